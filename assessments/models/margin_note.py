"""What an assessor notes beside a passage of the application, for oneself or for the panel."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import SectionKind, Submission
from common import lengths

from . import panel_guards
from .panel import AssessmentState, PanelMember


class Audience(models.TextChoices):
    """Who reads a margin note."""

    PRIVATE = "private", _("only you")
    PANEL = "panel", _("the panel")


class MarginNoteQuerySet(models.QuerySet["MarginNote"]):
    """Lists of margin notes."""

    def visible_to(self, role: Role | None) -> MarginNoteQuerySet:
        """Assessor: the own ones; for the panel those of colleagues, and those of others once these
        handed in and one may read what they judged. RE: those for the panel, once handed in.
        """
        members = PanelMember.objects.visible_to(role)
        for_panel = self.filter(member__in=members, audience=Audience.PANEL)
        handed_in = Q(member__assessment__state=AssessmentState.INGELEVERD)
        if role is not None and role.is_re:
            return for_panel.filter(handed_in)
        reading = PanelMember.objects.reading_others(role).values("panel")
        return self.filter(
            Q(member__in=members, written_by=role)
            | Q(member__in=members, audience=Audience.PANEL)
            | Q(handed_in, member__panel__in=reading, audience=Audience.PANEL)
        )


class MarginNote(models.Model):
    """A note beside a part of what was submitted, and perhaps the very words that it is about."""

    member = models.ForeignKey(PanelMember, models.CASCADE, related_name="margin_notes")
    # The version that was read.
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="+")
    section = models.CharField(_("part of the plan"), max_length=15, choices=SectionKind)
    quote = models.CharField(_("passage"), max_length=lengths.NOTE, blank=True)
    text = models.CharField(_("margin note"), max_length=lengths.NOTE)
    audience = models.CharField(_("who reads it"), max_length=10, choices=Audience)
    written_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written at"), default=timezone.now)

    objects = MarginNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("margin note")
        verbose_name_plural = _("margin notes")
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="margin_note_with_text"),
            models.CheckConstraint(
                condition=Q(audience__in=Audience.values), name="margin_note_audience_known"
            ),
        ]
        # It says for itself who wrote it and when, so it needs no history: a private note that was
        # taken away is gone.
        triggers = [
            pgtrigger.Protect(name="margin_note_as_written", operation=pgtrigger.Update),
            panel_guards.shared_note_stays(),
            panel_guards.note_on_what_is_judged(),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_private(self) -> bool:
        """Whether nobody but its writer reads it."""
        return self.audience == Audience.PRIVATE
