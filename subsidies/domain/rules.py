"""Entering the rules of a subsidy as they were published, before the round opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Round
from common.dates import amsterdam_date
from common.refusal import Refusal, refuse, refuse_all
from subsidies.models import Method, SubsidyRules
from subsidies.permissions import why_not_enter_rules


@dataclass(frozen=True)
class RulesPlan:
    """The rules as they are wanted; amounts in euro, days in Amsterdam."""

    ceiling: Decimal
    method: str
    ties: str
    rest: str
    published_on: date
    source: str
    activities_from: date
    activities_until: date
    reporting: str
    accounting: str
    instalments_on: tuple[date, ...]
    fixed_amount: Decimal | None = None
    points_met: int = 2
    points_partly: int = 1
    minimum_points: int = 0
    report_by: date | None = None
    account_by: date | None = None


@transaction.atomic
def enter_rules(*, into: Round, plan: RulesPlan, by: Role) -> SubsidyRules:
    """Enter the rules of a round, or change them before it opens.

    Raises `Refusal` (`may_not_enter`) and what `lacks` finds.
    """
    locked = Round.objects.select_for_update().get(pk=into.pk)
    refuse(why_not_enter_rules(by, locked, timezone.now()), code="may_not_enter")
    refuse_all(lacks(locked, plan))
    values = {
        **vars(plan),
        "instalments_on": sorted(plan.instalments_on),
        "fixed_amount": plan.fixed_amount if plan.method == Method.FIXED else None,
        "entered_by": by,
        "entered_at": timezone.now(),
    }
    rules, _made = SubsidyRules.objects.update_or_create(round=locked, defaults=values)
    return rules


def lacks(into: Round, plan: RulesPlan) -> Iterator[Refusal]:
    """Everything that does not hold together in the rules that are wanted, by field."""
    if plan.ceiling <= 0:
        yield Refusal(_("The ceiling is an amount above zero."), code="ceiling", field="ceiling")
    if plan.method == Method.FIXED and not plan.fixed_amount:
        yield Refusal(
            _("Enter the fixed amount that each gets."), code="fixed_amount", field="fixed_amount"
        )
    if plan.points_partly > plan.points_met:
        yield Refusal(
            _("A criterion that is partly met cannot give more points than one that is met."),
            code="points",
            field="points_partly",
        )
    if plan.published_on >= amsterdam_date(into.opens_at):
        yield Refusal(
            _("The ceiling is published before the day on which the round opens (Awb 4:27)."),
            code="published",
            field="published_on",
        )
    if plan.activities_until < plan.activities_from:
        yield Refusal(
            _("The activities end on the day on which they begin, or later."),
            code="period",
            field="activities_until",
        )
    if not plan.instalments_on:
        yield Refusal(_("Enter when it is paid."), code="instalments", field="instalments_on")
