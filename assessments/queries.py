"""What the pages about cases read. Each function says how many queries it takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page
from django.db.models import (
    Case,
    Count,
    DateField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext as _

from accounts.models import Role
from applications.domain.merging import TARGETS as MERGE_TARGETS
from applications.domain.terms import decision_due
from applications.models import Application, ApplicationState, Criterion
from applications.models.application import ApplicationQuerySet
from common.calendar import Calendar, load_calendar
from common.search import containing
from regions.models import Organisation

from .models import (
    Assessment,
    AssessmentState,
    Condition,
    Decision,
    DecisionState,
    Endorsement,
    InterestDeclaration,
    JointJudgement,
    JointOutcome,
    Judgement,
    Panel,
    PanelMember,
)
from .standing import MemberStanding, Standing
from .steps import Next, Step, next_step

IN_HAND = (ApplicationState.INGEDIEND, ApplicationState.IN_BEOORDELING, ApplicationState.VOORLOPIG)


def _count(things: QuerySet[Any], by: str) -> Coalesce:
    """How many of `things` belong to the case in the outer query, as a subquery."""
    counted = things.order_by().values(by).annotate(total=Count("pk")).values("total")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def with_progress(cases: ApplicationQuerySet) -> ApplicationQuerySet:
    """Count for each case what `steps.next_step` asks, and when it is due. One query."""
    application = OuterRef("pk")
    members = PanelMember.objects.filter(panel__application=application)
    answers = Endorsement.objects.filter(
        joint_outcome__panel__application=application,
        joint_outcome__proposed_at__isnull=False,
        version=F("joint_outcome__version"),
    )
    at_hand = Decision.objects.filter(application=application).exclude(state=DecisionState.VERLEEND)
    conditions = Condition.objects.open().filter(decision__application=application)
    first_due = conditions.order_by().values("decision__application").annotate(m=Min("due_on"))
    term = ExpressionWrapper(
        F("round__closes_at")
        + F("round__decision_weeks") * Value(timedelta(weeks=1), DurationField()),
        output_field=DateField(),
    )
    return cases.select_related("round", "region__adviser", "penvoerder", "plan").annotate(
        members=_count(members, "panel__application"),
        handed_in=_count(
            members.filter(assessment__state=AssessmentState.INGELEVERD), "panel__application"
        ),
        proposed_at=F("panel__joint_outcome__proposed_at"),
        answered=_count(answers, "joint_outcome__panel__application"),
        decision_pk=Subquery(at_hand.values("pk")[:1]),
        decision_state=Subquery(at_hand.values("state")[:1]),
        open_conditions=_count(conditions, "decision__application"),
        condition_due=Subquery(first_due.values("m")[:1]),
        due_order=Case(
            When(state=ApplicationState.VOORLOPIG, then=F("condition_due")),
            default=Cast(term, DateField()),
            output_field=DateField(),
        ),
    )


STEP_FILTERS = {
    Step.PANEL: Q(state=ApplicationState.INGEDIEND),
    Step.ASSESSMENTS: Q(state=ApplicationState.IN_BEOORDELING, handed_in__lt=F("members")),
    Step.JOINT: Q(
        state=ApplicationState.IN_BEOORDELING, handed_in=F("members"), proposed_at__isnull=True
    ),
    Step.ANSWERS: Q(
        state=ApplicationState.IN_BEOORDELING,
        proposed_at__isnull=False,
        answered__lt=F("members"),
    ),
    Step.PREPARE: Q(decision_state__isnull=True)
    & (
        Q(
            state=ApplicationState.IN_BEOORDELING,
            proposed_at__isnull=False,
            answered=F("members"),
        )
        | Q(state=ApplicationState.VOORLOPIG, open_conditions=0)
    ),
    Step.GRANT: Q(decision_state=DecisionState.VOORBEREID),
    Step.RETURNED: Q(decision_state=DecisionState.TERUGGEGEVEN),
    Step.CONDITIONS: Q(
        state=ApplicationState.VOORLOPIG, open_conditions__gt=0, decision_state__isnull=True
    ),
    Step.DONE: ~Q(state__in=IN_HAND),
}


def worklist(
    role: Role, *, step: str = "", round_pk: int | None = None, mine: bool = False, words: str = ""
) -> ApplicationQuerySet:
    """Cases that `role` sees, the first that is due first; without `step` those in hand."""
    found = with_progress(Application.objects.visible_to(role))
    found = found.filter(STEP_FILTERS[Step(step)] if step else Q(state__in=IN_HAND))
    if round_pk is not None:
        found = found.filter(round_id=round_pk)
    if mine:
        found = found.filter(region__adviser=role.user_id)
    found = found.filter(
        containing(words, "plan__name", "region__name", "number", "penvoerder__name")
    )
    return found.order_by(F("due_order").asc(nulls_last=True), "number", "pk")


@dataclass(frozen=True)
class Row:
    """A case in a list: when it is due and what is next."""

    case: Application
    due: date | None
    next: Next
    is_late: bool


def rows(cases: Iterable[Application], today: date) -> list[Row]:
    """The cases with their due dates. One query, for the equated days."""
    calendar = load_calendar()
    return [_row(case, calendar, today) for case in cases]


def _row(case: Application, calendar: Calendar, today: date) -> Row:
    due = due_of(case, calendar)
    return Row(case, due, next_step(case), due is not None and due < today)


def due_of(case: Application, calendar: Calendar) -> date | None:
    """By when something is due: the decision, or the first open condition; None when done."""
    if case.state == ApplicationState.VOORLOPIG:
        first: date | None = getattr(case, "condition_due", None)
        return first
    if case.state in IN_HAND:
        return decision_due(case.round, calendar)
    return None


def members_with_progress(members: QuerySet[PanelMember]) -> QuerySet[PanelMember]:
    """Invited organisations with how far each is, content left out. Three queries."""
    return members.select_related(
        "organisation", "assessment__author__user", "panel__joint_outcome"
    ).prefetch_related(
        Prefetch(
            "declarations",
            InterestDeclaration.objects.select_related("role__user").order_by("declared_at"),
        ),
        Prefetch("endorsements", Endorsement.objects.select_related("given_by__user")),
    )


def overview(page: Page[Application]) -> tuple[list[Any], list[tuple[Application, list[Any]]]]:
    """The organisations, and for each case how far each of them is. Four queries.

    Only what `MemberStanding` reads is loaded: two hundred cases have six hundred members.
    """
    members = (
        PanelMember.objects.filter(panel__application__in=[case.pk for case in page])
        .select_related("assessment", "panel__joint_outcome")
        .only(
            "organisation_id",
            "assessment__state",
            "panel__application_id",
            "panel__joint_outcome__version",
            "panel__joint_outcome__proposed_at",
        )
        .prefetch_related(
            Prefetch("declarations", InterestDeclaration.objects.only("member_id", "has_interest")),
            Prefetch("endorsements", Endorsement.objects.only("member_id", "version", "agrees")),
        )
    )
    cells = {
        (member.panel.application_id, member.organisation_id): MemberStanding(member)
        for member in members
    }
    organisations = Organisation.objects.in_bulk({organisation for _case, organisation in cells})
    columns = sorted(organisations.values(), key=lambda one: (one.kind != "ocw", one.name))
    table = [(case, [cells.get((case.pk, column.pk)) for column in columns]) for case in page]
    return columns, table


@dataclass(frozen=True)
class Assignment:
    """A case put to an organisation, and what one of its assessors has to do about it."""

    member: PanelMember
    standing: MemberStanding
    due: date
    is_shut_out: bool
    has_declared: bool
    is_locked: bool

    @property
    def case(self) -> Application:
        """The application; before declaring only its number, names and parties are shown."""
        return self.member.panel.application

    @property
    def action(self) -> str:
        """What this person has to do, in words; empty when nothing."""
        if self.is_shut_out or self.case.state != ApplicationState.IN_BEOORDELING:
            return ""
        standing = self.standing.standing
        if standing in (Standing.AGREES, Standing.DISAGREES, Standing.HANDED_IN):
            return ""
        if not self.has_declared:
            return _("Declare whether you have an interest")
        if standing == Standing.TO_ANSWER:
            return "" if self.is_locked else _("Agree with the joint outcome, or say why not")
        return _("Judge the application")

    @property
    def is_mine(self) -> bool:
        """Whether there is something to do."""
        return bool(self.action)


def assignments(role: Role) -> list[Assignment]:
    """What lies with the organisation of an assessor, oldest first. Five queries."""
    members = members_with_progress(PanelMember.objects.of_organisation(role))
    members = (
        members.select_related(
            "organisation",
            "assessment",
            "panel__joint_outcome",
            "panel__application__round",
            "panel__application__region",
            "panel__application__penvoerder",
            "panel__application__plan",
        )
        .annotate(
            is_locked=Exists(
                Decision.objects.filter(
                    application=OuterRef("panel__application"),
                    state__in=[DecisionState.VOORBEREID, DecisionState.VERLEEND],
                )
            )
        )
        .order_by("panel__application__round__closes_at", "panel__opened_at", "pk")
    )
    free = set(PanelMember.objects.invited(role).values_list("pk", flat=True))
    calendar = load_calendar()
    return [
        Assignment(
            member=member,
            standing=MemberStanding(member),
            due=decision_due(member.panel.application.round, calendar),
            is_shut_out=member.pk not in free,
            has_declared=any(one.role_id == role.pk for one in member.declarations.all()),
            is_locked=member.is_locked,
        )
        for member in members
    ]


@dataclass(frozen=True)
class CriterionRow:
    """A criterion with what each organisation found, and what they found together."""

    criterion: Criterion
    separate: list[tuple[PanelMember, Judgement | None]]
    joint: JointJudgement | None


def side_by_side(
    role: Role, panel: Panel, outcome: JointOutcome | None
) -> tuple[list[Assessment], list[CriterionRow]]:
    """The assessments that `role` may read, and their verdicts by criterion. Four queries."""
    seen = list(
        Assessment.objects.visible_to(role)
        .filter(member__panel=panel)
        .select_related("member__organisation", "author__user")
        .prefetch_related("judgements")
        .order_by("-member__organisation__kind", "member__organisation__name")
    )
    found = {
        (assessment.pk, judgement.criterion_id): judgement
        for assessment in seen
        for judgement in assessment.judgements.all()
    }
    together = {row.criterion_id: row for row in outcome.judgements.all()} if outcome else {}
    criteria = Criterion.objects.filter(round=panel.application.round_id)
    table = [
        CriterionRow(
            criterion=criterion,
            separate=[(one.member, found.get((one.pk, criterion.pk))) for one in seen],
            joint=together.get(criterion.pk),
        )
        for criterion in criteria
    ]
    return seen, table


def merge_targets(role: Role, case: Application) -> QuerySet[Application]:
    """The applications of the same round into which a case can go."""
    return (
        Application.objects.visible_to(role)
        .filter(round_id=case.round_id, state__in=MERGE_TARGETS)
        .exclude(pk=case.pk)
        .select_related("plan")
        .order_by("plan__name")
    )
