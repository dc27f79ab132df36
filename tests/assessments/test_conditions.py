"""A condition: answered, checked, given more time, and confirmed by panel and beroepsgroep."""

from __future__ import annotations

from datetime import timedelta

import pgtrigger
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from accounts.models import RoleKind
from applications.domain.own_words import OwnWords
from applications.models import Application, Criterion
from assessments import obligations
from assessments.domain import (
    condition_answers,
    condition_letters,
    conditions,
    confirming,
    deciding,
    letters,
)
from assessments.domain.confirming import Beroepsgroep
from assessments.models import (
    Condition,
    ConditionAnswer,
    ConditionLetter,
    Confirmation,
    Decision,
    Reendorsement,
)
from common.refusal import Refusal
from tests.assessments import factories as make
from tests.documents import corpus
from tests.factories import role, signatory_of, signed_in
from tests.stages import staged

pytestmark = pytest.mark.django_db

WORDS = OwnWords("Leraren in de regio.", "Wij besluiten mee in de stuurgroep.", "yes")


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@staged
def provisional() -> Decision:
    """A provisional status that was made known, with a condition about the beroepsgroep."""
    application = make.ready()
    criterion = Criterion.objects.filter(round=application.round_id).first()
    Criterion.objects.filter(pk=criterion.pk).update(about_beroepsgroep=True)
    condition = ("Geef de beroepsgroep een zetel.", make.soon(), criterion)
    decision = make.granted_with(application, [condition])
    letters.issue_letter(decision_id=decision.pk, tell=False)
    return decision


@pytest.fixture
def condition() -> Condition:
    return provisional().conditions.get()


def signatory(condition, kind=RoleKind.PENVOERDER_SIGNATORY):
    return role(kind, at=condition.decision.application.penvoerder)


def answered(condition, text="Zij heeft nu **een zetel**.", by=None) -> ConditionAnswer:
    by = by or signatory(condition)
    last = condition.answers.order_by("-number").first()
    saved = last.saved if last and last.state == "concept" else 0
    answer = condition_answers.write_answer(condition=condition, text=text, saved=saved, by=by)
    seen = condition_answers.mark_of(answer)
    return condition_answers.hand_in(answer=answer, seen=seen, by=by)


def met(condition) -> Condition:
    answered(condition)
    return conditions.meet_condition(condition=condition, note="Gezien.", by=make.adviser())


def members(condition):
    return condition.decision.application.panel.members.order_by("pk")


def beroepsgroep(condition) -> Beroepsgroep:
    partner = condition.decision.application.partners.get(kind="beroepsgroep")
    return Beroepsgroep(partner, role=signatory_of(partner))


def all_agree(condition):
    for member in members(condition):
        confirming.reendorse(member=member, agrees=True, by=member.assessment.author)


def confirmed(condition, words=WORDS):
    by = beroepsgroep(condition)
    return confirming.confirm(by=by, own_words=words, name="Kim", job_title="Voorzitter")


def refused(code, act, **values):
    with pytest.raises(Refusal) as refusal:
        act(**values)
    assert refusal.value.code == code


def last_mail():
    return Email.objects.order_by("-pk").first()


# --- the answer --------------------------------------------------------------------------------


def test_an_answer_is_frozen_with_moment_and_hash_and_who_follows_the_case_is_told(condition):
    answer = answered(condition)

    assert answer.state == "ingediend"
    assert answer.handed_in_at is not None
    assert len(answer.sha256) == 64
    assert "beantwoord" in last_mail().subject or "answered" in last_mail().subject
    by = signatory(condition)
    refused(
        "cannot_answer",
        condition_answers.write_answer,
        condition=condition,
        text="x",
        saved=1,
        by=by,
    )
    for change in ({"text": "Anders"}, {"sha256": "0" * 64}, {"handed_in_by": by}):
        with pytest.raises(DatabaseError), transaction.atomic():
            ConditionAnswer.objects.filter(pk=answer.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        answer.delete()


def test_an_editor_writes_and_only_a_signatory_hands_in(condition):
    editor = signatory(condition, RoleKind.PENVOERDER_EDITOR)
    answer = condition_answers.write_answer(condition=condition, text="Ja.", saved=0, by=editor)
    act = {"answer": answer, "seen": condition_answers.mark_of(answer)}
    refused("cannot_hand_in", condition_answers.hand_in, **act, by=editor)
    condition_answers.hand_in(**act, by=signatory(condition))


def test_nothing_that_a_colleague_saved_is_overwritten_unseen(condition):
    one, other = signatory(condition), signatory(condition)
    condition_answers.write_answer(condition=condition, text="Ja.", saved=0, by=one)
    refused(
        "stale", condition_answers.write_answer, condition=condition, text="Nee.", saved=0, by=other
    )


def test_what_is_lacking_opens_a_next_version_that_begins_as_the_one_before(condition):
    by = signatory(condition)
    upload = SimpleUploadedFile("zetel.pdf", corpus.pdf())
    condition_answers.attach(condition=condition, upload=upload, by=by)
    answer = answered(condition, by=by)

    conditions.find_lacking(answer=answer, lacking="Wie heeft de zetel?", by=make.adviser())

    answer.refresh_from_db()
    assert (answer.state, answer.finding) == ("nog_niet", "Wie heeft de zetel?")
    draft = condition.answers.get(state="concept")
    assert (draft.number, draft.text) == (2, answer.text)
    kept = draft.documents.get()
    assert kept.version_id == answer.documents.get().version_id
    condition_answers.take_off(document=kept, by=by)
    assert answer.documents.count() == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        answer.documents.get().delete()


def test_a_remark_on_an_answer_that_waits_no_more_is_refused_and_stays_on_the_page(condition):
    page = reverse("assessments:meet_condition", args=[condition.pk])
    said = {"act": "lacking", "lacking": "Wie heeft de zetel?"}
    told = signed_in(make.adviser().user).post(page, said)
    assert told.status_code == 422
    assert "Wie heeft de zetel?" in told.content.decode()


def test_nothing_is_checked_of_a_status_that_ended(condition):
    answer = answered(condition)
    make.status_ended(condition.decision.application_id)
    condition.decision.application.refresh_from_db()
    by = make.adviser()
    refused("not_open", conditions.meet_condition, condition=condition, note="Gezien.", by=by)
    refused("not_open", conditions.find_lacking, answer=answer, lacking="Wie?", by=by)


def test_a_met_condition_closes_its_answer_and_the_penvoerder_is_told_how(condition):
    answer = answered(condition)
    before = Email.objects.count()
    conditions.meet_condition(condition=condition, note="Notulen gezien.", by=make.adviser())

    answer.refresh_from_db()
    assert (answer.state, answer.finding) == ("voldoet", "Notulen gezien.")
    assert Email.objects.count() > before
    refused(
        "cannot_answer",
        condition_answers.write_answer,
        condition=Condition.objects.get(pk=condition.pk),
        text="Nog iets.",
        saved=0,
        by=signatory(condition),
    )


def test_only_its_own_people_answer_and_the_re_reads_no_draft(condition):
    stranger = role(RoleKind.PENVOERDER_SIGNATORY, at=make.organisation())
    refused(
        "cannot_answer",
        condition_answers.write_answer,
        condition=condition,
        text="Ja.",
        saved=0,
        by=stranger,
    )
    condition_answers.write_answer(
        condition=condition, text="Ja.", saved=0, by=signatory(condition)
    )
    seen = ConditionAnswer.objects.visible_to
    assert not seen(make.adviser()).exists()
    assert not seen(stranger).exists()
    assert seen(signatory(condition)).exists()


# --- more time ---------------------------------------------------------------------------------


def test_a_later_date_has_a_reason_and_the_earlier_one_stays_known(condition):
    was, later, by = condition.due_on, condition.due_on + timedelta(days=30), make.adviser()
    refused("reason", conditions.extend, condition=condition, due_on=later, reason=" ", by=by)
    refused("day", conditions.extend, condition=condition, due_on=was, reason="Vakantie.", by=by)

    conditions.extend(condition=condition, due_on=later, reason="Vakantie.", by=by)

    condition.refresh_from_db()
    assert condition.due_on == later
    assert condition.extensions.get().was_due_on == was
    assert "Vakantie." in str(last_mail().context)


def test_no_date_moves_without_its_reason_whoever_writes(condition):
    with pytest.raises(DatabaseError), transaction.atomic():
        Condition.objects.filter(pk=condition.pk).update(due_on=make.soon(90))
    with pytest.raises(DatabaseError), transaction.atomic():
        Condition.objects.filter(pk=condition.pk).update(text="Iets anders.")


# --- panel and beroepsgroep --------------------------------------------------------------------


def prepare(condition, **values):
    application = Application.objects.get(pk=condition.decision.application_id)
    return deciding.prepare_decision(
        application=application,
        outcome="definitief",
        reasons="Nu wel.",
        by=make.adviser(),
        **values,
    )


def step(condition) -> str:
    application = Application.objects.get(pk=condition.decision.application_id)
    return application.next_step.step


def test_no_definitive_decision_before_everybody_answered_and_the_beroepsgroep_confirmed(condition):
    met(condition)
    assert step(condition) == "confirmations"
    page = reverse("assessments:case", args=[condition.decision.application_id])
    shown = signed_in(make.adviser().user).get(page).content.decode()
    assert "Wacht op het panel en de beroepsgroep" in shown
    refused("reendorsed", prepare, condition=condition)
    all_agree(condition)
    refused("confirmed_again", prepare, condition=condition)
    confirmed(condition, OwnWords("Leraren.", "Wij mogen niets zeggen.", "no", "Alles."))
    refused("confirmed_again", prepare, condition=condition)
    with pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.create(
            application_id=condition.decision.application_id,
            outcome="definitief",
            reasons="Buiten de regels om.",
            prepared_by=make.adviser(),
        )
    confirmed(condition)
    assert step(condition) == "definitive"

    decision = deciding.grant(decision=prepare(condition), by=make.lead())

    assert decision.state == "verleend"


def test_who_does_not_agree_any_more_is_answered_in_the_decision_and_in_its_letter(condition):
    met(condition)
    confirmed(condition)
    first, second = members(condition)
    by = first.assessment.author
    refused("remark", confirming.reendorse, member=first, agrees=False, by=by)
    confirming.reendorse(member=first, agrees=False, remark="Een zetel is te weinig.", by=by)
    confirming.reendorse(member=second, agrees=True, by=second.assessment.author)
    refused("dissent", prepare, condition=condition)

    decision = prepare(condition, dissent_response="Een zetel volstaat.")

    preview = letters.preview_html(letters.with_all_it_needs().get(pk=decision.pk))
    assert "Een zetel is te weinig." in preview
    assert "Een zetel volstaat." in preview
    refused("cannot_answer", confirming.reendorse, member=first, agrees=True, by=by)
    with pytest.raises(DatabaseError), transaction.atomic():
        Reendorsement.objects.filter(member=first).update(agrees=True)


def test_nobody_is_asked_before_the_condition_is_met(condition):
    member = members(condition).first()
    by = member.assessment.author
    refused("cannot_answer", confirming.reendorse, member=member, agrees=True, by=by)
    refused("cannot_confirm", confirmed, condition=condition)


def test_only_the_beroepsgroep_speaks_for_itself(condition):
    met(condition)
    other = condition.decision.application.partners.exclude(kind="beroepsgroep").last()
    speaks = {"own_words": WORDS, "name": "Kim", "job_title": "Bestuurder"}
    by = Beroepsgroep(other, role=signatory_of(other))
    refused("cannot_confirm", confirming.confirm, by=by, **speaks)
    partner = beroepsgroep(condition).partner
    by = Beroepsgroep(partner, role=signatory(condition))
    refused("not_yours", confirming.confirm, by=by, **speaks)
    said = confirmed(condition)
    with pytest.raises(DatabaseError), transaction.atomic():
        Confirmation.objects.filter(pk=said.pk).update(voice="no")


def test_who_left_the_region_does_not_confirm_for_the_beroepsgroep(condition):
    met(condition)
    confirmed(condition)
    decision = condition.decision
    with pgtrigger.ignore():
        beroepsgroep_rows = Application.objects.get(pk=decision.application_id).partners
        beroepsgroep_rows.filter(kind="beroepsgroep").update(left_on=timezone.localdate())
    refused("cannot_confirm", confirmed, condition=condition)


def test_what_is_to_be_done_follows_the_condition(condition):
    at, by, adviser = timezone.now(), signatory(condition), make.adviser()
    author = members(condition).first().assessment.author

    def todo(role_):
        return [
            str(one.url)
            for find in obligations.OBLIGATIONS[role_.kind]
            for one in find(role_, at, 9)
        ]

    page = reverse("assessments:answer_condition", args=[condition.pk])
    check = reverse("assessments:meet_condition", args=[condition.pk])
    assert page in todo(by)
    answered(condition, by=by)
    assert page not in todo(by)
    assert check in todo(adviser)
    conditions.meet_condition(condition=condition, note="Gezien.", by=adviser)
    again = reverse("assessments:reendorse", args=[members(condition).first().pk])
    own = beroepsgroep(condition)
    confirm = reverse("assessments:confirm", args=[own.partner.pk])
    assert again in todo(author)
    assert confirm in todo(own.role)
    all_agree(condition)
    confirmed(condition)
    assert again not in todo(author)
    assert confirm not in todo(own.role)


# --- the pages ---------------------------------------------------------------------------------


def test_the_penvoerder_answers_with_a_document_and_the_re_checks_it(condition, client):
    by, adviser = signatory(condition), make.adviser()
    page = reverse("assessments:answer_condition", args=[condition.pk])
    browser = signed_in(by.user)
    upload = SimpleUploadedFile("zetel.pdf", corpus.pdf())
    browser.post(page, {"text": "Een **zetel**.", "version": 0, "documents": upload})
    shown = browser.get(page).content.decode()
    assert "zetel.pdf" in shown
    answer = condition.answers.get()
    hand_in = browser.post(page, {"text": "Een **zetel**.", "version": 1, "act": "hand_in"})
    assert hand_in.url == reverse("assessments:hand_in_answer", args=[answer.pk])
    assert "<strong>zetel</strong>" in browser.get(hand_in.url).content.decode()
    seen = {"seen": condition_answers.mark_of(answer)}
    after = browser.post(hand_in.url, seen, follow=True).content.decode()
    assert after.count("Uw antwoord is ingeleverd") == 1
    assert "De Realisatie Eenheid bekijkt uw antwoord." in after

    office = signed_in(adviser.user)
    check = reverse("assessments:meet_condition", args=[condition.pk])
    assert "<strong>zetel</strong>" in office.get(check).content.decode()
    document = answer.documents.get()
    file = office.get(reverse("assessments:answer_document", args=[document.pk]))
    assert b"".join(file.streaming_content).startswith(b"%PDF")
    assert office.post(check, {"act": "lacking", "lacking": ""}).status_code == 422
    office.post(check, {"act": "lacking", "lacking": "Wie?"})
    assert "Wie?" in browser.get(page).content.decode()


def test_what_was_typed_stays_when_a_colleague_saved_before(condition):
    by = signatory(condition)
    page = reverse("assessments:answer_condition", args=[condition.pk])
    browser = signed_in(by.user)
    browser.post(page, {"text": "Eerst.", "version": 0})

    answer = browser.post(page, {"text": "Daarna.", "version": 0})

    assert answer.status_code == 422
    assert "Daarna." in answer.content.decode()
    assert condition.answers.get().text == "Eerst."


def test_panel_and_beroepsgroep_answer_on_their_pages_and_by_link(condition, client):
    met(condition)
    member = members(condition).first()
    browser = signed_in(member.assessment.author.user)
    page = reverse("assessments:reendorse", args=[member.pk])
    to_do = reverse("assessments:assigned")
    assert page in browser.get(to_do).content.decode()
    assert "een zetel" in browser.get(page).content.decode()
    browser.post(page, {"agrees": "yes", "remark": ""})
    assert Reendorsement.objects.get().agrees
    assert page not in browser.get(to_do).content.decode()

    own = beroepsgroep(condition)
    typed = {
        "represents": "Leraren.",
        "confirmation": "Wij besluiten mee.",
        "voice": "yes",
        "name": "Kim",
        "job_title": "Voorzitter",
    }
    confirm = reverse("assessments:confirm", args=[own.partner.pk])
    assert signed_in(own.role.user).post(confirm, typed).status_code == 302
    link = confirming.to_confirm(
        own.partner, own.partner.contact_email, expires_at=timezone.now() + timedelta(days=1)
    )
    url = confirming._make(link.subject)
    assert "een zetel" in client.get(url).content.decode()
    assert client.post(url, {**typed, "confirmation": ""}).status_code == 422
    assert client.post(url, typed).status_code == 302
    assert [one.by_address for one in Confirmation.objects.all()] == [
        "",
        own.partner.contact_email,
    ]


def test_the_link_ends_with_who_signs(condition, client):
    met(condition)
    partner = beroepsgroep(condition).partner
    link = confirming.to_confirm(
        partner, "iemand@elders.example", expires_at=timezone.now() + timedelta(days=1)
    )
    assert client.get(confirming._make(link.subject)).status_code == 404


def test_a_letter_says_that_a_condition_is_met_once_and_decides_nothing(condition):
    adviser = make.adviser()
    refused("cannot_send", condition_letters.send_letter, condition=condition, by=adviser)
    with pytest.raises(DatabaseError), transaction.atomic():
        ConditionLetter.objects.create(condition=condition, asked_by=adviser)
    met(condition)
    office = signed_in(adviser.user)
    page = reverse("assessments:meet_condition", args=[condition.pk])
    assert "Aan de voorwaarde hieronder hebt u voldaan." in office.get(page).content.decode()
    office.post(page, {"act": "letter"})

    asked = ConditionLetter.objects.get()
    letter = condition_letters.issue_condition_letter(letter_id=asked.pk)

    assert (letter.kind, letter.is_beschikking, letter.objection_until) == ("voldaan", False, None)
    assert "Gezien." in letter.body_html
    assert letter.reference in office.get(page).content.decode()
    refused("cannot_send", condition_letters.send_letter, condition=condition, by=adviser)


def test_what_a_colleague_saved_after_the_question_is_not_handed_in_unseen(condition):
    by, other = signatory(condition), signatory(condition, RoleKind.PENVOERDER_EDITOR)
    answer = condition_answers.write_answer(condition=condition, text="Ja.", saved=0, by=by)
    browser, page = signed_in(by.user), reverse("assessments:hand_in_answer", args=[answer.pk])
    shown = browser.get(page).content.decode()
    seen = shown.partition('name="seen" value="')[2].partition('"')[0]
    condition_answers.write_answer(condition=condition, text="Nee.", saved=1, by=other)

    asked_again = browser.post(page, {"seen": seen}, follow=True).content.decode()

    answer.refresh_from_db()
    assert answer.state == "concept"
    assert "intussen gewijzigd" in asked_again
    assert "Nee." in asked_again
    upload = SimpleUploadedFile("zetel.pdf", corpus.pdf())
    read = condition_answers.mark_of(answer)
    condition_answers.attach(condition=condition, upload=upload, by=other)
    refused("stale", condition_answers.hand_in, answer=answer, seen=read, by=by)
