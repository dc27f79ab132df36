"""What must be done about subsidies: by the Realisatie Eenheid, and by who was granted one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import PENVOERDER_KINDS, Role, RoleKind
from assessments.models.heard import can_respond, was_heard
from common.dates import amsterdam_date
from common.obligations import Obligation, only_when

from .models import Division, DivisionState, Duty, GroundToRefuse, Hearing, LaterDecision


def to_settle(role: Role) -> QuerySet[Division]:
    """The divisions on which this lead can decide: not those that they prepared themselves."""
    own = GroundToRefuse.objects.of_person(role.user_id)
    return (
        Division.objects.visible_to(role)
        .filter(state=DivisionState.VOORBEREID)
        .exclude(prepared_by__user=role.user_id)
        .exclude(round__in=own.values("application__round"))
        .defer("content")
        .select_related("round")
        .order_by("prepared_at", "pk")
    )


@only_when(lambda: Division.objects.filter(state=DivisionState.VOORBEREID))
def _settle(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    for one in to_settle(role)[:most]:
        page = reverse("subsidies:division", args=[one.pk])
        yield Obligation(_("Decide on the division of a subsidy"), one.round.name, page)


@only_when(lambda: LaterDecision.objects.filter(state=DivisionState.VOORBEREID))
def _decide_later(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    """What a lead must decide who neither intended nor prepared it."""
    waiting = (
        LaterDecision.objects.visible_to(role)
        .filter(state=DivisionState.VOORBEREID)
        .exclude(prepared_by__user=role.user_id)
        .exclude(hearing__intended_by__user=role.user_id)
        .select_related("share__application__plan")
        .order_by("prepared_at", "pk")
    )
    for one in waiting[:most]:
        page = reverse("subsidies:later", args=[one.pk])
        yield Obligation(_("Decide on a subsidy"), one.share.application.name, page)


@only_when(Hearing.objects.open)
def _prepare_heard(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    """What an adviser must prepare, or drop: the applicant responded, or its term has passed."""
    heard = was_heard(amsterdam_date(at), letter="letter")
    waiting = Hearing.objects.visible_to(role).open().filter(heard)
    for one in waiting.select_related("application__plan").order_by("intended_at", "pk")[:most]:
        page = reverse("subsidies:hearing", args=[one.pk])
        what = _("Prepare what was intended about a subsidy, or drop it")
        yield Obligation(what, one.application.name, page)


@only_when(Hearing.objects.open)
def _respond(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    """The intentions to which the penvoerder can respond."""
    can = can_respond(amsterdam_date(at), letter="letter")
    own = Hearing.objects.visible_to(role).open().filter(can)
    waiting = own.select_related("application__plan", "letter").defer("letter__pdf")
    for one in waiting.order_by("respond_by", "pk")[:most]:
        page = reverse("subsidies:hearing", args=[one.pk])
        what = _("Respond to what is intended about your subsidy")
        yield Obligation(what, one.application.name, page, day=one.last_day)


@only_when(Duty.objects.to_meet)
def _meet_duties(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    """What the penvoerder must hand in."""
    own = Duty.objects.visible_to(role).to_meet().select_related("share__application__plan")
    for one in own.order_by("due_on", "pk")[:most]:
        page = reverse("subsidies:duty", args=[one.pk])
        what = _("Hand in for your subsidy: %(duty)s") % {"duty": one.get_kind_display()}
        yield Obligation(what, one.share.application.name, page, day=one.due_on)


@only_when(lambda: Duty.objects.filter(received_on=None))
def _receive_duties(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    """What was handed in and is to be looked at, and what was not handed in by its day."""
    seen = Duty.objects.visible_to(role).select_related("share__application__plan")
    late = Duty.objects.to_meet().filter(due_on__lt=amsterdam_date(at))
    to_do = seen.filter(
        Q(pk__in=late.values("pk")) | Q(pk__in=Duty.objects.to_receive().values("pk"))
    )
    for one in to_do.order_by(F("due_on").asc(nulls_last=True), "pk")[:most]:
        page = reverse("subsidies:duty", args=[one.pk])
        what = _("Look whether it was received: %(duty)s") % {"duty": one.get_kind_display()}
        yield Obligation(what, one.share.application.name, page, day=one.due_on)


_OF_PENVOERDER = (_respond, _meet_duties)
OBLIGATIONS: Mapping[str, tuple[Callable[[Role, datetime, int], Iterable[Obligation]], ...]] = {
    RoleKind.RE_LEAD: (_settle, _decide_later),
    RoleKind.RE_ADVISER: (_prepare_heard, _receive_duties),
    **dict.fromkeys(PENVOERDER_KINDS, _OF_PENVOERDER),
}
"""By kind of role what there can be to do: (role, at, most) gives at most so many, by date."""
