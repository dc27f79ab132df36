"""Where a submitted application stands: for the Realisatie Eenheid, and for one of its assessors.

What is next is asked of `NextStep`, what an assessor has to do of `with_duty`; here it only gets
its place between what was done and what comes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from django.db.models import F
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.models import (
    WITHOUT_DECISION,
    Application,
    ApplicationState,
    Completion,
    CompletionState,
)
from applications.permissions import why_not_while_reopened
from common.dates import day_text
from common.timeline import Stop, line

from . import panel_permissions, queries
from .assessor_obligations import Duty
from .case import CaseView
from .domain import joint
from .member_states import MemberProgress, MemberState
from .models import (
    Decision,
    DecisionState,
    InterestDeclaration,
    JointOutcome,
    Outcome,
    PanelMember,
    Step,
)

# --- the steps of a case -----------------------------------------------------------------------

Done = tuple[datetime, str]
"""When a step was taken, and by whom."""


def _panel_set_up(view: CaseView) -> Done | None:
    panel = view.panel
    return None if panel is None else (panel.opened_at, str(panel.opened_by.user))


def _handed_in(view: CaseView) -> Done | None:
    assessments = [getattr(one.member, "assessment", None) for one in view.members]
    moments = [one.handed_in_at for one in assessments if one is not None and one.handed_in_at]
    return (max(moments), "") if len(moments) == len(view.members) > 0 else None


def _proposed(view: CaseView) -> Done | None:
    outcome = view.outcome
    if outcome is None or outcome.proposed_at is None:
        return None
    return outcome.proposed_at, str(outcome.written_by.user)


def _answered(view: CaseView) -> Done | None:
    moments = [one.answer.given_at for one in view.members if one.answer is not None]
    return (max(moments), "") if len(moments) == len(view.members) > 0 else None


def _concurred(view: CaseView) -> Done | None:
    given = view.concurrence
    return None if given is None else (given.given_at, str(given.given_by.user))


def _conditions_met(view: CaseView) -> Done | None:
    closed = [(one.closed_at, one) for one in view.conditions if one.closed_at is not None]
    if not closed or len(closed) < len(view.conditions):
        return None
    at, last = max(closed, key=lambda one: one[0])
    lapsed = _("lapsed by a decision on an objection")
    return at, str(view.case.penvoerder) if last.lapsed_at is None else lapsed


def _confirmed(view: CaseView) -> Done | None:
    facts = view.case_facts
    if not view.asks_again or facts.not_reendorsed or facts.lacks_confirmation:
        return None
    moments = [one.given_at for one in facts.reendorsements]
    moments += [one.given_at for one in facts.confirmations]
    return max(moments), ""


def _decision(view: CaseView, place: int) -> Decision | None:
    """The first decision or the second (`place` 0 or 1), unless it was returned."""
    oldest_first = list(reversed(_not_revoked(view)))
    decision = next(iter(oldest_first[place:]), None)
    is_returned = decision is not None and decision.state == DecisionState.TERUGGEGEVEN
    return None if is_returned else decision


def _not_revoked(view: CaseView) -> list[Decision]:
    """The decisions, the newest first, but for those after which the case went on as if they were
    not taken.
    """
    return [one for one in view.decisions if one.revoked_at is None]


def _prepared(view: CaseView, *, place: int) -> Done | None:
    decision = _decision(view, place)
    return None if decision is None else (decision.prepared_at, str(decision.prepared_by.user))


def _granted(view: CaseView, *, place: int) -> Done | None:
    decision = _decision(view, place)
    if decision is None or decision.granted_at is None or decision.granted_by is None:
        return None
    outcome = capfirst(decision.get_outcome_display())
    return decision.granted_at, f"{outcome}, {decision.granted_by.user}"


def _adviser(view: CaseView) -> StrOrPromise:
    return str(view.case.region.adviser or _("The Realisatie Eenheid"))


def _lead(_view: CaseView) -> StrOrPromise:
    return _("A lead")


def _penvoerder(view: CaseView) -> StrOrPromise:
    return str(view.case.penvoerder)


def _who_hands_in(view: CaseView) -> StrOrPromise:
    return _members(view, but_for=[one for one in view.members if one.is_in])


def _who_answers(view: CaseView) -> StrOrPromise:
    return _members(view, but_for=[one for one in view.members if one.answer])


def _who_concurs(_view: CaseView) -> StrOrPromise:
    return _("OCW")


def _who_confirms(view: CaseView) -> StrOrPromise:
    if not view.asks_again:
        return _("The organisations in the panel")
    names = [str(member) for member in view.case_facts.not_reendorsed]
    if view.case_facts.lacks_confirmation:
        names.append(_("the beroepsgroep"))
    return ", ".join(names)


def _members(view: CaseView, but_for: Sequence[MemberProgress]) -> StrOrPromise:
    if not view.members:
        return _("The organisations in the panel")
    return ", ".join(str(one.member) for one in view.members if one not in but_for)


@dataclass(frozen=True)
class Milestone:
    """A step on the line of a case.

    `afterwards` is what it is called once it was taken, as in the history of the case; `done` tells
    when and by whom it was, None when it was not; `who` takes it.
    """

    step: Step
    afterwards: StrOrPromise
    done: Callable[[CaseView], Done | None]
    who: Callable[[CaseView], StrOrPromise] = _adviser


_DECISION_PREPARED = gettext_lazy("Decision prepared")
_DECISION_TAKEN = gettext_lazy("Decision taken")

FIRST = (
    Milestone(Step.PANEL, gettext_lazy("Panel set up"), _panel_set_up),
    Milestone(Step.ASSESSMENTS, gettext_lazy("Assessments handed in"), _handed_in, _who_hands_in),
    Milestone(Step.JOINT, gettext_lazy("Joint outcome put to the panel"), _proposed),
    Milestone(Step.ANSWERS, gettext_lazy("Joint outcome answered"), _answered, _who_answers),
    Milestone(
        Step.CONCURRENCE, gettext_lazy("OCW said whether it concurs"), _concurred, _who_concurs
    ),
    Milestone(Step.PREPARE, _DECISION_PREPARED, partial(_prepared, place=0)),
    Milestone(Step.GRANT, _DECISION_TAKEN, partial(_granted, place=0), _lead),
)
AFTER_PROVISIONAL = (
    Milestone(
        Step.CONDITIONS, gettext_lazy("Conditions met or lapsed"), _conditions_met, _penvoerder
    ),
    Milestone(Step.DEFINITIVE, _DECISION_PREPARED, partial(_prepared, place=1)),
    Milestone(Step.GRANT, _DECISION_TAKEN, partial(_granted, place=1), _lead),
)

CONFIRMED = Milestone(
    Step.CONFIRMATIONS,
    gettext_lazy("Panel and beroepsgroep answered"),
    _confirmed,
    _who_confirms,
)

# --- the Realisatie Eenheid --------------------------------------------------------------------


def of_case(view: CaseView, at: datetime) -> list[Stop]:
    """The stops of a case for the Realisatie Eenheid; no query that its page does not need."""
    first = view.versions[0]
    submitted = Stop(_("Submitted"), who=str(first.submitted_by.user), at=first.submitted_at)
    milestones = _milestones(view)
    stops = [_stop(view, one) for one in milestones]
    if view.next.step == Step.DONE:
        done = [stop for stop in stops if stop.at is not None]
        return line([submitted, *done, *_ended_elsewhere(view.case)], None)
    now = _place(view, [one.step for one in milestones])
    stops[now] = _now(view, milestones[now], at)
    if view.next.day_of:
        taken = [one.step for one in milestones].index(Step.GRANT)
        stops[taken] = replace(stops[taken], at=view.due)
    return line([submitted, *stops], now + 1)


def _milestones(view: CaseView) -> list[Milestone]:
    """The steps of a case in their order; what was asked to be completed stands when it was."""
    milestones = [*_first(view), *(AFTER_PROVISIONAL if _is_provisional(view) else ())]
    if view.is_about_beroepsgroep:
        milestones.insert(-2, CONFIRMED)
    if view.next.step == Step.REOPENED:
        milestones.insert(0, Milestone(Step.REOPENED, "", lambda _view: None, _penvoerder))
    if view.next.step == Step.CHANGE:
        milestones.append(Milestone(Step.CHANGE, "", lambda _view: None))
    for asked in view.completions:
        moments = [one.done(view) for one in milestones]
        later = (n for n, done in enumerate(moments) if done is None or done[0] > asked.asked_at)
        milestones.insert(next(later, len(milestones)), _completion(asked))
    return milestones


def _first(view: CaseView) -> Sequence[Milestone]:
    """The steps to the first decision; what was not done yet is passed by when not to handle it."""
    first = [one for one in FIRST if one.step != Step.CONCURRENCE or view.case.round.ocw_concurs]
    if all(one.outcome != Outcome.NIET_BEHANDELD for one in _not_revoked(view)):
        return first
    last = (Step.PREPARE, Step.GRANT)
    return [one for one in first if one.step in last or one.done(view) is not None]


def _completion(asked: Completion) -> Milestone:
    """That an application is completed, or how that ended."""
    completed = asked.state == CompletionState.AANGEVULD
    if asked.for_merging:
        afterwards = (
            gettext_lazy("Merged plan handed in") if completed else gettext_lazy("Merging ended")
        )
    else:
        afterwards = (
            gettext_lazy("Application completed")
            if completed
            else gettext_lazy("Not completed within the term")
        )
    done = None if asked.ended_at is None else (asked.ended_at, "")
    step = Step.MERGED_PLAN if asked.for_merging else Step.COMPLETION
    return Milestone(step, afterwards, lambda _view: done, _penvoerder)


def _is_provisional(view: CaseView) -> bool:
    return any(one.outcome == Outcome.VOORLOPIG for one in view.taken)


def _place(view: CaseView, steps: Sequence[Step]) -> int:
    """Which of `steps` the case is at; a returned decision is prepared again."""
    step = view.next.step
    if step == Step.RETURNED:
        step = Step.DEFINITIVE if _is_provisional(view) else Step.PREPARE
    return len(steps) - 1 - list(reversed(steps)).index(step)


def _now(view: CaseView, milestone: Milestone, at: datetime) -> Stop:
    following = view.next
    more: StrOrPromise = following.progress
    if following.step == Step.PANEL:
        more = panel_permissions.why_not_open_panel(view.case, at) or more
    if following.step == Step.REOPENED:
        more = why_not_while_reopened(view.case, at) or more
    if view.choose_by is not None:
        choose = _("Not completed in time: choose by %(day)s whether to handle it") % {
            "day": day_text(view.choose_by, weekday=False)
        }
        more = f"{more} {choose}".strip()
    return Stop(
        following.label,
        who=milestone.who(view),
        at=None if following.day_of else view.due,
        more=more,
        url=following.url,
        link_text=following.link_text,
    )


def _ended_elsewhere(case: Application) -> list[Stop]:
    return [Stop(capfirst(case.get_state_display()))] if case.state in WITHOUT_DECISION else []


def _stop(view: CaseView, milestone: Milestone) -> Stop:
    """A step with who took it and when, or else who takes it."""
    done = milestone.done(view)
    if done is None:
        return Stop(milestone.step.label, who=milestone.who(view))
    at, who = done
    return Stop(milestone.afterwards, who=who, at=at)


# --- assessors ---------------------------------------------------------------------------------


def of_assessor(member: PanelMember, role: Role) -> list[Stop]:
    """The stops of an application for an assessor who was invited to judge it. Five queries.

    It tells nothing of what the other organisations in the panel judged or answered.
    """
    case = member.panel.application
    is_left = case.state == ApplicationState.NIET_BEHANDELD
    own = _own_stops(member, role, case)
    stops = [
        *(stop for stop in own if stop.at is not None or not is_left),
        Stop(_("Decision"), who=_("The Realisatie Eenheid"), at=case.decision_due),
    ]
    known = Decision.objects.visible_to(role).filter(application=case)
    # One that stands tells more than one that was revoked.
    stands_first = F("revoked_at").asc(nulls_first=True)
    if decided := known.order_by(stands_first, "granted_at").first():
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
    if is_left:
        return line(stops, len(stops) - 1)
    return line(stops, _place_of_assessor(member, role, case))


def _own_stops(member: PanelMember, role: Role, case: Application) -> list[Stop]:
    """What this person does and did; only the decision has a day by which it must be taken."""
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
    stops = [
        Stop(Duty.DECLARE.label, who=_("You"), at=declared),
        Stop(Duty.JUDGE.label, who=us, at=handed_in_at),
        Stop(
            _("Joint outcome put to the panel"),
            who=_("The Realisatie Eenheid"),
            at=outcome.proposed_at if outcome is not None else None,
        ),
        Stop(Duty.ANSWER.label, who=us, at=answer.given_at if answer else None),
    ]
    if outcome is not None and answer is not None and joint.unanswered(outcome):
        everyone = _("The organisations in the panel")
        stops[-1] = Stop(_("Every organisation answers"), who=everyone)
    if case.round.ocw_concurs:
        given = outcome.concurrence if outcome is not None else None
        at = given.given_at if given else None
        stops.append(Stop(_("OCW concurs, or says why not"), who=_("OCW"), at=at))
    return stops


def _place_once_answered(member: PanelMember, case: Application, decision: int) -> int:
    """Once the own organisation answered: at the others, and then at OCW, as `why_not_concur`."""
    outcome = JointOutcome.objects.get(panel=member.panel_id)
    if joint.unanswered(outcome):
        return 3
    return decision - 1 if case.round.ocw_concurs and outcome.concurrence is None else decision


def _place_of_assessor(member: PanelMember, role: Role, case: Application) -> int:
    """Where it stands: at what this person has to do, else at what others do."""
    (assignment,) = queries.assignments(role, [member.pk])
    places = {Duty.DECLARE: 0, Duty.JUDGE: 1, Duty.ANSWER: 3, Duty.CONCUR: 4}
    if assignment.duty is not None:
        return places[assignment.duty]
    decision = 5 if case.round.ocw_concurs else 4
    if case.state != ApplicationState.IN_BEOORDELING:
        return decision
    if assignment.member_state in (MemberState.AGREES, MemberState.DISAGREES):
        return _place_once_answered(member, case, decision)
    return 2 if assignment.member_state == MemberState.HANDED_IN else 1
