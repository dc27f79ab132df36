"""That an organisation was reminded of what its panel awaits; once for each step and version."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.database_guards import append_only

from .next_step import Awaits
from .panel import PanelMember


class PanelReminder(models.Model):
    """The claim on reminding an organisation, written with the mail: nobody is reminded twice."""

    member = models.ForeignKey(PanelMember, models.CASCADE, related_name="+")
    what = models.CharField(_("what is awaited"), max_length=10, choices=Awaits)
    # Of the joint outcome.
    version = models.PositiveIntegerField()
    # So many days after it was asked.
    days = models.PositiveSmallIntegerField()
    reminded_at = models.DateTimeField(_("reminded at"), default=timezone.now)

    class Meta:
        verbose_name = _("reminder of a panel")
        verbose_name_plural = _("reminders of panels")
        constraints = [
            models.UniqueConstraint(
                fields=["member", "what", "version", "days"], name="panel_reminded_once"
            ),
        ]
        triggers = [append_only()]

    def __str__(self) -> str:
        return f"{self.member}: {self.days}"
