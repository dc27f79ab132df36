"""A founded objection is carried out: the case is judged anew, and decided on as if for the first
time.
"""

from __future__ import annotations

from datetime import timedelta

import pgtrigger
import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from applications.domain.starting import start_application
from applications.models import Application, Round
from assessments.domain import (
    deciding,
    joint,
    letters,
    objection_letters,
    objections,
    threads,
    withdrawals,
)
from assessments.domain.case_facts import CaseFacts
from assessments.domain.objection_effects import goes_back_to, take_effect
from assessments.domain.withdrawal_letters import issue_withdrawal_letter
from assessments.models import Decision, Objection, Outcome, ThreadPost
from common.refusal import Refusal
from regions.models import Region
from tests.assessments import factories as make
from tests.assessments.test_objections import (
    decided,
    letter_of,
    proposed,
    refused,
    refused_case,
    signatory,
)
from tests.assessments.test_withdrawals import HEARD, provisional
from tests.assessments.test_withdrawals import proposed as proposed_withdrawal
from tests.factories import signed_in
from tests.stages import staged

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def prepared_as_first(case: Application, outcome="definitief") -> Decision:
    """A decision that departs from nothing: as a first one is prepared."""
    values = {"reasons": "Het plan voldoet.", "departure_reasons": ""}
    return make.prepared(case, outcome, **values)


def answered_anew(case: Application, version: int) -> None:
    panel = case.panel
    joint.write_joint_outcome(
        panel=panel,
        judgements=make.verdicts(panel),
        advice="",
        advises=Outcome.DEFINITIEF,
        version=version,
        by=make.adviser(),
    )
    outcome = joint.propose(panel=panel, by=make.adviser())
    for member in panel.members.all():
        by = member.assessment.author
        joint.endorse(member=member, version=outcome.version, agrees=True, by=by)


def committed() -> None:
    """Have PostgreSQL look at what it looks at when a transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def made_known(decision: Decision) -> str:
    deciding.grant(decision=decision, by=make.lead())
    return letters.issue_letter(decision_id=decision.pk, tell=False).body_html


def test_after_a_revoked_refusal_the_joint_verdict_is_corrected_and_the_status_granted():
    case = Application.objects.get(pk=refused_case().pk)
    old = case.decisions.get()
    assert joint.is_locked(case.panel)
    decided(case)
    old.refresh_from_db()
    assert old.revoked_at is not None
    assert not joint.is_locked(case.panel)
    case = Application.objects.get(pk=case.pk)
    assert not CaseFacts(case).is_second
    criterion = case.panel.joint_outcome.judgements.exclude(verdict="voldoet").get().criterion
    said = {"panel": case.panel, "criterion": criterion, "text": "Opnieuw bekeken."}
    threads.write_post(**said, by=case.panel.members.first().assessment.author)
    assert ThreadPost.objects.filter(panel=case.panel).exists()

    answered_anew(case, version=1)
    letter = made_known(prepared_as_first(case))
    case.refresh_from_db()
    assert case.state == "definitief"
    assert "eerder een besluit genomen" not in letter


def test_after_a_revoked_refusal_the_rules_of_a_first_decision_hold():
    case = Application.objects.get(pk=refused_case().pk)
    decided(case)
    with pytest.raises(Refusal):
        prepared_as_first(case, "afgewezen")
    decision = make.prepared(case, "afgewezen")
    deciding.grant(decision=decision, by=make.lead())
    case.refresh_from_db()
    assert case.state == "afgewezen"


@staged
def unhandled_case() -> Application:
    """An application of which it was made known that it is not handled."""
    case = make.submitted()
    make.lapsed(case)
    known = deciding.grant(decision=make.prepared(case, "niet_behandeld"), by=make.lead())
    letters.issue_letter(decision_id=known.pk, tell=False)
    return case


def test_after_a_revoked_choice_not_to_handle_the_case_is_judged_and_decided_on():
    case = Application.objects.get(pk=unhandled_case().pk)
    decided(case)
    case.refresh_from_db()
    assert case.state == "ingediend"
    panel = make.answered(make.proposed(make.all_handed_in(make.panel(case))))
    case = Application.objects.get(pk=panel.application_id)
    made_known(prepared_as_first(case))
    case.refresh_from_db()
    assert case.state == "definitief"


def test_only_the_letter_of_a_founded_objection_revokes_a_decision_and_once():
    case = Application.objects.get(pk=refused_case().pk)
    rows = Decision.objects.filter(application=case)
    now = timezone.now()
    with pytest.raises(DatabaseError, match="decision_final"), transaction.atomic():
        rows.update(revoked_at=now)
    objection = proposed(case)
    seen = objections.mark_of(objection)
    objections.decide(objection=objection, seen=seen, by=make.lead())
    with pytest.raises(DatabaseError, match="decision_final"), transaction.atomic():
        rows.update(revoked_at=now)
    objection_letters.issue_decision(objection_id=objection.pk)
    for change in ({"revoked_at": None}, {"revoked_at": now}, {"reasons": "Anders."}):
        with pytest.raises(DatabaseError, match="decision_final"), transaction.atomic():
            rows.update(**change)


@pytest.mark.parametrize(
    ("since", "becomes"), [("afgewezen", "voorlopig"), ("definitief", "definitief")]
)
def test_a_withdrawn_status_comes_back_and_takes_nothing_that_the_region_got_since(since, becomes):
    case = Application.objects.get(pk=provisional().pk)
    withdrawal = proposed_withdrawal(case)
    with make.later(HEARD + 3):
        withdrawals.withdraw_status(withdrawal=withdrawal, by=make.lead())
        letter = issue_withdrawal_letter(withdrawal_id=withdrawal.pk)
        committed()
        case.refresh_from_db()
        assert (case.state, case.region.status) == ("beeindigd", "afgewezen")
        with pgtrigger.ignore():
            Region.objects.filter(pk=case.region_id).update(status=since)
        decided(case, letter=letter)
    case.refresh_from_db()
    assert (case.state, Region.objects.get(pk=case.region_id).status) == ("voorlopig", becomes)


@pytest.mark.parametrize("began", ["before it was decided", "before its letter"])
def test_a_founded_objection_is_made_known_and_revives_nothing_beside_another_application(began):
    case = Application.objects.get(pk=unhandled_case().pk)
    objection, lead = proposed(case), make.lead()
    if began == "before it was decided":
        applied_again(case)
        page = signed_in(lead).get(reverse("assessments:objection", args=[objection.pk]))
        assert "nog een aanvraag" in page.content.decode()
    objections.decide(objection=objection, seen=objections.mark_of(objection), by=lead)
    if began == "before its letter":
        told = goes_back_to(Objection.objects.get())
        applied_again(case)
        act = {"objection": Objection.objects.get(), "target": told, "lapses": []}
        refused("moved_on", take_effect, **act, at=timezone.now())
    letter = objection_letters.issue_decision(objection_id=objection.pk)
    committed()
    case.refresh_from_db()
    assert (case.state, case.decisions.get().revoked_at) == ("niet_behandeld", None)
    assert letter.replaces is None
    for words in ("voor zover het anders is", "Een nieuw besluit.", "geen nieuw besluit"):
        assert words in letter.body_html


def applied_again(case: Application) -> None:
    Round.objects.filter(pk=case.round_id).update(closes_at=timezone.now() + timedelta(days=9))
    into = Round.objects.get(pk=case.round_id)
    start_application(round=into, region=case.region, by=signatory(case))


def test_a_founded_objection_revives_only_what_it_was_about_and_once():
    case = Application.objects.get(pk=refused_case().pk)
    decided(case)
    made_known(make.prepared(case, "afgewezen"))
    rows = Application.objects.filter(pk=case.pk)
    with pytest.raises(DatabaseError, match="case_revived"), transaction.atomic():
        rows.update(state="in_beoordeling")


def test_a_withdrawn_status_that_came_back_ends_only_by_another_withdrawal():
    case = Application.objects.get(pk=provisional().pk)
    withdrawal = proposed_withdrawal(case)
    with make.later(HEARD + 3):
        withdrawals.withdraw_status(withdrawal=withdrawal, by=make.lead())
        letter = issue_withdrawal_letter(withdrawal_id=withdrawal.pk)
        committed()
        decided(case, letter=letter)
        rows = Application.objects.filter(pk=case.pk)
        with pytest.raises(DatabaseError, match="status_ends_by_withdrawal"), transaction.atomic():
            rows.update(state="beeindigd")
            committed()


def test_pages_say_that_a_decision_was_revoked_when_and_by_which_letter():
    case = Application.objects.get(pk=refused_case().pk)
    objection = decided(case)
    letter = objection.outcome_letter
    page = reverse("letters:letter", args=[letter.reference])
    shown = signed_in(make.adviser()).get(reverse("assessments:case", args=[case.pk]))
    own = signed_in(signatory(case)).get(reverse("applications:detail", args=[case.pk]))
    for one in (shown, own):
        assert "erroepen" in one.content.decode()
        assert page in one.content.decode()
    assert reverse("assessments:object", args=[letter_of(case).reference]) not in (
        own.content.decode()
    )
    # It goes on, so how far it is ends in no refusal.
    assert "Besluit, per brief" in own.content.decode()
    assert "Afgewezen, " not in shown.content.decode()
    assessor = case.panel.members.first().assessment.author
    judged = signed_in(assessor).get(reverse("assessments:outcome", args=[case.pk]))
    assert "Dit besluit is herroepen" in judged.content.decode()
