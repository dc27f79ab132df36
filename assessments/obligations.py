"""What advisers, leads, assessors and penvoerders must do about cases, and by when.

Dashboard, worklist, its filter and badges, the assessor's list and the list of decisions to take
read this and nothing else. What is next about a case is stored; see `assessments.models.next_step`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    TextChoices,
    Value,
    When,
)
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from accounts.models import PENVOERDER_KINDS, Role, RoleKind
from applications.models import UNDECIDED, Application, Completion, CompletionState, Question
from applications.models.application import is_not_closed
from common.dates import amsterdam_date
from common.obligations import Obligation

from . import permissions
from .condition_obligations import (
    check_conditions,
    confirm_conditions,
    meet_conditions,
    reendorse_conditions,
)
from .disagreements import disagreeing, disagreeing_words
from .lead_obligations import decide_on_leads
from .mandate_obligations import record_mandates
from .meeting_obligations import come_to_meetings, finish_minutes
from .models import (
    BEFORE_DECISION,
    OF_ADVISER,
    Assignment,
    Awaits,
    Correction,
    InterestDeclaration,
    NextStep,
    Note,
    PanelMember,
    Step,
    is_involved,
)
from .notice_obligations import prepare_changes, settle_changes
from .objection_obligations import decide_on_objections, handle_objections, mend_objections
from .panel_obligations import replace_judges
from .talk_obligations import choose_moments, go_on_with_talks
from .term_obligations import decide_after_default
from .withdrawal_obligations import (
    decide_withdrawals,
    prepare_withdrawals,
    respond_to_intentions,
)

# --- what is next about a case -----------------------------------------------------------------

PLACES: Mapping[Step, str] = {
    Step.PANEL: "panel",
    Step.JOINT: "joint_outcome",
    Step.ANSWERS: "joint_outcome",
    Step.CONCURRENCE: "joint_outcome",
    Step.PREPARE: "prepare",
    Step.RETURNED: "prepare",
    Step.DEFINITIVE: "prepare",
}
"""The page on which a step is taken, by its address; else the part of the case page below."""

PARTS: Mapping[Step, str] = {
    Step.REOPENED: "submitted",
    Step.COMPLETION: "completion",
    Step.MERGED_PLAN: "merging",
    Step.ASSESSMENTS: "panel",
    Step.CONDITIONS: "conditions",
    Step.CONFIRMATIONS: "conditions",
    Step.CHANGE: "changes",
}

LINK_TEXTS: Mapping[Step, StrOrPromise] = {
    Step.REOPENED: gettext_lazy("See what was submitted"),
    Step.COMPLETION: gettext_lazy("See what was asked"),
    Step.MERGED_PLAN: gettext_lazy("See what was merged"),
    Step.ASSESSMENTS: gettext_lazy("See who has handed in"),
    Step.ANSWERS: gettext_lazy("See who has answered"),
    Step.CONCURRENCE: gettext_lazy("See what everyone answered"),
    Step.GRANT: gettext_lazy("To the decision and its letter"),
    Step.CONDITIONS: gettext_lazy("See the conditions"),
    Step.CONFIRMATIONS: gettext_lazy("See who has answered"),
    Step.CHANGE: gettext_lazy("See what was reported"),
}
"""What the button to a step says where the step itself is not what one does there."""


@dataclass(frozen=True)
class Next:
    """The next step of a case as pages show it; `decision` is the key of one in preparation.

    `unsigned` says who has not signed, without whom no status becomes definitive; `against` is how
    many organisations of the panel do not agree.
    """

    row: NextStep
    decision: int | None = None
    unsigned: str = ""
    against: int = 0

    @property
    def step(self) -> Step:
        """The step itself."""
        return Step(self.row.step)

    @property
    def label(self) -> str:
        """The step in words."""
        return str(self.step.label)

    @property
    def tone(self) -> str:
        """The tone of its badge: a warning where the Realisatie Eenheid itself is to act."""
        if self.step == Step.DONE:
            return "ok"
        return "warning" if self.step in (*OF_ADVISER, Step.GRANT) else "info"

    @property
    def link_text(self) -> str:
        """Where `url` leads, for a button: to the act, or to the part where one sees how far."""
        return str(LINK_TEXTS.get(self.step, self.step.label))

    @property
    def progress(self) -> str:
        """How far it is, where one waits for others, and how many of them do not agree."""
        against = disagreeing_words(self.against)
        return ", ".join(filter(None, [self._how_far(), against]))

    @property
    def day_of(self) -> StrOrPromise:
        """Of what the day is on which it is due, when this step only leads to that."""
        return _("for the decision") if self.step in BEFORE_DECISION else ""

    def _how_far(self) -> str:
        done, total = self.row.done, self.row.total
        if self.step == Step.ASSESSMENTS:
            return _("%(done)d of %(all)d handed in") % {"done": done, "all": total}
        if self.step in (Step.ANSWERS, Step.CONFIRMATIONS):
            return _("%(done)d of %(all)d answered") % {"done": done, "all": total}
        if self.step == Step.CONDITIONS:
            return _("%(count)d open") % {"count": total - done}
        return self.unsigned if self.step == Step.DEFINITIVE else ""

    @property
    def url(self) -> str:
        """Where the step is taken; empty when there is nothing more to do."""
        if self.step == Step.GRANT and self.decision is not None:
            return reverse("assessments:decision", args=[self.decision])
        if self.step in PLACES:
            return reverse(f"assessments:{PLACES[self.step]}", args=[self.row.application_id])
        if self.step == Step.DONE:
            return ""
        page = reverse("assessments:case", args=[self.row.application_id])
        return f"{page}#{PARTS.get(self.step, 'decisions')}"


# --- advisers ----------------------------------------------------------------------------------


def steps_of_adviser(role: Role, at: datetime) -> QuerySet[NextStep]:
    """Cases at a step that this adviser can take at `at`; see `NextStepQuerySet.by_urgency`."""
    return (
        NextStep.objects.visible_to(role)
        .filter(
            ~is_involved(role, "application__"),
            Q(application__round__handled_as_received=True) | ~is_not_closed(at, "application__"),
            step__in=OF_ADVISER,
        )
        .select_related("application__plan")
        .annotate(against=disagreeing("application__"))
        .by_urgency()
    )


def _steps(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    for row in steps_of_adviser(role, at)[:most]:
        following = Next(row, against=row.against)  # type: ignore[attr-defined]  # from above
        yield Obligation(
            following.label,
            row.application.name,
            following.url,
            day=row.due_on,
            lacks=following.progress,
            day_of=following.day_of,
        )


def not_completed(today: date) -> QuerySet[Completion]:
    """Requests that were not answered, whose case may still be left unhandled and did not go on.

    It went on with a panel, with its joint outcome, or with another request.
    """
    newer = Completion.objects.filter(
        application=OuterRef("application"), asked_at__gt=OuterRef("asked_at")
    )
    lapsed = Completion.objects.filter(
        state=CompletionState.VERLOPEN,
        letter__isnull=False,
        due_on__lt=today,
        not_handled_by__gte=today,
        application__state__in=UNDECIDED,
    )
    return (
        lapsed.filter(~Exists(newer))
        .exclude(application__panel__opened_at__gt=F("ended_at"))
        .exclude(application__panel__joint_outcome__proposed_at__gt=F("ended_at"))
        .exclude(application__decisions__isnull=False)
    )


def to_handle_or_not(role: Role, at: datetime) -> QuerySet[Completion]:
    """Those of `not_completed` about which this adviser can choose, the first that is due first."""
    visible = Application.objects.visible_to(role)
    return (
        not_completed(amsterdam_date(at))
        .filter(~is_involved(role, "application__"), application__in=visible)
        .select_related("application__plan")
        .order_by("not_handled_by", "pk")
    )


def _handle_or_not(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    for asked in to_handle_or_not(role, at)[:most]:
        yield Obligation(
            gettext_lazy("Handle an application that was not completed, or not"),
            asked.application.name,
            reverse("assessments:case", args=[asked.application_id]) + "#completion",
            day=asked.not_handled_by,
        )


def tasks_of(role: Role) -> QuerySet[Note]:
    """What colleagues asked this person to do about a case, the first that is due first."""
    asked = Note.objects.to_do().visible_to(role).filter(assigned_to=role.user_id)
    return asked.select_related("application__plan").order_by("due_on", "pk")


def _tasks(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    for note in tasks_of(role)[:most]:
        page = reverse("assessments:notes", args=[note.application_id])
        yield Obligation(
            Truncator(note.text).chars(80), note.application.name, page, day=note.due_on
        )


# --- leads -------------------------------------------------------------------------------------


def _decisions_to_take(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    waiting = permissions.grantable_by(role).order_by("prepared_at", "pk")
    waiting = waiting.annotate(against=disagreeing("application__"))
    for decision in waiting.select_related("application__next_step", "application__plan")[:most]:
        application = decision.application
        against: int = decision.against  # type: ignore[attr-defined]  # from the annotation
        following = Next(application.next_step, decision.pk, against=against)
        yield Obligation(
            following.label,
            application.name,
            following.url,
            day=application.next_step.due_on,
            lacks=following.progress,
        )


def _corrections_to_issue(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    waiting = Correction.objects.open().visible_to(role).exclude(prepared_by__user=role.user_id)
    for correction in waiting.free_of(role)[:most]:
        yield Obligation(
            gettext_lazy("Look at a corrected letter, and issue it"),
            correction.application.name,
            reverse("assessments:correction", args=[correction.pk]),
        )


# --- assessors ---------------------------------------------------------------------------------


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


def _duties(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    for member in duties_of_assessor(role).select_related("panel__application__plan")[:most]:
        application = member.panel.application
        yield Obligation(
            Duty(member.duty).label,  # type: ignore[attr-defined]  # from the annotation
            application.name,
            duty_url(member),
            day=application.decision_due,
            day_of=gettext_lazy("for the decision"),
        )


def questions_to_answer(role: Role) -> QuerySet[Question]:
    """Questions of applicants that wait, but of cases in which the person is involved.

    An adviser sees those of the own regions and of regions without one, a lead all of them.
    """
    waiting = Question.objects.visible_to(role).unanswered()
    if role.kind == RoleKind.RE_ADVISER:
        waiting = waiting.filter(
            Q(application__region__adviser=role.user_id)
            | Q(application__region__adviser__isnull=True)
        )
    return waiting.exclude(is_involved(role, "application__")).order_by("asked_at", "pk")


def _questions(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    # A draft stays unseen, so it goes by its penvoerder and not by the name in its plan.
    for one in questions_to_answer(role).select_related("application__penvoerder")[:most]:
        yield Obligation(
            _("Answer a question about: %(part)s") % {"part": one.get_section_display()},
            one.application.penvoerder.name,
            reverse("assessments:question", args=[one.pk]),
        )


# --- all together---------------------------------------------------------------------------


OF_PENVOERDER = (respond_to_intentions, meet_conditions, choose_moments, mend_objections)
OBLIGATIONS: Mapping[str, tuple[Callable[[Role, datetime, int], Iterable[Obligation]], ...]] = {
    **dict.fromkeys(PENVOERDER_KINDS, OF_PENVOERDER),
    RoleKind.ASSESSOR: (_duties, reendorse_conditions, come_to_meetings),
    RoleKind.PARTNER_SIGNATORY: (confirm_conditions,),
    RoleKind.RE_ADVISER: (
        decide_after_default,
        _steps,
        _handle_or_not,
        replace_judges,
        check_conditions,
        prepare_changes,
        go_on_with_talks,
        finish_minutes,
        prepare_withdrawals,
        handle_objections,
        _tasks,
        _questions,
        decide_on_leads,
    ),
    RoleKind.RE_LEAD: (
        decide_after_default,
        _decisions_to_take,
        _corrections_to_issue,
        settle_changes,
        go_on_with_talks,
        finish_minutes,
        decide_withdrawals,
        handle_objections,
        decide_on_objections,
        _tasks,
        _questions,
        decide_on_leads,
    ),
    RoleKind.ADMIN: (record_mandates,),
}
"""By kind of role what there can be to do: (role, at, most) gives at most so many, by date."""
