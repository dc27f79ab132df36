"""The partners of an application: who takes part in it, and who signs for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleKind
from common.database_guards import read_by, track_rows
from regions.models import Organisation, PartnerKind, sectors_field

from .guards import only_when_open

if TYPE_CHECKING:
    from .application import Application


class PartnerQuerySet(models.QuerySet["Partner"]):
    """Lists of partners."""

    def visible_to(self, role: Role | None) -> PartnerQuerySet:
        """The partners of the own applications; for a signatory those to sign for.

        To sign is for the person whom the penvoerder named, not for everybody who signs for that
        organisation somewhere: who invites a signatory must not let one in elsewhere (ADR 0007).
        """
        if role is None or not role.is_current:
            return self.none()
        if role.is_penvoerder:
            return self.filter(application__penvoerder_id=role.organisation_id)
        if role.kind == RoleKind.PARTNER_SIGNATORY:
            own = self.filter(organisation_id=role.organisation_id)
            email = role.user.email.lower()
            asked = Q(signing_requests__isnull=False) & Q(
                Q(contact_email=email) | Q(second_email=email)
            )
            return own.filter(asked | Q(signatures__signed_by=role)).distinct()
        return self.none()


class PartnerManager(models.Manager["Partner"]):
    """Partners that are on the list now; what follows a relation also finds who was taken off."""

    def get_queryset(self) -> PartnerQuerySet:
        """Leave out who was taken off."""
        return PartnerQuerySet(self.model, using=self._db).filter(removed_at__isnull=True)

    def visible_to(self, role: Role | None) -> PartnerQuerySet:
        """As on the QuerySet."""
        return self.get_queryset().visible_to(role)


@track_rows(**read_by("application", "partner_events"))
class Partner(models.Model):
    """An organisation that takes part in the application and signs it.

    The penvoerder is a partner too; its signature is the submission itself. `name` is how the
    register named the organisation when it was added: an import that renames an organisation must
    not undo what was signed (docs/decisions/0050-what-partners-sign.md).
    """

    application = models.ForeignKey("Application", models.CASCADE, related_name="partners")
    # What documents and signatures call this party: P1, P2 …, in order of joining, never reused.
    reference = models.CharField(_("reference"), max_length=8, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("capacity"), max_length=20, choices=PartnerKind)
    # With which of its locations it takes part: those in these sectors, or those with these codes;
    # with neither all of them, whichever the register has.
    location_sectors = sectors_field(default=list, blank=True)
    location_codes = ArrayField(
        models.CharField(max_length=6), verbose_name=_("locations"), default=list, blank=True
    )
    # What an agreed change made of it after the status; the documents stay as they were decided on.
    joined_on = models.DateField(_("takes part since, after the status"), null=True, blank=True)
    left_on = models.DateField(_("takes part no longer since"), null=True, blank=True)
    # It led the application when that was submitted, and another party leads it now.
    signed_by_submitting = models.BooleanField(_("signed by submitting"), default=False)
    # A partner that answered cannot be wiped out, only taken off the list.
    removed_at = models.DateTimeField(_("taken off the list at"), null=True, blank=True)
    contact_name = models.CharField(_("who signs"), max_length=150, blank=True)
    contact_email = models.EmailField(_("e-mail of who signs"), blank=True)
    # Who signs beside them, in a round that asks two for each partner.
    second_name = models.CharField(_("who signs too"), max_length=150, blank=True)
    second_email = models.EmailField(_("e-mail of who signs too"), blank=True)

    objects = PartnerManager()
    including_removed = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["kind", "pk"]
        indexes = [
            models.Index(fields=["contact_email"], name="partner_contact_email"),
            models.Index(
                fields=["second_email"],
                name="partner_second_email",
                condition=~Q(second_email=""),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "organisation"], name="partner_once_per_application"
            ),
            models.UniqueConstraint(
                fields=["application", "reference"], name="partner_reference_once"
            ),
            models.CheckConstraint(
                condition=Q(reference__regex=r"^P[1-9][0-9]*$"), name="partner_reference_format"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PartnerKind.values), name="partner_kind_known"
            ),
            # Who signs is found by it.
            models.CheckConstraint(
                condition=Q(contact_email=Lower("contact_email"))
                & Q(second_email=Lower("second_email")),
                name="partner_address_in_one_spelling",
            ),
            models.CheckConstraint(
                condition=Q(second_email="") | ~Q(second_email=models.F("contact_email")),
                name="partner_signers_differ",
            ),
            models.CheckConstraint(
                condition=Q(location_sectors=[]) | Q(location_codes=[]),
                name="partner_locations_by_sector_or_code",
            ),
            # What is signed is read without the register.
            models.CheckConstraint(condition=~Q(name=""), name="partner_has_name"),
        ]
        # Who signs may change as long as signatures are gathered; who takes part only when the
        # section is open.
        triggers = [
            only_when_open(
                "partners",
                by="application",
                but_for=(
                    "contact_name",
                    "contact_email",
                    "second_name",
                    "second_email",
                    # What these rest on is guarded on the floor of the assessments.
                    "joined_on",
                    "left_on",
                    "signed_by_submitting",
                ),
                unless="NEW.joined_on IS NOT NULL"
                " AND (TG_OP = 'INSERT' OR OLD.removed_at IS NOT NULL)",
            ),
            pgtrigger.ReadOnly(name="reference_stays", fields=["reference"]),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, **kwargs: Any) -> None:
        """Note reference and name, and store addresses in one spelling so that roles find them."""
        self.reference = self.reference or f"P{self.last_number(self.application) + 1}"
        self.name = self.name or self.organisation.name
        self.contact_email = self.contact_email.strip().lower()
        self.second_email = self.second_email.strip().lower()
        super().save(**kwargs)

    @property
    def signers(self) -> dict[str, str]:
        """The names of who signs, by their addresses in lower case."""
        named = {self.contact_email: self.contact_name, self.second_email: self.second_name}
        return {email: name for email, name in named.items() if email}

    @staticmethod
    def last_number(application: Application) -> int:
        """The highest reference that was ever given, 0 for none; who adds holds the lock."""
        given = Partner.including_removed.filter(application=application)
        return max((int(text[1:]) for text in given.values_list("reference", flat=True)), default=0)
