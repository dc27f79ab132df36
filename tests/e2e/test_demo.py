"""The demo as a whole: it tells one story, as in 2023, and does not contradict itself."""

from __future__ import annotations

from collections import Counter

import pytest

from accounts.models import Role
from applications.models import Application, Completion, Round, RoundKind, RoundRequirement
from applications.requirements import read_results
from assessments.models import JointJudgement, Panel
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
    assert Completion.objects.open().get().application.penvoerder == penvoerder_who_completes()
    rounds = RoundRequirement.objects.filter(round__kind=RoundKind.VOORLOPER)
    blocking = rounds.filter(level="block").values_list("code", flat=True)
    assert set(blocking) == {"sectors", "area", "project_leader"}
    the_beroepsgroep_has_a_seat_where_it_was_found_to_have_one()
    a_union_sits_in_every_panel()


def penvoerder_who_completes() -> Organisation:
    return Role.objects.get(user__email="aanvullen@demo.example").organisation


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
    assert without.count() == 11
    for application in without:
        content = application.latest_submission.content
        assert SEATS not in content["beroepsgroep"]["voice"]
        assert "beroepsgroep" not in content["governance"]["governance"]
        unmet = [row.code for row in read_results(content) if not row.is_met]
        assert {"partners_signed", "beroepsgroep_confirmed"} <= set(unmet)


def a_union_sits_in_every_panel() -> None:
    union = Role.objects.get(user__email="vakbond@demo.example").organisation
    assert union.name == "Vakbond van Onderwijspersoneel (fictief)"
    assert union.speaks_for_beroepsgroep
    others = Panel.objects.exclude(members__organisation=union)
    assert not others.filter(application__plan__name__endswith="(fictief)").exists()
