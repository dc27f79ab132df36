"""What is to be done about withdrawing a status: to respond, to prepare, to decide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from common.dates import amsterdam_date
from common.obligations import Obligation, only_when
from correspondence.models import Letter

from .models import Condition, Withdrawal, WithdrawalState, is_involved
from .models.heard import can_respond, was_heard


@only_when(Withdrawal.objects.running)
def respond_to_intentions(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    """What the penvoerder can respond to."""
    own = Withdrawal.objects.visible_to(role).filter(
        can_respond(amsterdam_date(at), letter="intention_letter"),
        state=WithdrawalState.VOORGENOMEN,
        application__penvoerder=role.organisation_id,
    )
    what = gettext_lazy("Respond: the provisional status may be withdrawn")
    rows = own.select_related("application__plan", "intention_letter")
    for one in rows.defer("intention_letter__pdf").order_by("respond_by", "pk")[:most]:
        page = reverse("assessments:respond", args=[one.pk])
        yield Obligation(what, one.application.name, page, day=one.last_day)


def late_conditions(withdrawal: Withdrawal, role: Role) -> list[Condition]:
    """The conditions a withdrawal is about, as far as `role` may see them: not met, and past their
    dates when it was intended. At most three queries.
    """
    found = Condition.objects.visible_to(role).filter(
        decision__application=withdrawal.application_id,
        closed_at=None,
        due_on__lt=amsterdam_date(withdrawal.intended_at),
    )
    letters = Letter.objects.defer("pdf", "body_html").order_by("-made_at")
    return list(found.prefetch_related(Prefetch("decision__letters", letters)))


@only_when(Withdrawal.objects.running)
def prepare_withdrawals(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    """What an adviser must prepare: the region responded, or its term has passed."""
    heard = was_heard(amsterdam_date(at), letter="intention_letter")
    waiting = _of(role, WithdrawalState.VOORGENOMEN).filter(heard)
    yield from _obligations(waiting[:most], gettext_lazy("Prepare to withdraw a status, or not"))


@only_when(Withdrawal.objects.running)
def decide_withdrawals(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    """What a lead must decide who neither intended nor prepared it."""
    own = Withdrawal.objects.filter(
        Q(events__prepared_by__user=role.user_id) | Q(intended_by__user=role.user_id)
    )
    waiting = _of(role, WithdrawalState.VOORGESTELD).exclude(pk__in=own.values("pk"))
    yield from _obligations(waiting[:most], gettext_lazy("Decide on withdrawing a status"))


def _of(role: Role, state: WithdrawalState) -> QuerySet[Withdrawal]:
    found = Withdrawal.objects.visible_to(role).filter(
        ~is_involved(role, "application__"), state=state
    )
    return found.select_related("application__plan").order_by("intended_at", "pk")


def _obligations(found: QuerySet[Withdrawal], what: StrOrPromise) -> Iterator[Obligation]:
    for one in found:
        page = reverse("assessments:withdrawal", args=[one.pk])
        yield Obligation(what, one.application.name, page)
