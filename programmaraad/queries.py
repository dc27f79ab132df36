"""What the pages about the Programmaraad read, each with a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from programmaraad.models import Nomination, Seat, Term


@dataclass(frozen=True)
class Occupation:
    """A seat on a day: who holds it, who is next, and which nomination is open."""

    seat: Seat
    member: Term | None
    following: Term | None
    nomination: Nomination | None = None


def composition(on: date) -> list[Occupation]:
    """The seats on a day with their present and next member, the chair first: two queries."""
    return occupations(seats_with_terms(on), on)


def occupations(seats: Iterable[Seat], on: date) -> list[Occupation]:
    """Who holds each of these `seats_with_terms` on a day."""
    return [_occupation(seat, on) for seat in seats]


def administration(on: date) -> list[Occupation]:
    """As `composition`, with the open nominations, for administrators: three queries."""
    waiting = Prefetch("nominations", Nomination.objects.open(), to_attr="waiting")
    return [
        _occupation(seat, on, next(iter(seat.waiting), None))
        for seat in seats_with_terms(on).prefetch_related(waiting)
    ]


def ended_seats(on: date) -> list[Seat]:
    """The seats that no longer exist: one query."""
    return list(
        Seat.objects.filter(ended_on__lt=on)
        .select_related("nominating_organisation")
        .order_by("-ended_on", "name")
    )


def seats_with_terms(on: date) -> QuerySet[Seat]:
    """The seats on a day with their terms that have not ended, the chair first: two queries."""
    lasting = Term.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))
    return (
        Seat.objects.current(on)
        .select_related("nominating_organisation")
        .prefetch_related(Prefetch("terms", lasting.order_by("starts_on"), to_attr="lasting"))
        .order_by("-is_chair", "position", "name")
    )


def _occupation(seat: Seat, on: date, nomination: Nomination | None = None) -> Occupation:
    lasting: list[Term] = seat.lasting  # type: ignore[attr-defined]  # from the Prefetch
    return Occupation(
        seat=seat,
        member=next((term for term in lasting if term.covers(on)), None),
        following=next((term for term in lasting if term.starts_on > on), None),
        nomination=nomination,
    )
