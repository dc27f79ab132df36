"""The Dutch words of the API for what the models choose from.

Each has the names of the members of the model, so that `RegioStatus[RegionStatus(value).name]` is
its word, and another word here never changes what is stored.
"""

from enum import Enum


class RegioStatus(Enum):
    """Hoe ver een regio is."""

    IN_OPRICHTING = "in_oprichting"
    VOORLOPIG = "voorlopig"
    DEFINITIEF = "definitief"


class OnderwijsSector(Enum):
    """Basisonderwijs (po), speciaal onderwijs (so), voortgezet speciaal onderwijs (vso), voortgezet
    onderwijs (vo) of middelbaar beroepsonderwijs (mbo).
    """

    PO = "po"
    SO = "so"
    VSO = "vso"
    VO = "vo"
    MBO = "mbo"


class Hoedanigheid(Enum):
    """Als wat een organisatie meedoet in een regio."""

    SCHOOL_BOARD = "schoolbestuur"
    TEACHER_TRAINING = "lerarenopleiding"
    SUPPORT_TRAINING = "opleider_ondersteuners"
    BEROEPSGROEP = "beroepsgroep"
    OTHER = "overig"


class OrganisatieSoort(Enum):
    """Wat voor organisatie het is."""

    SCHOOL_BOARD = "schoolbestuur"
    TEACHER_TRAINING = "lerarenopleiding"
    BEROEPSGROEP = "beroepsgroep"
    NATIONAL_PARTNER = "landelijke_partner"
    OCW = "ministerie"
    RE = "realisatie_eenheid"
    MUNICIPALITY = "gemeente"
    OTHER = "overig"


class RondeSoort(Enum):
    """Wat in een ronde kan worden aangevraagd."""

    VOORLOPER = "voorloper"
    SUBSIDIE = "subsidie"


class RondeStatus(Enum):
    """Of er nu aanvragen in een ronde kunnen worden ingediend."""

    UPCOMING = "aangekondigd"
    OPEN = "open"
    CLOSED = "gesloten"


class PlanOnderdeel(Enum):
    """Een onderdeel van het plan in een aanvraag."""

    OPGAVE = "opgave"
    REGION = "regio"
    PARTNERS = "partners"
    BUILDS_ON = "bestaande_samenwerking"
    FUNCTIONS = "functies"
    BEROEPSGROEP = "beroepsgroep"
    GOVERNANCE = "bestuur"
    LEARNING = "leeraanpak"
    BUDGET = "begroting"
    CONTACT = "projectleider"


class SamenwerkingSoort(Enum):
    """Wat voor bestaande samenwerking het is."""

    RAP = "rap_regio"
    SAMEN_OPLEIDEN = "samen_opleiden"
    ALLIANCE = "regionale_alliantie"
    OTHER = "overig"
