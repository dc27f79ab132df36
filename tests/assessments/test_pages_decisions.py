"""The pages of the Realisatie Eenheid about a decision: preparing, taking and returning it."""

import pytest

from assessments.domain import deciding
from assessments.models import Condition, Decision
from regions.models import Region
from tests.factories import signed_in

from . import factories as make
from .pages import address, decision_form

pytestmark = pytest.mark.django_db


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
    for unheard, field in (("", "hearing"), ("gehoord", "hearing_told")):
        page = browser.post(url, decision_form("afgewezen", hearing=unheard))
        assert list(page.context["form"].errors) == [field]
    told = {"hearing": "gehoord", "hearing_told": "Op 3 mei zei u iets."}
    look = {**told, "act": "letter", "version": 0}
    shown = browser.post(url, decision_form("afgewezen", **look)).content.decode()
    assert "Daarop kon u reageren voordat wij besloten (artikel 4:7 van de" in shown
    assert "Op 3 mei zei u iets." in shown
    assert browser.post(url, decision_form("afgewezen")).status_code == 302
    own = browser.get(address("decision", Decision.objects.get().pk)).content.decode()
    assert "de afwijzing rust op wat de regio zelf gaf" in own


def test_who_has_a_status_is_given_the_definitive_one_or_is_told_that_it_may_end(browser):
    application = make.granted(outcome="voorlopig").application

    page = browser.get(address("prepare", application.pk))

    assert [one for one, _label in page.context["form"].fields["outcome"].choices] == ["definitief"]
    assert address("intend", application.pk) in page.content.decode()


def test_each_criterion_that_falls_short_has_a_row_for_its_condition(browser):
    application = make.ready(weak=True)

    page = browser.get(address("prepare", application.pk))

    rows = [form["criterion"].value() for form in page.context["formset"]]
    assert rows == [application.round.criteria.first().pk, None, None, None]


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

    asked = browser.get(page.context["take_url"])
    browser.post(address("take", decision.pk), {"seen": asked.context["seen"]})

    decision.refresh_from_db()
    assert decision.state == "verleend"


def test_a_lead_takes_only_the_decision_that_was_read():
    decision, browser = make.prepared(), signed_in(make.lead())
    page = browser.get(address("decision", decision.pk))
    by = {"decision": decision, "by": decision.prepared_by}
    deciding.return_decision(decision=decision, reason="Korter.", by=make.lead())
    deciding.prepare_again(outcome="definitief", reasons="Anders.", **by)

    asked = browser.get(page.context["take_url"])
    for seen in (asked.context["seen"], ""):
        shown = browser.post(address("take", decision.pk), {"seen": seen}, follow=True)
        assert "in de tussentijd" in shown.text
    decision.refresh_from_db()
    assert decision.state == "voorbereid"


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
    assert "Aan deze voorwaarde is voldaan" in browser.get(url).content.decode()
    browser.post(url, {"note": "Nog eens."})
    condition.refresh_from_db()
    assert condition.met_note == "Gezien."


def test_a_preview_that_takes_too_long_says_so_on_the_page_of_the_decision(settings):
    settings.PDF_PAGE_SECONDS = 0.01
    decision = make.prepared()
    page = signed_in(make.lead()).get(address("preview_pdf", decision.pk), follow=True)
    assert page.redirect_chain == [(address("decision", decision.pk), 302)]
    assert "De PDF was niet op tijd klaar" in page.content.decode()
