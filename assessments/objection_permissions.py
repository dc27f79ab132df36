"""Who may hand in, record, handle and decide on an objection, and why not.

That those of the Realisatie Eenheid are not involved in the case was asked before (see
`permissions`). To record what came in is no handling of it; whoever handles it had no part in the
decision either.
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import PENVOERDER_KINDS, RE_KINDS, Role
from common.dates import day_text
from correspondence import mandate_kinds
from correspondence.models import Letter
from correspondence.permissions import why_not_mandated

from .models import Objection, had_part_in
from .objection_workflow import OBJECTION_FLOW
from .permissions import why_not_in_kinds


def why_not_object_to(letter: Letter) -> StrOrPromise | None:
    """One objects to a decision with a term, as its last letter has it."""
    if not letter.is_beschikking or letter.objection_until is None:
        return _("One cannot object to this letter.")
    if hasattr(letter, "replaced_by"):
        return _("A newer letter replaced this one. Object to that one.")
    return None


def why_not_hand_in(role: Role, letter: Letter) -> StrOrPromise | None:
    """People of the addressee may, also late; one objection of theirs at a time."""
    if role.organisation_id != letter.addressee_id:
        return _("Only people of the organisation to which the letter was sent can object here.")
    return (
        why_not_in_kinds(role, PENVOERDER_KINDS)
        or why_not_object_to(letter)
        or why_not_again(letter)
    )


def why_not_again(letter: Letter) -> StrOrPromise | None:
    """The addressee objects once to one letter, unless it withdrew that. One query.

    Against the decision on an objection one goes to court. Source: Awb 7:1, 8:1.
    """
    earlier = Objection.objects.barring().filter(letter=letter, name="").first()
    if earlier is None:
        return None
    if earlier.is_open:
        return _("The addressee has objected to this letter already.")
    return _(
        "The objection of the addressee was decided on. That decision says how one goes to court."
    )


def why_not_record(role: Role, letter: Letter) -> StrOrPromise | None:
    """The Realisatie Eenheid writes down what came in."""
    return why_not_in_kinds(role, RE_KINDS) or why_not_object_to(letter)


def why_not_handle(role: Role, objection: Objection) -> StrOrPromise | None:
    """The Realisatie Eenheid, but nobody who had a part in a decision in the case (Awb 10:3(3)).

    One query.
    """
    if reason := why_not_in_kinds(role, RE_KINDS):
        return reason
    if had_part_in(role, objection.application):
        return _(
            "You had a part in the decision on this application, so somebody else handles the "
            "objection (Awb 7:5 and 10:3)."
        )
    return None


def _why_not_signing(role: Role, objection: Objection, on: date) -> StrOrPromise | None:
    """As `why_not_handle`, with a mandate to sign what is about objections."""
    body = objection.application.round.on_behalf_of
    return why_not_handle(role, objection) or why_not_mandated(
        role, mandate_kinds.OBJECTION, on, body
    )


def why_not_take_up(role: Role, objection: Objection, on: date) -> StrOrPromise | None:
    """Once, to confirm that it came in; by who may sign that."""
    if reason := _why_not_open(objection):
        return reason
    if objection.handled_by_id is not None:
        return _("Somebody has taken this objection in hand already.")
    return _why_not_signing(role, objection, on)


def why_not_mend(role: Role, objection: Objection) -> StrOrPromise | None:
    """Whoever objected sends what lacks; who handles it notes what came in, also too late."""
    if reason := _why_not_open(objection):
        return reason
    if not objection.lacks or objection.receipt_letter_id is None:
        return _("Nothing was asked that still lacks.")
    if objection.mended_on is not None:
        return _("What lacked came in already.")
    return why_not_handle(role, objection) if role.is_re else _why_not_own(role, objection)


def why_not_ask_costs(role: Role, objection: Objection) -> StrOrPromise | None:
    """Whoever objected asks once, until it was decided on; else who handles it notes that it was
    asked. Source: Awb 7:15(3).
    """
    if reason := _why_not_open(objection):
        return reason
    if objection.costs_asked_on is not None:
        return _("It was asked already that the costs be paid.")
    return why_not_handle(role, objection) if role.is_re else _why_not_own(role, objection)


def why_not_hear(role: Role, objection: Objection) -> StrOrPromise | None:
    """While no decision lies with the leads."""
    if not OBJECTION_FLOW.allows(objection, "propose", kind=role.kind):
        return OBJECTION_FLOW.why_not(objection, "propose", kind=role.kind)
    if objection.receipt_letter_id is None:
        return _("First confirm that the objection came in.")
    return why_not_handle(role, objection)


def why_not_adjourn(role: Role, objection: Objection, due: date, on: date) -> StrOrPromise | None:
    """Once, before the last day `due` has passed (Awb 7:10(3))."""
    if reason := _why_not_open(objection):
        return reason
    if objection.adjourned_at is not None:
        return _("The decision was adjourned before. That can be done once.")
    if objection.receipt_letter_id is None:
        return _("First confirm that the objection came in.")
    if on > due:
        return _("The term ended on %(day)s, so it can no longer be adjourned.") % {
            "day": day_text(due)
        }
    return _why_not_signing(role, objection, on)


def why_not_propose(role: Role, objection: Objection, on: date) -> StrOrPromise | None:
    """Once it was confirmed, could be mended, and was heard or it is said why not."""
    if reason := why_not_hear(role, objection):
        return reason
    if not objection.is_complete and objection.mend_by is not None and on <= objection.mend_by:
        return _("What lacks can be sent until and including %(day)s.") % {
            "day": day_text(objection.mend_by)
        }
    if objection.heard_on is None and not objection.no_hearing:
        return _("First note when whoever objects was heard, or why not.")
    return None


def why_not_decide(role: Role, objection: Objection, on: date) -> StrOrPromise | None:
    """A lead who never prepared it, had no part in the decision, and is mandated."""
    kinds = OBJECTION_FLOW.who("decide")
    if role.is_current and role.kind not in kinds:
        return _("A lead takes this decision.")
    reason = why_not_in_kinds(role, kinds)
    if reason := reason or OBJECTION_FLOW.why_not(objection, "decide", kind=role.kind):
        return reason
    if role.user_id in objection.preparers:
        return _("You prepared this decision yourself. Another lead must take it.")
    if not objection.is_decided_on_costs:
        return _(
            "It was asked that the costs be paid after this was prepared. Give it back, so that it "
            "is decided on that too (Awb 7:15)."
        )
    return _why_not_signing(role, objection, on)


def why_not_give_back(role: Role, objection: Objection) -> StrOrPromise | None:
    """As the table says, by who may handle it."""
    return OBJECTION_FLOW.why_not(objection, "give_back", kind=role.kind) or why_not_handle(
        role, objection
    )


def why_not_withdraw(role: Role, objection: Objection) -> StrOrPromise | None:
    """Whoever objected may, in the portal; else who handles it notes how it was said (Awb 6:21)."""
    return OBJECTION_FLOW.why_not(objection, "withdraw", kind=role.kind) or (
        why_not_handle(role, objection) if role.is_re else _why_not_own(role, objection)
    )


def why_not_carry_out(role: Role, objection: Objection) -> StrOrPromise | None:
    """The Realisatie Eenheid notes what it did; who had a part in the decision may too, as the
    objection has been decided on.
    """
    if reason := why_not_in_kinds(role, RE_KINDS):
        return reason
    if not objection.is_to_carry_out:
        return _("Nothing is left to be done after this objection.")
    return None


def _why_not_own(role: Role, objection: Objection) -> StrOrPromise | None:
    if objection.name or objection.letter.addressee_id != role.organisation_id:
        return _("Only people of the organisation that objected can do this.")
    return why_not_in_kinds(role, PENVOERDER_KINDS)


def _why_not_open(objection: Objection) -> StrOrPromise | None:
    if objection.is_open:
        return None
    return OBJECTION_FLOW.wrong_state % {"state": objection.get_state_display()}
