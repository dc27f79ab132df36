"""The changes of an application as the tables of events have them: moments first, then rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, F, JSONField, QuerySet, TextField, Value
from django.db.models.functions import Cast
from pghistory.models import Context

from accounts.models import Role
from applications.models import Application

from .sources import Source, sources

# So many changes are looked at for one page.
LOOKED_AT = 600
# What is read of a change that is told: the event before it, and it itself.
BEFORE, AFTER = "before", "after"


@dataclass(frozen=True)
class Change:
    """A change of one row, or of all lines of a table at once: then `row` and `event` are None."""

    source: int
    at: datetime
    context: UUID | None
    row: int | None
    event: int | None
    part: str

    @property
    def act(self) -> tuple[datetime, UUID | None]:
        """In which act it was made: what one act writes has one moment and one request."""
        return self.at, self.context


@dataclass(frozen=True)
class Said:
    """What an event says; `which` is its label, or whether it is read as before or after."""

    source: int
    which: str
    event: int
    at: datetime
    context: UUID | None
    row: Mapping[str, Any] | None

    @property
    def act(self) -> tuple[datetime, UUID | None]:
        """As of a change."""
        return self.at, self.context


def newest_changes(application: Application, before: datetime) -> list[Change]:
    """The newest changes made before a moment, at most `LOOKED_AT`, newest first: one query."""
    first, *others = (
        _heads(number, source, application, before) for number, source in enumerate(sources())
    )
    heads = first.union(*others, all=True).order_by("-head_at", "-head_event")[:LOOKED_AT]
    return [Change(*head) for head in heads]


def _heads(
    number: int, source: Source, application: Application, before: datetime
) -> QuerySet[Any, Any]:
    whole = Cast(Value(None), BigIntegerField())
    part = Value(str(source.part)) if source.part else F("section__kind")
    heads: QuerySet[Any, Any] = (
        source.of(application)
        .filter(pgh_created_at__lt=before)
        .annotate(
            head_source=Value(number),
            head_at=F("pgh_created_at"),
            head_context=F("pgh_context_id"),
            head_row=whole if source.is_replaced else Cast("pgh_obj_id", BigIntegerField()),
            head_event=whole if source.is_replaced else Cast("pgh_id", BigIntegerField()),
            head_part=Cast(part, TextField()),
        )
        .values_list(
            "head_source", "head_at", "head_context", "head_row", "head_event", "head_part"
        )
    )
    if source.is_replaced:
        heads = heads.distinct()
    return heads.order_by("-head_at")[:LOOKED_AT]


def said_about(
    application: Application, groups: Iterable[Sequence[Change]]
) -> dict[tuple[int, str], list[Said]]:
    """What is to be read to tell groups of changes, by source and which: one query at most.

    Of rows the event before the first of a group and the last one; of lines those of the first act
    and the last one; of a set those of all acts.
    """
    asked = _Asked()
    for group in groups:
        asked.add(group)
    queries = list(asked.queries(application))
    found: dict[tuple[int, str], list[Said]] = defaultdict(list)
    if queries:
        first, *others = queries
        for row in first.union(*others, all=True) if others else first:
            said = Said(*row)
            found[said.source, said.which].append(said)
    return found


class _Asked:
    """The events that are to be read, by the number of their source."""

    def __init__(self) -> None:
        self.after: dict[int, set[int]] = defaultdict(set)
        self.before: dict[int, set[int]] = defaultdict(set)
        self.moments: dict[int, set[datetime]] = defaultdict(set)

    def add(self, group: Sequence[Change]) -> None:
        """Ask what is to be known of changes that are told together, the newest first."""
        of_each: dict[tuple[int, int | None], list[Change]] = defaultdict(list)
        for change in group:
            of_each[change.source, change.row].append(change)
        for (number, _row), changes in of_each.items():
            newest_one, oldest = changes[0], changes[-1]
            if newest_one.event is not None and oldest.event is not None:
                self.after[number].add(newest_one.event)
                self.before[number].add(oldest.event)
            else:
                is_set = sources()[number].model == "PlanMunicipality"
                told = changes if is_set else (newest_one, oldest)
                self.moments[number].update(one.at for one in told)

    def queries(self, application: Application) -> Iterator[QuerySet[Any, Any]]:
        """What reads it, to be united into one query."""
        for number, source in enumerate(sources()):
            events = source.of(application)
            if moments := self.moments.get(number):
                at_once = events.filter(pgh_created_at__in=moments)
                yield _said(at_once, number, F("pgh_label"), source.data)
            if after := self.after.get(number):
                yield _said(events.filter(pgh_id__in=after), number, Value(AFTER), source.data)
            if before := self.before.get(number):
                earlier = events.filter(pgh_id__in=before).exclude(pgh_label="insert")
                yield _said(earlier, number, Value(BEFORE), source.before)


def _said(events: QuerySet[Any], number: int, which: Any, data: Any) -> QuerySet[Any, Any]:
    said: QuerySet[Any, Any] = events.annotate(
        said_source=Value(number),
        said_which=Cast(which, TextField()),
        said_row=Cast(data, JSONField()),
    ).values_list(
        "said_source", "said_which", "pgh_id", "pgh_created_at", "pgh_context_id", "said_row"
    )
    return said


def who_made(changes: Iterable[Change]) -> dict[UUID, Role]:
    """In which role somebody made the changes of each request: two queries.

    What a worker changed, or the portal by itself, was changed by nobody.
    """
    contexts = Context.objects.filter(pk__in={one.context for one in changes if one.context})
    known = {pk: said.get("role") for pk, said in contexts.values_list("pk", "metadata")}
    roles = Role.objects.select_related("user", "organisation").in_bulk(
        {role for role in known.values() if role}
    )
    return {pk: roles[role] for pk, role in known.items() if role in roles}
