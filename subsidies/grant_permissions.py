"""Who may hand in for a duty, note it as received, and ask and note payments; why not."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import PENVOERDER_KINDS, RE_KINDS, Role
from applications.models import Round
from applications.permissions import is_own
from assessments.permissions import why_not_impartial, why_not_in_kinds
from common.dates import day_text

from .later_permissions import why_not_granted
from .models import AHEAD, Division, DivisionState, Duty, Later, Share
from .permissions import why_not_of_subsidy, why_not_partial


def why_not_report(role: Role, share: Share) -> StrOrPromise | None:
    """The people of the penvoerder report a change, until the subsidy is settled."""
    if not is_own(role, share.application):
        return _("Only people of the penvoerder can hand this in.")
    if reason := why_not_in_kinds(role, PENVOERDER_KINDS) or why_not_granted(share):
        return reason
    if share.later_decisions.made_known().filter(kind=Later.SETTLING).exists():
        return _("This subsidy was settled.")
    return None


def why_not_hand_in(role: Role, duty: Duty) -> StrOrPromise | None:
    """The people of the penvoerder hand in for a duty, until it was received."""
    if reason := why_not_report(role, duty.share):
        return reason
    if duty.received_on is not None:
        return _("The Realisatie Eenheid noted this as received before.")
    return None


def why_not_receive(role: Role, duty: Duty) -> StrOrPromise | None:
    """Those of the RE who are not involved note what was received, once."""
    if reason := why_not_in_kinds(role, RE_KINDS) or why_not_impartial(
        role, duty.share.application
    ):
        return reason
    if duty.received_on is not None:
        return _("The Realisatie Eenheid noted this as received before.")
    return None


def why_not_received_on(on: date, today: date) -> StrOrPromise | None:
    """It was received today or before."""
    return _("Enter the day on which it was received: today or before.") if on > today else None


def why_not_ahead(until: date, today: date) -> StrOrPromise | None:
    """An advance is paid on its day; a run is made for the days that come soon."""
    if until <= (last := today + AHEAD):
        return None
    return _("A run goes six weeks ahead at most: choose %(day)s or an earlier day.") % {
        "day": day_text(last)
    }


def why_not_pay(role: Role, into: Round) -> StrOrPromise | None:
    """Those of the RE who are not involved in the round hand over what is due, and note what came
    of it.
    """
    if reason := (
        why_not_in_kinds(role, RE_KINDS) or why_not_of_subsidy(into) or why_not_partial(role, into)
    ):
        return reason
    if not Division.objects.filter(round=into, state=DivisionState.BESLOTEN).exists():
        return _("Nothing was granted in this round yet.")
    return None
