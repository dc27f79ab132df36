"""What happened to cases since a moment: for who comes back and wants to know what is new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Role
from applications.models import Application, Completion, Merging, Reopening, Submission

from . import events
from .events import Event
from .models import (
    Assessment,
    Concurrence,
    Condition,
    Decision,
    DecisionLetter,
    Endorsement,
    InterestDeclaration,
    JointOutcome,
    Panel,
    ThreadPost,
    is_involved,
)

MOST = 200
"""More on one page nobody reads."""


@dataclass(frozen=True)
class News:
    """Something that happened, and to which case."""

    case: Application
    event: Event


@dataclass(frozen=True)
class _Source:
    """Rows of which each tells something: the way to its case, the fields with the moments of what
    happened, each with the way to who did it, what else is read, and how it is told.
    """

    rows: QuerySet[Any]
    case: str
    moments: Mapping[str, str]
    tell: Callable[[Any], Iterable[Event]]
    also: tuple[str, ...] = ()


_PANEL, _MEMBER = "panel__application", "member__panel__application"
_WHOSE = "member__organisation"
_SOURCES = (
    _Source(
        Submission.objects.defer("content").select_related("reopening"),
        "application",
        {"submitted_at": "submitted_by__user"},
        events.of_submission,
    ),
    _Source(
        Completion.objects.prefetch_related("items").select_related("asked_by__user"),
        "application",
        {"asked_at": "asked_by__user", "ended_at": ""},
        events.of_completion,
    ),
    _Source(
        Reopening.objects.select_related("reopened_by__user", "ended_by__user"),
        "application",
        {"reopened_at": "reopened_by__user", "ended_at": "ended_by__user"},
        events.of_reopening,
    ),
    _Source(
        Merging.objects.prefetch_related("members__application__plan").select_related(
            "merged_by__user", "undone_by__user"
        ),
        "application",
        {"merged_at": "merged_by__user", "undone_at": "undone_by__user"},
        events.of_merging,
    ),
    _Source(Panel.objects.all(), "application", {"opened_at": "opened_by__user"}, events.of_panel),
    _Source(
        InterestDeclaration.objects.all(),
        _MEMBER,
        {"declared_at": "role__user"},
        events.of_declaration,
        (_WHOSE,),
    ),
    _Source(
        Assessment.objects.handed_in(),
        _MEMBER,
        {"handed_in_at": "author__user"},
        events.of_assessment,
        (_WHOSE,),
    ),
    _Source(
        JointOutcome.objects.all(),
        _PANEL,
        {"proposed_at": "written_by__user"},
        events.of_outcome,
    ),
    _Source(
        Endorsement.objects.all(),
        _MEMBER,
        {"given_at": "given_by__user"},
        events.of_answer,
        (_WHOSE,),
    ),
    _Source(
        Concurrence.objects.all(),
        _MEMBER,
        {"given_at": "given_by__user"},
        events.of_concurrence,
    ),
    _Source(
        ThreadPost.objects.all(),
        _PANEL,
        {"written_at": "written_by__user"},
        events.of_post,
        ("criterion",),
    ),
    _Source(
        Decision.objects.all(),
        "application",
        {"prepared_at": "prepared_by__user", "granted_at": "granted_by__user"},
        events.of_decision,
    ),
    _Source(
        Condition.objects.all(),
        "decision__application",
        {"met_at": "met_by__user", "lapsed_at": ""},
        events.of_condition,
    ),
    _Source(
        DecisionLetter.objects.defer("letter__pdf", "letter__body_html"),
        "decision__application",
        # Made by the portal itself.
        {"letter__made_at": ""},
        lambda row: events.of_letter(row.letter),
        ("letter",),
    ),
)


def news(role: Role, since: datetime, *, followed_only: bool) -> list[News]:
    """What others did since then to the cases that somebody of the Realisatie Eenheid may read.

    The newest first, at most `MOST`; `followed_only` leaves out regions that others follow. What
    the person did is no news to them. One query for each kind of event.
    """
    cases = Application.objects.visible_to(role).filter(~is_involved(role))
    if followed_only:
        cases = cases.filter(region__adviser=role.user_id)
    found = [one for source in _SOURCES for one in _told(source, cases, since, role)]
    return sorted(found, key=lambda one: one.event.at, reverse=True)[:MOST]


def _told(
    source: _Source, cases: QuerySet[Application], since: datetime, role: Role
) -> Iterator[News]:
    recent = Q()
    for moment, who in source.moments.items():
        by_others = ~Q(**{who: role.user_id}) if who else Q()
        recent |= Q(**{f"{moment}__gte": since}) & by_others
    people = filter(None, source.moments.values())
    rows = source.rows.filter(recent, **{f"{source.case}__in": cases})
    newest = rows.select_related(f"{source.case}__plan", *people, *source.also).order_by(
        *(f"-{moment}" for moment in source.moments)
    )
    for row in newest[:MOST]:
        case: Any = row
        for step in source.case.split("__"):
            case = getattr(case, step)
        for event in source.tell(row):
            if event.at >= since and event.by != role.user_id:
                yield News(case, event)
