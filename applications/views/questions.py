"""What a team asks about a section, and what was answered."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS
from applications.domain.asking import ask
from applications.forms.questions import QuestionForm
from applications.models import Question
from applications.permissions import why_not_edit
from applications.section_queries import help_texts_of
from common.acts import attempt, form_status
from common.filters import paged
from common.unsent_forms import bind

from .lookup import asked_section, own_application


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def of_section(request: PortalRequest, pk: int, kind: str) -> HttpResponse:
    """Show the questions about a section, and ask one."""
    application = own_application(request, pk)
    section = asked_section(application, kind)
    form = bind(QuestionForm, request)
    if request.method == "POST" and form.is_valid():
        ask_it = partial(ask, application=application, kind=kind, by=request.role)
        ask_this = partial(ask_it, text=form.cleaned_data["text"])
        if attempt(request, ask_this, form=form, success=_("Your question has been sent.")):
            return redirect("applications:questions", pk, kind)
    found = Question.objects.visible_to(request.role).filter(application=application, section=kind)
    found = found.select_related("asked_by__user").order_by("-asked_at", "-pk")
    context = {
        "application": application,
        "section": section,
        "form": form,
        "page": paged(found.prefetch_related("answers"), request.GET),
        "help_texts": help_texts_of(application.round_id, kind),
        "why_not": why_not_edit(request.role, application, kind),
        "back_url": section.url(application),
    }
    return render(
        request, "applications/questions/of_section.html", context, status=form_status(form)
    )
