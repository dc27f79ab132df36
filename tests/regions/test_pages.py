"""The public pages about regions and the screens that keep the register."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import RoleKind
from regions.domain.founding import found_region
from regions.domain.status import PartnerIn, grant_status, merge_into
from regions.models import Municipality, Organisation, Origin, RegionStatus, SchoolLocation
from regions.profile import figures
from regions.schools import Schools
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
    decision["partners"] = [PartnerIn(*one) for one in decision["partners"]]
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
    partners = [PartnerIn(organisation(), "school_board", False) for _ in range(number)]
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
    # Whoever comes first in a process has the shapes of the map read.
    client.get(f"/regios/{shown.slug}/")

    with django_assert_num_queries(2):
        client.get("/regios/")
    with django_assert_num_queries(6):
        client.get("/regios/", {"q": "regio"})
    with django_assert_num_queries(8):
        client.get(f"/regios/{shown.slug}/")


@pytest.mark.parametrize("number", [1, 3, 50])
def test_register_takes_the_same_queries_for_any_number(lead, number, django_assert_num_queries):
    client = signed_in(lead)
    for each in range(number):
        organisation(name=f"Alfa {each}")
    client.get("/beheer/register/")

    with django_assert_num_queries(REGISTER_QUERIES):
        client.get("/beheer/register/")
    with django_assert_num_queries(REGISTER_QUERIES + 2):
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


def test_region_of_the_municipality_comes_first_and_each_says_why_it_was_found(lead):
    region("Rondom Assen", lead, municipalities=Municipality.objects.filter(name="Emmen"))
    region(
        "Zuid",
        lead,
        municipalities=Municipality.objects.filter(name="Meppel"),
        partners=[(organisation(name="Scholen Assen en Rolde"), "school_board", True)],
    )
    region("Zand", lead, municipalities=Municipality.objects.filter(name__in=["Assen", "Tynaarlo"]))
    region("Hollandse Plassen", lead, municipalities=Municipality.objects.filter(name="Venlo"))

    page = " ".join(text_of("/regios/", q="assen").split())

    names = ["Zand", "Rondom Assen", "Zuid", "Hollandse Plassen"]
    places = [page.index(f">{name}</a>") for name in names]
    assert places == sorted(places)
    rows = [page[start : page.index("</tr>", start)] for start in places]
    assert "In het gebied: Assen." in rows[0]
    assert "Gevonden op de naam." in rows[1]
    assert "Partner: Scholen Assen en Rolde." in rows[2]


def test_slip_of_the_pen_still_finds_the_region(lead):
    region("Zand", lead, municipalities=Municipality.objects.filter(name="Hoogeveen"))

    page = " ".join(text_of("/regios/", q="hogeveen").split())

    assert ">Zand</a>" in page
    assert "In het gebied: Hoogeveen." in page


def test_page_of_a_region_shows_where_it_lies_unless_it_is_national(lead):
    shown = region("Zand", lead, municipalities=Municipality.objects.filter(name="Hoogeveen"))
    national = region("Groen", lead, is_national=True, municipalities=[])

    assert 'aria-label="Waar Zand ligt in Nederland"' in text_of(f"/regios/{shown.slug}/")
    assert "map-here" not in text_of(f"/regios/{national.slug}/")


def test_municipality_without_a_region_is_told_so(lead):
    region("Zand", lead, municipalities=Municipality.objects.filter(name="Hoogeveen"))

    assert "Meppel hoort nog niet bij een regio" in " ".join(
        text_of("/regios/", q="meppel").split()
    )
    assert "hoort nog niet bij een regio" not in text_of("/regios/", q="hoogeveen")


def school(code: str, board, municipality: str, pupils: int | None, sector: str = "po"):
    return SchoolLocation.objects.create(
        code=code,
        name=f"School {code}",
        kind="bo" if sector == "po" else "vo",
        sector=sector,
        board=board,
        municipality=Municipality.objects.get(name=municipality),
        pupils=pupils,
    )


def test_page_of_a_region_counts_the_schools_in_its_area_and_sectors(lead):
    board = organisation(name="Bestuur Noord")
    school("01AA00", board, "Assen", 1_200)
    school("01AA01", board, "Emmen", None)
    school("01AA02", board, "Maastricht", 70)
    school("01AA03", board, "Assen", 90, sector="vo")
    shown = region("Noord", lead, partners=[(board, "school_board", True)])

    page = " ".join(text_of(f"/regios/{shown.slug}/").split())

    assert page.count("2 scholen, 1.200 leerlingen") == 2
    assert page.count("van 1 school zijn de leerlingen niet bekend") == 2


def test_page_of_a_region_and_the_country_count_only_the_locations_that_take_part(lead):
    board, other = organisation(name="Bestuur Noord"), organisation(name="Bestuur Oost")
    school("01AA00", board, "Assen", 1_200)
    school("01AA01", board, "Emmen", 300)
    school("01AA02", other, "Assen", 40, sector="vo")
    school("01AA03", other, "Assen", 7)
    chosen = [
        (board, "school_board", True, [], ["01AA01"]),
        (other, "school_board", False, ["vo"], []),
    ]
    shown = region("Noord", lead, sectors=["po", "vo"], partners=chosen)

    page = " ".join(text_of(f"/regios/{shown.slug}/").split())

    assert page.count("1 school, 300 leerlingen") == 2
    assert page.count("1 school, 40 leerlingen") == 2
    assert figures().schools == Schools(2, 340, 0)


def test_page_of_a_region_tells_which_statuses_were_granted_and_not_that_one_was_refused(lead):
    shown = region("Noord", lead, status=RegionStatus.AFGEWEZEN)
    for status, year in ((RegionStatus.VOORLOPIG, 2024), (RegionStatus.DEFINITIEF, 2025)):
        moment = datetime(year, 3, 1, 12, tzinfo=UTC)
        grant_status(
            region=shown, status=status, sectors=["po"], is_national=False,
            municipalities=[], partners=[], on=moment, by=lead,
        )  # fmt: skip

    page = " ".join(text_of(f"/regios/{shown.slug}/").split())

    history = page[page.index("timeline-list") :]
    assert history.index("1 maart 2025</strong>: voorloper, definitieve status") < history.index(
        "1 maart 2024</strong>: voorloper, voorlopige status"
    )
    assert "niet toegekend" not in page
    assert "2023" not in history[: history.index("</ol>")]


def test_contact_of_a_region_is_a_function_and_a_website_only_when_it_is_one(lead, settings):
    board = organisation(name="Bestuur Noord", website="www.noord.example", phone="06 12345678")
    other = organisation(name="Bestuur Zuid", website="bel 06 12345678")
    north = region("Noord", lead, partners=[(board, "school_board", True)])
    south = region("Zuid", lead, partners=[(other, "school_board", True)])

    page, page_south = text_of(f"/regios/{north.slug}/"), text_of(f"/regios/{south.slug}/")

    assert 'href="https://www.noord.example"' in page
    assert settings.CONTACT["email"] in page
    assert "12345678" not in page + page_south
