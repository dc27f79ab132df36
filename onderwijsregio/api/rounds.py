"""The rounds, with by when and on which criteria; all are public (ADR 0106)."""

from __future__ import annotations

from typing import Annotated

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from msgspec import Meta

from applications.models import Round, RoundKind, RoundStatus, SectionKind
from applications.models.rounds import RoundQuerySet
from applications.sections import left_out_of
from common.links import absolute
from onderwijsregio.api.operations import Operation
from onderwijsregio.api.shape import Asked, Fact, Moment, Page, answer, page_of
from onderwijsregio.api.words import PlanOnderdeel, RondeSoort, RondeStatus
from regions.models import Origin


class Criterium(Fact):
    """Waarop aanvragen in een ronde worden beoordeeld."""

    volgnummer: int
    titel: str
    toelichting: str


class NietGevraagd(Fact):
    """Een vraag van een onderdeel die een ronde niet stelt."""

    onderdeel: PlanOnderdeel
    vraag: str


class Ronde(Fact):
    """Een ronde waarin regio's een aanvraag kunnen of konden indienen."""

    id: int
    naam: str
    soort: RondeSoort
    status: RondeStatus
    opent: Moment
    sluit: Annotated[Moment, Meta(description="Tot en met deze seconde.")]
    maximum_bedrag: Annotated[float, Meta(description="Per aanvraag, in euro.")]
    beslistermijn_weken: int
    grondslag: Annotated[str, Meta(description="De wettelijke grondslag.")]
    onderdelen: Annotated[list[PlanOnderdeel], Meta(description="Wat in de ronde wordt gevraagd.")]
    niet_gevraagd: Annotated[
        list[NietGevraagd], Meta(description="Welke vragen van die onderdelen niet worden gesteld.")
    ]
    criteria: list[Criterium]
    fictief: Annotated[bool, Meta(description="Of de ronde verzonnen is, voor een demonstratie.")]
    pagina: Annotated[str, Meta(description="Waar een mens over deze ronde leest.")]


class RondeLijst(Page):
    """Een pagina met rondes."""

    items: list[Ronde]


class RondeVraag(Asked):
    """Which rounds are asked."""

    soort: Annotated[RondeSoort | None, Meta(description="Alleen rondes van deze soort.")] = None
    status: Annotated[RondeStatus | None, Meta(description="Alleen rondes met deze status.")] = None


def rounds() -> list[Ronde]:
    """All rounds, the latest closing first. Two queries."""
    return shown(list(_public()))


def shown(rows: list[Round]) -> list[Ronde]:
    """The facts about `rows`, which have their criteria."""
    return [_of(row) for row in rows]


def collection(request: HttpRequest, asked: RondeVraag) -> HttpResponse:
    """De rondes, ook die nog open gaan; die het laatst sluit eerst."""
    found = _public()
    if asked.soort:
        found = found.filter(kind=RoundKind[asked.soort.name])
    if asked.status:
        found = found.in_status(RoundStatus[asked.status.name], timezone.now())
    return page_of(request, found, asked, shown, RondeLijst)


def one(request: HttpRequest, id: int) -> HttpResponse:  # noqa: A002 - the name on the wire
    """Een ronde, met haar criteria."""
    found = _public().filter(pk=id).first()
    if found is None:
        raise Http404
    return answer(shown([found])[0])


def _public() -> RoundQuerySet:
    return Round.objects.prefetch_related("criteria").order_by("-closes_at", "name")


def _of(current: Round) -> Ronde:
    return Ronde(
        id=current.pk,
        naam=current.name,
        soort=RondeSoort[RoundKind(current.kind).name],
        status=RondeStatus[current.status(timezone.now()).name],
        opent=current.opens_at,
        sluit=current.closes_at,
        maximum_bedrag=float(current.maximum_amount),
        beslistermijn_weken=current.decision_weeks,
        grondslag=current.legal_basis,
        onderdelen=[PlanOnderdeel[SectionKind(kind).name] for kind in current.sections],
        niet_gevraagd=[
            NietGevraagd(onderdeel=PlanOnderdeel[section.kind.name], vraag=str(label))
            for section, labels in left_out_of(current)
            for label in labels
        ],
        criteria=[
            Criterium(volgnummer=each.position, titel=each.title, toelichting=each.explanation)
            for each in current.criteria.all()
        ],
        fictief=current.origin == Origin.DEMO,
        pagina=absolute(reverse("round", args=[current.pk])),
    )


OPERATIONS = (
    Operation("rondes", "rondes", collection, RondeLijst, "Alle rondes", asked=RondeVraag),
    Operation("ronde", "rondes/<int:id>", one, Ronde, "Een ronde"),
)
