"""The words of subsidies, below everything else of this app: no rows and no rules."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Method(TextChoices):
    """How a ceiling is divided. Source: Awb 4:26."""

    RECEIPT = "volgorde", _("in the order in which complete applications came in")
    POINTS = "rangschikking", _("by rank: the highest joint score first")
    PRO_RATA = "naar_rato", _("pro rata: all the same share of what they ask")
    FIXED = "vast_bedrag", _("a fixed amount each")


class Ties(TextChoices):
    """What decides between applications that rank the same."""

    DRAW = "loting", _("a draw")
    RECEIPT = "ontvangst", _("who was complete first, and then a draw")


class Rest(TextChoices):
    """What the first gets for whom not all is left. Source: Awb 4:25(2), "as far as"."""

    PART = "deel", _("what is left of the ceiling")
    NONE = "niets", _("nothing: the scheme says that a part of the amount is of no use")


class Why(TextChoices):
    """Why an application gets what it gets in a division."""

    ALL = "alles", _("what was asked")
    FIXED = "vast", _("the fixed amount")
    RATIO = "naar_rato", _("its share of the ceiling")
    PART = "deel", _("what was left of the ceiling")
    CEILING = "plafond", _("nothing: the ceiling was reached")
    POINTS = "punten", _("nothing: too few points")
    GROUND = "grond", _("nothing: there is a ground to refuse")
    NOTHING_ASKED = "niets_gevraagd", _("nothing: no amount was asked")


class Ground(TextChoices):
    """On which ground a subsidy is refused. Source: Awb 4:35."""

    ACTIVITIES = "activiteiten", _("the activities will not take place, or not all (4:35, 1a)")
    DUTIES = "verplichtingen", _("the duties of the subsidy will not be met (4:35, 1b)")
    ACCOUNTING = "verantwoording", _("it will not be accounted for properly (4:35, 1c)")
    FALSE_DATA = "onjuiste_gegevens", _("incorrect or incomplete data were supplied (4:35, 2a)")
    INSOLVENCY = "insolventie", _("the applicant is bankrupt or cannot pay (4:35, 2b)")


class Shortfall(TextChoices):
    """On which ground a subsidy is settled or becomes lower. Source: Awb 4:46(2), 4:48(1)."""

    ACTIVITIES = "activiteiten", _("the activities did not take place, or not all (a)")
    DUTIES = "verplichtingen", _("the duties of the subsidy were not met (b)")
    FALSE_DATA = "onjuiste_gegevens", _("incorrect or incomplete data were supplied (c)")
    WRONG_GRANT = "onjuiste_verlening", _("the grant was wrong, as the recipient should know (d)")


class About(TextChoices):
    """What may be decided to the detriment of an applicant, who is heard first.

    Source: Awb 4:12(2), which does not except these from 4:8; 4:57 goes the same way.
    """

    REFUSAL = "weigering", _("refusing the subsidy")
    LOWERING = "verlaging", _("lowering the grant")
    SETTLING = "vaststelling", _("settling the subsidy at a lower amount")
    RECLAIMING = "terugvordering", _("reclaiming what was paid too much")


class Later(TextChoices):
    """What is decided on a subsidy after it was granted."""

    LOWERING = "verlaging", _("grant lowered (Awb 4:48)")
    SETTLING = "vaststelling", _("subsidy settled (Awb 4:42)")
    RECLAIMING = "terugvordering", _("payment reclaimed (Awb 4:57)")


class DutyKind(TextChoices):
    """What a recipient of a subsidy owes. Source: Awb 4:37, 4:45."""

    REPORT = "verslag", _("progress report")
    ACCOUNT = "verantwoording", _("accounting for the subsidy")
    CHANGE = "wijziging", _("notice of a change")
