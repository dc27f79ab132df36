"""What advisers, leads, assessors and penvoerders must do about cases, and by when.

Dashboard, worklist, its filter and badges, the assessor's list and the list of decisions to take
read this and nothing else. What is next about a case is stored; see `assessments.models.next_step`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import PENVOERDER_KINDS, Role, RoleKind
from applications.models import UNDECIDED, Application, Completion, CompletionState, Question
from applications.models.application import is_not_closed
from common.dates import amsterdam_date
from common.obligations import Obligation, only_when

from . import decision_permissions
from .assessor_obligations import judge_and_answer
from .condition_obligations import (
    check_conditions,
    complete_for_definitive,
    confirm_conditions,
    meet_conditions,
    reendorse_conditions,
)
from .disagreements import disagreeing
from .lead_obligations import decide_on_leads
from .mandate_obligations import record_mandates
from .meeting_obligations import come_to_meetings, finish_minutes
from .models import OF_ADVISER, Correction, NextStep, Note, is_involved
from .next_step import Next
from .notice_obligations import prepare_changes, settle_changes
from .objection_obligations import (
    carry_out_objections,
    decide_on_objections,
    find_who_handles,
    handle_objections,
    mend_objections,
)
from .panel_obligations import replace_judges
from .talk_obligations import choose_moments, go_on_with_talks
from .term_obligations import decide_after_default
from .withdrawal_obligations import decide_withdrawals, prepare_withdrawals, respond_to_intentions

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


@only_when(lambda: Completion.objects.filter(state=CompletionState.VERLOPEN))
def _handle_or_not(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    for asked in to_handle_or_not(role, at)[:most]:
        yield Obligation(
            gettext_lazy("Handle an application that was not completed, or not"),
            asked.application.name,
            reverse("assessments:case", args=[asked.application_id]) + "#completion",
            day=asked.not_handled_by,
        )


# --- leads -------------------------------------------------------------------------------------


def _decisions_to_take(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    waiting = decision_permissions.grantable_by(role).order_by("prepared_at", "pk")
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


@only_when(Correction.objects.open)
def _corrections_to_issue(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    waiting = Correction.objects.open().visible_to(role).exclude(prepared_by__user=role.user_id)
    for correction in waiting.free_of(role)[:most]:
        yield Obligation(
            gettext_lazy("Look at a corrected letter, and issue it"),
            correction.application.name,
            reverse("assessments:correction", args=[correction.pk]),
        )


# --- both -----------------------------------------------------------------------------------------


def tasks_of(role: Role) -> QuerySet[Note]:
    """What colleagues asked this person to do about a case, the first that is due first."""
    asked = Note.objects.to_do().visible_to(role).filter(assigned_to=role.user_id)
    return asked.select_related("application__plan").order_by("due_on", "pk")


@only_when(Note.objects.to_do)
def _tasks(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    for note in tasks_of(role)[:most]:
        page = reverse("assessments:notes", args=[note.application_id])
        yield Obligation(
            Truncator(note.text).chars(80), note.application.name, page, day=note.due_on
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


@only_when(Question.objects.unanswered)
def _questions(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    # A draft stays unseen, so it goes by its penvoerder and not by the name in its plan.
    for one in questions_to_answer(role).select_related("application__penvoerder")[:most]:
        yield Obligation(
            _("Answer a question about: %(part)s") % {"part": one.get_section_display()},
            one.application.penvoerder.name,
            reverse("assessments:question", args=[one.pk]),
        )


# --- all together ---------------------------------------------------------------------------------


OF_PENVOERDER = (
    respond_to_intentions,
    meet_conditions,
    complete_for_definitive,
    choose_moments,
    mend_objections,
)
OBLIGATIONS: Mapping[str, tuple[Callable[[Role, datetime, int], Iterable[Obligation]], ...]] = {
    **dict.fromkeys(PENVOERDER_KINDS, OF_PENVOERDER),
    RoleKind.ASSESSOR: (judge_and_answer, reendorse_conditions, come_to_meetings),
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
        carry_out_objections,
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
        carry_out_objections,
        find_who_handles,
        _tasks,
        _questions,
        decide_on_leads,
    ),
    RoleKind.ADMIN: (record_mandates,),
}
"""By kind of role what there can be to do: (role, at, most) gives at most so many, by date."""
