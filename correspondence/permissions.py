"""Who may sign a decision or letter, and who keeps the register of that.

A letter outside a mandate cannot be issued: whoever takes a decision or has a letter made asks
`why_not_mandated` in the act, and shows the same sentence beforehand.
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import RE_KINDS, Role, RoleKind
from accounts.permissions import why_not_current
from common.dates import day_text

from . import mandate_kinds
from .models import LetterWording, Mandate

READERS_OF_MANDATES = (RoleKind.ADMIN, *RE_KINDS)


def mandate_of(role: Role, kind: str, on: date, on_behalf_of: str = "") -> Mandate | None:
    """The mandate with which `role` signs `kind` on this day: the first that was recorded.

    Also of a role that was ended since. `on_behalf_of` this body, when one is given. One query.
    """
    found = Mandate.objects.covering(kind, on, on_behalf_of).filter(role=role)
    return found.order_by("pk").first()


def why_not_mandated(
    role: Role, kind: str, on: date, on_behalf_of: str = ""
) -> StrOrPromise | None:
    """Who signs has a mandate for this `kind` (see `mandate_kinds`) on this day (Amsterdam).

    `on_behalf_of` is the body on whose behalf it is signed, as the round says; without it a mandate
    of any body does. Source: Awb 10:1 to 10:5. One query.
    """
    reason = why_not_current(role)
    if reason is not None or mandate_of(role, kind, on, on_behalf_of) is not None:
        return reason
    told = {"kind": mandate_kinds.name_of(kind), "body": on_behalf_of, "day": day_text(on)}
    whole = _("You have no mandate for “%(kind)s” on %(day)s. %(register)s")
    of_body = _("You have no mandate of %(body)s for “%(kind)s” on %(day)s. %(register)s")
    register = _("An administrator keeps the register of mandates.")
    return (of_body if on_behalf_of else whole) % {**told, "register": register}


def why_not_mandated_to_decide_objection(
    role: Role, *, first_decided_by: Role, on: date, on_behalf_of: str = ""
) -> StrOrPromise | None:
    """As `why_not_mandated`, and not who took the decision objected to, in whichever role.

    Source: Awb 10:3(3). Whoever else had a part in that decision is for its own rule (Awb 7:5).
    """
    if role.user_id == first_decided_by.user_id:
        return _(
            "You took the decision to which the objection is made, so you cannot be mandated to "
            "decide on the objection (Awb 10:3)."
        )
    return why_not_mandated(role, mandate_kinds.OBJECTION, on, on_behalf_of)


def why_not_keep_mandates(role: Role) -> StrOrPromise | None:
    """Administrators keep the register."""
    allowed = role.kind == RoleKind.ADMIN
    return why_not_current(role) or (None if allowed else _("Your role does not allow this."))


def why_not_give_mandate(by: Role, to: Role) -> StrOrPromise | None:
    """An administrator records it for somebody else of the Realisatie Eenheid."""
    if to.user_id == by.user_id:
        return _("Nobody records a mandate for themself. Ask another administrator.")
    if not (to.is_re and to.is_current):
        return _("Choose somebody who works for the Realisatie Eenheid now.")
    return why_not_keep_mandates(by)


def why_not_end_mandate(by: Role, mandate: Mandate, on: date) -> StrOrPromise | None:
    """An administrator ends what still holds on this day."""
    if mandate.ends_on is not None and mandate.ends_on <= on:
        return _("This mandate ends on %(day)s already.") % {"day": day_text(mandate.ends_on)}
    return why_not_keep_mandates(by)


def why_not_approve_wording(role: Role, wording: LetterWording) -> StrOrPromise | None:
    """A lead approves a text of letters that waits, written by somebody else."""
    if wording.approved_at or wording.dropped_at:
        return _("This version has been approved or dropped already.")
    if role.kind != RoleKind.RE_LEAD:
        return _("A lead approves this text.")
    if role.user_id == wording.written_by.user_id:
        return _("You wrote this text yourself. Another lead must approve it.")
    return why_not_current(role)
