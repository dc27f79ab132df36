"""What may and may not be done with seats, nominations and terms."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from accounts.models import RoleKind
from common.refusal import Refusal
from programmaraad.domain import nominations, seats, terms
from programmaraad.models import Nomination, NominationState, Seat, Term
from regions.models import OrganisationKind
from tests.factories import organisation, role

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 15, 12, 0, tzinfo=UTC)
NEW_YEAR = date(2024, 1, 1)


@pytest.fixture
def admin():
    return role(RoleKind.ADMIN)


@pytest.fixture
def seat(admin):
    return seats.add_seat(
        name="Primair onderwijs",
        nominating_organisation=organisation(OrganisationKind.NATIONAL_PARTNER),
        is_chair=False,
        by=admin,
    )


def nominate(seat, admin, name="Noor Voorbeeld"):
    return nominations.nominate(
        seat=seat,
        name=name,
        email="noor@voorbeeld.example",
        motivation="Ervaren.",
        by=admin,
        at=NOW,
    )


def refused(act, **arguments) -> Refusal:
    with pytest.raises(Refusal) as refusal, transaction.atomic():
        act(**arguments)
    return refusal.value


def test_new_seats_come_after_the_others(admin, seat):
    second = seats.add_seat(name="Mbo", nominating_organisation=None, is_chair=False, by=admin)

    assert second.position == seat.position + 1


@pytest.mark.parametrize("kind", [kind for kind in RoleKind if kind != RoleKind.ADMIN])
def test_only_an_administrator_may(kind, seat, admin):
    other = role(kind)
    nomination = nominate(seat, admin)
    term = Term.objects.create(seat=seat, name="Oud", starts_on=date(2022, 1, 1))
    days = {"starts_on": NEW_YEAR, "ends_on": None}
    new = {"name": "x", "nominating_organisation": None, "is_chair": False}

    for act, arguments in [
        (seats.add_seat, new),
        (seats.change_seat, {**new, "seat": seat, "position": 1}),
        (seats.end_seat, {"seat": seat, "on": NEW_YEAR}),
        (
            nominations.nominate,
            {
                "seat": seat,
                "name": "x",
                "email": "x@voorbeeld.example",
                "motivation": "x",
                "at": NOW,
            },
        ),
        (nominations.appoint, {"nomination": nomination, "at": NOW, **days}),
        (nominations.reject, {"nomination": nomination, "at": NOW}),
        (nominations.withdraw, {"nomination": nomination, "at": NOW}),
        (terms.add_term, {"seat": seat, "name": "x", **days}),
        (terms.correct_term, {"term": term, "name": "x", **days}),
        (terms.end_term, {"term": term, "on": NEW_YEAR}),
    ]:
        assert refused(act, by=other, **arguments).code == "wrong_role"


def test_an_administrator_whose_role_ended_may_not(admin):
    admin.ended_at = datetime(2099, 1, 1, tzinfo=UTC)
    new = {"name": "x", "nominating_organisation": None, "is_chair": False}

    assert refused(seats.add_seat, by=admin, **new).code == "wrong_role"


def test_seat_names_are_unique_whatever_their_capitals(admin, seat):
    new = {"name": "PRIMAIR onderwijs", "nominating_organisation": None, "is_chair": False}

    refusal = refused(seats.add_seat, by=admin, **new)

    assert (refusal.code, refusal.field) == ("name_used", "name")


def test_there_is_one_seat_for_the_chair_at_a_time(admin):
    new = {"nominating_organisation": None, "is_chair": True, "by": admin}
    first = seats.add_seat(name="Voorzitter", **new)

    assert refused(seats.add_seat, name="Nog een", **new).code == "second_chair"
    seats.end_seat(seat=first, on=NEW_YEAR, by=admin)
    assert seats.add_seat(name="Nieuwe voorzitter", **new).is_chair


def test_an_organisation_that_ended_no_longer_nominates(admin, seat):
    gone = organisation(OrganisationKind.NATIONAL_PARTNER, ended_on=NEW_YEAR)
    new = {"name": "x", "nominating_organisation": gone, "is_chair": False}

    assert refused(seats.add_seat, by=admin, **new).code == "organisation_ended"


def test_changing_a_seat_keeps_its_own_name_and_chair(admin, seat):
    changed = seats.change_seat(
        seat=seat,
        name=seat.name,
        nominating_organisation=None,
        is_chair=True,
        position=7,
        by=admin,
    )

    assert (changed.is_chair, changed.position, changed.nominating_organisation) == (True, 7, None)


def test_a_seat_that_is_held_does_not_end(admin, seat):
    term = terms.add_term(seat=seat, name="Noor", starts_on=NEW_YEAR, ends_on=None, by=admin)

    refusal = refused(seats.end_seat, seat=seat, on=date(2024, 6, 30), by=admin)
    assert (refusal.code, "Noor" in str(refusal)) == ("seat_held", True)
    terms.end_term(term=term, on=date(2024, 6, 30), by=admin)
    assert seats.end_seat(seat=seat, on=date(2024, 6, 30), by=admin).ended_on == date(2024, 6, 30)
    assert refused(seats.end_seat, seat=seat, on=NEW_YEAR, by=admin).code == "seat_ended"


def test_a_seat_with_an_open_nomination_does_not_end(admin, seat):
    nominate(seat, admin)

    assert refused(seats.end_seat, seat=seat, on=NEW_YEAR, by=admin).code == "nomination_open"


def test_an_organisation_nominates_one_person_at_a_time(admin, seat):
    first = nominate(seat, admin)
    second = {"name": "Sem", "email": "sem@voorbeeld.example", "motivation": "Ook.", "at": NOW}

    refusal = refused(nominations.nominate, seat=seat, by=admin, **second)
    assert (refusal.code, "Noor Voorbeeld" in str(refusal)) == ("nomination_open", True)
    nominations.withdraw(nomination=first, by=admin, at=NOW)
    assert nominations.nominate(seat=seat, by=admin, **second).is_open


def test_the_database_refuses_a_second_open_nomination(admin, seat):
    first = nominate(seat, admin)

    with pytest.raises(IntegrityError), transaction.atomic():
        Nomination.objects.create(
            seat=seat, name="Sem", email="s@voorbeeld.example", entered_by=admin
        )
    assert seat.nominations.get() == first


def test_nobody_is_nominated_for_a_seat_that_ended(admin, seat):
    seats.end_seat(seat=seat, on=NEW_YEAR, by=admin)
    arguments = {"name": "x", "email": "x@voorbeeld.example", "motivation": "x", "at": NOW}

    assert refused(nominations.nominate, seat=seat, by=admin, **arguments).code == "seat_ended"


def test_appointing_begins_a_term(admin, seat):
    nomination = nominate(seat, admin)

    term = nominations.appoint(
        nomination=nomination, starts_on=date(2024, 2, 1), ends_on=None, by=admin, at=NOW
    )

    nomination.refresh_from_db()
    assert (nomination.state, nomination.decided_at) == (NominationState.BENOEMD, NOW)
    assert (term.seat, term.name, term.nomination) == (seat, "Noor Voorbeeld", nomination)


def test_an_appointment_that_overlaps_leaves_the_nomination_open(admin, seat):
    terms.add_term(seat=seat, name="Zittend", starts_on=NEW_YEAR, ends_on=None, by=admin)
    nomination = nominate(seat, admin)
    days = {"starts_on": date(2024, 2, 1), "ends_on": None}

    refusal = refused(nominations.appoint, nomination=nomination, by=admin, at=NOW, **days)

    nomination.refresh_from_db()
    assert (refusal.code, "Zittend" in str(refusal), nomination.is_open) == ("overlap", True, True)


@pytest.mark.parametrize("answer", [nominations.reject, nominations.withdraw])
def test_an_answered_nomination_stays_answered(admin, seat, answer):
    nomination = nominate(seat, admin)
    answer(nomination=nomination, by=admin, at=NOW)
    days = {"starts_on": NEW_YEAR, "ends_on": None}

    for act, more in [
        (nominations.reject, {}),
        (nominations.withdraw, {}),
        (nominations.appoint, days),
    ]:
        refusal = refused(act, nomination=nomination, by=admin, at=NOW, **more)
        assert refusal.code == "nomination_answered"


def test_the_database_keeps_an_answer(admin, seat):
    nomination = nominations.reject(nomination=nominate(seat, admin), by=admin, at=NOW)

    with pytest.raises(Exception, match="transition"), transaction.atomic():
        Nomination.objects.filter(pk=nomination.pk).update(state="benoemd")


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "fits"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), True),
        (date(2023, 1, 1), date(2024, 1, 1), False),
        (date(2024, 3, 1), date(2024, 3, 2), False),
        (date(2024, 12, 31), None, False),
        (date(2025, 1, 1), None, True),
        (date(2023, 1, 1), None, False),
    ],
)
def test_terms_on_a_seat_share_no_day(admin, seat, starts_on, ends_on, fits):
    held = {"starts_on": NEW_YEAR, "ends_on": date(2024, 12, 31)}
    terms.add_term(seat=seat, name="Eerst", by=admin, **held)
    new = {"seat": seat, "name": "Dan", "starts_on": starts_on, "ends_on": ends_on}

    if fits:
        assert terms.add_term(by=admin, **new).pk
    else:
        assert refused(terms.add_term, by=admin, **new).code == "overlap"
        with pytest.raises(IntegrityError, match="term_no_overlap"), transaction.atomic():
            Term.objects.create(**new)


def test_terms_on_two_seats_may_overlap(admin, seat):
    other = Seat.objects.create(name="Andere", position=2)
    for place in (seat, other):
        terms.add_term(seat=place, name="Noor", starts_on=NEW_YEAR, ends_on=None, by=admin)

    assert Term.objects.count() == 2


def test_a_term_ends_after_it_begins_and_not_later_than_it_did(admin, seat):
    held = {"starts_on": NEW_YEAR, "ends_on": date(2024, 12, 31)}
    term = terms.add_term(seat=seat, name="Noor", by=admin, **held)

    early = refused(terms.end_term, term=term, on=NEW_YEAR, by=admin)
    late = refused(terms.end_term, term=term, on=date(2025, 1, 1), by=admin)

    assert (early.code, late.code) == ("ends_before_start", "ends_earlier")
    assert terms.end_term(term=term, on=date(2024, 6, 30), by=admin).ends_on == date(2024, 6, 30)


def test_correcting_a_term_looks_at_the_others_only(admin, seat):
    held = {"starts_on": NEW_YEAR, "ends_on": date(2024, 12, 31)}
    term = terms.add_term(seat=seat, name="Noor", by=admin, **held)
    terms.add_term(seat=seat, name="Sem", starts_on=date(2025, 1, 1), ends_on=None, by=admin)

    corrected = terms.correct_term(term=term, name="Noor van Dijk", by=admin, **held)
    refusal = refused(
        terms.correct_term,
        term=term,
        name="Noor",
        starts_on=NEW_YEAR,
        ends_on=date(2025, 1, 1),
        by=admin,
    )

    assert (corrected.name, refusal.code) == ("Noor van Dijk", "overlap")


@pytest.mark.parametrize("ends_on", [date(2023, 12, 31), NEW_YEAR])
def test_a_term_of_office_ends_after_it_starts(admin, seat, ends_on):
    days = {"starts_on": NEW_YEAR, "ends_on": ends_on}

    refusal = refused(terms.add_term, seat=seat, name="x", by=admin, **days)

    assert (refusal.code, refusal.field) == ("ends_before_start", "ends_on")
    with pytest.raises(IntegrityError, match="term_ends_after_start"), transaction.atomic():
        Term.objects.create(seat=seat, name="x", **days)


def test_a_term_of_office_does_not_start_before_the_nomination(admin, seat):
    nomination = nominate(seat, admin)
    days = {"starts_on": date(2024, 1, 14), "ends_on": None}

    refusal = refused(nominations.appoint, nomination=nomination, by=admin, at=NOW, **days)
    nomination.refresh_from_db()

    assert (refusal.code, refusal.field) == ("before_nomination", "starts_on")
    assert ("15 januari 2024" in str(refusal), nomination.is_open) == (True, True)
    with pytest.raises(IntegrityError, match="term_after_nomination"), transaction.atomic():
        Term.objects.create(seat=seat, name="x", nomination=nomination, **days)


def test_correcting_a_term_does_not_move_it_before_the_nomination(admin, seat):
    term = nominations.appoint(
        nomination=nominate(seat, admin), starts_on=NOW.date(), ends_on=None, by=admin, at=NOW
    )
    earlier = {"name": "Noor", "starts_on": NEW_YEAR, "ends_on": None}

    refusal = refused(terms.correct_term, term=term, by=admin, **earlier)

    assert (refusal.code, refusal.field) == ("before_nomination", "starts_on")


def test_a_term_does_not_outlive_its_seat(admin, seat):
    seats.end_seat(seat=seat, on=date(2024, 6, 30), by=admin)
    fits = {"starts_on": NEW_YEAR, "ends_on": date(2024, 6, 30)}

    refusal = refused(
        terms.add_term, seat=seat, name="x", starts_on=NEW_YEAR, ends_on=None, by=admin
    )

    assert refusal.code == "seat_ended"
    assert terms.add_term(seat=seat, name="x", by=admin, **fits).pk


def test_the_history_forgets_what_a_candidate_wrote(admin, seat):
    nominate(seat, admin)
    event = Nomination.pgh_event_models["insert"]

    columns = {field.name for field in event._meta.get_fields()}

    assert {"email", "motivation"} & columns == set()
