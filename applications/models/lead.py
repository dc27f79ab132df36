"""Passing on the lead of an application to another partner, before it is decided on."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleKind
from common import lengths
from common.database_guards import before, refuse_when, track_rows
from regions.models import Organisation

from .application import Application
from .reopening import Reopening


class LeadTransferState(models.TextChoices):
    """Where passing on the lead stands; `applications.workflow` says how it moves."""

    GEVRAAGD = "gevraagd", _("asked")
    AANVAARD = "aanvaard", _("agreed; the Realisatie Eenheid decides")
    TOEGESTAAN = "toegestaan", _("passed on")
    AFGESLAGEN = "afgeslagen", _("not agreed to")
    GEWEIGERD = "geweigerd", _("refused by the Realisatie Eenheid")
    INGETROKKEN = "ingetrokken", _("taken back")
    VERVALLEN = "vervallen", _("ended, because the application was handed in or withdrawn")
    TERUGGEZET = "teruggezet", _("put back, with what was submitted before")


UNDER_WAY = (LeadTransferState.GEVRAAGD, LeadTransferState.AANVAARD)
"""Something can still come of it."""


class LeadTransferQuerySet(models.QuerySet["LeadTransfer"]):
    """Lists of transfers of the lead."""

    def under_way(self) -> LeadTransferQuerySet:
        """Those of which something can still come."""
        return self.filter(state__in=UNDER_WAY)

    def for_page(self) -> LeadTransferQuerySet:
        """With all that is shown of them, in one query."""
        people = ("asked_by", "answered_by", "decided_by", "taken_back_by")
        return self.select_related(
            "from_organisation",
            "to_organisation",
            "reopening",
            *(f"{one}__user" for one in people),
            *(f"{one}__organisation" for one in people),
        ).order_by("pk")

    def visible_to(self, role: Role | None) -> LeadTransferQuerySet:
        """Those in which the own organisation is asked to lead; for the RE those agreed to.

        The Realisatie Eenheid sees them of drafts too, which it does not see otherwise. Who leads
        now sees them with its application.
        """
        if role is None or not role.is_current:
            return self.none()
        if role.kind == RoleKind.PENVOERDER_SIGNATORY:
            return self.filter(to_organisation=role.organisation_id)
        if role.is_re:
            return self.exclude(answered_by=None).exclude(state=LeadTransferState.AFGESLAGEN)
        return self.none()


@track_rows()
class LeadTransfer(models.Model):
    """The penvoerder asks another partner to lead the application, with consent of the RE."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="lead_transfers")
    # The reopening in which it was asked; none in a draft.
    reopening = models.ForeignKey(
        Reopening, models.PROTECT, null=True, blank=True, related_name="lead_transfers"
    )
    from_organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    to_organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    reason = models.CharField(_("why the lead is passed on"), max_length=lengths.NOTE)
    state = models.CharField(
        _("state"), max_length=12, choices=LeadTransferState, default=LeadTransferState.GEVRAAGD
    )
    asked_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    answered_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    decided_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    taken_back_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    # Of who did not agree, or of the Realisatie Eenheid that refused.
    because = models.CharField(_("why not"), max_length=lengths.NOTE, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = LeadTransferQuerySet.as_manager()

    class Meta:
        verbose_name = _("passing on the lead")
        verbose_name_plural = _("passing on the lead")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state__in=UNDER_WAY),
                name="lead_transfer_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=LeadTransferState.values), name="lead_transfer_state_known"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="lead_transfer_has_reason"),
            models.CheckConstraint(
                condition=~Q(from_organisation=F("to_organisation")),
                name="lead_transfer_to_another",
            ),
            models.CheckConstraint(
                condition=Q(state__in=UNDER_WAY, ended_at__isnull=True)
                | (~Q(state__in=UNDER_WAY) & Q(ended_at__isnull=False)),
                name="lead_transfer_ended_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["aanvaard", "toegestaan", "geweigerd", "afgeslagen"])
                | Q(answered_by__isnull=False, answered_at__isnull=False),
                name="lead_transfer_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["toegestaan", "geweigerd", "teruggezet"])
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="lead_transfer_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="ingetrokken") ^ Q(taken_back_by__isnull=True),
                name="lead_transfer_taken_back_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["afgeslagen", "geweigerd"]) ^ Q(because=""),
                name="lead_transfer_says_why_not",
            ),
        ]
        triggers = [
            before(
                "lead_transfer_starts_asked",
                pgtrigger.Insert,
                refuse_when("NEW.state <> 'gevraagd'", "lead_transfer_starts: it is asked first"),
            ),
            pgtrigger.ReadOnly(
                name="lead_transfer_stays",
                fields=[
                    "application",
                    "reopening",
                    "from_organisation",
                    "to_organisation",
                    "reason",
                    "asked_by",
                    "asked_at",
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.get_state_display()}"

    @property
    def is_under_way(self) -> bool:
        """Whether something can still come of it."""
        return self.state in UNDER_WAY
