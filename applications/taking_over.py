"""What others wrote in a section, offered to the penvoerder that makes one plan of several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .domain.people import readable
from .models import Application, MergedApplication, SectionKind, Submission
from .sections import Data, Rows, WrittenSection

# Parties and area are united already, and whom to call is a person of the other penvoerder.
_NOT_OFFERED = (SectionKind.PARTNERS, SectionKind.REGION, SectionKind.CONTACT)


@dataclass(frozen=True)
class Offered:
    """What an application that was merged says in a section: `rows` in words, `data` to store."""

    application: Application
    rows: Rows
    data: Data


def offered(application: Application, section: WrittenSection) -> list[Offered]:
    """What those merged into an application wrote in a section, while the merged plan is open.

    Three queries at most, none for a draft.
    """
    if application.is_draft or section.kind in _NOT_OFFERED:
        return []
    rows = MergedApplication.objects.filter(
        merging__in=application.mergings.standing(), merging__completion__state="gevraagd"
    ).select_related("application__plan")
    others = {row.application_id: row.application for row in rows}
    newest = {
        one.application_id: one
        for one in Submission.objects.filter(application__in=others).order_by("version")
    }
    found = (_offered(other, newest[pk], section) for pk, other in others.items())
    return [one for one in found if one is not None and any(text for _label, text in one.rows)]


def _offered(other: Application, submission: Submission, section: WrittenSection) -> Offered | None:
    part = readable(submission).get(section.kind)
    data = None if part is None else section.thawed(part)
    return None if data is None else Offered(other, section.told(part), data)


def united(mine: Any, theirs: Any) -> Any:
    """`mine` with `theirs` added: texts one below the other, lines and choices that are not there.

    What is one value stays as it is in `mine`, unless that is empty.
    """
    if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
        return {key: united(value, theirs.get(key)) for key, value in mine.items()}
    if isinstance(mine, str) and isinstance(theirs, str):
        return mine if theirs in mine else f"{mine}\n\n{theirs}".strip()
    if _is_list(mine) and _is_list(theirs):
        return [*mine, *(one for one in theirs if one not in mine)]
    return theirs if mine in (None, "") else mine


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)
