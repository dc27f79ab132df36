"""What somebody sees there is to do where the pages used to tell different stories."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, RoleKind
from applications.domain.own_words import OwnWords
from applications.domain.signing import ask_to_sign, sign
from applications.models import Application, Plan, Round
from assessments.domain import deciding, interest
from assessments.models import Condition, Decision
from onderwijsregio.todo import todos
from programmaraad.models import Seat, Term
from tests.assessments import factories as cases
from tests.assessments.test_withdrawals import ended, provisional
from tests.factories import (
    make_application,
    make_round,
    make_submitted,
    role,
    signatory_of,
    signed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def seen(role_: Role, at: datetime | None = None) -> list[str]:
    return [str(todo.what) for todo in todos(role_, at=at or timezone.now())]


def links_fail(role_: Role) -> list[str]:
    browser = signed_in(role_)
    urls = [todo.url for todo in todos(role_, at=timezone.now())]
    return [url for url in urls if browser.get(url, follow=True).status_code != 200]


# --- partners ----------------------------------------------------------------------------------


def test_a_partner_who_is_asked_after_submission_reads_that_it_must_sign():
    application = cases.submitted(signed=False)
    partner = application.partners.exclude(organisation=application.penvoerder).first()
    signatory = signatory_of(partner)

    ask_to_sign(application=application, partners=[partner], by=application.created_by)

    assert seen(signatory) == ["Onderteken de aanvraag, of zeg waarom niet"]
    assert links_fail(signatory) == []


def test_a_partner_is_not_asked_to_sign_a_draft_whose_round_has_closed():
    draft = make_application(complete=True)
    partner = draft.partners.exclude(organisation=draft.penvoerder).first()
    signatory = signatory_of(partner)
    ask_to_sign(application=draft, partners=[partner], by=draft.created_by)
    closing = draft.round.closes_at.replace(microsecond=0)
    Round.objects.filter(pk=draft.round_id).update(closes_at=closing)

    assert len(seen(signatory, closing + timedelta(milliseconds=999))) == 1
    assert seen(signatory, closing + timedelta(seconds=1)) == []


def test_who_signed_before_and_is_no_longer_named_is_not_asked_again():
    draft = make_application(complete=True)
    partner = draft.partners.exclude(organisation=draft.penvoerder).first()
    former = signatory_of(partner)
    (request,) = ask_to_sign(application=draft, partners=[partner], by=draft.created_by)
    sign(
        partner=partner,
        version=request.version,
        by=former,
        name="Jo",
        job_title="Bestuurder",
        agrees=True,
        is_authorised=True,
        own_words=OwnWords("Leraren.", "Ja.", "yes"),
    )
    partner.contact_email = "opvolger@voorbeeld.example"
    partner.save()
    Plan.objects.filter(application=draft).update(name="Andere naam")
    ask_to_sign(
        application=Application.objects.get(pk=draft.pk), partners=[partner], by=draft.created_by
    )

    assert seen(former) == []


# --- advisers ----------------------------------------------------------------------------------


def test_an_adviser_reads_make_the_definitive_decision_once_all_conditions_are_met():
    adviser = cases.adviser()
    cases.granted(outcome="voorlopig")
    at_once = seen(adviser)
    with cases.later():
        before = seen(adviser)

    cases.meet_condition(condition=Condition.objects.get(), note="Gezien.", by=adviser)

    assert at_once == []
    assert before == ["Controleer of aan een voorwaarde is voldaan"]
    assert seen(adviser) == ["Bereid het besluit over de definitieve status voor"]


def test_an_adviser_is_not_asked_to_work_on_an_application_of_an_own_organisation():
    application = make_submitted()
    adviser = cases.adviser()
    role(RoleKind.PARTNER_SIGNATORY, adviser.user, application.partners.last().organisation)

    assert seen(adviser) == []
    assert seen(cases.adviser()) == ["Stel het panel samen"]


def test_conditions_of_a_region_that_lost_its_status_in_the_end_are_no_longer_open():
    adviser = cases.adviser()
    ended(Application.objects.get(pk=provisional().pk))

    page = signed_in(adviser).get(reverse("assessments:open_conditions"))

    assert list(page.context["page"]) == []
    assert seen(adviser) == []


# --- assessors ---------------------------------------------------------------------------------


def invited_assessor() -> Role:
    partner = cases.national_partner()
    cases.panel(partners=[partner])
    return cases.assessor(partner)


def test_who_acts_for_a_partner_of_the_application_is_not_asked_to_declare_or_judge():
    assessor = invited_assessor()
    application = Application.objects.get()
    role(RoleKind.PARTNER_SIGNATORY, assessor.user, application.partners.last().organisation)

    assert seen(assessor) == []


def test_who_also_works_for_the_realisatie_eenheid_is_not_asked_to_declare_or_judge():
    assessor = invited_assessor()
    cases.adviser(assessor.user)

    assert seen(assessor) == []


def test_who_declared_an_interest_for_another_organisation_is_not_asked_again():
    one, two = cases.national_partner(), cases.national_partner()
    panel = cases.panel(partners=[one, two])
    first = cases.assessor(one)
    second = cases.assessor(two, first.user)
    interest.declare(
        member=cases.member_of(panel, one), by=first, has_interest=True, explanation="Familie."
    )

    assert seen(second) == []


def test_a_colleague_who_declared_nothing_is_not_asked_to_once_it_was_handed_in():
    panel = cases.proposed()
    member = panel.members.first()
    colleague = cases.assessor(member.organisation)

    page = signed_in(colleague).get(reverse("assessments:assigned"))

    assert seen(colleague) == []
    assert page.context["rows"] == []


def test_nobody_is_asked_to_agree_with_what_a_prepared_decision_rests_on():
    application = cases.ready()
    cases.prepared(application)
    member = application.panel.members.first()

    assert seen(member.assessment.author) == []


# --- leads -------------------------------------------------------------------------------------


def to_decide(lead: Role) -> list[Decision]:
    return list(signed_in(lead).get(reverse("assessments:to_decide")).context["page"])


def test_a_lead_who_ever_prepared_a_decision_is_not_asked_to_take_it():
    lead, other = cases.lead(), cases.lead()
    first = cases.prepared(by=cases.adviser(lead.user))
    deciding.return_decision(decision=first, reason="Korter.", by=other)
    first.refresh_from_db()
    deciding.prepare_again(
        decision=first, outcome="definitief", reasons="Korter nu.", by=cases.adviser()
    )

    assert seen(lead) == []
    assert to_decide(lead) == []
    assert seen(other) == ["Neem het besluit, of geef het terug"]
    assert to_decide(other) == [first]


def test_a_lead_is_not_asked_to_decide_on_an_application_of_an_own_organisation():
    decision = cases.prepared()
    lead = cases.lead()
    organisation_ = decision.application.partners.last().organisation
    role(RoleKind.PARTNER_SIGNATORY, lead.user, organisation_)

    assert seen(lead) == []
    assert to_decide(lead) == []


# --- days and moments --------------------------------------------------------------------------

NEARLY_MIDNIGHT = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)  # 1 July, 00.30 in Amsterdam.


def test_a_seat_is_vacant_from_midnight_in_amsterdam():
    administrator = role(RoleKind.ADMIN)
    make_round(closes_in_days=9000)
    seat = Seat.objects.create(name="Zetel", position=1)
    Term.objects.create(seat=seat, name="Jo", starts_on="2024-07-01", ends_on="2026-06-30")

    before = seen(administrator, NEARLY_MIDNIGHT - timedelta(hours=1))
    assert before == ["Regel wie na deze zittingstermijn op de zetel komt"]
    assert seen(administrator, NEARLY_MIDNIGHT) == ["Vul de lege zetel"]


def test_a_seat_that_ends_later_still_has_to_be_filled():
    administrator = role(RoleKind.ADMIN)
    make_round(closes_in_days=9000)
    Seat.objects.create(name="Zetel", position=1, ended_on="2026-07-01")

    assert seen(administrator, NEARLY_MIDNIGHT) == ["Vul de lege zetel"]
    assert seen(administrator, NEARLY_MIDNIGHT + timedelta(days=1)) == []


def test_a_draft_can_be_finished_until_the_last_second_of_its_round():
    draft = make_application()
    closing = draft.round.closes_at.replace(microsecond=0)
    Round.objects.filter(pk=draft.round_id).update(closes_at=closing)
    last, late = closing + timedelta(milliseconds=999), closing + timedelta(seconds=1)

    assert seen(draft.created_by, last) == ["Maak de aanvraag af en dien die in"]
    assert seen(draft.created_by, late) == []


def test_a_round_is_the_next_one_until_its_last_second():
    administrator = role(RoleKind.ADMIN)
    cases.adviser()  # Who may sign what the round asks.
    closing = datetime(2026, 6, 1, 14, 0, tzinfo=UTC)
    Round.objects.filter(pk=make_round().pk).update(
        opens_at=closing - timedelta(days=9), closes_at=closing
    )

    assert seen(administrator, closing + timedelta(milliseconds=999)) == []
    assert seen(administrator, closing + timedelta(seconds=1)) == ["Maak de volgende ronde"]


def test_what_is_due_first_stands_on_top():
    author = make_application(round=make_round(closes_in_days=9)).created_by
    make_application(round=make_round(closes_in_days=3), by=author)
    days = [todo.moment for todo in todos(author, at=timezone.now())]

    assert days == sorted(days)
