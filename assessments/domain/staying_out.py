"""Who does not hear an item of a meeting, and why: asked of many people and items at once.

Whoever is involved in the case (Awb 2:4); whose organisation does not judge it, for whom there is
not even its name; and whoever judges it and did not declare that there is no interest, before which
nobody hears more of a case than its title. Who works for the Realisatie Eenheid hears the others.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from accounts.models import Role, RoleKind
from assessments.models import (
    NOT_JUDGING,
    UNDECLARED,
    InterestDeclaration,
    MeetingItem,
    PanelMember,
)
from assessments.models.involved_people import involved_people
from assessments.models.meeting import absence_of

Pairs = Collection[tuple[int, int]]


@dataclass(frozen=True)
class StaysOut:
    """That somebody does not hear an item; `why` is one of `WHY_OUT`."""

    role: Role
    item: MeetingItem
    why: str

    @property
    def absence(self) -> str:
        """Under which head it is told: see `absence_of`."""
        return absence_of(self.why)

    @property
    def is_undeclared(self) -> bool:
        """Whether all that lacks is a declaration that there is no interest."""
        return self.why == UNDECLARED


def staying_out(roles: Sequence[Role], items: Sequence[MeetingItem]) -> list[StaysOut]:
    """Who of `roles` does not hear which of `items`, person by person. At most five queries.

    The items come with their panel.
    """
    if not roles or not items:
        return []
    involved = involved_people(roles, [item.panel.application_id for item in items])
    judging = _judging(items)
    free = _declared_free(roles, items)
    found = []
    for role in roles:
        for item in items:
            why: str = involved.get((role.pk, item.panel.application_id), "")
            if not (why or role.is_re):
                why = _why_not_hear(role, item.panel_id, judging, free)
            if why:
                found.append(StaysOut(role, item, why))
    return found


def _why_not_hear(role: Role, panel: int, judging: Pairs, free: Pairs) -> str:
    """Why an assessor who is not involved does not hear what a panel discusses; empty when it does.

    `judging` are the keys of organisation and panel, `free` those of role and panel.
    """
    is_assessor = role.is_current and role.kind == RoleKind.ASSESSOR
    if not is_assessor or (role.organisation_id, panel) not in judging:
        return NOT_JUDGING
    return "" if (role.pk, panel) in free else UNDECLARED


def _judging(items: Sequence[MeetingItem]) -> Pairs:
    """Which organisations judge in which panel."""
    members = PanelMember.objects.filter(panel__in=[item.panel_id for item in items])
    return set(members.values_list("organisation", "panel"))


def _declared_free(roles: Sequence[Role], items: Sequence[MeetingItem]) -> Pairs:
    """Who declared for which panel that there is no interest."""
    declared = InterestDeclaration.objects.filter(
        role__in=roles, member__panel__in=[item.panel_id for item in items], has_interest=False
    )
    return set(declared.values_list("role", "member__panel"))
