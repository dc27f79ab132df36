"""The letters that make a decision on a subsidy known: the first one, and those that correct it."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models import Correction
from common.database_guards import append_only, before, refuse_when
from correspondence import mandate_kinds
from correspondence.models import Letter, not_mandated

from .division import Share
from .later import LaterDecision


class SubsidyLetter(models.Model):
    """That a letter makes a decision known: that on the application, or the `later` one."""

    share = models.ForeignKey(Share, models.PROTECT, related_name="subsidy_letters")
    later = models.ForeignKey(
        LaterDecision, models.PROTECT, null=True, blank=True, related_name="subsidy_letters"
    )
    letter = models.OneToOneField(Letter, models.PROTECT, related_name="subsidy_letter")

    class Meta:
        verbose_name = _("letter about a subsidy")
        verbose_name_plural = _("letters about subsidies")
        ordering = ["pk"]
        triggers = [
            append_only(),
            before(
                "subsidy_letter_of_its_decision",
                pgtrigger.Insert,
                refuse_when(
                    """NOT EXISTS (SELECT FROM subsidies_share s
                    LEFT JOIN subsidies_laterdecision d ON d.id = NEW.later_id
                    WHERE s.id = NEW.share_id AND s.letter_id IS NOT NULL AND
                    (NEW.later_id IS NULL OR d.share_id = s.id AND d.letter_id IS NOT NULL))""",
                    "subsidy_letter: this was not made known",
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.letter)

    @property
    def known(self) -> Share | LaterDecision:
        """What it makes known."""
        return self.later or self.share


_CASE = """(SELECT s.application_id FROM subsidies_subsidyletter l
    JOIN subsidies_share s ON s.id = l.share_id WHERE l.letter_id = NEW.letter_id)"""
_LACKS = not_mandated(
    role="NEW.issued_by_id",
    kind=f"'{mandate_kinds.SUBSIDY}'",
    at="NEW.issued_at",
    application=_CASE,
)


class CorrectionOfSubsidy(Correction):
    """A proxy, so that this trigger belongs to this app and not to that of corrections."""

    class Meta:
        proxy = True
        triggers = [
            before(
                "correction_of_subsidy_mandated",
                pgtrigger.Update,
                refuse_when(
                    f"NEW.issued_at IS NOT NULL AND {_CASE} IS NOT NULL AND {_LACKS}",
                    "correction_mandate: who issues it is not mandated",
                ),
            )
        ]
