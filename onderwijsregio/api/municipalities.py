"""The municipalities of the register, with the regions that they belong to."""

from __future__ import annotations

from typing import Annotated

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from msgspec import Meta

from onderwijsregio.api.operations import Operation
from onderwijsregio.api.shape import Asked, Fact, Page, answer, page_of
from regions.models import Municipality, Region


class Gemeente(Fact):
    """Een gemeente (CBS/Kadaster), met de onderwijsregio's waar zij in ligt."""

    code: Annotated[str, Meta(description="De CBS-code.")]
    naam: str
    provincie: str
    regios: Annotated[list[str], Meta(description="De `id`'s van de regio's.")]


class GemeenteLijst(Page):
    """Een pagina met gemeenten."""

    items: list[Gemeente]


class GemeenteVraag(Asked):
    """Which municipalities are asked."""

    provincie: (
        Annotated[str, Meta(max_length=20, description="Alleen gemeenten in deze provincie.")]
        | None
    ) = None


def municipalities() -> list[Gemeente]:
    """All municipalities, by name. Two queries."""
    return shown(list(_public()))


def shown(rows: list[Municipality]) -> list[Gemeente]:
    """The facts about `rows`, which have their regions."""
    return [
        Gemeente(
            code=row.code,
            naam=row.name,
            provincie=row.province,
            regios=[region.slug for region in row.public_regions],  # type: ignore[attr-defined]
        )
        for row in rows
    ]


def collection(request: HttpRequest, asked: GemeenteVraag) -> HttpResponse:
    """De gemeenten van Nederland; op naam."""
    found = _public()
    if asked.provincie:
        found = found.filter(province=asked.provincie)
    return page_of(request, found, asked, shown, GemeenteLijst)


def one(request: HttpRequest, code: str) -> HttpResponse:
    """Een gemeente, met de regio's waar zij in ligt."""
    municipality = _public().filter(code=code).first()
    if municipality is None:
        raise Http404
    return answer(shown([municipality])[0])


def _public() -> QuerySet[Municipality]:
    regions = Prefetch("regions", Region.objects.public(), to_attr="public_regions")
    return Municipality.objects.prefetch_related(regions).order_by("name", "code")


OPERATIONS = (
    Operation(
        "gemeenten", "gemeenten", collection, GemeenteLijst, "Alle gemeenten", asked=GemeenteVraag
    ),
    Operation("gemeente", "gemeenten/<slug:code>", one, Gemeente, "Een gemeente"),
)
