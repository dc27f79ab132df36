"""How lists, dashboards and searches take it when twenty times as much is in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role, RoleKind
from applications.models import Application
from assessments.models import PanelMember, Step

from . import data
from .figures import browser_of
from .measure import Figure, median_ms

BUDGET = 2.0
TIMES = 5


@dataclass(frozen=True)
class Seen:
    """A page as somebody opens it."""

    name: str
    role: Role
    url: str


@dataclass(frozen=True)
class Grown:
    """What a page took with few cases and with many; times in milliseconds."""

    name: str
    few_ms: float
    many_ms: float
    few_queries: int
    many_queries: int

    @property
    def ratio(self) -> float:
        """How many times as long it takes with many."""
        return self.many_ms / self.few_ms


def pages() -> Iterator[Seen]:
    """Every list, dashboard and search of which the rows grow with the number of cases."""
    adviser, lead = data.staff(RoleKind.RE_ADVISER), data.staff(RoleKind.RE_LEAD)
    admin = data.staff(RoleKind.ADMIN)
    member = PanelMember.objects.order_by("pk")[0]
    assessor = Role.objects.get(kind=RoleKind.ASSESSOR, organisation=member.organisation_id)
    penvoerder = Application.objects.order_by("pk")[0].created_by
    partner = Role.objects.filter(kind=RoleKind.PARTNER_SIGNATORY).order_by("pk")[0]
    worklist = reverse("assessments:worklist")
    yield Seen("worklist", adviser, worklist)
    yield Seen("worklist, last page", adviser, f"{worklist}?page=999999")
    yield Seen("worklist, own cases", adviser, f"{worklist}?mine=1")
    yield Seen("worklist, searched", adviser, f"{worklist}?q=regio+33")
    for step in Step.values:
        yield Seen(f"worklist, {step}", adviser, f"{worklist}?step={step}")
    yield Seen("overview of assessments", adviser, reverse("assessments:overview"))
    yield Seen("decisions to take", lead, reverse("assessments:to_decide"))
    yield Seen("open conditions", adviser, reverse("assessments:open_conditions"))
    yield Seen("assessor's list", assessor, reverse("assessments:assigned"))
    yield Seen("own applications", penvoerder, reverse("applications:list"))
    yield Seen("to sign", partner, reverse("applications:signing_list"))
    yield Seen("letters", penvoerder, reverse("letters:list"))
    yield Seen("rounds", admin, reverse("applications:rounds"))
    yield Seen("regions, searched", admin, f"{reverse('regions:list')}?q=regio+33")
    yield Seen("register, searched", admin, f"{reverse('regions:register')}?q=school+utrecht")
    yield Seen("people, searched", admin, f"{reverse('people:list')}?q=bestuur+de")
    yield Seen("outbox", admin, reverse("correspondence:outbox"))
    for role in (adviser, lead, assessor, penvoerder, partner, admin):
        yield Seen(f"dashboard of {role.kind}", role, reverse("home"))


def measure() -> list[Grown]:
    """Time every page with a thousand cases and again with twenty thousand."""
    few = {seen.name: timed(seen) for seen in pages()}
    data.grow()
    many = {seen.name: timed(seen) for seen in pages()}
    return [Grown(name, few[name][0], many[name][0], few[name][1], many[name][1]) for name in few]


def timed(seen: Seen) -> tuple[float, int]:
    """How long a page takes in milliseconds, and in how many queries."""
    client = browser_of(seen.role)

    def get() -> None:
        response = client.get(seen.url)
        if response.status_code != 200:  # noqa: PLR2004
            raise RuntimeError(f"{seen.name}: {seen.url} answered {response.status_code}")

    get()
    with CaptureQueriesContext(connection) as captured:
        get()
    # Counted before the next request empties the log.
    queries = len(captured)
    return median_ms(get, times=TIMES), queries


def figure(grown: list[Grown]) -> Figure:
    """The page that grows most; all have the same number of queries, or it tells of none."""
    worst = max(grown, key=lambda page: page.ratio)
    return Figure("growth", worst.ratio, "times", BUDGET)
