"""What other applications in a round cover, as far as an applicant may know it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Q
from django_stubs_ext import StrOrPromise

from applications.models import (
    WITHOUT_DECISION,
    Application,
    ApplicationState,
    Plan,
    PlanMunicipality,
    Round,
)
from regions.models import PUBLIC_REGION_STATUSES, Sector

# What no longer goes its own way overlaps with nobody.
GONE = (*WITHOUT_DECISION, ApplicationState.AFGEWEZEN, ApplicationState.NIET_BEHANDELD)
# On one page; of a round of a thousand a map says no more.
MOST = 60


@dataclass(frozen=True)
class Neighbour:
    """Another region in the round: its name, its sectors, and the codes of its municipalities."""

    name: str
    sectors: Sequence[str]
    codes: frozenset[str]

    @property
    def sector_names(self) -> list[StrOrPromise]:
        """The sectors in words."""
        return [Sector(sector).label for sector in self.sectors]


def may_be_known(at: datetime, path: str = "") -> Q:
    """The filter for plans that anyone or any applicant may know at the moment `at`.

    Those of regions with a public status, and those submitted in a round that is open, in which a
    neighbour can still do something about it. `path` leads to the plan, with `__` at its end.
    """
    return Q(**{f"{path}application__region__status__in": PUBLIC_REGION_STATUSES}) | Q(
        **{f"{path}application__round__in": Round.objects.open(at)}
    )


def neighbours(application: Application, at: datetime) -> list[Neighbour]:
    """Other regions in the round with a municipality in the provinces of this one, by name.

    All of them as long as it has no municipalities; at most `MOST`. Two queries.
    """
    others = (
        Plan.objects.filter(may_be_known(at))
        .filter(
            application__round=application.round_id,
            application__submitted_at__isnull=False,
            municipalities__isnull=False,
        )
        .exclude(application__state__in=GONE)
        .exclude(application=application.pk)
    )
    own = PlanMunicipality.objects.filter(plan__application=application.pk)
    provinces = own.values("municipality__province")
    near = others.filter(Q(municipalities__province__in=provinces) | ~Q(Exists(own)))
    rows = near.order_by("name", "pk").distinct().values_list("pk", "name", "sectors")[:MOST]
    found = {pk: (name, sectors) for pk, name, sectors in rows}
    codes: dict[int, set[str]] = defaultdict(set)
    places = PlanMunicipality.objects.filter(plan__in=list(found))
    for plan, code in places.values_list("plan", "municipality"):
        codes[plan].add(code)
    return [Neighbour(name, sectors, frozenset(codes[pk])) for pk, (name, sectors) in found.items()]
