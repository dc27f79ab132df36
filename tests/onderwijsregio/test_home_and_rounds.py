"""Home and the rounds, as a citizen or a journalist sees them: without an account."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import RoleKind
from applications import requirements, sections
from applications.models import Round, RoundRequirement
from assessments.domain.letters import issue_letter
from common.dates import day_text
from regions.models import Municipality, Region, RegionStatus
from tests import markup
from tests.assessments import factories as cases
from tests.factories import make_round, organisation, role
from tests.markup import find, text
from tests.regions.test_pages import region, school

pytestmark = pytest.mark.django_db

HOME_QUERIES = 8
ROUND_QUERIES = 8


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def words(name: str, *args) -> str:
    response = Client().get(reverse(name, args=args))
    assert response.status_code == 200
    return " ".join(markup.page(response.content).text_content().split())


def test_home_begins_with_the_open_round_and_its_closing_moment():
    opened = make_round(name="Ronde van nu")
    make_round(name="Ronde van straks", opens_in_days=20, closes_in_days=40)
    make_round(name="Ronde van toen", opens_in_days=-40, closes_in_days=-20)

    page = words("home")

    assert page.index("Ronde van nu") < page.index("Sluit op") < page.index("Ronde van straks")
    assert page.index("Ronde van straks") < page.index("De regio’s in cijfers")
    assert "Ronde van toen is gesloten." in page
    assert f'href="/rondes/{opened.pk}/"' in Client().get("/").content.decode()


def test_home_counts_each_school_once_and_only_those_that_take_part():
    lead = role(RoleKind.RE_LEAD)
    board, other = organisation(), organisation()
    school("01AA00", board, "Assen", 1_000)
    school("01AA01", board, "Maastricht", 70)
    school("01AA02", other, "Assen", 500)
    partners = [(board, "school_board", True)]
    region("Alfa", lead, partners=partners)
    region("Bravo", lead, partners=partners, status=RegionStatus.VOORLOPIG)
    region("Geheim", lead, partners=[(other, "school_board", True)], status=RegionStatus.IDEA)

    page = words("home")

    drenthe = Municipality.objects.filter(province="Drenthe").count()
    assert f"2 onderwijsregio’s {drenthe} gemeenten met een regio 1 scholen van partners" in page
    assert "1.000 leerlingen en studenten" in page
    assert "Voorloper, definitieve status: 1 Voorloper, voorlopige status: 1" in page
    assert "Geheim" not in page


def test_news_on_home_is_told_newest_first_and_never_of_what_is_not_granted():
    lead = role(RoleKind.RE_LEAD)
    make_round(name="Ronde 1", opens_in_days=-3)
    region("Alfa", lead)
    region("Geheim", lead, status=RegionStatus.AFGEWEZEN)

    told = find(markup.page(Client().get("/").content), ".news a")

    assert [each.text_content() for each in told] == [
        "Ronde 1 is geopend.",
        "Alfa heeft de status gekregen: voorloper, definitieve status.",
    ]


def test_home_tells_the_latest_news_with_its_day_and_leads_to_all():
    for number in range(30):
        make_round(name=f"Ronde {number:02}", opens_in_days=number - 40, closes_in_days=9)

    (told, *_) = find(markup.page(Client().get("/").content), ".news")
    assert [text(each) for each in find(told, "a")] == [
        f"Ronde {number} is geopend." for number in (29, 28, 27)
    ]
    assert text(told).startswith(day_text(timezone.now() - timedelta(days=11), weekday=False))
    assert f'href="{reverse("news")}"' in Client().get("/").content.decode()
    assert "Ronde 00 is geopend." in Client().get(reverse("news")).content.decode()


@pytest.mark.parametrize("number", [1, 3, 50])
def test_home_takes_the_same_queries_for_any_number(number, django_assert_num_queries):
    lead = role(RoleKind.RE_LEAD)
    for each in range(number):
        make_round(name=f"Open {each}")
        region(f"Regio {each:02}", lead, municipalities=Municipality.objects.all()[:3])
    Client().get("/")

    with django_assert_num_queries(HOME_QUERIES):
        Client().get("/")


def test_round_shows_every_part_of_an_application_and_every_requirement_that_is_on():
    shown = make_round()
    RoundRequirement.objects.filter(round=shown, code="governance").update(level="off")

    page = words("round", shown.pk)

    for part in sections.ALL:
        assert str(part.title) in page
        assert part.asks
        assert all(str(asked) in page for asked in part.asks)
    off = {row.code for row in shown.requirements.all() if row.level == "off"}
    for requirement in requirements.ALL:
        assert (str(requirement.title) in page) == (requirement.code not in off)
    assert all(criterion.title in page for criterion in shown.criteria.all())
    assert "binnen 8 weken" in page
    assert "Resultaten" not in page


def test_closed_round_tells_who_was_granted_a_status_and_not_who_was_not():
    granted, refused = cases.granted(outcome="voorlopig"), cases.granted(outcome="afgewezen")
    for decision in (granted, refused):
        issue_letter(decision_id=decision.pk, tell=False)
    shown, other = granted.application.round, refused.application.round
    assert "Resultaten" not in words("round", shown.pk)

    past = timezone.now() - timedelta(minutes=1)
    Round.objects.filter(pk__in=[shown.pk, other.pk]).update(closes_at=past)
    page, page_of_other = words("round", shown.pk), words("round", other.pk)

    assert f"{granted.application.region.name} voorloper, voorlopige status" in page
    assert "Er is 1 aanvraag ingediend." in page_of_other
    assert refused.application.region.name not in page_of_other

    # Nor once the region has a status for another reason, such as a later round.
    Region.objects.filter(pk=refused.application.region_id).update(status="voorlopig")
    assert refused.application.region.name not in words("round", other.pk)


@pytest.mark.parametrize("number", [1, 3, 50])
def test_rounds_take_the_same_queries_for_any_number(number, django_assert_num_queries):
    rounds = [make_round() for _each in range(number)]
    for _each in range(number):
        organisation("national_partner")

    with django_assert_num_queries(2):
        Client().get(reverse("rounds"))
    with django_assert_num_queries(ROUND_QUERIES):
        Client().get(reverse("round", args=[rounds[0].pk]))


@pytest.mark.parametrize("name", ["home", "news", "rounds", "regions:list", "regions:map"])
def test_public_page_describes_itself_for_who_searches_the_web(name):
    page = markup.page(Client().get(reverse(name)).content)

    (described,) = find(page, "meta[name=description]")
    assert 50 < len(described.attrib["content"]) < 200
