"""A case as a file to keep, for everybody who may see something of it."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles, get_visible
from accounts.models import PENVOERDER_KINDS, RE_KINDS, RoleKind
from applications.models import Application
from assessments.domain.case_contents import Contents, attachment_for, contents_for
from assessments.domain.case_file import KEPT_FOR, ask
from assessments.models import CaseFile
from common.acts import attempt
from common.downloads import download
from documents.downloads import offered

from .lookup import get_case

READERS = (*PENVOERDER_KINDS, RoleKind.PARTNER_SIGNATORY, RoleKind.ASSESSOR, *RE_KINDS)


def _contents(request: PortalRequest, pk: int) -> Contents:
    """What the person may see of the case; raises 404 for nothing, and `ShutOut` (`get_case`)."""
    if request.role.is_re:
        get_case(request, pk)
    cases = Application.objects.select_related("plan", "round")
    found = cases.filter(pk=pk).first()
    contents = None if found is None else contents_for(request.role, found)
    if contents is None:
        raise Http404
    return contents


@for_roles(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def case_file(request: PortalRequest, pk: int) -> HttpResponse:
    """Say what a file of the case holds, have it made, and offer it once it is there."""
    contents = _contents(request, pk)
    if request.method == "POST":
        ask_for_it = partial(ask, application=contents.application, by=request.role)
        attempt(request, ask_for_it, success=_("The files are being made."))
        return redirect("assessments:case_file", pk=pk)
    mine = CaseFile.objects.visible_to(request.role).defer("pdf", "archive")
    found = mine.filter(application=pk).first()
    context = {
        "application": contents.application,
        "contents": contents,
        "file": found,
        "kept_until": found and found.asked_at + KEPT_FOR,
    }
    return render(request, "assessments/case_file.html", context)


@for_roles(*READERS)
@require_safe
def case_file_pdf(request: PortalRequest, pk: int) -> HttpResponse:
    """Give the case as one PDF."""
    contents, found = _made(request, pk)
    return download(found.pdf or b"", f"{contents.name}.pdf", "application/pdf")


@for_roles(*READERS)
@require_safe
def case_file_zip(request: PortalRequest, pk: int) -> HttpResponse:
    """Give the case as a ZIP."""
    contents, found = _made(request, pk)
    return download(found.archive or b"", f"{contents.name}.zip", "application/zip")


def _made(request: PortalRequest, pk: int) -> tuple[Contents, CaseFile]:
    """One's own file that was made, as long as one may still see the case; else raises 404."""
    contents = _contents(request, pk)
    made = CaseFile.objects.exclude(made_at=None)
    return contents, get_visible(made, request, application=pk)


@for_roles(*READERS)
@require_safe
def attachment(request: PortalRequest, pk: int, sha256: str) -> HttpResponseBase:
    """Give a document that stands in what the person may read of the case."""
    if request.role.is_re:
        get_case(request, pk)
    found = Application.objects.filter(pk=pk).first()
    version = None if found is None else attachment_for(request.role, found, sha256)
    if version is None:
        raise Http404
    if not version.is_fit:
        context = {"version": version, "application": found}
        return render(
            request, "assessments/attachment_waits.html", context, status=HTTPStatus.CONFLICT
        )
    return offered(version)
