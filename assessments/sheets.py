"""The lists of cases, decisions and conditions as files; what stands in them is on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.access import PortalRequest
from common.dates import amsterdam_date
from common.exports import CHUNK, Sheet

from . import queries


def _in_parts(
    read: Callable[[PortalRequest, list[int]], Iterable[Any]],
) -> Callable[[QuerySet[Any], Any], Iterator[Any]]:
    """Read the rows of the keys that a list gives, some hundreds a query."""

    def rows(keys: QuerySet[Any], request: PortalRequest) -> Iterator[Any]:
        following = keys.iterator(chunk_size=CHUNK)
        while some := list(islice(following, CHUNK)):
            yield from read(request, some)

    return rows


CASES = Sheet(
    _("Worklist"),
    (
        (_("Number"), lambda row: row.case.number),
        (_("Region"), lambda row: row.case.name),
        (_("Penvoerder"), lambda row: row.case.penvoerder.name),
        (_("Round"), lambda row: row.case.round.name),
        (_("Adviser"), lambda row: row.case.region.adviser),
        (_("State"), lambda row: row.case.get_state_display()),
        (_("Next step"), lambda row: row.next.label),
        (_("Progress"), lambda row: row.next.progress),
        (_("Due"), lambda row: row.due),
        (_("Too late"), lambda row: row.is_late),
    ),
    _in_parts(
        lambda request, keys: queries.rows(request.role, keys, amsterdam_date(request.received_at))
    ),
)

_CASE_OF_PANEL = (
    (_("Number"), lambda one: one.case.number),
    (_("Region"), lambda one: one.case.name),
    (_("Penvoerder"), lambda one: one.case.penvoerder.name),
    (_("Where it stands"), lambda one: one.stands),
)

ASSIGNED = Sheet(
    _("What you have to do"),
    (
        (_("What you have to do"), lambda one: one.duty.label),
        *_CASE_OF_PANEL,
        (_("Decision by"), lambda one: one.due),
    ),
    _in_parts(lambda request, keys: queries.duties(request.role, keys)),
)

OTHERS = Sheet(
    _("Other applications"),
    _CASE_OF_PANEL,
    _in_parts(lambda request, keys: queries.assignments(request.role, keys)),
)

DECISIONS = Sheet(
    _("Decisions to take"),
    (
        (_("Number"), lambda one: one.application.number),
        (_("Region"), lambda one: one.application.name),
        (_("Outcome"), lambda one: one.get_outcome_display()),
        (_("Prepared by"), lambda one: one.prepared_by.user),
        (_("Prepared at"), lambda one: one.prepared_at),
    ),
)

CONDITIONS = Sheet(
    _("Open conditions"),
    (
        (_("Condition"), lambda one: one.text),
        (_("Number"), lambda one: one.decision.application.number),
        (_("Region"), lambda one: one.decision.application.name),
        (_("Adviser"), lambda one: one.decision.application.region.adviser),
        (_("Ready by"), lambda one: one.due_on),
    ),
)

OBJECTIONS = Sheet(
    _("Objections"),
    (
        (_("Number"), lambda one: one.application.number),
        (_("Region"), lambda one: one.application.name),
        (_("Letter"), lambda one: one.letter.reference),
        (_("Received on"), lambda one: one.received_on),
        (_("State"), lambda one: one.get_state_display()),
        (_("Handled by"), lambda one: one.handled_by.user if one.handled_by else ""),
        (_("Outcome"), lambda one: one.get_outcome_display()),
    ),
)

# Of lines that the person reads, so each has its item.
DECISION_LIST = Sheet(
    _("Decision list"),
    (
        (_("Item"), lambda line: line.number),
        (_("Number"), lambda line: line.case_number),
        (_("Region"), lambda line: line.name),
        (_("Penvoerder"), lambda line: line.item.panel.application.penvoerder.name),
        (_("Outcome"), lambda line: line.item.get_result_display()),
        (_("Conclusion"), lambda line: line.item.conclusion),
        (_("Action points"), lambda line: line.item.actions),
        (
            _("Went out for this item"),
            lambda line: ", ".join(str(one.role.user) for one in line.item.departures.all()),
        ),
    ),
)
