"""How a round stands, in numbers: each counts exactly what a list of cases shows.

What they count by (`at_stage`, `with_term`, `in_sector`) are the filters of that list
(`assessments.filters`), so a number and the list to which it leads ask the same. All together they
take ten queries, whatever there is in the round.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, TextChoices
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.models import (
    Application,
    ApplicationState,
    Partner,
    Round,
    Signature,
    SignatureOutcome,
)
from common.charts import Figure
from common.dates import amsterdam_date
from regions.models import Sector

from .models import AssessmentState, Decision, NextStep, PanelMember, Step
from .round_weeks import Act, Series, over_time

SOON = timedelta(days=14)
"""A term is at risk when its day comes within so long."""
WEEKS_WITH_LIST = (Act.SUBMITTED, Act.DECIDED)
"""Of these the list of cases can be asked by week; the others count no cases."""


class Stage(TextChoices):
    """How far a case has come; who is at one has been at those before."""

    PANEL = "panel", gettext_lazy("has a panel")
    ASSESSED = "assessed", gettext_lazy("all assessments handed in")
    OUTCOME = "outcome", gettext_lazy("joint outcome put to the panel")
    DECIDED = "decided", gettext_lazy("decision taken")
    LETTER = "letter", gettext_lazy("letter sent")


class TermState(TextChoices):
    """How near the day is on which something is due."""

    LATE = "late", gettext_lazy("too late")
    SOON = "soon", gettext_lazy("within two weeks")


def at_stage(stage: str) -> Q:
    """Which rows of `NextStep` are of cases that have come so far."""
    case = {"application": OuterRef("application")}
    if stage == Stage.PANEL:
        return Q(application__panel__isnull=False)
    if stage == Stage.ASSESSED:
        missing = PanelMember.objects.filter(panel__application=OuterRef("application")).exclude(
            assessment__state=AssessmentState.INGELEVERD
        )
        return Q(application__panel__isnull=False) & ~Q(Exists(missing))
    if stage == Stage.OUTCOME:
        return Q(application__panel__joint_outcome__proposed_at__isnull=False)
    standing = Decision.objects.standing().filter(**case)
    return Q(Exists(standing if stage == Stage.DECIDED else standing.made_known()))


def with_term(term: str, today: date) -> Q:
    """Which rows of `NextStep` are in hand and late on `today`, or due soon."""
    in_hand = ~Q(step=Step.DONE)
    if term == TermState.LATE:
        return in_hand & Q(due_on__lt=today)
    return in_hand & Q(due_on__gte=today, due_on__lte=today + SOON)


def in_sector(sector: str) -> Q:
    """Which rows of `NextStep` are of cases in a sector; a case can be in several."""
    return Q(application__plan__sectors__contains=[sector])


@dataclass(frozen=True)
class RoundFigures:
    """The numbers of a round; those with a list lead to it where `leads` was asked."""

    drafts: int
    partners_in_drafts: int
    signed_in_drafts: int
    terms: Sequence[Figure]
    stages: Sequence[Figure]
    steps: Sequence[Figure]
    states: Sequence[Figure]
    sectors: Sequence[Figure]
    over_time: Sequence[Series]


def figures(current: Round, at: datetime, *, leads: bool) -> RoundFigures:
    """Count what stands where in a round. Ten queries.

    `leads`: whether who reads them may see the lists, so that the numbers lead there.
    """

    def figure(label: Any, count: int, **asked: str) -> Figure:
        query = urlencode({"round": str(current.pk), "step": "all", **asked})
        url = f"{reverse('assessments:worklist')}?{query}" if leads else ""
        return Figure(capfirst(str(label)), count, url)

    cases = NextStep.objects.filter(application__round=current)
    counted = _counts(cases, amsterdam_date(at))
    by_step = _by(cases, "step")
    by_state = _by(cases, "application__state")
    drafts, partners, signed = _before_submitting(current)
    return RoundFigures(
        drafts=drafts,
        partners_in_drafts=partners,
        signed_in_drafts=signed,
        terms=[figure(one.label, counted[f"term_{one}"], term=str(one)) for one in TermState],
        stages=[
            figure(_("all that were submitted"), counted["all"]),
            *(figure(one.label, counted[f"stage_{one}"], stage=str(one)) for one in Stage),
        ],
        steps=[figure(one.label, by_step.get(one, 0), step=str(one)) for one in Step],
        states=[
            figure(one.label, by_state.get(one, 0), state=str(one))
            for one in ApplicationState
            if one != ApplicationState.CONCEPT
        ],
        sectors=[figure(one.label, counted[f"sector_{one}"], sector=str(one)) for one in Sector],
        over_time=over_time(
            current,
            lambda act, monday: (
                figure("", 0, **{act: monday.isoformat()}).url if act in WEEKS_WITH_LIST else ""
            ),
        ),
    )


def _counts(cases: QuerySet[NextStep], today: date) -> Mapping[str, int]:
    wanted = {
        **{f"stage_{one}": at_stage(one) for one in Stage},
        **{f"term_{one}": with_term(one, today) for one in TermState},
        **{f"sector_{one}": in_sector(one) for one in Sector},
    }
    counts: Mapping[str, int] = cases.aggregate(
        all=Count("pk"), **{name: Count("pk", filter=one) for name, one in wanted.items()}
    )
    return counts


def _by(cases: QuerySet[NextStep], field: str) -> dict[str, int]:
    return dict(cases.order_by().values_list(field).annotate(Count("pk")))


def _before_submitting(current: Round) -> tuple[int, int, int]:
    """Drafts, their partners but for the penvoerders, and those of which somebody signed once."""
    drafts = Application.objects.filter(round=current, state=ApplicationState.CONCEPT)
    signed = Signature.objects.filter(partner=OuterRef("pk"), outcome=SignatureOutcome.SIGNED)
    partners = Partner.objects.filter(application__in=drafts).exclude(
        organisation=F("application__penvoerder")
    )
    counted = partners.aggregate(all=Count("pk"), signed=Count("pk", filter=Q(Exists(signed))))
    return drafts.count(), counted["all"], counted["signed"]
