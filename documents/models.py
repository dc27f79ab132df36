"""Documents that people add: each with its versions, of which none is ever overwritten.

What a document belongs to is known on higher floors, which refer to it; they also say who may read
it (docs/decisions/0152-documents-belong-to-what-refers-to-them.md).
"""

from __future__ import annotations

from uuid import uuid4

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common import lengths

from .kinds import FileKind


class Document(models.Model):
    """Something that was added, whatever its newest version is."""

    added_at = models.DateTimeField(_("added at"), default=timezone.now)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return str(self.pk)


class ScanState(models.TextChoices):
    """What a virus scanner made of a version, or that it was not asked yet."""

    WAITING = "waiting", _("being checked for viruses")
    FIT = "fit", _("available")
    INFECTED = "infected", _("not available: a virus was found")


FOLDER = "documents"
"""Where the bytes are stored; nothing else is."""


def place_of(version: Version, name: str) -> str:
    """Where the bytes are stored: under a name of our own, never under that of the file."""
    del version, name
    key = uuid4().hex
    return f"{FOLDER}/{key[:2]}/{key}"


class Version(models.Model):
    """One file as it came in: its bytes, what they are, and who added them.

    `name` is shown and offered, and never a path. `sha256` (hexadecimal) is over exactly the bytes.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    name = models.CharField(_("name"), max_length=lengths.NAME)
    kind = models.CharField(_("kind"), max_length=4, choices=FileKind)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    file = models.FileField(_("file"), upload_to=place_of, max_length=lengths.LINE)
    added_at = models.DateTimeField(_("added at"), default=timezone.now)
    added_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    scan_state = models.CharField(
        _("virus check"), max_length=8, choices=ScanState, default=ScanState.WAITING
    )
    scanned_at = models.DateTimeField(_("checked for viruses at"), null=True, blank=True)
    # What the scanner calls what it found.
    virus = models.CharField(_("virus"), max_length=lengths.LINE, blank=True)

    class Meta:
        verbose_name = _("version of a document")
        verbose_name_plural = _("versions of documents")
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="document_version_once"),
            models.UniqueConstraint(fields=["file"], name="document_file_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="document_version_from_one"),
            models.CheckConstraint(condition=Q(size__gte=1), name="document_is_not_empty"),
            models.CheckConstraint(
                condition=Q(kind__in=FileKind.values), name="document_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(scan_state="infected") | Q(virus=""), name="document_virus_is_named"
            ),
        ]
        indexes = [
            models.Index(
                fields=["scan_state"],
                condition=Q(scan_state="waiting"),
                name="document_waits_for_scan",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="version_stays",
                fields=[
                    "document",
                    "number",
                    "name",
                    "kind",
                    "size",
                    "sha256",
                    "file",
                    "added_at",
                    "added_by",
                ],
            ),
            pgtrigger.Protect(name="version_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_fit(self) -> bool:
        """Whether it may be opened."""
        return self.scan_state == ScanState.FIT
