"""Asking to complete an application, and the versions that came in."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS, RoleKind
from applications.models import Application
from applications.versions import versions as versions_of
from assessments import permissions
from assessments.domain import completing
from assessments.forms import CompletionForm
from common.acts import attempt, form_status, show_refusal, tried
from common.dates import amsterdam_date
from common.refusal import refuse_all
from common.unsent_forms import bind

from .lookup import get_case, get_member


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: PortalRequest, pk: int) -> HttpResponse:
    """Write what is missing, look at the letter, and send it."""
    found = get_case(request, pk)
    if not permissions.may_ask_completion(request.role, found, request.received_at):
        raise Http404
    today = amsterdam_date(request.received_at)
    why_not = completing.why_not_sign_request(request.role, found, today)
    proposed = completing.proposed_day(found, today)
    form = bind(CompletionForm, request, round=found.round, initial={"due_on": proposed})
    letter = ""
    if request.method == "POST" and form.is_valid():
        if request.POST.get("act") == "look":
            letter = _letter(request, found, form)
        elif _asked(request, found, form):
            return redirect(f"{reverse('assessments:case', args=[pk])}#completion")
    context = {"case": found, "form": form, "letter": letter, "why_not": why_not}
    return render(request, "assessments/ask_completion.html", context, status=form_status(form))


def _asked(request: PortalRequest, found: Application, form: CompletionForm) -> bool:
    ask_it = partial(
        completing.ask_completion,
        application=found,
        items=form.items,
        due_on=form.cleaned_data["due_on"],
        by=request.role,
        at=request.received_at,
    )
    sent = _(
        "The request has been made. The letter follows at once, and the penvoerder gets a mail."
    )
    return bool(attempt(request, ask_it, form=form, success=sent))


def _letter(request: PortalRequest, found: Application, form: CompletionForm) -> str:
    """The letter as it will be; empty when something is wrong with what it asks."""
    from applications.domain.completion_letter import preview_html  # Starts the PDF engine.

    due_on = form.cleaned_data["due_on"]
    today = amsterdam_date(request.received_at)
    lacks = completing.lacks_of_request(form.items, due_on, today=today)
    checked = tried(partial(refuse_all, lacks))
    if not checked:
        show_refusal(request, checked.refusal, form)
        return ""
    return preview_html(found, items=list(form.items.items()), due_on=due_on, by=request.role)


@for_roles(*RE_KINDS)
@require_safe
def versions(request: PortalRequest, pk: int) -> HttpResponse:
    """Put two versions of what was submitted beside each other, for the Realisatie Eenheid."""
    found = get_case(request, pk)
    compared = versions_of(found, request.GET)
    if compared is None:
        raise Http404
    context = {"case": found, "versions": compared}
    return render(request, "assessments/versions.html", context)


@for_roles(RoleKind.ASSESSOR)
@require_safe
def member_versions(request: PortalRequest, pk: int) -> HttpResponse:
    """The same for somebody who judges the case."""
    invitation = get_member(request, pk)
    application = invitation.panel.application
    compared = versions_of(application, request.GET)
    if compared is None:
        raise Http404
    context = {"member": invitation, "application": application, "versions": compared}
    return render(request, "assessments/member_versions.html", context)
