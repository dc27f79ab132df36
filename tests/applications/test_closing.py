"""Moving a closing moment, for everybody or for one region: until when, why, and who is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from accounts.models import RoleKind
from applications.domain import closing as acts
from applications.domain.signing import ask_to_sign
from applications.domain.submission import submit
from applications.models import Application, ClosingMove, Reminder, Round
from applications.obligations import drafts_to_finish, requests_to_sign
from applications.reminders import send_reminders
from assessments.domain.panels import open_panel
from assessments.permissions import why_not_yet
from common.dates import amsterdam_date, moment_text
from common.refusal import Refusal
from tests.assessments import factories as make
from tests.factories import (
    make_application,
    make_signed,
    person,
    role,
    signatory_of,
    signed_in,
)
from tests.mails import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


WHY = "Storing bij het inloggen."
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


def more_time(application, closes_at, **fields):
    arguments = {"reason": WHY, "by": role(RoleKind.ADMIN), "now": timezone.now()} | fields
    return acts.give_more_time(application=application, closes_at=closes_at, **arguments)


def extend(round_, closes_at, **fields):
    arguments = {"reason": WHY, "by": role(RoleKind.ADMIN), "now": timezone.now()} | fields
    return acts.extend_round(round_id=round_.pk, closes_at=closes_at, **arguments)


def code_of(act, *args, **arguments) -> str:
    with pytest.raises(Refusal) as refusal, transaction.atomic():
        act(*args, **arguments)
    return refusal.value.code


def told():
    """The text of each mail about a moved moment, by address."""
    found = Email.objects.filter(context__template="applications/closing_moved")
    return {mail.to[0]: " ".join(text_of(mail).split()) for mail in found}


def test_one_region_can_submit_up_to_its_own_last_second_and_the_others_cannot():
    round_ = make.lenient_round()
    application, other = make_signed(round=round_), make_signed(round=round_)
    own = round_.closes_at + DAY
    more_time(application, own)
    last = own.replace(microsecond=999_999)

    for late, at in ((other, round_.closes_at + SECOND), (application, own + SECOND)):
        sent = {"application": late, "by": late.created_by, "received_at": at}
        assert code_of(submit, **sent) == "round_closed"
    submit(application=application, by=application.created_by, received_at=last)

    assert Application.objects.get(pk=application.pk).state == "ingediend"


def test_an_own_moment_holds_wherever_a_moment_is_asked():
    round_ = make.lenient_round(handled_as_received=False, reminder_days=[2])
    application = make_application(complete=True, round=round_)
    partner = application.partners.exclude(organisation=application.penvoerder).first()
    ask_to_sign(application=application, partners=[partner], by=application.created_by)
    other = make_application(complete=True, round=round_)
    signer = signatory_of(partner)
    own, between = round_.closes_at + 5 * DAY, round_.closes_at + DAY
    more_time(application, own)
    application = Application.objects.get(pk=application.pk)

    assert list(drafts_to_finish(between)) == [application]
    assert [one.partner for one in requests_to_sign(signer, between)] == [partner]
    assert not requests_to_sign(signer, own + SECOND)
    assert (application.is_assessed(between), other.is_assessed(between)) == (False, True)
    assert moment_text(own) in str(why_not_yet(application, between))
    assert send_reminders(now=own - DAY) == 1
    assert Reminder.objects.get().closes_at == own
    page = signed_in(application.created_by).get(
        reverse("applications:detail", args=[application.pk])
    )
    words = page.content.decode()
    assert moment_text(own) in words
    assert WHY in words
    public = signed_in(person()).get(reverse("round", args=[round_.pk])).content.decode()
    assert moment_text(own) not in public


def test_a_decision_is_promised_from_the_own_moment_where_the_term_counts_from_closing():
    round_ = make.lenient_round(term_start="closing", term_start_source="artikel 2")
    first, second = make_signed(round=round_), make_signed(round=round_)
    more_time(second, round_.closes_at + 7 * DAY)
    for one in (first, second):
        submit(application=one, by=one.created_by, received_at=timezone.now())

    days = [Application.objects.get(pk=one.pk).decide_by for one in (first, second)]
    assert days[1] - days[0] >= timedelta(days=5)


@pytest.mark.parametrize("act", ["round", "region"])
def test_a_moment_moves_later_to_one_that_has_not_passed_with_a_reason(act):
    application = make_application()
    closes_at = application.round.closes_at
    subject = application.round if act == "round" else application
    move = extend if act == "round" else more_time

    assert code_of(move, subject, closes_at) == "closing_not_later"
    assert code_of(move, subject, closes_at + DAY, now=closes_at + DAY) == "closing_passed"
    assert code_of(move, subject, closes_at + DAY, reason=" ") == "reason"
    for kind in (RoleKind.RE_LEAD, RoleKind.RE_ADVISER, RoleKind.PENVOERDER_SIGNATORY):
        assert code_of(move, subject, closes_at + DAY, by=role(kind)) == "wrong_role"
    move(subject, closes_at + DAY, now=closes_at + DAY - SECOND)
    kept = ClosingMove.objects.get()
    assert (kept.closed_at, kept.closes_at, kept.reason) == (closes_at, closes_at + DAY, WHY)


def test_nobody_gets_more_time_once_it_is_assessed_or_the_round_was_decided():
    round_ = make.lenient_round(handled_as_received=False)
    judged, waiting = (make.submitted(round=round_) for _time in range(2))
    soon = round_.closes_at + DAY
    Application.objects.filter(pk=judged.pk).update(state="in_beoordeling")

    assert code_of(more_time, judged, soon) == "wrong_state"
    assert code_of(extend, round_, soon) == "assessment_began"
    more_time(waiting, soon)
    day = judged.decide_by - amsterdam_date(round_.closes_at)
    assert code_of(more_time, waiting, round_.closes_at + day) == "promised_before_closing"
    with transaction.atomic():
        decided = make.granted()
    waiting = make_application(round=decided.application.round)
    type(round_).objects.filter(pk=waiting.round_id).update(handled_as_received=False)
    assert code_of(more_time, waiting, waiting.round.closes_at + DAY) == "round_decided"


def test_everybody_concerned_is_told_why_the_round_closes_later():
    draft = make_application(complete=True)
    round_ = draft.round
    submitted = make.submitted(round=round_)
    partner = draft.partners.exclude(organisation=draft.penvoerder).first()
    ask_to_sign(application=draft, partners=[partner], by=draft.created_by)
    lead, adviser = make.lead(), make.adviser()
    (signer,) = partner.signers

    extend(round_, round_.closes_at + DAY)

    mails = told()
    assert set(mails) == {
        draft.created_by.user.email,
        submitted.created_by.user.email,
        signer,
        lead.user.email,
        adviser.user.email,
    }
    for text in mails.values():
        assert WHY in text
        assert moment_text(round_.closes_at + DAY) in text
    assert "kunt u ondertekenen" in mails[signer]
    assert draft.name in mails[draft.created_by.user.email]
    assert draft.name not in mails[lead.user.email]


def test_of_the_time_of_one_region_only_those_concerned_hear():
    round_ = make.lenient_round()
    application, other = make.submitted(round=round_), make_application(round=round_)
    lead, adviser, stranger = make.lead(), make.adviser(), make.adviser()
    application.region.adviser = adviser.user
    application.region.save(update_fields=["adviser"])

    more_time(application, round_.closes_at + DAY)

    mails = told()
    assert set(mails) == {
        application.created_by.user.email,
        lead.user.email,
        adviser.user.email,
    }
    assert other.created_by.user.email not in mails
    assert stranger.user.email not in mails
    case = signed_in(adviser).get(reverse("assessments:case", args=[application.pk]))
    assert WHY in case.content.decode()


def test_a_panel_is_opened_after_the_own_moment_only():
    application = make_signed(round=make.lenient_round(handled_as_received=False))
    Round.objects.update(closes_at=timezone.now() - timedelta(hours=1))
    more_time(application, timezone.now() + DAY)
    submit(application=application, by=application.created_by, received_at=timezone.now())
    organisations = [make.ministry(), make.national_partner()]
    by = make.adviser()
    make.able(application, organisations, by=by)
    opened = {"application": application, "organisations": organisations, "by": by}

    assert code_of(open_panel, **opened) == "round_open"


def test_an_administrator_gives_a_region_more_time_on_the_page():
    application = make_application()
    round_ = application.round
    url = reverse("applications:more_time", args=[round_.pk])
    client = signed_in(role(RoleKind.ADMIN))
    day = amsterdam_date(round_.closes_at + 2 * DAY)
    typed = {"application": application.pk, "closes_day": day, "closes_clock": "16:00"}

    assert application.name in client.get(url).content.decode()
    lacks = client.post(url, typed)
    assert lacks.status_code == 422
    assert "Schrijf waarom het sluitingsmoment verschuift." in lacks.content.decode()
    assert client.post(url, typed | {"reason": WHY}).status_code == 302
    words = client.get(reverse("applications:round", args=[round_.pk])).content.decode()
    assert WHY in words
    assert application.name in words


def test_the_database_refuses_an_own_moment_without_a_reason_or_earlier():
    application = make_application()
    own = application.round.closes_at + DAY
    rows = Application.objects.filter(pk=application.pk)
    with pytest.raises(DatabaseError, match="given with a reason"), transaction.atomic():
        rows.update(own_closes_at=own)
    more_time(application, own)
    for moment in (None, own - SECOND):
        with pytest.raises(DatabaseError, match="only moves later"), transaction.atomic():
            rows.update(own_closes_at=moment)
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        ClosingMove.objects.all().delete()
    move = {"round": application.round, "closed_at": own, "closes_at": own + DAY, "reason": WHY}
    with pytest.raises(DatabaseError, match="administrator"), transaction.atomic():
        ClosingMove.objects.create(**move, moved_by=make.lead())
