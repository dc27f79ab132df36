"""The lists of rounds, of one's own applications and of what was asked to sign, as files."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from common.exports import CHUNK, Sheet

from . import queries, round_queries
from .models import Application, Partner


def _rounds(rounds: QuerySet[Any], request: HttpRequest) -> list[round_queries.RoundRow]:
    """The rounds of `round_queries.rounds`, of which there are a handful."""
    return round_queries.rows(rounds, request.received_at)  # type: ignore[attr-defined]


def _own(
    applications: QuerySet[Application], request: HttpRequest
) -> Iterator[queries.OwnApplication]:
    """The applications of `queries.own_applications`, some hundreds a query."""
    following = applications.iterator(chunk_size=CHUNK)
    while some := list(islice(following, CHUNK)):
        yield from queries.rows(some)


def _asked(partners: QuerySet[Partner], request: HttpRequest) -> Iterator[queries.AskedToSign]:
    """What `queries.asked_to_sign` gives, some hundreds a query."""
    role = request.role  # type: ignore[attr-defined]  # of a PortalRequest
    following = partners.iterator(chunk_size=CHUNK)
    while some := list(islice(following, CHUNK)):
        yield from queries.asked_rows(role, some)


ROUNDS = Sheet(
    _("Rounds"),
    (
        (_("Round"), lambda row: row.round.name),
        (_("Status"), lambda row: row.status),
        (_("Opens"), lambda row: row.round.opens_at),
        (_("Closes"), lambda row: row.round.closes_at),
        (_("Drafts"), lambda row: row.drafts),
        (_("Submitted"), lambda row: row.submitted),
    ),
    _rounds,
)

OWN = Sheet(
    _("Applications"),
    (
        (_("Number"), lambda row: row.application.number),
        (_("Region"), lambda row: row.application.name),
        (_("State"), lambda row: row.words),
        (_("Not filled in yet"), lambda row: ", ".join(row.empty)),
        (_("Round"), lambda row: row.application.round.name),
        (_("Closes"), lambda row: row.application.closes_at),
    ),
    _own,
)

SIGNING = Sheet(
    _("To sign"),
    (
        (_("Region"), lambda row: row.partner.application.name),
        (_("Penvoerder"), lambda row: row.partner.application.penvoerder.name),
        (_("Round"), lambda row: row.partner.application.round.name),
        (_("At the latest"), lambda row: row.partner.application.closes_at),
        (_("Your answer"), lambda row: row.words),
        (_("Answered on"), lambda row: row.answer and row.answer.signed_at),
    ),
    _asked,
)
