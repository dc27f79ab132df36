"""How a round stands: every number is that of the list to which it leads."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pgtrigger
import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import RoleKind
from applications.models import Application
from assessments.domain.letters import issue_letter
from assessments.round_weeks import MOST_WEEKS, WEEK, Act, _mondays
from tests import markup
from tests.factories import make_application, role, signed_in
from tests.markup import find, text

from . import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def page_of(round_, by):
    page = signed_in(by).get(reverse("assessments:round_overview", args=[round_.pk]))
    assert page.status_code == 200
    return markup.page(page.content)


def number(link) -> int:
    return int(re.match(r"\d+", text(link)).group())


def test_every_number_leads_to_the_list_of_exactly_so_many():
    round_ = make.lenient_round()
    late, _soon = make.submitted(round=round_), make.submitted(round=round_)
    make.panel(make.submitted(round=round_))
    make.answered(make.proposed(make.all_handed_in(make.panel(make.submitted(round=round_)))))
    decided = make.granted(make.ready(round=round_), "voorlopig")
    issue_letter(decision_id=decided.pk, tell=False)
    make.granted(make.ready(round=round_))
    make.submitted()
    make_application(round=round_)
    today = timezone.localdate()
    with pgtrigger.ignore("applications.Application:promise_stays"):
        Application.objects.filter(pk=late.pk).update(decide_by=today - timedelta(days=1))
    lead = make.lead()

    page = page_of(round_, lead)

    links = find(page, "main td a")
    browser = signed_in(lead)
    wrong = []
    for link in links:
        found = browser.get(link.get("href")).context["page"].paginator.count
        if found != number(link):
            wrong.append((text(link), link.get("href"), found))
    assert wrong == []
    shown = {re.sub(r"^\d+: ", "", text(link)): number(link) for link in links}
    assert (shown["Alles wat is ingediend"], shown["Ingediend"]) == (6, 2)
    assert [shown[it] for it in ("Heeft een panel", "Alle beoordelingen ingeleverd")] == [4, 3]
    assert [shown[it] for it in ("Besluit genomen", "Brief verstuurd", "Te laat")] == [2, 1, 1]
    assert shown["Primair onderwijs (po)"] == 6
    # All was done in this week: five charts of one column.
    assert len(find(page, "svg.chart__columns rect")) == 5
    by_week = {
        text(find(part, "h3")[0]): text(find(part, "td")[0])
        for part in find(page, "#weeks + .columns > section")
    }
    assert by_week["Begonnen aanvragen"] == "7"
    assert by_week["Ingediende aanvragen"].startswith("6")
    assert by_week["Aanvragen waarop is besloten"].startswith("2")
    assert int(by_week["Handtekeningen van partners"]) > 6
    assert int(by_week["Beoordelingen ingeleverd"]) > 2
    assert text(find(page, ".facts dd")[0]) == "1"


def test_the_last_week_of_all_time_is_an_empty_list():
    make.submitted()
    asked = {"week": "9999-12-31", "step": "all"}

    page = signed_in(make.lead()).get(reverse("assessments:worklist"), asked)

    assert (page.status_code, page.context["rows"]) == (200, [])


def test_an_administrator_reads_the_numbers_and_has_no_lists():
    round_ = make.lenient_round()
    make.submitted(round=round_)

    page = page_of(round_, role(RoleKind.ADMIN))

    assert find(page, "main td a") == []
    assert text(find(page, "#stages ~ .table-region td")[0]) == "1"


def test_weeks_in_which_nothing_was_done_are_counted_too_and_long_ago_is_left_out():
    monday = date(2026, 6, 1)
    counted = {Act.BEGUN: {monday: 2}, Act.DECIDED: {monday + 3 * WEEK: 1}}

    assert _mondays(counted) == [monday + number * WEEK for number in range(4)]
    assert len(_mondays({Act.BEGUN: {monday: 1, monday + 90 * WEEK: 1}})) == MOST_WEEKS
    assert _mondays({Act.BEGUN: {}}) == []


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_round_takes_the_same_queries_whatever_is_in_it(count, django_assert_num_queries):
    round_ = make.lenient_round()
    for _number in range(count):
        make.panel(make.submitted(round=round_))
    browser = signed_in(make.lead())
    address = reverse("assessments:round_overview", args=[round_.pk])
    browser.get(address)

    with django_assert_num_queries(14):
        browser.get(address)
