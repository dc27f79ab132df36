"""Decisions of a round that a lead takes together, and how far that is."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleKind
from applications.models import Round
from common import lengths
from common.database_guards import track_rows

from .decision import Decision


class BatchedState(models.TextChoices):
    """What came of one decision of a batch."""

    WAITING = "wacht", _("waiting")
    TAKEN = "genomen", _("taken")
    REFUSED = "niet_genomen", _("not taken")
    DROPPED = "vervallen", _("goes on in another batch")


class DecisionBatchQuerySet(models.QuerySet["DecisionBatch"]):
    """Lists of batches."""

    def visible_to(self, role: Role | None) -> DecisionBatchQuerySet:
        """Leads see all of them, but of each only the decisions that they may see."""
        is_lead = role is not None and role.is_current and role.kind == RoleKind.RE_LEAD
        return self.all() if is_lead else self.none()

    def under_way(self) -> DecisionBatchQuerySet:
        """Batches in which decisions wait for a worker: not those that were stopped."""
        waiting = BatchedDecision.objects.filter(
            batch=models.OuterRef("pk"), state=BatchedState.WAITING
        )
        return self.filter(models.Exists(waiting), stopped_at=None)


@track_rows()
class DecisionBatch(models.Model):
    """Decisions of a round that `begun_by` takes, one after another, by a worker.

    `token` comes with the form, so that who sends it twice begins one batch.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="decision_batches")
    token = models.UUIDField(unique=True)
    begun_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(_("begun at"), default=timezone.now)
    stopped_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    stopped_at = models.DateTimeField(_("stopped at"), null=True, blank=True)

    objects = DecisionBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("batch of decisions")
        verbose_name_plural = _("batches of decisions")
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stopped_at=None, stopped_by=None)
                | Q(stopped_at__isnull=False, stopped_by__isnull=False),
                name="batch_stopped_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.begun_at:%Y-%m-%d %H:%M}"


class BatchedDecision(models.Model):
    """A decision in a batch. It waits in one batch at most, and what came of it stands."""

    batch = models.ForeignKey(DecisionBatch, models.PROTECT, related_name="decisions")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="+")
    # The text that the lead chose to take; not kept of batches before this was.
    prepared_at = models.DateTimeField(_("prepared at"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=20, choices=BatchedState.choices, default=BatchedState.WAITING
    )
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    why_not = models.CharField(_("why it was not taken"), max_length=lengths.NOTE, blank=True)

    class Meta:
        verbose_name = _("decision of a batch")
        verbose_name_plural = _("decisions of a batch")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "decision"], name="batched_once"),
            models.UniqueConstraint(
                fields=["decision"], condition=Q(state="wacht"), name="waits_in_one_batch"
            ),
            models.CheckConstraint(
                condition=Q(state="wacht", settled_at=None)
                | (~Q(state="wacht") & Q(settled_at__isnull=False)),
                name="batched_settled_at_a_moment",
            ),
            models.CheckConstraint(
                condition=(Q(state="niet_genomen") & ~Q(why_not=""))
                | (~Q(state="niet_genomen") & Q(why_not="")),
                name="batched_refused_with_reason",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="batched_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="settled_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.state <> 'wacht'"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision}: {self.state}"
