"""Letters, for whom they are addressed to and for the RE."""

from __future__ import annotations

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS, RE_KINDS
from common.pdf.rendering import pdf_response
from correspondence.domain.letters import note_reading, one_level_down
from correspondence.filters import LetterFilter
from correspondence.models import Letter

from .lookup import get_letter


@require_safe
@for_roles(*PENVOERDER_KINDS)
def letter_list(request: PortalRequest) -> HttpResponseBase:
    """List the letters to one's own organisation, the newest first, with which are new to one."""
    letters = Letter.objects.visible_to(request.role).for_list(request.user)
    shown = LetterFilter(request.GET, letters, request=request)
    if (file := shown.download()) is not None:
        return file
    return render(request, "letters/list.html", {"shown": shown, "page": shown.page()})


@require_safe
@for_roles(*PENVOERDER_KINDS, *RE_KINDS)
def letter(request: PortalRequest, reference: str) -> HttpResponse:
    """Show a letter as a page: the same text as in its PDF."""
    found = get_letter(Letter.objects.for_page(), request, reference)
    _note(request, found)
    # The page has a heading of its own, which is there at once; that of the letter comes later.
    body = one_level_down(found.body_html)
    return render(request, "letters/letter.html", {"letter": found, "body": body})


@require_safe
@for_roles(*PENVOERDER_KINDS, *RE_KINDS)
def letter_pdf(request: PortalRequest, reference: str) -> HttpResponse:
    """Give a letter as PDF, exactly as it was issued."""
    found = get_letter(Letter.objects.all(), request, reference)
    _note(request, found)
    return pdf_response(found, f"{found.reference}.pdf")


def _note(request: PortalRequest, found: Letter) -> None:
    """Having asked whether it is there is not reading it."""
    if request.method == "GET":
        note_reading(letter=found, by=request.role)
