"""Grounds to refuse one application whatever is left of the ceiling. Source: Awb 4:35."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Application
from assessments.models.acting_guards import acts_for_re
from assessments.models.heard import not_heard
from common import lengths
from common.database_guards import (
    ANY,
    WRITE,
    before,
    refuse_in_either,
    refuse_when,
    track_rows,
)

from .choices import Ground

_AT_HAND = """EXISTS (SELECT FROM subsidies_share s JOIN subsidies_division d
    ON d.id = s.division_id WHERE s.application_id = {row}.application_id
    AND d.state IN ('voorbereid', 'besloten'))"""


def _tells_first() -> pgtrigger.Trigger:
    """Who is refused on it was told so, and responded or let the term pass (Awb 4:8, 4:12)."""
    still_open = not_heard("h", letter="letter_id", at="NEW.entered_at")
    return before(
        "ground_tells_first",
        WRITE,
        refuse_when(
            f"""NEW.dropped_at IS NULL AND NOT EXISTS (SELECT FROM subsidies_hearing h
            WHERE h.id = NEW.hearing_id AND h.application_id = NEW.application_id
            AND h.about = 'weigering' AND h.ground = NEW.ground AND h.dropped_at IS NULL
            AND NOT ({still_open}))""",
            "ground_hearing: the applicant was not heard about this ground",
        ),
    )


class GroundQuerySet(models.QuerySet["GroundToRefuse"]):
    """Lists of grounds to refuse."""

    def standing(self) -> GroundQuerySet:
        """Those that were not dropped."""
        return self.filter(dropped_at=None)

    def of_person(self, user_id: int) -> GroundQuerySet:
        """Those that a person ever entered or dropped, or intended: also when another wrote since.

        Read from the history, so that nobody escapes the four eyes by having it saved again.
        """
        by = Q(events__entered_by__user=user_id) | Q(events__dropped_by__user=user_id)
        return self.filter(by | Q(hearing__intended_by__user=user_id)).distinct()


@track_rows()
class GroundToRefuse(models.Model):
    """Why an application is refused under Awb 4:35; it then takes no part in the division.

    One that was dropped stays, with who dropped it, and counts for nothing.
    """

    application = models.OneToOneField(Application, models.PROTECT, related_name="ground_to_refuse")
    ground = models.CharField(_("ground"), max_length=20, choices=Ground)
    reasons = models.CharField(_("reasons"), max_length=lengths.TEXT)
    # Such a refusal is not excepted from hearing the applicant (Awb 4:12, second paragraph).
    hearing = models.OneToOneField(
        "subsidies.Hearing", models.PROTECT, null=True, blank=True, related_name="ground_to_refuse"
    )
    weighing = models.CharField(_("how the response was weighed"), max_length=lengths.TEXT)
    entered_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("entered at"), default=timezone.now)
    dropped_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    dropped_at = models.DateTimeField(_("dropped at"), null=True, blank=True)

    objects = GroundQuerySet.as_manager()

    class Meta:
        verbose_name = _("ground to refuse")
        verbose_name_plural = _("grounds to refuse")
        constraints = [
            models.CheckConstraint(condition=Q(ground__in=Ground.values), name="ground_known"),
            models.CheckConstraint(
                condition=Q(dropped_by=None, dropped_at=None)
                | Q(dropped_by__isnull=False, dropped_at__isnull=False),
                name="ground_dropped_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(reasons="") & ~Q(weighing=""), name="ground_with_reasons_and_answer"
            ),
        ]
        triggers = [
            before(
                "ground_stands_in_division",
                ANY,
                refuse_in_either(_AT_HAND, "ground_stands: a division rests on it"),
            ),
            _tells_first(),
            acts_for_re(
                "ground_by_re",
                ("entered_by_id", "entered_at"),
                ("dropped_by_id", "dropped_at"),
                application="NEW.application_id",
            ),
            pgtrigger.Protect(name="ground_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.application}: {self.get_ground_display()}"

    @property
    def stands(self) -> bool:
        """Whether it was not dropped."""
        return self.dropped_at is None
