"""What a criterion of a round says, and the criteria with which a new round begins."""

from __future__ import annotations

from typing import NamedTuple

from applications.models import SectionKind as Part


class CriterionPlan(NamedTuple):
    """A criterion as it is wanted, in the order of the list it is in."""

    title: str
    explanation: str = ""
    sections: tuple[str, ...] = ()
    """The parts of a plan that it is about."""
    is_knock_out: bool = False
    """Whether it bars a definitive status when it is not fully met."""
    about_beroepsgroep: bool = False
    """Whether the beroepsgroep itself is asked about a condition that goes with it."""


# Stored with a round, so in the language of the letters. Source: drawn from the facts known about
# the round of April 2023; the official list was not published.
DEFAULT_CRITERIA = (
    CriterionPlan(
        "De partners zijn compleet",
        "Er doen schoolbesturen, lerarenopleidingen en de beroepsgroep mee.",
        (Part.PARTNERS,),
    ),
    CriterionPlan(
        "De beroepsgroep is aantoonbaar betrokken",
        "Leraren en schoolleiders doen vanaf het begin mee en hebben een volwaardige stem.",
        (Part.BEROEPSGROEP,),
        about_beroepsgroep=True,
    ),
    CriterionPlan(
        "Alle vijf functies zijn uitgewerkt",
        "Werven, matchen, opleiden, begeleiden en professionaliseren.",
        (Part.FUNCTIONS,),
    ),
    CriterionPlan(
        "De afbakening van de regio is duidelijk",
        "Het gebied volgt gemeentegrenzen, of er staat waarom de regio landelijk is.",
        (Part.REGION,),
    ),
    CriterionPlan(
        "Sectoren en omvang staan vast",
        "Duidelijk is welke sectoren meedoen en om hoeveel leerlingen of studenten het gaat.",
        (
            Part.REGION,
            Part.PARTNERS,
        ),
    ),
    CriterionPlan(
        "Het plan is concreet en de resultaten zijn meetbaar",
        "Er staat wat de regio gaat doen en waaraan men ziet of het gelukt is.",
        (
            Part.FUNCTIONS,
            Part.BUDGET,
        ),
    ),
    CriterionPlan(
        "Bestuur en penvoerder zijn geregeld",
        "Duidelijk is wie besluit en wie namens de partners aanvraagt en verantwoordt.",
        (Part.GOVERNANCE,),
    ),
    CriterionPlan(
        "De regio doet mee aan de leeraanpak en de monitoring",
        "De regio deelt ervaringen en geeft gegevens voor onderzoek.",
        (Part.LEARNING,),
    ),
    CriterionPlan(
        "Overlap met andere aanvragen is bekeken",
        "Als aanvragen elkaar raken, staat er of samenvoegen beter is.",
        (Part.REGION,),
    ),
)


def default_criteria() -> tuple[CriterionPlan, ...]:
    """The nine criteria with which a new round begins, in order; in the words of a letter."""
    return DEFAULT_CRITERIA
