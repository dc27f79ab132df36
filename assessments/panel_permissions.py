"""Who may make up a panel, and judge in it: one predicate each, as in `permissions`."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import RE_KINDS, Role, RoleKind
from applications.models import Application
from regions.models import Organisation, OrganisationKind

from .models import Assessment, Assignment, Endorsement, PanelMember, coordinates
from .permissions import (
    is_in_assessment,
    why_not_in_assessment,
    why_not_in_kinds,
    why_not_while_preparing,
    why_not_yet,
)

ASSESSING_KINDS = (OrganisationKind.OCW, OrganisationKind.NATIONAL_PARTNER)


def why_not_before_proposal(application: Application) -> StrOrPromise | None:
    """As long as no joint outcome lies before the panel of the case."""
    outcome = getattr(getattr(application, "panel", None), "joint_outcome", None)
    if outcome is None or outcome.proposed_at is None:
        return None
    return _("A joint outcome lies before the panel, so the panel can no longer change.")


def why_not_change_panel(role: Role, application: Application) -> StrOrPromise | None:
    """The Realisatie Eenheid may, until a joint outcome lies before the panel."""
    return (
        why_not_in_kinds(role, RE_KINDS)
        or why_not_in_assessment(application)
        or why_not_before_proposal(application)
    )


def why_not_judge(role: Role, member: PanelMember) -> StrOrPromise | None:
    """A case that was assigned is judged by that person alone. One query."""
    assigned = Assignment.objects.current().filter(member=member.pk).select_related("role__user")
    found = assigned.first()
    if found is None or found.role_id == role.pk:
        return None
    return _("%(name)s judges this application for your organisation.") % {"name": found.role.user}


def why_not_revise(assessment: Assessment) -> StrOrPromise | None:
    """A judgement can change until somebody answered the joint outcome. One query."""
    answers = Endorsement.objects.filter(
        joint_outcome__panel=assessment.member.panel_id, version=F("joint_outcome__version")
    )
    if not answers.exists():
        return None
    return _("The joint outcome has been answered, so judgements can no longer change.")


def why_not_assign(role: Role, organisation: Organisation) -> StrOrPromise | None:
    """The Realisatie Eenheid divides cases, and a coordinator those of the own organisation."""
    if role.is_current and role.is_re:
        return None
    if coordinates(role) and role.organisation_id == organisation.pk:
        return None
    return _("A coordinator of the organisation or the Realisatie Eenheid assigns applications.")


def why_not_without_adviser(application: Application) -> StrOrPromise | None:
    """A case has an adviser before its panel: whom assessors and the region turn to."""
    if application.region.adviser_id is not None:
        return None
    return _("Nobody follows this region yet. First choose its adviser, whom the panel turns to.")


def why_not_open_panel(application: Application, at: datetime) -> StrOrPromise | None:
    """A panel begins when the round is assessed and somebody follows the case, which goes on."""
    return (
        why_not_yet(application, at)
        or why_not_without_adviser(application)
        or why_not_while_preparing(application)
    )


def why_not_of_its_kind(organisation: Organisation) -> StrOrPromise | None:
    """The Ministry of OCW and the national partners assess."""
    if organisation.kind in ASSESSING_KINDS:
        return None
    return _("%(name)s is no national partner and not OCW, so it cannot assess.") % {
        "name": organisation
    }


def why_not_ended(organisation: Organisation) -> StrOrPromise | None:
    """An organisation assesses as long as it exists."""
    if organisation.ended_on is None:
        return None
    return _("%(name)s has ended and cannot assess.") % {"name": organisation}


def why_not_taking_part(
    organisation: Organisation, application: Application
) -> StrOrPromise | None:
    """Nobody assesses an application in which it takes part (Awb 2:4). One query."""
    takes_part = application.partners.filter(organisation=organisation).exists()
    if not takes_part and application.penvoerder_id != organisation.pk:
        return None
    return _("%(name)s takes part in this application and so cannot assess it.") % {
        "name": organisation
    }


def why_not_in_panel(
    organisation: Organisation, application: Application | None = None
) -> StrOrPromise | None:
    """An organisation can be asked to assess, this application when one is given."""
    return (
        why_not_of_its_kind(organisation)
        or why_not_ended(organisation)
        or (None if application is None else why_not_taking_part(organisation, application))
        or why_not_without_assessors(organisation)
    )


def why_not_without_assessors(organisation: Organisation) -> StrOrPromise | None:
    """An organisation assesses by its assessors. One query."""
    assessors = Role.objects.current().filter(kind=RoleKind.ASSESSOR)
    if assessors.filter(organisation=organisation).exists():
        return None
    return _(
        "%(name)s has no assessors yet, so nobody there could judge. An administrator invites them."
    ) % {"name": organisation}


def may_change_panel(role: Role, application: Application) -> bool:
    """The panel can still change."""
    # Asked first, because the sentence that says why not takes a query.
    return is_in_assessment(application) and why_not_change_panel(role, application) is None
