"""Writing the free text of letters: one person writes a version, a second approves it.

See docs/decisions/0212-free-text-of-letters-in-versions.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from accounts.permissions import why_not_current
from common.refusal import Refusal, refuse, refuse_all
from correspondence import wording_kinds
from correspondence.models import LetterWording
from correspondence.permissions import why_not_approve_wording
from correspondence.wording_kinds import Texts


@dataclass(frozen=True)
class Wording:
    """The free text with which a letter is made; `key` of its version, None for the default."""

    texts: Texts
    key: int | None = None


def in_force(kind: str) -> Wording:
    """The text that letters of `kind` have now. One query."""
    found = LetterWording.objects.in_force().filter(kind=kind).first()
    if found is None:
        return Wording(wording_kinds.of(kind).defaults)
    return Wording(texts_of(found), found.pk)


def texts_of(version: LetterWording) -> dict[str, str]:
    """The blocks of a version that its kind has."""
    return {block: getattr(version, block) for block in wording_kinds.of(version.kind).blocks}


@transaction.atomic
def propose(*, kind: str, texts: Texts, by: Role) -> LetterWording:
    """Write a next version, which waits for approval.

    Raises `Refusal`: `role_ended`, `wrong_role`, `waiting` when a version waits already, and those
    of `wording_kinds.lacks`.
    """
    _require_re(by)
    refuse_all(wording_kinds.lacks(kind, texts))
    same_kind = LetterWording.objects.filter(kind=kind)
    waits = _("A version waits for approval already. Have it approved or drop it first.")
    refuse(waits if same_kind.proposed().exists() else None, code="waiting")
    last = same_kind.aggregate(last=Max("version"))["last"] or 0
    written: dict[str, Any] = {
        block: texts[block].strip().replace("\r\n", "\n") for block in wording_kinds.of(kind).blocks
    }
    return LetterWording.objects.create(kind=kind, version=last + 1, written_by=by, **written)


@transaction.atomic
def approve(*, wording: LetterWording, by: Role) -> LetterWording:
    """Have a version hold from now on. Raises `Refusal`: `cannot_approve`."""
    locked = _locked(wording)
    refuse(why_not_approve_wording(by, locked), code="cannot_approve")
    locked.approved_by, locked.approved_at = by, timezone.now()
    locked.save(update_fields=["approved_by", "approved_at"])
    return locked


@transaction.atomic
def drop(*, wording: LetterWording, by: Role) -> LetterWording:
    """Have a version never hold. Raises `Refusal`: `role_ended`, `wrong_role`, `settled`."""
    _require_re(by)
    locked = _locked(wording)
    if locked.approved_at or locked.dropped_at:
        raise Refusal(_("This version has been approved or dropped already."), code="settled")
    locked.dropped_by, locked.dropped_at = by, timezone.now()
    locked.save(update_fields=["dropped_by", "dropped_at"])
    return locked


def _require_re(by: Role) -> None:
    refuse(why_not_current(by), code="role_ended")
    others = _("The Realisatie Eenheid writes the text of its letters.")
    refuse(None if by.kind in RE_KINDS else others, code="wrong_role")


def _locked(wording: LetterWording) -> LetterWording:
    return LetterWording.objects.select_for_update(of=("self",)).get(pk=wording.pk)
