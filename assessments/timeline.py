"""Where a submitted application stands: for the Realisatie Eenheid, and for one of its assessors.

What is next is asked of `NextStep`, what an assessor has to do of `with_duty`; here it only gets
its place between what was done and what comes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.models import WITHOUT_DECISION, Application, ApplicationState
from common.timeline import Stop, line

from . import permissions, queries
from .case import CaseView
from .member_states import MemberState
from .models import (
    Decision,
    DecisionState,
    InterestDeclaration,
    JointOutcome,
    Outcome,
    PanelMember,
    Step,
)
from .obligations import Duty

FIRST = (Step.PANEL, Step.ASSESSMENTS, Step.JOINT, Step.ANSWERS, Step.PREPARE, Step.GRANT)
AFTER_PROVISIONAL = (Step.CONDITIONS, Step.DEFINITIVE, Step.GRANT)

AFTERWARDS: dict[Step, StrOrPromise] = {
    Step.PANEL: gettext_lazy("Panel set up"),
    Step.ASSESSMENTS: gettext_lazy("Assessments handed in"),
    Step.JOINT: gettext_lazy("Joint outcome put to the panel"),
    Step.ANSWERS: gettext_lazy("Joint outcome answered"),
    Step.PREPARE: gettext_lazy("Decision prepared"),
    Step.GRANT: gettext_lazy("Decision taken"),
    Step.CONDITIONS: gettext_lazy("Conditions met"),
    Step.DEFINITIVE: gettext_lazy("Decision prepared"),
}
"""What a step is called once it was taken: as in the history of the case."""

# --- the Realisatie Eenheid --------------------------------------------------------------------


def of_case(view: CaseView, at: datetime) -> list[Stop]:
    """The stops of a case for the Realisatie Eenheid; no query that its page does not need."""
    submission = view.submission
    submitted = Stop(
        _("Submitted"), who=str(submission.submitted_by.user), at=submission.submitted_at
    )
    steps = [*FIRST]
    if _is_provisional(view):
        steps += AFTER_PROVISIONAL
    stops = [_stop(view, step, second=place >= len(FIRST)) for place, step in enumerate(steps)]
    if view.next.step == Step.DONE:
        done = [stop for stop in stops if stop.at is not None]
        return line([submitted, *done, *_ended_elsewhere(view.case)], None)
    now = _place(view, steps)
    stops[now] = _now(view, steps[now], at)
    return line([submitted, *stops], now + 1)


def _is_provisional(view: CaseView) -> bool:
    return any(one.outcome == Outcome.VOORLOPIG for one in view.taken)


def _place(view: CaseView, steps: Sequence[Step]) -> int:
    """Which of `steps` the case is at; a returned decision is prepared again."""
    step = view.next.step
    if step == Step.RETURNED:
        step = Step.DEFINITIVE if _is_provisional(view) else Step.PREPARE
    return len(steps) - 1 - list(reversed(steps)).index(step)


def _now(view: CaseView, step: Step, at: datetime) -> Stop:
    following = view.next
    more: StrOrPromise = following.progress
    if following.step == Step.PANEL:
        more = permissions.why_not_open_panel(view.case, at) or more
    return Stop(
        following.label,
        who=_who(view, step),
        at=view.due,
        more=more,
        url=following.url,
        link_text=following.link_text,
    )


def _ended_elsewhere(case: Application) -> list[Stop]:
    return [Stop(capfirst(case.get_state_display()))] if case.state in WITHOUT_DECISION else []


def _stop(view: CaseView, step: Step, *, second: bool) -> Stop:
    """A step with who took it and when, or else who takes it."""
    at, who = _done(view, step, second=second)
    if at is None:
        return Stop(step.label, who=_who(view, step))
    return Stop(AFTERWARDS[step], who=who, at=at)


def _done(view: CaseView, step: Step, *, second: bool) -> tuple[datetime | None, str]:
    """When a step was taken and by whom; of a second decision where `second`."""
    assessments = [getattr(one.member, "assessment", None) for one in view.members]
    handed_in = [one.handed_in_at for one in assessments if one is not None and one.handed_in_at]
    answers = [one.answer.given_at for one in view.members if one.answer is not None]
    if step == Step.PANEL and view.panel is not None:
        return view.panel.opened_at, str(view.panel.opened_by.user)
    if step == Step.ASSESSMENTS and handed_in:
        return max(handed_in), ""
    if step == Step.JOINT and view.outcome is not None and view.outcome.proposed_at:
        return view.outcome.proposed_at, str(view.outcome.written_by.user)
    if step == Step.ANSWERS and answers:
        return max(answers), ""
    if step == Step.CONDITIONS:
        met = [one.met_at for one in view.conditions]
        dates = [moment for moment in met if moment is not None]
        return (max(dates), str(view.case.penvoerder)) if len(dates) == len(met) > 0 else (None, "")
    return _done_of_decision(view, step, second=second)


def _done_of_decision(view: CaseView, step: Step, *, second: bool) -> tuple[datetime | None, str]:
    oldest_first = list(reversed(view.decisions))
    decision = next(iter(oldest_first[1:] if second else oldest_first), None)
    if decision is None or decision.state == DecisionState.TERUGGEGEVEN:
        return None, ""
    if step == Step.GRANT and decision.granted_at is not None and decision.granted_by is not None:
        outcome = capfirst(decision.get_outcome_display())
        return decision.granted_at, f"{outcome}, {decision.granted_by.user}"
    if step in (Step.PREPARE, Step.DEFINITIVE):
        return decision.prepared_at, str(decision.prepared_by.user)
    return None, ""


def _who(view: CaseView, step: Step) -> StrOrPromise:
    """Who takes a step."""
    if step == Step.ASSESSMENTS and view.members:
        return _organisations(view, but_for=[one for one in view.members if one.is_in])
    if step == Step.ANSWERS and view.members:
        return _organisations(view, but_for=[one for one in view.members if one.answer])
    if step in (Step.ASSESSMENTS, Step.ANSWERS):
        return _("The organisations in the panel")
    if step == Step.GRANT:
        return _("A lead")
    if step == Step.CONDITIONS:
        return str(view.case.penvoerder)
    return str(view.case.region.adviser or _("The Realisatie Eenheid"))


def _organisations(view: CaseView, but_for: Sequence[object] = ()) -> str:
    return ", ".join(str(one.member) for one in view.members if one not in but_for)


# --- assessors ---------------------------------------------------------------------------------


def of_assessor(member: PanelMember, role: Role) -> list[Stop]:
    """The stops of an application for an assessor who was invited to judge it. Four queries.

    It tells nothing of the other organisations in the panel.
    """
    case = member.panel.application
    stops = [
        *_own_stops(member, role, case),
        Stop(_("Decision"), who=_("The Realisatie Eenheid"), at=case.decide_by),
    ]
    known = Decision.objects.visible_to(role).filter(application=case).order_by("granted_at")
    if decided := known.first():
        stops[-1] = Stop(
            capfirst(decided.get_outcome_display()),
            who=_("The Realisatie Eenheid"),
            at=decided.granted_at,
            url=reverse("assessments:outcome", args=[case.pk]),
            link_text=_("Read what was decided"),
        )
        return line([stop for stop in stops if stop.at is not None], None)
    if case.state in WITHOUT_DECISION:
        return line([stops[0], *_ended_elsewhere(case)], None)
    return line(stops, _place_of_assessor(member, role, case))


def _own_stops(member: PanelMember, role: Role, case: Application) -> list[Stop]:
    declared = (
        InterestDeclaration.objects.filter(member=member, role=role)
        .values_list("declared_at", flat=True)
        .first()
    )
    assessment = getattr(member, "assessment", None)
    handed_in_at = None if assessment is None else assessment.handed_in_at
    outcome = JointOutcome.objects.visible_to(role).filter(panel=member.panel_id).first()
    answer = None
    if outcome is not None:
        answer = member.endorsements.filter(version=outcome.version).first()
    us = str(member.organisation)
    return [
        Stop(Duty.DECLARE.label, who=_("You"), at=declared or case.decide_by),
        Stop(Duty.JUDGE.label, who=us, at=handed_in_at or case.decide_by),
        Stop(
            _("Joint outcome put to the panel"),
            who=_("The Realisatie Eenheid"),
            at=outcome.proposed_at if outcome is not None else None,
        ),
        Stop(Duty.ANSWER.label, who=us, at=answer.given_at if answer else case.decide_by),
    ]


def _place_of_assessor(member: PanelMember, role: Role, case: Application) -> int:
    """Where it stands: at what this person has to do, else at what others do."""
    (assignment,) = queries.assignments(role, [member.pk])
    places = {Duty.DECLARE: 0, Duty.JUDGE: 1, Duty.ANSWER: 3}
    if assignment.duty is not None:
        return places[assignment.duty]
    if assignment.member_state in (MemberState.AGREES, MemberState.DISAGREES):
        return 4
    if case.state != ApplicationState.IN_BEOORDELING:
        return 4
    return 2 if assignment.member_state == MemberState.HANDED_IN else 1
