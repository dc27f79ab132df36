"""What a file must be before it is kept: what its name says, whole, and without anything that acts.

Each kind is opened by a library that knows it, and looked at here for what a reader of the file
would run or fetch. What a virus scanner knows stands apart (`documents.domain.scanning`). Which
bounds are kept and why: docs/decisions/0150-what-a-file-must-be.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from common.refusal import Refusal
from documents.kinds import FileKind, kind_by_name

from .base import Unfit
from .office import check_odt, check_ooxml, kind_of_zip
from .pdf import check_pdf
from .pictures import check_picture

__all__ = ["check_content", "kind_of_content"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: Mapping[bytes, FileKind] = {
    b"%PDF-": FileKind.PDF,
    b"\x89PNG\r\n\x1a\n": FileKind.PNG,
    b"\xff\xd8\xff": FileKind.JPG,
}
_CHECKS: Mapping[FileKind, Callable[[BinaryIO], None]] = {
    FileKind.PDF: check_pdf,
    FileKind.DOCX: check_ooxml,
    FileKind.XLSX: check_ooxml,
    FileKind.ODT: check_odt,
    FileKind.PNG: check_picture,
    FileKind.JPG: check_picture,
}


def check_content(name: str, content: BinaryIO) -> FileKind:
    """Return which kind of file `content` is, once it is found fit to be kept as `name`.

    Raises `Refusal` with a sentence that names the file: `kind_not_taken`, `empty`, `encrypted`,
    `broken`, `other_content`, `too_much_inside`, `has_program`, `has_macros`, `loads_from_outside`,
    `picture_too_large`. Where `content` stands afterwards is not said.
    """
    promised = kind_by_name(name)
    if promised is None:
        raise Refusal(
            _(
                "“%(name)s” is not a kind of file that can be added. Choose a PDF, Word (.docx), "
                "Excel (.xlsx) or OpenDocument (.odt) file, or a picture (.png or .jpg)."
            )
            % {"name": name},
            code="kind_not_taken",
        )
    try:
        found = kind_of_content(content)
        if found != promised:
            raise Unfit("other_content")
        content.seek(0)
        _CHECKS[found](content)
    except Unfit as unfit:
        raise Refusal(unfit.sentence % {"name": name}, code=unfit.code) from unfit
    return found


def kind_of_content(content: BinaryIO) -> FileKind | None:
    """Which kind a file is by what it holds; None for another.

    Raises `Unfit` when that can be told but the file cannot be used.
    """
    content.seek(0)
    begin = content.read(8)
    if not begin:
        raise Unfit("empty")
    for signature, kind in _SIGNATURES.items():
        if begin.startswith(signature):
            return kind
    if begin.startswith(_OLE):
        # An Office file with a password is an old-style file around the encrypted new one.
        if "EncryptedPackage".encode("utf-16-le") in content.read():
            raise Unfit("encrypted")
        return None
    return kind_of_zip(content) if begin.startswith(b"PK") else None
