"""The map of the regions and the list beside it."""

import gzip
import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import RoleKind
from regions.drawing.map import COLOURS
from regions.models import Municipality, RegionStatus
from tests.factories import role
from tests.regions.test_pages import region

pytestmark = pytest.mark.django_db

# The session is not asked for a visitor: regions, shapes, and what is found.
QUERIES = 2


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def lead():
    return role(RoleKind.RE_LEAD)


class Reader(HTMLParser):
    """The links within the map with their names, and the attributes of everything in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: dict[str, str] = {}
        self.classes: dict[str, set[str]] = {}
        self.attributes: set[str] = set()
        self._link = ""
        self.feed(page[page.index('<svg class="map"') : page.index("<figcaption")])

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.attributes |= values.keys()
        if tag == "a":
            self._link = values["href"]
            self.links[self._link] = values["aria-label"]
            self.classes[self._link] = set(values.get("class", "").split())
        elif tag == "g" and self._link:
            self.classes.setdefault(self._link, set()).add(values["class"])


def shown(**query) -> tuple[str, Reader]:
    response = Client().get(reverse("regions:map"), query, headers={"accept-language": "en"})
    assert response.status_code == 200
    page = response.content.decode()
    return page, Reader(page)


def places(*names: str):
    return list(Municipality.objects.filter(name__in=names))


def test_every_region_is_a_link_on_the_map_with_its_number_name_and_status(lead):
    alfa = region("Alfa", lead, municipalities=places("Assen", "Emmen"))
    bravo = region(
        "Bravo", lead, status=RegionStatus.VOORLOPIG, municipalities=places("Maastricht")
    )
    region("Geheim", lead, status=RegionStatus.IDEA, municipalities=places("Utrecht"))

    page, drawn = shown()

    assert drawn.links == {
        f"/regios/{alfa.slug}/": "1. Alfa, voorloper, definitive status",
        f"/regios/{bravo.slug}/": "2. Bravo, voorloper, provisional status",
    }
    assert "Assen: Alfa" in page
    assert "Utrecht: no region" in page
    assert "Geheim" not in page


def test_national_region_stands_in_the_list_and_not_on_the_map(lead):
    national = region("Groen", lead, is_national=True, municipalities=[])

    page, drawn = shown()

    assert drawn.links == {}
    assert f'href="/regios/{national.slug}/"' in page
    assert "not tied to an area" in page


def test_regions_side_by_side_have_different_colours(lead):
    for name in ("Assen", "Aa en Hunze", "Midden-Drenthe", "Noordenveld", "Tynaarlo"):
        region(name, lead, municipalities=places(name))

    _page, drawn = shown()

    colours = [next(iter(classes)) for classes in drawn.classes.values()]
    # Each of the five borders on Assen or on the next; four of them touch each other.
    assert len(set(colours)) >= 3
    assert all(re.fullmatch(f"map-region-[0-{COLOURS - 1}]", colour) for colour in colours)


def test_municipality_of_two_regions_leads_to_both_and_is_hatched(lead):
    region("Alfa", lead, municipalities=places("Assen", "Emmen"))
    region("Bravo", lead, municipalities=places("Assen"), sectors=["vo"])

    page, drawn = shown()

    shared = reverse("regions:list") + "?q=Assen"
    assert drawn.links[shared].startswith("1. Alfa")
    assert "2. Bravo" in drawn.links[shared]
    assert "map-several" in drawn.classes[shared]
    assert "/regios/bravo/" in drawn.links
    assert "more than one region" in page


@pytest.mark.parametrize(
    ("colour", "fills"),
    [
        ("status", {"map-status-voorlopig", "map-status-definitief"}),
        ("sector", {"map-sector-po-vo", "map-sector-mbo"}),
        ("onzin", {"map-region-0"}),
    ],
)
def test_map_is_coloured_by_what_is_asked_with_patterns_for_who_sees_no_colour(lead, colour, fills):
    region("Alfa", lead, municipalities=places("Assen"), sectors=["po", "vo"])
    region(
        "Bravo",
        lead,
        municipalities=places("Maastricht"),
        sectors=["mbo"],
        status=RegionStatus.VOORLOPIG,
    )

    page, drawn = shown(colour=colour)

    assert set().union(*drawn.classes.values()) == fills
    for used in re.findall(r"url\(#([\w-]+)\)", page[: page.index("<figcaption")]):
        assert f'<pattern id="{used}"' in page


def test_search_makes_the_regions_of_a_municipality_stand_out(lead):
    region("Alfa", lead, municipalities=places("Assen"))
    region("Bravo", lead, municipalities=places("Maastricht"))

    page, drawn = shown(q="maastricht")

    assert "map-muted" in drawn.classes["/regios/alfa/"]
    assert "map-muted" not in drawn.classes["/regios/bravo/"]
    beside = page[page.index('id="list-of-regions"') :]
    assert "Bravo" in beside
    assert "Alfa" not in beside


def test_map_has_no_inline_style_or_script_that_the_browser_would_refuse(lead):
    region("Alfa", lead)

    _page, drawn = shown()

    assert "style" not in drawn.attributes
    assert not {name for name in drawn.attributes if name.startswith("on")}


@pytest.mark.parametrize("number", [1, 3, 50])
def test_map_takes_the_same_queries_for_any_number_and_stays_small(
    lead, number, django_assert_num_queries
):
    every = list(Municipality.objects.order_by("code"))
    for each in range(number):
        region(f"Regio {each:02}", lead, municipalities=every[each::number])
    client = Client()
    client.get(reverse("regions:map"))

    with django_assert_num_queries(QUERIES):
        page = client.get(reverse("regions:map"))
    with django_assert_num_queries(QUERIES + 2):
        client.get(reverse("regions:map"), {"q": "Regio 00", "colour": "status"})

    assert len(gzip.compress(page.content)) < 150_000
