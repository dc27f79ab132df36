"""Members and their terms of office."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common.dates import day_text
from common.refusal import Refusal
from programmaraad.models import Nomination, Seat, Term

from .locking import check_manager, lock_seat


@transaction.atomic
def add_term(*, seat: Seat, name: str, starts_on: date, ends_on: date | None, by: Role) -> Term:
    """Put a member on a seat without a nomination, such as the chair, who is recruited.

    `ends_on` is the last day; None means until further notice. Raises Refusal when `by` is no
    administrator, it does not end after it starts, the seat has ended or somebody else holds it.
    """
    check_manager(by)
    seat = lock_seat(seat.pk)
    return store_term(Term(seat=seat, name=name, starts_on=starts_on, ends_on=ends_on))


@transaction.atomic
def correct_term(*, term: Term, name: str, starts_on: date, ends_on: date | None, by: Role) -> Term:
    """Correct what was entered about a term.

    Raises Refusal as `add_term` does, and when it would start before its nomination.
    """
    check_manager(by)
    seat = lock_seat(term.seat_id)
    term = Term.objects.select_related("nomination").get(pk=term.pk)
    term.seat = seat
    term.name = name
    term.starts_on = starts_on
    term.ends_on = ends_on
    return store_term(term)


@transaction.atomic
def end_term(*, term: Term, on: date, by: Role) -> Term:
    """Let a term end earlier than was agreed; `on` is its last day.

    Raises Refusal when `by` is no administrator, or `on` is not after the day on which the term
    began, or after the day on which it ends already.
    """
    check_manager(by)
    lock_seat(term.seat_id)
    term = Term.objects.get(pk=term.pk)
    if on <= term.starts_on:
        raise Refusal(
            _("The term of office began on %(day)s; it can end on a day after that.")
            % {"day": day_text(term.starts_on, weekday=False)},
            field="on",
            code="ends_before_start",
        )
    if term.ends_on is not None and on > term.ends_on:
        raise Refusal(
            _("The term already ends on %(day)s. Correct the term to make it longer.")
            % {"day": day_text(term.ends_on, weekday=False)},
            field="on",
            code="ends_earlier",
        )
    term.ends_on = on
    term.save(update_fields=["ends_on"])
    return term


def store_term(term: Term, nomination: Nomination | None = None) -> Term:
    """Check a term against its seat, which the caller has locked, and store it."""
    term.nomination = nomination or term.nomination
    _check_days(term)
    seat_ends = term.seat.ended_on
    if seat_ends is not None and (term.ends_on is None or term.ends_on > seat_ends):
        raise Refusal(
            _("The seat ends on %(day)s; a term cannot last longer.")
            % {"day": day_text(seat_ends, weekday=False)},
            field="ends_on",
            code="seat_ended",
        )
    other = term.seat.terms.exclude(pk=term.pk).overlapping(term.starts_on, term.ends_on).first()
    if other is not None:
        raise Refusal(_overlap(other), field="starts_on", code="overlap")
    term.save()
    return term


def _check_days(term: Term) -> None:
    if term.ends_on is not None and term.ends_on <= term.starts_on:
        raise Refusal(
            _("A term of office ends after it starts. Choose a last day after the first day."),
            field="ends_on",
            code="ends_before_start",
        )
    if term.nomination is not None and term.starts_on < term.nomination.nominated_on:
        raise Refusal(
            _("%(name)s was nominated on %(day)s. The term of office starts on that day or later.")
            % {
                "name": term.nomination.name,
                "day": day_text(term.nomination.nominated_on, weekday=False),
            },
            field="starts_on",
            code="before_nomination",
        )


def _overlap(other: Term) -> str:
    told = {"name": other.name, "start": day_text(other.starts_on, weekday=False)}
    if other.ends_on is None:
        return _("%(name)s holds this seat from %(start)s. First end that term.") % told
    told["end"] = day_text(other.ends_on, weekday=False)
    return _("%(name)s holds this seat from %(start)s until and including %(end)s.") % told
