"""The page on which one searches the whole portal."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import VisitorRequest, public
from common.search import LONGEST_SEARCH

from .finding import find


@public
@require_safe
def search(request: VisitorRequest) -> HttpResponse:
    """Show what the person finds by the words in `q`; a visitor finds what is public."""
    words = request.GET.get("q", "").replace("\0", "")[:LONGEST_SEARCH].strip()
    context = {"words": words, "groups": find(request.role, words)}
    return render(request, "search.html", context)
