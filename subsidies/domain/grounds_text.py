"""The grounds of the law as letters say them, in Dutch: of Awb 4:35, 4:46 and 4:48."""

from __future__ import annotations

from subsidies.models import About, Ground, Shortfall

_AWB = "van de Algemene wet bestuursrecht"
REFUSED_ON = {
    Ground.ACTIVITIES: (
        "Er is een gegronde reden om aan te nemen dat de activiteiten niet of niet helemaal "
        f"doorgaan (artikel 4:35, eerste lid, onder a, {_AWB})."
    ),
    Ground.DUTIES: (
        "Er is een gegronde reden om aan te nemen dat niet wordt voldaan aan de verplichtingen bij "
        f"de subsidie (artikel 4:35, eerste lid, onder b, {_AWB})."
    ),
    Ground.ACCOUNTING: (
        "Er is een gegronde reden om aan te nemen dat geen goede verantwoording wordt afgelegd "
        f"(artikel 4:35, eerste lid, onder c, {_AWB})."
    ),
    Ground.FALSE_DATA: (
        "In de aanvraag staan onjuiste of onvolledige gegevens. Op grond daarvan zou een onjuist "
        f"besluit zijn genomen (artikel 4:35, tweede lid, onder a, {_AWB})."
    ),
    Ground.INSOLVENCY: (
        "Er is een faillissement, surseance van betaling of schuldsanering van de aanvrager, of "
        f"een verzoek daartoe (artikel 4:35, tweede lid, onder b, {_AWB})."
    ),
}
_SHORT = {
    Shortfall.ACTIVITIES: (
        "De activiteiten waarvoor u de subsidie kreeg, zijn of worden niet (helemaal) uitgevoerd",
        "a",
    ),
    Shortfall.DUTIES: ("U hebt niet voldaan aan de verplichtingen bij de subsidie", "b"),
    Shortfall.FALSE_DATA: (
        "Bij de aanvraag zijn onjuiste of onvolledige gegevens verstrekt. Met de juiste gegevens "
        "hadden wij anders besloten",
        "c",
    ),
    Shortfall.WRONG_GRANT: (
        "De subsidie is ten onrechte of voor een te hoog bedrag verleend, en u wist dat of kon dat "
        "weten",
        "d",
    ),
}


RECLAIMED = (
    "Wat zonder recht is betaald, ook als voorschot, kunnen wij terugvorderen (de artikelen 4:57, "
    f"eerste lid, en 4:95, vierde lid, {_AWB})."
)


def ground_sentence(about: str, ground: str) -> str:
    """On which ground something is decided, with where the law says so; empty without one."""
    if not ground:
        return ""
    if about == About.REFUSAL:
        return REFUSED_ON[Ground(ground)]
    words, letter = _SHORT[Shortfall(ground)]
    article = "4:46, tweede lid" if about == About.SETTLING else "4:48, eerste lid"
    return f"{words} (artikel {article}, onder {letter}, {_AWB})."
