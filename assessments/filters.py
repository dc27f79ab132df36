"""What can be asked of the lists of cases."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter

from applications.models import Application, Round
from common.filters import (
    ListFilter,
    Order,
    RowChoiceFilter,
    SortFilter,
    TickFilter,
    choice_filter,
    search_filter,
)

from . import sheets
from .models import Condition, Decision, Outcome, Step
from .models.next_step import NextStepQuerySet
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


class WorklistFilter(ListFilter):
    """By words, next step and round, and for an adviser the regions that one follows."""

    can_forgive = True
    q = search_filter(_("Name, number or penvoerder"), "search_cases")
    step = StepFilter()
    round = RowChoiceFilter(
        _("Round"),
        lambda: Round.objects.values_list("pk", "name"),
        empty=_("all rounds"),
        field_name="application__round",
    )
    mine = TickFilter(label=_("Only regions that I follow"), method="followed")
    sort = SortFilter(
        _("what is due first"),
        {
            # Cases that are done have no day.
            "-due": Order(_("what is due last"), F("due_on").desc(nulls_last=True), "-pk"),
            "name": Order(
                _("name"), "application__plan__name", "pk", reverse=_("name, from Z to A")
            ),
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

    def search_cases(self, cases: QuerySet[Any], name: str, words: str) -> QuerySet[Any]:
        """Cases that fit; see `searched_cases`."""
        return searched_cases(cases, words, forgives=self.forgives)

    def followed(self, cases: QuerySet[Any], name: str, is_asked: bool) -> QuerySet[Any]:  # noqa: FBT001 - django-filter gives the value by position
        """Cases of the regions that this person follows, when asked for."""
        if not is_asked:
            return cases
        return cases.filter(adviser=self.request.role.user_id)


class OverviewFilter(ListFilter):
    """By words; in the order of numbers unless asked otherwise."""

    page_size = 200

    can_forgive = True
    q = search_filter(_("Name, number or penvoerder"), "search_cases")
    sort = SortFilter(
        _("number"),
        {"name": Order(_("name"), "plan__name", "pk", reverse=_("name, from Z to A"))},
    )

    def search_cases(
        self, cases: QuerySet[Application], name: str, words: str
    ) -> QuerySet[Application]:
        """Cases that fit; see `searched_cases`."""
        return searched_cases(cases, words, "next_step__", forgives=self.forgives)


class DecisionFilter(ListFilter):
    """Decisions that wait, by words and outcome; the oldest first."""

    can_forgive = True
    q = search_filter(_("Name, number or penvoerder"), "search_cases")
    outcome = choice_filter(_("Outcome"), Outcome.choices)
    sort = SortFilter(
        _("prepared first"),
        {
            "-prepared": Order(_("prepared last"), "-prepared_at", "-pk"),
            "name": Order(
                _("name"), "application__plan__name", "pk", reverse=_("name, from Z to A")
            ),
        },
        usual_column="prepared",
    )
    sheet = sheets.DECISIONS

    def search_cases(
        self, decisions: QuerySet[Decision], name: str, words: str
    ) -> QuerySet[Decision]:
        """Decisions on cases that fit; see `searched_cases`."""
        path = "application__next_step__"
        return searched_cases(decisions, words, path, forgives=self.forgives)


class ConditionFilter(ListFilter):
    """Open conditions, by words and region; the first that is due first."""

    can_forgive = True
    q = search_filter(_("Name, number or penvoerder"), "search_cases")
    mine = TickFilter(label=_("Only regions that I follow"), method="followed")
    sort = SortFilter(
        _("what is due first"),
        {
            "-due": Order(_("what is due last"), "-due_on", "-pk"),
            "name": Order(
                _("name"),
                "decision__application__plan__name",
                "due_on",
                "pk",
                reverse=_("name, from Z to A"),
            ),
        },
        usual_column="due",
    )
    sheet = sheets.CONDITIONS

    def search_cases(
        self, conditions: QuerySet[Condition], name: str, words: str
    ) -> QuerySet[Condition]:
        """Conditions of cases that fit; see `searched_cases`."""
        path = "decision__application__next_step__"
        return searched_cases(conditions, words, path, forgives=self.forgives)

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
