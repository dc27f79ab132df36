"""What a role may do with a case, by state and person: one predicate each.

`why_not_x` gives the reason why not, or None; acts refuse with it. Pages ask `may_x` for their
buttons, so that a button is shown only when its act would start. Whether somebody may have to do
with a case at all stands before all of them (`why_not_impartial`): asked when an act takes the case
in hand, and when a page fetches it, which is why the others do not ask it again.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import RE_KINDS, Role, RoleKind
from accounts.permissions import why_not_current
from applications import permissions as application_permissions
from applications.afterwards import DECISION_COMING, known_state
from applications.models import MAKES_ROOM, UNDECIDED, Application, ApplicationState, Merging
from common.dates import day_text, moment_text
from regions.models import RegionStatus

from .models import (
    WHILE_OPEN,
    Assessment,
    AssessmentState,
    DecisionState,
    Involvement,
    NextStep,
    Step,
    Withdrawal,
    involvement_in,
)

IN_HAND = (ApplicationState.INGEDIEND, ApplicationState.IN_BEOORDELING, ApplicationState.VOORLOPIG)


def why_not_in_kinds(role: Role, kinds: Collection[str]) -> StrOrPromise | None:
    """Who now acts in one of `kinds` may."""
    allowed = role.kind in kinds
    return why_not_current(role) or (None if allowed else _("Your role does not allow this."))


def why_not_impartial(role: Role, application: Application) -> StrOrPromise | None:
    """Nobody judges, decides on or reads about a case in which they are involved (Awb 2:4)."""
    return why_not_with(involvement_in(role, application))


def why_not_with(found: str) -> StrOrPromise | None:
    """Why somebody with this `Involvement` may not; None when it is empty."""
    if not found:
        return None
    return _("%(why)s Somebody else must do this.") % {"why": Involvement(found).label}


def is_in_assessment(application: Application) -> bool:
    """A panel is at work on the case."""
    return application.state == ApplicationState.IN_BEOORDELING


def why_not_in_assessment(application: Application) -> StrOrPromise | None:
    """A panel is at work on the case."""
    if is_in_assessment(application):
        return None
    return _("This application is not being assessed now: it is “%(state)s”.") % {
        "state": known_state(application).get_state_display()
    }


def why_not_in_hand(application: Application) -> StrOrPromise | None:
    """Something is still to be done about the case."""
    if application.state in IN_HAND:
        return None
    return _(
        "Nothing is to be done about this application any more: it is “%(state)s”. "
        "Its adviser stays the same."
    ) % {"state": application.get_state_display()}


def why_not_set_adviser(role: Role, application: Application) -> StrOrPromise | None:
    """The Realisatie Eenheid may, as long as something is to be done about the case."""
    return why_not_in_kinds(role, RE_KINDS) or why_not_in_hand(application)


def why_not_while_preparing(application: Application) -> StrOrPromise | None:
    """Nothing else begins while a decision is being prepared; no query when these were read."""
    if all(one.state == DecisionState.VERLEEND for one in application.decisions.all()):
        return None
    return _("A decision on this application is already being prepared.")


def why_not_while_withdrawing(application: Application) -> StrOrPromise | None:
    """Nothing else is decided while the status may be withdrawn. A query when there is one."""
    has_status = application.state == ApplicationState.VOORLOPIG
    if not has_status or not Withdrawal.objects.running().filter(application=application).exists():
        return None
    return _(
        "It was made known that the status may be withdrawn. First decide on that, or drop it."
    )


def why_not_while_completing(application: Application) -> StrOrPromise | None:
    """Nothing is decided while the applicant still completes the application or merges its plan.

    Asked of its next step, which is that as long as it lasts; no query when this was read.
    """
    step: NextStep | None = getattr(application, "next_step", None)
    if step is None or step.step not in WHILE_OPEN or step.due_on is None:
        return None
    if step.step == Step.MERGED_PLAN:
        return _("The merged plan was not handed in yet. It is wanted by %(day)s.") % {
            "day": day_text(step.due_on)
        }
    return _("The applicant has until %(day)s to complete this application.") % {
        "day": day_text(step.due_on)
    }


def why_not_ask_completion(
    role: Role, application: Application, at: datetime
) -> StrOrPromise | None:
    """The Realisatie Eenheid may, of what is not decided on yet and not being completed already.

    Before the round is assessed nobody is asked: all applications are handled alike.
    """
    return (
        why_not_in_kinds(role, RE_KINDS)
        or _why_not_undecided(application)
        or why_not_yet(application, at)
        or why_not_while_preparing(application)
        or why_not_while_completing(application)
    )


def may_ask_completion(role: Role, application: Application, at: datetime) -> bool:
    """The applicant can be asked to complete the application."""
    return why_not_ask_completion(role, application, at) is None


def _why_not_undecided(application: Application) -> StrOrPromise | None:
    if application.state in UNDECIDED:
        return None
    return _("Only an application that is not decided on can be completed: it is “%(state)s”.") % {
        "state": application.get_state_display()
    }


def why_not_merge(role: Role, application: Application) -> StrOrPromise | None:
    """The case can go on as part of another one, and no decision is being prepared."""
    return (
        why_not_in_kinds(role, RE_KINDS)
        or application_permissions.why_not_merge(role, application)
        or application_permissions.why_not_while_reopened(application, timezone.now())
        or why_not_while_preparing(application)
    )


def why_not_lead_merge(application: Application) -> StrOrPromise | None:
    """Nothing was handed in about it: that would be about another plan than the merged one."""
    handed_in = AssessmentState.INGELEVERD
    if Assessment.objects.filter(member__panel__application=application, state=handed_in).exists():
        return _(
            "Somebody of the panel has handed in an assessment of %(name)s, so it cannot become "
            "the plan of several applications any more."
        ) % {"name": application.name}
    return None


def may_undo_merge(role: Role, merging: Merging) -> bool:
    """The merging can still be undone."""
    return why_not_undo_merge(role, merging) is None


def why_not_undo_merge(role: Role, merging: Merging) -> StrOrPromise | None:
    """As long as nobody has signed the merged plan."""
    return why_not_in_kinds(role, RE_KINDS) or application_permissions.why_not_undo_merge(
        role, merging
    )


def why_not_yet(application: Application, at: datetime) -> StrOrPromise | None:
    """Nothing is assessed or decided on before the round has closed.

    Unless the round says that its applications are handled as they come.
    """
    if application.is_assessed(at):
        return application_permissions.why_not_while_reopened(application, at)
    if application.own_closes_at:
        return _(
            "This application can be submitted until %(moment)s: an administrator gave it more "
            "time. It is assessed after that."
        ) % {"moment": moment_text(application.closes_at)}
    return _(
        "The round closes on %(moment)s. Applications in it are assessed after that, all alike."
    ) % {"moment": moment_text(application.closes_at)}


def why_not_keep_forming(role: Role, application: Application) -> StrOrPromise | None:
    """A lead lets a region go on forming whose application ended; impartial."""
    return (
        why_not_in_kinds(role, (RoleKind.RE_LEAD,))
        or _why_not_ended_without_status(application)
        or why_not_impartial(role, application)
    )


def _why_not_ended_without_status(application: Application) -> StrOrPromise | None:
    """It was withdrawn, rejected or not handled, which was made known; the region has no status."""
    status = application.region.status
    is_withdrawn = application.state in MAKES_ROOM and status in (
        RegionStatus.IDEA,
        RegionStatus.AFGEWEZEN,
    )
    is_rejected = (
        application.state in (ApplicationState.AFGEWEZEN, ApplicationState.BEEINDIGD)
        and status == RegionStatus.AFGEWEZEN
    )
    if (is_withdrawn or is_rejected) and known_state(application).state != DECISION_COMING:
        return None
    return _(
        "Only a region without status goes on forming, once its application was withdrawn or the "
        "letter was sent that says that it was rejected or not handled."
    )


def may_keep_forming(role: Role, application: Application) -> bool:
    """The application ended without a status, and this lead may let its region go on forming."""
    return why_not_keep_forming(role, application) is None


def may_set_adviser(role: Role, application: Application) -> bool:
    """Something is still to be done about the case."""
    return why_not_set_adviser(role, application) is None


def may_merge(role: Role, application: Application) -> bool:
    """The case can go on as part of another one, and no decision is being prepared."""
    return why_not_merge(role, application) is None
