"""Who works along with an application, beside what their role lets them do anyhow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common.database_guards import track_rows

from .application import Application
from .guards import member_is_of_a_party


class TeamLevel(models.TextChoices):
    """What somebody of the team may do with the plan."""

    READER = "reader", _("reads along")
    EDITOR = "editor", _("writes along")


class TeamMemberQuerySet(models.QuerySet["TeamMember"]):
    """Lists of members of teams."""

    def current(self) -> TeamMemberQuerySet:
        """Those who are in the team now, and whose organisation still takes part."""
        return self.filter(
            Q(role__organisation=F("application__penvoerder"))
            | Q(
                application__partners__organisation=F("role__organisation"),
                application__partners__removed_at=None,
            ),
            ended_at=None,
            role__ended_at=None,
        ).distinct()


@track_rows()
class TeamMember(models.Model):
    """Somebody of a partner who works along, or a colleague of the penvoerder who only reads.

    Colleagues of the penvoerder write along without a row of this kind. Another level is a new row;
    an ended one stays, because who was in the team does not judge the application.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="team")
    role = models.ForeignKey(Role, models.PROTECT, related_name="+")
    level = models.CharField(_("what they may do"), max_length=10, choices=TeamLevel)
    added_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("added at"), default=timezone.now)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)

    objects = TeamMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of the team")
        verbose_name_plural = _("members of the team")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "role"],
                condition=Q(ended_at__isnull=True),
                name="team_member_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(level__in=TeamLevel.values), name="team_member_level_known"
            ),
        ]
        triggers = [
            member_is_of_a_party(),
            pgtrigger.ReadOnly(
                name="team_member_stays",
                fields=["application", "role", "level", "added_by", "added_at"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.get_level_display()}"


def team_levels_of(application: int) -> QuerySet[Any, Any]:
    """Who was let in by name, or held back, as texts «role:level»: for a query within a query."""
    texts: QuerySet[Any, Any] = (
        TeamMember.objects.current()
        .filter(application=application)
        .order_by()
        .values_list(
            Concat(Cast("role_id", TextField()), Value(":"), "level", output_field=TextField())
        )
    )
    return texts


def as_levels(texts: Iterable[str]) -> dict[int, str]:
    """The level of each, by the key of their role, of what `team_levels_of` gives."""
    return {int(role): level for role, _colon, level in (text.partition(":") for text in texts)}
