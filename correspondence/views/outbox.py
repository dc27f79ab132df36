"""The mail that waits, was sent or failed, for who keeps the portal going."""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from post_office.models import Email

from accounts.access import PortalRequest, for_roles
from accounts.models import RoleKind
from common.acts import attempt
from correspondence import queries
from correspondence.domain.outbox import retry
from correspondence.domain.sending import rendered
from correspondence.filters import OutboxFilter


@for_roles(RoleKind.ADMIN, RoleKind.RE_LEAD)
@require_safe
def overview(request: PortalRequest) -> HttpResponseBase:
    """List mail newest first; search by recipient or subject, filter by status."""
    shown = OutboxFilter(request.GET, queries.outbox(), request=request)
    if (file := shown.download()) is not None:
        return file
    context = {"shown": shown, "page": shown.page(), "shows_text": settings.DEMO}
    return render(request, "correspondence/outbox.html", context)


@for_roles(RoleKind.ADMIN, RoleKind.RE_LEAD)
@require_safe
def detail(request: PortalRequest, pk: int) -> HttpResponse:
    """Show the text of a mail, in the demo only: in it stand links that are for one person."""
    if not settings.DEMO:
        raise Http404
    mail = get_object_or_404(Email, pk=pk)
    return render(
        request, "correspondence/outbox_mail.html", {"mail": mail, "text": rendered(mail).text}
    )


@for_roles(RoleKind.ADMIN, RoleKind.RE_LEAD)
@require_POST
def retry_mail(request: PortalRequest, pk: int) -> HttpResponse:
    """Queue a mail that failed once more."""
    mail = get_object_or_404(Email, pk=pk)
    attempt(request, partial(retry, email=mail), success=_("The mail is sent once more."))
    return redirect("correspondence:outbox")
