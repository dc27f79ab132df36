"""Merging: which applications go on as part of which other one, and what is needed to undo it."""

from __future__ import annotations

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common.database_guards import append_only

from . import merging_guards as guards
from .application import Application
from .completion import Completion


class MergingQuerySet(models.QuerySet["Merging"]):
    """Lists of mergings."""

    def standing(self) -> MergingQuerySet:
        """Those that were not undone."""
        return self.filter(undone_at__isnull=True)

    def for_page(self) -> MergingQuerySet:
        """With what pages tell of them, the oldest first: two queries."""
        return (
            self.select_related("merged_by__user", "undone_by__user", "completion__submission")
            .defer("completion__submission__content", "completion__submission__people")
            .prefetch_related("members__application__plan")
            .order_by("merged_at", "pk")
        )


@pghistory.track()
class Merging(models.Model):
    """One act that merged applications into `application`, whose plan it opened (`completion`)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="mergings")
    completion = models.OneToOneField(Completion, models.PROTECT, related_name="merging")
    merged_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    merged_at = models.DateTimeField(_("merged at"), default=timezone.now)
    undone_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)

    objects = MergingQuerySet.as_manager()

    class Meta:
        verbose_name = _("merging")
        verbose_name_plural = _("mergings")
        ordering = ["merged_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="merging_undone_by_somebody",
            ),
        ]
        triggers = [
            guards.opens_its_plan(),
            guards.undone_before_anybody_signed(),
            pgtrigger.ReadOnly(
                name="merging_stays", fields=["application", "completion", "merged_by", "merged_at"]
            ),
            pgtrigger.Protect(name="merging_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.merged_at:%Y-%m-%d}"


class MergedApplication(models.Model):
    """An application that ended by a merging, as it stood before, with its region."""

    merging = models.ForeignKey(Merging, models.PROTECT, related_name="members")
    application = models.ForeignKey(Application, models.PROTECT, related_name="merged_by_acts")
    state_was = models.CharField(_("state before"), max_length=15)
    region_status_was = models.CharField(_("status of the region before"), max_length=15)
    region_status_since = models.DateTimeField(_("status of the region since"))
    # The partnerships of the region that ended with it.
    partnerships_ended = ArrayField(models.BigIntegerField(), default=list, blank=True)

    class Meta:
        verbose_name = _("merged application")
        verbose_name_plural = _("merged applications")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["merging", "application"], name="merged_once_by_an_act"
            ),
            models.CheckConstraint(
                condition=Q(state_was__in=["ingediend", "in_beoordeling"]),
                name="merged_was_undecided",
            ),
        ]
        triggers = [append_only(), guards.as_it_stood()]

    def __str__(self) -> str:
        return f"{self.application_id}"
