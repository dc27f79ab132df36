"""Writing a decision on its page: drafts, the letter beforehand, and errors where they belong."""

import pytest
from django.urls import reverse
from post_office.models import Email

from assessments.domain import assessing
from assessments.domain.judging import Typed
from assessments.models import Decision, DecisionDraft, JointOutcome
from tests.factories import signed_in

from . import factories as make

pytestmark = pytest.mark.django_db


def address(name, *args):
    return reverse(f"assessments:{name}", args=args)


@pytest.fixture
def browser():
    return signed_in(make.adviser())


def decision_form(outcome="definitief", **values):
    return {
        "outcome": outcome,
        "reasons": "Het plan voldoet.",
        "conditions-TOTAL_FORMS": 4,
        "conditions-INITIAL_FORMS": 0,
        **values,
    }


def test_each_error_of_a_decision_stands_at_its_field_at_once(browser):
    url = address("prepare", make.ready(weak=True).pk)
    data = {"reasons": "", "conditions-0-due_on": "2020-01-01"}

    page = browser.post(url, decision_form("voorlopig", **data))

    form, formset = page.context["form"], page.context["formset"]
    assert list(form.errors) == ["reasons"]
    assert [list(row.errors) for row in formset] == [["text", "due_on"], ["text"], [], []]
    assert form.non_field_errors() == []


def test_conditions_that_do_not_go_with_the_outcome_are_told_in_their_place(browser):
    url = address("prepare", make.ready().pk)
    data = {"conditions-0-text": "Werk uit.", "conditions-0-due_on": make.soon().isoformat()}

    page = browser.post(url, decision_form("definitief", **data))

    assert page.status_code == 422
    assert page.context["form"].errors == {}
    assert [list(row.errors) for row in page.context["formset"]] == [[], ["text"], [], []]


def test_a_decision_is_kept_as_a_draft_with_gaps_until_it_lies_with_the_leads(browser):
    application = make.ready()
    url = address("prepare", application.pk)
    gaps = {"reasons": "", "conditions-0-text": "Werk uit.", "act": "draft", "version": 0}

    saved = browser.post(url, decision_form("voorlopig", **gaps))
    page = signed_in(make.adviser()).get(url)

    assert (saved.status_code, Decision.objects.count()) == (302, 0)
    form, formset = page.context["form"], page.context["formset"]
    assert (form["outcome"].value(), form["version"].value()) == ("voorlopig", 1)
    assert formset[0]["text"].value() == "Werk uit."
    assert "Laat hen dan eerst reageren (Awb 4:7, 4:8)." in page.content.decode()
    assert browser.post(url, decision_form()).status_code == 302
    assert not DecisionDraft.objects.exists()


def test_a_draft_of_a_colleague_is_not_overwritten_unseen(browser):
    url = address("prepare", make.ready().pk)
    mine = decision_form(act="draft", version=0, reasons="Van mij.")
    browser.post(url, {**mine, "reasons": "Van een collega."})

    page = browser.post(url, mine)

    assert (page.status_code, page.context["form"]["reasons"].value()) == (422, "Van mij.")
    assert DecisionDraft.objects.get().typed["reasons"] == "Van een collega."
    assert page.context["form"]["version"].value() == "1"
    browser.post(url, {**mine, "version": 1})
    assert DecisionDraft.objects.get().typed["reasons"] == "Van mij."


def test_the_adviser_sees_the_letter_before_handing_the_decision_on(browser):
    application = make.ready()
    url = address("prepare", application.pk)
    mails = Email.objects.count()

    page = browser.post(url, decision_form(act="letter", version=0, reasons="Wel zo helder."))

    text = page.content.decode()
    letter = text.split('<article class="letter"')[1].split("</article>")[0]
    assert (page.status_code, "Wel zo helder." in letter) == (200, True)
    assert (Decision.objects.count(), Email.objects.count()) == (0, mails)
    assert DecisionDraft.objects.get().typed["reasons"] == "Wel zo helder."
    form = page.context["form"]
    assert form["reasons"].value() == "Wel zo helder."
    again = {"act": "prepare", "version": form["version"].value()}
    assert browser.post(url, decision_form(**again)).status_code == 302


def test_what_cannot_be_prepared_has_no_letter_to_look_at(browser):
    url = address("prepare", make.ready(signed=False).pk)

    page = browser.post(url, decision_form(act="letter", version=0))

    assert (page.status_code, page.context["letter"]) == (422, "")
    assert "<article" not in page.content.decode()


def test_verdicts_on_which_all_agree_are_proposed_for_the_joint_outcome(browser):
    panel = make.panel()
    alike, apart = make.verdicts(panel)
    for member, verdict in zip(panel.members.all(), ("voldoet", "deels"), strict=True):
        judgements = {alike: Typed("deels", "Mager."), apart: Typed(verdict, "Zo zien wij het.")}
        by = make.free_assessor(member)
        assessing.hand_in(member=member, judgements=judgements, remark="", version=0, by=by)

    form = browser.get(address("joint_outcome", panel.application_id)).context["form"]

    assert form[f"verdict_{alike}"].value() == "deels"
    assert form[f"reasons_{alike}"].value() == ""
    assert form[f"verdict_{apart}"].value() == ""
    assert not JointOutcome.objects.exists()
