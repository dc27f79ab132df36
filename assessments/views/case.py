"""A case as the Realisatie Eenheid sees it: with what is next, and a page for each large part."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS, RoleKind, User
from applications.domain.people import frozen_as, project_leader, readable
from applications.permissions import SIGNING_STATES
from assessments import panel_permissions, permissions, timeline
from assessments.case import CaseView
from assessments.case_history import history_of
from assessments.domain import advising, forming
from assessments.domain.case_facts import CaseFacts
from assessments.forms import AdviserForm
from assessments.handling_permissions import may_leave_unhandled
from common.acts import attempt, form_status
from common.dates import amsterdam_date

from .checklist import requirements_shown
from .folding import fold_of
from .lookup import get_case, get_newest_submission


@for_roles(*RE_KINDS)
@require_safe
def case(request: PortalRequest, pk: int) -> HttpResponse:
    """Show a case: what was submitted, who assesses, what came of it, and what is next."""
    submission = get_newest_submission(request, pk)
    found = submission.application
    view = CaseView(submission, amsterdam_date(request.received_at))
    context = {
        "case": found,
        "view": view,
        "timeline": timeline.of_case(view, request.received_at),
        "fold": fold_of(request, view.table),
        "leader": project_leader(submission),
        "submission": submission,
        "may_change_panel": panel_permissions.may_change_panel(request.role, found),
        "may_set_adviser": permissions.may_set_adviser(request.role, found),
        "reckoning": view.reckoning,
        "may_ask_completion": permissions.may_ask_completion(
            request.role, found, request.received_at
        ),
        "may_leave_unhandled": may_leave_unhandled(found, view.completions, view.today),
        "may_merge": permissions.may_merge(request.role, found),
        "may_undo_merge": bool(view.mergings)
        and permissions.may_undo_merge(request.role, view.mergings[-1]),
        "may_keep_forming": permissions.may_keep_forming(request.role, found),
    }
    return render(request, "assessments/case.html", context)


@for_roles(*RE_KINDS)
@require_safe
def submitted(request: PortalRequest, pk: int) -> HttpResponse:
    """Show the application as it was last submitted."""
    submission = get_newest_submission(request, pk)
    found = submission.application
    context = {
        "case": found,
        "submission": submission,
        "content": readable(submission),
        "frozen_as": frozen_as(submission),
        "signatures": CaseFacts(found, submission).signatures,
    }
    return render(request, "assessments/submitted.html", context)


@for_roles(*RE_KINDS)
@require_safe
def partners(request: PortalRequest, pk: int) -> HttpResponse:
    """Show who takes part in a case, and how each stands towards what was submitted."""
    submission = get_newest_submission(request, pk)
    found = submission.application
    context = {
        "case": found,
        "partner_signatures": CaseFacts(found, submission).partner_signatures,
        "may_record": found.state in SIGNING_STATES,
    }
    return render(request, "assessments/partners.html", context)


@for_roles(*RE_KINDS)
@require_safe
def history(request: PortalRequest, pk: int) -> HttpResponse:
    """Show what happened in a case, when, and by whom."""
    submission = get_newest_submission(request, pk)
    view = CaseView(submission, amsterdam_date(request.received_at))
    context = {"case": view.case, "history": history_of(view)}
    return render(request, "assessments/history.html", context)


@for_roles(*RE_KINDS)
@require_safe
def requirements(request: PortalRequest, pk: int) -> HttpResponse:
    """Show how a case met what its round asks when it was submitted."""
    found = get_case(request, pk)
    context = {"case": found, "requirements": requirements_shown(found)}
    return render(request, "assessments/requirements.html", context)


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def set_adviser(request: PortalRequest, pk: int) -> HttpResponse:
    """Choose which adviser follows the region of a case."""
    found = get_case(request, pk)
    choices = User.objects.filter(pk__in=[user.pk for user in advising.advisers_for(found.region)])
    form = AdviserForm(
        request.POST if request.method == "POST" else None,
        choices=choices,
        initial={"adviser": found.region.adviser_id},
    )
    if request.method == "POST" and form.is_valid():
        adviser = form.cleaned_data["adviser"]
        follow = partial(advising.set_adviser, application=found, adviser=adviser, by=request.role)
        changed = _("The adviser of the region has been changed.")
        if attempt(request, follow, form=form, success=changed):
            return redirect("assessments:case", pk=pk)
    context = {"case": found, "form": form}
    return render(request, "assessments/set_adviser.html", context, status=form_status(form))


@for_roles(*RE_KINDS)
@require_POST
def claim(request: PortalRequest, pk: int) -> HttpResponse:
    """Become the adviser of the region of a case."""
    found = get_case(request, pk)
    attempt(
        request,
        partial(advising.set_adviser, application=found, adviser=request.user, by=request.role),
        success=_("You now follow this region."),
    )
    return redirect("assessments:case", pk=pk)


@for_roles(RoleKind.RE_LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def keep_forming(request: PortalRequest, pk: int) -> HttpResponse:
    """Let the region of an application that ended go on forming, after asking."""
    found = get_case(request, pk)
    if not permissions.may_keep_forming(request.role, found):
        raise Http404
    if request.method != "POST":
        context = {"case": found, "back_url": reverse("assessments:case", args=[pk])}
        return render(request, "assessments/keep_forming.html", context)
    attempt(
        request,
        partial(forming.keep_forming, application=found, by=request.role),
        success=_("%s now goes on as a region that is being formed.") % found,
    )
    return redirect("assessments:case", pk=pk)
