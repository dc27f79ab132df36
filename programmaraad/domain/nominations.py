"""Nominations: an organisation puts somebody forward for its seat, and what becomes of that."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common.jobs import enqueue
from common.refusal import Refusal, refuse
from programmaraad.models import Nomination, NominationState, Seat, Term
from programmaraad.permissions import why_not_beside, why_not_on_seat

from .locking import check_manager, lock_seat
from .terms import store_term


@transaction.atomic
def nominate(
    *, seat: Seat, name: str, email: str, motivation: str, by: Role, at: datetime
) -> Nomination:
    """Enter a nomination on behalf of the organisation that nominates for `seat`.

    Raises Refusal when `by` is no administrator, the seat has ended, or a nomination is open:
    an organisation nominates one person at a time.
    """
    check_manager(by)
    seat = lock_seat(seat.pk)
    refuse(why_not_on_seat(seat), code="seat_ended")
    refuse(why_not_beside(seat.nominations.open().first()), code="nomination_open")
    return Nomination.objects.create(
        seat=seat, name=name, email=email, motivation=motivation, entered_by=by, entered_at=at
    )


@transaction.atomic
def appoint(
    *,
    nomination: Nomination,
    starts_on: date,
    ends_on: date | None,
    by: Role,
    at: datetime,
    tell: bool = True,
) -> Term:
    """Appoint the candidate: the nomination is answered, a term begins and a letter tells it.

    `tell` is False only for appointments of the past that are entered afterwards. Raises Refusal
    when `by` is no administrator, the nomination was answered already, or the term does not fit
    the seat (see `terms.store_term`).
    """
    nomination = _answer(nomination, NominationState.BENOEMD, by, at)
    term = Term(
        seat=nomination.seat,
        name=nomination.name,
        starts_on=starts_on,
        ends_on=ends_on,
        gets_letter=tell,
    )
    store_term(term, nomination)
    if tell:
        enqueue("programmaraad.tasks.make_appointment_letter", term.pk)
    return term


@transaction.atomic
def reject(*, nomination: Nomination, by: Role, at: datetime) -> Nomination:
    """Note that the candidate is not appointed. Raises Refusal as `appoint` does."""
    return _answer(nomination, NominationState.AFGEWEZEN, by, at)


@transaction.atomic
def withdraw(*, nomination: Nomination, by: Role, at: datetime) -> Nomination:
    """Note that the organisation or the candidate withdrew. Raises Refusal as `appoint` does."""
    return _answer(nomination, NominationState.INGETROKKEN, by, at)


def _answer(nomination: Nomination, state: NominationState, by: Role, at: datetime) -> Nomination:
    check_manager(by)
    seat = lock_seat(nomination.seat_id)
    nomination = Nomination.objects.get(pk=nomination.pk)
    nomination.seat = seat
    if not nomination.is_open:
        raise Refusal(
            _("This nomination has been answered already: %(state)s.")
            % {"state": nomination.get_state_display()},
            code="nomination_answered",
        )
    nomination.state = state
    nomination.decided_at = at
    nomination.save(update_fields=["state", "decided_at"])
    return nomination
