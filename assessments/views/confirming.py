"""Who judged, and the beroepsgroep itself, say whether the criterion about it is met now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, VisitorRequest, for_roles, public
from accounts.models import RoleKind
from applications.models import Partner
from assessments.condition_permissions import (
    asked_again,
    why_not_confirm,
    why_not_reendorse,
)
from assessments.condition_queries import conditions_asked_again
from assessments.domain import confirming
from assessments.domain.confirming import Beroepsgroep
from assessments.forms import ConfirmForm, ReendorseForm
from assessments.models import AnswerDocument, Confirmation, Reendorsement
from common.acts import attempt, form_status, tried
from common.unsent_forms import bind
from documents.downloads import offered
from regions.models import PartnerKind

from .lookup import get_member

View = Callable[..., HttpResponseBase]


@for_roles(RoleKind.ASSESSOR)
@require_http_methods(["GET", "HEAD", "POST"])
def reendorse(request: PortalRequest, pk: int) -> HttpResponse:
    """Read what the region answered about the beroepsgroep, and say whether that is enough."""
    member = get_member(request, pk)
    application = member.panel.application
    decision = asked_again(application.pk)
    if decision is None:
        raise Http404
    given = Reendorsement.objects.select_related("given_by__user")
    said = given.filter(decision=decision, member=member).first()
    initial = {"agrees": "yes" if said.agrees else "no", "remark": said.remark} if said else {}
    form = bind(ReendorseForm, request, initial=initial)
    if request.method == "POST" and form.is_valid():
        act = partial(confirming.reendorse, member=member, by=request.role, **form.cleaned_data)
        if attempt(request, act, form=form, success=_("Your answer has been recorded.")):
            return redirect("assessments:reendorse", pk=pk)
    context = {
        "member": member,
        "application": application,
        "conditions": conditions_asked_again(decision),
        "said": said,
        "confirmations": confirming.newest_confirmations(decision),
        "form": form,
        "why_not": why_not_reendorse(request.role, member),
    }
    return render(request, "assessments/reendorse.html", context, status=form_status(form))


@for_roles(RoleKind.PARTNER_SIGNATORY)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: PortalRequest, pk: int) -> HttpResponse:
    """Who signs for the beroepsgroep says in its own words how it takes part now."""
    own = Partner.objects.visible_to(request.role).filter(kind=PartnerKind.BEROEPSGROEP)
    partner = (
        own.select_related(
            "organisation", "application__round", "application__plan", "application__penvoerder"
        )
        .filter(pk=pk)
        .first()
    )
    if partner is None:
        raise Http404
    return _confirm(request, Beroepsgroep(partner, role=request.role))


def _behind_link(view: View) -> View:
    """Call `view` with who came by the link; else say why it is closed."""

    @wraps(view)
    def behind(request: VisitorRequest, token: str, **rest: int) -> HttpResponseBase:
        found = tried(partial(confirming.by_link, token, at=request.received_at))
        if not found:
            context = {"reason": str(found)}
            status = HTTPStatus.NOT_FOUND
            return render(request, "assessments/outcome_closed.html", context, status=status)
        answer = view(request, found.value, **rest)
        answer["Referrer-Policy"] = "strict-origin"
        return answer

    return behind


@public
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@_behind_link
def confirm_by_link(request: VisitorRequest, by: Beroepsgroep) -> HttpResponse:
    """The same for who has no account, by a link from a mail."""
    return _confirm(request, by)


@public
@require_safe
@never_cache
@_behind_link
def document_by_link(request: VisitorRequest, by: Beroepsgroep, pk: int) -> HttpResponseBase:
    """Give a document with an answer to who came by the link."""
    decision = asked_again(by.partner.application_id)
    shown = [] if decision is None else conditions_asked_again(decision)
    answers = [answer.pk for condition in shown for answer in condition.answers.all()]
    found = AnswerDocument.objects.filter(answer__in=answers, pk=pk).select_related("version")
    document = found.first()
    if document is None or not document.version.is_fit:
        raise Http404
    return offered(document.version)


def _confirm(request: VisitorRequest, by: Beroepsgroep) -> HttpResponse:
    decision = asked_again(by.partner.application_id)
    if decision is None:
        raise Http404
    given = Confirmation.objects.filter(decision=decision, partner=by.partner)
    said = given.order_by("-given_at", "-pk").first()
    form = bind(ConfirmForm, request, partner=by.partner)
    if request.method == "POST" and form.is_valid() and form.own_words is not None:
        act = partial(
            confirming.confirm,
            by=by,
            own_words=form.own_words,
            name=form.cleaned_data["name"],
            job_title=form.cleaned_data["job_title"],
        )
        if attempt(request, act, form=form, success=_("Thank you. Your answer was recorded.")):
            return redirect(request.path)
    context = {
        "partner": by.partner,
        "application": by.partner.application,
        "conditions": conditions_asked_again(decision),
        "said": said,
        "form": form,
        "token": "" if by.role else request.path.rstrip("/").rsplit("/", 1)[-1],
        "why_not": why_not_confirm(by.partner),
    }
    return render(request, "assessments/confirm.html", context, status=form_status(form))
