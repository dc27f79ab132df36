"""Office files, which are ZIP archives of XML: OOXML (docx, xlsx) and OpenDocument (odt)."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from documents.kinds import MEDIA_TYPES, FileKind

from .base import Unfit

MOST_PARTS = 5_000
MOST_BYTES = 200 * 1024 * 1024
# Text may shrink a hundredfold; what shrinks more, and is large, was made to.
HIGHEST_RATIO = 200
SMALL = 1024 * 1024

_ODT = MEDIA_TYPES[FileKind.ODT]
_CONTENTS = "[Content_Types].xml"
_BY_MAIN_PART = {"word/document.xml": FileKind.DOCX, "xl/workbook.xml": FileKind.XLSX}
_MACROS = ("vbaproject.bin", "vbadata.xml", "vbaprojectsignature.bin")
_MACRO_FOLDERS = ("basic/", "scripts/", "xl/macrosheets/", "xl/dialogsheets/")
_PROGRAM_FOLDERS = ("word/activex/", "xl/activex/", "object ", "objectreplacements/object ole")
_PROGRAMS = (".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".jar", ".scr", ".msi", ".lnk")
# A chart in a text carries its workbook along; that is looked at as if it came by itself.
_EMBEDDED = (".xlsx", ".docx")
DEEPEST = 2
_LOADING = ("attachedTemplate", "oleObject", "frame", "subDocument", "afChunk")


def kind_of_zip(content: BinaryIO) -> FileKind | None:
    """Which kind of office file an archive is; None for another archive.

    Raises `Unfit` (`broken`) for what is no whole archive.
    """
    with _opened(content) as archive:
        names = set(archive.namelist())
        if "mimetype" in names:
            info = archive.getinfo("mimetype")
            said = archive.read(info) if info.file_size < len(_ODT) + 2 else b""
            return FileKind.ODT if said.strip() == _ODT.encode() else None
        if _CONTENTS not in names:
            return None
        return next((kind for part, kind in _BY_MAIN_PART.items() if part in names), None)


def check_ooxml(content: BinaryIO, depth: int = 0) -> None:
    """Raise `Unfit` unless this docx or xlsx is whole and nothing in it acts.

    `depth` is in how many others it stands.
    """
    if depth > DEEPEST:
        raise Unfit("too_much_inside")
    with _opened(content) as archive:
        _check_parts(archive)
        if b"macroEnabled" in archive.read(_CONTENTS):
            raise Unfit("has_macros")
        for info in archive.infolist():
            if _is_embedded(info.filename):
                check_ooxml(BytesIO(archive.read(info)), depth + 1)
            elif info.filename.endswith(".rels"):
                _check_relations(archive, info)
            elif info.filename.endswith(".xml"):
                _check_xml(archive, info)


def check_odt(content: BinaryIO) -> None:
    """Raise `Unfit` unless this odt is whole and nothing in it acts."""
    with _opened(content) as archive:
        _check_parts(archive)
        if "content.xml" not in archive.namelist():
            raise Unfit("broken")
        for info in archive.infolist():
            if info.filename.endswith(".xml"):
                _check_xml(archive, info)
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise Unfit("encrypted")


@contextmanager
def _opened(content: BinaryIO) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(content) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, ValueError, OSError) as error:
        raise Unfit("broken") from error
    except (NotImplementedError, RuntimeError) as error:
        # A way of packing or encrypting that office programs do not use.
        raise Unfit("encrypted") from error


def _check_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if any(info.flag_bits & 1 for info in parts):
        raise Unfit("encrypted")
    if len(parts) > MOST_PARTS or sum(info.file_size for info in parts) > MOST_BYTES:
        raise Unfit("too_much_inside")
    if any(_is_bomb(info) for info in parts):
        raise Unfit("too_much_inside")
    names = [info.filename for info in parts]
    if len(set(names)) < len(names) or any(_goes_out(name) for name in names):
        raise Unfit("broken")
    for name in map(str.lower, names):
        if name.endswith(_MACROS) or name.startswith(_MACRO_FOLDERS):
            raise Unfit("has_macros")
        is_foreign = _is_embedded(name) and not name.endswith(_EMBEDDED)
        if is_foreign or name.endswith(_PROGRAMS) or name.startswith(_PROGRAM_FOLDERS):
            raise Unfit("has_program")
    # Reads every part to its end and compares its check sum.
    if archive.testzip() is not None:
        raise Unfit("broken")


def _is_embedded(name: str) -> bool:
    return "/embeddings/" in name.lower() and not name.endswith("/")


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > SMALL and info.file_size > HIGHEST_RATIO * info.compress_size


def _goes_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in posixpath.normpath(name).split("/")


def _elements(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Any]:
    """The elements of an XML part, one after the other."""
    with archive.open(info) as part:
        try:
            for _event, element in iterparse(part, events=("start",), forbid_dtd=True):
                yield element
                element.clear()
        except DefusedXmlException as error:
            # Office programs write no definitions; they are for entities that grow or fetch.
            raise Unfit("loads_from_outside") from error
        except ParseError as error:
            raise Unfit("broken") from error


def _check_xml(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    for _element in _elements(archive, info):
        pass


def _check_relations(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    for element in _elements(archive, info):
        if element.get("TargetMode") == "External":
            kind = element.get("Type", "").rsplit("/", 1)[-1]
            target = element.get("Target", "").lower()
            if kind in _LOADING or target.startswith(("file:", "\\\\", "javascript:")):
                raise Unfit("loads_from_outside")
