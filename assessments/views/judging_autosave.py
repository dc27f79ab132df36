"""Saving an assessment while it is written, as a section of a plan is (`static/js/writing.js`).

The header `Autosave` says what became of it, so that the page never takes something else, such as a
page to sign in, for a success.
"""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import RoleKind
from assessments.domain import assessing
from assessments.forms import AssessmentForm
from common.acts import tried
from common.dates import clock_text
from common.unsent_forms import writer_name

from .lookup import get_member


@for_roles(RoleKind.ASSESSOR)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def autosave(request: PortalRequest, pk: int) -> HttpResponse:
    """Save what was typed as a draft; asked for, give the page what it needs to go on saving.

    Somebody else who signed in meanwhile in another tab of this browser saves nothing.
    """
    member = get_member(request, pk)
    sent = request.POST if request.method == "POST" else request.GET
    is_writer = sent.get("writer") == writer_name(request.user.pk)
    if request.method != "POST":
        context: dict[str, Any] = {"same_writer": is_writer}
        return _answer(request, "applications/sections/_others.html", "present", context)
    if not is_writer:
        return HttpResponse(status=HTTPStatus.CONFLICT)
    criteria = list(member.panel.application.round.criteria.all())
    form = AssessmentForm(data=request.POST, criteria=criteria, judgements={})
    if not form.is_valid():
        wrong = [(form[name].label, errors[0]) for name, errors in form.errors.items()]
        problems = [f"{label}: {error}" for label, error in wrong]
        return _saved(request, "refused", request.POST.get("version", ""), problems)
    save = partial(
        assessing.save_assessment,
        member=member,
        judgements=form.judgements,
        remark=form.cleaned_data["remark"],
        version=form.cleaned_data["version"],
        by=request.role,
    )
    saved = tried(save)
    if not saved:
        why = str(saved)
        if saved.refusal.code == "stale":
            why = _("A colleague has saved this assessment in the meantime: save to compare.")
        return _saved(request, "refused", form.cleaned_data["version"], [why])
    return _saved(request, "saved", saved.value.version, [])


def _saved(
    request: PortalRequest, outcome: str, version: object, problems: list[str]
) -> HttpResponse:
    context = {"version": version, "problems": problems, "time": clock_text(timezone.now())}
    return _answer(request, "assessments/_judging_saved.html", outcome, context)


def _answer(
    request: PortalRequest, template: str, outcome: str, context: dict[str, Any]
) -> HttpResponse:
    response = render(request, template, context)
    response["Autosave"] = outcome
    return response
