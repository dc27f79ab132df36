"""The pages of the Programmaraad: for whom, what they say, how many queries they take."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import RoleKind
from onderwijsregio.todo import todos
from programmaraad.models import Nomination, Seat, Term
from regions.models import OrganisationKind
from tests.factories import organisation, role, signed_in

pytestmark = pytest.mark.django_db

COMPOSITION = "/programmaraad/"
MANAGE = "/beheer/programmaraad/"


def a_seat(number=1, **fields) -> Seat:
    fields.setdefault("nominating_organisation", organisation(OrganisationKind.NATIONAL_PARTNER))
    return Seat.objects.create(name=f"Zetel {number}", position=number, **fields)


def a_nomination(seat, admin, **fields) -> Nomination:
    return Nomination.objects.create(
        seat=seat,
        name="Kim Kandidaat",
        email="kim@voorbeeld.example",
        motivation="Vertrouwelijke motivatie.",
        entered_by=admin,
        **fields,
    )


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def admin():
    return role(RoleKind.ADMIN)


@pytest.fixture
def desk(admin):
    return signed_in(admin)


def test_anyone_reads_the_composition():
    today = timezone.localdate()
    taken, empty = a_seat(1), a_seat(2)
    Term.objects.create(
        seat=taken, name="Lid Nu", starts_on=today - timedelta(days=1), ends_on=today
    )
    Term.objects.create(
        seat=taken, name="Lid Straks", starts_on=today + timedelta(days=1), ends_on=None
    )
    Term.objects.create(
        seat=empty, name="Lid Vroeger", starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1)
    )
    Seat.objects.create(name="Opgeheven zetel", ended_on=today - timedelta(days=1))

    page = Client().get(COMPOSITION).content.decode()

    for told in ("Lid Nu", "Lid Straks", "Zetel 1", "Zetel 2", taken.nominating_organisation.name):
        assert told in page
    assert "Lid Vroeger" not in page
    assert "Opgeheven zetel" not in page
    assert page.count("Vacant") + page.count("Vacature") == 1


def test_an_administrator_is_told_once_of_a_seat_whose_last_term_ends_soon(admin):
    today, day = timezone.localdate(), timedelta(days=1)
    ends, followed, later, closed = a_seat(1), a_seat(2), a_seat(3), a_seat(4)
    Seat.objects.filter(pk=closed.pk).update(ended_on=today + 30 * day)
    for seat, left in ((ends, 60), (followed, 30), (later, 61), (closed, 30)):
        Term.objects.create(
            seat=seat, name="Lid", starts_on=today - day, ends_on=today + left * day
        )
    Term.objects.create(seat=followed, name="Lid Straks", starts_on=today + 40 * day)
    told = [todo.about for todo in todos(admin, at=timezone.now()) if todo.url == MANAGE]
    assert told == [ends.name]


def test_the_chair_is_first():
    a_seat(1)
    a_seat(2, is_chair=True)

    page = Client().get(COMPOSITION).content.decode()

    assert page.index("Zetel 2") < page.index("Zetel 1")


def test_candidates_are_not_in_the_public_composition(admin):
    a_nomination(a_seat(), admin)

    page = Client().get(COMPOSITION).content.decode()

    assert "Kim" not in page
    assert "kim@voorbeeld.example" not in page


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_composition_takes_as_many_queries_for_any_number_of_seats(
    rows, django_assert_num_queries
):
    for number in range(rows):
        term = {"name": "Lid", "starts_on": date(2020, 1, 1)}
        Term.objects.create(seat=a_seat(number), **term)

    with django_assert_num_queries(2):
        Client().get(COMPOSITION)


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_administration_takes_as_many_queries_for_any_number_of_seats(
    rows, admin, desk, django_assert_num_queries
):
    for number in range(rows):
        seat = a_seat(number)
        Term.objects.create(seat=seat, name="Lid", starts_on=date(2020, 1, 1))
        a_nomination(seat, admin)
    desk.get(MANAGE)

    # Session, person and roles; then seats, terms, nominations, ended seats.
    with django_assert_num_queries(7):
        assert desk.get(MANAGE).status_code == 200


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_a_seat_takes_as_many_queries_for_any_past(rows, admin, desk, django_assert_num_queries):
    seat = a_seat()
    for number in range(rows):
        Term.objects.create(
            seat=seat,
            name="Lid",
            starts_on=date(1950 + number, 1, 1),
            ends_on=date(1950 + number, 2, 1),
        )
        a_nomination(seat, admin, state="afgewezen", decided_at=datetime(2024, 1, 1, tzinfo=UTC))
    desk.get(MANAGE)

    with django_assert_num_queries(6):
        assert desk.get(f"{MANAGE}zetels/{seat.pk}/").status_code == 200


def admin_addresses(admin) -> list[str]:
    seat = a_seat()
    nomination = a_nomination(seat, admin)
    term = Term.objects.create(seat=seat, name="Lid", starts_on=date(2020, 1, 1))
    return [
        reverse("programmaraad:manage"),
        reverse("programmaraad:new_seat"),
        *(
            reverse(f"programmaraad:{name}", args=[seat.pk])
            for name in ("seat", "change_seat", "end_seat", "nominate", "new_term")
        ),
        *(
            reverse(f"programmaraad:{name}", args=[nomination.pk])
            for name in ("appoint", "reject", "withdraw")
        ),
        *(
            reverse(f"programmaraad:{name}", args=[term.pk])
            for name in ("correct_term", "end_term")
        ),
    ]


def test_an_administrator_sees_every_page(admin, desk):
    assert [desk.get(each).status_code for each in admin_addresses(admin)] == [200] * 12


@pytest.mark.parametrize("kind", [kind for kind in RoleKind if kind != RoleKind.ADMIN])
def test_no_other_role_comes_in(kind, admin):
    desk = signed_in(role(kind))

    for address in admin_addresses(admin):
        assert desk.get(address).status_code == 403
        assert desk.post(address).status_code == 403


def test_who_is_not_signed_in_is_asked_to(admin):
    for address in admin_addresses(admin):
        assert Client().get(address).status_code == 302


def test_from_an_empty_programmaraad_to_a_member(desk):
    partner = organisation(OrganisationKind.NATIONAL_PARTNER, name="Sectorraad")

    desk.post(
        f"{MANAGE}zetels/nieuw/", {"name": "Voorgezet", "nominating_organisation": partner.pk}
    )
    seat = Seat.objects.get()
    desk.post(
        f"{MANAGE}zetels/{seat.pk}/voordragen/",
        {"name": "Noor", "email": "noor@voorbeeld.example", "motivation": "Ervaren."},
    )
    nomination = Nomination.objects.get()
    answer = desk.post(
        f"{MANAGE}voordrachten/{nomination.pk}/benoemen/",
        {"starts_on": f"{timezone.localdate():%Y-%m-%d}", "ends_on": ""},
        follow=True,
    )

    assert answer.redirect_chain == [(f"{MANAGE}zetels/{seat.pk}/", 302)]
    assert "Noor" in Client().get(COMPOSITION).content.decode()


def test_what_is_refused_keeps_what_was_typed(desk):
    seat = a_seat()
    Term.objects.create(seat=seat, name="Zittend Lid", starts_on=date(2020, 1, 1))

    answer = desk.post(
        f"{MANAGE}zetels/{seat.pk}/lid-toevoegen/",
        {"name": "Getypte Naam", "starts_on": "2024-02-01", "ends_on": ""},
    )

    assert answer.status_code == 422
    assert 'value="Getypte Naam"' in answer.content.decode()
    assert "Zittend Lid" in str(answer.context["form"].errors["starts_on"])


def test_wrong_input_is_told_with_status_422(desk):
    answer = desk.post(f"{MANAGE}zetels/nieuw/", {"name": ""})

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"name"}


def test_an_answered_nomination_offers_no_buttons(admin, desk):
    seat = a_seat()
    a_nomination(seat, admin, state="afgewezen", decided_at=datetime(2024, 1, 1, tzinfo=UTC))

    page = desk.get(f"{MANAGE}zetels/{seat.pk}/").content.decode()

    assert "/benoemen/" not in page
    assert "/voordragen/" in page


def test_an_address_that_does_not_exist_is_not_found(desk):
    assert desk.get(f"{MANAGE}zetels/999999/").status_code == 404
