"""Putting changes and acts together into entries, a page of them at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.models import Application, ApplicationState
from applications.sections import section_of

from .acts import Act, acts
from .changes import AFTER, BEFORE, LOOKED_AT, Change, Said, newest_changes, said_about, who_made
from .sources import CASE, SIGNING, TEAM, sources
from .words import Told, of_lines, of_row, of_set

# Who writes pauses; after a longer pause it is another sitting.
PAUSE = timedelta(minutes=10)
PAGE, ON_THE_PAGE = 25, 10
# What one entry tells at most.
MOST_TOLD = 10

Saids = Mapping[tuple[int, str], Sequence[Said]]


@dataclass(frozen=True)
class Entry:
    """What one person did in one part: when it began and ended, and from what to what.

    `more` counts the changes that are not told.
    """

    at: datetime
    since: datetime
    who: str
    organisation: str
    what: StrOrPromise
    told: Sequence[Told] = ()
    more: int = 0


@dataclass(frozen=True)
class Story:
    """A page of the story, the newest first; the next one is of what was before `older`."""

    entries: Sequence[Entry]
    older: datetime | None


@dataclass
class _Sitting:
    """Changes that are told together, the newest first."""

    role: Role | None
    part: str
    changes: list[Change] = field(default_factory=list)


def story(
    application: Application, *, before: datetime, number: int = PAGE, plan_only: bool = False
) -> Story:
    """Tell what happened before an aware moment, about `number` entries of it.

    `plan_only` is for who works along for a partner: without who signs, the team, and what came by
    letter.

    A page never ends within a moment: what was done at once is told at once. Twelve queries at
    most, for any number of events, when the plan and who started it are loaded.
    """
    changes = newest_changes(application, before)
    left_out = {SIGNING, TEAM} if plan_only else frozenset()
    done: list[Act | Change] = [one for one in changes if one.part not in left_out]
    done += [act for act in acts(application, plan_only=plan_only) if act.at < before]
    done.sort(key=lambda one: one.at, reverse=True)
    if len(changes) == LOOKED_AT:
        done = _whole_moments(done, changes[-1].at)
    found, older = _page(done, who_made(changes), number)
    if older is None and len(changes) == LOOKED_AT:
        older = done[-1].at
    sittings = [one for one in found if isinstance(one, _Sitting)]
    said = said_about(application, [one.changes for one in sittings])
    entries = (
        _of_sitting(one, said) if isinstance(one, _Sitting) else _of_act(one) for one in found
    )
    return Story([entry for entry in entries if entry is not None], older)


def newest(application: Application, at: datetime, *, plan_only: bool = False) -> Story:
    """The first entries, for the page of the application; `plan_only` as for `story`."""
    return story(application, before=at, number=ON_THE_PAGE, plan_only=plan_only)


def _whole_moments(done: list[Act | Change], last: datetime) -> list[Act | Change]:
    """Without the last moment that was looked at, of which there may be more to read."""
    return [one for one in done if one.at > last] or done


def _page(
    done: Iterable[Act | Change], roles: Mapping[UUID, Role], number: int
) -> tuple[list[Act | _Sitting], datetime | None]:
    """The sittings and acts of a page, and the last moment on it when there is more."""
    found: list[Act | _Sitting] = []
    running: dict[tuple[int | None, str], _Sitting] = {}
    last: datetime | None = None
    for at, at_once in groupby(done, key=lambda one: one.at):
        if len(found) >= number:
            return found, last
        for one in at_once:
            if isinstance(one, Act):
                found.append(one)
                continue
            role = roles.get(one.context) if one.context else None
            key = (role.pk if role else None, one.part)
            sitting = running.get(key)
            if sitting is None or sitting.changes[-1].at - at > PAUSE:
                sitting = running[key] = _Sitting(role, one.part)
                found.append(sitting)
            sitting.changes.append(one)
        last = at
    return found, None


def _of_act(act: Act) -> Entry:
    return Entry(act.at, act.at, act.who, act.organisation, act.what)


def _of_sitting(sitting: _Sitting, said: Saids) -> Entry | None:
    """The entry of a sitting; None when in the end nothing reads otherwise."""
    told = list(_told(sitting, said))
    if not told:
        return None
    role = sitting.role
    what: StrOrPromise
    if sitting.part == SIGNING:
        what, told = _("asked to sign: %s") % ", ".join(one.became for one in told), []
    elif sitting.part == CASE:
        what, told = told[0].label, told[0:0]
    elif sitting.part == TEAM:
        what = _("changed the team")
    else:
        what = _("changed “%s”") % section_of(sitting.part).title
    return Entry(
        sitting.changes[0].at,
        sitting.changes[-1].at,
        role.user.name if role else "",
        role.organisation.name if role else "",
        what,
        told[:MOST_TOLD],
        max(len(told) - MOST_TOLD, 0),
    )


def _told(sitting: _Sitting, said: Saids) -> Iterator[Told]:
    by_source: dict[int, list[Change]] = defaultdict(list)
    for change in sitting.changes:
        by_source[change.source].append(change)
    for number in sorted(by_source):
        changes, source = by_source[number], sources()[number]
        if source.part == CASE:
            yield from _ended(changes, said)
        elif not source.is_replaced:
            yield from _of_rows(changes, said)
        elif source.model == "PlanMunicipality":
            acts_of = {one.act for one in changes}
            yield from of_set(
                *(
                    [str(one["name"]) for one in _rows_of(said, number, label, acts_of)]
                    for label in ("insert", "delete")
                )
            )
        else:
            was = _rows_of(said, number, "delete", {changes[-1].act})
            became = _rows_of(said, number, "insert", {changes[0].act})
            yield from of_lines(source, was, became)


def _rows_of(
    said: Saids, number: int, label: str, in_acts: Collection[object]
) -> list[Mapping[str, object]]:
    return [one.row for one in said.get((number, label), ()) if one.act in in_acts and one.row]


def _of_rows(changes: Sequence[Change], said: Saids) -> Iterator[Told]:
    number = changes[0].source
    after, before = (
        {one.event: one.row for one in said.get((number, which), ())} for which in (AFTER, BEFORE)
    )
    of_each: dict[int | None, list[Change]] = defaultdict(list)
    for change in changes:
        of_each[change.row].append(change)
    for row in sorted(of_each, key=lambda row: row or 0):
        newest_one, oldest = of_each[row][0], of_each[row][-1]
        was = before.get(oldest.event) if oldest.event is not None else None
        became = after.get(newest_one.event) if newest_one.event is not None else None
        yield from of_row(sources()[number], was, became)


def _ended(changes: Sequence[Change], said: Saids) -> Iterator[Told]:
    """That the application was withdrawn, or goes on in another one."""
    rows = {one.event: one.row for one in said.get((changes[0].source, AFTER), ())}
    state = (rows.get(changes[-1].event or 0) or {}).get("state")
    if state == ApplicationState.INGETROKKEN:
        yield Told(_("withdrew the application"))
    elif state == ApplicationState.SAMENGEVOEGD:
        yield Told(_("merged the application into another one"))
