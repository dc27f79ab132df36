"""The free text of letters in versions: written by one person, approved by another."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common import lengths
from common.database_guards import append_only, before, refuse_when

_FOUR_EYES = """NEW.approved_by_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM accounts_role a, accounts_role w
    WHERE a.id = NEW.approved_by_id AND w.id = NEW.written_by_id
    AND a.kind = 're_lead' AND a.ended_at IS NULL AND a.user_id <> w.user_id)"""


class LetterWordingQuerySet(models.QuerySet["LetterWording"]):
    """Lists of versions."""

    def in_force(self) -> LetterWordingQuerySet:
        """What was approved, the newest first; the first of a kind holds."""
        return self.filter(approved_at__isnull=False).order_by("-version")

    def proposed(self) -> LetterWordingQuerySet:
        """What waits for approval."""
        return self.filter(approved_at=None, dropped_at=None)


class LetterWording(models.Model):
    """A version of the free text of a kind of letter (`wording_kinds`), all its blocks together.

    It never changes. In force from its approval until the next version; letters that were issued
    stay as they are and name theirs.
    """

    kind = models.CharField(_("kind"), max_length=30)
    version = models.PositiveIntegerField(_("version"))
    opening = models.CharField(_("Opening"), max_length=lengths.NOTE, blank=True)
    explanation = models.CharField(_("What happens now"), max_length=lengths.TEXT, blank=True)
    contact = models.CharField(_("Whom to ask"), max_length=lengths.NOTE, blank=True)
    closing = models.CharField(_("Closing"), max_length=lengths.NOTE, blank=True)
    written_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written at"), default=timezone.now)
    approved_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    dropped_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    dropped_at = models.DateTimeField(_("dropped at"), null=True, blank=True)

    objects = LetterWordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of letters")
        verbose_name_plural = _("texts of letters")
        ordering = ["kind", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "version"], name="wording_version_once"),
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(approved_at=None, dropped_at=None),
                name="wording_one_proposal",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False, dropped_at=None),
                name="wording_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(dropped_at=None, dropped_by=None)
                | Q(dropped_at__isnull=False, dropped_by__isnull=False),
                name="wording_dropped_by_somebody",
            ),
        ]
        triggers = [
            append_only(
                but_noting=["approved_by_id", "approved_at", "dropped_by_id", "dropped_at"]
            ),
            before(
                "wording_four_eyes",
                pgtrigger.Insert | pgtrigger.Update,
                refuse_when(
                    _FOUR_EYES, "wording_four_eyes: a lead who did not write it approves it"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"
