"""How far a batch of decisions is, and which there are to take together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from post_office.models import STATUS, Email

from accounts.models import Role
from applications.models import Round

from . import permissions
from .models import (
    BatchedDecision,
    BatchedState,
    Decision,
    DecisionBatch,
    DecisionLetter,
    DecisionState,
)
from .queries import decisions_to_take

LETTER_MAIL = "assessments/letter_ready"


@dataclass(frozen=True)
class Progress:
    """How far a batch is: decisions, letters of those that were taken, and mails that bring them.

    `chosen` counts what is or was to be taken here, without what goes on in another batch. Mail is
    not kept for ever: afterwards the letters alone say how far it came.
    """

    chosen: int
    taken: int
    refused: int
    letters: int
    mails: int
    sent: int

    @property
    def waiting(self) -> int:
        """Decisions that are still to be taken."""
        return self.chosen - self.taken - self.refused

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen: every letter is made, and every mail sent."""
        return not self.waiting and self.letters == self.taken and self.sent == self.mails

    @property
    def steps(self) -> int:
        """How much there is to do: a decision, its letter and its mails are three."""
        return 3 * (self.chosen - self.refused)

    @property
    def done(self) -> int:
        """How much of it is done; the mails of a letter count when all of them were sent."""
        if self.is_over:
            return self.steps
        mailed = self.letters * self.sent // self.mails if self.mails else 0
        return self.taken + self.letters + mailed


def progress(batch: DecisionBatch, role: Role) -> Progress:
    """How far a batch is, of the decisions that `role` may see. Four queries."""
    seen = decisions_of(batch, role)
    counted = seen.aggregate(
        chosen=Count("pk", filter=~Q(state=BatchedState.DROPPED)),
        taken=Count("pk", filter=Q(state=BatchedState.TAKEN)),
        refused=Count("pk", filter=Q(state=BatchedState.REFUSED)),
        letters=Count("pk", filter=Q(state=BatchedState.TAKEN, has_letter=True)),
    )
    made = DecisionLetter.objects.filter(
        position=1, decision__in=seen.filter(state=BatchedState.TAKEN).values("decision")
    )
    references = list(made.values_list("letter__reference", flat=True))
    mails = Email.objects.filter(
        created__gte=batch.begun_at,
        context__template=LETTER_MAIL,
        context__values__reference__in=references,
    ).aggregate(mails=Count("pk"), sent=Count("pk", filter=Q(status=STATUS.sent)))
    return Progress(**counted, **mails)


def decisions_of(batch: DecisionBatch, role: Role) -> QuerySet[BatchedDecision]:
    """The decisions of a batch that `role` may see, each with `has_letter`, in their order."""
    letters = DecisionLetter.objects.filter(decision=OuterRef("decision"))
    return BatchedDecision.objects.filter(
        batch=batch, decision__in=Decision.objects.visible_to(role)
    ).annotate(has_letter=Exists(letters))


def to_take_in(current: Round, role: Role) -> QuerySet[Decision]:
    """The decisions of a round that wait for a lead, in the order of a batch. One query.

    Those that `role` cannot take are among them: the act says why not.
    """
    waiting = Decision.objects.visible_to(role).filter(
        application__round=current,
        application__state__in=permissions.IN_HAND,
        state=DecisionState.VOORBEREID,
    )
    free = waiting.exclude(pk__in=_being_taken()).order_by("prepared_at", "pk")
    return free.select_related(
        "application__round",
        "application__region__adviser",
        "application__penvoerder",
        "application__plan",
        "prepared_by__user",
        "prepared_by__organisation",
    )


def rounds_to_take(role: Role) -> QuerySet[Round]:
    """The rounds in which `role` can take decisions, each with their `number`. One query."""
    waiting = decisions_to_take(role).order_by()
    per_round = Count("applications__decisions", filter=Q(applications__decisions__in=waiting))
    return Round.objects.annotate(number=per_round).filter(number__gt=0).order_by("name")


def _being_taken() -> QuerySet[BatchedDecision, Any]:
    """What waits in a batch that goes on."""
    waits = BatchedDecision.objects.filter(state=BatchedState.WAITING, batch__stopped_at=None)
    return waits.values("decision")
