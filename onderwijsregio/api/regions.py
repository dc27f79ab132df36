"""Regions with their status and its history, their municipalities and their partners."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from msgspec import Meta

from common.links import absolute
from onderwijsregio.api.operations import Operation
from onderwijsregio.api.shape import Asked, Fact, Moment, Page, answer, page_of
from onderwijsregio.api.words import Hoedanigheid, OnderwijsSector, RegioStatus, SamenwerkingSoort
from regions.models import (
    Collaboration,
    CollaborationKind,
    PartnerKind,
    Partnership,
    Region,
    RegionStatus,
)
from regions.profile import StatusPeriod, public_status_periods
from regions.queries import regions_with_partners


class Status(Fact):
    """Een status die een regio heeft of had; `tot` is leeg bij de status van nu."""

    status: RegioStatus
    vanaf: Moment
    tot: Moment | None

    @classmethod
    def of(cls, period: StatusPeriod) -> Status:
        """The fact about a period."""
        return cls(
            status=RegioStatus[period.status.name],
            vanaf=period.since,
            tot=period.until,
        )


class Partner(Fact):
    """Een organisatie die nu meedoet in een regio."""

    organisatie: Annotated[int, Meta(description="De `id` van de organisatie.")]
    naam: str
    hoedanigheid: Hoedanigheid
    penvoerder: bool
    vanaf: date

    @classmethod
    def of(cls, partnership: Partnership) -> Partner:
        """The fact about a partnership with its organisation."""
        return cls(
            organisatie=partnership.organisation_id,
            naam=partnership.organisation.name,
            hoedanigheid=Hoedanigheid[PartnerKind(partnership.kind).name],
            penvoerder=partnership.is_penvoerder,
            vanaf=partnership.started_on,
        )


class Samenwerking(Fact):
    """Een bestaande samenwerking waarop een regio voortbouwt, zoals de regio die zelf noemt."""

    naam: str
    soort: SamenwerkingSoort
    vanaf_jaar: int | None
    tot_jaar: int | None
    bron: str

    @classmethod
    def of(cls, one: Collaboration) -> Samenwerking:
        """The fact about an existing partnership."""
        return cls(
            naam=one.name,
            soort=SamenwerkingSoort[CollaborationKind(one.kind).name],
            vanaf_jaar=one.since,
            tot_jaar=one.until,
            bron=one.source,
        )


class Regio(Fact):
    """Een onderwijsregio zoals die nu is, met de statussen die zij had."""

    id: str
    naam: str
    status: RegioStatus
    status_sinds: Moment
    statussen: Annotated[list[Status], Meta(description="Alle statussen, de oudste eerst.")]
    sectoren: list[OnderwijsSector]
    landelijk: Annotated[bool, Meta(description="Of de regio niet aan een gebied gebonden is.")]
    gemeenten: Annotated[list[str], Meta(description="De CBS-codes van de gemeenten.")]
    partners: list[Partner]
    bouwt_voort_op: list[Samenwerking]
    fictief: Annotated[bool, Meta(description="Of de regio verzonnen is, voor een demonstratie.")]
    pagina: Annotated[str, Meta(description="Waar een mens over deze regio leest.")]


class RegioLijst(Page):
    """Een pagina met regio's."""

    items: list[Regio]


class RegioVraag(Asked):
    """Which regions are asked."""

    status: Annotated[RegioStatus | None, Meta(description="Alleen regio's met deze status.")] = (
        None
    )
    sector: Annotated[
        OnderwijsSector | None, Meta(description="Alleen regio's met deze sector.")
    ] = None
    gemeente: (
        Annotated[
            str,
            Meta(
                pattern="^GM[0-9]{4}$", description="Alleen regio's met deze gemeente (CBS-code)."
            ),
        ]
        | None
    ) = None


def regions() -> list[Regio]:
    """All regions that anyone may see, by name. Five queries."""
    return shown(list(_public().order_by("name", "pk")))


def shown(rows: list[Region]) -> list[Regio]:
    """The facts about `rows`, which have their partners and municipalities. One query."""
    periods = public_status_periods(row.pk for row in rows)
    return [_of(row, periods[row.pk]) for row in rows]


def collection(request: HttpRequest, asked: RegioVraag) -> HttpResponse:
    """De regio's met een status, of die zich vormen; op naam."""
    found = _public()
    if asked.status:
        found = found.filter(status=RegionStatus[asked.status.name])
    if asked.sector:
        found = found.filter(sectors__contains=[asked.sector.value])
    if asked.gemeente:
        found = found.filter(municipalities=asked.gemeente)
    return page_of(request, found.order_by("name", "pk"), asked, shown, RegioLijst)


def one(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002 - the name on the wire
    """Een regio, met haar gemeenten, partners en statussen."""
    region = _public().filter(slug=id).first()
    if region is None:
        raise Http404
    return answer(shown([region])[0])


def _public() -> QuerySet[Region]:
    return regions_with_partners().filter(pk__in=Region.objects.public())


def _of(region: Region, periods: list[StatusPeriod]) -> Regio:
    partners: list[Partnership] = region.current_partners  # type: ignore[attr-defined]
    return Regio(
        id=region.slug,
        naam=region.name,
        status=RegioStatus[RegionStatus(region.status).name],
        status_sinds=region.status_since,
        statussen=[Status.of(period) for period in periods],
        sectoren=[OnderwijsSector(sector) for sector in region.sectors],
        landelijk=region.is_national,
        gemeenten=sorted(municipality.code for municipality in region.municipalities.all()),
        partners=[Partner.of(partnership) for partnership in partners],
        bouwt_voort_op=[Samenwerking.of(one) for one in region.collaborations.all()],
        fictief=region.is_fictitious,
        pagina=absolute(reverse("regions:detail", args=[region.slug])),
    )


OPERATIONS = (
    Operation("regios", "regios", collection, RegioLijst, "Alle regio's", asked=RegioVraag),
    Operation("regio", "regios/<slug:id>", one, Regio, "Een regio"),
)
