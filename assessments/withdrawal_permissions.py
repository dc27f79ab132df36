"""Who may intend, answer, prepare and decide on withdrawing a provisional status, and why not.

That those of the Realisatie Eenheid are not involved in the case was asked before (see
`permissions`).
"""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import RE_KINDS, Role
from applications.afterwards import known_state
from applications.models import Application, ApplicationState
from common.dates import amsterdam_date
from correspondence import mandate_kinds
from correspondence.permissions import why_not_mandated

from .hearing_permissions import why_not_heard, why_not_responding, why_not_writing_down
from .models import Condition, ConditionAnswer, Decision, Withdrawal, WithdrawalState
from .permissions import why_not_in_kinds, why_not_while_preparing
from .withdrawal_workflow import WITHDRAWAL_FLOW


def why_still_time(
    application: Application, on: date, *, intended_at: datetime | None = None
) -> StrOrPromise | None:
    """A status is withdrawn when a condition was not met before the day of the intention, `on`, of
    which the region was told (Awb 4:8), and no answer to it waits for a check; or when no condition
    was open any more when it was intended (now), for what lacks beside them. Three queries at most.
    """
    conditions = Condition.objects.filter(decision__in=Decision.objects.granted())
    own = conditions.filter(decision__application=application)
    late = own.filter(closed_at=None, due_on__lt=on)
    was_open = Q(closed_at=None)
    if intended_at is not None:
        was_open |= Q(closed_at__gt=intended_at)
    if not late.exists() and own.filter(was_open).exists():
        return _("No open condition is past its date, so the status cannot end for one.")
    if ConditionAnswer.objects.to_check().filter(condition__in=late).exists():
        return _("The region answered a condition that is past its date. First check that answer.")
    return None


def why_not_intend(role: Role, application: Application, on: date) -> StrOrPromise | None:
    """The Realisatie Eenheid may, of a provisional status that was made known."""
    if reason := why_not_in_kinds(role, RE_KINDS):
        return reason
    if known_state(application).state != ApplicationState.VOORLOPIG:
        return _("Only a provisional status that was made known can be withdrawn.")
    if Withdrawal.objects.running().filter(application=application).exists():
        return _("It was made known before that the status may be withdrawn.")
    return (
        why_not_while_preparing(application)
        or why_still_time(application, on)
        or why_not_mandated(role, mandate_kinds.INTENTION, on, application.round.on_behalf_of)
    )


def why_not_respond(role: Role, withdrawal: Withdrawal, on: date) -> StrOrPromise | None:
    """The penvoerder responds within the term, once."""
    is_open = withdrawal.state == WithdrawalState.VOORGENOMEN
    return why_not_responding(role, withdrawal, withdrawal.application, is_open=is_open, on=on)


def why_not_write_down(role: Role, withdrawal: Withdrawal) -> StrOrPromise | None:
    """The RE writes down what the region said, also after the term (Awb 4:9)."""
    return why_not_writing_down(role, is_open=withdrawal.state == WithdrawalState.VOORGENOMEN)


def why_not_propose(role: Role, withdrawal: Withdrawal, on: date) -> StrOrPromise | None:
    """Once the region responded or its term passed, and while it has no time for a condition."""
    if reason := why_not_in_kinds(role, RE_KINDS) or WITHDRAWAL_FLOW.why_not(
        withdrawal, "propose", kind=role.kind
    ):
        return reason
    return why_not_heard(withdrawal, on=on) or _why_still_time(withdrawal)


def _why_still_time(withdrawal: Withdrawal) -> StrOrPromise | None:
    on = amsterdam_date(withdrawal.intended_at)
    return why_still_time(withdrawal.application, on, intended_at=withdrawal.intended_at)


def why_not_withdraw(role: Role, withdrawal: Withdrawal, on: date) -> StrOrPromise | None:
    """A lead decides who neither intended nor prepared it: four eyes."""
    if role.is_current and role.kind not in WITHDRAWAL_FLOW.who("withdraw"):
        return _("A lead takes this decision.")
    if reason := why_not_in_kinds(role, WITHDRAWAL_FLOW.who("withdraw")) or WITHDRAWAL_FLOW.why_not(
        withdrawal, "withdraw", kind=role.kind
    ):
        return reason
    if role.user_id in withdrawal.preparers:
        return _("You prepared this decision yourself. Another lead must take it.")
    application = withdrawal.application
    return (
        why_not_while_preparing(application)
        or _why_still_time(withdrawal)
        or why_not_mandated(role, mandate_kinds.WITHDRAWAL, on, application.round.on_behalf_of)
    )


def why_not_move(role: Role, withdrawal: Withdrawal, name: str) -> StrOrPromise | None:
    """Giving it back, and dropping it: as the table says."""
    return why_not_in_kinds(role, WITHDRAWAL_FLOW.who(name)) or WITHDRAWAL_FLOW.why_not(
        withdrawal, name, kind=role.kind
    )
