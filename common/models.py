"""What every floor may store: PDFs as issued, days that count as holidays, running numbers."""

from __future__ import annotations

import pghistory
import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from pghistory.models import Context


class StoredPdf(models.Model):
    """An immutable PDF with its SHA-256 (hexadecimal, over exactly these bytes)."""

    pdf = models.BinaryField()
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)

    class Meta:
        abstract = True


@pghistory.track()
class EquatedDay(models.Model):
    """A day equated with a public holiday by royal decree. Source: Termijnenwet art. 3(3)."""

    day = models.DateField(_("day"), primary_key=True)
    reason = models.CharField(_("reason"), max_length=150)

    class Meta:
        verbose_name = _("equated day")
        verbose_name_plural = _("equated days")
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"


class Counter(models.Model):
    """The last number given out of a series; only `common.numbering` writes it."""

    name = models.CharField(max_length=30, primary_key=True)
    value = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("counter")
        verbose_name_plural = _("counters")

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


class WhoChanged(Context):
    """A proxy, so that who made a change stands as long as the history of what was changed.

    pghistory writes it anew with each change of the same request, and a request is short.
    """

    class Meta:
        proxy = True
        triggers = [
            pgtrigger.Protect(
                name="who_changed_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.created_at < now() - interval '1 hour'"),
            ),
        ]
