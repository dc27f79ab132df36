"""What can be asked of the lists of cases."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter

from applications.models import Application, Round
from common.filters import (
    ListFilter,
    RowChoiceFilter,
    SortFilter,
    TickFilter,
    search_filter,
)
from common.search import prefix_query

from .models import Step
from .models.next_step import NextStepQuerySet

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
            "name": (_("name"), ("application__plan__name", "pk")),
            "newest": (_("newest first"), ("-pk",)),
        },
    )

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
        """Cases of which a word begins with each of these; see `NextStep.search`."""
        asked = prefix_query(words)
        return cases if asked is None else cases.filter(search=asked)

    def followed(self, cases: QuerySet[Any], name: str, is_asked: bool) -> QuerySet[Any]:  # noqa: FBT001 - django-filter gives the value by position
        """Cases of the regions that this person follows, when asked for."""
        if not is_asked:
            return cases
        return cases.filter(adviser=self.request.role.user_id)


class OverviewFilter(ListFilter):
    """By words; in the order of numbers unless asked otherwise."""

    page_size = 200

    q = search_filter(_("Name, number or penvoerder"), "search_cases")
    sort = SortFilter(_("number"), {"name": (_("name"), ("plan__name", "pk"))})

    def search_cases(
        self, cases: QuerySet[Application], name: str, words: str
    ) -> QuerySet[Application]:
        """Cases of which a word begins with each of these; see `NextStep.search`."""
        asked = prefix_query(words)
        return cases if asked is None else cases.filter(next_step__search=asked)
