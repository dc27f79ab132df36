"""Passing on the lead to another partner: asked, agreed to, and consented to.

What partners sign names the penvoerder to whom they give a mandate, so with another one each
signature is about an earlier version, by itself. Who consents stands in `assessments.domain.lead`.
See docs/decisions/0183-passing-on-the-lead-to-another-partner.md.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications import afterwards
from applications.lead_permissions import (
    why_not_answer_lead,
    why_not_lead,
    why_not_pass_on,
    why_not_propose_lead,
    why_not_take_back_lead,
)
from applications.models import (
    Application,
    LeadTransfer,
    LeadTransferState,
    Partner,
    SectionKind,
    TeamMember,
)
from applications.workflow import LEAD_FLOW
from common.refusal import Refusal, refuse

from . import lead_mails, mails
from .locking import locked, locked_section

_WHY_NOT = _("Write why not.")


@transaction.atomic
def propose(
    *, application: Application, partner: Partner, reason: str, by: Role, at: datetime | None = None
) -> LeadTransfer:
    """Ask `partner` to lead the application, with the reason; its signatories are told.

    Asking the same twice gives the first. Raises `Refusal` (`may_not_propose`, `cannot_lead`,
    `reason`, `proposed_already`).
    """
    at = at or timezone.now()
    current = locked(application)
    refuse(why_not_propose_lead(by, current, at), code="may_not_propose")
    refuse(why_not_lead(current, partner.organisation_id), code="cannot_lead", field="partner")
    _refuse_without(reason, _("Write why you pass on the lead."))
    going = current.lead_transfers.under_way().select_related("to_organisation").first()
    if going is not None and going.to_organisation_id == partner.organisation_id:
        return going
    if going is not None:
        raise Refusal(
            _("%(name)s was asked to lead this application already. Take that back first.")
            % {"name": going.to_organisation},
            code="proposed_already",
        )
    transfer = LeadTransfer.objects.create(
        application=current,
        reopening=None if current.is_draft else current.reopenings.open().get(),
        from_organisation=current.penvoerder,
        to_organisation=partner.organisation,
        reason=reason.strip(),
        asked_by=by,
        asked_at=at,
    )
    lead_mails.proposed(transfer)
    return transfer


@transaction.atomic
def agree(*, transfer: LeadTransfer, by: Role, at: datetime | None = None) -> LeadTransfer:
    """Be willing to lead it; the penvoerder and the Realisatie Eenheid are told.

    Raises `Refusal` (`may_not_answer`).
    """
    stored = _answered(transfer, "agree", by, at)
    stored.save(update_fields=["state", "answered_by", "answered_at"])
    lead_mails.agreed(stored)
    afterwards.lead_agreed.send(sender=LeadTransfer, transfer=stored)
    return stored


@transaction.atomic
def decline(
    *, transfer: LeadTransfer, because: str, by: Role, at: datetime | None = None
) -> LeadTransfer:
    """Not lead it, with the reason; the penvoerder is told.

    Raises `Refusal` (`may_not_answer`, `reason`).
    """
    stored = _answered(transfer, "decline", by, at)
    _refuse_without(because, _WHY_NOT, field="because")
    stored.because, stored.ended_at = because.strip(), stored.answered_at
    stored.save(update_fields=["state", "answered_by", "answered_at", "because", "ended_at"])
    lead_mails.declined(stored)
    return stored


@transaction.atomic
def take_back(*, transfer: LeadTransfer, by: Role, at: datetime | None = None) -> LeadTransfer:
    """No longer ask it; who was asked is told. Raises `Refusal` (`may_not_take_back`)."""
    stored = held(transfer)
    refuse(why_not_take_back_lead(by, stored), code="may_not_take_back")
    LEAD_FLOW.move(stored, "take_back", kind=by.kind)
    stored.taken_back_by, stored.ended_at = by, at or timezone.now()
    stored.save(update_fields=["state", "taken_back_by", "ended_at"])
    lead_mails.taken_back(stored)
    return stored


def pass_on(transfer: LeadTransfer, *, by: Role, at: datetime) -> Application:
    """Have the new penvoerder lead it from now on, once `by` consents for the Realisatie Eenheid.

    Called by who holds the application. Who led stays as a partner, with who asked as who signs.
    Nobody is in its team by name any more: who of a partner works along is for who leads now.
    Everybody concerned is told. Raises `Refusal` (`not_written`, `cannot_lead`, `wrong_state`,
    `wrong_role`).
    """
    stored = held(transfer)
    application = stored.application
    LEAD_FLOW.move(stored, "consent", kind=by.kind)
    refuse(why_not_pass_on(application, at), code="not_written")
    refuse(why_not_lead(application, stored.to_organisation_id), code="cannot_lead")
    stored.decided_by, stored.decided_at, stored.ended_at = by, at, at
    stored.save(update_fields=["state", "decided_by", "decided_at", "ended_at"])
    _lead(application, stored)
    _end_team(application, stored, by, at)
    lead_mails.passed_on(stored)
    return application


def withhold(transfer: LeadTransfer, *, because: str, by: Role, at: datetime) -> LeadTransfer:
    """Leave the lead where it is, with the reason; both organisations are told.

    Called by who holds the application. Raises `Refusal` (`reason`, `wrong_state`, `wrong_role`).
    """
    stored = held(transfer)
    LEAD_FLOW.move(stored, "refuse", kind=by.kind)
    _refuse_without(because, _WHY_NOT, field="because")
    stored.decided_by, stored.decided_at, stored.ended_at = by, at, at
    stored.because = because.strip()
    stored.save(update_fields=["state", "decided_by", "decided_at", "ended_at", "because"])
    lead_mails.refused(stored)
    return stored


def go_back(application: Application) -> None:
    """Have who submitted a locked, reopened application lead it again, as what was submitted says.

    Called before its reopening ends without a new version.
    """
    passed = LeadTransfer.objects.select_for_update(of=("self",)).filter(
        application=application,
        reopening__ended_at=None,
        reopening__isnull=False,
        state=LeadTransferState.TOEGESTAAN,
    )
    rows = passed.select_related("from_organisation", "to_organisation", "asked_by__user")
    for transfer in rows.order_by("-pk"):
        transfer.application = application
        # By itself: nobody does it.
        transfer.state = LeadTransferState.TERUGGEZET
        transfer.save(update_fields=["state"])
        application.penvoerder = transfer.from_organisation
        application.save(update_fields=["penvoerder"])
        # It signs by submitting, as it did.
        led = Partner.including_removed.filter(
            application=application, organisation=transfer.from_organisation_id
        )
        led.update(contact_name="", contact_email="")
        lead_mails.went_back(transfer)


def held(transfer: LeadTransfer) -> LeadTransfer:
    """The transfer as stored, with its application, both locked to the end of the transaction."""
    application = locked(Application(pk=transfer.application_id))
    rows = LeadTransfer.objects.select_for_update(of=("self",))
    stored = rows.select_related("from_organisation", "to_organisation", "asked_by__user").get(
        pk=transfer.pk
    )
    stored.application = application
    return stored


def _answered(transfer: LeadTransfer, name: str, by: Role, at: datetime | None) -> LeadTransfer:
    at = at or timezone.now()
    stored = held(transfer)
    refuse(why_not_answer_lead(by, stored, at), code="may_not_answer")
    LEAD_FLOW.move(stored, name, kind=by.kind)
    stored.answered_by, stored.answered_at = by, at
    return stored


def _lead(application: Application, transfer: LeadTransfer) -> None:
    partners = locked_section(application, SectionKind.PARTNERS)
    application.penvoerder = transfer.to_organisation
    application.save(update_fields=["penvoerder"])
    led = Partner.objects.filter(
        application=application, organisation=transfer.from_organisation_id
    )
    asked = transfer.asked_by
    if asked.is_current and asked.organisation_id == transfer.from_organisation_id:
        led.update(contact_name=asked.user.name, contact_email=asked.user.email.lower())
    # Who has the list of partners open compares: nobody of the new penvoerder wrote it.
    partners.version += 1
    partners.save(update_fields=["version"])


def _end_team(application: Application, transfer: LeadTransfer, by: Role, at: datetime) -> None:
    team = TeamMember.objects.current().filter(application=application)
    members = [
        one.role
        for one in team.select_related("role__user", "role__organisation")
        if one.role.organisation_id
        not in (transfer.from_organisation_id, transfer.to_organisation_id)
    ]
    TeamMember.objects.filter(application=application, ended_at=None).update(ended_at=at)
    for role in members:
        mails.team_changed(application, role, level=None, by=by)


def _refuse_without(reason: str, words: StrOrPromise, field: str = "reason") -> None:
    if not reason.strip():
        raise Refusal(words, code="reason", field=field)
