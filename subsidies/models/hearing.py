"""That something to the detriment of an applicant is intended, told by letter, and answered."""

from __future__ import annotations

from datetime import date, timedelta

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from applications.models import Application
from assessments.models import HeardFirst, is_involved
from assessments.models.acting_guards import acts_for_re
from assessments.models.heard import TOO_SHORT, heard_itself, heard_whole
from common import lengths
from common.database_guards import before, refuse_when
from correspondence.models import Letter

from .choices import About, Ground, Later, Shortfall

SUBSIDY_INTENTION_LETTER_KIND = "subsidievoornemen"
SUSPENDED = timedelta(weeks=13)
"""How long after the day on which the recipient was told paying is suspended at most, that last day
included. Source: Awb 4:56."""

SUSPENDING = About.LOWERING
"""The intention by which paying is suspended: to change or withdraw the grant (Awb 4:48, 4:56)."""


class HearingQuerySet(models.QuerySet["Hearing"]):
    """Lists of hearings."""

    def open(self) -> HearingQuerySet:
        """Those that were not dropped and on which nothing rests yet."""
        from .later import LaterDecision

        rests = LaterDecision.objects.at_hand().filter(hearing=OuterRef("pk"))
        return self.filter(~Exists(rests), dropped_at=None, ground_to_refuse=None)

    def suspending(self, on: date) -> HearingQuerySet:
        """Those that suspend paying on a day: of changing or withdrawing the grant (4:48), from the
        day of the letter in which that was told, until and including the day on which the decision
        is made known or thirteen weeks have passed. Source: Awb 4:56.
        """
        from .later import LaterDecision

        known = LaterDecision.objects.made_known().filter(hearing=OuterRef("pk"))
        return self.filter(
            ~Exists(known.filter(letter__dated_on__lt=on)),
            about=SUSPENDING,
            letter__dated_on__range=(on - SUSPENDED, on),
            dropped_at=None,
        )

    def visible_to(self, role: Role | None) -> HearingQuerySet:
        """For the RE those of cases in which nothing keeps them away; for the penvoerder its own,
        once it was told of them.
        """
        if role is None or not role.is_current:
            return self.none()
        if role.is_penvoerder:
            own = self.filter(application__penvoerder_id=role.organisation_id)
            return own.filter(letter__isnull=False)
        return (
            self.exclude(is_involved(role, "application__"))
            if role.kind in RE_KINDS
            else self.none()
        )


def _begins_with_two_weeks() -> pgtrigger.Trigger:
    return before(
        "subsidy_hearing_begins",
        pgtrigger.Insert,
        refuse_when(TOO_SHORT, "subsidy_hearing: there are at least two weeks to respond"),
        refuse_when("NEW.dropped_at IS NOT NULL", "subsidy_hearing: it is intended first"),
    )


def _stands() -> pgtrigger.Trigger:
    """What was intended stands; letter, response and that it was dropped are noted once."""
    return before(
        "subsidy_hearing_stands",
        pgtrigger.Update,
        refuse_when(
            """(NEW.application_id, NEW.about, NEW.ground, NEW.amount, NEW.intention,
                NEW.respond_by, NEW.intended_by_id, NEW.intended_at) IS DISTINCT FROM
            (OLD.application_id, OLD.about, OLD.ground, OLD.amount, OLD.intention,
                OLD.respond_by, OLD.intended_by_id, OLD.intended_at)""",
            "subsidy_hearing_stands: what was intended stands",
        ),
        refuse_when(
            """(OLD.letter_id IS NOT NULL AND NEW.letter_id IS DISTINCT FROM OLD.letter_id)
            OR (OLD.zienswijze <> '' AND (NEW.zienswijze, NEW.zienswijze_by_id, NEW.zienswijze_at)
                IS DISTINCT FROM (OLD.zienswijze, OLD.zienswijze_by_id, OLD.zienswijze_at))
            OR (OLD.dropped_at IS NOT NULL AND to_jsonb(NEW) <> to_jsonb(OLD))""",
            "subsidy_hearing_stands: it was noted before",
        ),
        refuse_when(
            """(NEW.zienswijze, NEW.told, NEW.dropped_at)
            IS DISTINCT FROM (OLD.zienswijze, OLD.told, OLD.dropped_at)
            AND (EXISTS (SELECT FROM subsidies_groundtorefuse g WHERE g.hearing_id = NEW.id)
                OR EXISTS (SELECT FROM subsidies_laterdecision d WHERE d.hearing_id = NEW.id
                    AND d.state IN ('voorbereid', 'besloten')))""",
            "subsidy_hearing_stands: something rests on it",
        ),
    )


@pghistory.track()
class Hearing(HeardFirst):
    """What is intended about a subsidy, on which ground, and the amount it would become, in euro.

    Of a refusal there is no amount; of reclaiming it is what is asked back, and there is no ground.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="subsidy_hearings")
    about = models.CharField(_("what is intended"), max_length=15, choices=About)
    ground = models.CharField(_("ground"), max_length=20, blank=True)
    amount = models.DecimalField(
        _("amount (euro)"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="subsidy_hearing"
    )
    drop_reason = models.CharField(_("why it was dropped"), max_length=lengths.TEXT, blank=True)
    dropped_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    dropped_at = models.DateTimeField(_("dropped at"), null=True, blank=True)

    objects = HearingQuerySet.as_manager()

    class Meta:
        verbose_name = _("hearing about a subsidy")
        verbose_name_plural = _("hearings about subsidies")
        ordering = ["intended_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(about="weigering", amount=None, ground__in=Ground.values)
                | Q(about__in=["verlaging", "vaststelling"], amount__gte=0)
                & Q(ground__in=Shortfall.values)
                | Q(about="terugvordering", amount__gt=0, ground=""),
                name="subsidy_hearing_whole",
            ),
            *heard_whole("subsidy_hearing"),
            models.CheckConstraint(
                condition=Q(dropped_at=None, dropped_by=None, drop_reason="")
                | Q(dropped_at__isnull=False, dropped_by__isnull=False) & ~Q(drop_reason=""),
                name="subsidy_hearing_dropped_with_reason",
            ),
        ]
        triggers = [
            _begins_with_two_weeks(),
            _stands(),
            heard_itself(
                "subsidy_hearing",
                letter="letter_id",
                kind=SUBSIDY_INTENTION_LETTER_KIND,
                occasion="subsidy hearing",
            ),
            acts_for_re(
                "subsidy_hearing_by_re",
                ("intended_by_id", "intended_at"),
                ("told_by_id", "told_at"),
                ("dropped_by_id", "dropped_at"),
                application="NEW.application_id",
            ),
            pgtrigger.Protect(name="subsidy_hearing_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.application}: {self.get_about_display()}"

    @property
    def telling(self) -> Letter | None:
        """The letter of the intention."""
        return self.letter

    @property
    def suspends_payment(self) -> bool:
        """Whether paying is suspended once the recipient is told of it."""
        return self.about == SUSPENDING

    @property
    def ground_text(self) -> str:
        """The ground in words: the same word is another ground of a refusal than of the others."""
        if not self.ground:
            return ""
        grounds = Ground if self.about == About.REFUSAL else Shortfall
        return str(grounds(self.ground).label)

    @property
    def kind(self) -> Later | None:
        """What can be decided after it on a subsidy that was granted; None for a refusal."""
        return None if self.about == About.REFUSAL else Later(self.about)
