"""What a subsidy round says beforehand: its ceiling, how it is divided, and what a grant brings.

A ceiling and the way to divide it are published before the time for which they count (Awb 4:26,
4:27), so once the round has opened PostgreSQL keeps them as they are.
"""

from __future__ import annotations

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Round
from common import lengths
from common.database_guards import ANY, before, refuse_in_either, refuse_when

from .choices import Method, Rest, Ties

_OPENED = """EXISTS (SELECT FROM applications_round r
    WHERE r.id = {row}.round_id AND r.opens_at <= clock_timestamp())"""


def _fixed_once_opened() -> pgtrigger.Trigger:
    """Nothing of it is entered, changed or removed once the round has opened (Awb 4:27)."""
    return before(
        "rules_fixed_at_opening",
        ANY,
        refuse_in_either(_OPENED, "rules_fixed: the round has opened"),
    )


def _only_for_subsidies() -> pgtrigger.Trigger:
    """Only what is applied for as a subsidy has a ceiling, published before the opening day."""
    return before(
        "rules_of_subsidy_round",
        pgtrigger.Insert | pgtrigger.Update,
        refuse_when(
            """NOT EXISTS (SELECT FROM applications_round r
            WHERE r.id = NEW.round_id AND r.kind = 'subsidie')""",
            "rules_subsidy: no subsidy is applied for in this round",
        ),
        refuse_when(
            """EXISTS (SELECT FROM applications_round r WHERE r.id = NEW.round_id
            AND NEW.published_on >= (r.opens_at AT TIME ZONE 'Europe/Amsterdam')::date)""",
            "rules_published: they are published before the round opens",
        ),
    )


@pghistory.track()
class SubsidyRules(models.Model):
    """The rules of one subsidy round, as they were published. Amounts are in euro."""

    round = models.OneToOneField(Round, models.PROTECT, related_name="subsidy_rules")
    ceiling = models.DecimalField(_("subsidy ceiling (euro)"), max_digits=14, decimal_places=2)
    method = models.CharField(_("how it is divided"), max_length=15, choices=Method)
    ties = models.CharField(
        _("between equal ones decides"), max_length=10, choices=Ties, default=Ties.DRAW
    )
    rest = models.CharField(
        _("the first for whom not all is left gets"),
        max_length=5,
        choices=Rest,
        default=Rest.PART,
    )
    fixed_amount = models.DecimalField(
        _("fixed amount each (euro)"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    points_met = models.PositiveSmallIntegerField(
        _("points for a criterion that is met"), default=2
    )
    points_partly = models.PositiveSmallIntegerField(
        _("points for a criterion that is partly met"), default=1
    )
    minimum_points = models.PositiveSmallIntegerField(
        _("fewest points for which something is given"), default=0
    )
    published_on = models.DateField(_("published on"))
    source = models.CharField(_("where it was published"), max_length=lengths.PROVISION)
    # What a grant brings with it.
    activities_from = models.DateField(_("activities from"))
    activities_until = models.DateField(_("activities until and including"))
    reporting = models.CharField(_("duty to report (Awb 4:37)"), max_length=lengths.NOTE)
    report_by = models.DateField(_("progress report by"), null=True, blank=True)
    accounting = models.CharField(_("how it is accounted for"), max_length=lengths.NOTE)
    account_by = models.DateField(_("accounted for by"), null=True, blank=True)
    instalments_on = ArrayField(
        models.DateField(), verbose_name=_("days of payment, in equal parts"), default=list
    )
    entered_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("entered at"), default=timezone.now)

    class Meta:
        verbose_name = _("rules of a subsidy")
        verbose_name_plural = _("rules of subsidies")
        constraints = [
            models.CheckConstraint(condition=Q(ceiling__gt=0), name="rules_ceiling_is_something"),
            models.CheckConstraint(
                condition=Q(method__in=Method.values, ties__in=Ties.values, rest__in=Rest.values),
                name="rules_known_words",
            ),
            models.CheckConstraint(
                condition=(Q(method="vast_bedrag") & Q(fixed_amount__gt=0))
                | (~Q(method="vast_bedrag") & Q(fixed_amount__isnull=True)),
                name="rules_fixed_amount_of_its_method",
            ),
            models.CheckConstraint(
                condition=Q(points_met__gte=F("points_partly")), name="rules_points_in_order"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="rules_say_where_published"),
            models.CheckConstraint(
                condition=Q(activities_until__gte=F("activities_from")),
                name="rules_period_in_order",
            ),
            models.CheckConstraint(
                condition=Q(instalments_on__len__gte=1), name="rules_say_when_it_is_paid"
            ),
        ]
        triggers = [_fixed_once_opened(), _only_for_subsidies()]

    def __str__(self) -> str:
        return str(self.round)


class RoundWithRules(Round):
    """A proxy, so that this trigger belongs to this app and not to that of rounds."""

    class Meta:
        proxy = True
        triggers = [
            before(
                "round_keeps_to_its_rules",
                pgtrigger.Update,
                refuse_when(
                    """EXISTS (SELECT FROM subsidies_subsidyrules s WHERE s.round_id = NEW.id
                    AND s.published_on >= (NEW.opens_at AT TIME ZONE 'Europe/Amsterdam')::date)""",
                    "rules_published: they are published before the round opens",
                ),
                # By moving the opening the rules could be changed again (Awb 4:27).
                refuse_when(
                    """OLD.opens_at <= clock_timestamp() AND (NEW.opens_at, NEW.maximum_amount)
                    IS DISTINCT FROM (OLD.opens_at, OLD.maximum_amount) AND EXISTS
                    (SELECT FROM subsidies_subsidyrules s WHERE s.round_id = NEW.id)""",
                    "rules_opened: this round opened with its ceiling and its amount",
                ),
                refuse_when(
                    """NEW.kind <> 'subsidie' AND EXISTS (SELECT FROM subsidies_subsidyrules s
                    WHERE s.round_id = NEW.id)""",
                    "rules_subsidy: this round has the rules of a subsidy",
                ),
            )
        ]
