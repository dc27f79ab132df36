"""Of what letters can be corrected, and by which module each is made anew.

A module has `correct_letter(correction, known, at=...)`, which makes the letter once, and
`corrected_text(correction, known)`, what it would say. They are named and not imported, because
making a letter takes the PDF engine; a floor above registers its own.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from assessments.models import ChangeNotice, Decision

_MODULES: dict[type, str] = {
    Decision: "assessments.domain.letters",
    ChangeNotice: "assessments.domain.notice_letter",
}


def register(known: type, module: str) -> None:
    """Have letters that make a `known` known corrected by `module`."""
    _MODULES[known] = module


def maker_of(known: object) -> ModuleType:
    """The module that makes letters of this kind. Raises KeyError for one not registered."""
    return import_module(_MODULES[type(known)])
