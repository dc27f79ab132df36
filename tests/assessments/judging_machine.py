"""People of every kind at work on a few cases, while days pass: what `judging_acts`,
`afterwards_acts` and `objection_acts` have them try.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random
from typing import Any, ClassVar
from unittest.mock import patch

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from hypothesis import note

from accounts.models import Role
from assessments.domain.judging import Judgements
from assessments.models import Assessment, PanelMember
from common.refusal import Refusal
from tests.assessments.forbidden import Frozen, frozen
from tests.assessments.judging_world import World, without_rendering

LAST_DAY = 120
VERDICTS = ("voldoet", "voldoet", "deels", "niet")
REASONS = ("Omdat het zo is.", "Nog iets anders.", "Anders.", "")

Act = Callable[["Judging", Any, int, int], None]
ACTS: list[tuple[Callable[[], QuerySet[Any]], Act, int]] = []
"""What can be done: to which rows it makes sense now, how somebody tries it, and how often."""


def on(rows: Callable[[], QuerySet[Any]], often: int = 2) -> Callable[[Act], Act]:
    """An act that makes sense on these rows."""

    def note_down(act: Act) -> Act:
        ACTS.append((rows, act, often))
        return act

    return note_down


class Judging:
    """One sequence: what somebody does is kept until its end, and undone then."""

    done: ClassVar[Counter[str]] = Counter()
    refused: ClassVar[Counter[str]] = Counter()
    steps: ClassVar[int] = 0

    def __init__(self, world: World, *, days: int, most_about: str) -> None:
        """Begin as the world was made, or `days` later; the acts of the module `most_about` are
        tried most.
        """
        self.world, self.most_about = world, most_about
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.days = days
        self.stands: Frozen = frozen()

    def undo(self) -> None:
        """Undo it all."""
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def somebody_acts(self, seed: int) -> None:
        """Try an act that makes sense now, on a chance row."""
        Judging.steps += 1
        # Hypothesis likes small numbers, and then nobody gets far.
        chance = Random(seed + Judging.steps)
        by_chance = sorted(ACTS, key=lambda one: -(chance.random() ** (1 / self._often(*one[1:]))))
        for rows, act, _often in by_chance:
            if found := list(rows().order_by("pk").distinct()):
                act(self, chance.choice(found), chance.randrange(12), chance.randrange(12))
                return

    def _often(self, act: Act, often: int) -> int:
        return often * (6 if act.__module__ == self.most_about else 1)

    def act(self, act: Callable[..., Any], **values: Any) -> Any:
        """Carry an act out and return what it does; None when it refuses, which leaves no trace."""
        name = f"{act.__module__.split('.')[-1]}.{act.__name__}"
        note(f"day {self.days}: {name} {values}")
        with self.now(), without_rendering():
            try:
                result = act(**values)
            except Refusal as refusal:
                Judging.refused[f"{name}: {refusal.code}"] += 1
                return None
        Judging.done[name] += 1
        return result

    def judges(
        self, act: Callable[..., Any], member: PanelMember, by: int, pick: int, **more: Any
    ) -> None:
        stored = Assessment.objects.filter(member=member).first()
        self.act(
            act,
            member=member,
            judgements=self.given(pick),
            remark="",
            version=stored.version if stored else 0,
            by=self.assessor(member, by),
            **more,
        )

    def given(self, pick: int) -> Judgements:
        return self.world.verdicts(VERDICTS[pick % 4], VERDICTS[pick // 4])

    def typed(self, pick: int) -> dict[str, Any]:
        with self.now():
            day = timezone.localdate() + timedelta(days=20)
        outcome = ("definitief", "voorlopig", "voorlopig", "afgewezen")[pick % 4]
        about = [self.world.about_beroepsgroep, self.world.knock_out, None]
        on_what = about if outcome == "voorlopig" else []
        return {
            "outcome": outcome,
            "reasons": "Zo is het.",
            "departure_reasons": "Wij wegen het anders.",
            "dissent_response": "Gewogen.",
            "hearing": "eigen_gegevens",
            "conditions": [("Doe dit.", day, one) for one in on_what],
        }

    def re(self, by: int) -> Role:
        """Of the Realisatie Eenheid mostly: also who may not, and sometimes somebody else."""
        return [*self.world.re, *self.world.re[:3], self.world.assessors[3]][by]

    def assessor(self, member: PanelMember, by: int) -> Role:
        """Of its organisation mostly, and the one who judged first."""
        of_all = self.world.assessors
        first, second, third = (
            one for one in of_all if one.organisation_id == member.organisation_id
        )
        return [*[first] * 6, second, second, third, third, of_all[1], of_all[4]][by]

    def penvoerder(self, case: int, by: int) -> Role:
        signatory, editor = self.world.penvoerders[case]
        return [signatory, signatory, editor, self.world.stranger, self.world.adviser][by % 5]

    @contextmanager
    def now(self) -> Iterator[None]:
        now: Callable[[], datetime] = timezone.now
        with patch("django.utils.timezone.now", lambda: now() + timedelta(days=self.days)):
            yield
