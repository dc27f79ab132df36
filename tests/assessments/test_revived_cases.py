"""A founded objection is carried out: the case is judged anew, and decided on as if for the first
time.
"""

from __future__ import annotations

import pgtrigger
import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from applications.models import Application
from assessments.domain import deciding, joint, letters, threads, withdrawals
from assessments.domain.case_facts import CaseFacts
from assessments.domain.withdrawal_letters import issue_withdrawal_letter
from assessments.models import Decision, Outcome, ThreadPost
from common.refusal import Refusal
from regions.models import Region
from tests.assessments import factories as make
from tests.assessments.test_objections import decided, refused_case
from tests.assessments.test_withdrawals import HEARD, provisional
from tests.assessments.test_withdrawals import proposed as proposed_withdrawal
from tests.stages import staged

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def prepared_as_first(case: Application, outcome="definitief") -> Decision:
    """A decision that departs from nothing and heard nobody: as a first one is prepared."""
    values = {"reasons": "Het plan voldoet.", "departure_reasons": "", "zienswijze": ""}
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
    decision = make.prepared(case, "afgewezen", zienswijze="")
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
    decided(case, "ongegrond")
    with pytest.raises(DatabaseError, match="decision_final"), transaction.atomic():
        rows.update(revoked_at=now)
    decided(case)
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
        case.refresh_from_db()
        assert (case.state, case.region.status) == ("beeindigd", "afgewezen")
        with pgtrigger.ignore():
            Region.objects.filter(pk=case.region_id).update(status=since)
        decided(case, letter=letter)
    case.refresh_from_db()
    assert (case.state, Region.objects.get(pk=case.region_id).status) == ("voorlopig", becomes)
