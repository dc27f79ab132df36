"""How municipalities are drawn on a map."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .register import Municipality


class ShapeSource(models.TextChoices):
    """Where a shape comes from; all shapes of the country come from the same."""

    TILE = "tile", _("hexagon, one for each municipality")
    OUTLINE = "outline", _("outline from open data")


class MunicipalityShape(models.Model):
    """The shape of a municipality in the box of the map (`regions.drawing.paths`).

    No history: the hexagons are facts of the project, outlines are as their publisher says.
    """

    municipality = models.OneToOneField(
        Municipality, models.CASCADE, primary_key=True, related_name="shape"
    )
    path = models.TextField(_("SVG path"))
    source = models.CharField(_("source"), max_length=7, choices=ShapeSource)
    # `regions.drawing.ground.Frame`; a hexagon lies nowhere.
    frame = models.JSONField(_("place of the box on the ground"), null=True, editable=False)
    drawn_at = models.DateTimeField(_("drawn at"), default=timezone.now)

    class Meta:
        verbose_name = _("shape of a municipality")
        verbose_name_plural = _("shapes of municipalities")
        constraints = [
            models.CheckConstraint(
                condition=Q(source__in=ShapeSource.values), name="shape_source_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} ({self.get_source_display()})"
