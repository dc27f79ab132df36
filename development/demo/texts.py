"""What the fictitious regions wrote. Dutch, because the portal's users write Dutch.

What names a year is asked for the year in which one applies, so that a plan of 2023 does not tell
of what came later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from applications.models import OnderwijsFunction

F = OnderwijsFunction

# function: (activities, measurable result)
PLANS: dict[OnderwijsFunction, tuple[str, str]] = {
    F.WERVEN: (
        (
            "Wij openen één loket voor iedereen in {area} die leraar wil worden of terug wil "
            "keren in het onderwijs. Het loket belt binnen twee werkdagen terug, voert een "
            "oriëntatiegesprek en regelt een meeloopdag bij een school in de buurt."
        ),
        (
            "Per schooljaar 240 oriëntatiegesprekken, waarvan 90 leiden tot een start als student, "
            "zij-instromer of herintreder."
        ),
    ),
    F.MATCHEN: (
        (
            "De besturen delen hun vacatures in één overzicht. Een matchmaker die bij geen van de "
            "besturen in dienst is, brengt kandidaten en scholen bij elkaar en kijkt eerst naar de "
            "plek waar het tekort het grootst is."
        ),
        "Van de kandidaten van het loket heeft 75 procent binnen drie maanden een passende plek.",
    ),
    F.OPLEIDEN: (
        (
            "De lerarenopleidingen en de opleidingsscholen stemmen hun programma's op elkaar af. "
            "Studenten leren vanaf het eerste jaar op de werkplek en wisselen een keer van sector."
        ),
        (
            "In {in_four_years} volgt iedere student in {area} een programma van Samen "
            "Opleiden; nu is dat 62 procent."
        ),
    ),
    F.BEGELEIDEN: (
        (
            "Iedere starter krijgt drie jaar begeleiding van een opgeleide coach, ook bij kleine "
            "besturen. De coaches vormen samen één team en vervangen elkaar."
        ),
        "Van de starters werkt na drie jaar nog 88 procent in het onderwijs; nu is dat 79 procent.",
    ),
    F.PROFESSIONALISEREN: (
        (
            "Leraren, ondersteuners en schoolleiders bepalen ieder jaar de agenda van de regionale "
            "academie. Scholing staat open voor iedereen, over de grens van een bestuur heen."
        ),
        "Ieder jaar volgt een derde van het personeel scholing bij een andere school dan de eigen.",
    ),
}


# function: (for whom, who carries it out, when)
HOW: dict[OnderwijsFunction, tuple[list[str], str, str]] = {
    F.WERVEN: (["leraren", "ondersteuners"], "Het regionale loket", "Vanaf augustus {next_year}"),
    F.MATCHEN: (["leraren", "ondersteuners"], "De matchmaker", "Vanaf januari {in_two_years}"),
    F.OPLEIDEN: (
        ["leraren"],
        "De lerarenopleidingen en opleidingsscholen",
        "{next_year} tot en met {in_four_years}",
    ),
    F.BEGELEIDEN: (
        ["leraren", "schoolleiders"],
        "Het team van coaches",
        "Vanaf augustus {next_year}",
    ),
    F.PROFESSIONALISEREN: (
        ["leraren", "ondersteuners", "schoolleiders"],
        "De regionale academie",
        "Ieder schooljaar, vanaf {next_year}",
    ),
}


def functions(area: str, year: int) -> dict[str, dict[str, Any]]:
    """What a region that applies in `year` says of each function, as the section stores it."""
    named = {
        "area": area,
        "next_year": year + 1,
        "in_two_years": year + 2,
        "in_four_years": year + 4,
    }
    return {
        function.value: {
            "activities": PLANS[function][0].format(**named),
            "result": PLANS[function][1].format(**named),
            "for_whom": HOW[function][0],
            "carried_out_by": HOW[function][1],
            "period": HOW[function][2].format(**named),
        }
        for function in OnderwijsFunction
    }


@dataclass(frozen=True)
class Say:
    """What a plan tells of the say of teachers and school leaders, each part in line with it."""

    involvement: str
    voice: str
    governance: str


FULL_SAY = Say(
    involvement=(
        "Twaalf leraren en vier schoolleiders hebben in drie bijeenkomsten meegeschreven aan dit "
        "plan. Hun voorstel om starters drie jaar te begeleiden in plaats van één jaar is "
        "overgenomen."
    ),
    voice=(
        "De beroepsgroep heeft twee van de zeven zetels in de stuurgroep, met stemrecht en tijd "
        "die in het rooster vrij staat. Zonder haar instemming stelt de stuurgroep geen jaarplan "
        "vast."
    ),
    governance=(
        "Een stuurgroep van bestuurders, opleiders en beroepsgroep neemt besluiten met twee derde "
        "van de stemmen. De penvoerder beheert het geld en legt ieder kwartaal verantwoording af. "
        "Besturen houden hun eigen bevoegdheden."
    ),
)
# As in 2023: the beroepsgroep was heard, but did not decide, and had not signed (FvOv, 2023).
WEAK_SAY = Say(
    involvement=(
        "Leraren en schoolleiders zijn in twee bijeenkomsten geraadpleegd over dit plan. Wat zij "
        "zeiden over de begeleiding van starters is verwerkt."
    ),
    voice=(
        "Leraren en schoolleiders worden twee keer per jaar geraadpleegd. Over een plaats in de "
        "stuurgroep spreken wij nog met de beroepsgroep."
    ),
    governance=(
        "Een stuurgroep van bestuurders en opleiders neemt besluiten met twee derde van de "
        "stemmen. De penvoerder beheert het geld en legt ieder kwartaal verantwoording af. "
        "Besturen houden hun eigen bevoegdheden."
    ),
)
REPRESENTS = "De leraren en schoolleiders van de scholen in deze regio, via hun vakbonden."
CONFIRMATION = (
    "Wij zitten met twee leden in de stuurgroep, met stemrecht. Onze leden hebben met het plan "
    "ingestemd."
)
LEARNING_APPROACH = (
    "Wij meten twee keer per jaar of we op koers liggen, bespreken de uitkomst met de scholen en "
    "delen in landelijke bijeenkomsten wat werkt en wat niet. We doen mee aan het "
    "monitoronderzoek."
)


def opgave(year: int) -> dict[str, list[dict[str, Any]]]:
    """The task of a region that applies in `year`, counted on 1 October of the year before."""
    counted = year - 1
    return {
        "shortages": [
            {
                "sector": "po",
                "fte_now": Decimal("212.5"),
                "fte_expected": Decimal(340),
                "year": year + 4,
                "source": f"Eigen telling van de besturen, oktober {counted} (fictief)",
            },
            {
                "sector": "vo",
                "fte_now": Decimal(96),
                "fte_expected": Decimal(150),
                "year": year + 4,
                "source": f"Arbeidsmarktraming voor de regio, {counted} (fictief)",
            },
        ],
        "goals": [
            {
                "goal": "Minder lessen zonder bevoegde leraar",
                "measure": (
                    "Hooguit 4 procent van de lessen is onbevoegd gegeven; nu is dat 9 procent."
                ),
                "due": date(year + 3, 8, 1),
            },
            {
                "goal": "Meer starters blijven",
                "measure": "Van de starters werkt na drie jaar nog 88 procent in het onderwijs.",
                "due": date(year + 4, 8, 1),
            },
        ],
        "trainees": [
            {
                "training": training,
                "students": Decimal(students),
                "zij_instromers": Decimal(others),
                "year": counted,
                "source": f"Opgave van de opleiding, oktober {counted} (fictief)",
            }
            for training, students, others in (
                ("Pabo van de regio (fictief)", 124, 31),
                ("Lerarenopleiding tweedegraads (fictief)", 46, 9),
            )
        ],
    }


BUILDS_ON: dict[str, list[dict[str, Any]]] = {
    "collaborations": [
        {
            "kind": "rap",
            "name": "RAP-regio Samen voor de klas (fictief)",
            "since": 2020,
            "until": 2024,
            "source": "Besluit van de regio, 2020 (fictief)",
        },
        {
            "kind": "samen",
            "name": "Opleidingsschool De Brug (fictief)",
            "since": 2017,
            "until": None,
            "source": "Samenwerkingsovereenkomst, 2017 (fictief)",
        },
    ],
}
# function, kind, what for, how many years after one applies, requested, own contribution
_BUDGET = (
    (F.WERVEN, "people", "Loket voor nieuwe leraren", 1, 24500, 6000),
    (F.MATCHEN, "people", "Matchmaker (0,2 fte)", 1, 12000, 4000),
    (F.OPLEIDEN, "people", "Projectleider (0,4 fte)", 1, 32000, 8000),
    (F.BEGELEIDEN, "materials", "Scholing en materiaal van coaches", 2, 8000, 2500),
    (F.PROFESSIONALISEREN, "people", "Vrijgeroosterde tijd van leraren", 2, 12500, 12500),
    (F.PROFESSIONALISEREN, "overhead", "Administratie en verantwoording", 2, 6000, 0),
)


def budget(year: int) -> list[dict[str, Any]]:
    """The budget of a region that applies in `year`."""
    return [
        {
            "function": function.value,
            "kind": kind,
            "description": text,
            "year": year + later,
            "requested": Decimal(requested),
            "own": Decimal(own),
        }
        for function, kind, text, later, requested, own in _BUDGET
    ]


# name, provinces, sectors; invented, see docs/glossary.md for what a region is
PAST_REGIONS: list[tuple[str, str, list[str]]] = [
    ("Wadrand", "Groningen", ["po"]),
    ("Hunzedal", "Drenthe", ["po", "vo"]),
    ("Veenkoloniën", "Groningen", ["vo", "mbo"]),
    ("Friese Meren", "Friesland", ["po"]),
    ("Elfstedenland", "Friesland", ["vo", "mbo"]),
    ("Reestdal", "Drenthe", ["mbo"]),
    ("Salland", "Overijssel", ["po"]),
    ("Twentse Es", "Overijssel", ["vo", "mbo"]),
    ("Vechtstreek", "Overijssel", ["vo"]),
    ("Veluwezoom", "Gelderland", ["po", "vo"]),
    ("Achterhoek-Oost", "Gelderland", ["vo"]),
    ("Betuwe en Waal", "Gelderland", ["po"]),
    ("IJsselvallei", "Gelderland", ["po", "vo", "mbo"]),
    ("Polderrand", "Flevoland", ["po", "vo"]),
    ("Utrechtse Heuvels", "Utrecht", ["po"]),
    ("Vecht en Plassen", "Utrecht", ["vo", "mbo"]),
    ("Noorderkwartier", "Noord-Holland", ["vo"]),
    ("Zaan en Waterland", "Noord-Holland", ["po", "vo"]),
    ("Amstel en Meer", "Noord-Holland", ["po"]),
    ("Gooi en Eem", "Noord-Holland", ["vo"]),
    ("Duinkust", "Zuid-Holland", ["po", "vo"]),
    ("Rijnmond-Noord", "Zuid-Holland", ["vo", "mbo"]),
    ("Eilanden en Delta", "Zuid-Holland", ["po", "vo"]),
    ("Zeeuwse Stromen", "Zeeland", ["po", "vo", "mbo"]),
    ("Baronie en Markiezaat", "Noord-Brabant", ["vo"]),
    ("Meierij", "Noord-Brabant", ["po", "vo"]),
    ("Peelrand", "Noord-Brabant", ["po"]),
    ("Maas en Mergel", "Limburg", ["po", "vo", "mbo"]),
    ("Leudal en Swalm", "Limburg", ["vo"]),
]

WITHDRAWN = (
    "Twee besturen besluiten pas volgend jaar. Tot dan werken wij samen verder zonder status."
)

LACKS_GOVERNANCE = (
    "U schrijft dat een stuurgroep besluit, maar niet wie daarin zitten. Noem de leden, en schrijf "
    "hoeveel stemmen leraren en schoolleiders hebben."
)
LACKS_BUDGET = (
    "De kosten van de bijeenkomsten zijn niet onderbouwd. Verdeel deze regel in zalen, vervanging "
    "van leraren en materiaal."
)

ANSWER = (
    "De stuurgroep heeft haar reglement gewijzigd. Leraren en schoolleiders hebben nu twee van de "
    "zeven zetels, met stemrecht. Zij kiezen zelf wie daar zit."
)
ANSWER_TOO_SHORT = "Leraren en schoolleiders zitten voortaan bij de stuurgroep."
STILL_LACKING = "Schrijf of zij stemrecht hebben, en hoeveel zetels dat zijn."
MET = "De beroepsgroep heeft nu twee zetels met stemrecht in de stuurgroep."

OBJECTION = """\
Wij zijn het niet eens met de voorwaarde. De leraren en schoolleiders kozen in maart al \
twee mensen die meebeslissen in de stuurgroep. Dat staat in het verslag dat wij in april stuurden.
"""
