"""The lists of cases, decisions and conditions as files; what stands in them is on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from common.dates import amsterdam_date
from common.exports import CHUNK, Sheet

from . import queries


def _cases(keys: QuerySet[Any], request: HttpRequest) -> Iterator[queries.Row]:
    """The cases of `queries.worklist`, some hundreds a query."""
    role = request.role  # type: ignore[attr-defined]  # of a PortalRequest
    today = amsterdam_date(request.received_at)  # type: ignore[attr-defined]
    following = keys.iterator(chunk_size=CHUNK)
    while some := list(islice(following, CHUNK)):
        yield from queries.rows(role, some, today)


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
    _cases,
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
