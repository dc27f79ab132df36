"""The joint outcome, written beside the separate assessments, and who agrees with it."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common import lengths
from common.database_guards import track_rows

from . import acting_guards, guards, step_triggers
from .decision import JUDGED, Outcome
from .panel import JudgementBase, Panel, PanelMember


class JointOutcomeQuerySet(models.QuerySet["JointOutcome"]):
    """Lists of joint outcomes."""

    def visible_to(self, role: Role | None) -> JointOutcomeQuerySet:
        """RE: all. Assessor: proposed ones, of panels where the own organisation handed in."""
        members = PanelMember.objects.visible_to(role)
        if role is not None and role.is_re:
            return self.filter(panel__in=members.values("panel"))
        done = members.handed_in()
        return self.filter(proposed_at__isnull=False, panel__in=done.values("panel"))


@pghistory.track()
class JointOutcome(models.Model):
    """The panel's joint verdict. Each change is a new version, to be agreed anew."""

    panel = models.OneToOneField(Panel, models.CASCADE, related_name="joint_outcome")
    version = models.PositiveIntegerField(default=0)
    advice = models.CharField(_("joint advice"), blank=True, max_length=lengths.LONG_TEXT)
    # The outcome that the panel advises; a decision that departs from it says why.
    advises = models.CharField(_("advised outcome"), max_length=15, choices=Outcome, blank=True)
    written_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written at"), default=timezone.now)
    # Set when every verdict is there and the organisations were asked to agree.
    proposed_at = models.DateTimeField(_("proposed at"), null=True, blank=True)

    objects = JointOutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("joint outcome")
        verbose_name_plural = _("joint outcomes")
        constraints = [
            models.CheckConstraint(
                condition=Q(proposed_at__isnull=True) | Q(advises__in=JUDGED),
                name="joint_outcome_proposed_with_advice",
            ),
        ]
        triggers = [
            guards.joint_outcome_locked(),
            step_triggers.follows(step_triggers.OF_PANEL, "version", "proposed_at"),
        ]

    def __str__(self) -> str:
        return str(self.panel)

    @property
    def concurrence(self) -> Concurrence | None:
        """What OCW said about the present version, if anything. One query."""
        given = self.concurrences.filter(version=self.version)
        return given.select_related("member__organisation", "given_by__user").first()

    @property
    def lacks_concurrence(self) -> bool:
        """Whether OCW is still to say whether it concurs, in a round that asks that."""
        return self.panel.application.round.ocw_concurs and self.concurrence is None


@pghistory.track()
class JointJudgement(JudgementBase):
    """The joint verdict on one criterion."""

    joint_outcome = models.ForeignKey(JointOutcome, models.CASCADE, related_name="judgements")

    class Meta:
        verbose_name = _("joint judgement")
        verbose_name_plural = _("joint judgements")
        constraints = [
            models.UniqueConstraint(
                fields=["joint_outcome", "criterion"], name="joint_judgement_once"
            ),
        ]
        triggers = [guards.joint_judgement_locked()]


class EndorsementBase(models.Model):
    """An organisation that judges agrees, with a remark or without, or says why not."""

    member: models.ForeignKey[PanelMember]
    agrees = models.BooleanField(_("agrees"))
    remark = models.CharField(_("remark"), blank=True, max_length=lengths.TEXT)
    given_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(_("given at"), default=timezone.now)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.member}: {self.agrees}"


@track_rows()
class Endorsement(EndorsementBase):
    """An organisation agrees with a version of the joint outcome, or says why not."""

    joint_outcome = models.ForeignKey(JointOutcome, models.CASCADE, related_name="endorsements")
    member = models.ForeignKey(PanelMember, models.CASCADE, related_name="endorsements")
    version = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("endorsement")
        verbose_name_plural = _("endorsements")
        constraints = [
            models.UniqueConstraint(
                fields=["joint_outcome", "member", "version"], name="endorsement_once"
            ),
            models.CheckConstraint(
                condition=Q(agrees=True) | ~Q(remark=""), name="disagreement_is_explained"
            ),
        ]
        triggers = [
            guards.endorsement_locked(),
            acting_guards.answered_by_own("endorsed_by_own"),
            step_triggers.follows(step_triggers.OF_MEMBER, "version"),
        ]


class ConcurrenceQuerySet(models.QuerySet["Concurrence"]):
    """Lists of concurrences."""

    def visible_to(self, role: Role | None) -> ConcurrenceQuerySet:
        """Those about the joint outcomes that this role may read."""
        return self.filter(joint_outcome__in=JointOutcome.objects.visible_to(role))


@track_rows()
class Concurrence(EndorsementBase):
    """OCW, having read what every organisation answered, concurs with a version or says why not.

    Apart from what OCW answered as one of the panel: without it no decision is prepared.
    """

    joint_outcome = models.ForeignKey(JointOutcome, models.CASCADE, related_name="concurrences")
    member = models.ForeignKey(PanelMember, models.CASCADE, related_name="concurrences")
    version = models.PositiveIntegerField()

    objects = ConcurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("concurrence of OCW")
        verbose_name_plural = _("concurrences of OCW")
        constraints = [
            models.UniqueConstraint(fields=["joint_outcome", "version"], name="concurrence_once"),
            models.CheckConstraint(
                condition=Q(agrees=True) | ~Q(remark=""), name="no_concurrence_without_reasons"
            ),
        ]
        triggers = [
            guards.concurrence_of_ocw(),
            acting_guards.answered_by_own("concurred_by_own"),
            step_triggers.follows(step_triggers.OF_MEMBER, "version"),
        ]
