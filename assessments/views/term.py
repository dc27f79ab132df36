"""The decision term of a case: how it was counted, telling of a delay, and notices of default."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS
from applications.domain.terms import is_term_set
from applications.models import Application
from assessments.case import CaseView
from assessments.domain import delaying
from assessments.forms import DefaultNoticeForm, DelayForm
from assessments.term_permissions import why_not_record_default, why_not_tell_delay
from common.acts import attempt, form_status, show_refusal, tried
from common.dates import amsterdam_date
from common.refusal import refuse_all
from common.unsent_forms import bind

from .lookup import get_newest_submission


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def term(request: PortalRequest, pk: int) -> HttpResponse:
    """Show the sums; look at and send the letter of a delay; record a notice of default."""
    view = CaseView(get_newest_submission(request, pk), amsterdam_date(request.received_at))
    is_default = request.POST.get("act") == "default"
    sent, other = (DefaultNoticeForm, DelayForm) if is_default else (DelayForm, DefaultNoticeForm)
    form, empty = bind(sent, request), other()
    letter = ""
    if request.method == "POST" and form.is_valid():
        if request.POST.get("act") == "look":
            letter = _letter(request, view.case, form)
        elif _done(request, view.case, form):
            return redirect("assessments:term", pk=pk)
    context: dict[str, Any] = {
        "case": view.case,
        "form": form,
        "delay_form": empty if is_default else form,
        "default_form": form if is_default else empty,
        "letter": letter,
        "reckoning": view.reckoning,
        "defaults": view.defaults,
        "is_term_set": is_term_set(view.case.round),
        "why_not_delay": why_not_tell_delay(request.role, view.case, view.delay, view.today),
        "why_not_default": why_not_record_default(request.role, view.case),
    }
    return render(request, "assessments/term.html", context, status=form_status(form))


def _done(request: PortalRequest, case: Application, form: Form) -> bool:
    typed = {"application": case, "by": request.role, **form.cleaned_data}
    if isinstance(form, DefaultNoticeForm):
        recorded = _("The notice of default has been recorded.")
        record = partial(delaying.record_default, **typed)
        return bool(attempt(request, record, form=form, success=recorded))
    told = _("The letter is being made; the penvoerder gets a mail.")
    return bool(attempt(request, partial(delaying.tell_delay, **typed), form=form, success=told))


def _letter(request: PortalRequest, case: Application, form: Form) -> str:
    """The letter as it will be; empty when something is wrong with what it tells."""
    from applications.domain.delay_letter import preview_html  # Starts the PDF engine.

    typed = form.cleaned_data
    today = amsterdam_date(request.received_at)
    checked = tried(lambda: refuse_all(delaying.lacks_of_delay(case, **typed, today=today)))
    if not checked:
        show_refusal(request, checked.refusal, form)
        return ""
    return preview_html(case, **typed, by=request.role)
