"""Withdrawing a provisional status: intended by letter, answered, and decided by two people."""

from __future__ import annotations

from datetime import timedelta

import pgtrigger
import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from accounts.models import Role, RoleKind
from applications.models import Application
from assessments import tasks
from assessments.decision_permissions import why_not_write_decision
from assessments.domain import condition_answers, deciding, letters, withdrawals
from assessments.domain.case_facts import CaseFacts
from assessments.domain.withdrawal_letters import (
    IntentionText,
    issue_intention_letter,
    issue_withdrawal_letter,
    preview_withdrawal,
    with_all_it_needs,
)
from assessments.models import Condition, Decision, Withdrawal
from assessments.withdrawal_obligations import (
    decide_withdrawals,
    prepare_withdrawals,
    respond_to_intentions,
)
from assessments.withdrawal_permissions import why_not_propose, why_still_time
from common.dates import day_text
from common.refusal import Refusal
from correspondence.models import Letter
from tests import markup
from tests.assessments import factories as make
from tests.factories import person, role, signed_in
from tests.stages import staged

pytestmark = pytest.mark.django_db

LATE = 60
"""Days from now on which the condition, due in thirty, is past its date."""
HEARD = LATE + 91


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@staged
def provisional() -> Application:
    """A provisional status that was made known."""
    decision = make.granted(outcome="voorlopig")
    letters.issue_letter(decision_id=decision.pk, tell=False)
    return decision.application


@pytest.fixture
def case() -> Application:
    return Application.objects.get(pk=provisional().pk)


def signatory(case, kind=RoleKind.PENVOERDER_SIGNATORY) -> Role:
    return role(kind, at=case.penvoerder)


def refused(code, act, **values):
    with pytest.raises(Refusal) as refusal:
        act(**values)
    assert refusal.value.code == code


def answered(case) -> Withdrawal:
    withdrawal = make.intended(case)
    with make.later(LATE + 1):
        return withdrawals.respond(
            withdrawal=withdrawal, zienswijze="De zetel komt er volgende maand.", by=signatory(case)
        )


def proposed(case, by=None) -> Withdrawal:
    withdrawal = answered(case)
    with make.later(LATE + 2):
        return withdrawals.propose(
            withdrawal=withdrawal,
            reasons="Er is nog steeds geen zetel.",
            weighing="Volgende maand is te laat.",
            by=by or make.adviser(),
        )


def ended(case) -> Withdrawal:
    withdrawal = proposed(case)
    with make.later(LATE + 3):
        withdrawals.withdraw_status(withdrawal=withdrawal, by=make.lead())
        issue_withdrawal_letter(withdrawal_id=withdrawal.pk)
    return Withdrawal.objects.get(pk=withdrawal.pk)


def test_a_status_ends_after_intention_response_and_a_decision_by_another(case):
    withdrawal = ended(case)

    case.refresh_from_db()
    case.region.refresh_from_db()
    assert (withdrawal.state, case.state) == ("ingetrokken", "beeindigd")
    assert (case.region.status, case.region.partnerships.current().count()) == ("afgewezen", 0)
    intention, decision = withdrawal.intention_letter, withdrawal.letter
    assert (intention.kind, intention.is_beschikking) == ("voornemen", False)
    assert intention.objection_until is None
    assert (decision.kind, decision.is_beschikking) == ("intrekking", True)
    assert decision.objection_until is not None
    for words in (
        "De zetel komt er volgende maand.",
        "Volgende maand is te laat.",
        "Er is nog steeds geen zetel.",
        "bezwaar maken",
        intention.reference,
    ):
        assert words in decision.body_html
    assert "4:8" in intention.body_html
    assert case.created_by.user.email in {to for mail in Email.objects.all() for to in mail.to}


def test_nothing_is_intended_before_the_date_of_a_condition_nor_with_less_than_two_weeks(case):
    act = {"application": case, "intention": "Te laat.", "by": make.adviser()}
    refused("cannot_intend", withdrawals.intend, respond_by=make.soon(90), **act)
    with make.later():
        soon = make.soon(13)
        refused("respond_by", withdrawals.intend, respond_by=soon, **act)
        refused(
            "intention", withdrawals.intend, **{**act, "intention": " ", "respond_by": make.soon()}
        )
        row = {"application": case, "intention": "x", "intended_by": make.adviser()}
        row["intended_at"] = timezone.now()
        for respond_by, lacks, says in (
            (soon, ["voorwaarde"], "withdrawal_hearing"),
            (make.soon(14), [], "withdrawal_lacks"),
        ):
            with pytest.raises(IntegrityError, match=says), transaction.atomic():
                Withdrawal.objects.create(**row, respond_by=respond_by, lacks=lacks)


def test_nothing_is_decided_before_the_region_was_heard(case):
    withdrawal = make.intended(case)
    act = {"withdrawal": withdrawal, "reasons": "Te laat.", "weighing": "Geen reactie."}
    with make.later(LATE + 1):
        refused("cannot_propose", withdrawals.propose, **act, by=make.adviser())
        with pytest.raises(DatabaseError), transaction.atomic():
            Withdrawal.objects.filter(pk=withdrawal.pk).update(
                state="voorgesteld",
                reasons="x",
                weighing="x",
                prepared_by=make.adviser(),
                prepared_at=timezone.now(),
            )
    with make.later(HEARD):
        late = {"withdrawal": withdrawal, "zienswijze": "Toch nog.", "by": signatory(case)}
        refused("cannot_respond", withdrawals.respond, **late)
        withdrawals.propose(**act, by=make.adviser())


def test_who_intended_or_prepared_it_and_who_has_no_mandate_does_not_decide(case):
    lead = make.lead()
    withdrawal = proposed(case, by=lead)
    other = Role.objects.create(
        kind=RoleKind.RE_LEAD, user=person(), organisation=lead.organisation
    )
    with make.later(LATE + 3):
        refused("cannot_withdraw", withdrawals.withdraw_status, withdrawal=withdrawal, by=lead)
        refused("wrong_role", withdrawals.withdraw_status, withdrawal=withdrawal, by=make.adviser())
        refused("cannot_withdraw", withdrawals.withdraw_status, withdrawal=withdrawal, by=other)
        for by in (lead, other):
            with pytest.raises(DatabaseError), transaction.atomic():
                Withdrawal.objects.filter(pk=withdrawal.pk).update(
                    state="ingetrokken", settled_by=by, settled_at=timezone.now()
                )


def test_a_lead_withdraws_only_as_was_read(case):
    withdrawal, lead = proposed(case), make.lead()
    page = reverse("assessments:withdrawal", args=[withdrawal.pk])
    with make.later(LATE + 3):
        browser = signed_in(lead)
        seen = browser.get(page).context["seen"]
        withdrawals.give_back(withdrawal=withdrawal, reason="Anders.", by=make.lead())
        words = {"reasons": "Anders.", "weighing": "Anders.", "by": withdrawal.prepared_by}
        withdrawals.propose(withdrawal=withdrawal, **words)
        act = {"act": "withdraw", "seen": seen}
        assert "in de tussentijd" in browser.post(page, act, follow=True).text
        assert Withdrawal.objects.get().state == "voorgesteld"
        browser.post(page, {**act, "seen": browser.get(page).context["seen"]})
    assert Withdrawal.objects.get().state == "ingetrokken"


def test_a_lead_withdraws_as_it_was_prepared_and_changes_nothing_of_it(case):
    withdrawal, lead = proposed(case), make.lead()
    stored = Withdrawal.objects.filter(pk=withdrawal.pk)
    says = "withdrawal_as_prepared"
    with make.later(LATE + 3):
        decided = {"state": "ingetrokken", "settled_by": lead, "settled_at": timezone.now()}
        for change in ({"reasons": "Anders."}, {"weighing": "Anders."}):
            for taken in ({}, decided):
                with pytest.raises(DatabaseError, match=says), transaction.atomic():
                    stored.update(**change, **taken)
        stored.update(state="voorgenomen", return_reason="Anders.")
        with pytest.raises(DatabaseError, match=says), transaction.atomic():
            stored.update(state="voorgesteld")
        stored.update(state="voorgesteld", prepared_at=timezone.now(), reasons="Anders.")


def test_a_condition_that_was_met_meanwhile_ends_nothing(case):
    withdrawal = proposed(case)
    condition = Condition.objects.get(decision__application=case)
    with make.later(LATE + 3):
        make.meet_condition(condition=condition, note="Gezien.", by=make.adviser())
        refused(
            "cannot_withdraw", withdrawals.withdraw_status, withdrawal=withdrawal, by=make.lead()
        )
        withdrawals.drop(withdrawal=withdrawal, reason="Er is nu een zetel.", by=make.adviser())
    withdrawal.refresh_from_db()
    assert withdrawal.state == "vervallen"
    case.refresh_from_db()
    assert case.state == "voorlopig"


def test_without_an_open_condition_a_status_ends_only_for_what_else_lacks(case):
    """A refusal did so, for a partner that did not sign, without any term to respond."""
    lacking = make.granted(make.ready(signed=False), outcome="voorlopig")
    letters.issue_letter(decision_id=lacking.pk, tell=False)
    by = make.adviser()
    for one in Condition.objects.all():
        make.meet_condition(condition=one, note="Gezien.", by=by)
    said = {"intention": "Er ontbreekt iets.", "respond_by": make.soon(20), "by": by}
    refused("no_ground", withdrawals.intend, application=case, **said)
    intend = reverse("assessments:intend", args=[case.pk])
    assert signed_in(by.user).get(intend).status_code == 302  # Asked before anything is written.
    withdrawal = withdrawals.intend(application=lacking.application, **said)
    letter = issue_intention_letter(withdrawal_id=withdrawal.pk)
    assert "Er ontbreekt iets." in letter.body_html
    unsigned = "Niet elke partner heeft de ingediende versie ondertekend."
    who = f"de handtekening van {CaseFacts(lacking.application).unsigned[0].name}"
    assert who in letter.body_html
    assert unsigned not in letter.body_html
    assert "op tijd niet was voldaan" not in letter.body_html
    respond = reverse("assessments:respond", args=[withdrawal.pk])
    asked = signed_in(signatory(lacking.application).user).get(respond).content.decode()
    assert unsigned in asked
    assert "Beantwoord dan ook de voorwaarde" not in asked
    with make.later(22):
        words = {"reasons": "Er ontbreekt iets.", "weighing": "Er was niets.", "by": by}
        told = withdrawal.lacks
        # As if that was not told, and something else, which is there by now.
        tell(withdrawal, ["bevestiging"])
        refused("no_ground", withdrawals.propose, withdrawal=withdrawal, **words)
        tell(withdrawal, told)
        withdrawals.propose(withdrawal=withdrawal, **words)
        tell(withdrawal, ["bevestiging"])
        lead = make.lead()
        refused("no_ground", withdrawals.withdraw_status, withdrawal=withdrawal, by=lead)
        page = reverse("assessments:withdrawal", args=[withdrawal.pk])
        assert "ontbreekt niets meer" in signed_in(lead.user).get(page).content.decode()
        tell(withdrawal, told)
        ended = withdrawals.withdraw_status(withdrawal=withdrawal, by=lead)
        assert who in issue_withdrawal_letter(withdrawal_id=withdrawal.pk).body_html
    assert ended.application.state == "beeindigd"


def tell(withdrawal, lacks) -> None:
    """As if the region was told of this, and of nothing else."""
    with pgtrigger.ignore():
        Withdrawal.objects.filter(pk=withdrawal.pk).update(lacks=lacks)


def test_no_status_ends_and_nothing_that_was_said_changes_whoever_writes(case):
    with pytest.raises(DatabaseError), transaction.atomic():
        Application.objects.filter(pk=case.pk).update(state="beeindigd")
        with transaction.get_connection().cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    withdrawal = answered(case)
    for change in (
        {"zienswijze": "Anders."},
        {"intention": "Anders."},
        {"lacks": ["eis"]},
        {"respond_by": make.soon(1)},
        {"intention_letter": None},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            Withdrawal.objects.filter(pk=withdrawal.pk).update(**change)


def test_the_penvoerder_knows_of_it_by_its_letter_alone_and_of_the_end_too(case):
    by = signatory(case)
    with make.later():
        withdrawal = withdrawals.intend(
            application=case, intention="Te laat.", respond_by=make.soon(90), by=make.adviser()
        )
        assert not Withdrawal.objects.visible_to(by).exists()
        early = {"withdrawal": withdrawal, "zienswijze": "Nee.", "by": by}
        refused("cannot_respond", withdrawals.respond, **early)
        issue_intention_letter(withdrawal_id=withdrawal.pk)
    assert Withdrawal.objects.visible_to(by).exists()
    stranger = role(RoleKind.PENVOERDER_SIGNATORY, at=make.organisation())
    assert not Withdrawal.objects.visible_to(stranger).exists()


def test_before_its_letter_the_region_reads_that_a_decision_is_prepared(case):
    from applications.afterwards import known_state

    withdrawal = proposed(case)
    with make.later(LATE + 3):
        withdrawals.withdraw_status(withdrawal=withdrawal, by=make.lead())
    case.refresh_from_db()
    assert known_state(case).state == "besluit_komt"
    issue_withdrawal_letter(withdrawal_id=withdrawal.pk)
    assert known_state(Application.objects.get(pk=case.pk)).state == "beeindigd"


def test_what_is_to_be_done_follows_it(case):
    by, adviser, lead = signatory(case), make.adviser(), make.lead()
    at = timezone.now() + timedelta(days=LATE + 1)
    withdrawal = make.intended(case)

    def todo(find, who):
        return len(list(find(who, at, 9)))

    assert (todo(respond_to_intentions, by), todo(prepare_withdrawals, adviser)) == (1, 0)
    with make.later(LATE + 1):
        withdrawals.respond(withdrawal=withdrawal, zienswijze="Nee.", by=by)
    assert (todo(respond_to_intentions, by), todo(prepare_withdrawals, adviser)) == (0, 1)
    with make.later(LATE + 2):
        withdrawals.propose(withdrawal=withdrawal, reasons="x", weighing="x", by=adviser)
    assert (todo(prepare_withdrawals, adviser), todo(decide_withdrawals, lead)) == (0, 1)
    assert todo(decide_withdrawals, make.lead(adviser.user)) == 0


def test_no_decision_is_made_twice_over(case):
    make.intended(case)
    refused(
        "being_withdrawn",
        deciding.prepare_decision,
        application=case,
        outcome="definitief",
        reasons="x",
        by=make.adviser(),
    )


def test_the_pages_lead_from_intention_to_decision(case):
    adviser, lead, by = make.adviser(), make.lead(), signatory(case)
    office, head, browser = (signed_in(one.user) for one in (adviser, lead, by))
    withdrawal = make.intended(case, by=adviser)
    page = reverse("assessments:withdrawal", args=[withdrawal.pk])
    respond = reverse("assessments:respond", args=[withdrawal.pk])
    assert office.get(page).status_code == 200
    empty = browser.post(respond, {"zienswijze": ""})
    assert empty.status_code == 422
    condition = Condition.objects.get(decision__application=case)
    letter = condition.decision.letters.get()
    links = set(markup.page(empty.content).xpath("//main//a/@href"))
    assert {
        reverse("assessments:answer_condition", args=[condition.pk]),
        reverse("letters:letter", args=[letter.reference]),
    } <= links
    browser.post(respond, {"zienswijze": "Wij zijn **bezig**."})
    assert "<strong>bezig</strong>" in office.get(page).content.decode()
    withdrawal.refresh_from_db()
    assert withdrawal.zienswijze_by == by
    with make.later(LATE + 2):
        withdrawals.propose(
            withdrawal=withdrawal, reasons="Te laat.", weighing="Gewogen.", by=adviser
        )
    shown = head.get(page).content.decode()
    assert "Wij trekken de voorlopige status" in shown
    assert head.post(page, {"act": "give_back", "reason": ""}).status_code == 422
    head.post(page, {"act": "give_back", "reason": "Schrijf korter."})
    withdrawal.refresh_from_db()
    assert withdrawal.state == "voorgenomen"


def test_the_application_leads_to_the_letter_that_withdrew_its_status_and_to_objecting(case):
    letter = ended(case).letter
    page = signed_in(signatory(case)).get(reverse("applications:detail", args=[case.pk]))
    (newest, first) = page.context["outcomes"]
    assert (newest.name, first.name) == ("voorlopige status ingetrokken", "voorlopige status")
    assert newest.objection_until == letter.objection_until
    links = set(markup.page(page.content).xpath("//main//a/@href"))
    assert {
        reverse("letters:letter", args=[letter.reference]),
        reverse("assessments:object", args=[letter.reference]),
    } <= links


def test_a_region_that_got_the_letter_late_still_has_two_weeks_to_respond(case):
    with make.later():
        told = withdrawals.intend(
            application=case, intention="Te laat.", respond_by=make.soon(14), by=make.adviser()
        )
    with make.later(80):  # The worker was down until then.
        letter = issue_intention_letter(withdrawal_id=told.pk)
        until = make.soon(14)
    assert day_text(until, language="nl") in letter.body_html
    told = Withdrawal.objects.get(pk=told.pk)
    words = {"reasons": "Te laat.", "weighing": "Gewogen.", "by": make.adviser()}
    with make.later(94):
        refused("cannot_propose", withdrawals.propose, withdrawal=told, **words)
        with pytest.raises(IntegrityError, match="withdrawal_hearing"), transaction.atomic():
            Withdrawal.objects.filter(pk=told.pk).update(
                state="voorgesteld",
                reasons="x",
                weighing="x",
                prepared_by=words["by"],
                prepared_at=timezone.now(),
            )
    with make.later(95):
        assert withdrawals.propose(withdrawal=told, **words).state == "voorgesteld"


def test_an_intention_dropped_before_its_letter_asks_for_no_letter_any_more(case, monkeypatch):
    with make.later():
        withdrawal = withdrawals.intend(
            application=case, intention="Te laat.", respond_by=make.soon(90), by=make.adviser()
        )
        withdrawals.drop(withdrawal=withdrawal, reason="Toch niet.", by=make.lead())
    asked = []
    monkeypatch.setattr(tasks, "take_up", lambda task, keys: asked.extend([*keys]))
    tasks.make_missing_letters()
    assert asked == []
    refused("dropped", issue_intention_letter, withdrawal_id=withdrawal.pk)


def test_only_a_condition_that_was_late_when_it_was_intended_ends_the_status(case):
    withdrawal = answered(case)
    day = make.soon(LATE + 1)
    with pgtrigger.ignore():
        Condition.objects.filter(decision__application=case).update(due_on=day)
    withdrawal = Withdrawal.objects.get(pk=withdrawal.pk)
    assert why_still_time(case, day + timedelta(days=9)) is None
    with make.later(LATE + 30):
        assert "voorwaarde" in str(why_not_propose(make.adviser(), withdrawal, day))
        assert IntentionText(withdrawal).late_conditions == []


def test_no_status_is_withdrawn_while_an_answer_to_its_condition_waits(case):
    withdrawal = proposed(case)
    condition = Condition.objects.get(decision__application=case)
    by = signatory(case)
    answer = condition_answers.write_answer(condition=condition, text="Gedaan.", saved=0, by=by)
    condition_answers.hand_in(answer=answer, seen=condition_answers.mark_of(answer), by=by)
    lead = make.lead()
    with make.later(LATE + 3):
        refused("cannot_withdraw", withdrawals.withdraw_status, withdrawal=withdrawal, by=lead)


def test_the_letter_says_so_when_there_was_no_response(case):
    withdrawal = make.intended(case)
    with make.later(HEARD):
        withdrawals.propose(
            withdrawal=withdrawal, reasons="Te laat.", weighing="Er was niets.", by=make.adviser()
        )
        preview = preview_withdrawal(with_all_it_needs().get(pk=withdrawal.pk))
    assert "Wij hebben geen reactie ontvangen." in preview
    assert not Letter.objects.filter(kind="intrekking").exists()


def test_who_is_no_lead_any_more_is_not_written_as_withdrawing_a_status(case):
    withdrawal, gone = proposed(case), make.lead()
    Role.objects.filter(pk=gone.pk).update(ended_at=timezone.now())
    refused = pytest.raises(DatabaseError, match="withdrawal_by_re")
    with make.later(LATE + 3), refused, transaction.atomic():
        Withdrawal.objects.filter(pk=withdrawal.pk).update(
            state="ingetrokken", settled_by=gone, settled_at=timezone.now()
        )


def test_the_letter_is_made_also_when_the_lead_who_decided_left_since(case):
    withdrawal, lead = proposed(case), make.lead()
    with make.later(LATE + 3):
        withdrawals.withdraw_status(withdrawal=withdrawal, by=lead)
        Role.objects.filter(pk=lead.pk).update(ended_at=timezone.now())
        issue_withdrawal_letter(withdrawal_id=withdrawal.pk)
    assert Withdrawal.objects.get(pk=withdrawal.pk).letter is not None


def test_no_decision_is_prepared_while_the_status_may_be_withdrawn(case):
    make.intended(case)
    words = {"outcome": "definitief", "reasons": "Het is er.", "by": make.adviser()}
    with make.later(LATE + 1):
        refused("being_withdrawn", deciding.prepare_decision, application=case, **words)
        assert "ingetrokken" in str(why_not_write_decision(fresh(case)))


def test_no_status_is_withdrawn_while_another_decision_is_prepared(case):
    withdrawal, lead = proposed(case), make.lead()
    with pgtrigger.ignore():
        Decision.objects.create(
            application=case, outcome="afgewezen", reasons="Nee.", prepared_by=make.adviser()
        )
    with make.later(LATE + 3):
        refused("cannot_withdraw", withdrawals.withdraw_status, withdrawal=withdrawal, by=lead)


def fresh(case) -> Application:
    return Application.objects.get(pk=case.pk)


def test_what_the_re_wrote_down_does_not_end_the_time_to_respond(case):
    withdrawal, adviser = make.intended(case), make.adviser()
    with make.later(LATE + 1):
        refused("told", withdrawals.write_down, withdrawal=withdrawal, told=" ", by=adviser)
        withdrawals.write_down(withdrawal=withdrawal, told="Belt dat het komt.", by=adviser)
        now, by = timezone.now(), signatory(case)
        assert not list(prepare_withdrawals(adviser, now, 5))
        assert len(list(respond_to_intentions(by, now, 5))) == 1
        words = {"reasons": "Geen zetel.", "weighing": "Gewogen.", "by": adviser}
        refused("cannot_propose", withdrawals.propose, withdrawal=withdrawal, **words)
        withdrawals.respond(withdrawal=withdrawal, zienswijze="En zo is het.", by=by)
        withdrawals.propose(withdrawal=withdrawal, **words)
        late = {"withdrawal": withdrawal, "told": "Anders.", "by": adviser}
        refused("cannot_respond", withdrawals.write_down, **late)
        with pytest.raises(DatabaseError, match="withdrawal_stands"), transaction.atomic():
            Withdrawal.objects.filter(pk=withdrawal.pk).update(told="Anders.")
        letter = preview_withdrawal(with_all_it_needs().get(pk=withdrawal.pk))
    assert letter.index("Belt dat het komt.") < letter.index("En zo is het.")
