"""The letters that make the decision on a notice of a change known."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.database_guards import append_only
from correspondence.models import Letter

from . import letter_guards
from .change_notice import ChangeNotice


class NoticeLetter(models.Model):
    """That a letter makes the decision on a notice known: the first one does, later correct it."""

    notice = models.ForeignKey(ChangeNotice, models.PROTECT, related_name="notice_letters")
    letter = models.OneToOneField(Letter, models.PROTECT, related_name="notice_letter")

    class Meta:
        verbose_name = _("letter of a notice")
        verbose_name_plural = _("letters of notices")
        ordering = ["notice", "pk"]
        triggers = [append_only(), letter_guards.letter_of_settled_notice()]

    def __str__(self) -> str:
        return str(self.letter)

    @property
    def known(self) -> ChangeNotice:
        """What it makes known."""
        return self.notice
