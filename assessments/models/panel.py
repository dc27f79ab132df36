"""Who assesses an application, what interest they declare, and how each judges it."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Application, Criterion, Submission
from regions.models import Organisation


@pghistory.track()
class Panel(models.Model):
    """National partners and OCW who assess one submission together."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="panel")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="+")
    opened_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("opened at"), default=timezone.now)

    class Meta:
        verbose_name = _("panel")
        verbose_name_plural = _("panels")

    def __str__(self) -> str:
        return str(self.application)


@pghistory.track()
class PanelMember(models.Model):
    """An organisation invited to assess."""

    panel = models.ForeignKey(Panel, models.CASCADE, related_name="members")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("panel member")
        verbose_name_plural = _("panel members")
        constraints = [
            models.UniqueConstraint(fields=["panel", "organisation"], name="panel_member_once"),
        ]

    def __str__(self) -> str:
        return str(self.organisation)


@pghistory.track()
class InterestDeclaration(models.Model):
    """What a person declares before seeing the application. Source: Awb 2:4 (no bias)."""

    member = models.ForeignKey(PanelMember, models.CASCADE, related_name="declarations")
    role = models.ForeignKey(Role, models.PROTECT, related_name="+")
    has_interest = models.BooleanField(_("has an interest"))
    explanation = models.TextField(_("explanation"), blank=True)
    declared_at = models.DateTimeField(_("declared at"), default=timezone.now)

    class Meta:
        verbose_name = _("declaration of interest")
        verbose_name_plural = _("declarations of interest")
        constraints = [
            models.UniqueConstraint(fields=["member", "role"], name="declaration_once"),
            models.CheckConstraint(
                condition=Q(has_interest=False) | ~Q(explanation=""),
                name="declared_interest_is_explained",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.has_interest}"


class AssessmentState(models.TextChoices):
    """Where an assessment stands."""

    CONCEPT = "concept", _("being written")
    INGELEVERD = "ingeleverd", _("handed in")


@pghistory.track()
class Assessment(models.Model):
    """The judgement of one organisation, hidden from the others until theirs is in too."""

    member = models.OneToOneField(PanelMember, models.CASCADE, related_name="assessment")
    author = models.ForeignKey(Role, models.PROTECT, related_name="+")
    state = models.CharField(
        _("state"), max_length=10, choices=AssessmentState, default=AssessmentState.CONCEPT
    )
    version = models.PositiveIntegerField(default=0)
    remark = models.TextField(_("general remark"), blank=True)
    handed_in_at = models.DateTimeField(_("handed in at"), null=True, blank=True)

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="concept", handed_in_at__isnull=True)
                | Q(state="ingeleverd", handed_in_at__isnull=False),
                name="assessment_handed_in_with_moment",
            ),
        ]

    def __str__(self) -> str:
        return str(self.member)


class Verdict(models.TextChoices):
    """How far a criterion is met."""

    VOLDOET = "voldoet", _("met")
    DEELS = "deels", _("partly met")
    NIET = "niet", _("not met")


class JudgementBase(models.Model):
    """A verdict on one criterion, with reasons when it is not fully met."""

    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict, blank=True)
    reasons = models.TextField(_("reasons"), blank=True)

    class Meta:
        abstract = True

    @property
    def is_complete(self) -> bool:
        """A verdict is there, and reasons when the criterion is not fully met (Awb 3:46)."""
        return self.verdict == Verdict.VOLDOET or bool(self.verdict and self.reasons.strip())


@pghistory.track()
class Judgement(JudgementBase):
    """One organisation's verdict on one criterion."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="judgements")

    class Meta:
        verbose_name = _("judgement")
        verbose_name_plural = _("judgements")
        constraints = [
            models.UniqueConstraint(fields=["assessment", "criterion"], name="judgement_once"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.get_verdict_display()}"
