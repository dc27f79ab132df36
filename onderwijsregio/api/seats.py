"""The seats of the Programmaraad and their terms of office, without who holds them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from msgspec import Meta

from onderwijsregio.api.operations import Operation
from onderwijsregio.api.shape import Asked, Fact, Page, page_of
from programmaraad.models import Seat, Term
from programmaraad.queries import occupations, seats_with_terms


class Zittingstermijn(Fact):
    """Van wanneer tot en met wanneer iemand een zetel bezet; `tot` is leeg zonder einddatum."""

    vanaf: date
    tot: date | None

    @classmethod
    def of(cls, term: Term | None) -> Zittingstermijn | None:
        """The fact about a term; nothing about who holds it."""
        return cls(vanaf=term.starts_on, tot=term.ends_on) if term else None


class Zetel(Fact):
    """Een zetel in de Programmaraad. Wie hem bezet staat alleen op de website."""

    id: int
    naam: str
    voorzitter: bool
    voordragende_organisatie: str | None
    zitting: Annotated[Zittingstermijn | None, Meta(description="Leeg als de zetel vacant is.")]
    volgende_zitting: Zittingstermijn | None


class ZetelLijst(Page):
    """Een pagina met zetels."""

    items: list[Zetel]


def seats() -> list[Zetel]:
    """The seats of today, the chair first. Two queries."""
    return shown(list(seats_with_terms(timezone.localdate())))


def shown(rows: list[Seat]) -> list[Zetel]:
    """The facts about `rows`, which have their terms."""
    return [
        Zetel(
            id=each.seat.pk,
            naam=each.seat.name,
            voorzitter=each.seat.is_chair,
            voordragende_organisatie=(
                each.seat.nominating_organisation.name
                if each.seat.nominating_organisation
                else None
            ),
            zitting=Zittingstermijn.of(each.member),
            volgende_zitting=Zittingstermijn.of(each.following),
        )
        for each in occupations(rows, timezone.localdate())
    ]


def collection(request: HttpRequest, asked: Asked) -> HttpResponse:
    """De zetels van de Programmaraad van vandaag; de voorzitter eerst."""
    return page_of(request, seats_with_terms(timezone.localdate()), asked, shown, ZetelLijst)


OPERATIONS = (
    Operation("zetels", "zetels", collection, ZetelLijst, "De Programmaraad", asked=Asked),
)
