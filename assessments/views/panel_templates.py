"""The panels that are kept under a name with a round, to begin others with."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS
from applications.models import Round
from assessments import panel_queries
from assessments.domain import panel_templates as acts
from assessments.forms import PanelTemplateForm
from assessments.models import PanelTemplate
from assessments.panel_permissions import why_not_in_panel
from common.acts import attempt, form_status
from common.unsent_forms import bind


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def templates(request: PortalRequest, pk: int) -> HttpResponse:
    """List the templates of a round, and keep one more."""
    current = get_object_or_404(Round, pk=pk)
    form = bind(PanelTemplateForm, request, choices=panel_queries.manned_organisations())
    if request.method == "POST" and form.is_valid():
        keep = partial(
            acts.keep_template, round_id=current.pk, by=request.role, **form.cleaned_data
        )
        if attempt(request, keep, form=form, success=_("The template has been saved.")):
            return redirect("assessments:panel_templates", current.pk)
    context = {"round": current, "form": form, "templates": panel_queries.templates_of([pk])}
    return render(request, "assessments/panel_templates.html", context, status=form_status(form))


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: PortalRequest, pk: int) -> HttpResponse:
    """Change a template; who in it cannot assess any more is told and left out."""
    current = get_object_or_404(PanelTemplate.objects.select_related("round"), pk=pk)
    choices = panel_queries.manned_organisations()
    kept = list(current.organisations.all())
    form = bind(
        PanelTemplateForm,
        request,
        choices=choices,
        initial={"name": current.name, "organisations": [one.pk for one in kept]},
    )
    if request.method == "POST" and form.is_valid():
        change = partial(
            acts.change_template, template=current, by=request.role, **form.cleaned_data
        )
        if attempt(request, change, form=form, success=_("The template has been saved.")):
            return redirect("assessments:panel_templates", current.round_id)
    able = {one.pk for one in choices}
    why_not = [why_not_in_panel(one) for one in kept if one.pk not in able]
    context = {
        "round": current.round,
        "template": current,
        "form": form,
        "left_out": [why for why in why_not if why],
    }
    return render(request, "assessments/panel_template.html", context, status=form_status(form))


@for_roles(*RE_KINDS)
@require_POST
def drop(request: PortalRequest, pk: int) -> HttpResponse:
    """Forget a template; panels stay as they are."""
    current = get_object_or_404(PanelTemplate, pk=pk)
    attempt(
        request,
        partial(acts.drop_template, template=current, by=request.role),
        success=_("The template “%s” has been deleted.") % current,
    )
    return redirect("assessments:panel_templates", current.round_id)
