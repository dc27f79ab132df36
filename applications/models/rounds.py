"""Application rounds and what each round asks."""

from __future__ import annotations

from datetime import datetime

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common import lengths
from regions.models import Origin

from .closing_guards import moves_with_a_reason
from .section_kinds import ALWAYS_ASKED, SectionKind, all_sections


class RoundKind(models.TextChoices):
    """What can be applied for."""

    VOORLOPER = "voorloper", _("voorloper status")
    SUBSIDIE = "subsidie", _("subsidy")


class RoundStatus(models.TextChoices):
    """Whether something can be submitted at a moment; worked out, and never stored."""

    OPEN = "open", _("open")
    UPCOMING = "upcoming", _("not open yet")
    CLOSED = "closed", _("closed")


class TermStart(models.TextChoices):
    """From when the decision term counts. Source: Awb 4:13, unless another provision says so."""

    RECEIPT = "receipt", _("from receipt of each application")
    CLOSING = "closing", _("from the closing of the round")


class TermSetBy(models.TextChoices):
    """What sets the decision term: only what the first says runs on (Atw 1 and 5)."""

    STATUTE = "statute", _("an Act or an order in council")
    OTHER = "other", _("a ministerial regulation or the round itself")


class Independence(models.TextChoices):
    """When who judges for one organisation reads what the others of the panel handed in."""

    NEVER = "never", _("never; only the joint outcome")
    AFTER_OWN = "after_own", _("once the own assessment was handed in")
    AFTER_ALL = "after_all", _("once all organisations have handed in")


LONGEST_WITHOUT_SOURCE = 8
"""A decision term of more weeks than these needs a provision. Source: Awb 4:13(2)."""


def default_reminder_days() -> list[int]:
    """Days before closing on which penvoerders are reminded."""
    return [42, 28, 14, 7, 3, 1]


class RoundQuerySet(models.QuerySet["Round"]):
    """Lists of rounds."""

    def open(self, at: datetime) -> RoundQuerySet:
        """Rounds that accept submissions at this moment; see `Round.is_open`."""
        return self.not_closed(at).filter(opens_at__lte=at)

    def not_closed(self, at: datetime) -> RoundQuerySet:
        """Rounds that are open or will be; see `Round.is_closed`."""
        return self.filter(closes_at__gte=at.replace(microsecond=0))

    def bodies(self) -> models.QuerySet[Round, str]:
        """On whose behalf rounds are decided on, each as it was written."""
        return self.order_by().values_list("on_behalf_of", flat=True).distinct()

    def upcoming(self, at: datetime) -> RoundQuerySet:
        """Rounds that open later."""
        return self.filter(opens_at__gt=at)

    def closed(self, at: datetime) -> RoundQuerySet:
        """Rounds that accept nothing any more; see `Round.is_closed`."""
        return self.filter(closes_at__lt=at.replace(microsecond=0))

    def in_status(self, status: RoundStatus, at: datetime) -> RoundQuerySet:
        """Rounds that are so at this moment; see `Round.status`."""
        lists = {
            RoundStatus.OPEN: self.open,
            RoundStatus.UPCOMING: self.upcoming,
            RoundStatus.CLOSED: self.closed,
        }
        return lists[status](at)

    def assessed(self, at: datetime) -> RoundQuerySet:
        """Rounds of which applications may be assessed; see `Round.is_assessed`."""
        return self.closed(at) | self.filter(handled_as_received=True)


@pghistory.track()
class Round(models.Model):
    """An application round. Thresholds, amounts and terms are its configuration, never code."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=15, choices=RoundKind)
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"))
    maximum_amount = models.DecimalField(
        _("maximum amount per application (euro)"), max_digits=12, decimal_places=2
    )
    decision_weeks = models.PositiveSmallIntegerField(_("decision term (weeks)"), default=8)
    # Provisions that depart from Awb 4:13, printed where the term is named.
    term_length_source = models.CharField(
        _("provision for a term of more than eight weeks"), max_length=300, blank=True
    )
    term_start = models.CharField(
        _("the decision term counts"),
        max_length=10,
        choices=TermStart,
        default=TermStart.RECEIPT,
    )
    term_start_source = models.CharField(
        _("provision by which the term counts from closing"), max_length=300, blank=True
    )
    term_set_by = models.CharField(
        _("the decision term is set by"),
        max_length=10,
        choices=TermSetBy,
        default=TermSetBy.STATUTE,
    )
    # How many different people sign for each party, such as two directors together.
    signers_per_party = models.PositiveSmallIntegerField(
        _("signatures for each partner"), default=1
    )
    # Regions of which the locations may take part in another region too, by their names.
    sharing_regions = ArrayField(
        models.CharField(max_length=lengths.NAME_OF_THING),
        verbose_name=_("regions that may share locations"),
        default=list,
        blank=True,
    )
    # How long an applicant has to complete an application, unless another day is chosen (Awb 4:5).
    completion_weeks = models.PositiveSmallIntegerField(
        _("term to complete an application (weeks)"), default=2
    )
    # The parts of a plan that are asked; a part that the portal gets later is not, until chosen.
    sections = ArrayField(
        models.CharField(max_length=15, choices=SectionKind),
        verbose_name=_("parts of the plan that are asked"),
        default=all_sections,
    )
    # What is not asked of those parts, each as "part.question" (`PlanSection.questions`).
    questions_left_out = ArrayField(
        models.CharField(max_length=50),
        verbose_name=_("questions that are not asked"),
        default=list,
        blank=True,
    )
    handled_as_received = models.BooleanField(
        _("applications are handled as they come"), default=False
    )
    independence = models.CharField(
        _("assessors read what others judged"),
        max_length=10,
        choices=Independence,
        default=Independence.AFTER_OWN,
    )
    # Whether the ministry concurs with the joint outcome before anything is decided.
    ocw_concurs = models.BooleanField(_("OCW concurs before a decision"), default=True)
    reminder_days = ArrayField(
        models.PositiveSmallIntegerField(),
        verbose_name=_("reminders (days before closing)"),
        default=default_reminder_days,
    )
    # Printed in the decision letter. Source: Awb 3:47 (legal basis), 10:10 (on whose behalf).
    legal_basis = models.CharField(_("legal basis"), max_length=lengths.NOTE)
    on_behalf_of = models.CharField(_("decided on behalf of"), max_length=200)
    objection_address = models.CharField(
        _("where an objection is sent by post"), max_length=lengths.ADDRESS
    )
    objection_online = models.CharField(
        _("where an objection is sent electronically"), max_length=lengths.LINE, blank=True
    )
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.ENTERED)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["-closes_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="round_closes_after_opening"
            ),
            models.CheckConstraint(
                condition=Q(maximum_amount__gte=0), name="round_amount_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(signers_per_party__in=(1, 2)), name="round_one_or_two_signers"
            ),
            models.CheckConstraint(
                condition=Q(decision_weeks__gte=1, decision_weeks__lte=52),
                name="round_decision_term_sane",
            ),
            models.CheckConstraint(
                condition=Q(completion_weeks__gte=1, completion_weeks__lte=12),
                name="round_completion_term_sane",
            ),
            models.CheckConstraint(
                condition=Q(independence__in=Independence.values), name="round_independence_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    sections__contained_by=SectionKind.values, sections__contains=ALWAYS_ASKED
                ),
                name="round_asks_known_sections",
            ),
            models.CheckConstraint(
                condition=Q(decision_weeks__lte=LONGEST_WITHOUT_SOURCE) | ~Q(term_length_source=""),
                name="round_long_term_has_source",
            ),
            models.CheckConstraint(
                condition=Q(term_start=TermStart.RECEIPT) | ~Q(term_start_source=""),
                name="round_term_from_closing_has_source",
            ),
        ]
        triggers = [moves_with_a_reason()]

    def __str__(self) -> str:
        return self.name

    @property
    def is_subsidy(self) -> bool:
        """Whether it divides money; else it gives a status."""
        return self.kind == RoundKind.SUBSIDIE

    def asks(self, section: str, question: str = "") -> bool:
        """Whether this part of a plan is asked, and this question of it.

        What is not is neither seen nor saved.
        """
        return section in self.sections and f"{section}.{question}" not in self.questions_left_out

    def is_open(self, at: datetime) -> bool:
        """Whether submissions are accepted at this moment: both ends included, to the second.

        What comes in during the second of closing is in time.
        """
        return self.opens_at <= at and not self.is_closed(at)

    def is_closed(self, at: datetime) -> bool:
        """Whether the closing moment has passed, to the second."""
        return at.replace(microsecond=0) > self.closes_at

    def status(self, at: datetime) -> RoundStatus:
        """Whether it is open, was or will be at this moment."""
        if self.is_open(at):
            return RoundStatus.OPEN
        return RoundStatus.CLOSED if self.is_closed(at) else RoundStatus.UPCOMING

    def is_assessed(self, at: datetime) -> bool:
        """Whether its applications may be assessed and decided on at this moment."""
        return self.handled_as_received or self.is_closed(at)


@pghistory.track()
class Criterion(models.Model):
    """What assessors judge in a round."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("criterion"), max_length=150)
    explanation = models.CharField(_("explanation"), blank=True, max_length=lengths.NOTE)
    # Where in a plan an assessor reads about it.
    sections = ArrayField(
        models.CharField(max_length=15, choices=SectionKind),
        verbose_name=_("parts of the plan"),
        blank=True,
        default=list,
    )
    # Not fully met: no definitive status on this application, whatever conditions are met later.
    is_knock_out = models.BooleanField(_("knock-out for a definitive status"), default=False)
    # About a condition that goes with it the panel and the beroepsgroep itself are asked once more.
    about_beroepsgroep = models.BooleanField(_("about the beroepsgroep"), default=False)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "position"],
                name="criterion_position_unique",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]

    def __str__(self) -> str:
        return self.title


class RequirementLevel(models.TextChoices):
    """What an unmet requirement does."""

    BLOCK = "block", _("blocks submitting")
    WARN = "warn", _("warns")
    OFF = "off", _("off")


@pghistory.track()
class RoundRequirement(models.Model):
    """How a round applies a requirement of `applications.requirements`."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="requirements")
    code = models.CharField(_("requirement"), max_length=40)
    level = models.CharField(_("level"), max_length=5, choices=RequirementLevel)
    # For requirements with a number, such as the pupils in one sector.
    threshold = models.PositiveIntegerField(_("threshold"), null=True, blank=True)

    class Meta:
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        constraints = [
            models.UniqueConstraint(fields=["round", "code"], name="round_requirement_once"),
            models.CheckConstraint(
                condition=Q(level__in=RequirementLevel.values), name="round_requirement_level_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.get_level_display()})"
