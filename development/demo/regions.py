"""A fictitious register in real municipalities, the same at every load.

Names end in "(fictief)" or "(demo)". Board numbers 900xx and institution codes 98xx and 99xx are
used by nobody in the open data, and `Origin.DEMO` keeps imports away from these rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from django.db import transaction

from regions import facts
from regions.importing.composing import SECTOR_OF
from regions.models import (
    LocationKind,
    Organisation,
    OrganisationKind,
    OrganisationQuerySet,
    Origin,
    SchoolLocation,
    Sector,
)

# Per province the seats of its five boards: two for primary, two for secondary, one for mbo.
SEATS = {
    "Drenthe": ("Assen", "Emmen", "Hoogeveen", "Meppel", "Assen"),
    "Flevoland": ("Almere", "Lelystad", "Dronten", "Almere", "Lelystad"),
    "Friesland": ("Leeuwarden", "Smallingerland", "Heerenveen", "Súdwest-Fryslân", "Leeuwarden"),
    "Gelderland": ("Arnhem", "Nijmegen", "Apeldoorn", "Ede", "Doetinchem"),
    "Groningen": ("Groningen", "Oldambt", "Stadskanaal", "Groningen", "Groningen"),
    "Limburg": ("Maastricht", "Venlo", "Roermond", "Heerlen", "Sittard-Geleen"),
    "Noord-Brabant": ("Tilburg", "Eindhoven", "Breda", "Oss", "'s-Hertogenbosch"),
    "Noord-Holland": ("Amsterdam", "Alkmaar", "Haarlem", "Hoorn", "Zaanstad"),
    "Overijssel": ("Zwolle", "Enschede", "Deventer", "Almelo", "Zwolle"),
    "Utrecht": ("Utrecht", "Amersfoort", "Zeist", "Woerden", "Nieuwegein"),
    "Zeeland": ("Goes", "Terneuzen", "Vlissingen", "Hulst", "Middelburg (Z.)"),
    "Zuid-Holland": ("Rotterdam", "'s-Gravenhage", "Leiden", "Gouda", "Dordrecht"),
}
_BOARD_NAMES = (
    (Sector.PO, "Stichting Basisscholen {place}"),
    (Sector.PO, "Vereniging Samen Leren {place}"),
    (Sector.VO, "Scholengroep Horizon {place}"),
    (Sector.VO, "Stichting Voortgezet Onderwijs {place}"),
    (Sector.MBO, "Vakcollege {place}"),
)
# Kind of location, how many a board has, and pupils at the first; the next have a few more each.
_LOCATIONS = {
    Sector.PO: (LocationKind.BO, 12, 610),
    Sector.VO: (LocationKind.VO, 8, 1040),
    Sector.MBO: (LocationKind.MBO, 4, 2400),
}
_SPECIAL = {10: LocationKind.SO, 11: LocationKind.VSO}
_SCHOOL_NAMES = (
    *("De Horizon", "Het Kompas", "De Regenboog", "De Vuurtoren", "De Linde", "De Wissel"),
    *("Het Anker", "De Brug", "De Esdoorn", "De Zwaluw", "Het Palet", "De Kiem"),
)
_COUNTED_IN = 2025

# Name, seat, and the sectors for which teachers are trained.
INSTITUTES: tuple[tuple[str, str, tuple[Sector, ...]], ...] = (
    ("Pabo Noorderlicht", "Groningen", (Sector.PO,)),
    ("Hogeschool Eemsstad", "Groningen", (Sector.PO, Sector.VO, Sector.MBO)),
    ("Hogeschool Friese Meren", "Leeuwarden", (Sector.PO, Sector.VO)),
    ("Pabo Drentse Aa", "Assen", (Sector.PO,)),
    ("Hogeschool IJsselstroom", "Zwolle", (Sector.PO, Sector.VO, Sector.MBO)),
    ("Pabo Twente-Oost", "Enschede", (Sector.PO,)),
    ("Hogeschool Flevokust", "Almere", (Sector.PO,)),
    ("Hogeschool Veluwezoom", "Arnhem", (Sector.PO, Sector.VO, Sector.MBO)),
    ("Lerarenopleiding Waalstad", "Nijmegen", (Sector.VO, Sector.MBO)),
    ("Pabo Achterhoek", "Doetinchem", (Sector.PO,)),
    ("Hogeschool Domkwartier", "Utrecht", (Sector.PO, Sector.VO, Sector.MBO)),
    ("Universitaire Lerarenopleiding Midden", "Utrecht", (Sector.VO,)),
    ("Hogeschool Amstelland", "Amsterdam", (Sector.PO, Sector.VO, Sector.MBO)),
    ("Universitaire Lerarenopleiding Amstel", "Amsterdam", (Sector.VO,)),
    ("Pabo Kennemerduin", "Haarlem", (Sector.PO,)),
    ("Hogeschool Maasmond", "Rotterdam", (Sector.PO, Sector.VO, Sector.MBO)),
    ("Hogeschool Haagse Beemden", "'s-Gravenhage", (Sector.PO,)),
    ("Hogeschool Zeeuwse Stromen", "Vlissingen", (Sector.PO, Sector.VO)),
    ("Hogeschool Brabantse Poort", "Tilburg", (Sector.PO, Sector.VO, Sector.MBO)),
    ("Hogeschool Maasdal", "Sittard-Geleen", (Sector.PO, Sector.VO)),
)
# Name and seat.
BEROEPSGROEPEN = (
    ("Lerarenberaad Noord", "Groningen"),
    ("Lerarenberaad Oost", "Zwolle"),
    ("Lerarenberaad Midden", "Utrecht"),
    ("Lerarenberaad West", "Rotterdam"),
    ("Lerarenberaad Zuid", "Eindhoven"),
    ("Netwerk Schoolleiders in de Regio", "Amersfoort"),
    ("Netwerk Onderwijsondersteuners", "Apeldoorn"),
    ("Kring van Docenten mbo", "Amsterdam"),
)
SECTOR_COUNCILS = (
    "Sectorraad primair onderwijs",
    "Sectorraad voortgezet onderwijs",
    "Sectorraad middelbaar beroepsonderwijs",
    "Sectorraad hogescholen",
    "Sectorraad universiteiten",
)
# These speak for the beroepsgroep: one of them sits in every panel.
UNIONS = (
    "Vakbond van Onderwijspersoneel",
    "Christelijke Onderwijsvakbond",
    "Federatie van Vakorganisaties in het Onderwijs",
    "Vereniging van Schoolleiders",
    "Beroepsvereniging van Leraren",
)
MUNICIPALITIES = ("Groningen", "Zwolle", "Utrecht", "Rotterdam", "Eindhoven", "Terneuzen")
OCW = "Ministerie van OCW (demo)"
RE = "Realisatie Eenheid (demo)"


@dataclass(frozen=True, slots=True)
class _Board:
    number: str
    institution: str
    name: str
    sector: Sector
    seat: facts.MunicipalityFact

    @property
    def has_special_schools(self) -> bool:
        """Whether the last of its schools are for special education."""
        return self.name.startswith("Vereniging")

    @property
    def sectors(self) -> list[Sector]:
        """The sectors of its schools."""
        special = [Sector.SO, Sector.VSO] if self.has_special_schools else []
        return [self.sector, *special]


@transaction.atomic
def load_register() -> None:
    """Make the organisations and school locations of the demo; those that are there stay as is."""
    by_name = {fact.name: fact for fact in facts.municipalities()}
    boards = list(_boards(by_name))
    _create(
        _organisation(
            board.name,
            OrganisationKind.SCHOOL_BOARD,
            board.seat,
            board.sectors,
            board_number=board.number,
        )
        for board in boards
    )
    _create(_other_organisations(by_name))
    numbers = [board.number for board in boards]
    keys = dict(
        Organisation.objects.filter(board_number__in=numbers).values_list("board_number", "pk")
    )
    SchoolLocation.objects.bulk_create(
        (row for board in boards for row in _locations(board, keys[board.number])),
        ignore_conflicts=True,
    )


def demo_boards(province: str = "", sector: str = "") -> OrganisationQuerySet:
    """The fictitious school boards, of one province or sector if given, by number."""
    boards = _demo(OrganisationKind.SCHOOL_BOARD).order_by("board_number")
    if province:
        boards = boards.filter(municipality__province=province)
    return boards.filter(sectors__contains=[sector]) if sector else boards


def demo_national_partners() -> OrganisationQuerySet:
    """The fictitious national partners, in the order in which they were made."""
    return _demo(OrganisationKind.NATIONAL_PARTNER).order_by("pk")


def demo_ocw() -> Organisation:
    """The ministry in the demo."""
    return _demo(OrganisationKind.OCW).get(name=OCW)


def _demo(kind: OrganisationKind) -> OrganisationQuerySet:
    return Organisation.objects.filter(origin=Origin.DEMO, kind=kind)


def _boards(by_name: dict[str, facts.MunicipalityFact]) -> Iterator[_Board]:
    for row, seats in enumerate(SEATS.values()):
        for column, (seat, (sector, name)) in enumerate(zip(seats, _BOARD_NAMES, strict=True)):
            index = row * len(_BOARD_NAMES) + column
            letters = ascii_uppercase[-1 - index // 26] + ascii_uppercase[index % 26]
            place = seat.partition(" (")[0]
            yield _Board(
                number=f"{90001 + index}",
                institution=f"98{letters}",
                name=f"{name.format(place=place)} (fictief)",
                sector=sector,
                seat=by_name[seat],
            )


def _other_organisations(by_name: dict[str, facts.MunicipalityFact]) -> Iterator[Organisation]:
    for index, (name, seat, sectors) in enumerate(INSTITUTES):
        code = f"99Z{ascii_uppercase[index]}"
        yield _organisation(
            f"{name} (fictief)",
            OrganisationKind.TEACHER_TRAINING,
            by_name[seat],
            sectors,
            institution_code=code,
        )
    for name, seat in BEROEPSGROEPEN:
        yield _organisation(f"{name} (fictief)", OrganisationKind.BEROEPSGROEP, by_name[seat])
    the_hague = by_name["'s-Gravenhage"]
    for name in (*SECTOR_COUNCILS, *UNIONS):
        yield _organisation(
            f"{name} (fictief)",
            OrganisationKind.NATIONAL_PARTNER,
            the_hague,
            article="de",
            speaks_for_beroepsgroep=name in UNIONS,
        )
    for seat in MUNICIPALITIES:
        yield _organisation(
            f"Gemeente {seat} (fictief)", OrganisationKind.MUNICIPALITY, by_name[seat]
        )
    yield _organisation(OCW, OrganisationKind.OCW, the_hague)
    yield _organisation(RE, OrganisationKind.RE, the_hague, phone="000 000 00 00")


def _organisation(
    name: str,
    kind: OrganisationKind,
    seat: facts.MunicipalityFact,
    sectors: Sequence[Sector] = (),
    **others: str | bool,
) -> Organisation:
    return Organisation(
        name=name,
        kind=kind,
        origin=Origin.DEMO,
        source="demo",
        municipality_id=seat.code,
        place=seat.name.partition(" (")[0],
        sectors=[sector.value for sector in sectors],
        street="Fictielaan 1",
        postcode="0000 AA",
        **others,
    )


def _create(organisations: Iterator[Organisation]) -> None:
    present = set(Organisation.objects.filter(origin=Origin.DEMO).values_list("kind", "name"))
    Organisation.objects.bulk_create(
        row for row in organisations if (row.kind, row.name) not in present
    )


def _locations(board: _Board, board_id: int) -> Iterator[SchoolLocation]:
    """The locations of a board, in its seat and the municipalities around it."""
    kind, number, pupils = _LOCATIONS[board.sector]
    provinces = {fact.code: fact for fact in facts.municipalities()}
    around = [
        near for near in board.seat.neighbours if provinces[near].province == board.seat.province
    ]
    towns = [board.seat.code, *around]
    special = _SPECIAL if board.has_special_schools else {}
    for index in range(number):
        town = provinces[towns[index % len(towns)]]
        yield SchoolLocation(
            code=f"{board.institution}{index:02}",
            name=f"{_SCHOOL_NAMES[index]} (fictief)",
            kind=special.get(index, kind),
            sector=SECTOR_OF[special.get(index, kind)],
            board_id=board_id,
            municipality_id=town.code,
            place=town.name.partition(" (")[0],
            pupils=pupils + 7 * index,
            pupils_year=_COUNTED_IN,
            origin=Origin.DEMO,
            source="demo",
        )
