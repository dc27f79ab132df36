"""Who has no account reads what a partner is asked to sign, and answers, by a link from a mail.

A visit changes nothing, whoever or whatever makes it: only sending a form does. The link stands in
no log (`common.masking`), and no page behind it tells another where it was.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import VisitorRequest, public
from accounts.guessing import may_have_code, may_try_code
from applications.attached import attached
from applications.content import essential_sha256
from applications.domain import signing as acts
from applications.domain.signed_copies import signed_copy
from applications.domain.signers import ProvenAddress
from applications.domain.signing_codes import send_code, typed_code
from applications.domain.signing_links import Closed, note_opened, prove_address
from applications.domain.statements import LEAD, PARTS
from applications.forms.signing import AnswerForm, CodeForm
from applications.models import Signature, SignatureOutcome
from applications.views.signing_again import signing_again
from common.acts import attempt, form_status, tried
from common.downloads import download
from common.pdf.rendering import Pdf
from common.refusal import Refusal, refuse
from common.unsent_forms import bind
from documents.downloads import offered

View = Callable[..., HttpResponseBase]


def _behind_link(view: View) -> View:
    """Call `view` with who came by the link; else say why it is closed, and whom to ask."""

    @wraps(view)
    def behind(request: VisitorRequest, token: str, **rest: str) -> HttpResponseBase:
        found = tried(partial(prove_address, token=token, at=request.received_at))
        if found:
            answer = view(request, token, found.value, **rest)
        else:
            answer = _closed(request, found.refusal)
        # Also not to the portal itself: with only the origin forms are still accepted.
        answer["Referrer-Policy"] = "strict-origin"
        return answer

    return behind


def _closed(request: VisitorRequest, refusal: Refusal) -> HttpResponse:
    link = refusal.link if isinstance(refusal, Closed) else None
    context = {"reason": refusal, "code": refusal.code, "link": link}
    status = HTTPStatus.NOT_FOUND if link is None else HTTPStatus.GONE
    return render(request, "applications/by_link/closed.html", context, status=status)


@public
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@_behind_link
def cover(request: VisitorRequest, token: str, by: ProvenAddress) -> HttpResponse:
    """Say who asks what; who wants to read it presses a button, which programs do not."""
    if request.method == "POST":
        note_opened(by=by, at=request.received_at)
        return redirect("applications:read_by_link", token)
    if _signed(by) is not None:
        return redirect("applications:signed_by_link", token)
    return render(request, "applications/by_link/cover.html", _context(token, by))


@public
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
@_behind_link
def read(request: VisitorRequest, token: str, by: ProvenAddress) -> HttpResponse:
    """Show the whole application as it stands, and take the answer: yes with a code, or no.

    A browser may keep what it got for a form that was sent: with "no-store" it has nothing to show
    to who goes back.
    """
    partner = by.link.request.partner
    again = signing_again(by, partner, by.link.request.version)
    initial = {"name": partner.signers.get(by.email, ""), **again.typed}
    form = bind(AnswerForm, request, partner=partner, initial=initial)
    code_form = CodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST" and form.is_valid() and "back" not in request.POST:
        if not form.signs:
            if attempt(request, partial(_decline, request, by, form), form=form):
                return redirect("applications:signed_by_link", token)
        elif "code" in request.POST and "again" not in request.POST:
            return _sign(request, token, by, form, code_form)
        elif attempt(request, partial(_send, request, by), form=form):
            return _code_page(request, token, by, form, CodeForm())
    present = essential_sha256(partner.application)
    version = by.link.request.version
    context = {
        **_context(token, by),
        "version": version,
        "content": version.content,
        "is_present": version.sha256 == present,
        "given": _given(by),
        "may_sign": True,
        "again": again,
        "form": form,
    }
    page = render(request, "applications/by_link/read.html", context, status=form_status(form))
    if request.method != "POST":
        add_never_cache_headers(page)
    return page


@public
@require_safe
@never_cache
@_behind_link
def done(request: VisitorRequest, token: str, by: ProvenAddress) -> HttpResponse:
    """Confirm the answer, say what happens next, and how to get a copy."""
    given = _given(by)
    if given is None:
        return redirect("applications:sign_by_link", token)
    context = {**_context(token, by), "signature": given}
    return render(request, "applications/by_link/signed.html", context)


@public
@require_safe
@never_cache
@_behind_link
def attachment(
    request: VisitorRequest, token: str, by: ProvenAddress, *, sha256: str
) -> HttpResponseBase:
    """Give a document that goes with what is asked to sign."""
    asked = by.link.request
    version = attached(asked.partner.application, asked.version.content).get(sha256)
    if version is None or not version.is_fit:
        raise Http404
    return offered(version)


@public
@require_safe
@never_cache
@_behind_link
def signed_pdf(request: VisitorRequest, token: str, by: ProvenAddress) -> HttpResponse:
    """Give who signed by the link a copy of what was signed, for as long as the link lasts."""
    signature = _signed(by)
    if signature is None:
        raise Http404
    made = attempt(request, partial(_copy, request, by, signature))
    if not made:
        return redirect("applications:signed_by_link", token)
    return download(made.value.content, "ondertekende-aanvraag.pdf", "application/pdf")


def _context(token: str, by: ProvenAddress) -> dict[str, Any]:
    partner = by.link.request.partner
    return {
        "token": token,
        "link": by.link,
        "partner": partner,
        "application": partner.application,
        "statement_lead": LEAD,
        "statement_parts": PARTS,
    }


def _given(by: ProvenAddress) -> Signature | None:
    return by.link.signatures.select_related("version").order_by("-signed_at", "-pk").first()


def _signed(by: ProvenAddress) -> Signature | None:
    signed = by.link.signatures.filter(outcome=SignatureOutcome.SIGNED)
    return signed.select_related("version", "partner__application__round").first()


def _sign(
    request: VisitorRequest, token: str, by: ProvenAddress, form: AnswerForm, code_form: CodeForm
) -> HttpResponse:
    sign = partial(_with_code, request, by, form, code_form)
    if code_form.is_valid() and attempt(request, sign, form=code_form):
        return redirect("applications:signed_by_link", token)
    return _code_page(request, token, by, form, code_form)


def _code_page(
    request: VisitorRequest, token: str, by: ProvenAddress, form: AnswerForm, code_form: CodeForm
) -> HttpResponse:
    context = {**_context(token, by), "answer_form": form, "form": code_form}
    status = form_status(code_form)
    return render(request, "applications/by_link/code.html", context, status=status)


def _send(request: VisitorRequest, by: ProvenAddress) -> None:
    refuse(None if may_have_code(request, by.email) else _too_often(), code="too_often")
    send_code(by=by, at=request.received_at)


def _copy(request: VisitorRequest, by: ProvenAddress, signature: Signature) -> Pdf:
    # Making a PDF is work: who has signed has no other use for this limit.
    refuse(None if may_have_code(request, by.email) else _too_often(), code="too_often")
    return signed_copy(signature)


def _with_code(
    request: VisitorRequest, by: ProvenAddress, form: AnswerForm, code_form: CodeForm
) -> Signature:
    refuse(None if may_try_code(request, by.email) else _too_often(), code="too_often")
    digits = code_form.cleaned_data["code"]
    proven = typed_code(by=by, digits=digits, at=request.received_at)
    asked = by.link.request
    return acts.sign(partner=asked.partner, version=asked.version, by=proven, **form.as_signed())


def _decline(request: VisitorRequest, by: ProvenAddress, form: AnswerForm) -> Signature:
    asked = by.link.request
    return acts.decline(partner=asked.partner, version=asked.version, by=by, **form.as_declined())


def _too_often() -> str:
    return _("Somebody tries often from where you are. Wait some minutes. Nothing is lost.")
