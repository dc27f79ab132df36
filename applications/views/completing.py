"""Completing what was submitted, and the versions that came of it."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS
from applications.comparing import compare
from applications.domain import completion as acts
from applications.domain.people import readable
from applications.domain.submission import shown_sha256
from applications.models import Application, Completion
from applications.permissions import why_not_complete
from applications.progress import progress, shown
from applications.sections import section_of
from applications.signature_states import SignatureState
from applications.versions import versions as versions_of
from common.acts import tried
from common.dates import amsterdam_date

from .lookup import own_application


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def complete(request: PortalRequest, pk: int) -> HttpResponse:
    """Show what changed and what is handed in, and hand it in."""
    application = own_application(request, pk)
    asked = application.completions.open().for_page().first()
    if asked is None:
        messages.info(request, _("Nothing is asked of this application now."))
        return redirect("applications:detail", pk)
    if request.method != "POST":
        return _page(request, application, asked)
    hand_in = partial(
        acts.complete,
        application=application,
        by=request.role,
        received_at=request.received_at,
        seen_sha256=request.POST.get("sha256") or None,
    )
    handed_in = tried(hand_in)
    if handed_in:
        version = handed_in.value.version
        messages.success(
            request, _("You have completed the application. This is version %s.") % version
        )
    elif handed_in.refusal.code == "already_completed":
        messages.info(request, str(handed_in))
    else:
        return _page(request, own_application(request, pk), asked, error=str(handed_in))
    return redirect("applications:receipt", pk)


def _page(
    request: PortalRequest, application: Application, asked: Completion, *, error: str = ""
) -> HttpResponse:
    now = progress(application, request.role)
    newest = application.latest_submission
    parts = compare(readable(newest), now.facts.content) if newest else []
    changed = {part.kind for part in parts}
    waiting = [one for one in now.partner_signatures.who_sign if one.can_be_asked]
    context = {
        "application": application,
        "asked": asked,
        "parts": parts,
        "headings": [_("As it was submitted"), _("As you hand it in now")],
        "untouched": [
            section_of(item.section).title
            for item in asked.items.all()
            if item.section not in changed and not asked.for_merging
        ],
        "unmet": shown(
            application, [one for one in now.findings if not one.is_met], facts=now.facts
        ),
        "is_blocked": bool(now.blocking),
        "sign_again": [
            one.partner for one in waiting if one.signature_state == SignatureState.LAPSED
        ],
        "sha256": shown_sha256(now.facts),
        "unnamed": [one.partner for one in waiting if len(one.partner.signers) < one.needed],
        "is_late": not asked.for_merging and amsterdam_date(request.received_at) > asked.due_on,
        "why_not": why_not_complete(request.role, application, asked),
        "error": error,
    }
    return render(request, "applications/complete.html", context, status=422 if error else 200)


@for_roles(*PENVOERDER_KINDS)
@require_safe
def versions(request: PortalRequest, pk: int) -> HttpResponse:
    """Put two versions of what was submitted beside each other."""
    application = own_application(request, pk)
    found = versions_of(application, request.GET)
    if found is None:
        raise Http404
    context = {"application": application, "versions": found}
    return render(request, "applications/versions.html", context)
