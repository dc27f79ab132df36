"""Which roles fit which kind of organisation, and who may invite whom. The one place for both.

Kinds of organisation are given as text (`regions.OrganisationKind`), because this floor does not
know the register.
"""

from __future__ import annotations

from collections.abc import Mapping

from accounts.models import PENVOERDER_KINDS, Role, RoleKind

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


def may_invite(by: Role, *, kind: str, organisation_id: int) -> bool:
    """Whether who acts as `by` may invite somebody to the role `kind` for that organisation.

    A penvoerder makes its own team, and no other's.
    """
    if by.is_penvoerder and kind in PENVOERDER_KINDS and by.organisation_id != organisation_id:
        return False
    return kind in INVITES[by.kind]
