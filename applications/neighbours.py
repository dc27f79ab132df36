"""What other applications in a round cover, as far as an applicant may know it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    Exists,
    F,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import JSONObject

from applications.models import (
    WITHOUT_DECISION,
    Application,
    ApplicationState,
    Partner,
    Plan,
    PlanMunicipality,
    Round,
    Submission,
)
from common.written import WrittenOnce, given
from regions.models import PUBLIC_REGION_STATUSES
from regions.schools import TakesPart, counts

# What no longer goes its own way overlaps with nobody.
GONE = (
    *WITHOUT_DECISION,
    ApplicationState.AFGEWEZEN,
    ApplicationState.NIET_BEHANDELD,
    ApplicationState.GEWEIGERD,
    ApplicationState.BEEINDIGD,
)
# On one page; of a round of a thousand a map says no more.
MOST = 60


@dataclass(frozen=True)
class Neighbour:
    """Another region in the round: its name, its sectors, and the codes of its municipalities."""

    name: str
    sectors: Sequence[str]
    codes: frozenset[str]


def may_be_known(at: datetime, path: str = "") -> Q:
    """The filter for plans that anyone or any applicant may know at the moment `at`.

    Those of regions with a public status, and those submitted in a round that is open, in which a
    neighbour can still do something about it. `path` leads to the plan, with `__` at its end.
    """
    return _is_public(path) | Q(**{f"{path}application__round__in": Round.objects.open(at)})


def _is_public(path: str = "") -> Q:
    return Q(**{f"{path}application__region__status__in": PUBLIC_REGION_STATUSES})


def neighbours(application: Application, at: datetime) -> list[Neighbour]:
    """Other regions in the round with a municipality in the provinces of this one, by name.

    All of them as long as it has no municipalities; at most `MOST`. Of one that is being rewritten
    or completed it is what was submitted. One query.
    """
    read = _neighbours(is_open=application.round.is_open(at))
    rows = read.fetch(application=application.pk, round=application.round_id)
    known = [_known(*row) for row in rows]
    return sorted((one for one in known if one is not None), key=lambda one: one.name)


@cache
def _neighbours(*, is_open: bool) -> WrittenOnce[Any]:
    """What `neighbours` reads. See `may_be_known`: in a round that `is_open` that is all."""
    others = (
        Plan.objects.filter(Q() if is_open else _is_public())
        .filter(application__round=given("round"), application__submitted_at__isnull=False)
        .exclude(application__state__in=GONE)
        .exclude(application=given("application"))
    )
    own = PlanMunicipality.objects.filter(plan__application=given("application"))
    provinces = own.order_by().values("municipality__province").distinct()
    places = PlanMunicipality.objects.filter(plan=OuterRef("pk"))
    has_near = Exists(places.filter(municipality__province__in=provinces))
    is_near = has_near | (Exists(places) & ~Exists(own))
    found = others.filter(~Q(open_sections=[]) | is_near).annotate(
        codes=ArraySubquery(_CODES), submitted=_SUBMITTED, around=ArraySubquery(provinces)
    )
    columns = ("name", "sectors", "codes", "submitted", "around")
    return WrittenOnce(found.order_by("name", "pk").values_list(*columns)[:MOST])


_CODES = PlanMunicipality.objects.filter(plan=OuterRef("pk")).values("municipality")
_NEWEST = Submission.objects.filter(application=OuterRef("application")).order_by("-version")
# What counts of a plan that is open; a closed one reads as it was submitted.
_SUBMITTED = Case(
    When(open_sections=[], then=Value(None, output_field=JSONField())),
    default=Subquery(_NEWEST.values("content__region")[:1]),
)


def _known(
    name: str,
    sectors: Sequence[str],
    codes: Sequence[str],
    submitted: Mapping[str, Any] | None,
    around: Sequence[str],
) -> Neighbour | None:
    """A region as its plan has it, or as it `submitted` it; None when it is not `around`."""
    if submitted is None:
        return Neighbour(name, sectors, frozenset(codes))
    places = submitted["municipalities"]
    if around and not any(place["province"] in around for place in places):
        return None
    within = frozenset(place["code"] for place in places)
    return Neighbour(submitted["name"], submitted["sectors"], within)


@dataclass(frozen=True)
class Rewritten:
    """Another application of the round whose plan is open, or that goes on in such a one: what was
    submitted of it counts.

    `region` and `partners` are those parts of its newest document. `is_known` is whether its region
    may be named; one that `shares` locations takes none.
    """

    application: int
    region: Mapping[str, Any]
    partners: Sequence[Mapping[str, Any]]
    is_known: bool
    shares: bool

    @property
    def name(self) -> str:
        """The name of the region, empty when it may not be known."""
        return self.region["name"] if self.is_known else ""

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of its municipalities."""
        return frozenset(place["code"] for place in self.region["municipalities"])

    def covers(self, sector: str, municipality: str | None) -> bool:
        """Whether a school in this sector and place counts for the region."""
        return counts(
            sector,
            municipality,
            sectors=self.region["sectors"],
            codes=self.codes,
            is_national=self.region["is_national"],
        )


def rewritten_elsewhere(at: datetime) -> ArraySubquery:
    """A column for applications, for `as_rewritten`: others in the round whose plan is open, with
    what counts of them, and what was merged into those.
    """
    parts = JSONObject(region="content__region", partners="content__partners")
    others = (
        Plan.objects.filter(
            _is_rewritten("") | _is_rewritten("application__merged_into__plan__"),
            application__round=OuterRef("round"),
            application__submitted_at__isnull=False,
        )
        .exclude(application=OuterRef("pk"))
        .exclude(application__merged_into=OuterRef("pk"))
    )
    return ArraySubquery(
        others.values(
            row=JSONObject(
                application="application",
                submitted=Subquery(_NEWEST.values(parts=parts)[:1]),
                is_known=Case(When(may_be_known(at), then=True), default=False),
                shares=Case(When(_SHARES, then=True), default=False),
            )
        )
    )


def _is_rewritten(path: str) -> Q:
    """The filter for plans that are open and still go their own way; `path` leads to the plan."""
    return Q(**{f"{path}open_sections__len__gt": 0}) & ~Q(**{f"{path}application__state__in": GONE})


def as_rewritten(rows: Sequence[Mapping[str, Any]]) -> list[Rewritten]:
    """What `rewritten_elsewhere` read."""
    return [Rewritten(**one["submitted"], **{name: one[name] for name in _ABOUT}) for one in rows]


_ABOUT = ("application", "is_known", "shares")


@dataclass(frozen=True)
class Taken:
    """A location that takes part in another submitted application of the round too.

    `region` is the name of that other region, empty when it may not be known.
    """

    code: str
    name: str
    region: str


def taken_locations(
    rewritten: Mapping[int, Sequence[Rewritten]], at: datetime
) -> dict[int, list[Taken]]:
    """By application, its locations that take part elsewhere in the round, by code. One query, and
    two more when something is `rewritten` elsewhere; its keys are the applications that are asked.

    Left out are those of regions that may share locations, here or there. What counts is told by
    the same rule as in `regions.schools`.
    """
    location = "organisation__locations__"
    here = (F(f"{location}code"), F(f"{location}sector"))
    there = (OuterRef(f"{location}code"), OuterRef(f"{location}sector"))
    others = (
        Partner.objects.filter(
            _takes_part(*there, OuterRef(OuterRef(f"{location}municipality"))),
            organisation=OuterRef("organisation"),
            application__round=OuterRef("application__round"),
            application__submitted_at__isnull=False,
            application__plan__open_sections=[],
        )
        .exclude(application=OuterRef("application"))
        .exclude(application__state__in=GONE)
        .exclude(_SHARES)
        .annotate(
            known=Case(
                When(may_be_known(at, "application__plan__"), then=F("application__plan__name")),
                default=Value(""),
            )
        )
        .order_by("-known")
    )
    mine = (
        Partner.objects.filter(
            _takes_part(*here, OuterRef(f"{location}municipality")),
            application__in=rewritten,
            organisation__locations__ended_on__isnull=True,
        )
        .exclude(_SHARES)
        .order_by(f"{location}code")
    )
    columns = ("application", f"{location}code", f"{location}name")
    closed = mine.annotate(elsewhere=Subquery(others.values("known")[:1]))
    rows = closed.filter(elsewhere__isnull=False).values_list(*columns, "elsewhere")
    found: dict[int, dict[str, Taken]] = defaultdict(dict)
    for application, *taken in [*_taken_by_rewritten(mine, columns, rewritten), *rows]:
        found[application][taken[0]] = Taken(*taken)
    return {pk: sorted(taken.values(), key=lambda one: one.code) for pk, taken in found.items()}


def _taken_by_rewritten(
    mine: QuerySet[Partner],
    columns: Sequence[str],
    rewritten: Mapping[int, Sequence[Rewritten]],
) -> Iterator[tuple[int, str, str, str]]:
    """As `columns` and the name of the region, what takes part in those as they were submitted.

    Two queries, when there are any.
    """
    others = {one.application: one for beside in rewritten.values() for one in beside}
    if not others:
        return
    parties = {
        (application, reference): organisation
        for application, reference, organisation in Partner.including_removed.filter(
            application__in=others
        ).values_list("application", "reference", "organisation")
    }
    taking_part: dict[tuple[int, int], TakesPart] = {}
    for pk, one in others.items():
        for party in one.partners:
            organisation = parties.get((pk, party["reference"]))
            if organisation is not None and not one.shares:
                taking_part[pk, organisation] = _submitted(organisation, party)
    location = "organisation__locations__"
    rows = mine.values_list(
        *columns, "organisation", f"{location}sector", f"{location}municipality"
    )
    for application, code, name, organisation, sector, municipality in rows:
        for one in rewritten[application]:
            chosen = taking_part.get((one.application, organisation))
            if chosen and chosen.includes(sector, code) and one.covers(sector, municipality):
                yield application, code, name, one.name


def _submitted(organisation: int, party: Mapping[str, Any]) -> TakesPart:
    """With which locations a party of a document takes part."""
    chosen = party.get("locations", {})
    return TakesPart(
        organisation,
        sectors=frozenset(chosen.get("sectors", ())),
        codes=frozenset(chosen.get("codes", ())),
    )


# Of a region that may share locations, none is taken. Source: DUS-I, 2025: the national regions.
_SHARES = Q(application__round__sharing_regions__contains=[F("application__region__name")])


def _takes_part(code: F, sector: F, municipality: F) -> Q:
    """The filter for partners that take part with a location, where it counts for the region."""
    area = PlanMunicipality.objects.filter(
        plan=OuterRef("application__plan"), municipality=municipality
    )
    return (
        (Q(location_codes=[]) | Q(location_codes__contains=[code]))
        & (Q(location_sectors=[]) | Q(location_sectors__contains=[sector]))
        & (Q(application__plan__sectors=[]) | Q(application__plan__sectors__contains=[sector]))
        & (Q(application__plan__is_national=True) | Q(Exists(area)))
    )
