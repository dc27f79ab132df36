"""The thread on a criterion of a case: what panel and Realisatie Eenheid write to each other."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from assessments.domain import threads as acts
from assessments.forms import PostForm
from assessments.models import Panel, PanelMember, ThreadPost
from assessments.thread_permissions import (
    WRITERS,
    why_not_read_threads,
    why_not_write_in_thread,
)
from common.acts import attempt, form_status
from common.unsent_forms import bind

from .lookup import get_case, get_member


@for_roles(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: PortalRequest, pk: int, criterion_pk: int) -> HttpResponse:
    """Read what was written on a criterion of a case, and write more."""
    panel, back = _panel(request, pk)
    if why_not_read_threads(request.role, panel):
        raise Http404
    criterion = get_object_or_404(panel.application.round.criteria, pk=criterion_pk)
    form = bind(PostForm, request)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        write = partial(
            acts.write_post, panel=panel, criterion=criterion, text=text, by=request.role
        )
        if attempt(request, write, form=form, success=_("It stands below, for all who read this.")):
            return redirect("assessments:thread", pk, criterion_pk)
    posts = ThreadPost.objects.visible_to(request.role).filter(panel=panel, criterion=criterion)
    context = {
        "case": panel.application,
        "criterion": criterion,
        "posts": posts.select_related("written_by__user", "written_by__organisation"),
        "form": form,
        "why_not": why_not_write_in_thread(request.role, panel),
        "back": f"{back}#criterion-{criterion.pk}",
    }
    return render(request, "assessments/thread.html", context, status=form_status(form))


def _panel(request: PortalRequest, pk: int) -> tuple[Panel, str]:
    """The panel of a case that the person may read, and where its joint outcome stands.

    Raises 404, and `ShutOut` for who is involved.
    """
    if request.role.is_re:
        case = get_case(request, pk)
        panel = Panel.objects.filter(application=case).first()
        if panel is None:
            raise Http404
        panel.application = case
        return panel, reverse("assessments:joint_outcome", args=[pk])
    asked = PanelMember.objects.of_organisation(request.role).filter(panel__application=pk)
    key = asked.values_list("pk", flat=True).first()
    if key is None:
        raise Http404
    return get_member(request, key).panel, reverse("assessments:agree", args=[key])
