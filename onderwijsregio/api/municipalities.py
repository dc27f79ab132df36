"""The municipalities of the register, with the regions that they belong to."""

from __future__ import annotations

from typing import Annotated

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from onderwijsregio.api.shape import Asked, Fact, Page, answer, page_of
from regions.models import Municipality, Region

router = Router(tags=["Gemeenten"], by_alias=True)


class Gemeente(Fact):
    """Een gemeente (CBS/Kadaster), met de onderwijsregio's waar zij in ligt."""

    code: str = Field(description="De CBS-code.")
    naam: str
    provincie: str
    regios: list[str] = Field(description="De `id`'s van de regio's.")


class GemeenteLijst(Page[Gemeente]):
    """Een pagina met gemeenten."""


class GemeenteVraag(Asked):
    """Which municipalities are asked."""

    provincie: str | None = Field(
        None, max_length=20, description="Alleen gemeenten in deze provincie."
    )


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


@router.get(
    "/gemeenten",
    response=GemeenteLijst,
    summary="Alle gemeenten",
    url_name="gemeenten",
)
def collection(request: HttpRequest, asked: Annotated[GemeenteVraag, Query()]) -> HttpResponse:
    """De gemeenten van Nederland; op naam."""
    found = _public()
    if asked.provincie:
        found = found.filter(province=asked.provincie)
    return page_of(request, found, asked, shown)


@router.get(
    "/gemeenten/{code}",
    response=Gemeente,
    summary="Een gemeente",
    url_name="gemeente",
)
def one(request: HttpRequest, code: str) -> HttpResponse:
    """Een gemeente, met de regio's waar zij in ligt."""
    municipality = _public().filter(code=code).first()
    if municipality is None:
        raise Http404
    return answer(shown([municipality])[0])


def _public() -> QuerySet[Municipality]:
    regions = Prefetch("regions", Region.objects.public(), to_attr="public_regions")
    return Municipality.objects.prefetch_related(regions).order_by("name", "code")
