"""The demo as a whole: it tells one story, as in 2023, and does not contradict itself."""

from __future__ import annotations

from collections import Counter

import pytest
from django.utils import timezone

from accounts.models import Role
from applications.models import Application, Completion, Round, RoundKind, RoundRequirement
from applications.requirements import read_results
from assessments.batch_queries import progress
from assessments.models import (
    Condition,
    ConditionAnswer,
    DecisionBatch,
    InterestDeclaration,
    JointJudgement,
    Panel,
    PanelMember,
    decisions_asked_again,
)
from common.obligations import of_which_there_are
from onderwijsregio.todo import FLOORS
from regions.models import Organisation, RegionStatus

pytestmark = pytest.mark.e2e

SEATS = "twee van de zeven zetels"


def test_the_demo_tells_what_happened_in_2023_and_does_not_contradict_itself(demo_live):
    past = Round.objects.earliest("closes_at")
    ends = Counter(past.applications.values_list("region__status", flat=True))
    assert ends == {
        RegionStatus.DEFINITIEF: 27,
        RegionStatus.SAMENGEVOEGD: 2,
    }
    merged = past.applications.filter(state="samengevoegd", merged_into__state="definitief")
    assert merged.count() == 2
    assert Completion.objects.open().get().application.penvoerder == organisation_of("aanvullen")
    rounds = RoundRequirement.objects.filter(round__kind=RoundKind.VOORLOPER)
    blocking = rounds.filter(level="block").values_list("code", flat=True)
    assert set(blocking) == {"sectors", "area", "project_leader"}
    the_beroepsgroep_has_a_seat_where_it_was_found_to_have_one()
    a_union_sits_in_every_panel()
    first_decisions_were_taken_together(past)
    one_is_shut_out_for_an_interest(past)
    conditions_stand_in_every_way(past)


def the_beroepsgroep_has_a_seat_where_it_was_found_to_have_one() -> None:
    judged = Application.objects.filter(
        panel__joint_outcome__isnull=False,
        plan__name__endswith="(fictief)",
        round__kind=RoundKind.VOORLOPER,
    )
    weak = JointJudgement.objects.filter(verdict="deels").values(
        "joint_outcome__panel__application"
    )
    with_a_seat, without = judged.exclude(pk__in=weak), judged.filter(pk__in=weak)
    assert with_a_seat.count() == 19
    for application in with_a_seat:
        content = application.latest_submission.content
        assert SEATS in content["beroepsgroep"]["voice"]
        assert "beroepsgroep" in content["governance"]["governance"]
    assert without.count() == 14
    for application in without:
        content = application.latest_submission.content
        assert SEATS not in content["beroepsgroep"]["voice"]
        assert "beroepsgroep" not in content["governance"]["governance"]
        unmet = [row.code for row in read_results(content) if not row.is_met]
        assert {"partners_signed", "beroepsgroep_confirmed"} <= set(unmet)


def a_union_sits_in_every_panel() -> None:
    union = organisation_of("vakbond")
    assert union.name == "Vakbond van Onderwijspersoneel (fictief)"
    assert union.speaks_for_beroepsgroep
    others = Panel.objects.exclude(members__organisation=union)
    assert not others.filter(application__plan__name__endswith="(fictief)").exists()


def first_decisions_were_taken_together(past: Round) -> None:
    lead = Role.objects.get(user__email="directeur@demo.example")
    second, first = DecisionBatch.objects.filter(round=past)
    for batch, number in ((first, 27), (second, 8)):
        found = progress(batch, lead)
        assert (found.chosen, found.taken, found.letters) == (number, number, number)
        assert found.is_over
    outcomes = Counter(first.decisions.values_list("decision__outcome", flat=True))
    assert outcomes == {"definitief": 19, "voorlopig": 8}


def one_is_shut_out_for_an_interest(past: Round) -> None:
    declared = InterestDeclaration.objects.get(
        has_interest=True, member__panel__application__round=past
    )
    assert not PanelMember.objects.visible_to(declared.role).filter(pk=declared.member_id).exists()
    took_over = declared.member.assessment.author
    assert took_over.organisation == declared.role.organisation
    assert took_over.user != declared.role.user
    assert past.rubrics.get().lines.count() == past.criteria.count()
    assert past.criteria.get(is_knock_out=True) != past.criteria.get(about_beroepsgroep=True)


def conditions_stand_in_every_way(past: Round) -> None:
    """Met and confirmed in 2023; now one is late, one was answered, and one is asked about."""
    met = Condition.objects.filter(decision__application__round=past)
    assert met.count() == met.exclude(met_at=None).count() == 8
    late = Condition.objects.open().get(due_on__lt=timezone.localdate())
    assert late.decision.application.penvoerder == organisation_of("verlopen")
    answer = ConditionAnswer.objects.to_check().get()
    assert answer.condition.decision.application.penvoerder == organisation_of("antwoord")
    asked = decisions_asked_again().get()
    assert asked.application.penvoerder == organisation_of("gehoord")
    speaks = {one.organisation for one in asked.application.partners.all()}
    assert organisation_of("beroepsgroep") in speaks


def organisation_of(name: str) -> Organisation:
    return Role.objects.get(user__email=f"{name}@demo.example").organisation


def test_what_somebody_has_to_do_is_asked_for_however_rare_it_is(demo_live):
    at, found = timezone.now(), set()
    for person in Role.objects.current().select_related("user", "organisation"):
        for read in (one for floor in FLOORS for one in floor.get(person.kind, ())):
            if list(read(person, at, 1)):
                found.add(read.__name__)
                assert of_which_there_are([read]) == [read], read.__name__
    assert len(found) > 14
