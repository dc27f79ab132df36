"""A talk of the Realisatie Eenheid with a region: moments to choose from, and what was agreed."""

from __future__ import annotations

from datetime import datetime, timedelta

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Role
from applications.models import Application
from common import lengths
from common.database_guards import WRITE, before, refuse_when

from .acting_guards import acts_for_re
from .impartiality import is_involved


class TalkKind(models.TextChoices):
    """What a talk is for. Source: FvOv, on what the Realisatie Eenheid does, 2023."""

    KENNISMAKING = "kennismaking", _("introductory talk")
    VERVOLG = "vervolg", _("follow-up talk")


class TalkState(models.TextChoices):
    """Where a talk stands; `assessments.talk_workflow` says how it moves."""

    VOORGESTELD = "voorgesteld", _("moments proposed")
    GEEN_MOMENT = "geen_moment", _("no moment fits")
    AFGESPROKEN = "afgesproken", pgettext_lazy("talk", "agreed")
    GEHOUDEN = "gehouden", _("held")
    AFGEZEGD = "afgezegd", _("called off")


TALK_TONES = {
    TalkState.VOORGESTELD: "info",
    TalkState.GEEN_MOMENT: "warning",
    TalkState.AFGESPROKEN: "ok",
    TalkState.GEHOUDEN: "neutral",
    TalkState.AFGEZEGD: "neutral",
}


class TalkQuerySet(models.QuerySet["Talk"]):
    """Lists of talks."""

    def visible_to(self, role: Role | None) -> TalkQuerySet:
        """Those about the penvoerder's own applications; for the RE all, unless one is involved.

        Nobody else: not who signs for a partner, and not who judges.
        """
        if role is None or not role.is_current:
            return self.none()
        if role.is_re:
            return self.filter(~is_involved(role, "application__"))
        own = self.filter(application__penvoerder_id=role.organisation_id)
        return own if role.is_penvoerder else self.none()


@pghistory.track()
class Talk(models.Model):
    """A talk about a case. Its moments are proposed by the RE, and the region chooses one."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="talks")
    kind = models.CharField(_("kind of talk"), max_length=15, choices=TalkKind)
    about = models.CharField(_("what it is about"), max_length=lengths.NOTE)
    place = models.CharField(_("where"), max_length=lengths.LINE)
    minutes = models.PositiveSmallIntegerField(_("length (minutes)"), default=60)
    moments = ArrayField(models.DateTimeField(), verbose_name=_("moments to choose from"))
    proposed_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("proposed at"), default=timezone.now)
    state = models.CharField(
        _("state"), max_length=15, choices=TalkState, default=TalkState.VOORGESTELD
    )
    # The chosen one of the moments.
    starts_at = models.DateTimeField(_("starts at"), null=True, blank=True)
    # Why no moment fits, or why the talk was called off.
    reason = models.CharField(_("why"), max_length=lengths.NOTE, blank=True)
    answered_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    attended = models.CharField(_("who were there"), max_length=lengths.NOTE, blank=True)
    agreed = models.CharField(_("what was agreed"), max_length=lengths.TEXT, blank=True)
    recorded_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(_("recorded at"), null=True, blank=True)

    objects = TalkQuerySet.as_manager()

    class Meta:
        verbose_name = _("talk")
        verbose_name_plural = _("talks")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=TalkKind.values), name="talk_kind_known"),
            models.CheckConstraint(
                condition=Q(minutes__gte=15, minutes__lte=240), name="talk_length_sane"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["afgesproken", "gehouden"], starts_at__isnull=False)
                | Q(state__in=["voorgesteld", "geen_moment", "afgezegd"], starts_at__isnull=True),
                name="talk_agreed_has_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["geen_moment", "afgezegd"]) | ~Q(reason=""),
                name="talk_called_off_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(state="gehouden", recorded_by__isnull=False, recorded_at__isnull=False)
                & ~Q(attended="")
                & ~Q(agreed="")
                | ~Q(state="gehouden")
                & Q(recorded_by__isnull=True, recorded_at__isnull=True, attended="", agreed=""),
                name="talk_held_is_recorded",
            ),
        ]
        triggers = [
            before(
                "talk_moment_proposed",
                WRITE,
                refuse_when(
                    "NEW.starts_at IS NOT NULL AND NOT NEW.starts_at = ANY(NEW.moments)",
                    "talk_moment: it is one of those proposed",
                ),
            ),
            before(
                "talk_starts_proposed",
                pgtrigger.Insert,
                refuse_when("NEW.state <> 'voorgesteld'", "talk_starts: moments are proposed"),
            ),
            before(
                "talk_stands",
                pgtrigger.Update,
                refuse_when(
                    "OLD.state IN ('gehouden', 'afgezegd') AND NEW IS DISTINCT FROM OLD",
                    "talk_stands: it was held or called off",
                ),
            ),
            acts_for_re(
                "talk_by_re",
                ("proposed_by_id", "proposed_at"),
                ("recorded_by_id", "recorded_at"),
                application="NEW.application_id",
            ),
            pgtrigger.ReadOnly(name="talk_is_of_its_case", fields=["application", "kind"]),
            pgtrigger.Protect(name="talk_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def ends_at(self) -> datetime | None:
        """When it ends, once a moment was chosen."""
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return TALK_TONES[TalkState(self.state)]
