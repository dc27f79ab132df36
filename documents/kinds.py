"""Which kinds of files are taken."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileKind(models.TextChoices):
    """A kind of file that is taken; its value is how a name of it ends."""

    PDF = "pdf", _("PDF")
    DOCX = "docx", _("Word document")
    XLSX = "xlsx", _("Excel workbook")
    ODT = "odt", _("OpenDocument text")
    PNG = "png", _("PNG picture")
    JPG = "jpg", _("JPEG picture")

    @property
    def media_type(self) -> str:
        """What a browser is told that it is."""
        return MEDIA_TYPES[self]


_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES: Mapping[FileKind, str] = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: f"{_OFFICE}.wordprocessingml.document",
    FileKind.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    FileKind.ODT: "application/vnd.oasis.opendocument.text",
    FileKind.PNG: "image/png",
    FileKind.JPG: "image/jpeg",
}
ENDINGS: Mapping[str, FileKind] = {**{kind.value: kind for kind in FileKind}, "jpeg": FileKind.JPG}
"""The ends of names that are taken, without the dot and in small letters."""


def kind_by_name(name: str) -> FileKind | None:
    """The kind that the end of a name promises; None when it promises no kind that is taken."""
    return ENDINGS.get(PurePath(name).suffix.removeprefix(".").lower())


def endings() -> str:
    """The ends of names that are taken, as a browser wants them: ".pdf,.docx"."""
    return ",".join(f".{ending}" for ending in ENDINGS)
