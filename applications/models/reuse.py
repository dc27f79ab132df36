"""From where a section of a plan was taken over."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common.database_guards import append_only

from .application import Application
from .plan import Section
from .submission import Submission


class TakeOver(models.Model):
    """A section was filled from another application; `submission` is None for a draft."""

    section = models.ForeignKey(Section, models.PROTECT, related_name="take_overs")
    source = models.ForeignKey(Application, models.PROTECT, related_name="+")
    submission = models.ForeignKey(
        Submission, models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_at = models.DateTimeField(_("taken over at"), default=timezone.now)
    taken_by = models.ForeignKey(Role, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("section taken over")
        verbose_name_plural = _("sections taken over")
        ordering = ["pk"]
        triggers = [append_only()]

    def __str__(self) -> str:
        return f"{self.section_id} from {self.source_id}"
