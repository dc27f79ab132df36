"""Rewriting what was submitted while the round is still open, and moving its closing moment."""

from __future__ import annotations

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common import lengths
from common.database_guards import append_only
from common.once import once

from . import closing_guards as guards
from .application import Application
from .rounds import Round
from .submission import Submission


class ReopeningState(models.TextChoices):
    """Where a reopening stands; `applications.workflow` says how it moves."""

    HEROPEND = "heropend", _("reopened")
    INGEDIEND = "ingediend", _("submitted again")
    TERUGGEZET = "teruggezet", _("put back as it was submitted")
    VERLOPEN = "verlopen", _("closed before it was submitted again")
    VERVALLEN = "vervallen", _("withdrawn meanwhile")


class ReopeningQuerySet(models.QuerySet["Reopening"]):
    """Lists of reopenings."""

    def open(self) -> ReopeningQuerySet:
        """Those that have not ended."""
        return self.filter(state=ReopeningState.HEROPEND)


@pghistory.track()
class Reopening(models.Model):
    """The penvoerder rewrites what was submitted, which counts until a later version comes in."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="reopenings")
    state = models.CharField(
        _("state"), max_length=10, choices=ReopeningState, default=ReopeningState.HEROPEND
    )
    reopened_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    reopened_at = models.DateTimeField(_("reopened at"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    # Nobody where it closed by itself.
    ended_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    # What came in.
    submission = models.OneToOneField(
        Submission, models.PROTECT, null=True, blank=True, related_name="reopening"
    )

    objects = ReopeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("reopening")
        verbose_name_plural = _("reopenings")
        ordering = ["reopened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(state="heropend"), name="reopening_one_open"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ReopeningState.values), name="reopening_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state="heropend", ended_at__isnull=True)
                | (~Q(state="heropend") & Q(ended_at__isnull=False)),
                name="reopening_ended_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(state="ingediend", submission__isnull=False)
                | (~Q(state="ingediend") & Q(submission__isnull=True)),
                name="reopening_with_what_came_in",
            ),
        ]
        triggers = [
            guards.reopened_in_time(),
            guards.reopening_ends_closed(),
            pgtrigger.ReadOnly(
                name="reopening_stays", fields=["application", "reopened_by", "reopened_at"]
            ),
            pgtrigger.Protect(name="reopening_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.get_state_display()}"


class ClosingMoveQuerySet(models.QuerySet["ClosingMove"]):
    """Lists of moves."""

    def of(self, application: Application) -> list[ClosingMove]:
        """How the moment of an application was moved since it began, with its round or alone.

        Asked once for a page, which tells of it beside the history and in it.
        """
        of_it = Q(application=application) | Q(
            round=application.round_id, application=None, moved_at__gte=application.created_at
        )
        found = self.filter(of_it).select_related("moved_by__user").order_by("moved_at", "pk")
        return once(("closing_moves", application.pk), lambda: list(found))


class ClosingMove(models.Model):
    """An administrator moved a closing moment: of a round, or of one application in it; and why."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="closing_moves")
    # Of this one alone; of everybody when empty.
    application = models.ForeignKey(
        Application, models.PROTECT, null=True, blank=True, related_name="closing_moves"
    )
    closed_at = models.DateTimeField(_("closing moment before"))
    closes_at = models.DateTimeField(_("closing moment"))
    reason = models.CharField(_("why it was moved"), max_length=lengths.NOTE)
    moved_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    moved_at = models.DateTimeField(_("moved at"), default=timezone.now)

    objects = ClosingMoveQuerySet.as_manager()

    class Meta:
        verbose_name = _("moved closing moment")
        verbose_name_plural = _("moved closing moments")
        ordering = ["moved_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("closed_at")) & Q(closes_at__gt=F("moved_at")),
                name="closing_moves_later",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="closing_move_has_reason"),
        ]
        triggers = [append_only(), guards.moved_by_an_admin()]

    def __str__(self) -> str:
        return f"{self.round}: {self.closes_at}"
