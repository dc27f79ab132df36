"""Who may enter the rules of a subsidy, divide its ceiling and decide on that, and why not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import RE_KINDS, Role
from applications.models import Application, ApplicationState, Round
from applications.models.application import is_not_closed
from applications.round_permissions import why_not_manage_rounds
from assessments.models import is_involved
from assessments.permissions import why_not_impartial, why_not_in_kinds
from common.dates import amsterdam_date, moment_text
from correspondence import mandate_kinds
from correspondence.permissions import why_not_mandated

from .models import Division, DivisionState, GroundToRefuse, SubsidyRules
from .workflow import DIVISION_FLOW

CAN_COME = (ApplicationState.CONCEPT, ApplicationState.INGEDIEND)
AT_HAND = (DivisionState.VOORBEREID, DivisionState.BESLOTEN)


def why_not_of_subsidy(into: Round) -> StrOrPromise | None:
    """A ceiling is divided where a subsidy is applied for."""
    if into.is_subsidy:
        return None
    return _("No subsidy is applied for in this round.")


def why_not_enter_rules(role: Role | None, into: Round, at: datetime) -> StrOrPromise | None:
    """An administrator enters what was published, until the round opens (Awb 4:27)."""
    return why_not_manage_rounds(role) or why_not_of_subsidy(into) or _why_not_opened(into, at)


def _why_not_opened(into: Round, at: datetime) -> StrOrPromise | None:
    if at < into.opens_at:
        return None
    return _(
        "The round opened on %(moment)s. Since then the ceiling and how it is divided stay as they "
        "were published."
    ) % {"moment": moment_text(into.opens_at)}


def fixed_by_opening(into: Round) -> Mapping[str, StrOrPromise]:
    """What of a round with rules stays as it is once it opened: by moving the opening, or the most
    that can be asked, the ceiling or its division could be changed after all (Awb 4:27, 4:28).
    """
    why = _why_not_opened(into, timezone.now())
    if why is None or not SubsidyRules.objects.filter(round=into).exists():
        return {}
    return dict.fromkeys(("kind", "opens_at", "maximum_amount"), why)


def why_not_partial(role: Role, into: Round) -> StrOrPromise | None:
    """Who is involved in one application has no part in dividing among all (Awb 2:4)."""
    own = Application.objects.submitted().filter(is_involved(role), round=into).first()
    return None if own is None else why_not_impartial(role, own)


def why_not_divide(role: Role, into: Round) -> StrOrPromise | None:
    """The Realisatie Eenheid may, of a subsidy round with rules, once; whoever is not involved."""
    return (
        why_not_in_kinds(role, RE_KINDS)
        or why_not_of_subsidy(into)
        or _why_not_without_rules(into)
        or why_not_partial(role, into)
        or why_not_at_hand(into)
    )


def _why_not_without_rules(into: Round) -> StrOrPromise | None:
    if SubsidyRules.objects.filter(round=into).exists():
        return None
    return _("No ceiling was published for this round, so there is nothing to divide.")


def why_not_closed(into: Round, at: datetime) -> StrOrPromise | None:
    """Nothing is divided as long as an application can still be submitted. At most a query."""
    if not into.is_closed(at):
        return _("The round has not closed yet.")
    late = Application.objects.filter(is_not_closed(at), round=into, state__in=CAN_COME)
    if late.exists():
        return _("An application can still be submitted: it was given more time.")
    return None


def why_not_at_hand(into: Round) -> StrOrPromise | None:
    """One division at a time, and none after it was decided on. One query."""
    at_hand = Division.objects.filter(round=into, state__in=AT_HAND).first()
    if at_hand is None:
        return None
    return _("There is a division of this round already: it is “%(state)s”.") % {
        "state": at_hand.get_state_display()
    }


def why_not_settle(role: Role, division: Division) -> StrOrPromise | None:
    """A lead who is mandated, and prepared nothing of it nor entered a ground to refuse."""
    if role.is_current and role.kind not in DIVISION_FLOW.who("settle"):
        return _("A lead takes this decision.")
    return (
        why_not_in_kinds(role, DIVISION_FLOW.who("settle"))
        or DIVISION_FLOW.why_not(division, "settle", kind=role.kind)
        or _why_not_prepared(role, division)
        or why_not_partial(role, division.round)
        or why_not_mandated(
            role,
            mandate_kinds.SUBSIDY,
            amsterdam_date(timezone.now()),
            division.round.on_behalf_of,
        )
    )


def _why_not_prepared(role: Role, division: Division) -> StrOrPromise | None:
    if role.user_id == division.prepared_by.user_id:
        return _("You prepared this division yourself. Another lead must decide on it.")
    own = GroundToRefuse.objects.of_person(role.user_id)
    if own.filter(application__round=division.round_id).exists():
        return _("You had part in a ground to refuse yourself. Another lead must decide on it.")
    return None


def why_not_give_back(role: Role, division: Division) -> StrOrPromise | None:
    """A lead gives a prepared division back."""
    return (
        why_not_in_kinds(role, DIVISION_FLOW.who("give_back"))
        or DIVISION_FLOW.why_not(division, "give_back", kind=role.kind)
        or why_not_partial(role, division.round)
    )


def why_not_ground(role: Role, application: Application) -> StrOrPromise | None:
    """The Realisatie Eenheid enters a ground to refuse until a division rests on it."""
    return (
        why_not_in_kinds(role, RE_KINDS)
        or why_not_of_subsidy(application.round)
        or why_not_impartial(role, application)
        or why_not_at_hand(application.round)
    )
