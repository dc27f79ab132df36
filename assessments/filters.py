"""What can be asked of the lists of cases."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db import models
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, DateFilter
from django_stubs_ext import StrOrPromise

from applications.models import ApplicationState, Round
from common.dates import amsterdam_date
from common.filters import (
    ListFilter,
    Order,
    RowChoiceFilter,
    SortFilter,
    TickFilter,
    by_name,
    choice_filter,
    search_filter,
)
from regions.models import Sector

from . import sheets
from .models import Assignment, Condition, Objection, ObjectionState, Outcome, Step
from .models.next_step import HOW_FAR, NextStepQuerySet
from .models.objection import ObjectionQuerySet
from .round_queries import (
    Stage,
    TermState,
    at_stage,
    in_sector,
    with_term,
)
from .round_weeks import decided_in_week, submitted_in_week
from .search import searched_cases

ALL = "all"


class StepFilter(ChoiceFilter):  # type: ignore[misc]
    """The next step of a case; those that are done are seen only when asked for."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Next step"),
            choices=[(ALL, _("all cases, also those that are done")), *Step.choices],
            empty_label=_("everything in hand"),
        )

    def filter(self, qs: NextStepQuerySet, value: Any) -> NextStepQuerySet:
        """Cases at this step; without one those in hand."""
        if value == ALL:
            return qs
        return qs.filter(step=value) if value else qs.in_hand()


def hidden_choice(label: StrOrPromise, choices: Any, method: str) -> ChoiceFilter:
    """A choice that only a link makes; in the form it goes along unseen, and it has its chip."""
    return ChoiceFilter(label=label, choices=choices, method=method, widget=forms.HiddenInput)


def hidden_day(label: StrOrPromise, method: str) -> DateFilter:
    """A day that only a link asks, such as 2026-05-18; as `hidden_choice`."""
    return DateFilter(
        label=label, method=method, widget=forms.HiddenInput, input_formats=["%Y-%m-%d"]
    )


class CaseSearch(ListFilter):
    """A list of cases, or of something about each, searched by the words of the case."""

    can_forgive = True
    # The way from a row to its `NextStep`.
    path_to_step = ""
    q = search_filter(_("Name, number or penvoerder"), "search_cases")

    def search_cases(self, rows: QuerySet[Any], name: str, words: str) -> QuerySet[Any]:
        """Those whose case fits; see `searched_cases`."""
        return searched_cases(rows, words, self.path_to_step, forgives=self.forgives)


class WorklistFilter(CaseSearch):
    """By words, next step and round, and for an adviser the regions that one follows."""

    step = StepFilter()
    round = RowChoiceFilter(
        _("Round"),
        lambda: Round.objects.values_list("pk", "name"),
        empty=_("all rounds"),
        field_name="application__round",
    )
    term = choice_filter(
        _("Term that ends"), TermState.choices, empty=_("any day"), method="with_such_a_term"
    )
    mine = TickFilter(label=_("Only regions that I follow"), method="followed")
    unassigned = TickFilter(label=_("Only regions that nobody follows"), method="without_adviser")
    # What the numbers of a round lead to (`assessments.round_queries`): chips, and no fields.
    stage = hidden_choice(_("Has come so far"), Stage.choices, "that_have_come_so_far")
    state = hidden_choice(_("State"), ApplicationState.choices, "in_state")
    sector = hidden_choice(_("Sector"), Sector.choices, "in_such_a_sector")
    week = hidden_day(_("Submitted in the week that begins on"), "submitted_in_such_a_week")
    decided = hidden_day(_("Decided on in the week that begins on"), "decided_on_in_such_a_week")
    sort = SortFilter(
        _("what is due first"),
        {
            # Cases that are done have no day.
            "-due": Order(
                _("what is due last"), F("due_on").desc(nulls_last=True), HOW_FAR.desc(), "-pk"
            ),
            "name": by_name("application__plan__name"),
            "penvoerder": Order(
                _("penvoerder"),
                "application__penvoerder__name",
                "pk",
                reverse=_("penvoerder, from Z to A"),
            ),
            "adviser": Order(_("adviser"), "adviser__name", "due_on", "pk"),
            "newest": Order(_("newest first"), "-pk"),
        },
        usual_column="due",
    )
    sheet = sheets.CASES

    # Whether the cases of a round are shown that are done, because none in it is in hand.
    shows_past_round = False

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The cases that fit; of a round in which nothing is in hand any more, those done."""
        found: QuerySet[Any] = super().filter_queryset(queryset)
        asked = self.form.cleaned_data
        if asked["step"] or not asked["round"] or found.exists():
            return found
        asked["step"] = ALL
        every: QuerySet[Any] = super().filter_queryset(queryset)
        self.shows_past_round = every.exists()
        return every

    def without_adviser(self, cases: QuerySet[Any], name: str, is_asked: bool) -> QuerySet[Any]:  # noqa: FBT001 - django-filter gives the value by position
        """Cases of the regions that nobody follows, when asked for."""
        return cases.filter(adviser=None) if is_asked else cases

    def with_such_a_term(self, cases: QuerySet[Any], name: str, term: str) -> QuerySet[Any]:
        """Cases that are late, or due soon."""
        return cases.filter(with_term(term, amsterdam_date(self.request.received_at)))

    def that_have_come_so_far(self, cases: QuerySet[Any], name: str, stage: str) -> QuerySet[Any]:
        """Cases that have come to a stage."""
        return cases.filter(at_stage(stage))

    def in_state(self, cases: QuerySet[Any], name: str, state: str) -> QuerySet[Any]:
        """Cases in a state."""
        return cases.filter(application__state=state)

    def in_such_a_sector(self, cases: QuerySet[Any], name: str, sector: str) -> QuerySet[Any]:
        """Cases in a sector."""
        return cases.filter(in_sector(sector))

    def submitted_in_such_a_week(
        self, cases: QuerySet[Any], name: str, monday: date
    ) -> QuerySet[Any]:
        """Cases that were submitted in a week."""
        return cases.filter(submitted_in_week(monday))

    def decided_on_in_such_a_week(
        self, cases: QuerySet[Any], name: str, monday: date
    ) -> QuerySet[Any]:
        """Cases on which a decision was taken in a week."""
        return cases.filter(decided_in_week(monday))

    def followed(self, cases: QuerySet[Any], name: str, is_asked: bool) -> QuerySet[Any]:  # noqa: FBT001 - django-filter gives the value by position
        """Cases of the regions that this person follows, when asked for."""
        if not is_asked:
            return cases
        return cases.filter(adviser=self.request.role.user_id)


class Assignee(models.TextChoices):
    """Who of an organisation a case was assigned to."""

    ME = "me", _("me")
    COLLEAGUE = "colleague", _("a colleague")
    NOBODY = "nobody", _("nobody")


class _InvitationFilter(CaseSearch):
    """Cases put to an organisation, by words and by who judges them for it."""

    path_to_step = "panel__application__next_step__"
    assignee = choice_filter(
        _("Assigned to"), Assignee.choices, empty=_("anybody"), method="assigned_to"
    )
    sort = SortFilter(
        _("what is due first"),
        {"name": by_name("panel__application__plan__name")},
    )

    def assigned_to(self, members: QuerySet[Any], name: str, who: str) -> QuerySet[Any]:
        """Those that this person, a colleague or nobody was assigned."""
        current = Assignment.objects.current().filter(member=OuterRef("pk"))
        if who == Assignee.NOBODY:
            return members.filter(~Exists(current))
        mine = current.filter(role=self.request.role)
        if who == Assignee.ME:
            return members.filter(Exists(mine))
        return members.filter(Exists(current), ~Exists(mine))


class AssignedFilter(_InvitationFilter):
    """About which this assessor has something to do."""

    sheet = sheets.ASSIGNED


class OthersFilter(_InvitationFilter):
    """What an organisation judges and this assessor has nothing to do about."""

    sheet = sheets.OTHERS


class OverviewFilter(CaseSearch):
    """By words; in the order of numbers unless asked otherwise."""

    page_size = 200
    path_to_step = "next_step__"
    sort = SortFilter(
        _("number"),
        {"name": by_name("plan__name")},
    )


class DecisionFilter(CaseSearch):
    """Decisions that wait, by words and outcome; the oldest first."""

    path_to_step = "application__next_step__"
    outcome = choice_filter(_("Outcome"), Outcome.choices)
    sort = SortFilter(
        _("prepared first"),
        {
            "-prepared": Order(_("prepared last"), "-prepared_at", "-pk"),
            "name": by_name("application__plan__name"),
        },
        usual_column="prepared",
    )
    sheet = sheets.DECISIONS


class ConditionFilter(CaseSearch):
    """Open conditions, by words and region; the first that is due first."""

    path_to_step = "decision__application__next_step__"
    mine = TickFilter(label=_("Only regions that I follow"), method="followed")
    sort = SortFilter(
        _("what is due first"),
        {
            "-due": Order(_("what is due last"), "-due_on", "-pk"),
            "name": by_name("decision__application__plan__name", "due_on"),
        },
        usual_column="due",
    )
    sheet = sheets.CONDITIONS

    def followed(
        self,
        conditions: QuerySet[Condition],
        name: str,
        is_asked: bool,  # noqa: FBT001 - django-filter gives the value by position
    ) -> QuerySet[Condition]:
        """Conditions of the regions that this person follows, when asked for."""
        if not is_asked:
            return conditions
        followed = {"decision__application__region__adviser": self.request.role.user_id}
        return conditions.filter(**followed)


class ObjectionFilter(CaseSearch):
    """Objections, by words and state; the first whose term ends first."""

    path_to_step = "application__next_step__"
    state = choice_filter(_("State"), ObjectionState.choices)
    mine = TickFilter(label=_("Only objections that I handle"), method="handled")
    to_do = TickFilter(label=_("Only what must still be carried out"), method="to_carry_out")
    sort = SortFilter(
        _("what is due first"),
        {
            "-due": Order(_("what is due last"), "-letter__objection_until", "-pk"),
            "name": by_name("application__plan__name"),
        },
        usual_column="due",
    )
    sheet = sheets.OBJECTIONS

    def handled(
        self,
        objections: QuerySet[Objection],
        name: str,
        is_asked: bool,  # noqa: FBT001 - django-filter gives the value by position
    ) -> QuerySet[Objection]:
        """Those that this person took in hand, when asked for."""
        if not is_asked:
            return objections
        return objections.filter(handled_by__user=self.request.role.user_id)

    def to_carry_out(
        self,
        objections: ObjectionQuerySet,
        name: str,
        is_asked: bool,  # noqa: FBT001 - as above
    ) -> QuerySet[Objection]:
        """Those that were decided on and left something to do, when asked for."""
        return objections.to_carry_out() if is_asked else objections
