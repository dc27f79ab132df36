"""Panels under a name, kept with a round: who is asked again and again."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from applications.models import Round
from common import lengths
from regions.models import Organisation


class PanelTemplate(models.Model):
    """The organisations of a panel to be, to begin with; who is in a panel is told by the panel."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="panel_templates")
    name = models.CharField(_("name"), max_length=lengths.NAME)
    organisations = models.ManyToManyField(Organisation, related_name="+")

    class Meta:
        verbose_name = _("template of a panel")
        verbose_name_plural = _("templates of panels")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint("round", Lower("name"), name="panel_template_name_once"),
        ]

    def __str__(self) -> str:
        return self.name
