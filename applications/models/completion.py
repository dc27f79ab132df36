"""Completing what was submitted: what the Realisatie Eenheid asks, by when, and what came of it.

Source: Awb 4:5 (an applicant can complete its application within a term) and 4:15 (meanwhile the
term for the decision stands still).
"""

from __future__ import annotations

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common import lengths
from common.database_guards import append_only
from correspondence.models import Letter

from . import completion_guards as guards
from .application import Application
from .section_kinds import SectionKind
from .submission import Submission


class CompletionState(models.TextChoices):
    """Where a request stands; `applications.workflow` says how it moves."""

    GEVRAAGD = "gevraagd", _("asked")
    AANGEVULD = "aangevuld", _("completed")
    VERLOPEN = "verlopen", _("not completed within the term")
    VERVALLEN = "vervallen", _("no longer asked")


class CompletionQuerySet(models.QuerySet["Completion"]):
    """Lists of requests."""

    def open(self) -> CompletionQuerySet:
        """Those that can still be answered, or whose term nobody has ended yet."""
        return self.filter(state=CompletionState.GEVRAAGD)

    def sent(self) -> CompletionQuerySet:
        """Those that were made known by a letter, the newest first."""
        return self.filter(letter__isnull=False).order_by("-asked_at", "-pk")

    def for_page(self) -> CompletionQuerySet:
        """With what pages tell of them, the oldest first: two queries."""
        return (
            self.select_related("asked_by__user", "letter", "submission")
            .defer("letter__pdf", "letter__body_html", "submission__content")
            .prefetch_related("items")
            .order_by("asked_at", "pk")
        )


@pghistory.track()
class Completion(models.Model):
    """The applicant was asked to complete an application. While it is open, so are its sections."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="completions")
    state = models.CharField(
        _("state"), max_length=10, choices=CompletionState, default=CompletionState.GEVRAAGD
    )
    asked_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    # Opened to unite what was merged (`Merging`): no request by letter, and no term that ends it.
    for_merging = models.BooleanField(_("for a merged plan"), default=False)
    # The last day on which it can be handed in, in Amsterdam.
    due_on = models.DateField(_("to be completed by"))
    # The request itself; the decision term stands still from the day after its date.
    letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="completion"
    )
    # When it was completed, when its term had passed, or when it was no longer asked.
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    # The last day to decide not to handle the application (Awb 4:5(4)); kept as it was worked out
    # when the request ended, because PostgreSQL knows no holidays.
    not_handled_by = models.DateField(_("not handled by at the latest"), null=True, blank=True)
    # What came in.
    submission = models.OneToOneField(
        Submission, models.PROTECT, null=True, blank=True, related_name="completion"
    )

    objects = CompletionQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for completion")
        verbose_name_plural = _("requests for completion")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(state="gevraagd"), name="completion_one_open"
            ),
            models.CheckConstraint(
                condition=Q(state__in=CompletionState.values), name="completion_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state="gevraagd", ended_at__isnull=True)
                | (~Q(state="gevraagd") & Q(ended_at__isnull=False)),
                name="completion_ended_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(state="aangevuld", submission__isnull=False)
                | (~Q(state="aangevuld") & Q(submission__isnull=True)),
                name="completion_with_what_came_in",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["aangevuld", "verlopen"],
                    not_handled_by__isnull=False,
                    for_merging=False,
                )
                | Q(state__in=["gevraagd", "vervallen"], not_handled_by__isnull=True)
                | Q(for_merging=True, not_handled_by__isnull=True),
                name="completion_ended_with_last_day",
            ),
            models.CheckConstraint(
                condition=Q(for_merging=False) | Q(letter__isnull=True),
                name="completion_for_merging_without_letter",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on", "id"], name="completion_due", condition=Q(state="gevraagd")
            ),
            models.Index(
                fields=["not_handled_by", "id"],
                name="completion_not_handled_by",
                condition=Q(state="verlopen"),
            ),
        ]
        triggers = [
            guards.asked_of_what_was_submitted(),
            guards.asked_with_mandate(),
            guards.ends_closed(),
            guards.request_is_sent_once(),
            guards.last_day_stays(),
            pgtrigger.ReadOnly(
                name="request_stays",
                fields=["application", "for_merging", "asked_by", "asked_at", "due_on"],
            ),
            pgtrigger.Protect(name="request_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.get_state_display()}"

    @property
    def is_open(self) -> bool:
        """Whether it was neither answered nor ended."""
        return self.state == CompletionState.GEVRAAGD


class CompletionItem(models.Model):
    """A part of the plan that is asked to be completed, and what lacks in it."""

    completion = models.ForeignKey(Completion, models.PROTECT, related_name="items")
    section = models.CharField(_("part"), max_length=15, choices=SectionKind)
    lacks = models.CharField(_("what is missing"), max_length=lengths.NOTE)

    class Meta:
        verbose_name = _("part to be completed")
        verbose_name_plural = _("parts to be completed")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["completion", "section"], name="completion_item_once_per_section"
            ),
            models.CheckConstraint(condition=~Q(lacks=""), name="completion_item_says_what"),
        ]
        triggers = [append_only(), guards.asked_before_it_is_sent()]

    def __str__(self) -> str:
        return self.get_section_display()


class CompletionReminder(models.Model):
    """A person was reminded of a request at a step; once, whatever beat does."""

    completion = models.ForeignKey(Completion, models.CASCADE, related_name="reminders")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    days_before = models.PositiveSmallIntegerField(_("days before the last day"))
    queued_at = models.DateTimeField(_("queued at"), default=timezone.now)

    class Meta:
        verbose_name = _("reminder of a request for completion")
        verbose_name_plural = _("reminders of requests for completion")
        constraints = [
            models.UniqueConstraint(
                fields=["completion", "days_before", "user"], name="completion_reminder_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.days_before}"
