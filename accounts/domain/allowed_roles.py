"""Which roles fit which kind of organisation, and who may invite whom. The one place for both.

Kinds of organisation are given as text (`regions.OrganisationKind`), because this floor does not
know the register.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import PENVOERDER_KINDS, Invitation, Role, RoleKind

IN_THE_REGION = frozenset(
    {"school_board", "teacher_training", "beroepsgroep", "municipality", "other"}
)
ORGANISATIONS: Mapping[str, frozenset[str]] = {
    RoleKind.PENVOERDER_EDITOR: IN_THE_REGION,
    RoleKind.PENVOERDER_SIGNATORY: IN_THE_REGION,
    RoleKind.PARTNER_SIGNATORY: IN_THE_REGION,
    RoleKind.ASSESSOR: frozenset({"national_partner", "ocw"}),
    RoleKind.RE_ADVISER: frozenset({"re"}),
    RoleKind.RE_LEAD: frozenset({"re"}),
    RoleKind.ADMIN: frozenset({"re", "ocw"}),
}
INVITES: Mapping[str, frozenset[str]] = {
    RoleKind.PENVOERDER_EDITOR: frozenset({RoleKind.PARTNER_SIGNATORY}),
    RoleKind.PENVOERDER_SIGNATORY: frozenset({*PENVOERDER_KINDS, RoleKind.PARTNER_SIGNATORY}),
    RoleKind.PARTNER_SIGNATORY: frozenset(),
    RoleKind.ASSESSOR: frozenset(),
    RoleKind.RE_ADVISER: frozenset({RoleKind.ASSESSOR, RoleKind.PARTNER_SIGNATORY}),
    RoleKind.RE_LEAD: frozenset({RoleKind.ASSESSOR, RoleKind.PARTNER_SIGNATORY}),
    RoleKind.ADMIN: frozenset(RoleKind),
}


def is_allowed(kind: str, organisation_kind: str) -> bool:
    """Whether somebody can have the role `kind` for an organisation of `organisation_kind`."""
    return organisation_kind in ORGANISATIONS.get(kind, frozenset())


def allowed_kinds(organisation_kind: str) -> list[RoleKind]:
    """The roles that somebody can have for an organisation of this kind, in the usual order."""
    return [kind for kind in RoleKind if is_allowed(kind, organisation_kind)]


def why_not_invite(by: Role, *, kind: str, organisation_id: int) -> StrOrPromise | None:
    """Why who acts as `by` may not invite to the role `kind` for that organisation, if so.

    A penvoerder makes its own team, and no other's.
    """
    others_team = kind in PENVOERDER_KINDS and by.organisation_id != organisation_id
    if kind not in INVITES[by.kind] or (by.is_penvoerder and others_team):
        return _("You may not invite somebody for this role.")
    return None


def may_invite(by: Role, *, kind: str, organisation_id: int) -> bool:
    """Whether who acts as `by` may invite somebody to the role `kind` for that organisation."""
    return why_not_invite(by, kind=kind, organisation_id=organisation_id) is None


def why_not_withdraw(by: Role, invitation: Invitation) -> StrOrPromise | None:
    """Who may invite somebody may also withdraw that, whoever did it."""
    if may_invite(by, kind=invitation.kind, organisation_id=invitation.organisation_id):
        return None
    return _("You may not withdraw this invitation.")


def may_withdraw(by: Role, invitation: Invitation) -> bool:
    """Whether who acts as `by` may withdraw this invitation."""
    return why_not_withdraw(by, invitation) is None
