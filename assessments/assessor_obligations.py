"""What assessors must do about cases: declare, judge, answer and concur."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import (
    Case,
    CharField,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    TextChoices,
    Value,
    When,
)
from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts.models import Role
from common.obligations import Obligation

from .models import Assignment, Awaits, InterestDeclaration, PanelMember


class Duty(TextChoices):
    """What an assessor has to do about a case; the value names the page for it."""

    DECLARE = "declare", gettext_lazy("Declare whether you have an interest")
    JUDGE = "assess", gettext_lazy("Judge the application")
    ANSWER = "agree", gettext_lazy("Agree with the joint outcome, or say why not")
    CONCUR = "concur", gettext_lazy("Concur for OCW with the joint outcome, or say why not")


def with_duty(members: QuerySet[PanelMember], role: Role) -> QuerySet[PanelMember]:
    """Add `duty`: what this person has to do about each, None when nothing.

    Who has not declared yet can do so until the organisation has handed in. What was assigned to a
    colleague is theirs to judge.
    """
    declared = Exists(InterestDeclaration.objects.filter(member=OuterRef("pk"), role=role))
    of_case = Assignment.objects.current().filter(member=OuterRef("pk"))
    for_colleague = Exists(of_case.exclude(role=role))
    return members.annotate(
        duty=Case(
            When(Q(awaited__what=Awaits.ASSESSMENT) & for_colleague, then=Value(None)),
            When(Q(awaited__what=Awaits.ASSESSMENT) & ~declared, then=Value(Duty.DECLARE.value)),
            When(awaited__what=Awaits.ASSESSMENT, then=Value(Duty.JUDGE.value)),
            When(Q(awaited__what=Awaits.ANSWER) & declared, then=Value(Duty.ANSWER.value)),
            When(Q(awaited__what=Awaits.CONCUR) & declared, then=Value(Duty.CONCUR.value)),
            default=None,
            output_field=CharField(null=True),
        )
    )


def duties_of_assessor(role: Role) -> QuerySet[PanelMember]:
    """The invitations about which this assessor has to do something, what is due first first."""
    mine = with_duty(PanelMember.objects.invited(role), role)
    from_us = mine.filter(awaited__organisation=role.organisation_id)
    by_day = from_us.order_by("awaited__due_on", "awaited__member")
    return by_day.filter(duty__isnull=False)  # type: ignore[misc]  # from the annotation


def following(role: Role, member: int) -> PanelMember | None:
    """The case in the queue of this assessor after `member`: around from the last to the first."""
    keys = list(duties_of_assessor(role).values_list("pk", flat=True))
    others = [key for key in keys if key != member]
    if not others:
        return None
    place = keys.index(member) if member in keys else -1
    chosen = [*keys[place + 1 :], *others][0]
    return duties_of_assessor(role).filter(pk=chosen).first()


def duty_url(member: PanelMember) -> str:
    """Where a duty of `with_duty` is done."""
    duty: str = member.duty  # type: ignore[attr-defined]  # from the annotation
    return reverse(f"assessments:{duty}", args=[member.pk])


def judge_and_answer(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    """Declare, judge, answer or concur."""
    for member in duties_of_assessor(role).select_related("panel__application__plan")[:most]:
        application = member.panel.application
        yield Obligation(
            Duty(member.duty).label,  # type: ignore[attr-defined]  # from the annotation
            application.name,
            duty_url(member),
            day=application.decision_due,
            day_of=gettext_lazy("for the decision"),
        )
