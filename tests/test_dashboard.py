"""What the dashboard says there is to do, and what that costs."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, RoleKind
from applications.domain.signing import ask_to_sign
from assessments.domain import deciding
from assessments.domain.letters import issue_letter
from common.once import one_page
from onderwijsregio.todo import todos
from tests.assessments import factories as cases
from tests.factories import (
    make_application,
    make_round,
    make_submitted,
    role,
    signatory_of,
    signed_in,
)

pytestmark = pytest.mark.django_db


def actions(role_: Role) -> list[str]:
    return [str(todo.what) for todo in todos(role_, at=timezone.now())]


def test_a_penvoerder_finishes_drafts_and_reads_letters() -> None:
    draft = make_application()
    decision = cases.granted(outcome="voorlopig")
    reader = decision.application.created_by
    issue_letter(decision_id=decision.pk, tell=False)

    assert actions(draft.created_by) == ["Maak de aanvraag af en dien die in"]
    assert actions(reader) == [
        "Voldoe aan een voorwaarde: Werk het plan uit.",
        "Lees de brief",
    ]


def test_a_penvoerder_reads_by_date_what_each_draft_lacks(django_assert_num_queries) -> None:
    draft = make_application()
    by = draft.created_by
    assert "De vijf functies" in todos(by, at=timezone.now())[0].lacks
    draft = make_application(complete=True, by=by, round=make_round(closes_in_days=2))
    ask_to_sign(application=draft, partners=draft.partners.all(), by=by)
    reads = "De huidige versie is ondertekend door 0 van de 3 partners."

    found = todos(by, at=timezone.now())

    assert found[0].about == draft.name
    assert (found[0].lacks, len(found)) == (reads, 2)
    assert reads in signed_in(by).get(reverse("home")).content.decode()
    with django_assert_num_queries(10), one_page():
        todos(by, at=timezone.now())
    make_application(by=by)
    with django_assert_num_queries(10), one_page():
        assert len(todos(by, at=timezone.now())) == 3


def test_a_partner_signs_what_was_asked_and_only_once() -> None:
    draft = make_application(complete=True)
    partner = draft.partners.exclude(organisation=draft.penvoerder).first()
    signatory = signatory_of(partner)
    assert actions(signatory) == []

    ask_to_sign(application=draft, partners=[partner], by=draft.created_by)

    assert len(actions(signatory)) == 1


def test_an_assessor_declares_then_judges_then_agrees() -> None:
    panel = cases.panel()
    member = panel.members.first()
    assessor = cases.assessor(member.organisation)
    first = actions(assessor)
    cases.free_assessor(member)
    free = cases.free_assessor(member)
    second = actions(free)
    cases.all_handed_in(panel)
    waiting = actions(free)
    cases.proposed(panel)

    assert first == ["Verklaar of u een belang hebt"]
    assert second == ["Beoordeel de aanvraag"]
    assert waiting == []
    assert actions(free) == ["Ga akkoord met het gezamenlijke oordeel, of zeg waarom niet"]


def test_the_adviser_goes_from_panel_to_decision_and_the_lead_takes_it() -> None:
    adviser, lead = cases.adviser(), cases.lead()
    application = make_submitted()
    steps = [actions(adviser)]
    panel = cases.panel(application)
    steps.append(actions(adviser))
    cases.all_handed_in(panel)
    steps.append(actions(adviser))
    cases.proposed(panel)
    cases.answered(panel)
    steps.append(actions(adviser))
    decision = cases.prepared(application, by=adviser)

    assert steps == [
        ["Stel het panel samen"],
        [],
        ["Schrijf het gezamenlijke oordeel op"],
        ["Bereid het besluit voor"],
    ]
    assert actions(lead) == ["Neem het besluit, of geef het terug"]
    deciding.return_decision(decision=decision, reason="Nog niet.", by=lead)
    assert actions(adviser) == ["Bekijk het teruggegeven besluit opnieuw"]


def test_what_an_adviser_has_to_do_takes_as_many_queries_for_one_as_for_many(
    django_assert_num_queries,
) -> None:
    adviser = cases.adviser()
    for total in (1, 3):
        while len(actions(adviser)) < total:
            make_submitted()
        with django_assert_num_queries(6), one_page():
            actions(adviser)


@pytest.mark.parametrize("kind", list(RoleKind))
def test_the_overview_opens_for_every_role(kind: RoleKind) -> None:
    assert signed_in(role(kind)).get(reverse("home")).status_code == 200
