"""What the list of objections reads, and what the page of an application tells of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accounts.models import Role
from common.calendar import load_calendar
from correspondence.models import Letter

from .domain.objection_term import ObjectionTerm, term_of
from .models import Objection, is_involved
from .models.objection import ObjectionQuerySet
from .objection_permissions import why_not_handle
from .permissions import why_not_impartial


@dataclass(frozen=True)
class ObjectionRow:
    """An objection with by when it must be decided on; None once that is over."""

    objection: Objection
    term: ObjectionTerm | None


def for_list(role: Role) -> ObjectionQuerySet:
    """The objections of the cases that this person may handle, the oldest first. One query."""
    free = Objection.objects.visible_to(role).filter(~is_involved(role, "application__"))
    return (
        free.with_letters()
        .select_related("letter__addressee", "application__plan", "handled_by__user")
        .order_by("letter__objection_until", "pk")
    )


def with_terms(found: Iterable[Objection]) -> Sequence[ObjectionRow]:
    """Each with its term; one query for the calendar."""
    calendar = load_calendar()
    return [ObjectionRow(one, term_of(one, calendar) if one.is_open else None) for one in found]


def who_may_handle(objection: Objection) -> list[Role]:
    """Those who may handle it, for who may not. A few queries for each of the RE: for one page."""
    return [
        one
        for one in Role.objects.of_re().select_related("user").order_by("user__name", "pk")
        if why_not_impartial(one, objection.application) is None
        and why_not_handle(one, objection) is None
    ]


def to_post(objection: Objection) -> list[Letter]:
    """Its letters that go by post: to somebody outside the portal."""
    if not objection.is_of_other:
        return []
    made = (objection.receipt_letter, objection.adjournment_letter, objection.outcome_letter)
    return [letter for letter in made if letter is not None]
