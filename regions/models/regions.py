"""Regions, from idea to definitive status, and who takes part in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common import lengths
from common.search import Folded

from .register import Municipality, Organisation, Origin, sectors_field

if TYPE_CHECKING:
    from accounts.models import Role


class RegionStatus(models.TextChoices):
    """How far a region is. The public list shows all but `idea`, `afgewezen` and `samengevoegd`."""

    IDEA = "idea", _("in preparation")
    IN_OPRICHTING = "in_oprichting", _("being formed (in oprichting)")
    VOORLOPIG = "voorlopig", _("voorloper, provisional status")
    DEFINITIEF = "definitief", _("voorloper, definitive status")
    AFGEWEZEN = "afgewezen", _("not granted")
    SAMENGEVOEGD = "samengevoegd", _("merged into another region")


PUBLIC_REGION_STATUSES = (
    RegionStatus.IN_OPRICHTING,
    RegionStatus.VOORLOPIG,
    RegionStatus.DEFINITIEF,
)


class RegionQuerySet(models.QuerySet["Region"]):
    """Lists of regions."""

    def public(self) -> RegionQuerySet:
        """Regions that anyone may see."""
        return self.filter(status__in=PUBLIC_REGION_STATUSES)

    def visible_to(self, role: Role | None) -> RegionQuerySet:
        """Regions that this role may see: the public ones, and all of them for RE and admins."""
        if role is not None and (role.is_re or role.kind == "admin"):
            return self.all()
        return self.public()


@pghistory.track(exclude=["folded_name"])
class Region(models.Model):
    """An onderwijsregio as it is now, from idea to definitive status."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    # Kept, because folding the names of all regions is most of the work of finding one.
    folded_name = models.GeneratedField(
        expression=Folded("name"), output_field=models.TextField(), db_persist=True
    )
    slug = models.SlugField(max_length=130, unique=True)
    sectors = sectors_field(default=list, blank=True)
    is_national = models.BooleanField(_("national, not tied to an area"), default=False)
    municipalities = models.ManyToManyField(Municipality, blank=True, related_name="regions")
    status = models.CharField(
        _("status"), max_length=15, choices=RegionStatus, default=RegionStatus.IDEA
    )
    status_since = models.DateTimeField(_("status since"), default=timezone.now)
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from"
    )
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.ENTERED)
    # What the region tells everybody of itself; the address is of a function, not of a person.
    about = models.CharField(_("what the region does"), max_length=lengths.NOTE, blank=True)
    contact_email = models.EmailField(_("address for questions"), blank=True)
    website = models.URLField(_("website"), max_length=lengths.LINE, blank=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=RegionStatus.values), name="region_status_known"
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(status="samengevoegd"),
                name="region_merged_has_status",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_fictitious(self) -> bool:
        """Whether the region was made up for the demo."""
        return self.origin == Origin.DEMO


class PartnerKind(models.TextChoices):
    """In which capacity an organisation takes part in a region. Source: VO-raad, 24 May 2023."""

    SCHOOL_BOARD = "school_board", _("school board")
    TEACHER_TRAINING = "teacher_training", _("teacher-training institute")
    # An mbo institution. Source: DUS-I, «Landelijk dekkend netwerk», 2025.
    SUPPORT_TRAINING = "support_training", _("trainer of support staff")
    BEROEPSGROEP = "beroepsgroep", _("beroepsgroep")
    OTHER = "other", _("other partner")


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    """Lists of partnerships."""

    def current(self) -> PartnershipQuerySet:
        """Those that have not ended."""
        return self.filter(ended_on__isnull=True)

    def public(self) -> PartnershipQuerySet:
        """Who takes part now in a region that anyone may see."""
        return self.current().filter(region__in=Region.objects.public())

    def led_by(self, organisation_id: int) -> PartnershipQuerySet:
        """Those in which the organisation is penvoerder now."""
        return self.current().filter(organisation=organisation_id, is_penvoerder=True)


@pghistory.track()
class Partnership(models.Model):
    """An organisation takes part in a region, as decided; `is_penvoerder` leads."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="partnerships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="partnerships")
    kind = models.CharField(_("capacity"), max_length=20, choices=PartnerKind)
    is_penvoerder = models.BooleanField(_("penvoerder"), default=False)
    # With which of its locations, as it was decided; with neither all of them.
    location_sectors = sectors_field(default=list, blank=True)
    location_codes = ArrayField(
        models.CharField(max_length=6), verbose_name=_("locations"), default=list, blank=True
    )
    started_on = models.DateField(_("from"))
    ended_on = models.DateField(_("until"), null=True, blank=True)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        constraints = [
            models.UniqueConstraint(
                fields=["region", "organisation", "kind"],
                condition=Q(ended_on__isnull=True),
                name="partnership_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["region"],
                condition=Q(is_penvoerder=True, ended_on__isnull=True),
                name="partnership_one_penvoerder",
            ),
            models.CheckConstraint(
                condition=Q(location_sectors=[]) | Q(location_codes=[]),
                name="partnership_locations_by_sector_or_code",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} in {self.region}"
