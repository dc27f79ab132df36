"""The files that rows refer to, wherever they are stored: a folder or S3."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from django.apps import apps
from django.core.files import File
from django.core.files.storage import Storage
from django.db.models import FileField

from .archive import sha256_of
from .errors import BackupError


@dataclass(frozen=True)
class Document:
    """A file by its name in the storage of the field that refers to it."""

    field: str
    name: str
    storage: Storage

    @property
    def path(self) -> str:
        """Its place in a backup."""
        return f"documents/{self.field}/{self.name}"

    def put(self, content: IO[bytes]) -> None:
        """Store the content under this very name.

        Raises `BackupError` when another file has that name.
        """
        if self.storage.exists(self.name):
            with self.storage.open(self.name) as present:
                if sha256_of(present) == sha256_of(content):
                    return
            raise BackupError(f"Another file is in the place of {self.path}.")
        self.storage.save(self.name, File(content))


def documents() -> Iterator[Document]:
    """Every file a row refers to. One query for each field with files."""
    for label, field in fields().items():
        rows = field.model._base_manager.exclude(**{field.name: ""})  # noqa: SLF001
        names = rows.order_by(field.name).values_list(field.name, flat=True).distinct()
        for name in names:
            yield Document(label, name, field.storage)


def fields() -> dict[str, FileField]:
    """The fields with files, by `app.Model.field`."""
    return {
        f"{model._meta.label}.{field.name}": field  # noqa: SLF001
        for model in apps.get_models()
        for field in model._meta.get_fields()  # noqa: SLF001
        if isinstance(field, FileField) and field.model is model
    }


def of_path(path: str) -> Document:
    """The document with this place in a backup. Raises `BackupError` when no field has it."""
    _folder, label, name = path.split("/", 2)
    field = fields().get(label)
    if field is None:
        raise BackupError(f"This version of the portal has no place for {path}.")
    return Document(label, name, field.storage)
