"""What is decided on a subsidy after it was granted: lowering, settling and reclaiming.

Prepared by one person with the sums it rests on, decided by another. Amounts in euro, exact to the
cent. Source: Awb 4:42, 4:46, 4:48 and 4:57.
"""

from __future__ import annotations

from decimal import Decimal

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from accounts.role_guards import refuse_unless_lead
from applications.models import Application
from assessments.models.acting_guards import acts_for_re
from assessments.models.heard import not_heard
from common import lengths
from common.database_guards import WRITE, before, refuse_when
from correspondence import mandate_kinds
from correspondence.models import Letter, not_mandated, refuse_other_letter

from .choices import Later, Shortfall
from .division import DivisionState, Share
from .hearing import Hearing
from .payment import CLAIMED, STANDS

LATER_LETTER_KINDS = {
    Later.LOWERING: "subsidieverlaging",
    Later.SETTLING: "subsidievaststelling",
    Later.RECLAIMING: "terugvordering",
}
RECLAIMABLE_YEARS = 5
"""How long after settling a payment can be reclaimed. Source: Awb 4:57(4)."""


class LaterDecisionQuerySet(models.QuerySet["LaterDecision"]):
    """Lists of decisions on a subsidy after it was granted."""

    def at_hand(self) -> LaterDecisionQuerySet:
        """Those that lie before the leads or were decided on."""
        return self.exclude(state=DivisionState.TERUGGEGEVEN)

    def decided(self) -> LaterDecisionQuerySet:
        """Those that were decided on."""
        return self.filter(state=DivisionState.BESLOTEN)

    def without_letter(self) -> LaterDecisionQuerySet:
        """Decided on, and not made known yet."""
        return self.decided().filter(letter=None)

    def made_known(self) -> LaterDecisionQuerySet:
        """Those whose letter is there: before it a decision has no effect (Awb 3:40)."""
        return self.decided().filter(letter__isnull=False)

    def visible_to(self, role: Role | None) -> LaterDecisionQuerySet:
        """The penvoerder: its own, by letter. The RE: those of grants that it may see."""
        own = self.filter(share__in=Share.objects.visible_to(role))
        if role is not None and role.kind in RE_KINDS:
            return own
        return own.made_known()


_PAID = """(SELECT COALESCE(sum(p.amount), 0) FROM subsidies_payment p
    WHERE p.share_id = NEW.share_id AND p.paid_on IS NOT NULL)"""
_UNDER_WAY = """(SELECT COALESCE(sum(p.amount), 0) FROM subsidies_payment p
    WHERE p.share_id = NEW.share_id AND p.paid_on IS NULL AND p.returned_on IS NULL)"""

_OTHER_SUMS = refuse_when(
    f"""(NEW.stood, NEW.paid, NEW.under_way, NEW.claimed) IS DISTINCT FROM
    ({STANDS.format(share="NEW.share_id")}, {_PAID}, {_UNDER_WAY}, {CLAIMED})""",
    "later_sums: these are not the sums",
)
_CASE = "(SELECT s.application_id FROM subsidies_share s WHERE s.id = NEW.share_id)"


def _rests_on_what_is() -> pgtrigger.Trigger:
    """It is prepared on the sums as they are, after hearing where that is due, and not for worse
    than was intended; nothing is settled twice, nor lowered after that.
    """
    still_open = not_heard("h", letter="letter_id", at="NEW.prepared_at")
    return before(
        "later_rests_on_what_is",
        pgtrigger.Insert,
        refuse_when("NEW.state <> 'voorbereid'", "later_starts: it is prepared first"),
        refuse_when(
            """NOT EXISTS (SELECT FROM subsidies_share s
            WHERE s.id = NEW.share_id AND s.letter_id IS NOT NULL AND s.granted > 0)""",
            "later_of_grant: nothing was granted and made known",
        ),
        _OTHER_SUMS,
        refuse_when(
            """NEW.kind IN ('verlaging', 'vaststelling') AND EXISTS (
            SELECT FROM subsidies_laterdecision d WHERE d.share_id = NEW.share_id
            AND d.state = 'besloten' AND d.kind = 'vaststelling')""",
            "later_settled: this subsidy was settled",
        ),
        refuse_when(
            f"""NEW.hearing_id IS NOT NULL AND NOT EXISTS (SELECT FROM subsidies_hearing h
            JOIN subsidies_share s ON s.application_id = h.application_id
            WHERE h.id = NEW.hearing_id AND s.id = NEW.share_id AND h.about = NEW.kind
            AND h.dropped_at IS NULL AND NOT ({still_open})
            AND CASE WHEN NEW.kind = 'terugvordering' THEN NEW.amount <= h.amount
                ELSE NEW.amount >= h.amount END)""",
            "later_hearing: who it is about was not heard about this",
        ),
        refuse_when(
            """EXISTS (SELECT FROM subsidies_laterdecision d WHERE d.hearing_id = NEW.hearing_id
            AND d.state IN ('voorbereid', 'besloten'))""",
            "later_hearing: another decision rests on this hearing",
        ),
    )


def _stands() -> pgtrigger.Trigger:
    """What was given back or decided on stands; only its letter is noted after, once."""
    rest = "to_jsonb({row}) - 'letter_id'"
    return before(
        "later_stands",
        pgtrigger.Update,
        refuse_when(
            "OLD.state <> 'voorbereid' AND"
            f" ({rest.format(row='NEW')} <> {rest.format(row='OLD')}"
            " OR OLD.letter_id IS NOT NULL AND NEW.letter_id IS DISTINCT FROM OLD.letter_id)",
            "later_stands: it was given back or decided",
        ),
    )


def _told_by_its_letter() -> pgtrigger.Trigger:
    """The letter that tells of it was made for it."""
    kinds = " ".join(f"WHEN '{kind.value}' THEN '{of}'" for kind, of in LATER_LETTER_KINDS.items())
    return before(
        "later_told_by_its_letter",
        WRITE,
        refuse_other_letter(
            "letter_id",
            kind=f"CASE NEW.kind {kinds} END",
            occasion="'later decision on subsidy ' || NEW.id",
            message="later_letter: this letter was not made for it",
        ),
    )


def _decided_well() -> pgtrigger.Trigger:
    """A mandated lead decides who neither intended nor prepared it, nor judged the application."""
    lacks = not_mandated(
        role="NEW.settled_by_id",
        kind=f"'{mandate_kinds.SUBSIDY}'",
        at="NEW.settled_at",
        application=_CASE,
    )
    return pgtrigger.Trigger(
        name="later_decided_well",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(new__state="besloten") & ~pgtrigger.Q(old__state="besloten"),
        func=refuse_unless_lead("settled_by_id", "later_lead: a lead decides")  # noqa: S608 - ours
        + refuse_when(
            """(SELECT user_id FROM accounts_role WHERE id = NEW.settled_by_id) IN (
                SELECT r.user_id FROM accounts_role r WHERE r.id = NEW.prepared_by_id
                UNION SELECT r.user_id FROM subsidies_hearing h
                JOIN accounts_role r ON r.id = h.intended_by_id WHERE h.id = NEW.hearing_id
                UNION SELECT r.user_id FROM assessments_assessment s
                JOIN accounts_role r ON r.id = s.author_id
                JOIN assessments_panelmember m ON m.id = s.member_id
                JOIN assessments_panel p ON p.id = m.panel_id
                JOIN subsidies_share g ON g.application_id = p.application_id
                WHERE g.id = NEW.share_id)""",
            "later_four_eyes: who prepared it or judged does not decide",
        )
        + refuse_when(lacks, "later_mandate: who decides is not mandated")
        + _OTHER_SUMS
        + "RETURN NEW;",
    )


@pghistory.track()
class LaterDecision(models.Model):
    """That a grant becomes `amount`, is settled at it, or that it is reclaimed.

    `stood` is what the subsidy came to, `paid` what was paid of it, `under_way` what was handed to
    the paying body beside that, and `claimed` what was reclaimed before: as they are when it is
    prepared and decided, and as its letter says.
    """

    share = models.ForeignKey(Share, models.PROTECT, related_name="later_decisions")
    kind = models.CharField(_("what is decided"), max_length=15, choices=Later)
    state = models.CharField(
        _("state"), max_length=15, choices=DivisionState, default=DivisionState.VOORBEREID
    )
    amount = models.DecimalField(_("amount (euro)"), max_digits=12, decimal_places=2)
    stood = models.DecimalField(_("came to (euro)"), max_digits=12, decimal_places=2)
    paid = models.DecimalField(_("paid (euro)"), max_digits=12, decimal_places=2)
    under_way = models.DecimalField(
        _("under way (euro)"), max_digits=12, decimal_places=2, default=Decimal("0.00")
    )
    claimed = models.DecimalField(_("reclaimed before (euro)"), max_digits=12, decimal_places=2)
    ground = models.CharField(_("ground"), max_length=20, choices=Shortfall, blank=True)
    hearing = models.ForeignKey(
        Hearing, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    reasons = models.CharField(_("reasons"), max_length=lengths.TEXT)
    weighing = models.CharField(
        _("how the response was weighed"), max_length=lengths.TEXT, blank=True
    )
    prepared_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(_("prepared at"), default=timezone.now)
    return_reason = models.CharField(
        _("why it was given back"), max_length=lengths.TEXT, blank=True
    )
    settled_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="later_on_subsidy"
    )

    objects = LaterDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("later decision on a subsidy")
        verbose_name_plural = _("later decisions on subsidies")
        ordering = ["prepared_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=DivisionState.values), name="later_state_known"
            ),
            models.CheckConstraint(
                condition=Q(kind="verlaging", amount__gte=0, amount__lt=F("stood"))
                | Q(kind="vaststelling", amount__gte=0, amount__lte=F("stood"))
                | Q(
                    kind="terugvordering",
                    amount__gt=0,
                    amount__lte=F("paid") - F("stood") - F("claimed"),
                ),
                name="later_amount_fits",
            ),
            models.CheckConstraint(
                condition=Q(kind="vaststelling", amount=F("stood"), ground="", hearing=None)
                | Q(kind="terugvordering", ground="", hearing__isnull=False) & ~Q(weighing="")
                | Q(kind__in=["verlaging", "vaststelling"], amount__lt=F("stood"))
                & Q(ground__in=Shortfall.values, hearing__isnull=False)
                & ~Q(weighing=""),
                name="later_heard_when_worse",
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="later_with_reasons"),
            models.CheckConstraint(
                condition=Q(state="besloten", settled_by__isnull=False, settled_at__isnull=False)
                | ~Q(state="besloten")
                & Q(settled_by__isnull=True, settled_at__isnull=True, letter__isnull=True),
                name="later_decided_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state="teruggegeven") | ~Q(return_reason=""),
                name="later_given_back_with_reason",
            ),
            models.UniqueConstraint(
                fields=["share"], condition=Q(state="voorbereid"), name="later_one_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["share"],
                condition=Q(state="besloten", kind="vaststelling"),
                name="later_settled_once",
            ),
        ]
        triggers = [
            _rests_on_what_is(),
            pgtrigger.ReadOnly(
                name="later_is_as_prepared",
                fields=[
                    "share",
                    "kind",
                    "amount",
                    "stood",
                    "paid",
                    "under_way",
                    "claimed",
                    "ground",
                    "hearing",
                    "reasons",
                    "weighing",
                    "prepared_by",
                    "prepared_at",
                ],
            ),
            _stands(),
            _told_by_its_letter(),
            _decided_well(),
            acts_for_re(
                "later_by_re",
                ("prepared_by_id", "prepared_at"),
                ("settled_by_id", "settled_at"),
                application=_CASE,
            ),
            pgtrigger.Protect(name="later_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.share.application}: {self.get_kind_display()}"

    @property
    def application(self) -> Application:
        """The case that it is about."""
        return self.share.application

    @property
    def application_id(self) -> int:
        """Its key."""
        return self.share.application_id

    @property
    def mandate_kind(self) -> str:
        """For what who decides on it is mandated."""
        return mandate_kinds.SUBSIDY

    @property
    def is_lower(self) -> bool:
        """Whether a subsidy becomes less than it came to."""
        return self.kind != Later.RECLAIMING and self.amount < self.stood

    @property
    def rests_on(self) -> tuple[Decimal, Decimal, Decimal, Decimal]:
        """The sums that it was prepared on: came to, paid, under way, reclaimed."""
        return self.stood, self.paid, self.under_way, self.claimed

    @property
    def handed_over(self) -> Decimal:
        """What was paid and what is under way."""
        return self.paid + self.under_way

    @property
    def to_pay(self) -> Decimal:
        """What is still to be paid after it, beside what is under way."""
        return max(self.amount - self.handed_over, Decimal("0.00"))

    @property
    def overpaid(self) -> Decimal:
        """What was paid, or is under way, more than the subsidy comes to after it."""
        return max(self.handed_over - self.amount, Decimal("0.00"))

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return "ok" if self.state == DivisionState.BESLOTEN else "warning"
