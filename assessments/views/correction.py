"""Correcting a letter: preparing it, looking at the new letter, and issuing or dropping it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS
from assessments.correction_permissions import (
    why_not_drop,
    why_not_issue,
    why_not_prepare_correction,
)
from assessments.domain import correcting
from assessments.forms import CorrectionForm
from assessments.models import Correction, made_known_by
from common.acts import attempt, form_status, tried
from common.unsent_forms import bind

from .lookup_after import get_correction, get_letter_of_decision


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: PortalRequest, reference: str) -> HttpResponse:
    """Prepare the correction of a letter; whose correction waits already is led to it."""
    letter = get_letter_of_decision(request, reference)
    waiting = letter.corrections.open().first()
    if waiting is not None:
        return redirect("assessments:correction", pk=waiting.pk)
    application = made_known_by(letter).application
    case = reverse("assessments:case", args=[application.pk])
    reason = why_not_prepare_correction(request.role, letter)
    if reason:
        messages.error(request, str(reason))
        return redirect(case)
    form = bind(CorrectionForm, request)
    if request.method == "POST" and form.is_valid():
        act = partial(
            correcting.prepare_correction, letter=letter, by=request.role, **form.cleaned_data
        )
        waits = _("The correction lies with the leads.")
        if prepared := attempt(request, act, form=form, success=waits):
            return redirect("assessments:correction", pk=prepared.value.pk)
    context = {"case": application, "letter": letter, "form": form, "back_url": case}
    return render(request, "assessments/correct.html", context, status=form_status(form))


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: PortalRequest, pk: int) -> HttpResponse:
    """Show a correction with the letter as it will be; another lead issues it, or it is dropped."""
    found = get_correction(request, pk)
    if request.method == "POST":
        drops = request.POST.get("act") == "drop"
        return (_drop if drops else _issue)(request, found)
    return render(request, "assessments/correction.html", _shown(request, found))


def _shown(request: PortalRequest, found: Correction) -> dict[str, Any]:
    from assessments.domain.corrected_letters import (
        preview_correction,  # Starts the PDF engine's imports.
    )

    letter = tried(partial(preview_correction, found)) if found.is_open else None
    return {
        "correction": found,
        "case": found.application,
        "preview": letter.value if letter else "",
        "lack": "" if letter is None or letter else str(letter),
        "why_not": why_not_issue(request.role, found),
        "may_drop": why_not_drop(request.role, found) is None,
    }


def _issue(request: PortalRequest, found: Correction) -> HttpResponse:
    issued = attempt(
        request,
        partial(correcting.issue_correction, correction=found, by=request.role),
        success=_("The correction has been issued. The new letter is being made now."),
    )
    if not issued:
        return redirect("assessments:correction", pk=found.pk)
    return redirect("assessments:case", pk=found.application.pk)


def _drop(request: PortalRequest, found: Correction) -> HttpResponse:
    attempt(
        request,
        partial(correcting.drop_correction, correction=found, by=request.role),
        success=_("The letter stays as it is."),
    )
    return redirect("assessments:case", pk=found.application.pk)
