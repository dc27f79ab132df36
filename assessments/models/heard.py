"""What is intended, told to whom it is about, and answered, before a decision. Source: Awb 4:8."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common import lengths

HEARING = timedelta(weeks=2)
"""The least time to respond to an intention."""

TOO_SHORT = """NEW.respond_by < (NEW.intended_at AT TIME ZONE 'Europe/Amsterdam')::date + 14"""
"""SQL that holds when there is less time to respond than `HEARING`."""


def not_heard(row: str, *, letter: str, at: str) -> str:
    """SQL that holds while whom it is about can still respond, or was not told yet.

    `letter` is the column of the letter that tells it, `at` when is asked. For triggers; the acts
    ask `hearing_permissions.why_not_heard`.
    """
    return f"""{row}.{letter} IS NULL OR ({row}.zienswijze = ''
            AND {row}.respond_by >= ({at}
                AT TIME ZONE 'Europe/Amsterdam')::date)"""


class HeardFirst(models.Model):
    """An intention with its term to respond, the response, and what was said beside it."""

    intention = models.CharField(_("why it is intended"), max_length=lengths.TEXT)
    respond_by = models.DateField(_("response possible until and including"))
    intended_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    intended_at = models.DateTimeField(_("intended at"), default=timezone.now)
    # What the region answers, in writing and once.
    zienswijze = models.CharField(
        _("response of the region"), max_length=lengths.LONG_TEXT, blank=True
    )
    zienswijze_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    zienswijze_at = models.DateTimeField(_("responded at"), null=True, blank=True)
    # What it said, as the RE wrote it down (Awb 4:9). It can still respond in writing after that.
    told = models.CharField(_("what the region told"), max_length=lengths.TEXT, blank=True)
    told_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    told_at = models.DateTimeField(_("told at"), null=True, blank=True)

    class Meta:
        abstract = True
