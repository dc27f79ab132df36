"""The public pages about regions and the screens that keep the register."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import RoleKind
from regions.domain.founding import found_region
from regions.domain.status import grant_status, merge_into
from regions.models import Municipality, Organisation, Origin, RegionStatus
from tests.factories import organisation, role, signed_in

pytestmark = pytest.mark.django_db

REGISTER_QUERIES = 5
THEN = datetime(2023, 4, 28, 14, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    """Staff sign in with a password only; the second factor has tests of its own."""
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def lead():
    return role(RoleKind.RE_LEAD)


def region(name: str, lead, status: str = RegionStatus.DEFINITIEF, **changes):
    """A region with two partners in the province of Drenthe."""
    board = organisation(name=f"Bestuur van {name}")
    institute = organisation("teacher_training", name=f"Opleiding van {name}")
    decision = {
        "sectors": ["po"],
        "is_national": False,
        "municipalities": list(Municipality.objects.filter(province="Drenthe")),
        "partners": [(board, "school_board", True), (institute, "teacher_training", False)],
    } | changes
    founded = found_region(name=name, by=lead, origin=decision.pop("origin", Origin.ENTERED))
    return grant_status(region=founded, status=status, on=THEN, by=lead, **decision)


def text_of(path: str, client: Client | None = None, **query) -> str:
    response = (client or Client()).get(path, query)
    assert response.status_code == 200
    return response.content.decode()


def test_anyone_sees_the_granted_regions_with_status_and_partners(lead):
    region("Noord", lead)
    region("Geheim", lead, status=RegionStatus.IDEA)

    page = text_of("/regios/")

    assert "Noord" in page
    assert "Bestuur van Noord" in page
    assert "Geheim" not in page


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, {"Alfa", "Bravo"}),
        ({"q": "alfa"}, {"Alfa"}),
        ({"q": "opleiding bravo"}, {"Bravo"}),
        ({"q": "Maastricht"}, {"Bravo"}),
        ({"sector": "vo"}, {"Bravo"}),
        ({"status": "voorlopig"}, {"Bravo"}),
        ({"province": "Drenthe"}, {"Alfa"}),
        ({"province": "Drenthe", "sector": "vo"}, set()),
        ({"sector": "onzin", "status": "onzin", "page": "onzin"}, {"Alfa", "Bravo"}),
    ],
)
def test_list_of_regions_is_searched_and_filtered(lead, query, names):
    region("Alfa", lead)
    region(
        "Bravo",
        lead,
        status=RegionStatus.VOORLOPIG,
        sectors=["vo"],
        municipalities=Municipality.objects.filter(name="Maastricht"),
    )

    page = text_of("/regios/", **query)

    assert {name for name in ("Alfa", "Bravo") if f">{name}</a>" in page} == names


def test_empty_list_says_what_to_do_next():
    assert reverse("regions:list") in text_of("/regios/", q="niets")


def test_page_of_a_region_shows_area_and_partners(lead):
    shown = region("Noord", lead)

    page = text_of(f"/regios/{shown.slug}/")

    for words in ("Bestuur van Noord", "Opleiding van Noord", "Borger-Odoorn", "28 april 2023"):
        assert words in page


@pytest.mark.parametrize("status", [RegionStatus.IDEA, RegionStatus.AFGEWEZEN])
def test_region_that_is_not_public_is_not_found_but_seen_by_the_re(lead, status):
    hidden = region("Geheim", lead, status=status)

    assert Client().get(f"/regios/{hidden.slug}/").status_code == 404
    assert "Geheim" in text_of(f"/regios/{hidden.slug}/", signed_in(lead))


def test_address_of_a_merged_region_leads_to_what_it_became(lead):
    old, new = region("Oud", lead), region("Nieuw", lead)
    merge_into(region=old, target=new, on=THEN, by=lead)

    response = Client().get(f"/regios/{old.slug}/")

    assert response.status_code == 302
    assert response.url == f"/regios/{new.slug}/"
    assert "Nieuw" in text_of(f"/regios/{old.slug}/", signed_in(lead))


def test_fictitious_region_is_marked(lead):
    shown = region("Noord", lead, origin=Origin.DEMO)

    for page in (text_of(f"/regios/{shown.slug}/"), text_of("/regios/")):
        marked = " ".join(page.split())
        assert f"{shown.name}</a> <span" in marked or f"<h1>{shown.name} <span" in marked


@pytest.mark.parametrize("number", [1, 3, 50])
def test_list_and_page_of_regions_take_the_same_queries_for_any_number(
    lead, number, django_assert_num_queries
):
    for each in range(number):
        shown = region(f"Regio {each:02}", lead, municipalities=[])
    partners = [(organisation(), "school_board", False) for _ in range(number)]
    grant_status(
        region=shown,
        status=RegionStatus.DEFINITIEF,
        sectors=["po"],
        is_national=False,
        municipalities=Municipality.objects.all()[:number],
        partners=partners,
        on=THEN,
        by=lead,
    )
    client = Client()

    with django_assert_num_queries(2):
        client.get("/regios/")
    with django_assert_num_queries(4):
        client.get(f"/regios/{shown.slug}/")


@pytest.mark.parametrize("number", [1, 3, 50])
def test_register_takes_the_same_queries_for_any_number(lead, number, django_assert_num_queries):
    client = signed_in(lead)
    for each in range(number):
        organisation(name=f"Alfa {each}")
    client.get("/beheer/register/")

    with django_assert_num_queries(REGISTER_QUERIES):
        client.get("/beheer/register/")
    with django_assert_num_queries(REGISTER_QUERIES + 1):
        client.get("/beheer/register/", {"q": "alfa"})


def test_register_is_searched_by_name_kind_and_whether_ended(lead):
    organisation(name="Alfa nu")
    organisation(name="Alfa toen", ended_on="2020-01-01")
    organisation("beroepsgroep", name="Alfa beroep")
    client = signed_in(lead)

    assert "Alfa toen" not in text_of("/beheer/register/", client, q="alfa")
    assert "Alfa toen" in text_of("/beheer/register/", client, q="alfa", ended="1")
    assert "Alfa toen" in text_of("/beheer/register/", client, ended="1")
    assert "Alfa nu" not in text_of("/beheer/register/", client, q="alfa", kind="beroepsgroep")
    assert "Alfa nu" not in text_of("/beheer/register/", client, kind="beroepsgroep")


def test_organisation_is_entered_changed_and_ended_on_screen(lead):
    client = signed_in(lead)
    filled_in = {"kind": "school_board", "name": "Nieuw bestuur", "board_number": "123"}

    response = client.post("/beheer/register/toevoegen/", filled_in | {"sectors": ["po", "vo"]})
    entered = Organisation.objects.get(name="Nieuw bestuur")
    assert response.url == f"/beheer/register/{entered.pk}/"
    assert (entered.board_number, entered.sectors) == ("00123", ["po", "vo"])

    change = f"/beheer/register/{entered.pk}/wijzigen/"
    assert 'value="Nieuw bestuur"' in text_of(change, client)
    client.post(change, filled_in | {"name": "Ander bestuur"})
    assert "Ander bestuur" in text_of(f"/beheer/register/{entered.pk}/", client)

    end = f"/beheer/register/{entered.pk}/beeindigen/"
    assert "Ander bestuur" in text_of(end, client)
    assert client.post(end).status_code == 302
    entered.refresh_from_db()
    assert entered.ended_on is not None
    assert client.post(end).status_code == 422


def test_wrong_input_is_told_and_nothing_typed_is_lost(lead):
    organisation(name="Eerder", board_number="00123")
    client = signed_in(lead)
    filled_in = {"kind": "other", "name": "Nieuw", "board_number": "123", "place": "Nergenshuizen"}

    response = client.post("/beheer/register/toevoegen/", filled_in)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Eerder" in page
    assert "Nergenshuizen" in page

    response = client.post(
        "/beheer/register/toevoegen/",
        {"name": "Nieuw", "kvk_number": "12", "institution_code": "x", "board_number": "abc"},
    )
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {
        *("kind", "kvk_number", "institution_code", "board_number"),
    }


def test_imported_organisation_shows_no_button_to_change_it(lead):
    imported = organisation(origin=Origin.IMPORTED)
    client = signed_in(lead)

    assert f"/beheer/register/{imported.pk}/wijzigen/" not in text_of(
        f"/beheer/register/{imported.pk}/", client
    )
    response = client.post(
        f"/beheer/register/{imported.pk}/wijzigen/", {"kind": "other", "name": "Anders"}
    )
    assert response.status_code == 422


@pytest.mark.parametrize("kind", sorted(set(RoleKind) - {RoleKind.ADMIN, RoleKind.RE_LEAD}))
def test_register_is_shut_for_others(kind):
    assert signed_in(role(kind)).get("/beheer/register/").status_code == 403
