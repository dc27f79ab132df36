"""The existing partnerships on which a region builds."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common import lengths

from .regions import Region


class CollaborationKind(models.TextChoices):
    """What kind of partnership it is. Source: «Landelijk dekkend netwerk», 2025."""

    RAP = "rap", _("RAP region")
    SAMEN_OPLEIDEN = "samen", _("Samen Opleiden partnership")
    ALLIANCE = "alliance", _("regional alliance")
    OTHER = "other", _("other partnership")


class Collaborating(models.Model):
    """What is told of an existing partnership. It names organisations, never persons."""

    kind = models.CharField(_("kind"), max_length=10, choices=CollaborationKind, blank=True)
    name = models.CharField(_("name"), max_length=lengths.LINE, blank=True)
    since = models.PositiveSmallIntegerField(_("since (year)"), null=True, blank=True)
    until = models.PositiveSmallIntegerField(_("until (year)"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=lengths.LINE, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


TOLD = ("kind", "name", "since", "until", "source")
"""The fields that say something of a partnership."""


@pghistory.track()
class Collaboration(Collaborating):
    """A partnership on which a region builds: a fact of the region, which stays after the round.

    Written when a region gets a status, from the application that it got it on
    (docs/decisions/0168-on-which-partnerships-a-region-builds.md).
    """

    region = models.ForeignKey(Region, models.CASCADE, related_name="collaborations")
    position = models.PositiveSmallIntegerField(_("order"))

    class Meta:
        verbose_name = _("existing partnership")
        verbose_name_plural = _("existing partnerships")
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="collaboration_has_name"),
            models.CheckConstraint(
                condition=Q(kind__in=CollaborationKind.values), name="collaboration_kind_known"
            ),
        ]
