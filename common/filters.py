"""Lists that can be searched, filtered and sorted, in pages: one component over django-filter.

    class PeopleFilter(ListFilter):
        q = search_filter(_("Name"), "search_people")
        kind = choice_filter(_("Role"), RoleKind.choices, field_name="kind")

    shown = PeopleFilter(request.GET, people())
    shown.page()

`{% list_filter shown %}` draws its form. What makes no sense is passed over, as if it was not
asked; somebody may have it in an old bookmark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, Filter, FilterSet
from django_stubs_ext import StrOrPromise

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


class SortFilter(ChoiceFilter):  # type: ignore[misc]
    """A choice of orders: what is in the address, its label, and the fields to sort by."""

    def __init__(
        self, usual: StrOrPromise, orders: Mapping[str, tuple[StrOrPromise, tuple[str, ...]]]
    ) -> None:
        self.orders = {name: fields for name, (_label, fields) in orders.items()}
        choices = [(name, label) for name, (label, _fields) in orders.items()]
        super().__init__(label=_("Sort by"), choices=choices, empty_label=usual)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Sort; without a choice the list keeps its own order."""
        return qs.order_by(*self.orders[value]) if value else qs


class _ListForm(forms.Form):
    """The form of a list, with ids such as no other form on the page has."""

    helper = FieldsHelper(marked=())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "auto_id": "search-%s"})


class ListFilter(FilterSet):  # type: ignore[misc]
    """What is asked of a list, and the list that answers it."""

    page_size = PAGE_SIZE

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

    def page(self) -> Page[Any]:
        """The page that is asked for."""
        return paged(self.qs, self.asked, self.page_size)
