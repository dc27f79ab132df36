"""Asking partners to sign, and what they answer."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from accounts.models import Invitation, RoleKind, User
from applications.domain.editing import save_section
from applications.domain.own_words import OwnWords
from applications.domain.partners import remove_partner, set_contact
from applications.domain.signing import ask_to_sign, decline, sign
from applications.domain.statements import VERSION, statement
from applications.domain.submission import submit
from applications.models import (
    Application,
    Partner,
    Round,
    RoundRequirement,
    Signature,
    SigningLink,
    SigningRequest,
)
from applications.permissions import may_sign
from applications.signature_states import SignatureState, partner_signatures
from common.refusal import Refusal
from tests import factories
from tests.factories import signed_in
from tests.mails import text_of

pytestmark = pytest.mark.django_db

OWN_WORDS = OwnWords("Leraren.", "Wij beslissen mee.", "yes")


def others(application):
    return application.partners.exclude(organisation=application.penvoerder)


def of_kind(application, kind):
    return others(application).get(kind=kind)


def ask(application, partners=None, **fields):
    return ask_to_sign(
        application=application,
        partners=partners or application.partners.all(),
        by=application.created_by,
        **fields,
    )


def answer(request, act=sign, **fields):
    by = fields.pop("by", None) or factories.signatory_of(request.partner)
    values = {"name": "Kim", "job_title": "Bestuurder"}
    if act is sign:
        values |= {"agrees": True, "is_authorised": True}
        values |= {"own_words": OWN_WORDS}
    else:
        values |= {"reason": "Wij willen eerst het bestuur spreken."}
    return act(partner=request.partner, version=request.version, by=by, **{**values, **fields})


def stands(application):
    fresh = Application.objects.get(pk=application.pk)
    return {one.partner.pk: one.signature_state for one in partner_signatures(fresh).partners}


def change(application, text="Anders."):
    section = application.plan.sections.get(kind="governance")
    save_section(
        application=application,
        kind="governance",
        version=section.version,
        data={"governance": text},
        by=application.created_by,
    )


@pytest.fixture
def application():
    return factories.make_application(complete=True)


def test_who_has_no_account_gets_a_link_of_their_own_and_no_invitation(application):
    requests = ask(application)
    assert len(requests) == 3
    link = SigningLink.objects.get(email=requests[0].partner.contact_email)
    assert link.request == requests[0]
    assert not Invitation.objects.exists()


def test_who_signs_already_gets_a_notice(application):
    partner = others(application).first()
    signatory = factories.signatory_of(partner)
    set_contact(partner=partner, name="Kim", email=signatory.user.email, by=application.created_by)
    ask(application, [partner])
    mail = Email.objects.get(to=signatory.user.email)
    assert f"/ondertekenen/{partner.pk}/" in text_of(mail)
    assert application.name in mail.subject
    assert not SigningLink.objects.exists()


def test_asking_again_within_a_minute_is_one_mail_and_later_a_second(application):
    partner = others(application).first()
    now = timezone.now()
    for moment in (now, now + timedelta(seconds=5), now + timedelta(days=2)):
        ask(application, [partner], at=moment)
    assert Email.objects.filter(to=partner.contact_email).count() == 2
    assert SigningRequest.objects.count() == 1


def test_a_partner_without_a_contact_is_named(application):
    partner = others(application).first()
    partner.contact_email = ""
    partner.save()
    with pytest.raises(Refusal, match=partner.name) as refused:
        ask(application)
    assert refused.value.code == "contact_missing"
    assert not Email.objects.exists()


def test_somebody_of_the_penvoerder_cannot_be_asked_for_a_partner(application):
    partner = others(application).first()
    colleague = factories.role(RoleKind.PENVOERDER_EDITOR, at=application.penvoerder)
    # They joined the penvoerder after they had been named.
    partner.contact_email = colleague.user.email
    partner.save()
    with pytest.raises(Refusal) as refused:
        ask(application, [partner])
    assert refused.value.code == "contact_of_penvoerder"


def test_a_signature_binds_to_the_version_and_keeps_what_was_agreed_to(application):
    request = ask(application, [of_kind(application, "teacher_training")])[0]
    signature = answer(request)
    assert signature.version == request.version
    assert "penvoerder" in signature.statement
    assert stands(application)[request.partner_id] == SignatureState.SIGNED


def test_signing_twice_gives_one_signature(application):
    request = ask(application, [of_kind(application, "teacher_training")])[0]
    assert answer(request) == answer(request)
    assert Signature.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": " "}, "name_missing"),
        ({"job_title": ""}, "job_title_missing"),
        ({"agrees": False}, "must_agree"),
        ({"is_authorised": False}, "must_be_authorised"),
        ({"own_words": None}, "represents_missing"),
        ({"own_words": replace(OWN_WORDS, confirmation=" ")}, "confirmation_missing"),
        ({"own_words": replace(OWN_WORDS, voice="")}, "voice_missing"),
        ({"own_words": replace(OWN_WORDS, voice="partly")}, "voice_words_missing"),
    ],
)
def test_a_signature_needs_all_its_parts(application, fields, code):
    request = ask(application, [of_kind(application, "beroepsgroep")])[0]
    with pytest.raises(Refusal) as refused:
        answer(request, **fields)
    assert refused.value.code == code
    assert not Signature.objects.exists()


def test_the_beroepsgroep_confirms_in_its_own_words(application):
    request = ask(application, [of_kind(application, "beroepsgroep")])[0]
    answer(request)
    assert partner_signatures(Application.objects.get(pk=application.pk)).beroepsgroep_confirmed


def test_a_changed_part_lapses_the_signature_and_the_old_wording_revives_it(application):
    request = ask(application, [of_kind(application, "teacher_training")])[0]
    answer(request)
    old = application.plan.governance.governance
    change(application)
    assert stands(application)[request.partner_id] == SignatureState.LAPSED
    change(application, old)
    assert stands(application)[request.partner_id] == SignatureState.SIGNED


def test_the_project_leader_can_change_without_anybody_signing_again(application):
    request = ask(application, [of_kind(application, "teacher_training")])[0]
    answer(request)
    save_section(
        application=application,
        kind="contact",
        version=1,
        data={
            "name": "Een ander",
            "email": "ander@voorbeeld.example",
            "phone": "",
        },
        by=application.created_by,
    )
    assert stands(application)[request.partner_id] == SignatureState.SIGNED


def test_a_version_that_is_no_longer_what_it_says_cannot_be_signed(application):
    request = ask(application, [of_kind(application, "teacher_training")])[0]
    change(application)
    for act in (sign, decline):
        with pytest.raises(Refusal) as refused:
            answer(request, act)
        assert refused.value.code == "changed"
    assert stands(application)[request.partner_id] == SignatureState.OUTDATED


def test_only_who_signs_for_that_organisation_signs(application):
    request = ask(application, [of_kind(application, "teacher_training")])[0]
    strangers = [
        application.created_by,
        factories.role(RoleKind.PARTNER_SIGNATORY),
        factories.role(RoleKind.PARTNER_SIGNATORY, at=request.partner.organisation),
        factories.role(RoleKind.PENVOERDER_SIGNATORY, at=request.partner.organisation),
        factories.role(RoleKind.RE_LEAD),
    ]
    for by in strangers:
        with pytest.raises(Refusal) as refused:
            answer(request, by=by)
        assert refused.value.code == "may_not_sign"


def test_a_signatory_invited_by_one_penvoerder_sees_and_signs_nothing_of_another(application):
    partner = of_kind(application, "teacher_training")
    other = factories.make_application()
    theirs = factories.add_partner(
        application=other,
        organisation=partner.organisation,
        contact_name="Een ander",
        contact_email="een.ander@voorbeeld.example",
        by=other.created_by,
    )
    request = ask(other, [theirs])[0]
    ask(application, [partner])
    intruder = factories.signatory_of(theirs)

    assert list(Partner.objects.visible_to(intruder)) == [theirs]
    assert list(Application.objects.visible_to(intruder)) == [other]
    assert not may_sign(intruder, partner)
    assert may_sign(intruder, request.partner)


def test_who_also_works_for_the_penvoerder_does_not_sign_for_a_partner(application):
    request = ask(application, [of_kind(application, "teacher_training")])[0]
    both = factories.role(
        RoleKind.PARTNER_SIGNATORY,
        user=application.created_by.user,
        at=request.partner.organisation,
    )
    with pytest.raises(Refusal) as refused:
        answer(request, by=both)
    assert refused.value.code == "may_not_sign"


def test_a_refusal_tells_the_penvoerder_why_and_can_turn_into_a_signature(application):
    request = ask(application, [of_kind(application, "teacher_training")])[0]
    answer(request, decline)
    assert stands(application)[request.partner_id] == SignatureState.DECLINED
    mail = Email.objects.get(to=application.created_by.user.email)
    assert "Wij willen eerst het bestuur spreken." in text_of(mail)
    answer(request)
    assert stands(application)[request.partner_id] == SignatureState.SIGNED
    with pytest.raises(Refusal) as refused:
        answer(request, decline)
    assert refused.value.code == "already_signed"


def test_declining_needs_a_reason_and_twice_is_once(application):
    request = ask(application, [of_kind(application, "teacher_training")])[0]
    with pytest.raises(Refusal) as refused:
        answer(request, decline, reason=" ")
    assert refused.value.code == "reason_missing"
    assert answer(request, decline) == answer(request, decline)


def test_the_last_signature_tells_the_penvoerder(application):
    requests = ask(application)
    for request in requests:
        assert not Email.objects.filter(to=application.created_by.user.email).exists()
        answer(request)
    mail = Email.objects.get(to=application.created_by.user.email)
    assert application.name in mail.subject


def test_a_partner_that_was_taken_off_does_not_sign(application):
    request = ask(application, [of_kind(application, "teacher_training")])[0]
    remove_partner(partner=request.partner, by=application.created_by)
    with pytest.raises(Refusal) as refused:
        answer(request)
    assert refused.value.code == "may_not_sign"


def test_standings_take_the_same_number_of_queries_for_any_number_of_partners(
    django_assert_num_queries,
):
    alone = factories.make_application()
    signed = factories.make_signed()
    for application in (alone, signed):
        found = Application.objects.select_related("round").get(pk=application.pk)
        with django_assert_num_queries(4):
            partner_signatures(found)


def test_who_hears_of_answers_after_submission_is_not_told_to_submit_or_change(application):
    """They read that it could now be submitted, or changed, when it had been submitted."""
    RoundRequirement.objects.update(level="warn")
    submit(application=application, by=application.created_by, received_at=timezone.now())
    requests = ask(Application.objects.get(pk=application.pk))
    sent = Email.objects.order_by("pk")

    answer(requests[0], act=decline)
    declined = text_of(sent.filter(context__template="applications/declined").last())
    for request in requests:
        answer(request)
    complete = text_of(sent.filter(context__template="applications/all_signed").last())

    assert "De aanvraag is al ingediend" in declined
    assert "de aanvraag wijzigen" not in declined
    assert "De aanvraag was al ingediend. U hoeft niets te doen" in complete
    assert "nu indienen" not in complete


def test_nobody_reads_of_a_status_where_a_subsidy_is_applied_for(application):
    Round.objects.update(kind="subsidie")
    RoundRequirement.objects.update(level="warn")
    application = Application.objects.get(pk=application.pk)
    submit(application=application, by=application.created_by, received_at=timezone.now())
    request, *_others = ask(Application.objects.get(pk=application.pk))
    answer(request, act=decline)

    page = reverse("applications:signatures", args=[application.pk])
    shown = signed_in(application.created_by).get(page).content.decode()
    mails = [
        text_of(Email.objects.filter(context__template=f"applications/{name}").last())
        for name in ("partner_submitted", "declined")
    ]

    assert "Wie nog niet heeft ondertekend, kan dat nog doen." in shown
    assert not any("definitieve status" in one for one in [shown, *mails])


def test_a_text_that_partners_declare_is_never_changed_under_the_same_version():
    digests = {"2": "679867eaabd42266"}
    text = hashlib.sha256(statement().encode()).hexdigest()
    assert digests[VERSION] == text[:16]


# --- signing again --------------------------------------------------------------------------------


def test_who_signed_is_told_what_changed_and_signs_again_with_one_click(application):
    partner = of_kind(application, "beroepsgroep")
    request = ask(application, [partner])[0]
    answer(request)
    change(application, "Voortaan met twee stemmen.")
    remove_partner(partner=of_kind(application, "teacher_training"), by=application.created_by)
    ask(application, [partner], at=timezone.now() + timedelta(days=1))
    mail = Email.objects.filter(to=partner.contact_email).latest("pk")
    assert "\n- Bestuur\n" in text_of(mail)
    browser = factories.signed_in(factories.signatory_of(partner))
    address = reverse("applications:sign", args=[partner.pk])
    page = browser.get(address)
    again = page.context["again"]
    told = {str(part.title): [row.values for row in part.rows] for part in again.parts}
    assert list(told) == ["Partners", "Bestuur"]
    assert told["Bestuur"] == [("Een stuurgroep besluit.", "Voortaan met twee stemmen.")]
    assert "Opnieuw ondertekenen" in page.text
    sent = {**again.typed, "version": page.context["version"].sha256}
    assert browser.post(address, sent).status_code == 302
    given = Signature.objects.latest("pk")
    assert (given.outcome, given.confirmation) == ("signed", "Wij beslissen mee.")
    assert "Opnieuw ondertekenen" not in browser.get(address).text


def test_somebody_else_of_the_partner_reads_what_changed_but_signs_in_their_own_name(application):
    request = ask(application, [of_kind(application, "teacher_training")])[0]
    answer(request)
    change(application)
    by = application.created_by
    set_contact(partner=request.partner, name="Noor", email="noor@voorbeeld.example", by=by)
    partner = Partner.objects.get(pk=request.partner_id)
    ask(application, [partner])
    browser = factories.signed_in(factories.signatory_of(partner))
    page = browser.get(reverse("applications:sign", args=[partner.pk]))
    assert [str(part.title) for part in page.context["again"].parts] == ["Bestuur"]
    assert page.context["again"].typed == {}


def test_a_beroepsgroep_without_a_full_voice_signs_but_does_not_confirm(application):
    partner = of_kind(application, "beroepsgroep")
    for words, confirms in (("no", False), ("partly", True)):
        change(application, words)
        request = ask(application, [partner])[0]
        answer(request, own_words=OwnWords("Leraren.", "Wij lezen mee.", words, "Geen stem."))
        now = partner_signatures(Application.objects.get(pk=application.pk))
        assert now.beroepsgroep_confirmed is confirms
        assert [one.partner for one in now.signed] == [partner]


# --- two who sign together ------------------------------------------------------------------------


@pytest.fixture
def for_two():
    application = factories.make_application(
        complete=True, round=factories.make_round(signers_per_party=2)
    )
    partner = of_kind(application, "teacher_training")
    set_contact(
        partner=partner,
        name="Kim",
        email="kim@voorbeeld.example",
        second_name="Noor",
        second_email="noor@voorbeeld.example",
        by=application.created_by,
    )
    return Partner.objects.get(pk=partner.pk)


def signer(partner, email):
    user = User.objects.filter(email=email).first() or factories.person(email=email)
    return factories.role(RoleKind.PARTNER_SIGNATORY, user=user, at=partner.organisation)


def test_a_partner_has_signed_once_two_different_people_have(for_two):
    kim, noor = (signer(for_two, email) for email in for_two.signers)
    (request,) = ask(for_two.application, [for_two])
    assert {mail.to[0] for mail in Email.objects.all()} == set(for_two.signers)
    first = answer(request, by=kim)
    assert answer(request, by=kim) == first
    fresh = Application.objects.get(pk=for_two.application_id)
    one = next(o for o in partner_signatures(fresh).partners if o.partner == for_two)
    assert str(one.words) == "een van de twee heeft ondertekend (1 van 2)"
    assert not one.has_signed
    answer(request, by=noor)
    assert stands(for_two.application)[for_two.pk] == SignatureState.SIGNED
    assert Signature.objects.count() == 2


def test_the_second_may_still_decline_and_is_reminded_alone(for_two):
    kim, noor = (signer(for_two, email) for email in for_two.signers)
    (request,) = ask(for_two.application, [for_two])
    answer(request, by=kim)
    ask(for_two.application, [for_two], at=timezone.now() + timedelta(days=1))
    asked = Email.objects.filter(subject__contains="Verzoek om te ondertekenen")
    assert [mail.to for mail in asked].count([kim.user.email]) == 1
    assert [mail.to for mail in asked].count([noor.user.email]) == 2
    answer(request, decline, by=noor)
    assert stands(for_two.application)[for_two.pk] == SignatureState.DECLINED


def test_one_person_cannot_be_both_and_one_alone_is_not_asked(for_two):
    same = {"name": "Kim", "email": "kim@voorbeeld.example"}
    same |= {"second_name": "Kim", "second_email": "Kim@voorbeeld.example"}
    by = for_two.application.created_by
    with pytest.raises(Refusal) as refused:
        set_contact(partner=for_two, by=by, **same)
    assert refused.value.code == "same_signer"
    set_contact(partner=for_two, by=by, name="Kim", email="kim@voorbeeld.example")
    with pytest.raises(Refusal) as refused:
        ask(for_two.application, [for_two])
    assert refused.value.code == "contact_missing"


def test_the_database_refuses_the_same_person_twice_and_a_third(for_two):
    kim, noor = (signer(for_two, email) for email in for_two.signers)
    (request,) = ask(for_two.application, [for_two])
    signature = answer(request, by=kim)

    def again(role):
        signature.pk, signature.signed_by = None, role
        with transaction.atomic():
            signature.save(force_insert=True)

    with pytest.raises(IntegrityError, match="signers_differ"):
        again(kim)
    again(noor)
    with pytest.raises(IntegrityError, match="has signed this version"):
        again(factories.role(RoleKind.PARTNER_SIGNATORY, at=for_two.organisation))
