"""The shape of every answer: facts with Dutch names in camelCase, and pages of them with links.

The names are Dutch because the Dutch rules for API's ask it (NLGov REST API Design Rules 2.1,
/core/interface-language); a program reads them, so they are not translated.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, Any, Generic, TypeVar
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from common.links import absolute
from onderwijsregio.api.problems import Problem

LARGEST_PAGE = 100
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"

Thing = TypeVar("Thing", bound=Model)
FactT = TypeVar("FactT", bound="Fact")


class Fact(BaseModel):
    """What an answer holds: named fields only, so that nothing can come along by accident.

    The docstring of a fact is its description in the OpenAPI document, and so in Dutch.
    """

    model_config = ConfigDict(
        alias_generator=to_camel,
        validate_by_name=True,
        json_schema_serialization_defaults_required=True,
    )


class Links(Fact):
    """De andere pagina's, met de namen van het register van IANA (RFC 8288)."""

    self: str
    first: str
    prev: str | None
    next: str | None
    last: str


class Page(Fact, Generic[FactT]):
    """One page of a collection."""

    totaal: int = Field(description="Hoeveel er in alle pagina's samen zijn.")
    items: list[FactT]
    links: Links


class Asked(BaseModel):
    """Which page is asked; each collection adds its own filters."""

    model_config = ConfigDict(alias_generator=to_camel, validate_by_name=True)

    pagina: int = Field(1, ge=1, le=100_000, description="Het nummer van de pagina.")
    pagina_grootte: int = Field(
        50, ge=1, le=LARGEST_PAGE, description="Hoeveel er op een pagina staan."
    )


PageAsked = Annotated[Asked, Query()]


def answer(fact: BaseModel, links: Links | None = None) -> HttpResponse:
    """Return `fact` as JSON; `links` of a page stand in its header as well (RFC 8288)."""
    response = HttpResponse(fact.model_dump_json(by_alias=True), content_type="application/json")
    to = {"license": LICENCE, **(links.model_dump(exclude_none=True) if links else {})}
    response["Link"] = ", ".join(f'<{address}>; rel="{name}"' for name, address in to.items())
    return response


def page_of(
    request: HttpRequest,
    things: QuerySet[Thing],
    asked: Asked,
    shown: Callable[[list[Thing]], list[FactT]],
) -> HttpResponse:
    """Return the page of `things` that was asked; `shown` turns rows into facts.

    Raises `Problem`: 404 for a page that is not there, 400 for a parameter that is not known,
    because a filter that is passed over would look like an answer.
    """
    known = {field.alias for field in type(asked).model_fields.values()}
    if unknown := sorted(set(request.GET) - known):
        raise Problem(HTTPStatus.BAD_REQUEST, f"Onbekende parameter: {', '.join(unknown)}.")
    paginator = Paginator(things, asked.pagina_grootte)
    if asked.pagina > paginator.num_pages:
        raise Problem(HTTPStatus.NOT_FOUND, f"Er zijn {paginator.num_pages} pagina's.")
    page = paginator.page(asked.pagina)
    links = _links(request, asked.pagina, paginator.num_pages)
    facts = shown(list(page.object_list))
    return answer(Page(totaal=paginator.count, items=facts, links=links), links)


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
