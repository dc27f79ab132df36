"""The shape of every answer: facts with Dutch names in camelCase, and pages of them with links.

The names are Dutch because the Dutch rules for API's ask it (NLGov REST API Design Rules 2.1,
/core/interface-language); a program reads them, so they are not translated. The docstring of a
fact is its description in the OpenAPI document, and Dutch for the same reason.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any, Protocol, TypeVar
from urllib.parse import urlencode

import msgspec
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from msgspec import Meta

from common.links import absolute
from onderwijsregio.api.problems import Problem

LARGEST_PAGE = 100
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"

Moment = Annotated[datetime, Meta(tz=True)]


class Fact(msgspec.Struct, rename="camel", kw_only=True):
    """What an answer holds: named fields only, so that nothing can come along by accident."""


class Links(Fact):
    """De andere pagina's, met de namen van het register van IANA (RFC 8288)."""

    self: str
    first: str
    prev: str | None
    next: str | None
    last: str


class Page(Fact):
    """One page of a collection; each collection says of what the `items` are."""

    totaal: Annotated[int, Meta(description="Hoeveel er in alle pagina's samen zijn.")]
    links: Links


class Asked(msgspec.Struct, rename="camel", kw_only=True, forbid_unknown_fields=True):
    """Which page is asked; each collection adds its own filters."""

    pagina: Annotated[int, Meta(ge=1, le=100_000, description="Het nummer van de pagina.")] = 1
    pagina_grootte: Annotated[
        int, Meta(ge=1, le=LARGEST_PAGE, description="Hoeveel er op een pagina staan.")
    ] = 50


Thing = TypeVar("Thing", bound=Model)
Item = TypeVar("Item", bound=Fact)


class MakesPage(Protocol[Item]):
    """The class of the pages of a collection."""

    def __call__(self, *, totaal: int, items: list[Item], links: Links) -> Page:
        """Return a page."""


def answer(fact: Fact, links: Links | None = None) -> HttpResponse:
    """Return `fact` as JSON; `links` of a page stand in its header as well (RFC 8288)."""
    response = HttpResponse(msgspec.json.encode(fact), content_type="application/json")
    to = {"license": LICENCE, **(msgspec.structs.asdict(links) if links else {})}
    response["Link"] = ", ".join(f'<{where}>; rel="{name}"' for name, where in to.items() if where)
    return response


def page_of(
    request: HttpRequest,
    things: QuerySet[Thing],
    asked: Asked,
    shown: Callable[[list[Thing]], list[Item]],
    page: MakesPage[Item],
) -> HttpResponse:
    """Return the page of `things` that was asked; `shown` turns rows into facts.

    Raises `Problem` (404) for a page that is not there.
    """
    paginator = Paginator(things, asked.pagina_grootte)
    if asked.pagina > paginator.num_pages:
        raise Problem(HTTPStatus.NOT_FOUND, f"Er zijn {paginator.num_pages} pagina's.")
    rows = list(paginator.page(asked.pagina).object_list)
    links = _links(request, asked.pagina, paginator.num_pages)
    return answer(page(totaal=paginator.count, items=shown(rows), links=links), links)


def _links(request: HttpRequest, current: int, last: int) -> Links:
    def to(number: int) -> str:
        asked: dict[str, Any] = {**request.GET.dict(), "pagina": number}
        return f"{absolute(request.path)}?{urlencode(sorted(asked.items()))}"

    return Links(
        self=to(current),
        first=to(1),
        prev=to(current - 1) if current > 1 else None,
        next=to(current + 1) if current < last else None,
        last=to(last),
    )
