"""How an assessment was before it was changed, and who of an organisation judges a case."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common import lengths
from common.database_guards import append_only, track_rows

from . import panel_guards
from .panel import Assessment, PanelMember, Verdict


class EarlierAssessment(models.Model):
    """An assessment as it was handed in, until its organisation changed it; kept for ever.

    Who may read the assessment may read this: it is only reached from there.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="earlier")
    number = models.PositiveSmallIntegerField(_("version"))
    author = models.ForeignKey(Role, models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(_("handed in at"))
    remark = models.CharField(_("general remark"), blank=True, max_length=lengths.TEXT)
    # Of each criterion: its title, verdict and reasons, in the order of the round.
    judgements = models.JSONField(_("judgements"))
    # Why the next version took its place.
    reason = models.CharField(_("reason for the next version"), max_length=lengths.NOTE)
    # Whether its organisation could read what others judged when it made the next version.
    after_reading = models.BooleanField(_("revised after reading the others"), default=False)

    class Meta:
        verbose_name = _("earlier version of an assessment")
        verbose_name_plural = _("earlier versions of assessments")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "number"], name="earlier_number_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="earlier_with_reason"),
        ]
        triggers = [append_only()]

    def __str__(self) -> str:
        return f"{self.assessment}, {self.number}"

    @property
    def verdicts(self) -> list[tuple[str, str, str]]:
        """Of each criterion the title, the verdict in words and the reasons."""
        return [
            (row["title"], str(Verdict(row["verdict"]).label), row["reasons"])
            for row in self.judgements
        ]


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Lists of assignments."""

    def current(self) -> AssignmentQuerySet:
        """Those that count: not ended, and of somebody who still assesses."""
        return self.filter(
            ended_at__isnull=True, role__ended_at__isnull=True, role__user__is_active=True
        )


@track_rows()
class Assignment(models.Model):
    """That one person of an organisation judges a case; the others do not, unless it is ended."""

    member = models.ForeignKey(PanelMember, models.CASCADE, related_name="assignments")
    role = models.ForeignKey(Role, models.PROTECT, related_name="+")
    assigned_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(_("assigned at"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=Q(ended_at=None), name="assigned_to_one"
            ),
        ]
        triggers = [panel_guards.assigned_in_organisation()]

    def __str__(self) -> str:
        return f"{self.member}: {self.role}"


class Coordinator(models.Model):
    """An assessor who divides the cases of the organisation among its assessors."""

    role = models.OneToOneField(Role, models.CASCADE, related_name="+")
    named_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    named_at = models.DateTimeField(_("named at"), default=timezone.now)

    class Meta:
        verbose_name = _("coordinator of an assessing organisation")
        verbose_name_plural = _("coordinators of assessing organisations")

    def __str__(self) -> str:
        return str(self.role)


def coordinates(role: Role | None) -> bool:
    """Whether somebody divides the cases of the own organisation; one query."""
    return (
        role is not None and role.is_current and Coordinator.objects.filter(role=role.pk).exists()
    )
