"""A partner reads what it signs, and answers."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles, get_visible
from accounts.models import Role, RoleKind
from applications import queries
from applications.content import essential_sha256
from applications.domain import signing as acts
from applications.domain.statements import LEAD, PARTS
from applications.filters import SigningFilter
from applications.forms.signing import AnswerForm
from applications.models import ContentVersion, Partner, Signature
from applications.permissions import why_not_sign
from applications.views.signing_again import signing_again
from common.acts import attempt, form_status
from common.refusal import Refusal
from common.unsent_forms import bind


@for_roles(RoleKind.PARTNER_SIGNATORY)
@require_safe
def own(request: PortalRequest) -> HttpResponseBase:
    """List what the organisation was asked to sign; search, sort and download."""
    shown = SigningFilter(request.GET, queries.asked_to_sign(request.role), request=request)
    if (file := shown.download()) is not None:
        return file
    page = shown.page()
    rows = queries.asked_rows(request.role, list(page.object_list))
    context = {"shown": shown, "page": page, "rows": rows}
    return render(request, "applications/signing_list.html", context)


def _partner(request: PortalRequest, pk: int) -> Partner:
    asked = Partner.including_removed.select_related(
        "application__round", "application__penvoerder", "application__plan", "organisation"
    )
    return get_visible(asked, request, pk=pk, removed_at=None)


def _asked_version(partner: Partner, present: str) -> ContentVersion:
    """The version to answer: the one that the application says now, else the last one asked."""
    requests = partner.signing_requests.select_related("version").order_by("-requested_at", "-pk")
    asked = [request.version for request in requests]
    return next((version for version in asked if version.sha256 == present), asked[0])


@for_roles(RoleKind.PARTNER_SIGNATORY)
@require_http_methods(["GET", "POST"])
def answer(request: PortalRequest, pk: int) -> HttpResponse:
    """Show the exact content, and take the answer."""
    partner = _partner(request, pk)
    present = essential_sha256(partner.application)
    version = _asked_version(partner, present)
    again = signing_again(request.role, partner, version)
    initial = {"name": request.user.name, "job_title": request.role.job_title, **again.typed}
    form = bind(AnswerForm, request, partner=partner, initial=initial)
    act = partial(_act, request, partner, form)
    if request.method == "POST" and form.is_valid() and attempt(request, act, form=form):
        return redirect("applications:signed", pk)
    why_not = why_not_sign(request.role, partner)
    context = {
        "partner": partner,
        "application": partner.application,
        "version": version,
        "content": version.content,
        "statement_lead": LEAD,
        "statement_parts": PARTS,
        "is_present": version.sha256 == present,
        "given": _given(request.role, partner, version),
        "may_sign": why_not is None,
        "why_not_sign": why_not,
        "again": again,
        "form": form,
    }
    return render(request, "applications/sign.html", context, status=form_status(form))


def _given(role: Role, partner: Partner, version: ContentVersion | None = None) -> Signature | None:
    """The newest answer, to a version or at all; where two sign, that of this person."""
    answers = partner.signatures.select_related("version").order_by("-signed_at", "-pk")
    if partner.application.round.signers_per_party > 1:
        answers = answers.filter(signed_by__user=role.user_id)
    return (answers if version is None else answers.filter(version=version)).first()


def _act(request: PortalRequest, partner: Partner, form: AnswerForm) -> None:
    """Sign or decline exactly the version that was on the screen."""
    seen = partner.application.content_versions.filter(
        sha256=request.POST.get("version", "").replace("\0", "")
    ).first()
    if seen is None:
        raise Refusal(_("Read the application once more, then answer."), code="changed")
    if form.signs:
        acts.sign(partner=partner, version=seen, by=request.role, **form.as_signed())
        messages.success(request, _("You have signed for %s.") % partner.name)
    else:
        acts.decline(partner=partner, version=seen, by=request.role, **form.as_declined())
        messages.success(request, _("You have answered that %s does not sign.") % partner.name)


@for_roles(RoleKind.PARTNER_SIGNATORY)
@require_safe
def done(request: PortalRequest, pk: int) -> HttpResponse:
    """Confirm the answer, and say what happens next."""
    partner = _partner(request, pk)
    given = _given(request.role, partner)
    if given is None:
        return redirect("applications:sign", pk)
    context = {"partner": partner, "application": partner.application, "signature": given}
    return render(request, "applications/signed.html", context)
