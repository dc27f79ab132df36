"""The seats: adding, changing and ending them."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common.dates import day_text
from common.refusal import Refusal
from programmaraad.models import Seat
from regions.models import Organisation

from .locking import check_manager, lock_seat


@transaction.atomic
def add_seat(
    *, name: str, nominating_organisation: Organisation | None, is_chair: bool, by: Role
) -> Seat:
    """Add a seat after the others.

    Raises Refusal when `by` is no administrator, the name is in use, there is a chair already or
    the organisation has ended.
    """
    check_manager(by)
    seat = Seat(name=name, nominating_organisation=nominating_organisation, is_chair=is_chair)
    _check(seat)
    last = Seat.objects.aggregate(last=Max("position"))["last"] or 0
    seat.position = last + 1
    seat.save()
    return seat


@transaction.atomic
def change_seat(
    *,
    seat: Seat,
    name: str,
    nominating_organisation: Organisation | None,
    is_chair: bool,
    position: int,
    by: Role,
) -> Seat:
    """Rename a seat, move it in the list or change who nominates for it.

    Raises Refusal as `add_seat` does.
    """
    check_manager(by)
    seat = lock_seat(seat.pk)
    seat.name = name
    seat.nominating_organisation = nominating_organisation
    seat.is_chair = is_chair
    seat.position = position
    _check(seat)
    seat.save()
    return seat


@transaction.atomic
def end_seat(*, seat: Seat, on: date, by: Role) -> Seat:
    """Let a seat cease to exist after the day `on`.

    Raises Refusal when `by` is no administrator, the seat has ended already, somebody holds it
    after that day, or a nomination for it is open.
    """
    check_manager(by)
    seat = lock_seat(seat.pk)
    if seat.ended_on is not None:
        raise Refusal(_("This seat has ended already."), code="seat_ended")
    longer = seat.terms.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on)).first()
    if longer is not None:
        raise Refusal(
            _("%(name)s holds this seat after %(day)s. First end that term.")
            % {"name": longer.name, "day": day_text(on, weekday=False)},
            field="on",
            code="seat_held",
        )
    if seat.nominations.open().exists():
        raise Refusal(
            _("A nomination for this seat is open. First answer or withdraw it."),
            code="nomination_open",
        )
    seat.ended_on = on
    seat.save(update_fields=["ended_on"])
    return seat


def _check(seat: Seat) -> None:
    others = Seat.objects.exclude(pk=seat.pk)
    if others.filter(name__iexact=seat.name).exists():
        raise Refusal(_("There is a seat with this name already."), field="name", code="name_used")
    if seat.is_chair and others.filter(is_chair=True, ended_on__isnull=True).exists():
        raise Refusal(
            _("There is a seat for the chair already."), field="is_chair", code="second_chair"
        )
    organisation = seat.nominating_organisation
    if organisation is not None and organisation.ended_on is not None:
        raise Refusal(
            _("This organisation has ended and can no longer nominate."),
            field="nominating_organisation",
            code="organisation_ended",
        )
