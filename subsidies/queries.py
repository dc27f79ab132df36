"""What the pages about subsidies read, each with a known number of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, QuerySet
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.models import Application, Round, RoundKind
from assessments.models import NextStep
from regions.models import Region

from .domain.calculating import cents, recalculated
from .domain.instalments import Instalment, instalments
from .models import Division, Ground, Share, SubsidyRules, Why


def subsidy_rounds() -> QuerySet[Round]:
    """Rounds in which a subsidy is applied for, the latest first, with their rules and divisions,
    those newest first.

    Two queries.
    """
    divisions = Division.objects.defer("content").order_by("-prepared_at", "-pk")
    return (
        Round.objects.filter(kind=RoundKind.SUBSIDIE)
        .select_related("subsidy_rules")
        .prefetch_related(Prefetch("divisions", divisions))
        .order_by("-closes_at", "name")
    )


def rules_of(into: Round) -> SubsidyRules | None:
    """The rules of a round; None when none were entered. One query."""
    return SubsidyRules.objects.select_related("round").filter(round=into).first()


@dataclass(frozen=True)
class CaseRow:
    """An application of a subsidy round, what it waits for, and whether it is to be refused."""

    application: Application
    step: StrOrPromise
    is_ready: bool
    has_ground: bool


def case_rows(into: Round) -> list[CaseRow]:
    """The applications of a round that were submitted, by number. One query."""
    steps = (
        NextStep.objects.filter(application__round=into)
        .select_related("application__plan", "application__ground_to_refuse")
        .order_by("application__number")
    )
    return [
        CaseRow(
            one.application,
            one.get_step_display(),
            one.step == "prepare",
            hasattr(one.application, "ground_to_refuse"),
        )
        for one in steps
    ]


@dataclass(frozen=True)
class LineRow:
    """A line of a calculation as its page shows it; `again` is what redoing it gives, in euro."""

    row: Mapping[str, Any]
    share: Share
    why: StrOrPromise
    ground: StrOrPromise
    is_the_same: bool


def lines(division: Division) -> list[LineRow]:
    """The lines of a calculation, done once more on the spot. One query."""
    again = {line.claim.number: line.granted for line in recalculated(division.content)}
    shares = {
        one.submission.number: one
        for one in division.shares.select_related("submission", "letter").defer(
            "submission__content", "submission__people", "letter__pdf", "letter__body_html"
        )
    }
    return [
        LineRow(
            row,
            shares[row["number"]],
            Why(row["why"]).label,
            Ground(row["ground"]).label if row["ground"] else "",
            again.get(row["number"], 0) == cents(Decimal(row["granted"])),
        )
        for row in division.content["applications"]
    ]


@dataclass(frozen=True)
class Grant:
    """A subsidy that was granted to a region, with its duties and dates, for its own people."""

    share: Share
    rules: SubsidyRules
    instalments: Sequence[Instalment]

    @property
    def dates(self) -> list[date]:
        """The days on which something is due."""
        return [day for day in (self.rules.report_by, self.rules.account_by) if day is not None]


def grants_to(region: Region, role: Role | None) -> list[Grant]:
    """What was granted to a region, as far as `role` may know it; the newest first. One query."""
    shares = (
        Share.objects.visible_to(role)
        .made_known()
        .filter(application__region=region, granted__gt=0)
        .select_related("application", "letter", "division__round__subsidy_rules")
        .defer("letter__pdf", "letter__body_html", "division__content")
        .order_by("-letter__made_at")
    )
    return [_grant(share) for share in shares]


def _grant(share: Share) -> Grant:
    rules = share.division.round.subsidy_rules
    return Grant(share, rules, instalments(share.granted, rules.instalments_on))
