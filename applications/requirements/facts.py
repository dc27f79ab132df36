"""Gathering what requirements look at, in a number of queries that is the same for one or many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, prefetch_related_objects
from django.utils import timezone

from applications.content import Content, digest, essential, frozen_contents, in_order
from applications.models import Application, Partner, PlanMunicipality
from applications.neighbours import GONE, Taken, may_be_known, taken_locations
from applications.signature_states import partner_signatures, prefetch_signing
from regions.domain.contiguity import separate_areas
from regions.models import Sector
from regions.schools import ByBoard, TakesPart, by_sector, schools_of_boards, that_count

from .base import MOST_NAMED, Facts
from .sums import SchoolsOfParty


def facts_of(application: Application) -> Facts:
    """Return the facts about an application as it reads now, under the thresholds of its round."""
    return facts_of_all([application])[application.pk]


def facts_of_all(applications: Sequence[Application]) -> dict[int, Facts]:
    """Return by primary key the facts about each; as many queries for all as for one."""
    prefetch_related_objects(applications, "round__requirements")
    contents = frozen_contents(applications)
    prefetch_signing(applications)
    schools = _schools(applications)
    shared = _shared(applications)
    now = timezone.now()
    sharing = _sharing(list(shared), now)
    taken = taken_locations([one.pk for one in applications], now)
    return {
        one.pk: _facts(
            one,
            contents[one.pk],
            schools,
            shared=shared.get(one.pk, ()),
            sharing=sharing.get(one.pk, ()),
            taken=taken.get(one.pk, ()),
        )
        for one in applications
    }


def _facts(
    application: Application,
    content: Content,
    schools: ByBoard,
    *,
    shared: Sequence[str],
    sharing: Sequence[str],
    taken: Sequence[Taken],
) -> Facts:
    return Facts(
        content=content,
        partner_signatures=partner_signatures(application, sha256=digest(essential(content))),
        thresholds={row.code: row.threshold for row in application.round.requirements.all()},
        maximum_amount=application.round.maximum_amount,
        schools=_schools_of_parties(application, content, schools),
        areas=_areas(content),
        shared=shared,
        sharing=sharing,
        taken=taken,
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
    for partner in in_order(application):
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


def _shared(applications: Sequence[Application]) -> Mapping[int, Sequence[str]]:
    """Names of own municipalities in another submitted application with a sector in common."""
    others = (
        PlanMunicipality.objects.filter(
            municipality=OuterRef("municipality"),
            plan__application__round=OuterRef("plan__application__round"),
            plan__application__submitted_at__isnull=False,
            plan__sectors__overlap=OuterRef("plan__sectors"),
        )
        .exclude(plan=OuterRef("plan"))
        .exclude(plan__application__state__in=GONE)
    )
    rows = PlanMunicipality.objects.filter(Exists(others), plan__application__in=applications)
    found: dict[int, set[str]] = defaultdict(set)
    for application, name in rows.values_list("plan__application", "municipality__name"):
        found[application].add(name)
    return {application: sorted(names) for application, names in found.items()}


def _sharing(applications: Sequence[int], at: datetime) -> Mapping[int, Sequence[str]]:
    """Names of the regions with which each overlaps, that anyone or any applicant may know.

    At most one more than `MOST_NAMED`.
    """
    own = PlanMunicipality.objects.filter(plan__application=OuterRef(OuterRef("pk")))
    others = (
        PlanMunicipality.objects.filter(
            may_be_known(at, "plan__"),
            municipality__in=own.values("municipality"),
            plan__application__round=OuterRef("round"),
            plan__application__submitted_at__isnull=False,
            plan__sectors__overlap=OuterRef("plan__sectors"),
        )
        .exclude(plan__application=OuterRef("pk"))
        .exclude(plan__application__state__in=GONE)
        .order_by("plan__name")
        .values("plan__name")
        .distinct()[: MOST_NAMED + 1]
    )
    rows = Application.objects.filter(pk__in=applications).annotate(sharing=ArraySubquery(others))
    return dict(rows.values_list("pk", "sharing"))
