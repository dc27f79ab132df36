"""OCW reads what everyone answered, and concurs with the joint outcome or says why not."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import RoleKind
from applications.domain.people import readable
from assessments import judging_queries, timeline
from assessments.domain import concurring, joint
from assessments.forms import ConcurForm
from assessments.models import JointOutcome
from assessments.thread_permissions import discussed_in
from common.acts import attempt, form_status
from common.forms import show_version
from common.unsent_forms import bind
from regions.models import OrganisationKind

from .folding import fold_of
from .lookup import get_member


@for_roles(RoleKind.ASSESSOR)
@require_http_methods(["GET", "HEAD", "POST"])
def concur(request: PortalRequest, pk: int) -> HttpResponse:
    """Say for OCW whether it concurs with the joint outcome as it lies before the panel."""
    member = get_member(request, pk)
    panel = member.panel
    if member.organisation.kind != OrganisationKind.OCW:
        raise Http404
    outcome = JointOutcome.objects.visible_to(request.role).filter(panel=panel).first()
    if outcome is None or not panel.application.round.ocw_concurs:
        return redirect("assessments:member", pk)
    given = outcome.concurrence
    initial: dict[str, Any] = {"version": outcome.version}
    if given:
        initial |= {"agrees": "yes" if given.agrees else "no", "remark": given.remark}
    form = bind(ConcurForm, request, initial=initial)
    if request.method == "POST" and form.is_valid():
        act = partial(concurring.concur, member=member, by=request.role, **form.cleaned_data)
        answered = attempt(request, act, form=form, success=_("Your answer has been recorded."))
        if answered:
            return redirect("assessments:concur", pk)
        if answered.refusal.code == "stale":
            show_version(form, outcome.version)
    seen, table = judging_queries.side_by_side(request.role, panel, outcome)
    context = {
        "form": form,
        "member": member,
        "application": panel.application,
        "timeline": timeline.of_assessor(member, request.role),
        "content": readable(panel.submission),
        "outcome": outcome,
        "given": given,
        "answers": judging_queries.answers_read_by(request.role, outcome),
        "members": [assessment.member for assessment in seen],
        "rows": table,
        "fold": fold_of(request, table),
        "discussed_in": discussed_in(request.role, panel),
        "is_locked": joint.is_locked(panel),
        "why_not": concurring.why_not_concur(member, outcome),
    }
    return render(request, "assessments/concur.html", context, status=form_status(form))
