"""Organisations that take part in a region. No addresses, telephone numbers or persons."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from msgspec import Meta

from onderwijsregio.api.operations import Operation
from onderwijsregio.api.shape import Asked, Fact, Page, answer, page_of
from onderwijsregio.api.words import Hoedanigheid, OnderwijsSector, OrganisatieSoort
from regions.models import Organisation, OrganisationKind, PartnerKind, Partnership
from regions.queries import public_partnerships


class Deelname(Fact):
    """De deelname van een organisatie aan een regio."""

    regio: Annotated[str, Meta(description="De `id` van de regio.")]
    hoedanigheid: Hoedanigheid
    penvoerder: bool
    vanaf: date


class Organisatie(Fact):
    """Een organisatie die nu meedoet in een regio."""

    id: int
    naam: str
    soort: OrganisatieSoort
    bestuursnummer: Annotated[str | None, Meta(description="Van een schoolbestuur, volgens DUO.")]
    brin: Annotated[str | None, Meta(description="De instellingscode, volgens DUO.")]
    plaats: Annotated[str, Meta(description="Leeg als die niet bekend is.")]
    gemeente: Annotated[str | None, Meta(description="De CBS-code van de gemeente.")]
    sectoren: list[OnderwijsSector]
    regios: list[Deelname]
    fictief: Annotated[
        bool, Meta(description="Of de organisatie verzonnen is, voor een demonstratie.")
    ]


class OrganisatieLijst(Page):
    """Een pagina met organisaties."""

    items: list[Organisatie]


class OrganisatieVraag(Asked):
    """Which organisations are asked."""

    soort: Annotated[
        OrganisatieSoort | None, Meta(description="Alleen organisaties van deze soort.")
    ] = None
    regio: (
        Annotated[str, Meta(max_length=130, description="Alleen partners van deze regio (`id`).")]
        | None
    ) = None


def organisations() -> list[Organisatie]:
    """All organisations that take part in a public region, by name. Two queries."""
    return shown(list(_public().order_by("name", "pk")))


def shown(rows: list[Organisation]) -> list[Organisatie]:
    """The facts about `rows`, which have their partnerships."""
    return [_of(row) for row in rows]


def collection(request: HttpRequest, asked: OrganisatieVraag) -> HttpResponse:
    """De organisaties die meedoen in een openbare regio; op naam."""
    found = _public()
    if asked.soort:
        found = found.filter(kind=OrganisationKind[asked.soort.name])
    if asked.regio:
        within = public_partnerships().filter(organisation=OuterRef("pk"), region__slug=asked.regio)
        found = found.filter(Exists(within))
    return page_of(request, found.order_by("name", "pk"), asked, shown, OrganisatieLijst)


def one(request: HttpRequest, id: int) -> HttpResponse:  # noqa: A002 - the name on the wire
    """Een organisatie die meedoet in een openbare regio."""
    organisation = _public().filter(pk=id).first()
    if organisation is None:
        raise Http404
    return answer(shown([organisation])[0])


def _public() -> QuerySet[Organisation]:
    taking_part = public_partnerships()
    return Organisation.objects.filter(
        Exists(taking_part.filter(organisation=OuterRef("pk")))
    ).prefetch_related(Prefetch("partnerships", taking_part, to_attr="public_partnerships"))


def _of(organisation: Organisation) -> Organisatie:
    partnerships: list[Partnership] = organisation.public_partnerships  # type: ignore[attr-defined]
    return Organisatie(
        id=organisation.pk,
        naam=organisation.name,
        soort=OrganisatieSoort[OrganisationKind(organisation.kind).name],
        bestuursnummer=organisation.board_number,
        brin=organisation.institution_code,
        plaats=organisation.place,
        gemeente=organisation.municipality_id,
        sectoren=[OnderwijsSector(sector) for sector in organisation.sectors],
        regios=[
            Deelname(
                regio=each.region.slug,
                hoedanigheid=Hoedanigheid[PartnerKind(each.kind).name],
                penvoerder=each.is_penvoerder,
                vanaf=each.started_on,
            )
            for each in partnerships
        ],
        fictief=organisation.is_fictitious,
    )


OPERATIONS = (
    Operation(
        "organisaties",
        "organisaties",
        collection,
        OrganisatieLijst,
        "Alle partners",
        asked=OrganisatieVraag,
    ),
    Operation("organisatie", "organisaties/<int:id>", one, Organisatie, "Een partner"),
)
