"""A PDF as it was issued: kept in the database, so that it is backed up with the act it proves."""

from __future__ import annotations

from typing import Any

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def append_only() -> Any:
    """A trigger that lets rows be added, but never changed or removed."""
    return pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


class StoredPdf(models.Model):
    """An immutable PDF with its SHA-256 (hexadecimal, over exactly these bytes)."""

    pdf = models.BinaryField()
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)

    class Meta:
        abstract = True
