"""Who may prepare, issue or drop the correction of a letter, and why not."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import RE_KINDS, Role, RoleKind
from correspondence.models import Letter

from .models import Correction, Decision
from .permissions import why_not_impartial, why_not_in_kinds


def why_not_newest(letter: Letter) -> StrOrPromise | None:
    """Only the letter that counts now is corrected; at most a query."""
    if getattr(letter, "replaced_by", None) is None:
        return None
    return _("This letter has already been replaced by a newer one.")


def why_not_prepare_correction(
    role: Role, letter: Letter, decision: Decision
) -> StrOrPromise | None:
    """An impartial person of the Realisatie Eenheid, when no correction of it is waiting."""
    reason = (
        why_not_in_kinds(role, RE_KINDS)
        or why_not_newest(letter)
        or why_not_impartial(role, decision.application)
    )
    if reason is None and letter.corrections.filter(dropped_at__isnull=True).exists():
        return _("A correction of this letter is already being prepared.")
    return reason


def why_not_drop(role: Role, correction: Correction) -> StrOrPromise | None:
    """An impartial person of the Realisatie Eenheid, as long as it was not issued."""
    if not correction.is_open:
        return _("This correction is no longer waiting.")
    return why_not_in_kinds(role, RE_KINDS) or why_not_impartial(
        role, correction.decision.application
    )


def why_not_issue(role: Role, correction: Correction) -> StrOrPromise | None:
    """An impartial lead who did not prepare it: four eyes."""
    if role.is_current and role.kind != RoleKind.RE_LEAD:
        return _("A lead issues this correction.")
    if role.user_id == correction.prepared_by.user_id:
        return _("You prepared this correction yourself. Another lead must issue it.")
    return why_not_drop(role, correction)
