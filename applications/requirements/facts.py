"""Gathering what requirements look at, in a number of queries that is the same for one or many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from applications.content import (
    Content,
    digest,
    document,
    essential,
    in_document,
    plans_of,
    whole_plans,
)
from applications.models import (
    Application,
    Partner,
    Plan,
    PlanMunicipality,
    RequirementLevel,
    RoundRequirement,
)
from applications.neighbours import (
    GONE,
    Rewritten,
    Taken,
    as_rewritten,
    may_be_known,
    rewritten_elsewhere,
    taken_locations,
)
from applications.signature_states import PartnerSignatures, partner_signatures, prefetch_signing
from common.written import WrittenOnce
from regions.domain.contiguity import separate_areas
from regions.domain.deliveries import as_deliveries, deliveries_of_schools
from regions.models import Sector
from regions.schools import ByBoard, TakesPart, by_sector, schools_of_boards, that_count

from .base import MOST_NAMED, Facts
from .sums import SchoolsOfParty


def facts_of(application: Application) -> Facts:
    """Return the facts about an application as it reads now, under the thresholds of its round."""
    return facts_of_all([application])[application.pk]


def facts_of_all(applications: Sequence[Application]) -> dict[int, Facts]:
    """Return by primary key the facts about each; as many queries for all as for one.

    What is around the plans is read for all together, once somebody looks at it for one of them.
    """
    around = _Around(applications)
    plans = plans_of(applications, _plans())
    return {one.pk: _facts(one, plans[one.pk], around) for one in applications}


@cache
def _plans() -> WrittenOnce[Plan]:
    """What `facts_of_all` reads of plans."""
    return WrittenOnce(
        whole_plans().annotate(
            asked=ArraySubquery(_ASKED),
            deliveries=deliveries_of_schools(),
            region_status=F("application__region__status"),
        )
    )


_ASKED = RoundRequirement.objects.filter(round=OuterRef("application__round")).values(
    row=JSONObject(code="code", level="level", threshold="threshold")
)


class _Around:
    """What is around the plans of these applications; each part is one query, made once."""

    def __init__(self, applications: Sequence[Application]) -> None:
        self.applications = applications
        self.now = timezone.now()
        self.has_signing = False

    @cached_property
    def schools(self) -> ByBoard:
        return _schools(self.applications)

    @cached_property
    def overlap(self) -> Mapping[int, _Overlap]:
        return _overlap(self.applications, self.now)

    @cached_property
    def taken(self) -> Mapping[int, Sequence[Taken]]:
        return taken_locations({pk: one.rewritten for pk, one in self.overlap.items()}, self.now)

    def read_signing(self) -> None:
        if not self.has_signing:
            prefetch_signing(self.applications)
            self.has_signing = True


def _facts(application: Application, plan: Plan, around: _Around) -> Facts:
    content, read = document(application, plan), vars(plan)

    def signatures() -> PartnerSignatures:
        around.read_signing()
        return partner_signatures(application, sha256=digest(essential(content)))

    later: Any = SimpleLazyObject
    return Facts(
        content=content,
        levels={row["code"]: RequirementLevel(row["level"]) for row in read["asked"]},
        thresholds={row["code"]: row["threshold"] for row in read["asked"]},
        maximum_amount=application.round.maximum_amount,
        partner_signatures=later(signatures),
        schools=later(lambda: _schools_of_parties(application, content, around.schools)),
        areas=later(lambda: _areas(content)),
        shared=later(lambda: around.overlap[application.pk].shared(content["region"])),
        sharing=later(lambda: around.overlap[application.pk].sharing(content["region"])),
        taken=later(lambda: around.taken.get(application.pk, [])),
        deliveries=as_deliveries(read["deliveries"]),
        region_status=read["region_status"],
    )


def _takes_part(partner: Partner) -> TakesPart:
    return TakesPart(
        partner.organisation_id,
        sectors=frozenset(partner.location_sectors),
        codes=frozenset(partner.location_codes),
    )


def _schools(applications: Sequence[Application]) -> ByBoard:
    """The current schools of all partners."""
    return schools_of_boards(
        {_takes_part(partner) for one in applications for partner in one.partners.all()}
    )


def _schools_of_parties(
    application: Application, content: Content, schools: ByBoard
) -> list[SchoolsOfParty]:
    """The schools with which each party takes part and that count for the region, by sector."""
    region = content["region"]
    found = []
    for partner in in_document(application):
        counted = by_sector(
            that_count(
                schools,
                [_takes_part(partner)],
                sectors=region["sectors"],
                codes={place["code"] for place in region["municipalities"]},
                is_national=region["is_national"],
            )
        )
        found += [
            SchoolsOfParty(partner.reference, sector, counted[sector])
            for sector in Sector.values
            if sector in counted
        ]
    return found


def _areas(content: Content) -> Sequence[Sequence[str]]:
    names: dict[str, Any] = {
        place["code"]: place["name"] for place in content["region"]["municipalities"]
    }
    return [sorted(names[code] for code in area) for area in separate_areas(names)]


@dataclass(frozen=True)
class _Overlap:
    """Own municipalities that others cover too, and the names of such others as may be known.

    `closed` and `named` tell that of plans that are closed; what was submitted of those that are
    `rewritten` is put beside the own `region`, as it stands in a document.
    """

    closed: Sequence[str]
    named: Sequence[str]
    rewritten: Sequence[Rewritten]

    def shared(self, region: Mapping[str, Any]) -> list[str]:
        """Names of own municipalities in another submitted application with a sector in common."""
        codes = {code for one in self._beside(region) for code in one.codes}
        more = {place["name"] for place in region["municipalities"] if place["code"] in codes}
        return sorted({*self.closed, *more})

    def sharing(self, region: Mapping[str, Any]) -> list[str]:
        """Names of such others, as far as anyone or any applicant may know them; at most one more
        than `MOST_NAMED`.
        """
        more = {one.name for one in self._beside(region) if one.name}
        return sorted({*self.named, *more})[: MOST_NAMED + 1]

    def _beside(self, region: Mapping[str, Any]) -> list[Rewritten]:
        own = {place["code"] for place in region["municipalities"]}
        sectors = set(region["sectors"])
        return [
            one
            for one in self.rewritten
            if not own.isdisjoint(one.codes) and not sectors.isdisjoint(one.region["sectors"])
        ]


def _overlap(applications: Sequence[Application], at: datetime) -> Mapping[int, _Overlap]:
    """How each overlaps with other submitted applications in its round. One query."""
    rows = Application.objects.filter(pk__in=[one.pk for one in applications]).annotate(
        closed=ArraySubquery(_shared()),
        named=ArraySubquery(_sharing(at)),
        rewritten=rewritten_elsewhere(at),
    )
    return {
        pk: _Overlap(closed, named, as_rewritten(rewritten))
        for pk, closed, named, rewritten in rows.values_list("pk", "closed", "named", "rewritten")
    }


def _shared() -> QuerySet[Any]:
    """Names of own municipalities that such an application covers too, whose plan is closed."""
    others = (
        PlanMunicipality.objects.filter(
            municipality=OuterRef("municipality"),
            plan__application__round=OuterRef("plan__application__round"),
            plan__application__submitted_at__isnull=False,
            plan__open_sections=[],
            plan__sectors__overlap=OuterRef("plan__sectors"),
        )
        .exclude(plan=OuterRef("plan"))
        .exclude(plan__application__state__in=GONE)
    )
    own = PlanMunicipality.objects.filter(Exists(others), plan__application=OuterRef("pk"))
    names: QuerySet[Any] = own.values("municipality__name")
    return names


def _sharing(at: datetime) -> QuerySet[Any]:
    """Names of the regions with which it overlaps, whose plan is closed, as far as may be known."""
    own = PlanMunicipality.objects.filter(plan__application=OuterRef(OuterRef("pk")))
    names: QuerySet[Any] = (
        PlanMunicipality.objects.filter(
            may_be_known(at, "plan__"),
            municipality__in=own.values("municipality"),
            plan__application__round=OuterRef("round"),
            plan__application__submitted_at__isnull=False,
            plan__open_sections=[],
            plan__sectors__overlap=OuterRef("plan__sectors"),
        )
        .exclude(plan__application=OuterRef("pk"))
        .exclude(plan__application__state__in=GONE)
        .order_by("plan__name")
        .values("plan__name")
        .distinct()[: MOST_NAMED + 1]
    )
    return names
