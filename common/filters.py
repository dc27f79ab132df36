"""Lists that can be searched, filtered and sorted, in pages: one component over django-filter.

    class PeopleFilter(ListFilter):
        q = search_filter(_("Name"), "search_people")
        kind = choice_filter(_("Role"), RoleKind.choices, field_name="kind")

    shown = PeopleFilter(request.GET, people())
    shown.page()

`{% list_filter shown %}` draws its form and a chip for each filter that is active, `{% sort_heading
shown "name" … %}` the heading of a column that sorts, `{% list_status shown page %}` how many there
are and what can be downloaded. What makes no sense is passed over, as if it was not asked; somebody
may have it in an old bookmark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import OrderBy, QuerySet
from django.http import QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, Filter, FilterSet
from django_stubs_ext import StrOrPromise

from common.dates import day_text
from common.exports import KINDS, Sheet
from common.forms import FieldsHelper

PAGE_SIZE = 50

Choices = Iterable[tuple[Any, StrOrPromise]]


def paged(things: Any, asked: QueryDict, size: int = PAGE_SIZE) -> Page[Any]:
    """The page of `things` that is asked for; the nearest when there is no such page."""
    return Paginator(things, size).get_page(asked.get("page"))


def search_filter(label: StrOrPromise, method: str) -> CharFilter:
    """A box for words; `method` of the list's filter finds with them."""
    return CharFilter(label=label, method=method, widget=forms.TextInput(attrs={"type": "search"}))


def choice_filter(
    label: StrOrPromise, choices: Any, *, empty: StrOrPromise = "", **options: Any
) -> ChoiceFilter:
    """A choice of one; `empty` is what no choice is called: “all”."""
    return ChoiceFilter(label=label, choices=choices, empty_label=empty or _("all"), **options)


class RowChoiceFilter(ChoiceFilter):  # type: ignore[misc]
    """A choice of one among rows; `read` gives keys and names, and is asked once for a list."""

    def __init__(
        self,
        label: StrOrPromise,
        read: Callable[[], Choices],
        *,
        empty: StrOrPromise,
        field_name: str,
    ) -> None:
        self.read = read
        super().__init__(label=label, empty_label=empty, field_name=field_name)

    @cached_property
    def field(self) -> Any:
        """The field of the form, with the rows as they are now."""
        self.extra["choices"] = list(self.read())
        return super().field


class _Tick(forms.CheckboxInput):
    """A box that stands in the address as `1` when ticked; anything else is no tick."""

    def __init__(self) -> None:
        super().__init__(attrs={"value": "1"})

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether it is ticked."""
        return data.get(name) == "1"


class TickFilter(Filter):  # type: ignore[misc]
    """A box to tick; its method is told whether it is."""

    field_class = forms.BooleanField

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=_Tick(), **options)


class Order:
    """An order of a list: its label, the fields to sort by, and perhaps what the reverse is called.

    With `reverse` the list can be sorted the other way round as well; all fields are then names.
    """

    def __init__(
        self, label: StrOrPromise, *fields: str | OrderBy, reverse: StrOrPromise = ""
    ) -> None:
        self.label = label
        self.fields = fields
        self.reverse = reverse


def by_name(field: str = "name", *then: str) -> Order:
    """The order by a name from A to Z, and back."""
    return Order(_("name"), field, *then, "pk", reverse=_("name, from Z to A"))


class SortFilter(ChoiceFilter):  # type: ignore[misc]
    """A choice of orders by the name that stands in the address; `-name` is the reverse.

    The name of an order is also that of the column that sorts by it (`ListFilter.heading`);
    `usual_column` is the one that sorts without a choice, `-name` when it does so in reverse.
    """

    def __init__(
        self, usual: StrOrPromise, orders: Mapping[str, Order], *, usual_column: str = ""
    ) -> None:
        self.usual_column = usual_column
        self.orders: dict[str, tuple[str | OrderBy, ...]] = {}
        choices: list[tuple[str, StrOrPromise]] = []
        for name, order in orders.items():
            self.orders[name] = order.fields
            choices.append((name, order.label))
            if order.reverse:
                self.orders[f"-{name}"] = tuple(_reversed(str(field)) for field in order.fields)
                choices.append((f"-{name}", order.reverse))
        super().__init__(label=_("Sort by"), choices=choices, empty_label=usual)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Sort; without a choice the list keeps its own order."""
        return qs.order_by(*self.orders[value]) if value else qs

    def named(self, column: str) -> str | None:
        """What stands in the address when sorted so; None when the list cannot be."""
        if column == self.usual_column:
            return ""
        return column if column in self.orders else None


def _reversed(field: str) -> str:
    return field[1:] if field.startswith("-") else f"-{field}"


@dataclass(frozen=True)
class Chip:
    """A filter that is active, in words, and the address of the list without it."""

    text: str
    url: str


@dataclass(frozen=True)
class Heading:
    """How a column sorts now (a value of `aria-sort`, or nothing), and where one sorts by it."""

    sorted: str
    url: str


class _ListForm(forms.Form):
    """The form of a list, with ids such as no other form on the page has."""

    helper = FieldsHelper(marked=())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "auto_id": "search-%s"})


class ListFilter(FilterSet):  # type: ignore[misc]
    """What is asked of a list, and the list that answers it."""

    page_size = PAGE_SIZE
    # What is downloaded of the list; None when nothing is.
    sheet: Sheet | None = None
    # Whether the search can forgive slips of typing; it does so when nothing is called so.
    can_forgive = False
    forgives = False

    class Meta:
        form = _ListForm

    def __init__(self, asked: QueryDict, things: QuerySet[Any], **options: Any) -> None:
        self.asked = asked
        super().__init__(asked.copy(), things, **options)
        senseless = [name for name in self.form.errors if name in self.data]
        if senseless:
            for name in senseless:
                del self.data[name]
            del self._form

    @property
    def is_filtered(self) -> bool:
        """Whether anything is asked besides an order."""
        asked = self.form.cleaned_data if self.is_valid() else {}
        return any(
            value for name, value in asked.items() if not isinstance(self.filters[name], SortFilter)
        )

    @property
    def of_all(self) -> int | None:
        """How many there are of which these were found; None when nothing is filtered. A query."""
        return self.queryset.count() if self.is_filtered else None

    @property
    def chips(self) -> list[Chip]:
        """The filters that are active, each with the address that drops it."""
        asked = self.form.cleaned_data if self.is_valid() else {}
        return [
            Chip(self._words(name), self.url(**{name: None}))
            for name, value in asked.items()
            if value and self.data.get(name) and not isinstance(self.filters[name], SortFilter)
        ]

    @property
    def bare_url(self) -> str:
        """The address of the list without any filter, in the same order."""
        return self.url(**dict.fromkeys(set(self.filters) - {self._sort_name}))

    def heading(self, column: str) -> Heading | None:
        """How this column sorts, from the orders of the list's `SortFilter`; None when it cannot.

        A column by which the list is sorted leads to the other way round.
        """
        sort = self.filters.get(self._sort_name)
        if sort is None:
            return None
        up, down = sort.named(column), sort.named(f"-{column}")
        now = self.data.get(self._sort_name, "")
        sorted_ = {up: "ascending", down: "descending"}.get(now, "")
        following = [key for key in (up, down) if key is not None and key != now]
        if not following:
            return Heading(sorted_, "") if sorted_ else None
        return Heading(sorted_, self.url(**{self._sort_name: following[0] or None}))

    def url(self, **changes: str | None) -> str:
        """The address of the list as it is asked for, with these changes; None takes one away.

        It leads to the first page.
        """
        query = self.asked.copy()
        for name, value in {"page": None, **changes}.items():
            if value is None:
                query.pop(name, None)
            else:
                query[name] = value
        return f"?{query.urlencode()}"

    def page(self) -> Page[Any]:
        """The page that is asked for."""
        page = paged(self.qs, self.asked, self.page_size)
        if self._may_forgive and not page.paginator.count:
            self._forgive()
            page = paged(self.qs, self.asked, self.page_size)
        return page

    def download(self) -> HttpResponseBase | None:
        """The whole list as a file, when one is asked for: the same filters, order and rows."""
        kind = self.asked.get("export", "")
        if self.sheet is None or kind not in KINDS:
            return None
        if self._may_forgive and not self.qs.exists():
            self._forgive()
        return KINDS[kind](self.sheet, self.sheet.read(self.qs, self.request))

    @property
    def _may_forgive(self) -> bool:
        """Whether words are searched for in which slips of typing can be forgiven."""
        asked = self.form.cleaned_data if self.is_valid() else {}
        searches = (name for name, one in self.filters.items() if isinstance(one, CharFilter))
        return self.can_forgive and any(asked.get(name) for name in searches)

    def _forgive(self) -> None:
        """Have the list asked anew, with slips of typing forgiven."""
        self.forgives = True
        del self._qs

    @property
    def _sort_name(self) -> str:
        names = (name for name, one in self.filters.items() if isinstance(one, SortFilter))
        return next(names, "")

    def _words(self, name: str) -> str:
        """An active filter as one reads it: its label, with what was chosen; or what was typed."""
        field, value = self.form.fields[name], self.form.cleaned_data[name]
        if isinstance(self.filters[name], TickFilter):
            return str(field.label)
        if isinstance(self.filters[name], CharFilter):
            return f"“{value}”"
        if isinstance(value, date):
            return f"{field.label}: {day_text(value, weekday=False)}"
        chosen = {str(key): label for key, label in getattr(field, "choices", ())}
        return f"{field.label}: {chosen.get(str(value), value)}"
