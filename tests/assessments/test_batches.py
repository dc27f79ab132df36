"""Decisions of a round taken together: which can be, each once, stopping, and the pages."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import RoleKind
from assessments.batch_queries import progress, to_take_in
from assessments.domain import batches, deciding
from assessments.domain.letters import issue_letter, preview_html
from assessments.models import BatchedDecision, BatchedState, Decision, DecisionBatch
from assessments.tasks import make_missing_letters
from common.refusal import Refusal
from correspondence.models import Letter
from tests import factories
from tests.assessments.factories import later
from tests.letters import cases

pytestmark = pytest.mark.django_db
S = BatchedState


@pytest.fixture(autouse=True)
def _no_second_factor(settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def a_lead():
    return factories.role(RoleKind.RE_LEAD)


def prepared(number: int) -> list[Decision]:
    """So many prepared decisions of one round."""
    return cases.prepared_together(*["definitief"] * number)


def begun(decisions, by, token=None) -> DecisionBatch:
    return batches.begin(
        round_id=decisions[0].application.round_id,
        decisions=[one.pk for one in decisions],
        token=token or uuid4(),
        by=by,
    )


def states(batch) -> list[str]:
    return list(batch.decisions.values_list("state", flat=True))


def address(decisions, name="batch_choose", *args) -> str:
    return reverse(f"assessments:{name}", args=[decisions[0].application.round_id, *args])


# --- choosing ----------------------------------------------------------------------------------


def test_what_can_be_taken_is_ticked_and_what_cannot_is_listed_with_the_reason():
    good, _conditional, own = cases.prepared_together("definitief", "voorlopig", "definitief")
    lead = factories.role(RoleKind.RE_LEAD, own.prepared_by.user)

    with later():
        page = factories.signed_in(lead).get(address([good])).content.decode()

    assert page.count(" checked>") == 1
    assert f'value="{good.pk}" checked' in page
    refused = page.partition("kunnen nu niet")[2].partition("</ul>")[0]
    assert refused.count("<li>") == 2
    assert "U hebt dit besluit zelf voorbereid." in refused
    assert not Letter.objects.exists()
    assert Decision.objects.filter(state="voorbereid").count() == 3


def test_a_letter_read_beforehand_is_the_letter_itself_and_leads_to_the_next():
    first, second = prepared(2)
    lead = a_lead()
    client = factories.signed_in(lead)

    page = client.get(address([first], "batch_letter", first.pk)).content.decode()

    assert str(preview_html(first, signer=lead)) in page
    assert "Brief 1 van 2" in page
    assert address([first], "batch_letter", second.pk) in page


def test_the_whole_way_from_choosing_to_the_progress(django_assert_num_queries):
    decisions = prepared(2)
    client = factories.signed_in(a_lead())
    chosen = {"decision": [one.pk for one in decisions]}

    nothing = client.get(address(decisions), {"step": "confirm"}).content.decode()
    asked = client.get(address(decisions), {"step": "confirm", **chosen}).content.decode()
    token = asked.partition('name="token" value="')[2].partition('"')[0]
    answers = [client.post(address(decisions), {"token": token, **chosen}) for _twice in range(2)]
    batch = DecisionBatch.objects.get()
    batches.take_all(batch.pk)
    page = client.get(answers[0]["Location"]).content.decode()

    assert "U hebt nog geen besluit gekozen" in nothing
    assert "2 besluiten nemen?" in asked
    assert {answer["Location"] for answer in answers} == {
        reverse("assessments:batch", args=[batch.pk])
    }
    assert "2 van 2" in page
    assert "every 2s" in page


# --- taking ------------------------------------------------------------------------------------


def test_each_is_taken_as_a_single_one_is_and_what_a_rule_refuses_is_passed_over():
    decisions, lead = prepared(3), a_lead()
    batch = begun(decisions, lead)
    deciding.return_decision(decision=decisions[1], reason="Nog niet.", by=a_lead())

    batches.take_all(batch.pk)
    batches.take_all(batch.pk)

    assert states(batch) == [S.TAKEN, S.REFUSED, S.TAKEN]
    assert "teruggegeven" in batch.decisions.all()[1].why_not
    taken = Decision.objects.filter(state="verleend")
    assert {one.granted_by for one in taken} == {lead}


def test_a_decision_that_was_prepared_anew_meanwhile_is_not_taken():
    (decision,) = prepared(1)
    batch = begun([decision], a_lead())
    deciding.return_decision(decision=decision, reason="Nog niet.", by=a_lead())
    deciding.prepare_again(
        decision=decision,
        outcome=decision.outcome,
        reasons="Een andere tekst.",
        by=factories.role(RoleKind.RE_ADVISER),
    )

    batches.take_all(batch.pk)

    assert states(batch) == [S.REFUSED]
    assert "opnieuw voorbereid" in batch.decisions.get().why_not
    assert Decision.objects.get().state == "voorbereid"

    again = begun([decision], a_lead())
    batches.take_all(again.pk)
    assert states(again) == [S.TAKEN]


def test_two_leads_at_once_take_each_decision_once():
    decisions = prepared(2)
    first, second = a_lead(), a_lead()
    batch = begun(decisions[:1], first)
    other = begun(decisions, second)

    assert states(other) == [S.WAITING]
    with pytest.raises(Refusal) as refusal:
        begun(decisions, second)
    assert refusal.value.code == "none_chosen"
    for each in (batch, other):
        batches.take_all(each.pk)
    by = {one.pk: one.granted_by for one in Decision.objects.all()}
    assert by == {decisions[0].pk: first, decisions[1].pk: second}


def test_a_batch_that_was_stopped_takes_nothing_until_who_began_it_goes_on():
    decisions, lead = prepared(2), a_lead()
    batch = begun(decisions, lead)

    batches.stop(batch=batch, by=a_lead())
    batches.take_all(batch.pk)
    assert states(batch) == [S.WAITING, S.WAITING]
    with pytest.raises(Refusal) as refusal:
        batches.go_on(batch=batch, by=a_lead())
    assert refusal.value.code == "of_another"

    batches.go_on(batch=batch, by=lead)
    batches.take_all(batch.pk)
    assert states(batch) == [S.TAKEN, S.TAKEN]


def test_what_is_left_of_a_batch_that_was_stopped_goes_on_in_another():
    decisions, lead = prepared(2), a_lead()
    batch = begun(decisions, a_lead())
    batches.stop(batch=batch, by=lead)

    other = begun(decisions, lead)
    batches.take_all(other.pk)

    assert states(batch) == [S.DROPPED, S.DROPPED]
    assert states(other) == [S.TAKEN, S.TAKEN]


def test_one_that_breaks_holds_up_nothing_and_waits_on(monkeypatch):
    decisions, lead = prepared(2), a_lead()
    batch = begun(decisions, lead)
    grant = deciding.grant

    def breaking(*, decision, by, at):
        if decision.pk == decisions[0].pk:
            raise RuntimeError("The disk is full.")
        return grant(decision=decision, by=by, at=at)

    with monkeypatch.context() as patch:
        patch.setattr(deciding, "grant", breaking)
        with pytest.raises(RuntimeError):
            batches.take_all(batch.pk)

    assert states(batch) == [S.WAITING, S.TAKEN]
    batches.take_all(batch.pk)
    assert states(batch) == [S.TAKEN, S.TAKEN]


def test_a_lead_whose_role_ended_takes_nothing_any_more():
    decisions, lead = prepared(1), a_lead()
    batch = begun(decisions, lead)
    lead.__class__.objects.filter(pk=lead.pk).update(ended_at=timezone.now())

    batches.take_all(batch.pk)

    assert states(batch) == [S.REFUSED]


def test_a_batch_that_the_queue_lost_is_taken_up_again(monkeypatch):
    batch = begun(prepared(1), a_lead())
    taken_up = []
    monkeypatch.setattr(
        "assessments.tasks.take_up", lambda task, keys: taken_up.append((task.name, list(keys)))
    )

    make_missing_letters()

    assert taken_up[0] == ("assessments.tasks.take_batch", [batch.pk])


def test_the_database_keeps_what_came_of_a_decision():
    batch = begun(prepared(1), a_lead())
    batches.take_all(batch.pk)
    for act in (
        partial(batch.decisions.update, state=S.WAITING, settled_at=None),
        batch.decisions.all().delete,
    ):
        with pytest.raises(Exception, match="Cannot"), transaction.atomic():
            act()
    with pytest.raises(IntegrityError), transaction.atomic():
        BatchedDecision.objects.create(
            batch=batch, decision_id=batch.decisions.get().decision_id, state=S.REFUSED
        )


# --- how far it is -----------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 3])
def test_how_far_a_batch_is_takes_as_many_queries_whatever_is_in_it(
    number, django_assert_num_queries
):
    decisions, lead = prepared(number), a_lead()
    batch = begun(decisions, lead)
    batches.take_all(batch.pk)
    issue_letter(decision_id=decisions[0].pk)

    with django_assert_num_queries(4):
        far = progress(batch, lead)

    assert (far.chosen, far.taken, far.letters) == (number, number, 1)
    assert (far.mails, far.sent, far.is_over) == (1, 0, False)


def test_nobody_sees_a_decision_of_a_case_in_which_they_are_involved():
    decisions, lead = prepared(2), a_lead()
    batch = begun(decisions, lead)
    involved = factories.role(
        RoleKind.RE_LEAD, decisions[0].application.submissions.get().submitted_by.user
    )

    assert progress(batch, involved).chosen == 1
    assert progress(batch, lead).chosen == 2
    batches.stop(batch=batch, by=lead)
    assert list(to_take_in(decisions[0].application.round, involved)) == [decisions[1]]
