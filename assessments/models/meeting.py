"""A meeting of the panels of a round: its agenda, who is there, what was agreed, who went out."""

from __future__ import annotations

from datetime import datetime, timedelta

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Deferrable, Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Role, RoleKind
from applications.models import Round
from common import lengths
from common.database_guards import track_rows

from . import meeting_guards
from .impartiality import OF_ANOTHER
from .panel import Panel, PanelMember


class MeetingState(models.TextChoices):
    """Where a meeting stands; `assessments.meeting_workflow` says how it moves."""

    GEPLAND = "gepland", _("planned")
    GOEDGEKEURD = "goedgekeurd", _("minutes approved")
    AFGEZEGD = "afgezegd", pgettext_lazy("meeting", "called off")


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Lists of meetings."""

    def visible_to(self, role: Role | None) -> MeetingQuerySet:
        """RE: all. Assessor: to which one was invited, or where one was. Nobody else.

        That is the meeting: what of its agenda one may read, the items say.
        """
        if role is None or not role.is_current:
            return self.none()
        if role.is_re:
            return self.all()
        return self.filter(Exists(Participant.objects.filter(meeting=OuterRef("pk"), role=role)))


@pghistory.track()
class Meeting(models.Model):
    """A meeting of the panels of a round. With the approval of its minutes it is frozen."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField(_("starts at"))
    length = models.PositiveSmallIntegerField(_("length (minutes)"), default=120)
    place = models.CharField(_("where"), max_length=lengths.LINE)
    # Both of the Realisatie Eenheid.
    chair = models.ForeignKey(Role, models.PROTECT, related_name="+")
    secretary = models.ForeignKey(Role, models.PROTECT, related_name="+")
    called_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    called_at = models.DateTimeField(_("made at"), default=timezone.now)
    state = models.CharField(
        _("state"), max_length=15, choices=MeetingState, default=MeetingState.GEPLAND
    )
    reason = models.CharField(_("why it was called off"), max_length=lengths.NOTE, blank=True)
    approved_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(length__gte=15, length__lte=480), name="meeting_length_sane"
            ),
            models.CheckConstraint(
                condition=Q(state="afgezegd") ^ Q(reason=""), name="meeting_called_off_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(state="goedgekeurd", approved_by__isnull=False)
                & Q(approved_at__gte=F("starts_at"))
                | ~Q(state="goedgekeurd") & Q(approved_by__isnull=True, approved_at__isnull=True),
                name="meeting_approved_after_it_began",
            ),
        ]
        triggers = [
            meeting_guards.minutes_complete(),
            meeting_guards.meeting_stands(),
            pgtrigger.ReadOnly(name="meeting_is_of_its_round", fields=["round"]),
            pgtrigger.Protect(name="meeting_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return str(self.round)

    @property
    def ends_at(self) -> datetime:
        """When it ends, as planned."""
        return self.starts_at + timedelta(minutes=self.length)


class MeetingResult(models.TextChoices):
    """What a meeting came to about a case. It decides nothing: organisations endorse each."""

    EENS = "eens", _("all present agree")
    NIET_EENS = "niet_eens", _("no agreement yet")
    AANGEHOUDEN = "aangehouden", _("held over")


RESULT_TONES = {
    MeetingResult.EENS: "ok",
    MeetingResult.NIET_EENS: "warning",
    MeetingResult.AANGEHOUDEN: "neutral",
}


class MeetingItemQuerySet(models.QuerySet["MeetingItem"]):
    """Lists of items."""

    def visible_to(self, role: Role | None) -> MeetingItemQuerySet:
        """Items whose content this role may read: as the joint outcome of the case.

        RE: unless the person is involved in the case. Assessor: of panels for which this person
        declared no interest, and the own organisation handed in what it judged itself.
        """
        if role is not None and role.is_current and role.is_re:
            return self.filter(panel__in=Panel.objects.visible_to(role))
        done = PanelMember.objects.visible_to(role).handed_in()
        return self.filter(panel__in=done.values("panel"))


@track_rows()
class MeetingItem(models.Model):
    """A case on the agenda, and what was agreed about it."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    panel = models.ForeignKey(Panel, models.PROTECT, related_name="meeting_items")
    position = models.PositiveSmallIntegerField(_("place on the agenda"))
    # What is discussed at this moment, by all who are there.
    is_now = models.BooleanField(_("is discussed now"), default=False)
    discussed_at = models.DateTimeField(_("first discussed at"), null=True, blank=True)
    result = models.CharField(_("outcome"), max_length=15, choices=MeetingResult, blank=True)
    conclusion = models.CharField(_("conclusion"), max_length=lengths.TEXT, blank=True)
    actions = models.CharField(_("action points"), max_length=lengths.TEXT, blank=True)
    recorded_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(_("recorded at"), null=True, blank=True)
    # How often it was recorded: the form says on which of these it builds.
    version = models.PositiveIntegerField(default=0)

    objects = MeetingItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item of an agenda")
        verbose_name_plural = _("items of an agenda")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "panel"], name="meeting_item_once"),
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="meeting_item_position",
                deferrable=Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(is_now=True), name="meeting_discusses_one"
            ),
            models.CheckConstraint(
                condition=Q(result="", conclusion="", actions="", recorded_by__isnull=True)
                | (~Q(result="") & ~Q(conclusion="") & Q(recorded_by__isnull=False)),
                name="meeting_outcome_is_written",
            ),
            models.CheckConstraint(
                condition=Q(result__in=["", "aangehouden"], is_now=False)
                | Q(discussed_at__isnull=False),
                name="meeting_outcome_was_discussed",
            ),
        ]
        triggers = [
            meeting_guards.of_round(),
            meeting_guards.frozen_with_minutes(),
            pgtrigger.ReadOnly(name="meeting_item_stays", fields=["meeting", "panel"]),
        ]

    def __str__(self) -> str:
        return str(self.panel)

    @property
    def tone(self) -> str:
        """The tone of the badge of what it came to."""
        return RESULT_TONES[MeetingResult(self.result)] if self.result else "info"


@track_rows()
class Participant(models.Model):
    """Somebody who was invited to a meeting, or was there."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="participants")
    role = models.ForeignKey(Role, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(_("invited at"), null=True, blank=True)
    is_present = models.BooleanField(_("is present"), default=False)

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "role"], name="participant_once"),
            models.CheckConstraint(
                condition=Q(is_present=True) | Q(invited_at__isnull=False),
                name="participant_invited_or_present",
            ),
        ]
        triggers = [
            meeting_guards.frozen_with_minutes(),
            pgtrigger.ReadOnly(name="participant_stays", fields=["meeting", "role"]),
        ]

    def __str__(self) -> str:
        return str(self.role)


NOT_JUDGING, UNDECLARED = "not_judging", "undeclared"
WHY_OUT = [
    *OF_ANOTHER.items(),
    (NOT_JUDGING, _("does not judge this application")),
    (UNDECLARED, _("did not declare whether there is an interest")),
]
"""Why somebody is not there while an item is discussed: an `Involvement`, said of another; that
their organisation does not judge the case, of which they get not even the name; or that they
declared nothing, before which nobody hears more of a case than its title."""


def absence_of(why: str) -> str:
    """Under which head a reason of `WHY_OUT` is told: `conflict`, or the reason itself."""
    return why if why in (NOT_JUDGING, UNDECLARED) else "conflict"


@track_rows()
class Departure(models.Model):
    """That somebody who was present went out for one item, and why; kept for ever."""

    item = models.ForeignKey(MeetingItem, models.PROTECT, related_name="departures")
    role = models.ForeignKey(Role, models.PROTECT, related_name="+")
    why = models.CharField(_("why"), max_length=20, choices=WHY_OUT)
    left_at = models.DateTimeField(_("went out at"), default=timezone.now)

    class Meta:
        verbose_name = _("departure")
        verbose_name_plural = _("departures")
        ordering = ["left_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["item", "role"], name="departure_once")]
        triggers = [
            meeting_guards.departure_while_open(),
            pgtrigger.Protect(
                name="departure_is_kept", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return str(self.role)

    @property
    def absence(self) -> str:
        """Under which head it is told: see `absence_of`."""
        return absence_of(self.why)


def assessors_judging(panels: models.QuerySet[Panel]) -> models.QuerySet[Role]:
    """The assessors of the organisations in these panels, as they are now."""
    asked = PanelMember.objects.filter(panel__in=panels).values("organisation")
    return Role.objects.current().filter(kind=RoleKind.ASSESSOR, organisation__in=asked)
