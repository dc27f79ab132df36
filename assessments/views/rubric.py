"""How a round is judged: the rubric with its versions, and which organisations judge what."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS
from applications.models import Round
from assessments import panel_queries
from assessments.domain import round_judges, rubrics
from assessments.forms import JudgesForm, RubricForm
from assessments.models import Rubric
from common.acts import attempt, form_status
from common.unsent_forms import bind


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def rubric(request: PortalRequest, pk: int) -> HttpResponse:
    """Write how each criterion is judged; a change after the first panel is a new version."""
    current = get_object_or_404(Round, pk=pk)
    newest = rubrics.newest(pk)
    form = bind(
        RubricForm,
        request,
        criteria=list(current.criteria.all()),
        lines=rubrics.as_lines(newest),
        initial={"version": newest.number if newest else 0},
    )
    stale: Rubric | None = None
    if request.method == "POST" and form.is_valid():
        write = partial(
            rubrics.write_rubric,
            round_id=pk,
            lines=form.lines,
            reason=form.cleaned_data["reason"],
            number=form.cleaned_data["version"],
            by=request.role,
        )
        written = attempt(request, write, form=form, success=_("The rubric has been saved."))
        if written:
            return redirect("assessments:rubric", pk)
        if written.refusal.code == "stale" and newest is not None:
            stale = newest
            form.renew_version(newest.number)
    context = {
        "round": current,
        "form": form,
        "newest": newest,
        "stale": stale,
        "needs_reason": rubrics.needs_reason(pk),
        "versions": panel_queries.rubrics_of(pk),
    }
    return render(request, "assessments/rubric.html", context, status=form_status(form))


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def judges(request: PortalRequest, pk: int) -> HttpResponse:
    """Choose which organisations judge in a round, all applications or those of some sectors."""
    current = get_object_or_404(Round, pk=pk)
    form = bind(
        JudgesForm,
        request,
        choices=list(panel_queries.manned_organisations()),
        judges=round_judges.judges_of(pk),
    )
    if request.method == "POST" and form.is_valid():
        keep = partial(round_judges.set_judges, round_id=pk, judges=form.judges, by=request.role)
        done = _("From now on a panel of this round begins with these organisations.")
        if attempt(request, keep, form=form, success=done):
            return redirect("assessments:round_judges", pk)
    context = {"round": current, "form": form}
    return render(request, "assessments/round_judges.html", context, status=form_status(form))
