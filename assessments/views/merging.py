"""Merging cases: choosing them, seeing them beside each other, merging, and undoing that."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS
from applications.beside import beside
from applications.models import Application, Merging
from assessments import merging_queries, permissions
from assessments.domain import merging
from assessments.domain.completing import proposed_day
from assessments.forms import MergeForm, OthersForm
from common.acts import attempt, form_status
from common.dates import amsterdam_date
from common.unsent_forms import bind

from .lookup import get_case


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: PortalRequest, pk: int) -> HttpResponse:
    """Choose with which cases of the round one becomes one; see them beside each other; merge."""
    found = get_case(request, pk)
    if not permissions.may_merge(request.role, found):
        raise Http404
    choices = merging_queries.merge_targets(request.role, found)
    chooser = OthersForm(request.GET or None, choices=choices)
    if not chooser.is_valid():
        prepared = merging_queries.prepared_in_round(request.role, found)
        context = {"case": found, "form": chooser, "prepared": prepared}
        return render(request, "assessments/merge.html", context, status=form_status(chooser))
    return _chosen(request, found, list(chooser.cleaned_data["met"]))


def _chosen(request: PortalRequest, found: Application, others: list[Application]) -> HttpResponse:
    together = [found, *others]
    form = bind(
        MergeForm,
        request,
        choices=merging_queries.with_plan(together),
        initial={
            "leading": found.pk,
            "due_on": proposed_day(found, amsterdam_date(request.received_at)),
        },
    )
    if request.method == "POST" and form.is_valid():
        leading = form.cleaned_data["leading"]
        if _merged(request, form, leading, [one for one in together if one != leading]):
            return redirect("assessments:case", pk=leading.pk)
    context = {"case": found, "others": others, "form": form, "beside": beside(together)}
    return render(request, "assessments/merge_beside.html", context, status=form_status(form))


def _merged(
    request: PortalRequest, form: MergeForm, leading: Application, others: Sequence[Application]
) -> bool:
    act = partial(
        merging.merge_cases,
        leading=leading,
        others=others,
        due_on=form.cleaned_data["due_on"],
        by=request.role,
        at=request.received_at,
    )
    success = _("The applications go on as one: %s. Its plan is open for the penvoerder.") % leading
    return bool(attempt(request, act, form=form, success=success))


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: PortalRequest, pk: int) -> HttpResponse:
    """Let the cases that were merged into this one last stand by themselves again, after asking."""
    found = get_case(request, pk)
    act = Merging.objects.filter(application=found).for_page().last()
    if act is None:
        raise Http404
    act.application = found
    back = reverse("assessments:case", args=[pk])
    if why_not := permissions.why_not_undo_merge(request.role, act):
        messages.warning(request, str(why_not))
        return redirect(back)
    if request.method == "POST":
        undo_it = partial(
            merging.undo_merging, application=found, by=request.role, at=request.received_at
        )
        attempt(
            request, undo_it, success=_("The applications stand by themselves again, as before.")
        )
        return redirect(back)
    context = {"case": found, "merging": act, "back_url": back}
    return render(request, "assessments/undo_merging.html", context)
