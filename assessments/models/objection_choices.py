"""Where an objection stands, how it came in, and what can be decided on it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ObjectionState(models.TextChoices):
    """Where an objection stands; `assessments.objection_workflow` says how it moves."""

    ONTVANGEN = "ontvangen", _("received")
    VOORGESTELD = "voorgesteld", _("decision proposed")
    BESLOTEN = "besloten", _("decided on")
    INGETROKKEN = "ingetrokken", _("withdrawn")


OPEN_OBJECTION = (ObjectionState.ONTVANGEN, ObjectionState.VOORGESTELD)


class ObjectionOutcome(models.TextChoices):
    """What is decided on an objection. Source: Awb 6:6, 6:11, 7:11."""

    NIET_ONTVANKELIJK = "niet_ontvankelijk", _("inadmissible")
    ONGEGROND = "ongegrond", _("unfounded")
    DEELS_GEGROND = "deels_gegrond", _("partly founded")
    GEGROND = "gegrond", _("founded")


FOUNDED = (ObjectionOutcome.DEELS_GEGROND, ObjectionOutcome.GEGROND)


class Way(models.TextChoices):
    """How an objection came in."""

    POST = "post", _("by post")
    ONLINE = "digitaal", _("digitally, outside the portal")
    PORTAL = "portaal", _("in the portal")


class NoHearing(models.TextChoices):
    """Why nobody was heard. Source: Awb 7:3."""

    INADMISSIBLE = "kennelijk_niet_ontvankelijk", _("it is plainly inadmissible (7:3, under a)")
    UNFOUNDED = "kennelijk_ongegrond", _("it is plainly unfounded (7:3, under b)")
    RENOUNCED = "afgezien", _("whoever objects said not to want it (7:3, under c)")
    SILENT = "geen_antwoord", _("whoever objects did not say in time to want it (7:3, under d)")
    MET = "tegemoetgekomen", _("it is met in full, and harms nobody else (7:3, under e)")


# These reasons go with one outcome.
UNHEARD_ONLY = {
    NoHearing.INADMISSIBLE: ObjectionOutcome.NIET_ONTVANKELIJK,
    NoHearing.UNFOUNDED: ObjectionOutcome.ONGEGROND,
    NoHearing.MET: ObjectionOutcome.GEGROND,
}
