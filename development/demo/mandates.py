"""What the fictitious people of the Realisatie Eenheid may sign, from before the round of 2023."""

from __future__ import annotations

from datetime import date, timedelta

from accounts.models import RE_KINDS, Role, RoleKind
from correspondence import mandate_kinds
from correspondence.models import Mandate

from .past import TEXTS
from .people import staff

FIRST, SECOND = date(2023, 1, 1), date(2025, 1, 1)
DECIDES_NOTHING = (
    mandate_kinds.COMPLETION,
    mandate_kinds.DELAY,
    mandate_kinds.CONDITION_MET,
    mandate_kinds.INTENTION,
)


def load_mandates() -> None:
    """Let the lead sign everything and the adviser what decides nothing: once, and once more; and
    who had no part in it what is about objections.
    """
    lead, adviser, by = map(staff, (RoleKind.RE_LEAD, RoleKind.RE_ADVISER, RoleKind.ADMIN))
    for since, until in ((FIRST, SECOND - timedelta(days=1)), (SECOND, None)):
        let_sign(lead, since=since, until=until, by=by)
        let_sign(adviser, *DECIDES_NOTHING, since=since, until=until, by=by)
    for role in Role.objects.filter(organisation=lead.organisation, kind__in=RE_KINDS):
        if role not in (lead, adviser):
            let_sign(role, mandate_kinds.OBJECTION, since=SECOND, by=by)


def let_sign(
    role: Role,
    *kinds: str,
    since: date = FIRST,
    until: date | None = None,
    by: Role | None = None,
) -> Mandate:
    """A mandate for these kinds, or for every one; `by` is None for what no person recorded."""
    return Mandate.objects.create(
        role=role,
        kinds=list(kinds) or [kind for kind, _name in mandate_kinds.choices()],
        on_behalf_of=TEXTS["on_behalf_of"],
        source=f"Besluit mandaat Realisatie Eenheid {since.year} (demo)",
        given_on=since - timedelta(days=20),
        published_in=f"Staatscourant {since.year - 1}, nr. 00000 (demo)",
        starts_on=since,
        ends_on=until,
        recorded_by=by,
    )
