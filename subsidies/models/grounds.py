"""Grounds to refuse one application whatever is left of the ceiling. Source: Awb 4:35."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Application
from common import lengths
from common.database_guards import ANY, before, refuse_in_either, track_rows

from .choices import Ground

_AT_HAND = """EXISTS (SELECT FROM subsidies_share s JOIN subsidies_division d
    ON d.id = s.division_id WHERE s.application_id = {row}.application_id
    AND d.state IN ('voorbereid', 'besloten'))"""


@track_rows()
class GroundToRefuse(models.Model):
    """Why an application is refused under Awb 4:35; it then takes no part in the division."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="ground_to_refuse")
    ground = models.CharField(_("ground"), max_length=20, choices=Ground)
    reasons = models.CharField(_("reasons"), max_length=lengths.TEXT)
    # Such a refusal is not excepted from hearing the applicant (Awb 4:12, second paragraph).
    zienswijze = models.CharField(
        _("what the applicant answered, and how that was weighed"), max_length=lengths.TEXT
    )
    entered_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("entered at"), default=timezone.now)

    class Meta:
        verbose_name = _("ground to refuse")
        verbose_name_plural = _("grounds to refuse")
        constraints = [
            models.CheckConstraint(condition=Q(ground__in=Ground.values), name="ground_known"),
            models.CheckConstraint(
                condition=~Q(reasons="") & ~Q(zienswijze=""), name="ground_with_reasons_and_answer"
            ),
        ]
        triggers = [
            before(
                "ground_stands_in_division",
                ANY,
                refuse_in_either(_AT_HAND, "ground_stands: a division rests on it"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application}: {self.get_ground_display()}"
