"""That the applicant was told that a decision takes longer, and until when (Awb 4:14)."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common import lengths
from common.database_guards import append_only, before, refuse_unless_now, refuse_when
from correspondence.models import Letter, not_mandated

from .application import Application


def _told_in_time() -> pgtrigger.Trigger:
    """Of what is not decided on, with a later day than the last one, by who is mandated."""
    lacks = not_mandated(
        role="NEW.told_by_id",
        kind="'verdaging'::text",
        at="NEW.told_at",
        application="NEW.application_id",
    )
    return before(
        "delay_told_in_time",
        pgtrigger.Insert,
        refuse_when("NEW.letter_id IS NOT NULL", "delay_starts: its letter follows"),
        refuse_when(
            """NOT EXISTS (SELECT FROM applications_application a WHERE a.id = NEW.application_id
            AND a.state IN ('ingediend', 'in_beoordeling')
            AND NEW.new_day > COALESCE(a.postponed_to, a.decide_by))""",
            "delay_later: it is not decided on yet, and the new day is later",
        ),
        refuse_when(lacks, "delay_mandate: who tells it is not mandated"),
        refuse_unless_now("told_at", "delay_now: it is told now"),
    )


class Delay(models.Model):
    """The applicant was told once that it is decided by `new_day` and not by the last day."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="delay")
    new_day = models.DateField(_("decided at the latest on"))
    reasons = models.CharField(_("why it takes longer"), max_length=lengths.TEXT)
    told_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    told_at = models.DateTimeField(_("told at"), default=timezone.now)
    # With it the applicant knows; only then the term moves, if it does.
    letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="delay"
    )

    class Meta:
        verbose_name = _("notice of a delay")
        verbose_name_plural = _("notices of delays")
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="delay_has_reasons"),
        ]
        triggers = [append_only(but_noting=["letter_id"]), _told_in_time()]

    def __str__(self) -> str:
        return f"{self.application}: {self.new_day}"
