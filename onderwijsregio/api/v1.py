"""Version 1 of the API, put together from its collections, and what it says of itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import public
from common.links import absolute
from onderwijsregio.api import municipalities, organisations, regions, rounds, seats
from onderwijsregio.api.answers import VERSION
from onderwijsregio.api.document import BASE, TITLE, described

OPERATIONS = (
    *regions.OPERATIONS,
    *organisations.OPERATIONS,
    *municipalities.OPERATIONS,
    *rounds.OPERATIONS,
    *seats.OPERATIONS,
)


@public
@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """Say what there is, for who tries the address by hand."""
    said = {
        "titel": TITLE,
        "versie": VERSION,
        "beschrijving": absolute(reverse("api:openapi")),
        "documentatie": absolute(reverse("open_data")),
        "collecties": [
            absolute(f"{BASE}/{operation.route}") for operation in OPERATIONS if operation.asked
        ],
    }
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})


@public
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """Return the OpenAPI document (rule /core/publish-openapi)."""
    return JsonResponse(described(OPERATIONS), json_dumps_params={"ensure_ascii": False})
