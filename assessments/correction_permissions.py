"""Who may prepare, issue or drop the correction of a letter, and why not.

That they are not involved in its case was asked before (see `permissions`).
"""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import RE_KINDS, Role, RoleKind
from common.dates import amsterdam_date
from correspondence.models import Letter
from correspondence.permissions import why_not_mandated

from .models import Correction
from .permissions import why_not_in_kinds


def why_not_newest(letter: Letter) -> StrOrPromise | None:
    """Only the letter that counts now is corrected; at most a query."""
    if getattr(letter, "replaced_by", None) is None:
        return None
    return _("This letter has already been replaced by a newer one.")


def why_not_prepare_correction(role: Role, letter: Letter) -> StrOrPromise | None:
    """The Realisatie Eenheid may, when no correction of it is waiting."""
    reason = why_not_in_kinds(role, RE_KINDS) or why_not_newest(letter)
    if reason is None and letter.corrections.filter(dropped_at__isnull=True).exists():
        return _("A correction of this letter is already being prepared.")
    return reason


def why_not_drop(role: Role, correction: Correction) -> StrOrPromise | None:
    """The Realisatie Eenheid may, as long as it was not issued."""
    if not correction.is_open:
        return _("This correction is no longer waiting.")
    return why_not_in_kinds(role, RE_KINDS)


def why_not_issue(role: Role, correction: Correction) -> StrOrPromise | None:
    """A lead who did not prepare it, and is mandated for what was decided, may: four eyes."""
    if role.is_current and role.kind != RoleKind.RE_LEAD:
        return _("A lead issues this correction.")
    if role.user_id == correction.prepared_by.user_id:
        return _("You prepared this correction yourself. Another lead must issue it.")
    return why_not_drop(role, correction) or why_not_mandated(
        role,
        correction.mandate_kind,
        amsterdam_date(timezone.now()),
        correction.application.round.on_behalf_of,
    )
