"""Completing a submitted application: what opens, what comes in, and how long the term stands."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone, translation
from post_office.models import Email

from applications.comparing import compare
from applications.completion_reminders import send_completion_reminders
from applications.content import frozen_content
from applications.domain import completion as acts
from applications.domain.attaching import attach, take_off
from applications.domain.completion_letter import make_completion_letter
from applications.domain.editing import save_section
from applications.domain.merging import merge
from applications.domain.partners import remove_partner
from applications.domain.people import readable
from applications.domain.signing import ask_to_sign
from applications.domain.terms import reckoning
from applications.domain.withdrawing import withdraw
from applications.models import (
    Application,
    Completion,
    CompletionItem,
    Partner,
    SectionKind,
    Submission,
)
from assessments.domain import completing
from assessments.models import NextStep
from common.dates import AMSTERDAM, amsterdam_date, day_text
from common.refusal import Refusal
from tests.assessments import factories as make
from tests.documents import corpus
from tests.factories import role, section_data, signed_in
from tests.mails import text_of

pytestmark = pytest.mark.django_db

LACKS = "Zeg wie waarover besluit."


def asked(application=None, *, sections=("governance",), days=14, at=None, sent=False):
    """A request for completion, and its letter when it is `sent`."""
    application = application or make.submitted()
    at = at or timezone.now()
    day = amsterdam_date(at) + timedelta(days=days)
    while not completing.load_calendar().is_working_day(day):
        day += timedelta(days=1)
    items = dict.fromkeys(sections, LACKS)
    completion = completing.ask_completion(
        application=application, items=items, due_on=day, by=make.adviser(), at=at
    )
    if sent:
        make_completion_letter(completion_id=completion.pk, at=at)
    return Completion.objects.get(pk=completion.pk)


def rewrite(application, kind, data):
    application = Application.objects.get(pk=application.pk)
    section = application.plan.sections.get(kind=kind)
    by = application.created_by
    save_section(application=application, kind=kind, version=section.version, data=data, by=by)


def hand_in(completion, at=None):
    application = completion.application
    return acts.complete(
        application=application, by=application.created_by, received_at=at or timezone.now()
    )


def code_of(act, **arguments):
    with pytest.raises(Refusal) as refused:
        act(**arguments)
    return refused.value.code


def refused_by_database(sql, *values):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
    except DatabaseError as error:
        return str(error)
    return ""


# --- what opens --------------------------------------------------------------------------------


def test_only_what_is_asked_opens_and_it_closes_with_what_is_handed_in():
    completion = asked()
    application = completion.application

    rewrite(application, "governance", {"governance": "De stuurgroep besluit."})
    with pytest.raises(Refusal):
        rewrite(application, "learning", {"learning_approach": "Anders."})
    submission = hand_in(completion)

    first, second = application.submissions.order_by("version")
    assert submission == second
    assert (first.number, second.number, second.version) == (application.number,) * 2 + (2,)
    assert first.content["governance"] == {"governance": "Een stuurgroep besluit."}
    assert second.content["governance"] == {"governance": "De stuurgroep besluit."}
    application = Application.objects.get(pk=application.pk)
    assert (application.state, application.plan.open_sections) == ("ingediend", [])
    with pytest.raises(Refusal):
        rewrite(application, "governance", {"governance": "Toch anders."})


def test_what_came_in_is_compared_with_what_was_section_by_section():
    completion = asked(sections=("governance", "budget", "partners"))
    application = completion.application
    rewrite(application, "governance", {"governance": "De stuurgroep besluit."})
    gone = application.partners.exclude(organisation=application.penvoerder).first()
    remove_partner(partner=gone, by=application.created_by)
    hand_in(completion)

    parts = compare(*(readable(one) for one in application.submissions.order_by("version")))

    assert {part.kind for part in parts} == {"governance", "partners"}
    (row,) = next(part for part in parts if part.kind == "governance").rows
    assert list(row.values) == ["Een stuurgroep besluit.", "De stuurgroep besluit."]
    (row,) = next(part for part in parts if part.kind == "partners").rows
    assert (row.label, row.values[1]) == (gone.name, "")


@pytest.mark.parametrize(
    ("kind", "again"), [("governance", True), ("contact", False)], ids=["essential", "contact"]
)
def test_partners_are_asked_to_sign_again_only_when_what_they_signed_changed(kind, again):
    completion = asked(sections=(kind,))
    application = completion.application
    data = {"governance": "Anders."} if kind == "governance" else {
        "name": "Kim Jansen", "email": "kim@voorbeeld.example", "phone": ""
    }  # fmt: skip
    rewrite(application, kind, data)
    before = Email.objects.count()

    with translation.override("en"):  # The language of who hands it in, not of the mail.
        hand_in(completion)

    mails = {mail.context["template"]: mail for mail in Email.objects.order_by("pk")[before:]}
    assert ("applications/asked_to_sign" in mails) == again
    if again:
        assert "veranderd:\n- Bestuur\n" in text_of(mails["applications/asked_to_sign"])


# --- the term that ends ------------------------------------------------------------------------


def test_what_was_not_handed_in_is_put_back_when_the_term_ends():
    kinds = ("opgave", "governance", "partners", "budget", "region", "functions", "contact")
    completion = asked(sections=kinds)
    application = completion.application
    before = readable(application.latest_submission)
    rewrite(application, "governance", {"governance": "Niet ingediend."})
    rewrite(application, "budget", {"lines": []})
    rewrite(application, "opgave", {"shortages": [], "goals": [], "trainees": []})
    region = {**section_data(application)["region"], "sectors": ["mbo"], "municipalities": []}
    rewrite(application, "region", region)
    others = Partner.objects.filter(application=application).exclude(
        organisation=application.penvoerder
    )
    remove_partner(partner=others.first(), by=application.created_by)

    with make.later(days=40):
        assert acts.end_terms(now=timezone.now()) == 1
        assert acts.end_terms(now=timezone.now()) == 0

    stored = Application.objects.get(pk=application.pk)
    now = frozen_content(stored)
    assert {key: now[key] for key in SectionKind.values} == {
        key: before[key] for key in SectionKind.values
    }
    assert stored.plan.open_sections == []
    completion.refresh_from_db()
    assert completion.state == "verlopen"
    assert amsterdam_date(completion.ended_at) == completion.due_on + timedelta(days=1)


def test_documents_are_put_back_once_also_when_one_was_taken_off_and_added_anew(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def file(name):
        return SimpleUploadedFile(name, corpus.pdf())

    draft = make.draft()
    values = {"kind": "governance", "by": draft.created_by}
    first = attach(application=draft, upload=file("een.pdf"), **values)
    second = attach(application=draft, upload=file("twee.pdf"), **values)
    application = make.submit_draft(draft)
    before = application.latest_submission.content["attachments"]
    asked(application)
    take_off(attachment=first, by=application.created_by)
    take_off(attachment=second, by=application.created_by)
    attach(application=application, upload=file("een.pdf"), **values)
    attach(application=application, upload=file("nieuw.pdf"), **values)

    with make.later(days=40):
        acts.end_terms(now=timezone.now())

    now = frozen_content(Application.objects.get(pk=application.pk))["attachments"]
    assert [one["name"] for one in now] == ["een.pdf", "twee.pdf"]
    assert now == before


def test_it_is_in_time_up_to_and_including_the_last_second_of_the_last_day():
    first, second = asked(), asked()
    midnight = datetime.combine(
        first.due_on + timedelta(days=1), datetime.min.time(), tzinfo=AMSTERDAM
    )

    assert hand_in(first, at=midnight - timedelta(milliseconds=1)).version == 2
    late = {"application": second.application, "by": second.application.created_by}
    assert code_of(acts.complete, **late, received_at=midnight) == "term_over"


def test_who_hands_in_twice_or_after_the_term_was_ended_is_told():
    completion = asked()
    hand_in(completion)
    again = {
        "application": completion.application,
        "by": completion.application.created_by,
        "received_at": timezone.now(),
    }
    assert code_of(acts.complete, **again) == "already_completed"
    assert Submission.objects.filter(application=completion.application).count() == 2


def test_an_editor_writes_but_does_not_hand_in():
    completion = asked()
    editor = role("penvoerder_editor", at=completion.application.penvoerder)
    arguments = {"application": completion.application, "received_at": timezone.now()}
    assert code_of(acts.complete, by=editor, **arguments) == "may_not_complete"


# --- the decision term -------------------------------------------------------------------------


def test_the_term_stands_still_from_the_day_after_the_letter_until_it_is_completed():
    application = make.submitted(round=make.lenient_round(decision_weeks=8))
    application.refresh_from_db()
    promised, at = application.decide_by, timezone.now()
    completion = asked(application, sent=True)
    application.refresh_from_db()
    still = reckoning(application)
    assert still.stands_still
    assert still.pauses[0].first == amsterdam_date(at) + timedelta(days=1)
    assert NextStep.objects.get(application=application).due_on == completion.due_on

    completed_at = at + timedelta(days=5)
    with patch("django.utils.timezone.now", lambda: completed_at):
        hand_in(completion, at=completed_at)

    found = reckoning(Application.objects.get(pk=application.pk))
    assert (found.days, found.stands_still) == (4, False)
    assert found.counted >= amsterdam_date(at) + timedelta(weeks=8, days=4)
    stored = Application.objects.get(pk=application.pk)
    assert (stored.decide_by, stored.decision_due) == (promised, found.due)
    assert NextStep.objects.get(application=application).due_on == found.due


@pytest.mark.parametrize(
    ("submitted", "letter", "completed", "promised", "due"),
    [
        # 8 weeks from 5 January; asked 12 January, completed 20 January: 13 up to 19, 7 days.
        ("2026-01-05", "2026-01-12", "2026-01-20", "2026-03-02", "2026-03-09"),
        # The days are added before the term runs on: Good Friday, then Easter Monday.
        ("2026-02-02", "2026-02-09", "2026-02-16", "2026-03-30", "2026-04-07"),
        # Completed on the day itself, or the next: it never stood still.
        ("2026-01-05", "2026-01-12", "2026-01-13", "2026-03-02", "2026-03-02"),
    ],
)
def test_the_sum_of_the_decision_term(submitted, letter, completed, promised, due):
    def noon(day):
        return datetime.combine(date.fromisoformat(day), datetime.min.time(), tzinfo=AMSTERDAM)

    completion = asked(sent=True)
    application = completion.application
    completion.letter.dated_on = date.fromisoformat(letter)
    completion.ended_at, completion.state = noon(completed), "aangevuld"
    completion.due_on = date.fromisoformat(completed) + timedelta(days=3)
    application.submitted_at = noon(submitted)
    application.decide_by = date.fromisoformat(promised)
    with patch("applications.domain.terms._sent", lambda _application: [completion]):
        found = reckoning(application)
    assert found.due == date.fromisoformat(due)


# --- told, and reminded ------------------------------------------------------------------------


def test_the_letter_says_what_by_when_and_what_if_not_and_nothing_about_objecting():
    completion = asked(sent=True)
    letter = completion.letter

    text = letter.body_html
    assert (letter.kind, letter.is_beschikking, letter.objection_until) == (
        "aanvulling", False, None
    )  # fmt: skip
    assert LACKS in text
    assert "niet te behandelen" in text
    assert "bezwaar" not in text.lower()
    due = reckoning(Application.objects.get(pk=completion.application_id)).due
    assert f"besluiten wij uiterlijk op <strong>{day_text(due)}</strong>" in text
    mail = Email.objects.filter(to=completion.application.created_by.user.email).last()
    assert mail.context["template"] == "applications/completion_asked"
    make_completion_letter(completion_id=completion.pk)
    assert completion.application.penvoerder.letters.count() == 1


def test_everybody_of_the_penvoerder_is_reminded_once_of_each_step_that_lies_within_the_term():
    completion = asked(sent=True)

    def reminded(days):
        now = timezone.now() + timedelta(days=days)
        return send_completion_reminders(now=now), send_completion_reminders(now=now)

    left = (completion.due_on - timezone.localdate()).days
    assert reminded(0) == (0, 0)
    assert reminded(left - 7) == (1, 0)
    assert reminded(left - 2) == (1, 0)
    assert reminded(left) == (1, 0)
    assert reminded(left + 1) == (0, 0)
    hand_in(completion)
    assert reminded(left) == (0, 0)


def test_nobody_is_reminded_and_nothing_stays_open_once_it_is_withdrawn_or_merged():
    round_ = make.lenient_round()
    gone, merged, target = (make.submitted(round=round_) for _time in range(3))
    for application in (gone, merged):
        asked(application)
    withdraw(application=gone, by=gone.created_by, reason="Wij gaan samen verder.")
    merge(leading=target, others=[merged], due_on=make.merge_day(), by=make.lead())
    by_letter = Completion.objects.filter(for_merging=False)
    assert set(by_letter.values_list("state", flat=True)) == {"vervallen"}
    assert not by_letter.open().exists()


# --- the database ------------------------------------------------------------------------------


def test_what_is_not_asked_does_not_open_whoever_writes():
    completion = asked()
    application, plan = completion.application, completion.application.plan
    opens = "UPDATE applications_plan SET open_sections = '{governance,budget}' WHERE id = %s"
    assert "no longer a draft" in refused_by_database(opens, plan.pk)
    assert "sections of the plan" in refused_by_database(
        "UPDATE applications_completion SET state = 'vervallen', ended_at = now() WHERE id = %s",
        completion.pk,
    )
    assert "being completed" in refused_by_database(
        "UPDATE applications_application SET state = 'ingetrokken' WHERE id = %s", application.pk
    )
    for column, value in (("due_on", "2030-01-01"), ("asked_at", "2020-01-01")):
        sql = f"UPDATE applications_completion SET {column} = %s WHERE id = %s"
        assert refused_by_database(sql, value, completion.pk)
    assert refused_by_database("DELETE FROM applications_completion WHERE id = %s", completion.pk)
    hand_in(completion)
    item = (
        "INSERT INTO applications_completionitem (completion_id, section, lacks) "
        "VALUES (%s, %s, %s)"
    )
    assert "sent already" in refused_by_database(item, completion.pk, "budget", "Alles.")
    again = "UPDATE applications_completion SET state = 'gevraagd' WHERE id = %s"
    assert refused_by_database(again, completion.pk)
    copy = (
        "INSERT INTO applications_submission (application_id, version, number, submitted_at, "
        "submitted_by_id, content, people, sha256) SELECT application_id, 3, number, now(), "
        "submitted_by_id, content, people, sha256 FROM applications_submission "
        "WHERE application_id = %s AND version = 1"
    )
    assert "was not asked for" in refused_by_database(copy, application.pk)


def test_nothing_is_asked_of_a_draft_or_of_what_is_decided_on():
    draft = make.draft()
    with pytest.raises(DatabaseError), transaction.atomic():
        Completion.objects.create(
            application=draft, asked_by=make.adviser(), due_on=timezone.localdate()
        )
    assert not CompletionItem.objects.exists()


# --- the pages of the penvoerder ---------------------------------------------------------------


def test_the_penvoerder_reads_what_is_asked_writes_it_and_hands_it_in():
    completion = asked()
    application = completion.application
    browser = signed_in(application.created_by)

    page = browser.get(reverse("applications:detail", args=[application.pk]))
    assert LACKS in page.content.decode()
    rewrite(application, "governance", {"governance": "De stuurgroep besluit."})
    check = browser.get(reverse("applications:complete", args=[application.pk]))
    text = check.content.decode()
    assert "Een stuurgroep besluit." in text
    assert "De stuurgroep besluit." in text
    assert check.context["sign_again"]
    home = browser.get(reverse("home")).content.decode()
    assert reverse("applications:detail", args=[application.pk]) in home

    sent = browser.post(
        reverse("applications:complete", args=[application.pk]),
        {"sha256": check.context["sha256"]},
    )

    assert sent.url == reverse("applications:receipt", args=[application.pk])
    versions = browser.get(reverse("applications:versions", args=[application.pk]))
    assert [part.kind for part in versions.context["versions"].parts] == ["governance"]
    assert browser.get(reverse("applications:detail", args=[application.pk])).status_code == 200


def test_a_signature_that_is_asked_while_it_is_open_counts_for_what_is_handed_in():
    completion = asked()
    application = completion.application
    rewrite(application, "governance", {"governance": "De stuurgroep besluit."})
    make.sign_all(Application.objects.get(pk=application.pk), application.created_by)

    submission = hand_in(completion)

    assert len(submission.content["signatures"]) == 3
    assert not ask_to_sign(
        application=application,
        partners=application.partners.all(),
        by=application.created_by,
    )
