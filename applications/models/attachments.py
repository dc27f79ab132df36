"""Documents that belong to a section of a plan."""

from __future__ import annotations

from typing import Any

import pghistory
import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.models import Version

from .guards import attached_only_when_open
from .plan import Section


class AttachmentManager(models.Manager["Attachment"]):
    """Attachments that are there now."""

    def get_queryset(self) -> models.QuerySet[Attachment]:
        """Leave out what was taken off."""
        return super().get_queryset().filter(removed_at__isnull=True)


@pghistory.track()
class Attachment(models.Model):
    """A document with a section; `version` is the one that counts now.

    What was taken off stays, because a submission may refer to it.
    """

    section = models.ForeignKey(Section, models.CASCADE, related_name="attachments")
    version = models.OneToOneField(Version, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("added at"), default=timezone.now)
    removed_at = models.DateTimeField(_("taken off at"), null=True, blank=True)

    objects = AttachmentManager()
    including_removed: models.Manager[Any] = models.Manager()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["pk"]
        triggers = [
            attached_only_when_open(),
            pgtrigger.ReadOnly(name="attachment_stays", fields=["section", "added_at"]),
        ]

    def __str__(self) -> str:
        return self.version.name
