"""The parts of a plan by name, for what a round says about them too."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SectionKind(models.TextChoices):
    """The parts of a plan, in the order of the task list."""

    OPGAVE = "opgave", _("The task of the region")
    REGION = "region", _("The region")
    PARTNERS = "partners", _("Partners")
    BUILDS_ON = "builds_on", _("Existing partnerships")
    FUNCTIONS = "functions", _("The five functions")
    BEROEPSGROEP = "beroepsgroep", _("Involvement of the beroepsgroep")
    GOVERNANCE = "governance", _("Governance")
    LEARNING = "learning", _("Learning approach")
    BUDGET = "budget", _("Budget")
    CONTACT = "contact", _("Project leader")


ALWAYS_ASKED = (SectionKind.REGION, SectionKind.PARTNERS)
"""Without these there is no application: who asks, with whom, and for where."""


def all_sections() -> list[str]:
    """What a round asks unless an administrator chose otherwise."""
    return list(SectionKind.values)
