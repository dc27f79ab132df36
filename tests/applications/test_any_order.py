"""Whatever people do to applications, in whatever order: what must always hold, holds.

Hypothesis chooses the acts; PostgreSQL keeps what they do. An act may refuse, and then changes
nothing; the database refusing what the rules let through fails the test. Which sequences are tried
is fixed, so that a run that fails fails again (docs/decisions/0176-acts-in-any-order.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, ClassVar
from unittest.mock import patch

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from accounts.models import RoleKind
from applications.content import digest, frozen_contents
from applications.domain import completion as completions
from applications.domain import reopening
from applications.domain.closing import give_more_time
from applications.domain.completion_letter import make_completion_letter
from applications.domain.editing import save_section
from applications.domain.merging import merge, undo
from applications.domain.own_words import OwnWords
from applications.domain.partners import remove_partner
from applications.domain.people import readable
from applications.domain.signing import ask_to_sign, decline, sign
from applications.domain.submission import submit
from applications.domain.withdrawing import withdraw
from applications.models import (
    Application,
    Completion,
    Merging,
    Partner,
    Reopening,
    Round,
    RoundRequirement,
    SectionKind,
    Signature,
    Submission,
)
from applications.requirements import read_results
from applications.workflow import FLOW
from assessments.domain import completing, deciding
from assessments.models import Decision
from common.dates import amsterdam_date
from common.refusal import Refusal
from tests.assessments import factories as make
from tests.assessments.judging_world import without_rendering
from tests.factories import make_signed, role, section_data, signatory_of

pytestmark = pytest.mark.django_db

BEGINS = 18
"""The day on which people begin, counted from when the cases were made."""
CASES, SEQUENCES, LONGEST = 3, 56, 50
STEPS_AT_LEAST = 2_000
OWN_WORDS = OwnWords("Leraren.", "Leraren beslissen volwaardig mee.", "yes")
case_number = st.integers(0, CASES - 1)
partner_number = st.integers(0, 3)
sections = st.lists(
    st.sampled_from(["governance", "contact", "budget", "partners"]), min_size=1, unique=True
)


class World:
    """The cases in which it happens, made once, and how often each act was done and refused."""

    def __init__(self) -> None:
        self.round: Round = make.lenient_round(closes_in_days=BEGINS + 15)
        RoundRequirement.objects.filter(round=self.round, code="budget_lines").update(level="block")
        drafts = [make_signed(round=self.round) for _number in range(CASES)]
        self.cases = [draft.pk for draft in drafts]
        self.adviser, self.lead, self.admin = make.adviser(), make.lead(), role(RoleKind.ADMIN)
        for partner in Partner.objects.filter(application__in=self.cases).exclude(contact_email=""):
            signatory_of(partner)
        # Two are handed in, of which one was asked to complete, and was not completed in time.
        lapsed, _other = (make.submit_draft(draft) for draft in drafts[:2])
        due_on = completing.proposed_day(lapsed, timezone.localdate())
        asked_for = {"governance": "Dit ontbreekt."}
        asked = completing.ask_completion(
            application=lapsed, items=asked_for, due_on=due_on, by=self.adviser
        )
        make_completion_letter(completion_id=asked.pk)
        with make.later(days=BEGINS):
            completions.end_terms(now=timezone.now())
        self.steps = 0
        self.done: dict[str, int] = {}
        self.refused: dict[str, int] = {}


class AnyOrder(RuleBasedStateMachine):
    """People at work on some applications of one round, while days pass."""

    world: World

    @initialize()
    def begin(self) -> None:
        """As the world was made; what this sequence does is undone at its end."""
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.days = BEGINS
        self.states = dict(
            Application.objects.filter(pk__in=self.world.cases).values_list("pk", "state")
        )
        self.submitted: dict[int, list[tuple[int, str]]] = {pk: [] for pk in self.world.cases}
        self.touched: list[int] = []

    def teardown(self) -> None:
        """Undo it all."""
        if hasattr(self, "transaction"):
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    kinds: ClassVar[set[str]] = set()

    @invariant()
    def _look(self) -> None:
        """What can be done now, by the name of the act: the cases for which it makes sense."""
        found = Application.objects.in_bulk(self.world.cases)
        now = {number: found[pk] for number, pk in enumerate(self.world.cases)}
        asked = set(Completion.objects.open().values_list("application", flat=True))
        over = Completion.objects.filter(state="verlopen").exclude(letter=None)
        lapsed = set(over.values_list("application", flat=True))
        reopened = set(Reopening.objects.open().values_list("application", flat=True))
        waiting = Decision.objects.filter(state="voorbereid")
        proposed = set(waiting.values_list("application", flat=True))
        alive = [n for n, one in now.items() if one.state in {"concept", "ingediend"}]
        handed_in = [n for n in alive if now[n].state == "ingediend"]
        free = [n for n in handed_in if now[n].pk not in asked | reopened]
        self.fit = {
            "write": [n for n in alive if n not in free],
            "sign": alive,
            "submit": [n for n in alive if n not in handed_in],
            "end": alive if len(alive) == CASES else [],
            "ask": free,
            "complete": [n for n in handed_in if now[n].pk in asked],
            "rewrite": [n for n in handed_in if now[n].pk in reopened],
            "propose": [n for n in free if now[n].pk in lapsed - proposed],
            "decide": [n for n in handed_in if now[n].pk in proposed],
            "merge": handed_in if len(handed_in) > 1 else [],
            "undo": list(Merging.objects.filter(undone_at=None).values_list("pk", flat=True)),
        }
        AnyOrder.kinds |= self.fit.keys()

    def _fitting(self, what: str, number: int) -> int:
        """One of the cases for which this makes sense."""
        self.doing, found = what, self.fit[what]
        return found[number % len(found)]

    # --- what people do --------------------------------------------------------------------

    @precondition(lambda self: self.fit["write"])
    @rule(number=case_number, text=st.sampled_from(["Een stuurgroep.", "De raad.", "Iedereen."]))
    def writes_what_partners_sign(self, number: int, text: str) -> None:
        number = self._fitting("write", number)
        self._write(number, SectionKind.GOVERNANCE, {"governance": text})

    @precondition(lambda self: self.fit["write"])
    @rule(number=case_number, name=st.sampled_from(["Robin", "Kim"]))
    def writes_who_can_be_asked(self, number: int, name: str) -> None:
        number = self._fitting("write", number)
        data = {"name": name, "email": "wie@voorbeeld.example", "phone": ""}
        self._write(number, SectionKind.CONTACT, data)

    @precondition(lambda self: self.fit["write"])
    @rule(number=case_number)
    def empties_the_budget(self, number: int) -> None:
        number = self._fitting("write", number)
        self._write(number, SectionKind.BUDGET, {"lines": []})

    @precondition(lambda self: self.fit["write"])
    @rule(number=case_number)
    def fills_the_budget(self, number: int) -> None:
        number = self._fitting("write", number)
        with self._now():
            lines = section_data(self._case(number))[SectionKind.BUDGET]
        self._write(number, SectionKind.BUDGET, lines)

    @precondition(lambda self: self.fit["write"])
    @rule(number=case_number, partner=partner_number)
    def takes_a_partner_off(self, number: int, partner: int) -> None:
        number = self._fitting("write", number)

        def act(case: Application) -> None:
            others = case.partners.exclude(organisation=case.penvoerder).order_by("pk")
            remove_partner(partner=_one_of(list(others), partner), by=case.created_by)

        self._attempt(act, number)

    @precondition(lambda self: self.fit["sign"])
    @rule(number=case_number)
    def asks_all_to_sign(self, number: int) -> None:
        number = self._fitting("sign", number)

        def act(case: Application) -> None:
            ask_to_sign(application=case, partners=case.partners.all(), by=case.created_by)

        self._attempt(act, number)

    @precondition(lambda self: self.fit["sign"])
    @rule(number=case_number, partner=partner_number, agrees=st.sampled_from([True, True, False]))
    def answers(self, number: int, partner: int, agrees: bool) -> None:
        number = self._fitting("sign", number)

        def act(case: Application) -> None:
            one = _one_of(list(case.partners.order_by("pk")), partner)
            asked = one.signing_requests.order_by("requested_at").last()
            if asked is None:
                raise Refusal("nobody asked", code="not_asked")
            by = signatory_of(one)
            values: dict[str, Any] = {"partner": one, "version": asked.version, "by": by}
            values |= {"name": by.user.name, "job_title": "Bestuurder"}
            if agrees:
                sign(agrees=True, is_authorised=True, own_words=OWN_WORDS, **values)
            else:
                decline(reason="Wij doen niet mee.", **values)

        self._attempt(act, number)

    @precondition(lambda self: self.fit["submit"])
    @rule(number=case_number)
    def submits(self, number: int) -> None:
        number = self._fitting("submit", number)
        self._attempt(
            lambda case: submit(application=case, by=case.created_by, received_at=timezone.now()),
            number,
        )

    @precondition(lambda self: self.fit["end"])
    @rule(number=case_number)
    def withdraws(self, number: int) -> None:
        number = self._fitting("end", number)
        self._attempt(
            lambda case: withdraw(application=case, by=case.created_by, reason="Geen tijd."),
            number,
        )

    @precondition(lambda self: self.fit["ask"])
    @rule(number=case_number, asked=sections)
    def is_asked_to_complete(self, number: int, asked: list[str]) -> None:
        number = self._fitting("ask", number)

        def act(case: Application) -> None:
            due_on = completing.proposed_day(case, amsterdam_date(timezone.now()))
            completing.ask_completion(
                application=case,
                items=dict.fromkeys(asked, "Dit ontbreekt."),
                due_on=due_on,
                by=self.world.adviser,
            )

        self._attempt(act, number)

    @precondition(lambda self: self.fit["complete"])
    @rule(number=case_number)
    def completes(self, number: int) -> None:
        number = self._fitting("complete", number)
        self._attempt(
            lambda case: completions.complete(
                application=case, by=case.created_by, received_at=timezone.now()
            ),
            number,
        )

    @precondition(lambda self: self.fit["complete"])
    @rule(number=case_number)
    def the_request_to_complete_is_sent(self, number: int) -> None:
        number = self._fitting("complete", number)

        def act(case: Application) -> None:
            for one in Completion.objects.filter(application=case, letter=None, for_merging=False):
                with without_rendering():
                    make_completion_letter(completion_id=one.pk)

        self._attempt(act, number)

    @precondition(lambda self: self.fit["ask"])
    @rule(number=case_number)
    def reopens(self, number: int) -> None:
        number = self._fitting("ask", number)
        self._attempt(
            lambda case: reopening.reopen(application=case, by=case.created_by, at=timezone.now()),
            number,
        )

    @precondition(lambda self: self.fit["rewrite"])
    @rule(number=case_number)
    def submits_again(self, number: int) -> None:
        number = self._fitting("rewrite", number)
        self._attempt(
            lambda case: reopening.submit_again(
                application=case, by=case.created_by, received_at=timezone.now()
            ),
            number,
        )

    @precondition(lambda self: self.fit["rewrite"])
    @rule(number=case_number)
    def goes_back_to_what_was_submitted(self, number: int) -> None:
        number = self._fitting("rewrite", number)
        self._attempt(lambda case: reopening.give_up(application=case, by=case.created_by), number)

    @precondition(lambda self: self.fit["sign"])
    @rule(number=case_number, days=st.integers(1, 9))
    def gets_more_time(self, number: int, days: int) -> None:
        number = self._fitting("sign", number)

        def act(case: Application) -> None:
            give_more_time(
                application=case,
                closes_at=case.closes_at + timedelta(days=days),
                reason="Storing.",
                by=self.world.admin,
                now=timezone.now(),
            )

        self._attempt(act, number)

    @precondition(lambda self: self.fit["propose"])
    @rule(number=case_number, at_once=st.booleans())
    def is_proposed_not_to_be_handled(self, number: int, at_once: bool) -> None:
        def act(case: Application) -> None:
            decision = deciding.prepare_decision(
                application=case,
                outcome="niet_behandeld",
                reasons="Wij weten niet wie besluit.",
                by=self.world.adviser,
            )
            if at_once:
                self.doing = "decide"
                deciding.grant(decision=decision, by=self.world.lead)

        self._attempt(act, self._fitting("propose", number))

    @precondition(lambda self: self.fit["decide"])
    @rule(number=case_number)
    def is_decided_on(self, number: int) -> None:
        number = self._fitting("decide", number)

        def act(case: Application) -> None:
            waiting = Decision.objects.filter(application=case, state="voorbereid")
            deciding.grant(decision=_one_of(list(waiting), 0), by=self.world.lead)

        self._attempt(act, number)

    @precondition(lambda self: self.fit["merge"])
    @rule(number=case_number, into=case_number)
    def is_merged(self, number: int, into: int) -> None:
        number, into = (self._fitting("merge", each) for each in (number, into))
        self._attempt(
            lambda case: merge(
                leading=self._case(into),
                others=[case],
                due_on=timezone.localdate() + timedelta(days=14),
                by=self.world.adviser,
            ),
            number,
            into,
        )

    @precondition(lambda self: self.fit["undo"])
    @rule(number=case_number)
    def is_put_apart_again(self, number: int) -> None:
        merging = Merging.objects.get(pk=self._fitting("undo", number))
        self._attempt(lambda _case: undo(merging=merging, by=self.world.adviser), *range(CASES))

    @rule(days=st.integers(1, 9))
    def days_pass(self, days: int) -> None:
        self.days += days
        with self._now():
            completions.end_terms(now=timezone.now())
            reopening.end_passed(now=timezone.now())
        self.touched = list(self.world.cases)
        self.world.steps += 1

    # --- what always holds -----------------------------------------------------------------

    @invariant()
    def what_was_submitted_stays(self) -> None:
        all_of_them = Submission.objects.filter(application__in=self.submitted).order_by("version")
        stand: dict[int, list[tuple[int, str]]] = {pk: [] for pk in self.submitted}
        for pk, *version_and_sha256 in all_of_them.values_list("application", "version", "sha256"):
            stand[pk].append(tuple(version_and_sha256))
        for pk, before in self.submitted.items():
            now = stand[pk]
            assert now[: len(before)] == before
            came = [version for version, _sha256 in now[len(before) :]]
            for one in all_of_them.filter(application=pk, version__in=came) if came else ():
                assert digest(one.content) == one.sha256
                assert not [each for each in read_results(one.content) if each.blocks]
                signed = Signature.objects.filter(partner__application=pk, outcome="signed")
                signed = signed.filter(version__sha256=one.content["signed_sha256"])
                assert len(signed) == len(one.content["signatures"])
                in_time = one.submitted_at <= one.application.closes_at
                assert in_time or Completion.objects.filter(submission=one).exists()
            assert [version for version, _sha256 in now] == list(range(1, len(now) + 1))
            self.submitted[pk] = now

    @invariant()
    def states_move_along_their_table(self) -> None:
        ways = {(way.source, way.target) for way in FLOW.transitions}
        handed_in = Submission.objects.filter(application__in=self.states)
        with_a_version = set(handed_in.values_list("application", flat=True))
        for case in Application.objects.filter(pk__in=self.states):
            before, self.states[case.pk] = self.states[case.pk], case.state
            assert before == case.state or (before, case.state) in ways
            assert (case.merged_into_id is not None) == (case.state == "samengevoegd")
            assert bool(case.number) == bool(case.submitted_at) == (case.pk in with_a_version)

    @invariant()
    def what_is_asked_is_open_and_the_rest_reads_as_handed_in(self) -> None:
        touched, self.touched = self.touched, []
        cases = list(Application.objects.filter(pk__in=touched).select_related("plan"))
        reads = frozen_contents([case for case in cases if case.state != "concept"])
        for case in cases:
            asked = Completion.objects.open().filter(application=case)
            assert len(asked) <= 1
            if case.state == "concept" or (handed_in := case.latest_submission) is None:
                continue
            items = {item.section for one in asked for item in one.items.all()}
            if Reopening.objects.open().filter(application=case).exists():
                assert not items
                items = set(case.round.sections)
            assert set(case.plan.open_sections) == items
            now, then = reads[case.pk], readable(handed_in)
            for kind in set(SectionKind.values) - items:
                assert now[kind] == then[kind], kind

    # --- how -------------------------------------------------------------------------------

    def _write(self, number: int, kind: str, data: dict[str, Any]) -> None:
        def act(case: Application) -> None:
            version = case.plan.sections.get(kind=kind).version
            save_section(
                application=case, kind=kind, version=version, data=data, by=case.created_by
            )

        self._attempt(act, number)

    def _attempt(self, act: Callable[[Application], Any], *numbers: int) -> None:
        """Carry an act out; a refusal is fine, and leaves no trace."""
        self.touched = [self.world.cases[number] for number in numbers]
        self.world.steps += 1
        with self._now():
            try:
                act(self._case(numbers[0]))
            except Refusal as refusal:
                key = f"{self.doing}: {refusal.code}"
                self.world.refused[key] = self.world.refused.get(key, 0) + 1
            else:
                self.world.done[self.doing] = self.world.done.get(self.doing, 0) + 1

    def _case(self, number: int) -> Application:
        return Application.objects.get(pk=self.world.cases[number])

    @contextmanager
    def _now(self) -> Iterator[None]:
        now: Callable[[], datetime] = timezone.now
        with patch("django.utils.timezone.now", lambda: now() + timedelta(days=self.days)):
            yield


def _one_of(things: list[Any], number: int) -> Any:
    if not things:
        raise Refusal("there is none", code="none")
    return things[number % len(things)]


def test_whatever_is_done_in_whatever_order_what_must_hold_holds():
    AnyOrder.world = world = World()

    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=LONGEST,
            derandomize=True,
            phases=[Phase.generate],
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

    assert world.steps >= STEPS_AT_LEAST
    # Everything was done, and not only refused.
    assert AnyOrder.kinds - world.done.keys() == set()
