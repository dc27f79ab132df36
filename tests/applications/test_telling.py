"""Who took part for a partner hears what becomes of the application, and what is asked of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from post_office.models import Email

from accounts.models import RoleKind
from applications.domain.merging import merge
from applications.domain.participants import participants
from applications.domain.partners import set_contact
from applications.domain.signing import ask_to_sign
from applications.domain.submission import submit
from applications.domain.withdrawing import withdraw
from applications.models import Application, RoundRequirement
from common.dates import moment_text
from tests import factories
from tests.mails import html_of, text_of

pytestmark = pytest.mark.django_db


def others(application):
    return application.partners.exclude(organisation=application.penvoerder)


def contacts(application):
    return {partner.contact_email for partner in others(application)}


def told(template):
    return {mail.to[0] for mail in Email.objects.filter(context__template=template)}


def ask(application, partners=None):
    return ask_to_sign(
        application=application,
        partners=partners or application.partners.all(),
        by=application.created_by,
    )


@pytest.fixture
def draft():
    return factories.make_application(complete=True)


def test_partners_hear_that_the_application_was_submitted_and_by_when_is_decided():
    application = factories.make_submitted()

    assert told("applications/partner_submitted") == contacts(application)
    mail = Email.objects.filter(context__template="applications/partner_submitted").first()
    for words in (
        application.name,
        application.number,
        application.penvoerder.name,
        moment_text(application.submitted_at, language="nl"),
        "heeft ondertekend. U hoeft niets te doen.",
        "Uiterlijk op",
    ):
        assert words in text_of(mail)


def test_a_partner_that_had_not_signed_reads_so_after_submission(draft):
    RoundRequirement.objects.update(level="warn")
    submit(application=draft, by=draft.created_by, received_at=timezone.now())

    mail = Email.objects.filter(context__template="applications/partner_submitted").first()
    assert "heeft niet ondertekend" in text_of(mail)
    assert "definitieve status" in text_of(mail)


def test_partners_hear_that_a_submitted_application_was_withdrawn():
    application = factories.make_submitted()

    withdraw(application=application, by=application.created_by, reason="Wij gaan samen verder.")

    assert told("applications/partner_withdrawn") == contacts(application)


def test_only_partners_that_were_asked_hear_that_a_draft_was_withdrawn(draft):
    asked = others(draft).first()
    ask(draft, [asked])

    withdraw(application=draft, by=draft.created_by, reason="Wij gaan samen verder.")

    assert told("applications/partner_withdrawn") == {asked.contact_email}


def test_partners_of_both_hear_of_a_merging_once_each():
    round_ = factories.make_round()
    pair = factories.make_submitted(round=round_), factories.make_submitted(round=round_)
    same = others(pair[1]).first()
    set_contact(
        partner=same,
        name="Kim",
        email=others(pair[0]).first().contact_email,
        by=pair[1].created_by,
    )

    both = contacts(pair[0]) | contacts(pair[1])
    merge(
        leading=pair[1],
        others=[pair[0]],
        due_on=factories.merge_day(),
        by=factories.role(RoleKind.RE_LEAD),
    )

    mails = Email.objects.filter(context__template="applications/partner_merged")
    assert both <= {mail.to[0] for mail in mails}
    assert len({mail.to[0] for mail in mails}) == len(mails)


def test_the_penvoerders_own_people_are_not_told_as_partners():
    application = factories.make_submitted()
    partner = others(application).first()
    factories.role(
        RoleKind.PENVOERDER_EDITOR,
        factories.signatory_of(partner).user,
        application.penvoerder,
    )

    withdraw(application=application, by=application.created_by, reason="Wij gaan samen verder.")

    assert partner.contact_email not in told("applications/partner_withdrawn")


def test_who_has_no_account_reads_what_is_asked_by_whom_and_by_when(draft):
    partner = others(draft).get(kind="beroepsgroep")
    (request,) = ask(draft, [partner])

    mail = Email.objects.get(to=partner.contact_email)
    asker = request.requested_by.user
    assert mail.subject == (
        f"Verzoek om te ondertekenen: aanvraag voor {draft.name}, namens {partner.name}"
    )
    for text in (text_of(mail), html_of(mail)):
        for words in (
            f"{asker.name} van {draft.penvoerder.name} vraagt u om een aanvraag te ondertekenen",
            f"aanvraag voor de regio {draft.name}",
            partner.name,
            "Namens mijn organisatie verklaar ik het volgende:",
            "wij doen mee aan deze aanvraag",
            "in uw eigen woorden hoe leraren en schoolleiders meedoen",
            f"Antwoord uiterlijk op {moment_text(draft.round.closes_at, language='nl')}",
            "Als u niets doet, wordt er niets ondertekend.",
            asker.email,
            "/ondertekenen/link/",
        ):
            assert words in text


def test_who_has_an_account_reads_the_same_and_of_no_invitation(draft):
    partner = others(draft).first()
    signatory = factories.signatory_of(partner)
    set_contact(partner=partner, name="Kim", email=signatory.user.email, by=draft.created_by)
    ask(draft, [partner])

    text = text_of(Email.objects.get(to=signatory.user.email))
    assert "Namens mijn organisatie verklaar ik" in text
    assert "Antwoord uiterlijk" in text
    assert "alleen voor u" not in text


def test_who_is_asked_after_submission_is_not_told_to_answer_before_the_closing(draft):
    RoundRequirement.objects.update(level="warn")
    submit(application=draft, by=draft.created_by, received_at=timezone.now())
    application = Application.objects.get(pk=draft.pk)
    partner = others(application).first()
    ask(application, [partner])

    mail = Email.objects.filter(context__template="applications/asked_to_sign").get()
    assert "Uw handtekening telt nog mee" in text_of(mail)
    assert "Antwoord uiterlijk" not in text_of(mail)


def test_screen_says_that_partners_were_asked_only_when_mail_was_sent(draft):
    browser = factories.signed_in(draft.created_by)
    address = f"/aanvragen/{draft.pk}/ondertekening/"

    def says(**typed):
        return browser.post(address, typed, follow=True).text

    before = Email.objects.count()
    assert "gevraagd" in says(all="1")
    assert Email.objects.count() == before + 3
    again = says(all="1")
    assert "Er is daarom geen tweede e-mail verstuurd." in again
    assert Email.objects.count() == before + 3


def test_screen_says_so_when_whom_one_asks_has_signed(draft):
    factories.sign_all(draft, draft.created_by)
    browser = factories.signed_in(draft.created_by)
    sent = Email.objects.count()

    page = browser.post(f"/aanvragen/{draft.pk}/ondertekening/", {"all": "1"}, follow=True).text

    assert "Wie u koos, heeft al ondertekend." in page
    assert Email.objects.count() == sent


@pytest.mark.parametrize("form", [text_of, html_of])
def test_every_mail_says_whom_to_ask(form, settings, draft):
    settings.CONTACT = {"name": "de RE", "email": "vraag@re.example", "phone": "070 123 45 67"}
    ask(draft)
    colleague = factories.person()
    factories.Client().post("/account/password/reset/", {"email": colleague.email})
    factories.make_submitted()

    templates = set()
    for mail in Email.objects.all():
        templates.add(mail.context["template"])
        assert "vraag@re.example" in form(mail)
        assert "070 123 45 67" in form(mail)
    assert {"applications/asked_to_sign", "account"} <= templates


def test_telling_partners_takes_as_many_queries_for_many_as_for_few(
    draft, django_assert_num_queries
):
    for partner in others(draft):
        set_contact(partner=partner, name="Kim", email=partner.contact_email, by=draft.created_by)
    for _ in range(2):
        with django_assert_num_queries(3):
            found = participants(draft)
        assert len(found) == others(draft).count()
        organisation = factories.organisation()
        partner = draft.partners.create(organisation=organisation, kind="other")
        set_contact(partner=partner, name="Kim", email="kim@voorbeeld.example", by=draft.created_by)


def test_an_old_request_counts_no_more_as_asked_a_moment_ago(draft):
    partner = others(draft).first()
    (request,) = ask(draft, [partner])
    type(request).objects.update(requested_at=timezone.now() - timedelta(hours=1))

    page = factories.signed_in(draft.created_by).post(
        f"/aanvragen/{draft.pk}/ondertekening/", {"partner": partner.pk}, follow=True
    )

    assert "geen tweede e-mail" not in page.text
    assert Email.objects.filter(to=partner.contact_email).count() == 2
