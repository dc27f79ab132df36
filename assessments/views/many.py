"""One act for many cases, chosen in the worklist: an adviser for all, or a panel for all.

One page in three steps, which all work without JavaScript: choose, see what will happen, and read
what came of it. The first two are questions, and change nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from django_stubs_ext import StrOrPromise

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS, Role
from applications.models import Application
from assessments import panel_queries, queries
from assessments.domain import advising, panels
from assessments.forms import ManyAdviserForm, PanelForm
from common.acts import form_status
from common.many import carry_out, chosen_keys, foresee

from .panel import template_links


def _nothing_suggested(_cases: Collection[Application], _asked: str) -> panel_queries.Suggestion:
    return panel_queries.Suggestion([])


@dataclass(frozen=True)
class _Batch:
    """What is done to each case: its words, the form that asks with what, and the act."""

    heading: StrOrPromise
    lead: StrOrPromise
    confirm: StrOrPromise
    form: Callable[[QueryDict | None, panel_queries.Suggestion], forms.Form]
    act: Callable[[Application, dict[str, Any], Role], Any]
    # With whom a panel of these cases begins; nothing of that for an adviser.
    suggested: Callable[[Collection[Application], str], panel_queries.Suggestion] = (
        _nothing_suggested
    )
    # What is said of cases to which nothing has to be done, and whether a case is one.
    same: StrOrPromise = ""
    is_same: Callable[[Application, dict[str, Any]], bool] = lambda _case, _given: False


_ADVISER = _Batch(
    heading=_("Assign an adviser to several applications"),
    lead=_("The adviser gets the mails about the cases and is the contact for their regions."),
    confirm=_("Assign the adviser"),
    form=lambda asked, _begin: ManyAdviserForm(asked, choices=advising.all_advisers()),
    act=lambda case, given, role: advising.set_adviser(
        application=case, adviser=given["adviser"], by=role
    ),
    same=_("Had this adviser already"),
    is_same=lambda case, given: case.region.adviser_id == given["adviser"].pk,
)

_PANEL = _Batch(
    heading=_("Set up the same panel for several applications"),
    lead=_("The assessors of the organisations are told by mail, once for each application."),
    confirm=_("Set up the panels"),
    form=lambda asked, begin: PanelForm(
        asked,
        choices=panel_queries.manned_organisations(),
        ticked=begin.why,
        initial={"organisations": begin.ticked},
    ),
    suggested=lambda cases, asked: panel_queries.suggested(
        cases, panel_queries.manned_organisations(), asked
    ),
    act=lambda case, given, role: panels.open_panel(
        application=case, organisations=given["organisations"], by=role
    ),
)


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def assign_adviser(request: PortalRequest) -> HttpResponse:
    """Have one adviser follow the regions of the chosen cases."""
    return _page(request, _ADVISER)


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def open_panels(request: PortalRequest) -> HttpResponse:
    """Invite the same organisations to assess each of the chosen cases."""
    return _page(request, _PANEL)


def _words(value: Any) -> str:
    """What was chosen in a field, one thing or several."""
    return ", ".join(map(str, value)) if isinstance(value, Iterable) else str(value)


def _page(request: PortalRequest, batch: _Batch) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    cases = queries.chosen(request.role, chosen_keys(asked, "case"))
    begin = batch.suggested(cases, asked.get("template", ""))
    form = batch.form(asked if "step" in asked else None, begin)
    context: dict[str, Any] = {"batch": batch, "cases": cases, "form": form}
    context |= {"suggestion": begin, "template_links": template_links(request, begin)}
    # The question that was put to the worklist, so that one comes back to the same list.
    context["list"] = asked.get("list", "")
    context["back_url"] = f"{reverse('assessments:worklist')}?{context['list']}"
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        context["given"] = [pair for pair in asked.lists() if pair[0] in form.fields]
        context["chosen"] = [(form[name].label, _words(value)) for name, value in given.items()]

        def act(case: Application) -> None:
            batch.act(case, given, request.role)

        context["same"] = [case for case in cases if batch.is_same(case, given)]
        others = [case for case in cases if case not in context["same"]]
        if request.method == "POST":
            context["results"] = carry_out(others, act)
        else:
            context["foreseen"] = foresee(others, act)
    return render(request, "assessments/many.html", context, status=form_status(form))
