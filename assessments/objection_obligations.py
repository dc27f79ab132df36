"""What is to be done about objections: to mend one, to take it in hand, to prepare, to decide, and
to do what a founded one leaves to be done.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from common.dates import amsterdam_date
from common.obligations import Obligation, only_when

from .domain.objection_costs import pay_costs_by
from .domain.objection_term import term_of
from .models import Objection, ObjectionState, is_involved


@only_when(Objection.objects.open)
def mend_objections(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    """What lacks in the objections of one's own organisation, and can still be sent."""
    own = Objection.objects.visible_to(role).filter(
        state=ObjectionState.ONTVANGEN,
        receipt_letter__isnull=False,
        mended_on=None,
        mend_by__gte=amsterdam_date(at),
    )
    what = gettext_lazy("Send what lacks in your objection")
    for one in own.select_related("application__plan").order_by("mend_by", "pk")[:most]:
        page = reverse("assessments:own_objection", args=[one.pk])
        yield Obligation(what, one.application.name, page, day=one.mend_by)


@only_when(Objection.objects.open)
def handle_objections(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    """Objections to take in hand, or whose decision is to be prepared, by their last days."""
    taken = gettext_lazy("Prepare the decision on an objection")
    new = gettext_lazy("Take an objection in hand and confirm that it came in")
    for one in _of(role, ObjectionState.ONTVANGEN)[:most]:
        yield _obligation(one, taken if one.handled_by_id else new)


@only_when(Objection.objects.open)
def decide_on_objections(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    """Decisions on objections for a lead who did not prepare them."""
    waiting = _of(role, ObjectionState.VOORGESTELD)
    for one in [one for one in waiting if role.user_id not in one.preparers][:most]:
        yield _obligation(one, gettext_lazy("Decide on an objection"))


@only_when(Objection.objects.to_carry_out)
def carry_out_objections(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    """What founded objections leave to do by hand, the oldest first; also for who had a part."""
    left = Objection.objects.to_carry_out().visible_to(role)
    free = left.filter(~is_involved(role, "application__"))
    found = free.with_letters().select_related("application__plan")
    what = gettext_lazy("Do what was decided on an objection")
    for one in found.order_by("settled_at", "pk")[:most]:
        page = reverse("assessments:objection", args=[one.pk])
        day = pay_costs_by(one)
        yield Obligation(what, one.application.name, page + "#carry_out", day=day)


@only_when(Objection.objects.open)
def find_who_handles(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    """Objections that nobody of the Realisatie Eenheid may handle, for the leads.

    One query while there are none; else a few for each colleague, until there is one for each.
    """
    seen = Objection.objects.visible_to(role).filter(~is_involved(role, "application__")).open()
    waiting = {one.pk: one for one in seen.with_letters().select_related("application__plan")}
    for colleague in Role.objects.of_re().order_by("pk") if waiting else ():
        theirs = Objection.objects.filter(~is_involved(colleague, "application__"), pk__in=waiting)
        for pk in theirs.free_of(colleague).values_list("pk", flat=True):
            del waiting[pk]
    for one in list(waiting.values())[:most]:
        yield _obligation(one, gettext_lazy("Find somebody to handle an objection: nobody can"))


def _of(role: Role, state: ObjectionState) -> list[Objection]:
    """Those in this state that the person may handle. One query while there are none."""
    found = Objection.objects.visible_to(role).filter(
        ~is_involved(role, "application__"), state=state
    )
    with_case = found.with_letters().select_related("application__plan")
    waiting = list(with_case.order_by("letter__objection_until", "pk"))
    free = Objection.objects.free_of(role) if waiting else Objection.objects.none()
    keys = set(free.filter(state=state).values_list("pk", flat=True))
    return [one for one in waiting if one.pk in keys]


def _obligation(objection: Objection, what: StrOrPromise) -> Obligation:
    page = reverse("assessments:objection", args=[objection.pk])
    return Obligation(what, objection.application.name, page, day=term_of(objection).due)
