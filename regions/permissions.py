"""Who may do what with the register. Views ask to show a button, acts ask before they act."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import PENVOERDER_KINDS, RE_KINDS, Role, RoleKind
from regions.models import Organisation, Origin, Partnership, Region

PRESENTING_KINDS = (*PENVOERDER_KINDS, *RE_KINDS)
REGISTER_KINDS = (RoleKind.ADMIN, RoleKind.RE_LEAD)


def why_not_manage_register(role: Role) -> StrOrPromise | None:
    """Administrators and leads of the Realisatie Eenheid keep the register."""
    if role.is_current and role.kind in REGISTER_KINDS:
        return None
    return _("Only administrators and leads of the Realisatie Eenheid keep the register.")


def why_not_change(role: Role, organisation: Organisation) -> StrOrPromise | None:
    """What came from open data is changed by the next delivery, not by hand."""
    if organisation.ended_on is not None:
        return _("This organisation has ended, so it can no longer be changed.")
    if organisation.origin != Origin.ENTERED:
        return _("This organisation comes from open data: the next delivery changes it.")
    return why_not_manage_register(role)


def why_not_end(role: Role, organisation: Organisation) -> StrOrPromise | None:
    """Any organisation that has not ended can be ended."""
    if organisation.ended_on is not None:
        return _("This organisation has ended already.")
    return why_not_manage_register(role)


def why_not_present(role: Role, region: Region) -> StrOrPromise | None:
    """Its penvoerder and the Realisatie Eenheid say what the page of a region tells of itself.

    One query for a penvoerder.
    """
    if role.is_current and role.is_re:
        return None
    leads = Partnership.objects.led_by(role.organisation_id).filter(region=region)
    if role.is_current and role.is_penvoerder and leads.exists():
        return None
    return _("Only the penvoerder of the region and the Realisatie Eenheid can change this page.")


def may_present(role: Role | None, region: Region) -> bool:
    """Whether `role` may change what the page of the region tells of itself."""
    return role is not None and why_not_present(role, region) is None


def may_change(role: Role, organisation: Organisation) -> bool:
    """Whether `role` may change the organisation by hand."""
    return why_not_change(role, organisation) is None


def may_end(role: Role, organisation: Organisation) -> bool:
    """Whether `role` may end the organisation."""
    return why_not_end(role, organisation) is None
