"""Reopening what was submitted, and going back to it."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS
from applications.domain import reopening as acts
from applications.models import Application
from applications.permissions import why_not_end_reopening, why_not_reopen
from common.acts import attempt

from .lookup import own_application


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: PortalRequest, pk: int) -> HttpResponse:
    """Reopen what was submitted, after saying what counts meanwhile."""
    application = own_application(request, pk)
    back = reverse("applications:detail", args=[pk])
    if application.is_reopened:
        return redirect(back)
    if reason := why_not_reopen(request.role, application, request.received_at):
        messages.error(request, str(reason))
        return redirect(back)
    if request.method == "POST":
        act = partial(acts.reopen, application=application, by=request.role, at=request.received_at)
        attempt(request, act, success=_("The application is open again. You can change it now."))
        return redirect(back)
    context = {
        "application": application,
        "submission": application.latest_submission,
        "back_url": back,
    }
    return render(request, "applications/reopen.html", context)


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def put_back(request: PortalRequest, pk: int) -> HttpResponse:
    """Go back to what was submitted, after asking."""
    application = own_application(request, pk)
    back = reverse("applications:detail", args=[pk])
    if not application.is_reopened:
        messages.info(request, _("This application is not reopened (any more)."))
        return redirect(back)
    if reason := why_not_end_reopening(request.role, application):
        messages.error(request, str(reason))
        return redirect(back)
    if request.method == "POST":
        act = partial(acts.give_up, application=application, by=request.role)
        attempt(request, act, success=_("The application reads as you submitted it."))
        # Who submitted it leads it again, and that need not be who went back.
        is_visible = Application.objects.visible_to(request.role).filter(pk=pk).exists()
        return redirect(back if is_visible else reverse("applications:list"))
    context = {
        "application": application,
        "submission": application.latest_submission,
        "back_url": back,
    }
    return render(request, "applications/put_back.html", context)
