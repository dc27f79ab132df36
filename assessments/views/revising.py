"""Changing an assessment that was handed in, with a reason."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import RoleKind
from applications.domain.people import readable
from assessments.domain import revising, rubrics
from assessments.domain.judging import as_typed
from assessments.forms import ReviseForm
from assessments.models import Assessment
from assessments.panel_permissions import why_not_judge, why_not_revise
from assessments.permissions import why_not_in_assessment
from common.acts import attempt, form_status
from common.unsent_forms import bind

from .lookup import get_member


@for_roles(RoleKind.ASSESSOR)
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: PortalRequest, pk: int) -> HttpResponse:
    """Hand in a next version of what the organisation judged; the earlier ones are kept."""
    invitation = get_member(request, pk)
    application = invitation.panel.application
    current = get_object_or_404(Assessment.objects.handed_in(), member=invitation)
    form = bind(
        ReviseForm,
        request,
        criteria=list(application.round.criteria.all()),
        judgements=as_typed(current.judgements.all()),
        rubric=rubrics.of_panel(invitation.panel),
        initial={"version": current.version, "remark": current.remark},
    )
    stale: Assessment | None = None
    if request.method == "POST" and form.is_valid():
        change = partial(
            revising.revise,
            member=invitation,
            judgements=form.judgements,
            remark=form.cleaned_data["remark"],
            reason=form.cleaned_data["reason"],
            version=form.cleaned_data["version"],
            by=request.role,
        )
        revised = attempt(request, change, form=form, success=_("The newest version counts now."))
        if revised:
            return redirect("assessments:agree", pk=pk)
        if revised.refusal.code == "stale":
            stale = Assessment.objects.get(pk=current.pk)
            form.renew_version(stale.version)
    context = {
        "form": form,
        "member": invitation,
        "application": application,
        "content": readable(invitation.panel.submission),
        "stale": stale,
        "why_not": why_not_in_assessment(application)
        or why_not_judge(request.role, invitation)
        or why_not_revise(current),
    }
    return render(request, "assessments/revise.html", context, status=form_status(form))
