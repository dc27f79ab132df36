"""What the organisations of a panel and the Realisatie Eenheid write to each other on a criterion.

Short and plain, beside the judgements: these stand on their own. It is no part of the decision.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Criterion
from common import lengths
from common.database_guards import append_only

from . import panel_guards
from .panel import Panel, PanelMember


class ThreadPostQuerySet(models.QuerySet["ThreadPost"]):
    """Lists of what was written."""

    def visible_to(self, role: Role | None) -> ThreadPostQuerySet:
        """Who reads a panel's threads: see `thread_permissions.threads_read_by`.

        RE: of the cases that it reads. Assessor: once one may read what the others judged.
        """
        if role is not None and role.is_current and role.is_re:
            return self.filter(panel__in=Panel.objects.visible_to(role))
        reading = PanelMember.objects.reading_others(role)
        return self.filter(panel__in=reading.values("panel"))


class ThreadPost(models.Model):
    """Something that was written in the thread on one criterion of a case."""

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="posts")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    text = models.CharField(_("what you write"), max_length=lengths.NOTE)
    written_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written at"), default=timezone.now)

    objects = ThreadPostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post in a thread")
        verbose_name_plural = _("posts in threads")
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["panel", "criterion"], name="thread_of_criterion")]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="post_with_text")]
        # A post says for itself who wrote it and when, so it needs no history.
        triggers = [append_only(), panel_guards.post_in_open_thread()]

    def __str__(self) -> str:
        return self.text
