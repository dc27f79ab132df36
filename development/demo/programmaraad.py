"""The Programmaraad of the demo: made-up people on seats of made-up organisations."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Role
from programmaraad.domain import nominations, seats, terms
from programmaraad.models import Seat
from regions.models import Organisation, Origin

# The real one began in February 2024 for one year; this one goes on. Source: OCW, «Vacature
# voorzitter programmaraad», 2023. Which seats there are beside those of the chair and of primary
# education was not published: these are plausible, and the people do not exist.
FIRST = date(2024, 2, 1)
MEETING = datetime(2024, 1, 15, 12, 0, tzinfo=UTC)
LATELY = timedelta(weeks=4)
CHAIR = "Onafhankelijk voorzitter"
# Seat, the organisation that nominates in the demo's register, who holds it (nobody: vacant).
SEATS = (
    ("Primair onderwijs", "Sectorraad primair onderwijs (fictief)", "Noor Veldkamp"),
    ("Voortgezet onderwijs", "Sectorraad voortgezet onderwijs (fictief)", "Sem Achterberg"),
    (
        "Middelbaar beroepsonderwijs",
        "Sectorraad middelbaar beroepsonderwijs (fictief)",
        "Fenna Roodhart",
    ),
    ("Lerarenopleidingen hbo", "Sectorraad hogescholen (fictief)", "Ilias Boomgaard"),
    ("Lerarenopleidingen wo", "Sectorraad universiteiten (fictief)", None),
    ("Leraren", "Beroepsvereniging van Leraren (fictief)", "Marit Zomerdijk"),
    ("Schoolleiders", "Vereniging van Schoolleiders (fictief)", "Daan Kerkhof"),
    ("Vakorganisaties", "Federatie van Vakorganisaties in het Onderwijs (fictief)", None),
)
MOTIVATION = (
    "{name} werkt al jaren mee aan de aanpak van het lerarentekort in de regio, kent de praktijk "
    "en kan die overbrengen aan wie landelijk besluiten. (Deze persoon is verzonnen.)"
)


@transaction.atomic
def load_programmaraad(*, by: Role) -> None:
    """Fill an empty Programmaraad with seats, members, a vacancy and an open nomination.

    `by` is an administrator of the demo. Needs the demo's register; a second call changes nothing.
    """
    if Seat.objects.exists():
        return
    chair = seats.add_seat(name=CHAIR, nominating_organisation=None, is_chair=True, by=by)
    terms.add_term(seat=chair, name="Willemijn Oosterhof", starts_on=FIRST, ends_on=_last(), by=by)
    for name, organisation, member in SEATS:
        seat = seats.add_seat(
            name=name,
            nominating_organisation=Organisation.objects.get(name=organisation, origin=Origin.DEMO),
            is_chair=False,
            by=by,
        )
        if member:
            _appoint(seat, member, by)
    _nominations(by)


def _appoint(seat: Seat, name: str, by: Role) -> None:
    nomination = nominations.nominate(
        seat=seat, name=name, email=_email(name), motivation=_motivation(name), by=by, at=MEETING
    )
    nominations.appoint(
        nomination=nomination, starts_on=FIRST, ends_on=_last(), by=by, at=MEETING, tell=False
    )


def _nominations(by: Role) -> None:
    """One candidate who was not appointed and one who waits for an answer."""
    seat = Seat.objects.get(name="Vakorganisaties")
    declined = nominations.nominate(
        seat=seat,
        name="Joris Halsema",
        email=_email("Joris Halsema"),
        motivation=_motivation("Joris Halsema"),
        by=by,
        at=MEETING,
    )
    nominations.reject(nomination=declined, by=by, at=MEETING)
    nominations.nominate(
        seat=seat,
        name="Yara Lindeboom",
        email=_email("Yara Lindeboom"),
        motivation=_motivation("Yara Lindeboom"),
        by=by,
        at=timezone.now() - LATELY,
    )


def _last() -> date:
    """When the terms end: with next year."""
    return date(timezone.localdate().year + 1, 12, 31)


def _email(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@voorbeeld.example"


def _motivation(name: str) -> str:
    return MOTIVATION.format(name=name)
