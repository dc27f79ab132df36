"""Reminding penvoerders that a round closes while their application is not submitted (again).

A reminder belongs to a step of a round: so many days before the closing moment, at the same time
of day in Amsterdam. Each person gets at most one mail per closing moment and step, with all their
drafts in it.

- The row in `Reminder` is the claim on sending: unique in the database, and written in the same
  transaction as the mail. Two beats at once, or one that was killed and ran again, send nothing
  twice and forget nothing.
- Only the latest step that is due counts. When the portal was down for a while, the steps that
  passed meanwhile are overtaken: they get no rows, and nobody gets two mails at once.
- Somebody whose drafts all began after the moment of a step is not reminded of it.
- The drafts are locked while the mail is written, so that a reminder is never about an application
  that was submitted or withdrawn before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

import structlog
from django.db import connection, transaction
from django.db.models import F, Min, QuerySet
from django.urls import reverse
from django.utils import translation

from accounts.models import PENVOERDER_KINDS, Role, RoleQuerySet, User
from common.dates import AMSTERDAM
from common.links import absolute
from common.mail import LANGUAGE, queue_all, write_alike

from .models import Application, Reminder, Round
from .models.application import closing_moment
from .obligations import drafts_to_finish
from .requirements import evaluate, facts_of_all

log = structlog.get_logger(__name__)

BATCH = 500
"""People per transaction: their drafts stay locked for well under a second."""

Claim = Mapping[int, Sequence[Any]]
"""What of `drafts_to_finish` to remind of, by the primary key of a person."""


@dataclass(frozen=True)
class Step:
    """A reminder of a round that is due: `moment` is when it fell due."""

    round_id: int
    closes_at: datetime
    days_before: int
    moment: datetime


def step_moment(closes_at: datetime, days_before: int) -> datetime:
    """When a step falls due: the time of day of closing, in Amsterdam, so many days earlier."""
    return closes_at.astimezone(AMSTERDAM) - timedelta(days=days_before)


def due_step(current: Round, now: datetime, closes_at: datetime | None = None) -> Step | None:
    """The latest step that is due at `now`, or None, of a round that has opened.

    `closes_at` is another closing moment than that of the round, of who was given more time.
    """
    closes_at = closes_at or current.closes_at
    if not current.opens_at <= now < closes_at:
        return None
    due = [days for days in current.reminder_days if step_moment(closes_at, days) <= now]
    if not due:
        return None
    days = min(due)
    return Step(current.pk, closes_at, days, step_moment(closes_at, days))


def send_reminders(*, now: datetime) -> int:
    """Queue every reminder that is due at `now`; return how many people are reminded.

    May be called by several workers at once and as often as one likes.
    """
    steps = [due_step(each, now) for each in Round.objects.open(now)]
    steps += [due_step(each, now, closes_at) for each, closes_at in _own_moments(now)]
    reminded = 0
    for step in filter(None, steps):
        for people in _batched(_waiting(step, now)):
            reminded += _remind(step, people, now)
        log.info("reminders_queued", round=step.round_id, days=step.days_before, people=reminded)
    return reminded


def _own_moments(now: datetime) -> list[tuple[Round, datetime]]:
    """The closing moments that hold for some applications of a round alone."""
    later = drafts_to_finish(now).filter(own_closes_at__gt=F("round__closes_at"))
    return [
        (one.round, one.closes_at)
        for one in later.select_related("round")
        .order_by("round_id", "own_closes_at")
        .distinct("round_id", "own_closes_at")
    ]


def _waiting(step: Step, now: datetime) -> list[int]:
    """Who may have to be reminded, colleagues together so that they share a batch."""
    reminded = Reminder.objects.filter(
        round=step.round_id, closes_at=step.closes_at, days_before=step.days_before
    )
    drafts = _drafts(step, now).filter(since__lte=step.moment)
    return list(
        _penvoerders()
        .filter(organisation__in=drafts.values("penvoerder"))
        .exclude(user__in=reminded.values("user"))
        .order_by()
        .values("user")
        .annotate(first=Min("organisation"))
        .order_by("first", "user")
        .values_list("user", flat=True)
    )


def _batched(people: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(people)
    while batch := list(islice(rest, BATCH)):
        yield batch


@transaction.atomic
def _remind(step: Step, people: Sequence[int], now: datetime) -> int:
    """Remind those of `people` who still have to be; return how many."""
    wanted = _still_wanted(step, people, now)
    claimed = _claim(step, wanted, now)
    alike: dict[tuple[Any, ...], list[User]] = defaultdict(list)
    for person in User.objects.filter(pk__in=claimed).order_by("pk"):
        alike[tuple(wanted[person.pk])].append(person)
    told = _told({draft for drafts in alike for draft in drafts})
    emails = [
        email
        for drafts, addressees in alike.items()
        for email in write_alike(
            to=addressees,
            template="applications/reminder",
            values={
                "round": {"name": drafts[0].round.name, "closes_at": drafts[0].closes_at},
                "drafts": [told[draft] for draft in drafts],
            },
        )
    ]
    queue_all(emails)
    return len(claimed)


def _still_wanted(step: Step, people: Sequence[int], now: datetime) -> Claim:
    """Lock the drafts of `people` and return them by person, leaving out what changed meanwhile."""
    places: dict[int, list[int]] = defaultdict(list)
    memberships = _penvoerders().filter(user__in=people).order_by("organisation")
    for person, organisation in memberships.values_list("user", "organisation").distinct():
        places[organisation].append(person)
    drafts = (
        _drafts(step, now)
        .filter(penvoerder__in=places)
        .select_related("round", "region", "penvoerder", "plan")
        .select_for_update(of=("self",), no_key=True)
        .order_by("pk")
    )
    wanted: dict[int, list[Any]] = defaultdict(list)
    for draft in drafts:
        for person in places[draft.penvoerder_id]:
            wanted[person].append(draft)
    return {
        person: found
        for person, found in wanted.items()
        if any(draft.since <= step.moment for draft in found)
    }


def _claim(step: Step, people: Iterable[int], now: datetime) -> list[int]:
    """Note the reminders; return for whom that was the first time."""
    table = connection.ops.quote_name(Reminder._meta.db_table)  # noqa: SLF001
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (round_id, user_id, days_before, closes_at, queued_at)"  # noqa: S608
            " SELECT %s, person, %s, %s, %s FROM unnest(%s::bigint[]) AS person ORDER BY person"
            " ON CONFLICT DO NOTHING RETURNING user_id",
            [step.round_id, step.days_before, step.closes_at, now, list(people)],
        )
        return [person for (person,) in cursor.fetchall()]


def _told(drafts: Collection[Any]) -> dict[Application, dict[str, Any]]:
    """What the mail says of each draft: what keeps it from being submitted, and what only warns."""
    facts = facts_of_all(list(drafts))
    findings = {draft: evaluate(draft, facts=facts[draft.pk]) for draft in drafts}
    with translation.override(LANGUAGE):
        return {
            draft: {
                "name": draft.name,
                "link": absolute(reverse("applications:detail", args=[draft.pk])),
                "missing": [str(finding.problem) for finding in findings[draft] if finding.blocks],
                "warnings": [str(finding.problem) for finding in findings[draft] if finding.warns],
                "counts": draft.counts if draft.rewritten else None,
            }
            for draft in drafts
        }


def _drafts(step: Step, now: datetime) -> QuerySet[Any]:
    """What closes at the moment of a step: as the round does, or as it alone does."""
    found = drafts_to_finish(now).filter(round=step.round_id)
    closing: QuerySet[Any] = found.alias(closes=closing_moment())
    return closing.filter(closes=step.closes_at)


def _penvoerders() -> RoleQuerySet:
    return Role.objects.current().filter(kind__in=PENVOERDER_KINDS)
