"""How the criteria of a round are judged, in versions: cases keep the one they began with.

See docs/decisions/0218-a-rubric-has-versions-and-a-case-keeps-its-own.md.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Criterion, Round
from common import lengths
from common.database_guards import track_rows
from regions.models import Organisation
from regions.models.register import sectors_field

from . import panel_guards


@track_rows()
class Rubric(models.Model):
    """A version of how the criteria of a round are judged."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="rubrics")
    number = models.PositiveSmallIntegerField(_("version"))
    # Why it differs from the one before, once a panel had begun.
    reason = models.CharField(_("reason"), blank=True, max_length=lengths.NOTE)
    written_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written at"), default=timezone.now)

    class Meta:
        verbose_name = _("rubric")
        verbose_name_plural = _("rubrics")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="rubric_number_once"),
        ]
        triggers = [panel_guards.rubric_in_use_stays("id")]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def by_criterion(self) -> Mapping[int, RubricLine]:
        """Its lines, by the key of their criterion; no query when they were read."""
        return {line.criterion_id: line for line in self.lines.all()}


@track_rows()
class RubricLine(models.Model):
    """What a version says about one criterion: guidance, and what each verdict means."""

    rubric = models.ForeignKey(Rubric, models.CASCADE, related_name="lines")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="+")
    guidance = models.CharField(_("guidance"), blank=True, max_length=lengths.TEXT)
    # Named after the verdicts, which are read by name.
    voldoet = models.CharField(_("when it is met"), blank=True, max_length=lengths.NOTE)
    deels = models.CharField(_("when it is partly met"), blank=True, max_length=lengths.NOTE)
    niet = models.CharField(_("when it is not met"), blank=True, max_length=lengths.NOTE)

    class Meta:
        verbose_name = _("line of a rubric")
        verbose_name_plural = _("lines of rubrics")
        constraints = [
            models.UniqueConstraint(fields=["rubric", "criterion"], name="rubric_line_once"),
        ]
        triggers = [panel_guards.rubric_in_use_stays("rubric_id")]

    def __str__(self) -> str:
        return f"{self.rubric}: {self.criterion}"


class RoundJudge(models.Model):
    """An organisation that judges in a round: all applications, or those about some sectors."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="judges")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    # Empty: applications about any sector.
    sectors = sectors_field(blank=True, default=list)

    class Meta:
        verbose_name = _("organisation that judges in a round")
        verbose_name_plural = _("organisations that judge in a round")
        constraints = [
            models.UniqueConstraint(fields=["round", "organisation"], name="round_judge_once"),
        ]

    def __str__(self) -> str:
        return str(self.organisation)
