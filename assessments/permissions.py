"""What a role may do with a case, by state and person: one predicate each.

`why_not_x` gives the reason why not, or None; acts refuse with it. Pages ask `may_x` for their
buttons, so that a button is shown only when its act would start. Whether somebody may have to do
with a case at all stands before all of them (`why_not_impartial`): asked when an act takes the case
in hand, and when a page fetches it, which is why the others do not ask it again.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import RE_KINDS, Role, RoleKind
from accounts.permissions import why_not_current
from applications import permissions as application_permissions
from applications.afterwards import DECISION_COMING, known_state
from applications.models import (
    MAKES_ROOM,
    UNDECIDED,
    Application,
    ApplicationState,
    Merging,
)
from applications.workflow import FLOW as APPLICATION_FLOW
from common.dates import amsterdam_date, day_text, moment_text
from regions.models import Organisation, OrganisationKind, RegionStatus

from .handling_permissions import why_not_leave_unhandled
from .models import (
    WHILE_OPEN,
    Assessment,
    AssessmentState,
    Assignment,
    Decision,
    DecisionState,
    Endorsement,
    Involvement,
    NextStep,
    Outcome,
    PanelMember,
    Step,
    Withdrawal,
    coordinates,
    involvement_in,
)
from .models.decision import DecisionQuerySet
from .workflow import FLOW

ASSESSING_KINDS = (OrganisationKind.OCW, OrganisationKind.NATIONAL_PARTNER)
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


def why_not_before_proposal(application: Application) -> StrOrPromise | None:
    """As long as no joint outcome lies before the panel of the case."""
    outcome = getattr(getattr(application, "panel", None), "joint_outcome", None)
    if outcome is None or outcome.proposed_at is None:
        return None
    return _("A joint outcome lies before the panel, so the panel can no longer change.")


def why_not_change_panel(role: Role, application: Application) -> StrOrPromise | None:
    """The Realisatie Eenheid may, until a joint outcome lies before the panel."""
    return (
        why_not_in_kinds(role, RE_KINDS)
        or why_not_in_assessment(application)
        or why_not_before_proposal(application)
    )


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


def why_not_write_decision(application: Application) -> StrOrPromise | None:
    """A decision can be written where one is possible, until it lies with the leads."""
    if not possible_outcomes(application, amsterdam_date(timezone.now())):
        return _why_none_possible(application)
    if application.decisions.filter(state=DecisionState.VOORBEREID).exists():
        return _("A decision on this application already lies with the leads.")
    return why_not_while_completing(application) or why_not_while_withdrawing(application)


def _why_none_possible(application: Application) -> StrOrPromise:
    return _("No decision is possible now: the application is “%(state)s”.") % {
        "state": application.get_state_display()
    }


def possible_outcomes(application: Application, on: date) -> list[str]:
    """The outcomes that can be decided on from the state of the application on the day `on`.

    One query, as long as no decision was taken.
    """
    ways = [
        one for one in Outcome.values if APPLICATION_FLOW.find(f"grant_{one}", application.state)
    ]
    if Outcome.NIET_BEHANDELD in ways:
        asked = application.completions.sent().first()
        if why_not_leave_unhandled(asked, on):
            ways.remove(Outcome.NIET_BEHANDELD)
    return ways


def why_not_merge(role: Role, application: Application) -> StrOrPromise | None:
    """The case can go on as part of another one, and no decision is being prepared."""
    return (
        why_not_in_kinds(role, RE_KINDS)
        or application_permissions.why_not_merge(role, application)
        or application_permissions.why_not_while_reopened(application, timezone.now())
        or why_not_while_preparing(application)
    )


def why_not_judge(role: Role, member: PanelMember) -> StrOrPromise | None:
    """A case that was assigned is judged by that person alone. One query."""
    assigned = Assignment.objects.current().filter(member=member.pk).select_related("role__user")
    found = assigned.first()
    if found is None or found.role_id == role.pk:
        return None
    return _("%(name)s judges this application for your organisation.") % {"name": found.role.user}


def why_not_revise(assessment: Assessment) -> StrOrPromise | None:
    """A judgement can change until somebody answered the joint outcome. One query."""
    answers = Endorsement.objects.filter(
        joint_outcome__panel=assessment.member.panel_id, version=F("joint_outcome__version")
    )
    if not answers.exists():
        return None
    return _("The joint outcome has been answered, so judgements can no longer change.")


def why_not_assign(role: Role, organisation: Organisation) -> StrOrPromise | None:
    """The Realisatie Eenheid divides cases, and a coordinator those of the own organisation."""
    if role.is_current and role.is_re:
        return None
    if coordinates(role) and role.organisation_id == organisation.pk:
        return None
    return _("A coordinator of the organisation or the Realisatie Eenheid assigns applications.")


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


def why_not_without_adviser(application: Application) -> StrOrPromise | None:
    """A case has an adviser before its panel: whom assessors and the region turn to."""
    if application.region.adviser_id is not None:
        return None
    return _("Nobody follows this region yet. First choose its adviser, whom the panel turns to.")


def why_not_open_panel(application: Application, at: datetime) -> StrOrPromise | None:
    """A panel begins when the round is assessed and somebody follows the case, which goes on."""
    return (
        why_not_yet(application, at)
        or why_not_without_adviser(application)
        or why_not_while_preparing(application)
    )


def why_not_of_its_kind(organisation: Organisation) -> StrOrPromise | None:
    """The Ministry of OCW and the national partners assess."""
    if organisation.kind in ASSESSING_KINDS:
        return None
    return _("%(name)s is no national partner and not OCW, so it cannot assess.") % {
        "name": organisation
    }


def why_not_ended(organisation: Organisation) -> StrOrPromise | None:
    """An organisation assesses as long as it exists."""
    if organisation.ended_on is None:
        return None
    return _("%(name)s has ended and cannot assess.") % {"name": organisation}


def why_not_taking_part(
    organisation: Organisation, application: Application
) -> StrOrPromise | None:
    """Nobody assesses an application in which it takes part (Awb 2:4). One query."""
    takes_part = application.partners.filter(organisation=organisation).exists()
    if not takes_part and application.penvoerder_id != organisation.pk:
        return None
    return _("%(name)s takes part in this application and so cannot assess it.") % {
        "name": organisation
    }


def why_not_in_panel(
    organisation: Organisation, application: Application | None = None
) -> StrOrPromise | None:
    """An organisation can be asked to assess, this application when one is given."""
    return (
        why_not_of_its_kind(organisation)
        or why_not_ended(organisation)
        or (None if application is None else why_not_taking_part(organisation, application))
        or why_not_without_assessors(organisation)
    )


def why_not_without_assessors(organisation: Organisation) -> StrOrPromise | None:
    """An organisation assesses by its assessors. One query."""
    assessors = Role.objects.current().filter(kind=RoleKind.ASSESSOR)
    if assessors.filter(organisation=organisation).exists():
        return None
    return _(
        "%(name)s has no assessors yet, so nobody there could judge. An administrator invites them."
    ) % {"name": organisation}


def why_not_take_own(role: Role, decision: Decision) -> StrOrPromise | None:
    """Who prepared a decision, now or before, does not take it: four eyes."""
    if role.user_id not in decision.preparers:
        return None
    return _("You prepared this decision yourself. Another lead must take it.")


def why_not_grant(role: Role, decision: Decision) -> StrOrPromise | None:
    """A lead takes a decision that lies with the leads: impartial, and never its preparer."""
    if role.is_current and role.kind not in FLOW.who("grant"):
        return _("A lead takes this decision.")
    return (
        why_not_in_kinds(role, FLOW.who("grant"))
        or FLOW.why_not(decision, "grant", kind=role.kind)
        or _why_not_from_here(decision)
        or why_not_take_own(role, decision)
        or why_not_impartial(role, decision.application)
    )


def _why_not_from_here(decision: Decision) -> StrOrPromise | None:
    application = decision.application
    if APPLICATION_FLOW.find(f"grant_{decision.outcome}", application.state):
        return None
    return _why_none_possible(application)


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


def may_change_panel(role: Role, application: Application) -> bool:
    """The panel can still change."""
    # Asked first, because the sentence that says why not takes a query.
    return is_in_assessment(application) and why_not_change_panel(role, application) is None


def may_set_adviser(role: Role, application: Application) -> bool:
    """Something is still to be done about the case."""
    return why_not_set_adviser(role, application) is None


def may_merge(role: Role, application: Application) -> bool:
    """The case can go on as part of another one, and no decision is being prepared."""
    return why_not_merge(role, application) is None


def may_grant(role: Role, decision: Decision) -> bool:
    """The decision lies with the leads; this person is one, impartial, and never prepared it."""
    return why_not_grant(role, decision) is None


def grantable_by(role: Role) -> DecisionQuerySet:
    """The decisions for which `may_grant` holds, as a query."""
    if not role.is_current or role.kind not in FLOW.who("grant"):
        return Decision.objects.none()
    sources = [way.source for way in FLOW.transitions if way.name == "grant"]
    return (
        Decision.objects.visible_to(role)
        .filter(state__in=sources, application__state__in=IN_HAND)
        .exclude(prepared_by__user=role.user_id)
        .exclude(events__prepared_by__user=role.user_id)
    )
