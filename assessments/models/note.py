"""What people of the Realisatie Eenheid write down for each other about a case, and ask each other.

Never shown to anybody else: not a part of the case that applicants, assessors or a court get.
"""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Application
from common import lengths

from .impartiality import is_involved


class NoteQuerySet(models.QuerySet["Note"]):
    """Lists of notes."""

    def visible_to(self, role: Role | None) -> NoteQuerySet:
        """Those of cases that somebody of the Realisatie Eenheid may read."""
        if role is None or not role.is_current or not role.is_re:
            return self.none()
        seen = self.filter(application__in=Application.objects.visible_to(role))
        return seen.filter(~is_involved(role, "application__"))

    def to_do(self) -> NoteQuerySet:
        """Tasks that are not done yet."""
        return self.filter(assigned_to__isnull=False, done_at=None)


class Note(models.Model):
    """A note; a task when it asks somebody to do something by a day."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="notes")
    text = models.CharField(_("note"), max_length=lengths.NOTE)
    written_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written at"), default=timezone.now)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    done_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(assigned_to=None, due_on=None, done_at=None)
                | Q(assigned_to__isnull=False, due_on__isnull=False),
                name="task_has_somebody_and_a_day",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="task_done_by_somebody",
            ),
        ]
        # A note says for itself who wrote it and when it was done, so it needs no history.
        triggers = [
            pgtrigger.Protect(name="note_stays", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="note_stays_as_written", exclude=["done_by", "done_at"]),
            pgtrigger.Protect(
                name="done_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__done_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.text
