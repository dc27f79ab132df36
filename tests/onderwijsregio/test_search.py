"""Searching the whole portal: everybody finds what they may see, and nothing else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import RoleKind
from common.search import LONGEST_SEARCH
from regions.models import Region
from tests import markup
from tests.assessments import factories as cases
from tests.factories import make_application, organisation, person, role, signatory_of, signed_in
from tests.markup import find, text

pytestmark = pytest.mark.django_db

WORD = "Krommerijn"


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def found(browser: Client, words: str = WORD) -> dict[str, list[str]]:
    """The addresses that were found, by heading."""
    page = browser.get(reverse("search"), {"q": words})
    assert page.status_code == 200
    return {
        text(find(section, "h2")[0]): [link.get("href") for link in find(section, "li a")]
        for section in find(markup.page(page.content), "main section")
    }


@pytest.fixture
def panel():
    """A case in assessment, of a region that is not public yet."""
    return cases.panel(cases.submitted(region_name=WORD))


def test_a_visitor_finds_public_regions_alone(panel):
    Region.objects.create(name=f"{WORD} en Waal", slug="krommerijn-en-waal", status="definitief")
    role(RoleKind.ADMIN, person(WORD))

    regions = [reverse("regions:detail", args=["krommerijn-en-waal"])]

    assert found(Client()) == {"Regio’s": regions}
    assert found(signed_in(role(RoleKind.PARTNER_SIGNATORY))) == {"Regio’s": regions}


def test_a_penvoerder_finds_own_applications_and_colleagues(panel):
    case = panel.application
    colleague = role(RoleKind.PENVOERDER_EDITOR, person(f"Kim {WORD}"), case.penvoerder)
    role(RoleKind.PENVOERDER_EDITOR, person(f"Jo {WORD}"))

    assert found(signed_in(colleague)) == {
        "Aanvragen": [reverse("applications:detail", args=[case.pk])],
        "Mensen": [reverse("accounts:team")],
    }
    stranger = make_application().created_by
    assert found(signed_in(stranger)) == {}


def test_a_partner_finds_what_it_signs_and_an_assessor_what_was_put_to_the_organisation(panel):
    case = panel.application
    partner = case.partners.exclude(organisation=case.penvoerder).first()
    member = panel.members.first()

    assert found(signed_in(signatory_of(partner))) == {
        "Aanvragen": [reverse("applications:sign", args=[partner.pk])]
    }
    assert found(signed_in(cases.assessor(member.organisation))) == {
        "Aanvragen": [reverse("assessments:member", args=[member.pk])]
    }
    assert found(signed_in(role(RoleKind.ASSESSOR))) == {}


def test_a_search_tells_no_partner_or_assessor_what_was_decided():
    decision = cases.granted(cases.ready(weak=True, region_name=WORD), outcome="afgewezen")
    case = decision.application
    partner = case.partners.exclude(organisation=case.penvoerder).first()
    member = case.panel.members.first()

    # Also who is kept away from the case finds its line.
    for by in (signatory_of(partner), cases.assessor(member.organisation)):
        page = signed_in(by).get(reverse("search"), {"q": WORD}).content.decode()
        assert case.number in page
        assert case.get_state_display() not in page


def test_the_realisatie_eenheid_finds_what_was_submitted_and_no_draft(panel):
    make_application(region_name=f"{WORD} concept")
    board = organisation(name=f"Scholen {WORD}")
    case = panel.application

    for by, keeps_register in ((cases.adviser(), False), (cases.lead(), True)):
        shown = found(signed_in(by))
        assert shown["Aanvragen"] == [reverse("assessments:case", args=[case.pk])]
        assert ("Organisaties" in shown) is keeps_register
    assert shown["Organisaties"] == [reverse("regions:organisation", args=[board.pk])]
    assert found(signed_in(cases.adviser()), "Kromerijn")["Aanvragen"] == shown["Aanvragen"]


def test_an_administrator_finds_people_and_no_case(panel):
    somebody = person(f"Kim {WORD}")

    shown = found(signed_in(role(RoleKind.ADMIN)))

    assert shown["Mensen"] == [reverse("people:detail", args=[somebody.pk])]
    assert "Aanvragen" not in shown


@pytest.mark.parametrize("words", ["", "   ", "\0", "%", "woord " * 100, "x" * 2 * LONGEST_SEARCH])
def test_words_that_make_no_sense_find_nothing_and_break_nothing(words):
    assert found(signed_in(cases.lead()), words) == {}


@pytest.mark.parametrize("count", [1, 3])
def test_a_search_takes_the_same_queries_for_any_number(count, django_assert_num_queries):
    for number in range(count):
        cases.submitted(region_name=f"{WORD} {number}")
        organisation(name=f"Scholen {WORD} {number}")
    browser = signed_in(cases.lead())
    found(browser)

    with django_assert_num_queries(10):
        assert len(found(browser)["Aanvragen"]) == count
