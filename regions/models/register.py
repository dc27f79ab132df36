"""The register: municipalities, organisations, school locations, regions and their partnerships."""

from __future__ import annotations

from typing import Any

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import search_index
from common.database_guards import append_only


class Sector(models.TextChoices):
    """The education sectors a region can cover; special education stands beside po and vo."""

    PO = "po", _("primary education (po)")
    SO = "so", _("special primary education (so)")
    VSO = "vso", _("special secondary education (vso)")
    VO = "vo", _("secondary education (vo)")
    MBO = "mbo", _("vocational education (mbo)")


def sectors_field(**kwargs: Any) -> ArrayField[Any, Any]:
    """A set of sectors, kept as a PostgreSQL array in the order of `Sector`."""
    return ArrayField(
        models.CharField(max_length=3, choices=Sector), verbose_name=_("sectors"), **kwargs
    )


class Municipality(models.Model):
    """One of the 342 municipalities of 2025. Source: CBS/Kadaster, `regions/facts/`."""

    code = models.CharField(_("CBS code"), max_length=6, primary_key=True)  # GM0014
    name = models.CharField(_("name"), max_length=60)
    province = models.CharField(_("province"), max_length=20)
    neighbours = models.ManyToManyField("self", blank=True)

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class OrganisationKind(models.TextChoices):
    """What an organisation is in the process."""

    SCHOOL_BOARD = "school_board", _("school board")
    TEACHER_TRAINING = "teacher_training", _("teacher-training institute")
    BEROEPSGROEP = "beroepsgroep", _("organisation of the beroepsgroep")
    NATIONAL_PARTNER = "national_partner", _("national partner")
    OCW = "ocw", _("Ministry of OCW")
    RE = "re", _("Realisatie Eenheid")
    MUNICIPALITY = "municipality", _("municipality")
    OTHER = "other", _("other organisation")


class Article(models.TextChoices):
    """What stands before a name in a Dutch sentence, such as "de" before "PO-Raad"."""

    NONE = "", _("none")
    DE = "de", "de"
    HET = "het", "het"


class Origin(models.TextChoices):
    """Where a row of the register comes from; an import only ends what an import brought."""

    IMPORTED = "imported", _("open data")
    ENTERED = "entered", _("entered by hand")
    DEMO = "demo", _("fictitious, for the demo")


class RegisterRow(models.Model):
    """What organisations and school locations share: where they come from, whether they ended."""

    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.ENTERED)
    # Which kind of file brought this row, so that a file only ends what its own kind brought.
    source = models.CharField(_("source"), max_length=40, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_fictitious(self) -> bool:
        """Whether the row was made up for the demo."""
        return self.origin == Origin.DEMO


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Lists of organisations."""

    def current(self) -> OrganisationQuerySet:
        """Organisations that still exist."""
        return self.filter(ended_on__isnull=True)


@pghistory.track()
class Organisation(RegisterRow):
    """A party in the process: people act for it, it signs, it assesses."""

    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    name = models.CharField(_("name"), max_length=200)
    # Text, not numbers: leading zeros count. Two boards may share a name, never a number.
    board_number = models.CharField(_("board number"), max_length=5, null=True, blank=True)
    institution_code = models.CharField(
        _("institution code (BRIN)"), max_length=4, null=True, blank=True
    )
    kvk_number = models.CharField(_("KvK number"), max_length=8, blank=True)
    article = models.CharField(
        _("article before the name"), max_length=3, choices=Article, blank=True
    )
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=7, blank=True)
    place = models.CharField(_("place"), max_length=80, blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="organisations"
    )
    sectors = sectors_field(default=list, blank=True)
    website = models.CharField(_("website"), max_length=200, blank=True)
    # A union or professional association among the national partners: one sits in every panel.
    speaks_for_beroepsgroep = models.BooleanField(_("speaks for the beroepsgroep"), default=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board_number"], name="organisation_board_number_unique"
            ),
            models.UniqueConstraint(
                fields=["institution_code"], name="organisation_institution_code_unique"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=OrganisationKind.values), name="organisation_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(article__in=Article.values), name="organisation_article_known"
            ),
            models.CheckConstraint(
                condition=Q(board_number__isnull=True) | Q(board_number__regex=r"^[0-9]{5}$"),
                name="organisation_board_number_format",
            ),
            models.CheckConstraint(
                condition=Q(institution_code__isnull=True)
                | Q(institution_code__regex=r"^[0-9]{2}[A-Z]{2}$"),
                name="organisation_institution_code_format",
            ),
            models.CheckConstraint(
                condition=Q(speaks_for_beroepsgroep=False) | Q(kind="national_partner"),
                name="organisation_national_voice_is_a_national_partner",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "name"], name="organisation_kind_name"),
        ]
        triggers = [search_index.of_organisation()]

    def __str__(self) -> str:
        return self.name

    @property
    def in_sentence(self) -> str:
        """The name as it stands within a Dutch sentence: "het ministerie van OCW"."""
        if self.kind == OrganisationKind.OCW:
            return f"het {self.name.replace('Ministerie', 'ministerie', 1)}"
        article = "de" if self.kind == OrganisationKind.RE else self.article
        return f"{article} {self.name}".strip()

    @property
    def address_lines(self) -> list[str]:
        """Street, and postcode with place, as under the name on a letter; only what is known."""
        lines = (self.street, "  ".join(part for part in (self.postcode, self.place) if part))
        return [line for line in lines if line]

    @property
    def town(self) -> str:
        """Where the organisation is: its place, else its municipality, else nothing."""
        return self.place or (self.municipality.name if self.municipality else "")


class LocationKind(models.TextChoices):
    """Kinds of school location; each belongs to one sector."""

    BO = "bo", _("primary school")
    SBO = "sbo", _("special primary school")
    SO = "so", _("special school")
    VSO = "vso", _("special secondary school")
    SOVSO = "sovso", _("special primary and secondary school")
    VO = "vo", _("secondary school")
    MBO = "mbo", _("vocational college")


class SchoolLocationQuerySet(models.QuerySet["SchoolLocation"]):
    """Lists of school locations."""

    def current(self) -> SchoolLocationQuerySet:
        """Locations that still exist."""
        return self.filter(ended_on__isnull=True)


@pghistory.track()
class SchoolLocation(RegisterRow):
    """A school location (vestiging): institution code plus two digits."""

    code = models.CharField(_("location code"), max_length=6, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=5, choices=LocationKind)
    sector = models.CharField(_("sector"), max_length=3, choices=Sector)
    board = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="locations"
    )
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="locations"
    )
    place = models.CharField(_("place"), max_length=80, blank=True)
    # Unknown (None) is not zero: DUO suppresses counts below five.
    pupils = models.PositiveIntegerField(_("pupils"), null=True, blank=True)
    pupils_year = models.PositiveSmallIntegerField(_("year of the count"), null=True, blank=True)

    objects = SchoolLocationQuerySet.as_manager()

    class Meta:
        verbose_name = _("school location")
        verbose_name_plural = _("school locations")
        ordering = ["name", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[0-9]{2}[A-Z]{2}[0-9]{2}$"), name="location_code_format"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class StatementSubject(models.TextChoices):
    """What a row of open data is about; each has a code of its own."""

    LOCATION = "location", _("school location")
    BOARD = "board", _("school board")
    INSTITUTION = "institution", _("institution of higher education")


class OpenDataStatement(models.Model):
    """What a kind of open data file last said about a code; the register is composed from these.

    No history: the history of what is composed from them is kept. See docs/importing.md.
    """

    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=11, choices=StatementSubject)
    key = models.CharField(max_length=6)
    # Files with several rows about one code, such as one per kind of teacher training.
    part = models.CharField(max_length=40, blank=True)
    said = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject", "key", "part"], name="statement_once_per_kind"
            ),
        ]
        indexes = [models.Index(fields=["subject", "key"], name="statement_subject_key")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.subject} {self.key} {self.part}".rstrip()


class RegisterDelivery(models.Model):
    """A file of open data was taken into the register: from when its counts are."""

    kind = models.CharField(_("kind of file"), max_length=20)
    file_name = models.CharField(_("file"), max_length=255)
    delivered_at = models.DateTimeField(_("delivered at"), default=timezone.now)

    class Meta:
        verbose_name = _("delivery of the register")
        verbose_name_plural = _("deliveries of the register")
        ordering = ["-delivered_at"]
        indexes = [models.Index(fields=["-delivered_at"], name="register_delivery_newest")]
        triggers = [append_only()]

    def __str__(self) -> str:
        return f"{self.kind}: {self.file_name}"
