"""Reopening what was submitted until it closes: what counts meanwhile, and how it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from accounts.models import RoleKind
from applications.content import frozen_content
from applications.domain import reopening as acts
from applications.domain.editing import save_section
from applications.domain.merging import merge
from applications.domain.submission import submit
from applications.domain.withdrawing import withdraw
from applications.models import Application, Plan, Reopening
from applications.obligations import drafts_to_finish
from applications.permissions import SETTLED_AFTER
from applications.reminders import send_reminders
from applications.signature_states import partner_signatures
from assessments.domain.completing import ask_completion, proposed_day
from assessments.domain.panels import open_panel
from assessments.models import NextStep
from common.dates import moment_text
from common.refusal import Refusal
from tests.assessments import factories as make
from tests.factories import role, section_data, signed_in
from tests.mails import text_of

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


def reopened(**fields):
    application = make.submitted(**fields)
    acts.reopen(application=application, by=application.created_by, at=timezone.now())
    return again(application)


def again(application):
    return Application.objects.get(pk=application.pk)


def write(application, kind="governance", **fields):
    application = again(application)
    section = application.plan.sections.get(kind=kind)
    data = section_data(application)[kind] | fields
    by = application.created_by
    save_section(application=application, kind=kind, version=section.version, data=data, by=by)


def send(application, at=None):
    return acts.submit_again(
        application=application, by=application.created_by, received_at=at or timezone.now()
    )


def code_of(act, **arguments) -> str:
    with pytest.raises(Refusal) as refusal, transaction.atomic():
        act(**arguments)
    return refusal.value.code


def mails(template):
    return Email.objects.filter(context__template=template)


def test_what_was_submitted_counts_until_the_next_version_comes_in():
    application = reopened()
    first = application.latest_submission
    changed = dict.fromkeys(section_data(application)["governance"], "Anders.")
    write(application, **changed)

    assert application.state == "ingediend"
    assert application.latest_submission == first
    assert NextStep.objects.get(application=application).step == "reopened"

    second = send(application)

    application = again(application)
    assert (second.version, second.number) == (2, first.number)
    assert second.sha256 != first.sha256
    assert (application.submitted_at, application.decide_by) == (
        first.submitted_at,
        first.application.decide_by,
    )
    assert not application.plan.open_sections
    assert NextStep.objects.get(application=application).step == "panel"
    assert Reopening.objects.get().submission == second


def test_a_signature_stays_as_long_as_what_was_signed_does():
    application = reopened()
    assert partner_signatures(application).all_signed
    write(application, **dict.fromkeys(section_data(application)["governance"], "Anders."))

    stands = partner_signatures(again(application))
    assert not stands.signed
    send(application)

    assert mails("applications/asked_to_sign").filter(
        created__gte=Reopening.objects.get().reopened_at
    ).count() == len(stands.who_sign)


def test_going_back_gives_the_application_as_it_was_submitted():
    application = make.submitted()
    before = frozen_content(application)
    acts.reopen(application=application, by=application.created_by, at=timezone.now())
    write(application, **dict.fromkeys(section_data(application)["governance"], "Anders."))

    acts.give_up(application=application, by=application.created_by)

    assert frozen_content(again(application)) == before
    assert Reopening.objects.get().state == "teruggezet"
    assert code_of(acts.give_up, application=application, by=application.created_by) == (
        "not_reopened"
    )
    (mail,) = mails("applications/put_back")
    assert "Die versie telt" in text_of(mail)


@pytest.mark.parametrize("own", [None, 3])
def test_it_is_in_time_up_to_and_including_the_last_second(own):
    application = reopened()
    closes_at = application.round.closes_at
    if own:
        from tests.applications.test_closing import more_time

        closes_at += timedelta(days=own)
        more_time(application, closes_at)
    late = closes_at.replace(microsecond=0) + SECOND

    assert again(application).closes_at == closes_at
    assert code_of(send, application=application, at=late) == "round_closed"
    assert send(application, at=closes_at.replace(microsecond=999_999)).version == 2
    by = application.created_by
    assert code_of(acts.reopen, application=application, by=by, at=late) == "may_not_reopen"
    assert acts.reopen(application=application, by=by, at=closes_at).state == "heropend"


def test_when_it_closes_what_was_submitted_takes_part_by_itself():
    application = make.submitted()
    before = frozen_content(application)
    acts.reopen(application=application, by=application.created_by, at=timezone.now())
    write(application, **dict.fromkeys(section_data(application)["governance"], "Anders."))
    closes_at = application.round.closes_at

    assert acts.end_passed(now=closes_at + SETTLED_AFTER) == 0
    assert acts.end_passed(now=closes_at + SETTLED_AFTER + 2 * SECOND) == 1
    assert acts.end_passed(now=closes_at + SETTLED_AFTER + 2 * SECOND) == 0

    assert frozen_content(again(application)) == before
    assert Reopening.objects.get().state == "verlopen"
    (mail,) = mails("applications/reopening_lapsed")
    told = " ".join(text_of(mail).split())
    assert f"zoals die op {moment_text(application.submitted_at)} is ingediend (versie 1)" in told
    assert "U hoeft niets te doen" in told


def test_a_panel_waits_until_it_has_closed_and_then_for_nobody(monkeypatch):
    """No job needs to have run: who opens a panel finds the last submitted version."""
    application = reopened(round=make.lenient_round(handled_as_received=True))
    write(application, **dict.fromkeys(section_data(application)["governance"], "Anders."))
    organisations = [make.ministry(), make.national_partner()]
    by = make.adviser()
    make.able(application, organisations, by=by)
    arguments = {"application": application, "organisations": organisations, "by": by}

    assert code_of(open_panel, **arguments) == "round_open"
    moment = application.round.closes_at + 2 * SETTLED_AFTER
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert open_panel(**arguments).submission.version == 1
    assert Reopening.objects.get().state == "verlopen"


def test_the_realisatie_eenheid_asks_nothing_of_what_is_rewritten():
    round_ = make.lenient_round()
    application, other = reopened(round=round_), make.submitted(round=round_)
    by, today = make.adviser(), timezone.localdate()
    asked = {"items": {"governance": "Iets."}, "due_on": proposed_day(application, today)}

    assert code_of(ask_completion, application=application, by=by, **asked) == "cannot_be_asked"
    for source, target in ((application, other), (other, application)):
        assert (
            code_of(merge, leading=target, others=[source], due_on=timezone.localdate(), by=by)
            == "reopened"
        )


def test_only_a_signatory_of_the_penvoerder_reopens_and_only_what_nobody_judges():
    application, at = make.submitted(), timezone.now()
    editor = role(RoleKind.PENVOERDER_EDITOR, at=application.penvoerder)
    others = [editor, role(RoleKind.PENVOERDER_SIGNATORY), make.adviser(), make.lead()]

    for by in others:
        assert code_of(acts.reopen, application=application, by=by, at=at) == "may_not_reopen"
    by = application.created_by
    asked = make.submitted()
    due_on = proposed_day(asked, timezone.localdate())
    ask_completion(
        application=asked, items={"governance": "Iets."}, due_on=due_on, by=make.adviser()
    )
    assert code_of(acts.reopen, application=asked, by=asked.created_by, at=at) == "may_not_reopen"
    make.panel(application)
    assert code_of(acts.reopen, application=application, by=by, at=at) == "may_not_reopen"


def test_withdrawing_what_was_reopened_ends_it_as_it_was_submitted():
    application = reopened()
    write(application, **dict.fromkeys(section_data(application)["governance"], "Anders."))

    withdraw(application=application, by=application.created_by, reason="Wij stoppen.")

    application = again(application)
    assert (application.state, Reopening.objects.get().state) == ("ingetrokken", "vervallen")
    assert (
        frozen_content(application)["governance"]
        == (application.latest_submission.content["governance"])
    )


def test_a_draft_is_not_submitted_twice_by_the_way_of_reopening():
    application = reopened()
    by, at = application.created_by, timezone.now()
    assert code_of(submit, application=application, by=by, received_at=at) == "already_submitted"


def test_who_reopened_is_reminded_that_what_was_submitted_counts():
    application = reopened(round=make.lenient_round(closes_in_days=6, reminder_days=[3]))
    at = application.round.closes_at - timedelta(days=2)

    (waiting,) = drafts_to_finish(at)
    assert (waiting.rewritten, waiting.counts) == (True, application.submitted_at)
    assert send_reminders(now=at) == 1
    (mail,) = mails("applications/reminder")
    told = " ".join(text_of(mail).split())
    assert "heropend en nog niet opnieuw ingediend" in told
    assert f"Wat op {moment_text(application.submitted_at)} is ingediend, telt." in told


def test_the_pages_of_the_penvoerder_lead_from_reopening_to_the_new_receipt():
    application = make.submitted()
    client = signed_in(application.created_by)
    pk = application.pk
    pages = {
        name: reverse(f"applications:{name}", args=[pk])
        for name in ("detail", "reopen", "review", "submit", "receipt", "put_back")
    }

    assert pages["reopen"] in client.get(pages["detail"]).content.decode()
    assert "telt totdat u opnieuw indient" in client.get(pages["reopen"]).content.decode()
    assert client.post(pages["reopen"]).status_code == 302
    task_list = client.get(pages["detail"]).content.decode()
    assert "U hebt deze aanvraag heropend" in task_list
    assert pages["put_back"] in task_list
    assert "heropend" in client.get(reverse("applications:list")).content.decode()
    assert "Wat hier staat, telt" in client.get(pages["receipt"]).content.decode()
    assert "De aanvraag opnieuw indienen" in client.get(pages["review"]).content.decode()
    assert client.post(pages["submit"]).url == pages["receipt"]
    assert again(application).latest_submission.version == 2
    assert "Opnieuw ingediend op" in client.get(pages["detail"]).content.decode()
    assert client.get(pages["put_back"]).status_code == 302


def test_the_database_refuses_what_the_acts_refuse():
    application = make.submitted()
    by, at = application.created_by, application.round.closes_at + 2 * SECOND
    reopen = {"application": application, "reopened_by": by}
    with pytest.raises(DatabaseError, match="closing moment"), transaction.atomic():
        Reopening.objects.create(**reopen, reopened_at=at)
    with pytest.raises(DatabaseError, match="no longer a draft"), transaction.atomic():
        Plan.objects.filter(application=application).update(open_sections=["governance"])
    acts.reopen(application=application, by=by, at=timezone.now())
    key = [application.pk]
    for words, message in (
        ("UPDATE applications_application SET state = 'in_beoordeling' WHERE id = %s", "reopened"),
        (
            "UPDATE applications_reopening SET state = 'teruggezet', ended_at = now() "
            "WHERE application_id = %s",
            "still open",
        ),
        ("DELETE FROM applications_reopening WHERE application_id = %s", "delete"),
        (
            "INSERT INTO applications_submission (application_id, version, number, submitted_at, "
            "submitted_by_id, content, people, sha256) SELECT application_id, 2, number, "
            "now() + interval '1 year', submitted_by_id, content, people, sha256 "
            "FROM applications_submission WHERE application_id = %s",
            "closing moment",
        ),
    ):
        with (
            pytest.raises(DatabaseError, match=message),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(words, key)
    Plan.objects.filter(application=application).update(open_sections=[])
    with pytest.raises(DatabaseError, match="can still be submitted"), transaction.atomic():
        Reopening.objects.update(state="verlopen", ended_at=timezone.now())
