"""What stands in one cell of a line: numbers as they are written in Dutch, and values in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django_stubs_ext import StrOrPromise
from typing_extensions import override

from common import lengths
from common.amounts import amount_text, decimal_text, parse_amount
from common.dates import day_text
from common.refusal import Refusal

FIRST_YEAR, LAST_YEAR = 2000, 2100
# What a list shows while nothing is chosen; without words it has no name for who listens.
NOTHING_CHOSEN = ("", _("Choose one"))


class NumberField(forms.CharField):
    """A number above or equal to zero in Dutch notation, as a `Decimal` with `places` decimals."""

    default_error_messages = {
        "invalid": ngettext_lazy(
            "Write a number with at most %(places)s decimal, such as 12 or 12,5.",
            "Write a number with at most %(places)s decimals, such as 12 or 12,5.",
            "places",
        ),
        "too_large": _("This number is too large."),
    }

    def __init__(self, *, places: int, digits: int, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", lengths.AMOUNT)
        kwargs.setdefault("widget", forms.TextInput({"inputmode": "decimal"}))
        super().__init__(**kwargs)
        self.places = places
        self.bound = Decimal(10) ** (digits - places)

    @override
    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return self._read(text) if text else None

    def _read(self, text: str) -> Decimal:
        try:
            number = parse_amount(text)
        except Refusal as refusal:
            raise self._error("invalid") from refusal
        if number != round(number, self.places):
            raise self._error("invalid")
        if number >= self.bound:
            raise self._error("too_large")
        return number

    def _error(self, code: str) -> forms.ValidationError:
        message = self.error_messages[code]
        return forms.ValidationError(message, code=code, params={"places": self.places})

    @override
    def prepare_value(self, value: Any) -> Any:
        return decimal_text(value) if isinstance(value, Decimal) else value


class AmountField(NumberField):
    """An amount in euro above or equal to zero, in Dutch notation."""

    default_error_messages = {
        "invalid": _(
            "Write an amount in euro, with a comma before the cents: 100.000 or 1.234,50."
        ),
        "too_large": _("This amount is too large."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(places=2, digits=12, **kwargs)

    @override
    def prepare_value(self, value: Any) -> Any:
        return amount_text(value) if isinstance(value, Decimal) else value


class DayField(forms.DateField):
    """A day, chosen or typed; browsers want it written as 2026-05-18."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, **kwargs)


def words_field(label: StrOrPromise) -> forms.CharField:
    """A field for one or two sentences."""
    widget = forms.Textarea({"rows": 2})
    return forms.CharField(label=label, max_length=lengths.LINE, widget=widget)


def year_field(**kwargs: Any) -> forms.IntegerField:
    """A field for a calendar year."""
    told = _("Write a year, such as 2027.")
    return forms.IntegerField(
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={
            **dict.fromkeys(("invalid", "min_value", "max_value"), told),
            **kwargs.pop("error_messages", {}),
        },
        widget=forms.TextInput({"inputmode": "numeric"}),
        **kwargs,
    )


def is_number(field: forms.Field) -> bool:
    """Whether what stands in it is lined up at its end, as amounts are."""
    return isinstance(field, NumberField)


def frozen_value(field: forms.Field, value: Any) -> Any:
    """A stored value as a document has it: numbers and days as texts."""
    if isinstance(field, NumberField) and value is not None:
        return f"{value:.{field.places}f}"
    return value.isoformat() if isinstance(value, date) else value


def thawed_value(field: forms.Field, value: Any) -> Any:
    """The stored value again of what a document has."""
    if not isinstance(value, str):
        return value
    if isinstance(field, NumberField):
        return Decimal(value)
    return date.fromisoformat(value) if isinstance(field, DayField) else value


def is_offered(field: forms.Field, value: Any) -> bool:
    """Whether a value of an earlier document can still be chosen, where one chooses."""
    return not isinstance(field, forms.ChoiceField) or not value or field.valid_value(value)


def is_past(field: forms.Field, value: Any, today: date) -> bool:
    """Whether a stored day or year lies before `today`, so that it deserves a look."""
    if value is None:
        return False
    if isinstance(field, DayField):
        return bool(value < today)
    return isinstance(field, forms.IntegerField) and bool(value < today.year)


def in_words(field: forms.Field, value: Any) -> str:
    """A value, stored or from a document, as it is read; nothing for nothing."""
    if value is None or value in ("", []):
        return ""
    if isinstance(field, AmountField):
        return amount_text(Decimal(value))
    if isinstance(field, NumberField):
        return decimal_text(Decimal(value))
    if isinstance(field, DayField):
        return day_text(date.fromisoformat(value) if isinstance(value, str) else value)
    if isinstance(field, forms.ChoiceField):
        labels: dict[Any, Any] = dict(field.choices)  # type: ignore[arg-type]
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(str(labels.get(one, one)) for one in chosen)
    return str(value)
