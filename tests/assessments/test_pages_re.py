"""The pages of the Realisatie Eenheid: worklist, case, panel, joint outcome and decisions."""

import csv
import io
import re
from datetime import timedelta

import pgtrigger
import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import RoleKind
from applications.models import Application
from assessments.models import Condition, Decision, JointOutcome, Panel
from regions.models import Region
from tests.factories import role, signed_in

from . import factories as make

pytestmark = pytest.mark.django_db


def address(name, *args):
    return reverse(f"assessments:{name}", args=args)


@pytest.fixture
def adviser():
    return make.adviser()


@pytest.fixture
def browser(adviser):
    return signed_in(adviser)


def names(browser, **asked):
    rows = browser.get(address("worklist"), asked).context["rows"]
    return [row.case.name for row in rows]


def test_the_worklist_is_by_the_day_on_which_something_is_due(browser):
    late = make.submitted(round=make.lenient_round(), region_name="Later")
    soon = make.submitted(round=make.lenient_round(decision_weeks=7), region_name="Eerder")
    provisional = make.granted(make.ready(region_name="Voorwaarde"), "voorlopig").application
    Condition.objects.filter(decision__application=provisional)

    rows = browser.get(address("worklist")).context["rows"]

    assert [row.case for row in rows] == [provisional, soon, late]
    assert rows[0].due == make.soon()


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


def test_the_button_on_a_case_says_where_it_leads(browser):
    application = make.submitted()

    def button():
        page = browser.get(address("case", application.pk))
        return page.context["view"].next.link_text, "Ga erheen" in page.content.decode()

    assert button() == ("Stel het panel samen", False)
    panel = make.panel(application)
    assert button() == ("Bekijk wie heeft ingeleverd", False)
    make.proposed(make.all_handed_in(panel))
    assert button() == ("Bekijk wie heeft geantwoord", False)


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


def test_the_next_step_follows_the_case(browser):
    def step(application):
        page = browser.get(address("case", application.pk))
        following, stops = page.context["view"].next, page.context["timeline"]
        now = [stop.what for stop in stops if stop.state == "now"]
        assert now == ([] if following.step == "done" else [following.label])
        return following.step

    application = make.submitted()
    assert step(application) == "panel"
    panel = make.panel(application)
    assert step(application) == "assessments"
    make.all_handed_in(panel)
    assert step(application) == "joint"
    make.proposed(panel)
    assert step(application) == "answers"
    make.answered(panel)
    assert step(application) == "prepare"
    decision = make.prepared(application, "voorlopig")
    assert step(application) == "grant"
    make.deciding.return_decision(decision=decision, reason="Korter.", by=make.lead())
    assert step(application) == "returned"
    decision = make.deciding.prepare_again(
        decision=decision,
        outcome="voorlopig",
        reasons="Nu korter.",
        departure_reasons="Wij wegen de partners zwaarder.",
        conditions=[("Werk uit.", make.soon(), None)],
        by=make.adviser(),
    )
    make.deciding.grant(decision=decision, by=make.lead())
    assert step(application) == "conditions"
    make.meet_condition(condition=Condition.objects.get(), note="Gezien.", by=make.adviser())
    assert step(application) == "definitive"
    make.granted(application)
    assert step(application) == "done"
    assert browser.get(address("worklist"), {"step": "done"}).context["rows"][0].due is None


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


def test_filtering_the_worklist_takes_no_query_more(browser, django_assert_num_queries):
    case = make.submitted(region_name="Noord")
    asked = {"q": "noo", "step": "panel", "round": case.round_id, "sort": "name"}
    browser.get(address("worklist"))

    with django_assert_num_queries(8):
        assert names(browser, **asked) == ["Noord"]


def conditional(panel, *, is_met=False, has_second=False):
    """A case with a provisional status, on which a second decision may be prepared already."""
    decision = make.granted(make.answered(make.proposed(panel)).application, "voorlopig")
    if is_met:
        condition = decision.conditions.get()
        make.meet_condition(condition=condition, note="Gezien.", by=make.adviser())
    if has_second:
        make.prepared(decision.application)
    return decision.application


def being_written(panel):
    make.all_handed_in(panel)
    values = {"judgements": make.verdicts(panel), "advice": "", "version": 0}
    make.joint.write_joint_outcome(panel=panel, by=make.adviser(), **values)
    return panel.application


def ready(panel):
    return make.answered(make.proposed(make.all_handed_in(panel))).application


CASES = {
    "submitted": (lambda panel: make.submitted(), 9),
    "in panel": (lambda panel: panel.application, 13),
    "handed in": (lambda panel: make.all_handed_in(panel).application, 14),
    "joint outcome being written": (being_written, 15),
    "proposed": (lambda panel: make.proposed(make.all_handed_in(panel)).application, 14),
    "answered": (ready, 14),
    "prepared": (lambda panel: make.prepared(ready(panel)).application, 15),
    "prepared with conditions": (
        lambda panel: make.prepared(ready(panel), "voorlopig").application,
        15,
    ),
    "voorlopig": (lambda panel: conditional(make.all_handed_in(panel)), 16),
    "conditions met": (lambda panel: conditional(make.all_handed_in(panel), is_met=True), 16),
    "second decision": (
        lambda panel: conditional(make.all_handed_in(panel), is_met=True, has_second=True),
        16,
    ),
    "definitief": (lambda panel: make.granted(ready(panel)).application, 16),
}


@pytest.mark.parametrize(("at", "queries"), CASES.values(), ids=CASES.keys())
@pytest.mark.parametrize("partners", [1, 3])
def test_a_case_takes_at_most_sixteen_queries_in_every_state(
    partners, at, queries, browser, django_assert_num_queries
):
    application = at(make.panel(partners=[make.national_partner() for _number in range(partners)]))
    browser.get(address("case", application.pk))

    with django_assert_num_queries(queries):
        page = browser.get(address("case", application.pk))

    assert page.status_code == 200


@pytest.mark.parametrize(
    "kind",
    [
        RoleKind.ADMIN,
        RoleKind.ASSESSOR,
        RoleKind.PENVOERDER_EDITOR,
        RoleKind.PENVOERDER_SIGNATORY,
        RoleKind.PARTNER_SIGNATORY,
    ],
)
def test_cases_are_for_the_realisatie_eenheid(kind):
    decision = make.granted(outcome="voorlopig")
    outsider = signed_in(role(kind))
    pages = [
        address("worklist"),
        address("overview"),
        address("to_decide"),
        address("open_conditions"),
        address("decision", decision.pk),
        address("preview_pdf", decision.pk),
        address("meet_condition", decision.conditions.get().pk),
        *(
            address(name, decision.application_id)
            for name in ("case", "set_adviser", "panel", "joint_outcome", "prepare", "merge")
        ),
    ]

    assert {outsider.get(page).status_code for page in pages} == {403}


def test_a_draft_is_not_a_case(browser):
    draft = make.draft()

    for name in ("case", "set_adviser", "panel", "joint_outcome", "prepare", "merge"):
        assert browser.get(address(name, draft.pk)).status_code == 404


def test_following_a_region(browser, adviser):
    application = make.submitted()

    browser.post(address("claim", application.pk))
    application.region.refresh_from_db()
    assert application.region.adviser == adviser.user

    other = make.adviser()
    browser.post(address("set_adviser", application.pk), {"adviser": other.user.pk})
    application.region.refresh_from_db()
    assert application.region.adviser == other.user


def test_only_people_of_the_realisatie_eenheid_follow_regions(browser):
    application = make.submitted()
    outsider = make.assessor(make.ministry())

    page = browser.post(address("set_adviser", application.pk), {"adviser": outsider.user.pk})

    assert page.status_code == 422


def test_the_last_panel_of_the_round_is_ticked_for_the_next(browser):
    ministry, partner = make.ministry(), make.national_partner()
    first = make.panel(partners=[partner]).application
    second = make.submitted(round=first.round)
    make.able(second, [ministry, partner], by=make.adviser())

    form = browser.get(address("panel", second.pk)).context["form"]

    assert set(form.initial["organisations"]) == {ministry.pk, partner.pk}
    assert "vorige panel" in str(form["organisations"].help_text)


def test_setting_up_a_panel(browser):
    application = make.submitted()
    ministry, partner = make.ministry(), make.national_partner()
    make.able(application, [ministry, partner], by=make.adviser())
    url = address("panel", application.pk)
    assert browser.get(url).context["form"].initial == {"organisations": [ministry.pk]}

    refused = browser.post(url, {"organisations": [partner.pk]})
    assert refused.status_code == 422
    assert "organisations" in refused.context["form"].errors

    assert browser.post(url, {"organisations": [ministry.pk, partner.pk]}).status_code == 302
    assert Panel.objects.get(application=application).members.count() == 2


def test_adding_and_removing_an_organisation(browser):
    panel = make.panel()
    extra = make.national_partner()
    make.assessor(extra)
    url = address("panel", panel.application_id)

    assert browser.post(url, {"organisations": ""}).status_code == 422
    assert browser.post(url, {"organisations": extra.pk}).status_code == 302
    member = make.member_of(panel, extra)
    url = address("remove_member", panel.application_id, member.pk)
    assert browser.get(url).status_code == 200
    browser.post(url)
    assert panel.members.count() == 2


def joint_form(panel, verdict="voldoet", **values):
    advises = "definitief" if verdict == "voldoet" else "voorlopig"
    data = {"version": 0, "advice": "", "advises": advises, "act": "propose"}
    for pk in make.verdicts(panel):
        data |= {f"verdict_{pk}": verdict, f"reasons_{pk}": ""}
    return {**data, **values}


def test_the_joint_outcome_is_written_beside_the_assessments(browser):
    panel = make.all_handed_in()
    url = address("joint_outcome", panel.application_id)
    text = browser.get(url).content.decode()
    assert all(member.organisation.name in text for member in panel.members.all())

    assert browser.post(url, joint_form(panel, advice="Geef de status.")).status_code == 302
    outcome = JointOutcome.objects.get(panel=panel)
    assert outcome.proposed_at is not None
    assert outcome.advice == "Geef de status."


def test_what_the_joint_outcome_lacks_is_told_and_what_was_typed_stays(browser):
    panel = make.all_handed_in()
    url = address("joint_outcome", panel.application_id)

    page = browser.post(url, joint_form(panel, "deels", advice="Bewaar dit"))

    assert page.status_code == 422
    assert len(page.context["form"].errors) == 2
    assert page.context["form"]["advice"].value() == "Bewaar dit"
    again = {**joint_form(panel), "version": page.context["form"]["version"].value()}
    assert browser.post(url, again).status_code == 302


def test_a_colleague_who_saved_the_joint_outcome_first_is_shown(browser):
    panel = make.all_handed_in()
    url = address("joint_outcome", panel.application_id)
    browser.post(url, joint_form(panel, advice="Van de een", act="save"))

    page = browser.post(url, joint_form(panel, advice="Van de ander", act="save"))

    assert page.status_code == 422
    assert "Van de een" in page.content.decode()
    assert page.context["form"]["advice"].value() == "Van de ander"
    again = joint_form(panel, advice="Van de ander", act="save", version=1)
    assert browser.post(url, again).status_code == 302


def test_a_locked_joint_outcome_has_no_form(browser):
    decision = make.prepared()

    page = browser.get(address("joint_outcome", decision.application_id))

    assert page.context["is_locked"]
    assert b"act" not in page.content.split(b"<h1")[1].split(b"</main")[0].replace(b"actions", b"")


def decision_form(outcome="definitief", **values):
    return {
        "outcome": outcome,
        "reasons": "Het plan voldoet.",
        "departure_reasons": "Wij wegen de partners zwaarder.",
        "conditions-TOTAL_FORMS": 3,
        "conditions-INITIAL_FORMS": 0,
        **values,
    }


def test_preparing_a_decision(browser):
    application = make.ready()

    page = browser.post(address("prepare", application.pk), decision_form())

    decision = Decision.objects.get()
    assert page.url == address("decision", decision.pk)
    assert decision.outcome == "definitief"


def test_preparing_a_provisional_decision_with_conditions(browser):
    application = make.ready()
    criterion = application.round.criteria.first()
    url = address("prepare", application.pk)

    assert browser.post(url, decision_form("voorlopig")).status_code == 422
    data = {
        "conditions-1-text": "Werk het plan uit.",
        "conditions-1-due_on": make.soon().isoformat(),
        "conditions-1-criterion": criterion.pk,
    }
    assert browser.post(url, decision_form("voorlopig", **data)).status_code == 302
    condition = Condition.objects.get()
    assert (condition.text, condition.due_on, condition.criterion) == (
        "Werk het plan uit.",
        make.soon(),
        criterion,
    )


def test_a_decision_that_is_not_possible_yet_keeps_what_was_typed(browser):
    application = make.ready(signed=False)
    url = address("prepare", application.pk)
    checklist = {name: possible for name, possible, _list in browser.get(url).context["checklists"]}
    assert list(checklist.values()) == [False, True, False]

    page = browser.post(url, decision_form(reasons="Bewaar deze redenen."))

    assert page.status_code == 422
    assert "Bewaar deze redenen." in page.content.decode()
    assert not Decision.objects.exists()


@pytest.mark.parametrize("due", ["", "gisteren", "2020-01-01"])
def test_a_condition_without_a_date_to_come_is_told(browser, due):
    url = address("prepare", make.ready().pk)
    data = {"conditions-0-text": "Werk uit.", "conditions-0-due_on": due}

    page = browser.post(url, decision_form("voorlopig", **data))

    assert page.status_code == 422
    assert "Werk uit." in page.content.decode()


def test_a_decision_against_the_advice_asks_its_own_reasons_at_their_field(browser):
    application = make.ready(weak=True)
    url = address("prepare", application.pk)
    assert "voorlopige status" in browser.get(url).context["form"]["departure_reasons"].help_text

    page = browser.post(url, decision_form("afgewezen", departure_reasons=""))

    assert list(page.context["form"].errors) == ["departure_reasons"]
    assert browser.post(url, decision_form("afgewezen")).status_code == 302


def test_what_the_region_answered_is_asked_at_its_field_once_it_has_a_status(browser):
    assert (
        "zienswijze" not in browser.get(address("prepare", make.ready().pk)).context["form"].fields
    )
    application = make.granted(outcome="voorlopig").application

    page = browser.post(address("prepare", application.pk), decision_form("afgewezen"))

    assert list(page.context["form"].errors) == ["zienswijze"]


def test_each_criterion_that_falls_short_has_a_row_for_its_condition(browser):
    application = make.ready(weak=True)

    page = browser.get(address("prepare", application.pk))

    rows = [form["criterion"].value() for form in page.context["formset"]]
    assert rows == [application.round.criteria.first().pk, None, None, None]


def test_what_the_panel_advises_is_asked_when_it_is_put_to_them(browser):
    panel = make.all_handed_in()
    url = address("joint_outcome", panel.application_id)

    page = browser.post(url, joint_form(panel, advises=""))

    assert list(page.context["form"].errors) == ["advises"]
    again = {**joint_form(panel), "version": page.context["form"]["version"].value()}
    assert browser.post(url, again).status_code == 302


def test_disagreement_is_asked_about(browser):
    application = make.answered(disagreeing=1).application
    url = address("prepare", application.pk)
    assert "dissent_response" in browser.get(url).context["form"].fields

    assert browser.post(url, decision_form()).status_code == 422
    assert browser.post(url, decision_form(dissent_response="Gewogen.")).status_code == 302


def test_a_lead_sees_the_letter_and_takes_the_decision():
    decision = make.prepared()
    browser = signed_in(make.lead())
    page = browser.get(address("decision", decision.pk))
    assert page.context["may_grant"]
    assert decision.reasons in page.content.decode()

    browser.post(address("take", decision.pk))

    decision.refresh_from_db()
    assert decision.state == "verleend"


def test_a_lead_reads_what_will_happen_before_a_decision_is_taken():
    decision = make.prepared()
    browser = signed_in(make.lead())
    assert address("take", decision.pk) in browser.get(address("decision", decision.pk)).text

    page = browser.get(address("take", decision.pk)).text

    assert "Definitieve status" in page
    assert decision.application.penvoerder.name in page
    assert "Vanaf dat moment ziet iedereen de status in het openbare overzicht." in page
    decision.refresh_from_db()
    assert decision.state == "voorbereid"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("idea", "Hierover wordt niets openbaar gemaakt."),
        ("voorlopig", "De regio staat dan niet meer in het openbare overzicht."),
    ],
)
def test_what_is_said_before_a_rejection_is_true_for_a_rejection(before, words):
    decision = make.prepared(outcome="afgewezen")
    Region.objects.filter(pk=decision.application.region_id).update(status=before)

    page = signed_in(make.lead()).get(address("take", decision.pk)).text

    assert "de regio krijgt geen status" in page
    assert "ziet iedereen de status" not in page
    assert words in page


def test_the_letter_as_it_will_be_as_pdf():
    decision = make.prepared()

    page = signed_in(make.lead()).get(address("preview_pdf", decision.pk))

    assert page["Content-Type"] == "application/pdf"
    assert page.content.startswith(b"%PDF")


def test_nobody_stands_under_the_letter_beforehand_who_may_not_take_the_decision():
    decision = make.prepared()
    seen = []
    for role_ in (decision.prepared_by, make.lead()):
        page = signed_in(role_).get(address("decision", decision.pk)).text
        seen.append("de naam en de functie van wie het besluit neemt" in page)
    assert seen == [True, False]


def test_a_second_decision_asks_for_no_conditions(browser):
    condition = make.granted(outcome="voorlopig").conditions.get()
    url = address("prepare", condition.decision.application_id)
    browser.post(address("meet_condition", condition.pk), {"note": "Gezien."})

    assert "Alleen bij een voorlopige status." not in browser.get(url).text


def test_before_the_panel_has_spoken_no_criterion_is_said_to_be_met(browser):
    page = browser.get(address("prepare", make.panel().application_id)).text

    assert "Het panel heeft nog niet gezegd of aan een criterium niet is voldaan." in page
    assert "De aanvraag voldoet aan elk criterium" not in page


def test_the_preparer_sees_no_button_and_cannot_take_it():
    lead = make.lead()
    decision = make.prepared(by=lead)
    browser = signed_in(lead)

    assert not browser.get(address("decision", decision.pk)).context["may_grant"]
    for page in (
        browser.get(address("take", decision.pk), follow=True),
        browser.post(address("take", decision.pk), follow=True),
    ):
        assert "U hebt dit besluit zelf voorbereid." in page.text
    decision.refresh_from_db()
    assert decision.state == "voorbereid"


def test_returning_a_decision_and_changing_it(browser):
    decision = make.prepared()
    lead = signed_in(make.lead())
    url = address("decision", decision.pk)

    assert lead.post(url, {"act": "return", "reason": ""}).status_code == 422
    assert lead.post(url, {"act": "return", "reason": "Korter."}).status_code == 302

    prepare = address("prepare", decision.application_id)
    page = browser.get(prepare)
    assert "Korter." in page.content.decode()
    assert page.context["form"].initial["reasons"] == decision.reasons
    assert browser.post(prepare, decision_form(reasons="Kort.")).status_code == 302
    decision.refresh_from_db()
    assert (decision.state, decision.reasons) == ("voorbereid", "Kort.")


def test_noting_that_a_condition_is_met(browser):
    condition = make.granted(outcome="voorlopig").conditions.get()
    url = address("meet_condition", condition.pk)
    assert browser.get(url).status_code == 200

    assert browser.post(url, {"note": ""}).status_code == 422
    assert browser.post(url, {"note": "Gezien."}).status_code == 302
    assert browser.get(url).status_code == 404


def test_merging(browser):
    source = make.submitted(region_name="Opgaand")
    target = make.submitted(round=source.round, region_name="Blijvend")
    make.submitted(region_name="Andere ronde")
    url = address("merge", source.pk)
    assert list(browser.get(url).context["form"].fields["target"].queryset) == [target]

    assert browser.post(url, {"target": target.pk}).status_code == 302
    assert Application.objects.get(pk=source.pk).merged_into == target


def test_the_case_says_of_each_partner_whether_it_signed(browser):
    application = make.submitted(signed=False)

    page = " ".join(browser.get(address("case", application.pk)).content.decode().split())

    partners = page.split('id="partners"')[1].split("</section>")[0]
    badges = re.findall(r'<strong class="utrecht-status-badge[^"]*">([^<]*)</strong>', partners)
    assert badges == ["ondertekent door in te dienen", *["nog niet gevraagd"] * 3]


def test_a_preview_that_takes_too_long_says_so_on_the_page_of_the_decision(settings):
    settings.PDF_PAGE_SECONDS = 0.01
    decision = make.prepared()
    page = signed_in(make.lead()).get(address("preview_pdf", decision.pk), follow=True)
    assert page.redirect_chain == [(address("decision", decision.pk), 302)]
    assert "De PDF was niet op tijd klaar" in page.content.decode()


def lines_of(browser, name, **asked):
    response = browser.get(address(name), {**asked, "export": "csv"})
    content = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content), delimiter=";"))


def test_the_file_of_the_worklist_holds_what_the_screen_shows(browser, adviser):
    make.granted(make.ready(region_name="Klaar"))
    for name in ("Noord", "Zuid"):
        make.submitted(region_name=name)

    asked = {"step": "panel", "sort": "-name"}
    lines = lines_of(browser, "worklist", **asked)

    assert lines[0][:3] == ["Nummer", "Regio", "Penvoerder"]
    assert [line[1] for line in lines[1:]] == names(browser, **asked) == ["Zuid", "Noord"]
    assert [line[6] for line in lines[1:]] == ["Stel het panel samen"] * 2


def test_the_files_of_decisions_and_conditions_hold_what_the_screen_shows(browser):
    waiting = make.prepared(make.ready(region_name="Wacht")).application
    granted = make.granted(make.ready(region_name="Voorlopig"), "voorlopig")
    condition = granted.conditions.get()

    (decision,) = lines_of(browser, "to_decide")[1:]
    (line,) = lines_of(browser, "open_conditions", q="voor")[1:]

    assert decision[:2] == [waiting.number, "Wacht"]
    assert line[0] == condition.text
    assert line[2] == "Voorlopig"
    assert lines_of(browser, "open_conditions", q="wacht")[1:] == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_file_of_the_worklist_takes_the_same_queries_for_any_number(
    browser, number, django_assert_num_queries
):
    for _ in range(number):
        make.submitted()
    browser.get(address("worklist"))

    with django_assert_num_queries(7):
        assert len(lines_of(browser, "worklist")) == number + 1


def test_nobody_outside_the_realisatie_eenheid_gets_a_file_of_its_lists():
    for kind in (RoleKind.PENVOERDER_SIGNATORY, RoleKind.ASSESSOR, RoleKind.ADMIN):
        outsider = signed_in(role(kind))
        for name in ("worklist", "to_decide", "open_conditions"):
            assert outsider.get(address(name), {"export": "csv"}).status_code == 403


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
