"""Writing the joint outcome beside the separate assessments."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS
from applications.models import Application, ApplicationState
from assessments import judging_queries, queries
from assessments.domain import joint, rubrics
from assessments.domain.judging import Incomplete, as_typed
from assessments.forms import JointForm
from assessments.meeting_queries import meeting_item_of
from assessments.member_states import MemberProgress
from assessments.models import JointOutcome, Panel
from common.acts import attempt, form_status
from common.unsent_forms import bind

from .folding import fold_of
from .lookup import get_case


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def joint_outcome(request: PortalRequest, pk: int) -> HttpResponse:
    """Write the joint verdicts, save them, and put them to the organisations."""
    case = get_case(request, pk)
    panel = Panel.objects.filter(application=case).first()
    if panel is None:
        raise Http404
    outcome = JointOutcome.objects.filter(panel=panel).first()
    form = bind(
        JointForm,
        request,
        criteria=list(case.round.criteria.all()),
        judgements=as_typed(outcome.judgements.all()) if outcome else joint.unanimous(panel),
        rubric=rubrics.of_panel(panel),
        initial={
            "version": outcome.version if outcome else 0,
            "advice": outcome.advice if outcome else "",
            "advises": outcome.advises if outcome else "",
        },
    )
    stale: JointOutcome | None = None
    if request.method == "POST" and form.is_valid():
        saved = attempt(request, partial(_save, request, case, panel, form), form=form)
        if saved:
            return saved.value
        if isinstance(saved.refusal, Incomplete) or saved.refusal.field == "advises":
            _keep(request, panel, form)
        elif saved.refusal.code == "stale":
            stale = JointOutcome.objects.get(panel=panel)
            form.renew_version(stale.version)
    return _show(request, panel, form, stale)


def _save(request: PortalRequest, case: Application, panel: Panel, form: JointForm) -> HttpResponse:
    outcome = joint.write_joint_outcome(
        panel=panel,
        judgements=form.judgements,
        advice=form.cleaned_data["advice"],
        advises=form.cleaned_data["advises"],
        version=form.cleaned_data["version"],
        by=request.role,
    )
    if request.POST.get("act") == "propose":
        joint.propose(panel=panel, by=request.role)
        messages.success(request, _("The joint outcome lies before the panel."))
        return redirect("assessments:case", pk=case.pk)
    if outcome.proposed_at is None:
        messages.success(request, _("The joint outcome has been saved."))
    else:
        messages.info(request, _("Nothing was changed, so the answers still count."))
    # To the same address, so that what was folded stays so.
    return redirect(request.get_full_path())


def _keep(request: PortalRequest, panel: Panel, form: JointForm) -> None:
    """What could not be proposed was saved all the same: go on from that version."""
    form.renew_version(JointOutcome.objects.get(panel=panel).version)


def _show(
    request: PortalRequest,
    panel: Panel,
    form: JointForm,
    stale: JointOutcome | None,
) -> HttpResponse:
    case = panel.application
    outcome = JointOutcome.objects.filter(panel=panel).first()
    seen, table = judging_queries.side_by_side(request.role, panel, outcome)
    invited = panel.members.select_related("panel__joint_outcome")
    members = [MemberProgress(member) for member in queries.members_with_progress(invited)]
    fields = {one.criterion.pk: (one.line, one.verdict, one.reasons) for one in form.rows()}
    context = {
        "case": case,
        "form": form,
        "outcome": outcome,
        "stale": stale,
        "members": members,
        "given": outcome.concurrence if outcome and outcome.proposed_at else None,
        "is_asked": case.round.ocw_concurs and outcome is not None and bool(outcome.proposed_at),
        "assessments": seen,
        "rows": [(row, *fields[row.criterion.pk]) for row in table],
        "fold": fold_of(request, table, at_first=True),
        "is_outdated": outcome is not None and joint.is_outdated(outcome),
        "is_ready": all(one.is_in for one in members),
        "meeting_item": meeting_item_of(panel, request.GET.get("item", "")),
        "is_locked": case.state != ApplicationState.IN_BEOORDELING or joint.is_locked(panel),
    }
    return render(request, "assessments/joint_outcome.html", context, status=form_status(form))
