"""What is handed to the paying body, in runs, and what came back of it. Paying itself is not ours.

Amounts in euro, exact to the cent.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from accounts.role_guards import refuse_unless_re
from applications.models import Round
from assessments.models.acting_guards import KEPT_OFF
from common import lengths
from common.database_guards import append_only, before, refuse_unless_now, refuse_when
from regions.models import Organisation

from .division import Division, Share
from .hearing import SUSPENDED

AHEAD = timedelta(weeks=6)
"""How far ahead what is to be paid goes into a run."""
STANDS = """COALESCE(
        (SELECT d.amount FROM subsidies_laterdecision d WHERE d.share_id = {share}
            AND d.state = 'besloten' AND d.kind = 'vaststelling'),
        (SELECT d.amount FROM subsidies_laterdecision d WHERE d.share_id = {share}
            AND d.state = 'besloten' AND d.kind = 'verlaging'
            ORDER BY d.settled_at DESC, d.id DESC LIMIT 1),
        (SELECT s.granted FROM subsidies_share s WHERE s.id = {share}))"""
"""SQL for what a subsidy comes to now: as it was settled, or lowered, or granted."""


class PaymentRunQuerySet(models.QuerySet["PaymentRun"]):
    """Lists of runs."""

    def visible_to(self, role: Role | None) -> PaymentRunQuerySet:
        """Those of rounds whose division this role of the RE may see."""
        if role is None or not role.is_current or role.kind not in RE_KINDS:
            return self.none()
        return self.filter(round__in=Division.objects.visible_to(role).values("round"))


def _made_by_re() -> pgtrigger.Trigger:
    return before(
        "run_made_by_re",
        pgtrigger.Insert,
        refuse_unless_re("made_by_id", "run_made_by: it is made by the Realisatie Eenheid"),
        refuse_unless_now("made_at", "run_made_by: it is made now"),
    )


class PaymentRun(models.Model):
    """What was handed to the paying body at once, under one number; its file never changes."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="payment_runs")
    number = models.CharField(_("number"), max_length=lengths.CODE, unique=True)
    made_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made at"), default=timezone.now)

    objects = PaymentRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment run")
        verbose_name_plural = _("payment runs")
        ordering = ["-made_at", "-pk"]
        triggers = [append_only(), _made_by_re()]

    def __str__(self) -> str:
        return self.number


class PaymentQuerySet(models.QuerySet["Payment"]):
    """Lists of payments."""

    def standing(self) -> PaymentQuerySet:
        """Those that did not come back unpaid."""
        return self.filter(returned_on=None)

    def under_way(self) -> PaymentQuerySet:
        """Those of which nothing came back yet."""
        return self.standing().filter(paid_on=None)


_HANDED_OVER = """(SELECT COALESCE(sum(p.amount), 0) FROM subsidies_payment p
    WHERE p.share_id = NEW.share_id AND p.returned_on IS NULL)"""
_PAID_BESIDE = """(SELECT COALESCE(sum(p.amount), 0) FROM subsidies_payment p
    WHERE p.share_id = NEW.share_id AND p.paid_on IS NOT NULL AND p.id <> NEW.id)"""
CLAIMED = """((SELECT COALESCE(sum(d.amount), 0) FROM subsidies_laterdecision d
    WHERE d.share_id = NEW.share_id AND d.state = 'besloten' AND d.kind = 'terugvordering')
    - (SELECT COALESCE(sum(p.claim_lapsed), 0) FROM subsidies_payment p
        WHERE p.share_id = NEW.share_id))"""
"""SQL for what was reclaimed, less what lapsed of that because a payment came back."""
_LAPSES = f"""GREATEST({CLAIMED}
    - GREATEST({_PAID_BESIDE} - {STANDS.format(share="NEW.share_id")}, 0), 0)"""

_RUN_DAY = """(SELECT (r.made_at AT TIME ZONE 'Europe/Amsterdam')::date
    FROM subsidies_paymentrun r WHERE r.id = NEW.run_id)"""
_MADE_BY_INVOLVED = """EXISTS (SELECT FROM subsidies_paymentrun r
    JOIN accounts_role maker ON maker.id = r.made_by_id
    JOIN subsidies_share granted ON granted.id = NEW.share_id
    WHERE r.id = NEW.run_id AND {kept_off})""".format(
    kept_off=KEPT_OFF.format(user="maker.user_id", application="granted.application_id")
)
_NOTED_BY_INVOLVED = """EXISTS (SELECT FROM accounts_role noting
    JOIN subsidies_share granted ON granted.id = NEW.share_id
    WHERE noting.id = NEW.noted_by_id AND {kept_off})""".format(
    kept_off=KEPT_OFF.format(user="noting.user_id", application="granted.application_id")
)
_UNLIKELY = f"""NEW.{{day}} NOT BETWEEN {_RUN_DAY}
    AND (clock_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date"""
_CLAIM_UNTOLD = """EXISTS (SELECT FROM subsidies_laterdecision d WHERE d.share_id = NEW.share_id
    AND d.state = 'besloten' AND d.kind = 'terugvordering' AND d.letter_id IS NULL)"""
# As `HearingQuerySet.suspending`.
_SUSPENDED = f"""EXISTS (SELECT FROM subsidies_hearing h
    JOIN subsidies_share s ON s.application_id = h.application_id
    JOIN correspondence_letter l ON l.id = h.letter_id
    WHERE s.id = NEW.share_id AND h.about = 'verlaging' AND h.dropped_at IS NULL
    AND {_RUN_DAY} BETWEEN l.dated_on AND l.dated_on + {SUSPENDED.days}
    AND NOT EXISTS (SELECT FROM subsidies_laterdecision d
        JOIN correspondence_letter k ON k.id = d.letter_id
        WHERE d.hearing_id = h.id AND d.state = 'besloten'
        AND k.dated_on < {_RUN_DAY}))"""  # noqa: S608 - ours


def _with_its_run() -> pgtrigger.Trigger:
    """A payment is written in the transaction that makes its run: then the file of that stands."""
    return before(
        "payment_with_run",
        pgtrigger.Insert,
        # `now()` is when the transaction began. The minute is for clocks that differ.
        refuse_when(
            """EXISTS (SELECT FROM subsidies_paymentrun r WHERE r.id = NEW.run_id
            AND r.made_at < now() - interval '1 minute')""",
            "payment_with_run: what is in a run stands once it was made",
        ),
    )


def _within_what_stands() -> pgtrigger.Trigger:
    """No more is handed to the paying body than a subsidy comes to, each to its own round."""
    return before(
        "payment_within_subsidy",
        pgtrigger.Insert,
        refuse_when(
            """NOT EXISTS (SELECT FROM subsidies_share s
            JOIN subsidies_division d ON d.id = s.division_id
            JOIN subsidies_paymentrun r ON r.round_id = d.round_id
            WHERE s.id = NEW.share_id AND r.id = NEW.run_id AND s.letter_id IS NOT NULL
            AND d.state = 'besloten')""",
            "payment_round: the subsidy was not made known in the round of this run",
        ),
        refuse_when(
            """NOT EXISTS (SELECT FROM subsidies_share s
            JOIN applications_application a ON a.id = s.application_id
            WHERE s.id = NEW.share_id AND a.penvoerder_id = NEW.payee_id)""",
            "payment_payee: it goes to the penvoerder",
        ),
        refuse_when(
            "NEW.paid_on IS NOT NULL OR NEW.returned_on IS NOT NULL OR NEW.claim_lapsed <> 0",
            "payment_starts: it is under way first",
        ),
        refuse_when(
            f"NEW.pay_on > {_RUN_DAY} + {AHEAD.days}",
            "payment_ahead: a run goes six weeks ahead at most",
        ),
        refuse_when(_SUSPENDED, "payment_suspended: the region was told that it may get less"),
        refuse_when(_MADE_BY_INVOLVED, "payment_made_by: who made the run is involved in the case"),
        refuse_when(
            f"NEW.amount + {_HANDED_OVER} > {STANDS.format(share='NEW.share_id')}",
            "payment_within: more is paid than the subsidy comes to",
        ),
    )


def _noted() -> pgtrigger.Trigger:
    """What was handed over stands; that it was paid is noted once, and that it came back too."""
    return before(
        "payment_noted",
        pgtrigger.Update,
        refuse_when(
            """(NEW.run_id, NEW.share_id, NEW.nth, NEW.pay_on, NEW.amount, NEW.payee_id,
                NEW.payee_name, NEW.region, NEW.reference) IS DISTINCT FROM
            (OLD.run_id, OLD.share_id, OLD.nth, OLD.pay_on, OLD.amount, OLD.payee_id,
                OLD.payee_name, OLD.region, OLD.reference)""",
            "payment_stands: what was handed over stands",
        ),
        refuse_when(
            "OLD.returned_on IS NOT NULL AND to_jsonb(NEW) <> to_jsonb(OLD)",
            "payment_stands: it came back unpaid",
        ),
        refuse_when(
            """OLD.paid_on IS NOT NULL AND NEW.returned_on IS NULL
            AND NEW.paid_on IS DISTINCT FROM OLD.paid_on""",
            "payment_stands: it was paid",
        ),
        refuse_when(
            f"""NEW.claim_lapsed <> (CASE WHEN OLD.returned_on IS NULL
                AND NEW.returned_on IS NOT NULL THEN {_LAPSES} ELSE OLD.claim_lapsed END)""",
            "payment_claimed: what was reclaimed lapses as far as it was not paid too much",
        ),
    )


def _noted_well() -> pgtrigger.Trigger:
    """Somebody of the RE who is not involved notes it, on a day that has come, and that it came
    back not before the letter in which it was reclaimed.
    """
    return before(
        "payment_noted_well",
        pgtrigger.Update,
        refuse_when(
            f"""NEW.paid_on IS DISTINCT FROM OLD.paid_on AND {_UNLIKELY.format(day="paid_on")}
            OR NEW.returned_on IS DISTINCT FROM OLD.returned_on
            AND {_UNLIKELY.format(day="returned_on")}""",
            "payment_noted_on: it was on a day between that of the run and today",
        ),
        refuse_when(
            f"NEW.returned_on IS NOT NULL AND OLD.returned_on IS NULL AND {_CLAIM_UNTOLD}",
            "payment_claim_untold: the letter that reclaims comes first",
        ),
        "IF NEW.noted_by_id IS NOT NULL THEN"
        + refuse_unless_re("noted_by_id", "payment_noted_by: the Realisatie Eenheid notes it")
        + refuse_when(_NOTED_BY_INVOLVED, "payment_noted_by: who notes it is involved in the case")
        + "END IF;",
    )


@pghistory.track()
class Payment(models.Model):
    """An amount handed to the paying body: under way, paid on a day, or come back unpaid.

    To whom, for which region and under which reference is kept as it was then: the file of its run
    stays the same when these change.
    """

    run = models.ForeignKey(PaymentRun, models.PROTECT, related_name="payments")
    share = models.ForeignKey(Share, models.PROTECT, related_name="payments")
    nth = models.PositiveSmallIntegerField(_("instalment"))
    pay_on = models.DateField(_("to be paid on"))
    amount = models.DecimalField(_("amount (euro)"), max_digits=12, decimal_places=2)
    payee = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("beneficiary")
    )
    payee_name = models.CharField(_("name of the beneficiary"), max_length=lengths.LINE)
    region = models.CharField(_("name of the region"), max_length=lengths.NAME)
    reference = models.CharField(_("reference of the letter"), max_length=30)
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    returned_on = models.DateField(_("came back unpaid on"), null=True, blank=True)
    return_reason = models.CharField(_("why it came back"), max_length=lengths.LINE, blank=True)
    # What was reclaimed before, and was not paid too much any more once this came back.
    claim_lapsed = models.DecimalField(
        _("lapsed of what was reclaimed (euro)"),
        max_digits=12,
        decimal_places=2,
        default=Decimal("0.00"),
    )
    noted_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")

    objects = PaymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment of a subsidy")
        verbose_name_plural = _("payments of subsidies")
        ordering = ["pay_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["share", "nth"],
                condition=Q(returned_on__isnull=True),
                name="payment_of_instalment_once",
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_of_something"),
            models.CheckConstraint(
                condition=Q(returned_on__isnull=True) | Q(paid_on__isnull=True),
                name="payment_paid_or_returned",
            ),
            models.CheckConstraint(
                condition=Q(paid_on__isnull=True, returned_on__isnull=True)
                | Q(noted_by__isnull=False),
                name="payment_noted_by_someone",
            ),
        ]
        triggers = [
            _with_its_run(),
            _within_what_stands(),
            _noted(),
            _noted_well(),
            pgtrigger.Protect(name="payment_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.share.application} ({self.nth}): {self.amount}"

    @property
    def stands(self) -> str:
        """How it stands: `paid`, `returned` or `under_way`."""
        if self.returned_on:
            return "returned"
        return "paid" if self.paid_on else "under_way"
