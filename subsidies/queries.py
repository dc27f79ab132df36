"""What the pages about subsidies read, each with a known number of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Sum
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.models import Application, Round, RoundKind
from assessments.models import NextStep
from regions.models import Region

from .domain.balance import Balance, balance_of
from .domain.calculating import cents, recalculated
from .domain.instalments import Instalment, instalments
from .domain.payments import grants
from .models import (
    Division,
    Duty,
    Ground,
    HandedIn,
    Payment,
    PaymentRun,
    Share,
    SubsidyRules,
    Why,
)


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
            (ground := getattr(one.application, "ground_to_refuse", None)) is not None
            and ground.stands,
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


def duties_of(share: Share) -> QuerySet[Duty]:
    """The duties of a grant, those with a date first; each with whether something was handed in.

    One query.
    """
    return (
        share.duties.select_related("received_by__user")
        .annotate(was_handed_in=Exists(HandedIn.objects.filter(duty=OuterRef("pk"))))
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )


def runs_of(into: Round) -> QuerySet[PaymentRun]:
    """The payment runs of a round, the newest first, with what is in them. One query."""
    paid = Q(payments__paid_on__isnull=False)
    back = Q(payments__returned_on__isnull=False)
    return into.payment_runs.select_related("made_by__user").annotate(
        total=Sum("payments__amount"),
        number_of=Count("payments"),
        number_paid=Count("payments", filter=paid),
        number_back=Count("payments", filter=back),
    )


def payments_of(run: PaymentRun) -> list[Payment]:
    """The payments of a run, by the day on which they are due. One query."""
    rows = run.payments.select_related("run", "share__application")
    return list(rows.order_by("pay_on", "share__place", "pk"))


@dataclass(frozen=True)
class Grant:
    """A subsidy that was granted to a region, with its duties and dates, for its own people."""

    share: Share
    rules: SubsidyRules
    instalments: Sequence[Instalment]
    balance: Balance


def grants_to(region: Region, role: Role | None) -> list[Grant]:
    """What was granted to a region, as far as `role` may know it; the newest first.

    Three queries.
    """
    mine = Share.objects.visible_to(role)
    shares = grants().filter(pk__in=mine.values("pk"), application__region=region)
    return [_grant(share, role) for share in shares.order_by("-letter__made_at")]


def _grant(share: Share, role: Role | None) -> Grant:
    rules = share.division.round.subsidy_rules
    known = role is None or not role.is_re
    parts = instalments(share.granted, rules.instalments_on)
    return Grant(share, rules, parts, balance_of(share, made_known=known))
