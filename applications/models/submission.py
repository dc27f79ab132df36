"""What was submitted, the receipt that proves it, and the reminders before the deadline."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common.database_guards import append_only
from common.models import StoredPdf

from .application import Application
from .closing_guards import came_in_time
from .completion_guards import later_version_was_asked
from .rounds import Round


class Submission(models.Model):
    """A frozen version of the whole application: never changes, later versions are new rows.

    `content` refers to persons; `people` holds the salt and data of each by that reference, or null
    once they were erased (`applications.domain.people`). The hash is over `content` alone.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="submissions")
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    number = models.CharField(_("number"), max_length=20)
    submitted_at = models.DateTimeField(_("submitted at"))
    submitted_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    content = models.JSONField()
    people = models.JSONField(default=dict)
    sha256 = models.CharField(_("SHA-256"), max_length=64)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["application", "version"]
        constraints = [
            models.UniqueConstraint(fields=["application", "version"], name="submission_once"),
            models.CheckConstraint(condition=Q(version__gte=1), name="submission_version_from_one"),
        ]
        triggers = [
            append_only(but_erasing_entries="people"),
            later_version_was_asked(),
            came_in_time(),
        ]

    def __str__(self) -> str:
        return f"{self.number} v{self.version}"

    @property
    def was_rewritten(self) -> bool:
        """Whether it is what the penvoerder submitted again; a query unless `reopening` was read.

        See `completes` for a later version that was not.
        """
        return self.version > 1 and hasattr(self, "reopening")

    @property
    def is_merged_plan(self) -> bool:
        """Whether it unites applications that were merged; a query unless `completion` was read."""
        return self.version > 1 and hasattr(self, "completion") and self.completion.for_merging

    @property
    def completes(self) -> bool:
        """Whether it is what the Realisatie Eenheid asked to complete the version before."""
        return self.version > 1 and not self.was_rewritten and not self.is_merged_plan


class ReceiptQuerySet(models.QuerySet["Receipt"]):
    """Lists of receipts."""

    def visible_to(self, role: Role | None) -> ReceiptQuerySet:
        """Those of what the penvoerder's people submitted, for themselves and for the RE."""
        if role is None or not (role.is_re or role.is_penvoerder):
            return self.none()
        seen = Application.objects.visible_to(role)
        return self.filter(submission__application__in=seen)


class Receipt(StoredPdf):
    """The receipt of a submission as PDF. Source: Wmebv (confirmation of receipt)."""

    submission = models.OneToOneField(Submission, models.PROTECT, related_name="receipt")

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        triggers = [append_only()]

    def __str__(self) -> str:
        return str(self.submission)


class Reminder(models.Model):
    """A person was reminded of a round's closing at a step; once, whatever beat does."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="reminders")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    days_before = models.PositiveSmallIntegerField(_("days before closing"))
    # The closing moment it was about: when a round is extended, its steps count anew.
    closes_at = models.DateTimeField(_("closing moment"))
    queued_at = models.DateTimeField(_("queued at"), default=timezone.now)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "closes_at", "days_before", "user"], name="reminder_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.days_before}"
