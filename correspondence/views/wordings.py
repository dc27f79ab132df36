"""The free text of letters: what holds, writing a next version, and approving it."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS
from common.acts import attempt, form_status
from common.unsent_forms import bind
from correspondence import queries, wording_kinds
from correspondence.domain import wordings
from correspondence.models import LetterWording
from correspondence.permissions import why_not_approve_wording
from correspondence.wording_forms import WordingForm


@require_safe
@for_roles(*RE_KINDS)
def overview(request: PortalRequest) -> HttpResponse:
    """List the kinds of letters with the version that holds and what waits for approval."""
    return render(request, "letters/wordings.html", {"rows": queries.wordings()})


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*RE_KINDS)
def write(request: PortalRequest, kind: str) -> HttpResponse:
    """Write a next version of the text of a kind of letter, on the one that holds now."""
    if kind not in wording_kinds.registered():
        raise Http404
    now = wordings.in_force(kind)
    form = bind(WordingForm, request, kind=kind, initial=now.texts)
    if request.method == "POST" and form.is_valid():
        act = partial(wordings.propose, kind=kind, texts=form.cleaned_data, by=request.role)
        written = attempt(request, act, form=form)
        if written:
            return redirect("letters:wording", written.value.pk)
    context = {
        "form": form,
        "kind": wording_kinds.of(kind),
        "versions": queries.versions_of(kind),
    }
    return render(request, "letters/write_wording.html", context, status=form_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*RE_KINDS)
def wording(request: PortalRequest, pk: int) -> HttpResponse:
    """Show a version beside the one before it, in real letters; approve or drop it."""
    versions = LetterWording.objects.select_related("written_by__user", "approved_by__user")
    found = get_object_or_404(versions, pk=pk)
    if request.method == "POST":
        is_approved = request.POST.get("act") == "approve"
        act = wordings.approve if is_approved else wordings.drop
        said = _("This text holds from now on.") if is_approved else _("The version was dropped.")
        attempt(request, partial(act, wording=found, by=request.role), success=said)
        return redirect("letters:wordings")
    kind = wording_kinds.of(found.kind)
    is_open = found.approved_at is None and found.dropped_at is None
    texts = wordings.texts_of(found)
    context = {
        "wording": found,
        "kind": kind,
        "is_open": is_open,
        "headings": [_("In force"), _("This version")],
        "rows": queries.compared_texts(found, wordings.in_force(found.kind).texts, texts),
        "examples": kind.examples(request.role, texts) if is_open else (),
        "why_not": why_not_approve_wording(request.role, found),
    }
    return render(request, "letters/wording.html", context)
