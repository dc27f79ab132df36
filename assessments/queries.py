"""What the pages about cases read. Each function says how many queries it takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role, RoleKind
from applications.models import Application, ApplicationState
from common.calendar import Calendar, load_calendar
from regions.models import Organisation

from . import decision_permissions, permissions
from .assessor_obligations import Duty, duty_url, with_duty
from .disagreements import disagreeing
from .domain.clock import penalty_from
from .member_states import MemberState, member_state_of
from .models import (
    AssessmentState,
    Decision,
    DecisionState,
    DefaultNotice,
    Endorsement,
    InterestDeclaration,
    NextStep,
    PanelMember,
    involvement,
    involvements,
)
from .models import Assignment as Assigned
from .next_step import Next
from .obligations import not_completed


def worklist(role: Role) -> QuerySet[Any]:
    """The keys of the cases that `role` sees; see `NextStepQuerySet.by_urgency`."""
    return NextStep.objects.visible_to(role).by_urgency().values_list("pk", flat=True)


def in_assessment(role: Role) -> QuerySet[Application]:
    """The cases that `role` sees being assessed, by number, as `overview` shows them."""
    return (
        Application.objects.visible_to(role)
        .filter(state=ApplicationState.IN_BEOORDELING)
        .annotate(involvement=involvement(role))
        .select_related("plan")
        .only("plan__name", "number", "state")
        .order_by("number")
    )


@dataclass(frozen=True)
class Row:
    """A case in a list: when it is due and what is next; `is_shut_out` when not for this person.

    `choose_by` is until when one can choose not to handle what was not completed, if it was not;
    `penalty_from` the first day that costs something, once notice of default was given.
    """

    case: Application
    due: date | None
    next: Next
    is_late: bool
    is_shut_out: bool
    choose_by: date | None
    penalty_from: date | None

    @property
    def may_be_chosen(self) -> bool:
        """Something can be done about it, by this person, together with others."""
        return not self.is_shut_out and permissions.why_not_in_hand(self.case) is None


def rows(role: Role, keys: Iterable[int], today: date) -> list[Row]:
    """The cases with these keys of `worklist`, in their order. Two queries, or three when notice of
    default was given in one of them.
    """
    keys = list(keys)
    lapsed = not_completed(today).filter(application=OuterRef("application"))
    found = (
        NextStep.objects.filter(pk__in=keys)
        .annotate(
            choose_by=Subquery(lapsed.values("not_handled_by")[:1]),
            defaulted_on=Subquery(DefaultNotice.objects.received_first()),
            against=disagreeing("application__"),
        )
        .select_related(
            "application__plan",
            "application__round",
            "application__region__adviser",
            "application__penvoerder",
        )
        .only(
            "step",
            "done",
            "total",
            "due_on",
            "application__plan__name",
            "application__number",
            "application__state",
            "application__round__name",
            "application__region__adviser__name",
            "application__region__adviser__email",
            "application__penvoerder__name",
        )
    ).in_bulk()
    involved = involvements(role, [row.application_id for row in found.values()])
    received = {key: vars(row)["defaulted_on"] for key, row in found.items()}
    received = {key: on for key, on in received.items() if on is not None}
    calendar = load_calendar() if received else Calendar()
    penalties = {key: penalty_from(on, calendar) for key, on in received.items()}
    return [
        _row(step, today, penalties.get(key), is_shut_out=step.application_id in involved)
        for key in keys
        if (step := found.get(key))
    ]


def chosen(role: Role, keys: Iterable[int]) -> list[Application]:
    """Those of the cases with these keys that `role` sees, by name. One query."""
    cases = Application.objects.visible_to(role).filter(pk__in=list(keys))
    return list(
        cases.select_related("plan", "penvoerder", "region__adviser").order_by("plan__name", "pk")
    )


def _row(step: NextStep, today: date, penalty: date | None, *, is_shut_out: bool) -> Row:
    due = step.due_on
    return Row(
        step.application,
        due,
        Next(step, against=step.against),  # type: ignore[attr-defined]  # from the annotation
        is_late=due is not None and due < today,
        is_shut_out=is_shut_out,
        choose_by=step.choose_by,  # type: ignore[attr-defined]  # as above
        penalty_from=penalty,
    )


def decisions_to_take(role: Role) -> QuerySet[Decision]:
    """Decisions that wait for a lead, the oldest first: a lead sees those to take or return."""
    waiting = (
        decision_permissions.grantable_by(role)
        if role.kind == RoleKind.RE_LEAD
        else Decision.objects.visible_to(role).filter(
            state=DecisionState.VOORBEREID, application__state__in=permissions.IN_HAND
        )
    )
    return waiting.order_by("prepared_at", "pk")


def members_with_progress(members: QuerySet[PanelMember]) -> QuerySet[PanelMember]:
    """Invited organisations with how far each is, content left out. Three queries.

    `members` are those of a panel that knows its joint outcome, or are selected with that.
    """
    return members.select_related("organisation", "assessment").prefetch_related(
        Prefetch("declarations", InterestDeclaration.objects.order_by("declared_at")),
        "endorsements",
    )


def with_member_state(members: QuerySet[PanelMember]) -> QuerySet[PanelMember]:
    """Add what `member_state_of` asks, as columns: no query more, and no rows per member."""
    # As values of one row: of an `Exists` PostgreSQL would read the whole table.
    free_first = InterestDeclaration.objects.filter(member=OuterRef("pk")).order_by("has_interest")
    answers = Endorsement.objects.filter(
        member=OuterRef("pk"), version=OuterRef("panel__joint_outcome__version")
    )
    return members.annotate(
        interest=Subquery(free_first.values("has_interest")[:1]),
        writes=F("assessment__state"),
        proposed_at=F("panel__joint_outcome__proposed_at"),
        agrees=Subquery(answers.values("agrees")[:1]),
    )


def _member_state(row: Mapping[str, Any]) -> MemberState:
    """How far a member is, from a row of values of `with_member_state`."""
    return member_state_of(
        declares=row["interest"] is not None,
        is_free=row["interest"] is False,
        assessment=row["writes"],
        is_proposed=row["proposed_at"] is not None,
        agrees=row["agrees"],
    )


MEMBER_STATE_VALUES = ("interest", "writes", "proposed_at", "agrees")


def overview(
    page: Page[Application],
) -> tuple[list[Organisation], list[tuple[Application, list[MemberState | None]]]]:
    """The organisations, and for each case how far each of them is. Two queries.

    Nothing of that for a case with an `involvement` (see `in_assessment`).
    """
    shown = [case.pk for case in page if not case.involvement]  # type: ignore[attr-defined]
    members = with_member_state(PanelMember.objects.filter(panel__application__in=shown))
    cells = {
        (row["panel__application"], row["organisation"]): _member_state(row)
        for row in members.values("panel__application", "organisation", *MEMBER_STATE_VALUES)
    }
    organisations = Organisation.objects.in_bulk({organisation for _case, organisation in cells})
    columns = sorted(organisations.values(), key=lambda found: (found.kind != "ocw", found.name))
    table = [(case, [cells.get((case.pk, column.pk)) for column in columns]) for case in page]
    return columns, table


@dataclass(frozen=True)
class Assignment:
    """A case put to an organisation, and what one of its assessors has to do about it."""

    member: PanelMember
    case: Application
    member_state: MemberState
    due: date
    duty: Duty | None
    is_shut_out: bool
    may_read: bool
    assigned_to: str

    @property
    def url(self) -> str:
        """Where the duty is done."""
        return duty_url(self.member)

    @property
    def stands(self) -> StrOrPromise:
        """How far the organisation is, or that it is not for this person."""
        return _("you do not judge this one") if self.is_shut_out else self.member_state.label

    @property
    def tone(self) -> str:
        """The tone of the badge of that."""
        return "neutral" if self.is_shut_out else self.member_state.tone


def progress_of(role: Role, round_id: int) -> tuple[int, int]:
    """How many cases of a round this assessor has had handed in, and how many there are: those of
    the organisation, but what a colleague was assigned. One query.
    """
    theirs = Assigned.objects.current().filter(member=OuterRef("pk")).exclude(role=role)
    mine = PanelMember.objects.invited(role).filter(
        ~Exists(theirs), panel__application__round=round_id
    )
    handed_in = Count("pk", filter=Q(assessment__state=AssessmentState.INGELEVERD))
    counted = mine.order_by().aggregate(done=handed_in, total=Count("pk"))
    return counted["done"], counted["total"]


def other_invitations(role: Role) -> QuerySet[PanelMember]:
    """Invitations to the organisation about which this assessor has nothing to do.

    First what the organisation still has to do, by the day on which it is due; then what is done,
    the newest first.
    """
    mine = with_duty(PanelMember.objects.of_organisation(role), role)
    shut_out = ~Exists(PanelMember.objects.invited(role).filter(pk=OuterRef("pk")))
    others = mine.filter(Q(duty__isnull=True) | shut_out)
    return others.order_by(F("awaited__due_on").asc(nulls_last=True), "-pk")


def assignments(role: Role, members: Iterable[int]) -> list[Assignment]:
    """The invitations with these keys, in their order, as the list shows them. One query."""
    keys = list(members)
    found = (
        with_member_state(with_duty(PanelMember.objects.of_organisation(role), role))
        .filter(pk__in=keys)
        .annotate(
            # A colleague who is still to hand in.
            assigned_to=Subquery(
                Assigned.objects.current()
                .filter(member=OuterRef("pk"))
                .exclude(Q(role=role) | Q(member__assessment__state=AssessmentState.INGELEVERD))
                .values("role__user__name")[:1]
            ),
            may_declare=Exists(PanelMember.objects.invited(role).filter(pk=OuterRef("pk"))),
            may_read=Exists(PanelMember.objects.visible_to(role).filter(pk=OuterRef("pk"))),
        )
        .select_related(
            "panel__application__plan",
            "panel__application__round",
            "panel__application__penvoerder",
        )
        .in_bulk()
    )
    return [_assignment(found[key]) for key in keys if key in found]


def duties(role: Role, members: Iterable[int]) -> list[Assignment]:
    """Those of these invitations about which this assessor still has something to do. One query.

    The keys were read before; a colleague may have done meanwhile what was to be done.
    """
    return [one for one in assignments(role, members) if one.duty is not None]


def _assignment(member: Any) -> Assignment:
    application = member.panel.application
    return Assignment(
        member=member,
        case=application,
        member_state=_member_state(vars(member)),
        due=application.decision_due,
        duty=Duty(member.duty) if member.duty and member.may_declare else None,
        is_shut_out=not member.may_declare,
        may_read=member.may_read,
        assigned_to=member.assigned_to or "",
    )
