"""Office files, which are ZIP archives of XML: OOXML (docx, xlsx) and OpenDocument (odt)."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any, BinaryIO
from xml.parsers import expat

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
# A workbook behind a chart; it is looked at in memory.
MOST_EMBEDDED = 20 * 1024 * 1024
# Of an element at a time, in Python; ten thousand links take a tenth of it.
MOST_LOOKED_AT = 20 * 1024 * 1024
Attributes = Mapping[str, str]
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


def check_ooxml(content: BinaryIO) -> None:
    """Raise `Unfit` unless this docx or xlsx is whole and nothing in it acts."""
    _check_ooxml(content, depth=0, room=MOST_BYTES)


def _check_ooxml(content: BinaryIO, *, depth: int, room: int) -> int:
    """Check one that stands in `depth` others and may unpack to `room` bytes; return what is left.

    Names of parts are the same in capitals and small letters (ECMA-376, part 2).
    """
    if depth > DEEPEST:
        raise Unfit("too_much_inside")
    with _opened(content) as archive:
        room = _check_parts(archive, room)
        if any("macroEnabled" in said for said in _said_of_parts(archive)):
            raise Unfit("has_macros")
        for info in archive.infolist():
            name = info.filename.lower()
            if _is_embedded(name):
                if info.file_size > MOST_EMBEDDED:
                    raise Unfit("too_much_inside")
                room = _check_ooxml(BytesIO(archive.read(info)), depth=depth + 1, room=room)
            elif name.endswith(".rels"):
                _read_xml(archive, info, _check_relation)
            elif name.endswith(".xml"):
                _read_xml(archive, info)
    return room


def check_odt(content: BinaryIO) -> None:
    """Raise `Unfit` unless this odt is whole and nothing in it acts."""
    with _opened(content) as archive:
        _check_parts(archive, MOST_BYTES)
        if "content.xml" not in archive.namelist():
            raise Unfit("broken")
        for info in archive.infolist():
            if info.filename.lower().endswith(".xml"):
                _read_xml(archive, info)
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


def _check_parts(archive: zipfile.ZipFile, room: int) -> int:
    """Return what is left of `room`, in bytes, with all parts unpacked."""
    parts = archive.infolist()
    if any(info.flag_bits & 1 for info in parts):
        raise Unfit("encrypted")
    room -= sum(info.file_size for info in parts)
    if len(parts) > MOST_PARTS or room < 0:
        raise Unfit("too_much_inside")
    if any(_is_bomb(info) for info in parts):
        raise Unfit("too_much_inside")
    names = [info.filename.lower() for info in parts]
    if len(set(names)) < len(names) or any(_goes_out(name) for name in names):
        raise Unfit("broken")
    for name in names:
        if name.endswith(_MACROS) or name.startswith(_MACRO_FOLDERS):
            raise Unfit("has_macros")
        is_foreign = _is_embedded(name) and not name.endswith(_EMBEDDED)
        if is_foreign or name.endswith(_PROGRAMS) or name.startswith(_PROGRAM_FOLDERS):
            raise Unfit("has_program")
    # Reads every part to its end and compares its check sum.
    if archive.testzip() is not None:
        raise Unfit("broken")
    return room


def _is_embedded(name: str) -> bool:
    return "/embeddings/" in name.lower() and not name.endswith("/")


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > SMALL and info.file_size > HIGHEST_RATIO * info.compress_size


def _goes_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in posixpath.normpath(name).split("/")


def _read_xml(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    look: Callable[[Attributes], None] | None = None,
) -> None:
    """Read an XML part to its end, keeping nothing of it; `look` gets what each element says.

    Office programs write no document type: that is for entities that grow or fetch.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    if look is not None:
        if info.file_size > MOST_LOOKED_AT:
            raise Unfit("too_much_inside")
        parser.StartElementHandler = lambda _tag, attributes: look(attributes)
    with archive.open(info) as part:
        try:
            while piece := part.read(64 * 1024):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise Unfit("broken") from error


def _refuse_doctype(*_declared: Any) -> None:
    raise Unfit("loads_from_outside")


def _said_of_parts(archive: zipfile.ZipFile) -> list[str]:
    """What a file says that its parts are."""
    said: list[str] = []
    _read_xml(
        archive, archive.getinfo(_CONTENTS), lambda attributes: said.extend(attributes.values())
    )
    return said


def _check_relation(attributes: Attributes) -> None:
    if attributes.get("TargetMode") == "External":
        kind = attributes.get("Type", "").rsplit("/", 1)[-1]
        target = attributes.get("Target", "").lower()
        if kind in _LOADING or target.startswith(("file:", "\\\\", "javascript:")):
            raise Unfit("loads_from_outside")
