"""How the criteria of the demo's rounds are judged, and which of them is a knock-out."""

from __future__ import annotations

from datetime import datetime

from accounts.models import Role
from applications.models import Criterion, Round
from assessments.domain.rubrics import Line, write_rubric
from assessments.models import Rubric

KNOCK_OUT = "De partners zijn compleet"
VOICE_CRITERION = "De beroepsgroep is aantoonbaar betrokken"

# By the title of the criterion: what to look at, and when it is met, partly met or not met.
LINES = {
    KNOCK_OUT: Line(
        "Tel de partijen, en kijk bij elke partij wie mag tekenen. Een toezegging is geen partij.",
        "Er doen besturen, een lerarenopleiding en de beroepsgroep mee.",
        "Alle soorten partijen doen mee, maar een grote partij in het gebied ontbreekt.",
        "Een soort partij ontbreekt.",
    ),
    VOICE_CRITERION: Line(
        "Lees wat leraren en schoolleiders zelf schrijven, en leg dat naast het plan.",
        "Leraren en schoolleiders schreven mee en hebben stemrecht in de stuurgroep.",
        "Zij zijn geraadpleegd, maar hun plaats in de besluiten ligt niet vast.",
        "Zij zijn niet of pas achteraf betrokken.",
    ),
    "Alle vijf functies zijn uitgewerkt": Line(
        "Kijk per functie wat men doet, voor wie, en wie het uitvoert.",
        "Elke functie heeft activiteiten en een resultaat.",
        "Een of twee functies zijn alleen genoemd.",
        "Drie of meer functies zijn alleen genoemd.",
    ),
    "De afbakening van de regio is duidelijk": Line(
        "Leg de kaart naast die van de buren.",
        "Het gebied sluit aan en volgt gemeentegrenzen.",
        "Een gemeente ligt los, of staat ook in een andere aanvraag.",
        "Het is niet duidelijk om welk gebied het gaat.",
    ),
    "Sectoren en omvang staan vast": Line(
        "De aantallen komen uit open data van DUO; vraag alleen naar wat daarvan afwijkt.",
        "De sectoren staan vast en de aantallen kloppen.",
        "De sectoren staan vast, maar de aantallen zijn niet te herleiden.",
        "Het is niet duidelijk welke sectoren meedoen.",
    ),
    "Het plan is concreet en de resultaten zijn meetbaar": Line(
        "Kunt u over twee jaar zien of het gelukt is?",
        "Bij elke functie staat een getal, met een jaar.",
        "Er staan doelen, maar niet overal een getal.",
        "Er staan alleen voornemens.",
    ),
    "Bestuur en penvoerder zijn geregeld": Line(
        "Let op wie besluit als men het niet eens is.",
        "Het is duidelijk wie besluit en wie het geld beheert.",
        "Het is duidelijk wie besluit, maar niet hoe.",
        "Er is niets geregeld.",
    ),
    "De regio doet mee aan de leeraanpak en de monitoring": Line(
        "Het gaat om meedoen, niet om een eigen onderzoek.",
        "De regio zegt toe gegevens te leveren en ervaringen te delen.",
        "De regio zegt een van beide toe.",
        "De regio doet niet mee.",
    ),
    "Overlap met andere aanvragen is bekeken": Line(
        "De Realisatie Eenheid noemt aanvragen die elkaar raken.",
        "Er is geen overlap, of er staat hoe men daarmee omgaat.",
        "Er is overlap, en men is daarover in gesprek.",
        "Er is overlap, en het plan noemt die niet.",
    ),
}


def give_rubric(round_: Round, *, by: Role, at: datetime) -> None:
    """Write how the criteria of a round are judged, as its first version, at a moment."""
    lines = {
        key: LINES[title]
        for key, title in Criterion.objects.filter(round=round_).values_list("pk", "title")
    }
    write_rubric(round_id=round_.pk, lines=lines, reason="", number=0, by=by)
    Rubric.objects.filter(round=round_).update(written_at=at)
