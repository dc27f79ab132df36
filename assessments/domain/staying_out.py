"""Who does not hear an item of a meeting, and why: asked of many people and items at once.

Whoever is involved in the case (Awb 2:4), and whoever judges and did not declare that there is no
interest, before which nobody hears more of a case than its title.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accounts.models import Role, RoleKind
from assessments.models import UNDECLARED, InterestDeclaration, MeetingItem, PanelMember
from assessments.models.involved_people import involved_people


@dataclass(frozen=True)
class StaysOut:
    """That somebody does not hear an item; `why` is one of `WHY_OUT`."""

    role: Role
    item: MeetingItem
    why: str

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
    undeclared = _undeclared(roles, items)
    found = []
    for role in roles:
        for item in items:
            why: str = involved.get((role.pk, item.panel.application_id), "")
            if not why and (role.pk, item.panel_id) in undeclared:
                why = UNDECLARED
            if why:
                found.append(StaysOut(role, item, why))
    return found


def _undeclared(roles: Sequence[Role], items: Iterable[MeetingItem]) -> set[tuple[int, int]]:
    """Who judges in which panel and declared nothing there: the keys of role and panel."""
    panels = [item.panel_id for item in items]
    members = PanelMember.objects.filter(panel__in=panels).values_list("organisation", "panel")
    asked = set(members)
    declared = InterestDeclaration.objects.filter(
        role__in=roles, member__panel__in=panels, has_interest=False
    )
    free = set(declared.values_list("role", "member__panel"))
    judging = (role for role in roles if role.is_current and role.kind == RoleKind.ASSESSOR)
    return {
        (role.pk, panel)
        for role in judging
        for panel in panels
        if (role.organisation_id, panel) in asked and (role.pk, panel) not in free
    }
