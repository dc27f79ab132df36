"""Who may pass on the lead of an application, and to whom; one predicate each, as `permissions`."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.domain.allowed_roles import is_allowed
from accounts.models import Role, RoleKind
from applications.models import Application, LeadTransfer, Partner
from applications.models.partner import PartnerQuerySet
from applications.permissions import is_own
from applications.workflow import LEAD_FLOW
from regions.models import OrganisationKind

LEADS = RoleKind.PENVOERDER_SIGNATORY
"""Who acts for a penvoerder towards the outside."""


def why_not_pass_on(application: Application, at: datetime) -> StrOrPromise | None:
    """Another penvoerder comes while the plan is written: of what counts, who submitted it answers.

    At most one query.
    """
    if application.is_being_written and not application.is_closed(at):
        return None
    return _(
        "The lead can be passed on while the application is a draft or reopened, and the round is "
        "open. After the decision another penvoerder is a change that is reported."
    )


def why_not_propose_lead(
    role: Role | None, application: Application, at: datetime
) -> StrOrPromise | None:
    """A signatory of the penvoerder may ask another partner."""
    if role is None or role.kind != LEADS or not is_own(role, application):
        return _("Only an authorised signatory of the penvoerder can pass on the lead.")
    return why_not_pass_on(application, at)


def why_not_take_back_lead(role: Role | None, transfer: LeadTransfer) -> StrOrPromise | None:
    """A signatory of the penvoerder may, until the Realisatie Eenheid decides."""
    if role is None or role.kind != LEADS or not is_own(role, transfer.application):
        return _("Only an authorised signatory of the penvoerder can take this back.")
    return LEAD_FLOW.why_not(transfer, "take_back", kind=role.kind)


def why_not_answer_lead(
    role: Role | None, transfer: LeadTransfer, at: datetime
) -> StrOrPromise | None:
    """A signatory of the organisation that was asked may answer."""
    is_theirs = (
        role is not None and role.is_current and role.organisation_id == transfer.to_organisation_id
    )
    if role is None or not is_theirs or role.kind != LEADS:
        return _("Only an authorised signatory of the organisation that was asked can answer.")
    reason = LEAD_FLOW.why_not(transfer, "agree", kind=role.kind)
    return reason or why_not_pass_on(transfer.application, at)


def why_not_consent_lead(transfer: LeadTransfer, at: datetime, *, kind: str) -> StrOrPromise | None:
    """The Realisatie Eenheid decides once who is asked has agreed, while the plan is written."""
    reason = LEAD_FLOW.why_not(transfer, "consent", kind=kind)
    return reason or why_not_pass_on(transfer.application, at)


def can_lead(application: Application) -> PartnerQuerySet:
    """The other partners whose organisation may have people who work on applications."""
    kinds = [kind for kind in OrganisationKind.values if is_allowed(LEADS, kind)]
    others = Partner.objects.get_queryset().filter(application=application)
    return (
        others.filter(organisation__kind__in=kinds)
        .exclude(organisation=application.penvoerder_id)
        .order_by("name", "pk")
    )


def why_not_lead(application: Application, organisation_id: int) -> StrOrPromise | None:
    """Who may lead: a partner of such a kind, with an authorised signatory of its own."""
    partner = can_lead(application).filter(organisation=organisation_id).first()
    if partner is None:
        return _("Choose another partner of this application.")
    signatories = Role.objects.current().filter(kind=LEADS, user__is_active=True)
    if signatories.filter(organisation=organisation_id).exists():
        return None
    return _(
        "Nobody can submit applications for %(name)s yet. An administrator of the portal can "
        "invite an authorised signatory of that organisation."
    ) % {"name": partner.name}
