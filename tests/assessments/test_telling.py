"""Everybody who took part hears what was decided, and reads it with or without an account."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from accounts.models import RoleKind
from applications.domain.partners import set_contact
from assessments.domain import deciding, interest
from assessments.domain.letters import issue_letter
from assessments.domain.merging import merge_cases
from assessments.domain.outcome_links import partner_of
from assessments.models import Decision
from common.dates import day_text
from common.masking import without_secret_links
from common.refusal import Refusal
from tests.factories import role, signatory_of, signed_in
from tests.mails import text_of

from . import factories as make

pytestmark = pytest.mark.django_db
LINK = re.compile(r"http://testserver(/uitkomst/\S+)")


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def made_known(outcome="voorlopig") -> Decision:
    decision = make.granted(outcome=outcome)
    issue_letter(decision_id=decision.pk)
    return decision


def told_without_account() -> tuple[Decision, Email]:
    """A decision, and the mail about it to a partner's contact who has no account."""
    application = make.ready()
    partner = application.partners.exclude(organisation=application.penvoerder).first()
    email = "zonder@voorbeeld.example"
    set_contact(partner=partner, name="An Vis", email=email, by=application.created_by)
    decision = make.granted(application, "voorlopig")
    issue_letter(decision_id=decision.pk)
    return decision, outcome_mails().get(to=email)


def outcome_mails():
    return Email.objects.filter(context__template="assessments/outcome").order_by("pk")


def others(decision):
    application = decision.application
    return application.partners.exclude(organisation=application.penvoerder)


def page_of(decision):
    return reverse("assessments:outcome", args=[decision.application_id])


def test_partners_beroepsgroep_and_panel_hear_the_outcome_once_each():
    decision = made_known()

    members = decision.application.panel.members.all()
    wanted = {partner.contact_email for partner in others(decision)}
    wanted |= {member.assessment.author.user.email for member in members}
    assert {mail.to[0] for mail in outcome_mails()} >= wanted
    assert len({mail.to[0] for mail in outcome_mails()}) == outcome_mails().count()
    penvoerder = decision.application.created_by.user.email
    assert penvoerder not in {mail.to[0] for mail in outcome_mails()}


def test_nobody_hears_the_outcome_before_there_is_a_letter():
    make.granted(outcome="voorlopig")

    assert not outcome_mails().exists()


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("definitief", "De regio krijgt de definitieve status van voorloper."),
        ("voorlopig", "Daar horen voorwaarden bij"),
        ("afgewezen", "De aanvraag is afgewezen. De regio krijgt geen status."),
    ],
)
def test_the_mail_says_what_was_decided_on_which_region(outcome, words):
    decision = made_known(outcome)

    text = text_of(outcome_mails().first())
    assert words in text
    assert decision.application.name in text
    assert decision.application.penvoerder.name in text


def test_partners_hear_until_when_an_objection_can_be_made_and_assessors_do_not():
    """A partner is directly affected too, and heard nothing of it. Source: Awb 3:45."""
    decision = made_known()
    until = day_text(decision.letters.get().objection_until, language="nl")
    partners = {partner.contact_email for partner in others(decision)}

    for mail in outcome_mails():
        told = f"bezwaar maken tot en met {until}" in text_of(mail)
        assert told == (mail.to[0] in partners)


def test_who_has_no_account_reads_outcome_and_conditions_by_the_link_alone():
    decision, mail = told_without_account()

    page = Client().get(LINK.search(text_of(mail))[1])

    assert page.status_code == 200
    assert "voorlopige status" in page.text
    assert decision.conditions.get().text in page.text
    assert "bezwaar maken tot en met" in page.text
    assert "/brieven/" not in page.text
    assert "no-store" in page["Cache-Control"]


def test_the_link_is_not_kept_and_not_logged():
    _decision, mail = told_without_account()
    path = LINK.search(text_of(mail))[1]
    token = path.split("/")[2]

    kept = Email.objects.filter(pk=mail.pk).values().get()
    assert token not in str(kept)
    assert token not in without_secret_links(path)


def test_a_link_that_was_changed_or_has_ended_shows_nothing():
    decision, mail = told_without_account()
    partner = others(decision).get(contact_email=mail.to[0])
    path = LINK.search(text_of(mail))[1]

    assert Client().get(path[:-3] + "/").status_code == 404
    token = path.split("/")[2]
    assert partner_of(token, at=timezone.now() + timedelta(days=89)) == partner
    with pytest.raises(Refusal) as refused:
        partner_of(token, at=timezone.now() + timedelta(days=91))
    assert refused.value.code == "link_expired"


def test_who_signs_with_an_account_gets_a_link_to_sign_in_for():
    application = make.ready()
    partner = application.partners.exclude(organisation=application.penvoerder).first()
    signatory = signatory_of(partner)
    set_contact(partner=partner, name="Kim", email=signatory.user.email, by=application.created_by)
    decision = make.granted(application, "voorlopig")
    issue_letter(decision_id=decision.pk)

    text = text_of(outcome_mails().get(to=signatory.user.email))
    assert page_of(decision) in text
    assert not LINK.search(text)
    assert decision.conditions.get().text in signed_in(signatory).get(page_of(decision)).text


def test_an_assessor_reads_the_outcome_and_who_is_shut_out_does_not():
    panel = make.panel()
    member = panel.members.first()
    shut_out = make.assessor(member.organisation)
    interest.declare(member=member, by=shut_out, has_interest=True, explanation="Familie.")
    application = make.answered(make.proposed(make.all_handed_in(panel))).application
    free = member.assessment.author
    decision = make.granted(application, "definitief")
    issue_letter(decision_id=decision.pk)

    assert signed_in(free).get(page_of(decision)).status_code == 200
    assert shut_out.user.email not in {mail.to[0] for mail in outcome_mails()}
    assert signed_in(shut_out).get(page_of(decision)).status_code == 404


def test_an_assessor_who_went_to_work_for_the_re_does_not_hear_the_outcome():
    decision = make.granted(outcome="definitief")
    gone, *stayed = [
        member.assessment.author.user for member in decision.application.panel.members.all()
    ]
    make.adviser(gone)

    issue_letter(decision_id=decision.pk)

    told = {mail.to[0] for mail in outcome_mails()}
    assert gone.email not in told
    assert {one.email for one in stayed} <= told


def test_strangers_and_the_time_before_the_letter_give_nothing():
    decision = make.granted(outcome="voorlopig")
    free = decision.application.panel.members.first().assessment.author
    assert signed_in(free).get(page_of(decision)).status_code == 404

    issue_letter(decision_id=decision.pk)

    for kind in (RoleKind.PARTNER_SIGNATORY, RoleKind.ASSESSOR):
        assert signed_in(role(kind)).get(page_of(decision)).status_code == 404


def test_a_panel_at_work_hears_that_its_case_was_merged():
    round_ = make.lenient_round()
    source = make.all_handed_in(make.panel(make.submitted(round=round_))).application
    target = make.submitted(round=round_)

    for _ in range(2):
        merge_cases(leading=target, others=[source], due_on=make.merge_day(), by=make.lead())

    mails = Email.objects.filter(context__template="assessments/merged")
    authors = {one.assessment.author.user.email for one in source.panel.members.all()}
    assert sorted(mail.to[0] for mail in mails) == sorted(authors)


def test_requests_to_the_panel_and_the_lead_name_penvoerder_and_term():
    make.lead()
    # By the act itself: a stage knows nothing of this lead.
    decision = make.prepared(make.ready())
    application = decision.application

    for template in ("invited", "asked_to_agree", "decision_prepared"):
        for mail in Email.objects.filter(context__template=f"assessments/{template}"):
            text = text_of(mail)
            assert application.name in text
            assert f"De penvoerder is {application.penvoerder.name}." in text
            assert "Het besluit moet er uiterlijk op" in text
    assert Email.objects.filter(context__template="assessments/decision_prepared").exists()


def test_who_did_not_agree_reads_how_that_was_weighed_once_the_letter_is_there():
    panel = make.answered(disagreeing=1)
    member = panel.members.first()
    browser = signed_in(member.assessment.author)
    joint = reverse("assessments:agree", args=[member.pk])
    decision = make.prepared(panel.application, dissent_response="Uw punt weegt minder zwaar.")
    deciding.grant(decision=decision, by=make.lead())
    before = browser.get(joint).content.decode()
    assert "Er wordt een besluit voorbereid" in before
    assert "Uw punt" not in before

    issue_letter(decision_id=decision.pk)

    for page in (joint, page_of(decision)):
        shown = browser.get(page).content.decode()
        assert "Uw punt weegt minder zwaar." in shown
        assert "bezwaar maken" not in shown
    partner = signed_in(signatory_of(others(decision).first()))
    read = partner.get(page_of(decision)).content.decode()
    assert "bezwaar maken" in read
    assert "Uw punt" not in read
