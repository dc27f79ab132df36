"""The lists of the Realisatie Eenheid: worklist, assessments, decisions and conditions."""

from datetime import timedelta

import pgtrigger
import pytest
from django.utils import timezone

from applications.models import Application
from assessments.models import Condition
from assessments.obligations import steps_of_adviser
from onderwijsregio.todo import todos

from . import factories as make
from .pages import address, names

pytestmark = pytest.mark.django_db


def test_the_worklist_is_by_the_day_on_which_something_is_due(browser):
    late = make.submitted(round=make.lenient_round(), region_name="Later")
    soon = make.submitted(round=make.lenient_round(decision_weeks=7), region_name="Eerder")
    provisional = make.granted(make.ready(region_name="Voorwaarde"), "voorlopig").application
    Condition.objects.filter(decision__application=provisional)

    rows = browser.get(address("worklist")).context["rows"]

    assert [row.case for row in rows] == [provisional, soon, late]
    assert rows[0].due == make.soon()


def test_of_what_is_due_on_one_day_the_case_with_most_to_do_stands_first(browser, adviser):
    round_ = make.lenient_round()
    make.ready(round=round_, region_name="Bijna")
    make.panel(make.submitted(round=round_, region_name="Halverwege"))
    make.submitted(round=round_, region_name="Begin")

    order = ["Begin", "Halverwege", "Bijna"]
    assert names(browser) == order
    assert names(browser, sort="-due") == order[::-1]
    todo = [row.application.name for row in steps_of_adviser(adviser, timezone.now())]
    assert todo == ["Begin", "Bijna"]


def test_a_step_says_how_many_do_not_agree_and_that_the_day_is_that_of_the_decision(
    browser, adviser
):
    case = make.answered(disagreeing=1).application

    (row,) = browser.get(address("worklist")).context["rows"]
    (todo,) = todos(adviser, at=timezone.now())

    assert (row.next.progress, row.next.day_of) == ("1 niet akkoord", "voor het besluit")
    assert (todo.lacks, todo.day_of, todo.day) == ("1 niet akkoord", "voor het besluit", row.due)
    page = browser.get(address("case", case.pk)).content.decode()
    assert "1 niet akkoord" in page.partition("Hoe ver het is")[2].partition("</section>")[0]
    make.prepared(case, dissent_response="Gewogen.")
    (todo,) = todos(make.lead(), at=timezone.now())
    assert (todo.lacks, todo.day_of) == ("1 niet akkoord", "")


def test_drafts_are_not_in_the_worklist(browser):
    make.draft()

    assert names(browser) == []


def test_the_worklist_can_be_filtered(browser, adviser):
    new = make.submitted(region_name="Noord")
    assessed = make.panel(make.submitted(region_name="Zuid")).application
    assessed.region.adviser = adviser.user
    assessed.region.save()

    assert names(browser, step="panel") == ["Noord"]
    assert names(browser, step="assessments") == ["Zuid"]
    assert names(browser, mine="1") == ["Zuid"]
    assert names(browser, unassigned="1") == ["Noord"]
    assert names(browser, round=new.round_id) == ["Noord"]
    assert names(browser, q="noo") == ["Noord"]
    assert names(browser, q=new.number) == ["Noord"]
    assert names(browser, q="bestaat niet") == []
    assert names(browser, mine="0") == names(browser)


def test_the_worklist_shows_what_is_done_when_asked_for_all(browser):
    done = make.granted(make.ready(region_name="Klaar")).application
    make.submitted(round=done.round, region_name="In behandeling")

    assert names(browser) == ["In behandeling"]
    assert names(browser, step="all") == ["In behandeling", "Klaar"]


def test_a_past_round_in_the_worklist_shows_its_cases(browser):
    done = make.granted(make.ready(region_name="Klaar")).application
    make.submitted(region_name="Nieuw")

    page = browser.get(address("worklist"), {"round": done.round_id})

    assert [row.case.name for row in page.context["rows"]] == ["Klaar"]
    assert "Dit zijn de aanvragen die zijn afgehandeld" in page.content.decode()


def test_the_worklist_can_be_sorted(browser):
    round_, later = make.lenient_round(closes_in_days=1), make.lenient_round()
    make.submitted(round=round_, region_name="Noord")
    make.submitted(round=later, region_name="Midden")
    make.submitted(round=later, region_name="Zuid")

    assert names(browser) == ["Noord", "Midden", "Zuid"]
    assert names(browser, sort="name") == ["Midden", "Noord", "Zuid"]
    assert names(browser, sort="newest") == ["Zuid", "Midden", "Noord"]


def test_the_form_shows_what_was_asked_of_the_worklist(browser):
    case = make.submitted(region_name="Noord")
    asked = {"q": "noo", "step": "panel", "round": case.round_id, "mine": "1"}

    form = browser.get(address("worklist"), asked).context["shown"].form

    assert {name: str(form[name].value()) for name in asked} == {
        **asked,
        "round": str(case.round_id),
        "mine": "True",
    }
    assert 'type="checkbox" name="mine" value="1"' in str(form["mine"])
    assert "checked" in str(form["mine"])


def test_the_overview_can_be_searched_and_sorted(browser):
    for name in ("Zuid", "Noord"):
        make.panel(make.submitted(region_name=name))

    def shown(**asked):
        return [case.name for case, _ in browser.get(address("overview"), asked).context["table"]]

    assert shown() == ["Zuid", "Noord"]
    assert shown(sort="name") == ["Noord", "Zuid"]
    assert shown(q="zui") == ["Zuid"]
    assert shown(q="bestaat niet") == []
    assert shown(sort="x") == ["Zuid", "Noord"]


@pytest.mark.parametrize("asked", [{"step": "x"}, {"round": "x"}, {"page": "x"}, {"q": "\0"}])
def test_a_filter_that_makes_no_sense_is_left_out(browser, asked):
    make.submitted(region_name="Noord")

    assert names(browser, **asked) == ["Noord"]


@pytest.mark.parametrize(
    "step",
    [
        "panel",
        "assessments",
        "joint",
        "answers",
        "prepare",
        "grant",
        "returned",
        "conditions",
        "definitive",
    ],
)
def test_each_filter_finds_the_cases_whose_next_step_it_is(browser, step):
    make.submitted()
    make.panel()
    make.all_handed_in()
    make.proposed()
    make.ready()
    make.prepared()
    make.deciding.return_decision(decision=make.prepared(), reason="Nee.", by=make.lead())
    make.granted(outcome="voorlopig")
    provisional = make.granted(outcome="voorlopig")
    make.meet_condition(condition=provisional.conditions.get(), note="Gezien.", by=make.adviser())
    make.granted()

    rows = browser.get(address("worklist"), {"step": step}).context["rows"]

    assert [row.next.step for row in rows] == [step]


def test_what_is_overdue_is_marked(browser):
    make.submitted()
    with pgtrigger.ignore("applications.Application:promise_stays"):
        Application.objects.update(decide_by=timezone.localdate() - timedelta(days=1))

    (row,) = browser.get(address("worklist")).context["rows"]

    assert row.is_late


@pytest.mark.parametrize(
    ("name", "queries"),
    [("worklist", 8), ("overview", 8), ("to_decide", 6), ("open_conditions", 6)],
)
@pytest.mark.parametrize("count", [1, 3, 50])
def test_lists_take_the_same_queries_whatever_their_length(
    count, name, queries, browser, django_assert_num_queries, many_cases
):
    applications = many_cases(count, make.national_partner(), make.national_partner())
    if name in ("to_decide", "open_conditions"):
        applications = [make.ready() for _number in range(min(count, 3))]
        for application in applications:
            decision = make.prepared(application, "voorlopig")
            if name == "open_conditions":
                make.deciding.grant(decision=decision, by=make.lead())
    browser.get(address(name))

    with django_assert_num_queries(queries):
        page = browser.get(address(name))

    assert len(page.context["page"].object_list) == len(applications)


def test_filtering_the_worklist_takes_one_query_more(browser, django_assert_num_queries):
    case = make.submitted(region_name="Noord")
    asked = {"q": "noo", "step": "panel", "round": case.round_id, "sort": "name"}
    browser.get(address("worklist"))

    # How many there are of all.
    with django_assert_num_queries(9):
        assert names(browser, **asked) == ["Noord"]


@pytest.mark.parametrize("name", ["worklist", "overview", "to_decide", "open_conditions"])
def test_a_slip_of_typing_finds_the_case_in_every_list(browser, name):
    at = {
        "worklist": lambda: make.submitted(region_name="Krommerijn"),
        "overview": lambda: make.panel(make.submitted(region_name="Krommerijn")),
        "to_decide": lambda: make.prepared(make.ready(region_name="Krommerijn")),
        "open_conditions": lambda: make.granted(make.ready(region_name="Krommerijn"), "voorlopig"),
    }
    at[name]()

    def shows(words):
        page = browser.get(address(name), {"q": words}).content.decode()
        return "Krommerijn</a>" in page, "Niets heet precies zo." in page

    assert shows("krommerijn") == (True, False)
    assert shows("kromerijn") == (True, True)
    assert shows("zuidplas") == (False, False)
