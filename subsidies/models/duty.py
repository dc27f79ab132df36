"""What who was granted a subsidy owes, by when, what was handed in, and when it was received."""

from __future__ import annotations

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from common import lengths
from common.database_guards import append_only, before, refuse_when
from documents.models import Version

from .choices import DutyKind
from .division import Share


class DutyQuerySet(models.QuerySet["Duty"]):
    """Lists of duties."""

    def to_meet(self) -> DutyQuerySet:
        """Those that were neither received nor handed in: the one place where this is said."""
        return self.filter(received_on=None, handed_in=None)

    def to_receive(self) -> DutyQuerySet:
        """Those for which something was handed in that the RE did not note as received yet."""
        return self.filter(received_on=None, handed_in__isnull=False).distinct()

    def visible_to(self, role: Role | None) -> DutyQuerySet:
        """Those of the grants that this role may see."""
        return self.filter(share__in=Share.objects.visible_to(role))


@pghistory.track()
class Duty(models.Model):
    """A duty of one recipient; a notice of a change has no date, and arises when it is given."""

    share = models.ForeignKey(Share, models.PROTECT, related_name="duties")
    kind = models.CharField(_("duty"), max_length=15, choices=DutyKind)
    due_on = models.DateField(_("to be met by"), null=True, blank=True)
    begun_at = models.DateTimeField(_("begun at"), default=timezone.now)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    received_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("duty of a subsidy")
        verbose_name_plural = _("duties of subsidies")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["share", "kind"], condition=~Q(kind="wijziging"), name="duty_once"
            ),
            models.CheckConstraint(
                condition=Q(kind="wijziging", due_on=None)
                | Q(kind__in=["verslag", "verantwoording"], due_on__isnull=False),
                name="duty_with_its_date",
            ),
            models.CheckConstraint(
                condition=Q(received_on=None, received_by=None)
                | Q(received_on__isnull=False, received_by__isnull=False),
                name="duty_received_by_someone",
            ),
        ]
        triggers = [
            before(
                "duty_of_what_was_granted",
                pgtrigger.Insert,
                refuse_when(
                    """NEW.received_on IS NOT NULL OR NOT EXISTS (SELECT FROM subsidies_share s
                    WHERE s.id = NEW.share_id AND s.letter_id IS NOT NULL AND s.granted > 0)""",
                    "duty_of_grant: nothing was granted, or it is received already",
                ),
            ),
            before(
                "duty_stands",
                pgtrigger.Update,
                refuse_when(
                    """(NEW.share_id, NEW.kind, NEW.due_on, NEW.begun_at) IS DISTINCT FROM
                    (OLD.share_id, OLD.kind, OLD.due_on, OLD.begun_at)
                    OR (OLD.received_on IS NOT NULL AND to_jsonb(NEW) <> to_jsonb(OLD))""",
                    "duty_stands: it is as the letter says, or was received",
                ),
            ),
            pgtrigger.Protect(name="duty_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.share.application}: {self.get_kind_display()}"


class HandedIn(models.Model):
    """What a region handed in for a duty: a text, perhaps with documents. It never changes."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="handed_in")
    text = models.CharField(_("what is handed in"), max_length=lengths.LONG_TEXT)
    handed_in_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(_("handed in at"), default=timezone.now)

    class Meta:
        verbose_name = _("what was handed in for a duty")
        verbose_name_plural = _("what was handed in for duties")
        ordering = ["handed_in_at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="handed_in_with_text")]
        triggers = [
            append_only(),
            before(
                "handed_in_while_open",
                pgtrigger.Insert,
                refuse_when(
                    """EXISTS (SELECT FROM subsidies_duty d WHERE d.id = NEW.duty_id
                    AND d.received_on IS NOT NULL)""",
                    "handed_in: this duty was received already",
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty}: {self.handed_in_at:%Y-%m-%d}"


class HandedInDocumentQuerySet(models.QuerySet["HandedInDocument"]):
    """Lists of documents that were handed in."""

    def visible_to(self, role: Role | None) -> HandedInDocumentQuerySet:
        """Those for duties that this role may see."""
        return self.filter(handed_in__duty__in=Duty.objects.visible_to(role))


class HandedInDocument(models.Model):
    """A document that was handed in for a duty."""

    handed_in = models.ForeignKey(HandedIn, models.PROTECT, related_name="documents")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")

    objects = HandedInDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document handed in for a duty")
        verbose_name_plural = _("documents handed in for duties")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["handed_in", "version"], name="handed_in_document_once")
        ]
        triggers = [append_only()]

    def __str__(self) -> str:
        return self.version.name


class DutyReminder(models.Model):
    """The claim on reminding somebody of a duty, so many days before its date; once."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="reminders")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    days_before = models.PositiveSmallIntegerField(_("days before"))
    queued_at = models.DateTimeField(_("queued at"), default=timezone.now)

    class Meta:
        verbose_name = _("reminder of a duty")
        verbose_name_plural = _("reminders of duties")
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "user", "days_before"], name="duty_reminder_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.duty}: {self.days_before}"
