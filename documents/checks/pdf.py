"""PDFs: whole, readable by all, and without anything that runs or hides inside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

import pikepdf

from .base import Unfit

MOST_OBJECTS = 300_000
# Within all objects together: what stands in another is not counted as an object.
MOST_VALUES = 1_000_000
# ISO 32000: actions that run something, that open another file or program, or that send what is
# filled in. Another file may be on the computer of who sent this one (`\\elsewhere\share`).
_ACTIONS = {
    "/GoToE",
    "/GoToR",
    "/ImportData",
    "/JavaScript",
    "/Launch",
    "/Rendition",
    "/RichMediaExecute",
    "/SubmitForm",
}
_PROGRAMS = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA", "/RichMediaContent"}


def check_pdf(content: BinaryIO) -> None:
    """Raise `Unfit` (`encrypted`, `broken`, `too_much_inside`, `has_program`) unless it is fit."""
    try:
        with pikepdf.open(content, attempt_recovery=False, suppress_warnings=True) as document:
            if document.is_encrypted:
                raise Unfit("encrypted")
            if len(document.objects) > MOST_OBJECTS:
                raise Unfit("too_much_inside")
            if not len(document.pages):
                raise Unfit("broken")
            if any(_acts(each) for each in _dictionaries(document)):
                raise Unfit("has_program")
    except pikepdf.PasswordError as error:
        raise Unfit("encrypted") from error
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, RuntimeError) as error:
        # Whatever the library stumbles over, another program stumbles over too.
        raise Unfit("broken") from error


def _acts(dictionary: pikepdf.Object) -> bool:
    if any(key in dictionary for key in _PROGRAMS):
        return True
    kind = dictionary.get("/S")
    return isinstance(kind, pikepdf.Name) and str(kind) in _ACTIONS


def _dictionaries(document: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary of a document, also within others; those of streams too."""
    # Objects refer to each other, and each is in the list itself, so references are not followed.
    waiting: list[Any] = list(document.objects)
    waiting.append(document.trailer)
    room = MOST_VALUES
    while waiting:
        thing = waiting.pop()
        inside: Sequence[Any]
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            yield thing
            inside = [value for _key, value in thing.items()]
            room -= len(inside)
        elif isinstance(thing, pikepdf.Array):
            # Counted before they are made: an object in Python is much larger than in the file.
            inside = list(thing) if len(thing) <= room else ()
            room -= len(thing)
        else:
            continue
        if room < 0:
            raise Unfit("too_much_inside")
        waiting += [
            one for one in inside if isinstance(one, pikepdf.Object) and not one.is_indirect
        ]
