"""Checking, submitting, the receipt, and withdrawing."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS
from accounts.queries import signatories
from applications.domain import reopening
from applications.domain import submission as acts
from applications.domain.people import readable
from applications.domain.withdrawing import withdraw as withdraw_it
from applications.forms.withdrawing import WithdrawForm
from applications.models import Application, Receipt, Submission
from applications.permissions import why_not_submit, why_not_withdraw
from applications.progress import progress, shown
from common.acts import attempt, form_status, tried
from common.unsent_forms import bind

from .lookup import own_application


@for_roles(*PENVOERDER_KINDS)
@require_safe
def review(request: PortalRequest, pk: int) -> HttpResponse:
    """Show everything as it will be frozen, and what is still missing."""
    application = own_application(request, pk)
    if not application.is_being_written:
        return redirect("applications:detail", pk)
    return _review(request, application)


def _review(request: PortalRequest, application: Application, *, error: str = "") -> HttpResponse:
    task_list = progress(application, request.role)
    unmet = [finding for finding in task_list.findings if not finding.is_met]
    context = {
        "application": application,
        "content": acts.shown_content(task_list.facts),
        "sha256": acts.shown_sha256(task_list.facts),
        "unmet": shown(application, unmet, facts=task_list.facts),
        "counts": application.latest_submission,
        "is_blocked": bool(task_list.blocking),
        "is_closed": application.is_closed(request.received_at),
        "is_not_open_yet": request.received_at < application.round.opens_at,
        "why_not_submit": (why_not := why_not_submit(request.role, application)),
        "who_may_submit": signatories(application.penvoerder_id) if why_not else [],
        "error": error,
    }
    return render(request, "applications/review.html", context, status=422 if error else 200)


@for_roles(*PENVOERDER_KINDS)
@require_POST
def submit(request: PortalRequest, pk: int) -> HttpResponse:
    """Submit what was shown, again when it was reopened; who comes second is led to the receipt."""
    application = own_application(request, pk)
    submit_it = partial(
        reopening.submit_again if application.is_reopened else acts.submit,
        application=application,
        by=request.role,
        received_at=request.received_at,
        seen_sha256=request.POST.get("sha256") or None,
    )
    submitted = tried(submit_it)
    if submitted:
        messages.success(request, _said(submitted.value))
    elif submitted.refusal.code in ("already_submitted", "not_reopened"):
        messages.info(request, str(submitted))
    else:
        return _review(request, own_application(request, pk), error=str(submitted))
    return redirect("applications:receipt", pk)


def _said(submission: Submission) -> str:
    if submission.version == 1:
        return _("The application has been submitted under number %s.") % submission.number
    return _("The application has been submitted again: version %(version)s counts now.") % {
        "version": submission.version
    }


def _latest(application: Application) -> Submission:
    submission = (
        application.submissions.select_related("submitted_by__user", "submitted_by__organisation")
        .order_by("-version")
        .first()
    )
    if submission is None:
        raise Http404
    return submission


@for_roles(*PENVOERDER_KINDS)
@require_safe
def receipt(request: PortalRequest, pk: int) -> HttpResponse:
    """Show the receipt: number, moment, hash, and the PDF once it has been made."""
    application = own_application(request, pk)
    submission = _latest(application)
    context = {
        "application": application,
        "submission": submission,
        "is_reopened": application.is_reopened and not application.is_closed(request.received_at),
        "has_pdf": Receipt.objects.filter(submission=submission).exists(),
    }
    return render(request, "applications/receipt.html", context)


@for_roles(*PENVOERDER_KINDS)
@require_safe
def submitted(request: PortalRequest, pk: int) -> HttpResponse:
    """Show what was submitted, as it was frozen."""
    application = own_application(request, pk)
    submission = _latest(application)
    context = {
        "application": application,
        "submission": submission,
        "content": readable(submission),
    }
    return render(request, "applications/submitted.html", context)


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "POST"])
def withdraw(request: PortalRequest, pk: int) -> HttpResponse:
    """Withdraw the application, after asking."""
    application = own_application(request, pk)
    back = reverse("applications:detail", args=[pk])
    reason = why_not_withdraw(request.role, application)
    if reason:
        messages.error(request, str(reason))
        return redirect(back)
    # Of a draft nobody need know why.
    form = bind(WithdrawForm, request) if application.submitted_at else None
    if request.method == "POST" and (form is None or form.is_valid()):
        because = form.cleaned_data["reason"] if form else ""
        act = partial(withdraw_it, application=application, by=request.role, reason=because)
        done = _("The application has been withdrawn.")
        if attempt(request, act, form=form, success=done):
            return redirect("applications:list")
        if form is None:
            return redirect(back)
    context = {"application": application, "back_url": back, "form": form}
    return render(request, "applications/withdraw.html", context, status=form_status(form))
