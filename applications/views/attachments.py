"""The documents that go with a section of a draft."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS
from applications.domain import attaching
from applications.forms.attachments import FilesForm, VersionForm
from applications.models import Application, Attachment
from applications.permissions import why_not_edit
from applications.sections import PlanSection
from applications.signature_states import signed_partners
from common.acts import attempt, form_status, place_refusal, tried
from common.numbers import whole_number
from common.whole_request import takes_files
from documents.downloads import offered

from .lookup import asked_section, team_application


def _lookup(request: PortalRequest, pk: int, kind: str) -> tuple[Application, PlanSection]:
    """An own application and one of its sections; raises 404."""
    application = team_application(request, pk)
    return application, asked_section(application, kind)


def _attachments(application: Application, kind: str) -> QuerySet[Attachment]:
    found = Attachment.objects.filter(section__plan=application.plan, section__kind=kind)
    return found.select_related("section", "version__document", "version__added_by__user")


def _context(
    request: PortalRequest, application: Application, section: PlanSection
) -> dict[str, object]:
    signed = signed_partners(application) if section.is_essential else []
    return {
        "application": application,
        "section": section,
        "why_not": why_not_edit(request.role, application, section.kind),
        "signed": signed,
        "back_url": section.url(application),
    }


@takes_files
@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def of_section(request: PortalRequest, pk: int, kind: str) -> HttpResponse:
    """List the documents of a section, and add some."""
    application, section = _lookup(request, pk, kind)
    form = FilesForm(request.POST, request.FILES) if request.method == "POST" else FilesForm()
    if request.method == "POST":
        added = form.is_valid() and _add(request, application, kind, form)
        if request.headers.get("X-One-File"):
            return _said_to_script(form)
        if added:
            return redirect("applications:attachments", pk, kind)
    context = {
        **_context(request, application, section),
        "form": form,
        "attachments": _attachments(application, kind),
        "most": attaching.MOST,
        "most_bytes": settings.DOCUMENT_MAX_BYTES,
        "most_bytes_at_once": settings.UPLOAD_MAX_BYTES,
    }
    return render(request, "applications/attachments.html", context, status=form_status(form))


def _said_to_script(form: FilesForm) -> HttpResponse:
    """What `static/js/uploads.js` shows beside the file that it sent."""
    if form.is_valid():
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    said = " ".join(str(error) for errors in form.errors.values() for error in errors)
    return HttpResponse(
        said, status=HTTPStatus.UNPROCESSABLE_ENTITY, content_type="text/plain; charset=utf-8"
    )


def _add(request: PortalRequest, application: Application, kind: str, form: FilesForm) -> bool:
    """Add each file by itself: what is refused does not hold up the rest."""
    added = 0
    for upload in form.cleaned_data["documents"]:
        add = partial(
            attaching.attach, application=application, kind=kind, upload=upload, by=request.role
        )
        outcome = tried(add)
        if outcome:
            added += 1
        else:
            place_refusal(form, outcome.refusal, {"": "documents"})
    if added:
        said = ngettext("%(count)d document was added.", "%(count)d documents were added.", added)
        messages.success(request, said % {"count": added})
    return form.is_valid()


@takes_files
@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: PortalRequest, pk: int, kind: str, attachment_pk: int) -> HttpResponseBase:
    """Show a document with its versions, offer one, and take a newer version in."""
    application, section = _lookup(request, pk, kind)
    attachment = _attachment(application, kind, attachment_pk)
    versions = attachment.version.document.versions.select_related("added_by__user")
    if wanted := request.GET.get("versie"):
        version = versions.filter(number=whole_number(wanted) or 0).first()
        if version is None or not version.is_fit:
            raise Http404
        return offered(version)
    form = VersionForm(request.POST, request.FILES) if request.method == "POST" else VersionForm()
    if request.method == "POST" and form.is_valid():
        replace = partial(
            attaching.replace,
            attachment=attachment,
            upload=form.cleaned_data["file"],
            by=request.role,
        )
        if attempt(request, replace, form=form, success=_("The newer version was added.")):
            return redirect("applications:attachments", pk, kind)
    context = {
        **_context(request, application, section),
        "form": form,
        "attachment": attachment,
        "versions": versions.order_by("-number"),
    }
    return render(request, "applications/attachment.html", context, status=form_status(form))


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: PortalRequest, pk: int, kind: str, attachment_pk: int) -> HttpResponse:
    """Take a document off, after asking."""
    application, section = _lookup(request, pk, kind)
    attachment = _attachment(application, kind, attachment_pk)
    back = reverse("applications:attachments", args=[pk, kind])
    if request.method != "POST":
        context = {**_context(request, application, section), "attachment": attachment}
        return render(request, "applications/attachment_remove.html", {**context, "back_url": back})
    attempt(
        request,
        partial(attaching.take_off, attachment=attachment, by=request.role),
        success=_("“%s” was taken off.") % attachment.version.name,
    )
    return redirect(back)


def _attachment(application: Application, kind: str, pk: int) -> Attachment:
    found = _attachments(application, kind).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
