"""The next step that is stored is never older than the facts."""

import pgtrigger
import pytest
from django.urls import reverse

from applications.domain.merging import merge
from assessments.domain import deciding
from assessments.domain.recounting import recount
from assessments.models import Awaited, Condition, NextStep
from tests.factories import signed_in

from . import factories as make

pytestmark = pytest.mark.django_db


def listed(adviser, **asked):
    page = signed_in(adviser).get(reverse("assessments:worklist"), asked)
    return [row.case for row in page.context["rows"]]


def test_no_act_leaves_a_step_behind():
    application = make.submitted()
    found = [recount()]
    panel = make.panel(application)
    found.append(recount())
    for member in panel.members.all():
        make.handed_in(member)
        found.append(recount())
    make.proposed(panel)
    found.append(recount())
    assert set(Awaited.objects.values_list("what", flat=True)) == {"answer"}
    make.answered(panel)
    found.append(recount())
    decision = make.prepared(application, "voorlopig")
    found.append(recount())
    deciding.return_decision(decision=decision, reason="Korter.", by=make.lead())
    found.append(recount())
    deciding.prepare_again(
        decision=decision,
        outcome="voorlopig",
        reasons="Korter.",
        departure_reasons="Wij wegen de partners zwaarder.",
        conditions=[("Werk uit.", make.soon(), None)],
        by=make.adviser(),
    )
    deciding.grant(decision=decision, by=make.lead())
    found.append(recount())
    make.meet_condition(condition=Condition.objects.get(), note="Gezien.", by=make.adviser())
    found.append(recount())

    assert found == [set()] * len(found)
    assert NextStep.objects.get().step == "definitive"
    assert not Awaited.objects.exists()


def test_a_case_is_found_by_what_its_region_and_penvoerder_are_called_now():
    application, adviser = make.submitted(), make.adviser()
    names = ((application.region, "Waddenzoom"), (application.penvoerder, "Stichting Kwelder"))
    for thing, name in names:
        assert listed(adviser, q=name) == []
        thing.name = name
        thing.save()
        assert listed(adviser, q=name) == [application]

    assert listed(adviser, q=f"{application.number} wadden") == [application]
    assert recount() == set()


def test_a_case_moves_to_the_list_of_another_adviser_with_its_region():
    application, adviser = make.submitted(), make.adviser()
    application.region.adviser = adviser.user
    application.region.save()
    assert listed(adviser, mine="1") == [application]

    application.region.adviser = None
    application.region.save()
    assert listed(adviser, mine="1") == []


def test_merging_ends_the_steps_of_a_case():
    round_ = make.lenient_round()
    source, target = make.submitted(round=round_), make.submitted(round=round_)

    merge(leading=target, others=[source], due_on=make.merge_day(), by=make.adviser())

    assert source.next_step.step == "done"
    assert recount() == set()


def test_a_step_that_was_changed_behind_the_back_of_the_triggers_is_found_and_mended():
    application = make.submitted()
    with pgtrigger.ignore("assessments.NextStep:works_itself_out"):
        NextStep.objects.update(step="joint")

    assert recount() == {application.pk}
    assert NextStep.objects.get().step == "panel"
