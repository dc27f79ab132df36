"""A case as a file to keep: what one person may see of it at a moment, as PDF and as ZIP."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Application


class CaseFileQuerySet(models.QuerySet["CaseFile"]):
    """Lists of files."""

    def visible_to(self, role: Role | None) -> CaseFileQuerySet:
        """Nobody's but one's own, in the role in which one asked for it."""
        return self.none() if role is None or not role.is_current else self.filter(role=role)


class CaseFile(models.Model):
    """A file that somebody asked for, empty until a worker has made it.

    A copy of what stands elsewhere, for one role, removed within a day or so: no history is kept
    of it (docs/decisions/0116-a-case-as-a-file.md).
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="+")
    role = models.ForeignKey(Role, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    made_at = models.DateTimeField(_("made at"), null=True, blank=True)
    pdf = models.BinaryField(null=True)
    archive = models.BinaryField(null=True)

    objects = CaseFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("application as a file")
        verbose_name_plural = _("applications as files")
        constraints = [
            models.UniqueConstraint(fields=["application", "role"], name="case_file_once"),
            models.CheckConstraint(
                condition=Q(made_at__isnull=True, pdf__isnull=True, archive__isnull=True)
                | Q(made_at__isnull=False, pdf__isnull=False, archive__isnull=False),
                name="case_file_whole_or_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}, {self.role_id}"
