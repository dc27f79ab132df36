"""Taking a file in: checked, stored under a name of our own, and scanned if there is a scanner."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import file_digest
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common import lengths
from common.jobs import enqueue
from common.refusal import Refusal
from documents.kinds import FileKind
from documents.models import Document, ScanState, Version

# Also what turns the direction of writing, by which "exe.pdf" can be made to look like "fdp.exe".
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def shown_name(name: str) -> str:
    """Return the name of a file as it is shown: the last part of a path, on one line, not longer
    than fits. What it ends in stays.
    """
    plain = " ".join(_UNSHOWN.sub("", name.replace("\\", "/").rsplit("/", 1)[-1]).split())
    stem, dot, ending = plain.rpartition(".")
    return (
        plain
        if len(plain) <= lengths.NAME
        else stem[: lengths.NAME - len(ending) - 1] + dot + ending
    )


@dataclass(frozen=True)
class CheckedFile:
    """A file that was found fit to be kept; `sha256` (hexadecimal) is over exactly its bytes."""

    name: str
    kind: FileKind
    size: int
    sha256: str
    upload: UploadedFile[Any]


def checked(upload: UploadedFile[Any]) -> CheckedFile:
    """Look into `upload`, which can take seconds: before a lock is taken.

    Raises `Refusal` (`too_large`, and those of `check_content`).
    """
    # What opens files takes some ten megabytes, which most processes never need.
    from documents.checks import check_content

    name, size = shown_name(upload.name or ""), upload.size or 0
    _refuse_too_large(name, size)
    content: Any = upload.file
    kind = check_content(name, content)
    content.seek(0)
    sha256 = file_digest(content, "sha256").hexdigest()
    content.seek(0)
    return CheckedFile(name=name, kind=kind, size=size, sha256=sha256, upload=upload)


@transaction.atomic
def add(
    *,
    file: CheckedFile,
    by: Role,
    document: Document | None = None,
    among: Iterable[Version] = (),
) -> Version:
    """Keep `file` as a new document, or as the next version of `document`.

    The same bytes under the same name as one `among` versions, or as the newest of `document`, are
    not kept twice: that one is returned. Whether `by` may is known to who calls.
    """
    newest = None
    if document is not None:
        document = Document.objects.select_for_update().get(pk=document.pk)
        newest = document.versions.order_by("-number").first()
    for one in [*among, *([newest] if newest else [])]:
        if (one.sha256, one.name) == (file.sha256, file.name):
            return one
    version = Version.objects.create(
        document=document or Document.objects.create(),
        number=newest.number + 1 if newest else 1,
        name=file.name,
        kind=file.kind,
        size=file.size,
        sha256=file.sha256,
        file=file.upload,
        added_by=by,
        scan_state=ScanState.WAITING if settings.CLAMD_ADDRESS else ScanState.FIT,
    )
    if version.scan_state == ScanState.WAITING:
        enqueue("documents.tasks.scan", version.pk)
    return version


def _refuse_too_large(name: str, size: int) -> None:
    if size > settings.DOCUMENT_MAX_BYTES:
        raise Refusal(
            _(
                "“%(name)s” is %(size)s. A document can be at most %(most)s. Save it smaller, or "
                "divide it in two."
            )
            % {
                "name": name,
                "size": filesizeformat(size),
                "most": filesizeformat(settings.DOCUMENT_MAX_BYTES),
            },
            code="too_large",
        )
