"""Pages of an assessor: what to do, declaring an interest, judging, and agreeing or not."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import RoleKind
from applications.afterwards import known_state
from applications.domain.people import readable
from applications.models import ApplicationState
from assessments import assessor_obligations, judging_queries, queries, timeline
from assessments.assessor_obligations import duties_of_assessor
from assessments.condition_obligations import reendorse_conditions
from assessments.domain import assessing, conflicts, interest, joint, rubrics
from assessments.domain.judging import as_typed
from assessments.filters import AssignedFilter, OthersFilter
from assessments.forms import AgreeForm, AssessmentForm, DeclarationForm
from assessments.meeting_queries import meeting_item_of
from assessments.models import (
    Assessment,
    AssessmentState,
    Decision,
    JointOutcome,
    Meeting,
    PanelMember,
    coordinates,
)
from assessments.panel_permissions import why_not_judge, why_not_revise
from assessments.thread_permissions import discussed_in
from common.acts import attempt, form_status
from common.forms import show_version
from common.unsent_forms import bind, writer_name

from .checklist import requirements_shown
from .folding import fold_of
from .lookup import get_invitation, get_member

# So much is seldom asked once more at a time; what comes after stands here when some was answered.
MOST_AGAIN = 25


@for_roles(RoleKind.ASSESSOR)
@require_safe
def assigned(request: PortalRequest) -> HttpResponseBase:
    """List what this person has to do; search by words."""
    found = duties_of_assessor(request.role).values_list("pk", flat=True)
    shown = AssignedFilter(request.GET, found, request=request)
    if (file := shown.download()) is not None:
        return file
    page = shown.page()
    context = {
        "shown": shown,
        "page": page,
        "rows": queries.duties(request.role, page),
        "asked_again": list(reendorse_conditions(request.role, request.received_at, MOST_AGAIN)),
        "coordinates": coordinates(request.role),
    }
    return render(request, "assessments/assigned.html", context)


@for_roles(RoleKind.ASSESSOR)
@require_safe
def others(request: PortalRequest) -> HttpResponseBase:
    """List the other cases put to the organisation; search by words."""
    found = queries.other_invitations(request.role).values_list("pk", flat=True)
    shown = OthersFilter(request.GET, found, request=request)
    if (file := shown.download()) is not None:
        return file
    page = shown.page()
    context = {
        "shown": shown,
        "page": page,
        "rows": queries.assignments(request.role, page),
        "coordinates": coordinates(request.role),
    }
    return render(request, "assessments/others.html", context)


@for_roles(RoleKind.ASSESSOR)
@require_safe
def member(request: PortalRequest, pk: int) -> HttpResponse:
    """Lead to what this person has to do about a case."""
    invitation = get_invitation(request, pk)
    if not PanelMember.objects.visible_to(request.role).filter(pk=pk).exists():
        return redirect("assessments:declare", pk=pk)
    if _assessment_of(invitation).state == AssessmentState.INGELEVERD:
        return redirect("assessments:agree", pk=pk)
    return redirect("assessments:assess", pk=pk)


@for_roles(RoleKind.ASSESSOR)
@require_http_methods(["GET", "HEAD", "POST"])
def declare(request: PortalRequest, pk: int) -> HttpResponse:
    """Declare whether one has an interest, before seeing anything of the content."""
    invitation = get_invitation(request, pk)
    found = conflicts.proposed(request.role, invitation.panel.application)
    begin = {"answer": "yes", "explanation": " ".join(map(str, found))} if found else {}
    form = bind(DeclarationForm, request, initial=begin)
    if request.method == "POST" and form.is_valid():
        has_interest = form.cleaned_data["answer"] == "yes"
        declare_it = partial(
            interest.declare,
            member=invitation,
            by=request.role,
            has_interest=has_interest,
            explanation=form.cleaned_data["explanation"],
        )
        if attempt(request, declare_it, form=form):
            return _declared(request, invitation, has_interest=has_interest)
    application = invitation.panel.application
    context = {
        "form": form,
        "member": invitation,
        "application": application,
        "conflicts": found,
        "timeline": timeline.of_assessor(invitation, request.role),
        "partners": application.partners.select_related("organisation"),
        "declaration": invitation.declarations.filter(role=request.role).first(),
    }
    return _render(request, "assessments/declare.html", context)


def _declared(
    request: PortalRequest, invitation: PanelMember, *, has_interest: bool
) -> HttpResponse:
    """Say what follows, and lead on: back to the meeting from which one came, else to judge."""
    item = meeting_item_of(invitation.panel, request.GET.get("item", ""))
    meetings = Meeting.objects.visible_to(request.role)
    meeting = meetings.filter(items=item).first() if item is not None else None
    said = _now_shut_out(invitation) if has_interest else _now_reading(invitation)
    messages.success(request, said)
    if meeting is not None:
        return redirect("assessments:meeting", meeting.pk)
    if has_interest:
        return redirect("assessments:assigned")
    return redirect("assessments:assess", pk=invitation.pk)


def _now_shut_out(invitation: PanelMember) -> str:
    if interest.has_handed_in(invitation):
        return _("Thank you. You no longer see this application.")
    if interest.people_left(invitation):
        return _("Thank you. You no longer see this application; a colleague will judge it.")
    return _(
        "Thank you. You no longer see this application. Nobody else of your organisation can judge "
        "it now. The Realisatie Eenheid knows, and will ask your organisation."
    )


def _now_reading(invitation: PanelMember) -> str:
    if interest.has_handed_in(invitation):
        return _("Thank you. You can now read the application.")
    return _("Thank you. You can now read and judge the application.")


@for_roles(RoleKind.ASSESSOR)
@require_http_methods(["GET", "HEAD", "POST"])
def assess(request: PortalRequest, pk: int) -> HttpResponse:
    """Judge each criterion; save as often as one likes, and hand in once."""
    invitation = get_member(request, pk)
    application = invitation.panel.application
    draft = _assessment_of(invitation)
    if draft.state == AssessmentState.INGELEVERD:
        return redirect("assessments:agree", pk=pk)
    form = bind(
        AssessmentForm,
        request,
        criteria=list(application.round.criteria.all()),
        judgements=as_typed(draft.judgements.all()) if draft.pk else {},
        rubric=rubrics.of_panel(invitation.panel),
        initial={"version": draft.version, "remark": draft.remark},
    )
    stale: Assessment | None = None
    if request.method == "POST" and form.is_valid():
        saved = attempt(request, partial(_save, request, invitation, form), form=form)
        if saved:
            return saved.value
        if saved.refusal.code == "stale":
            stale = _assessment_of(invitation)
            form.renew_version(stale.version)
    context = {
        "form": form,
        "member": invitation,
        "application": application,
        "timeline": timeline.of_assessor(invitation, request.role),
        "submission": invitation.panel.submission,
        "content": readable(invitation.panel.submission),
        "requirements": requirements_shown(application, invitation.panel.submission),
        "draft": draft,
        "notes": judging_queries.margin_notes_read_by(request.role, invitation),
        "beside": "assessments/_notes_at.html",
        "writer": writer_name(request.user.pk),
        "progress": queries.progress_of(request.role, application.round_id),
        "why_not_judge": why_not_judge(request.role, invitation),
        "stale": stale,
        "is_open": application.state == ApplicationState.IN_BEOORDELING,
        "state": known_state(application).get_state_display(),
    }
    return _render(request, "assessments/assess.html", context)


def _save(request: PortalRequest, invitation: PanelMember, form: AssessmentForm) -> HttpResponse:
    """Save what was typed or hand it in, and lead on."""
    hands_in = request.POST.get("act") == "hand_in"
    act = assessing.hand_in if hands_in else assessing.save_assessment
    act(
        member=invitation,
        judgements=form.judgements,
        remark=form.cleaned_data["remark"],
        version=form.cleaned_data["version"],
        by=request.role,
    )
    # What the browser kept of it meanwhile can go: static/js/unsaved.js.
    tell = partial(messages.success, request, extra_tags=request.path)
    if request.POST.get("act") == "save_next":
        tell(_("Your draft has been saved. Only your organisation sees it."))
        following = assessor_obligations.following(request.role, invitation.pk)
        return redirect(
            assessor_obligations.duty_url(following) if following else "assessments:assigned"
        )
    if hands_in:
        tell(_("Your assessment has been handed in."))
        return redirect("assessments:handed_in", pk=invitation.pk)
    tell(_("Your draft has been saved. Only your organisation sees it."))
    return redirect("assessments:assess", pk=invitation.pk)


@for_roles(RoleKind.ASSESSOR)
@require_safe
def handed_in(request: PortalRequest, pk: int) -> HttpResponse:
    """Say that the assessment is in, and lead to the next one in the queue."""
    invitation = get_member(request, pk)
    left = duties_of_assessor(request.role).exclude(pk=pk)
    following = queries.duties(request.role, left.values_list("pk", flat=True)[:1])
    context = {
        "member": invitation,
        "application": invitation.panel.application,
        "timeline": timeline.of_assessor(invitation, request.role),
        "next": next(iter(following), None),
        "left": left.count(),
    }
    return render(request, "assessments/handed_in.html", context)


@for_roles(RoleKind.ASSESSOR)
@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: PortalRequest, pk: int) -> HttpResponse:
    """Read the assessments and the joint outcome beside each other, and answer it."""
    invitation = get_member(request, pk)
    if _assessment_of(invitation).state != AssessmentState.INGELEVERD:
        return redirect("assessments:assess", pk=pk)
    outcome = JointOutcome.objects.visible_to(request.role).filter(panel=invitation.panel).first()
    answer = _answer(invitation, outcome)
    initial: dict[str, Any] = {"version": outcome.version if outcome else None}
    if answer:
        initial |= {"agrees": "yes" if answer.agrees else "no", "remark": answer.remark}
    form = bind(AgreeForm, request, initial=initial)
    if request.method == "POST" and form.is_valid():
        endorse = partial(joint.endorse, member=invitation, by=request.role, **form.cleaned_data)
        recorded = _("Your answer has been recorded.")
        answered = attempt(request, endorse, form=form, success=recorded)
        if answered:
            return redirect("assessments:agree", pk=pk)
        if answered.refusal.code == "stale" and outcome is not None:
            show_version(form, outcome.version)
    seen, table = judging_queries.side_by_side(request.role, invitation.panel, outcome)
    can_answer = outcome is not None and not joint.is_locked(invitation.panel)
    context = {
        "form": form,
        "member": invitation,
        "application": invitation.panel.application,
        "timeline": timeline.of_assessor(invitation, request.role),
        "submission": invitation.panel.submission,
        "content": readable(invitation.panel.submission),
        "outcome": outcome,
        "answer": answer,
        "assessments": seen,
        "members": [assessment.member for assessment in seen],
        "rows": table,
        "fold": fold_of(request, table),
        "notes": judging_queries.margin_notes_read_by(request.role, invitation),
        "beside": "assessments/_notes_at.html",
        "discussed_in": discussed_in(request.role, invitation.panel),
        "may_revise": _may_revise(request, invitation),
        "can_answer": can_answer,
        # The first one: it rests on these answers, and a second one on what became of conditions.
        "decision": None if can_answer else _known_decision(request, invitation),
    }
    return _render(request, "assessments/agree.html", context)


def _known_decision(request: PortalRequest, invitation: PanelMember) -> Decision | None:
    known = Decision.objects.visible_to(request.role)
    return known.filter(application=invitation.panel.application).order_by("granted_at").first()


def _may_revise(request: PortalRequest, invitation: PanelMember) -> bool:
    """Whether the judgement of the organisation can still change, by this person."""
    is_open = invitation.panel.application.state == ApplicationState.IN_BEOORDELING
    return is_open and why_not_revise(_assessment_of(invitation)) is None


def _answer(invitation: PanelMember, outcome: JointOutcome | None) -> Any:
    if outcome is None:
        return None
    return (
        invitation.endorsements.filter(version=outcome.version)
        .select_related("given_by__user")
        .first()
    )


def _assessment_of(invitation: PanelMember) -> Assessment:
    """The assessment of the organisation; an unsaved one when there is none yet."""
    return Assessment.objects.filter(member=invitation).first() or Assessment(member=invitation)


def _render(request: PortalRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, status=form_status(context["form"]))
