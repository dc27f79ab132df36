"""How forms say to crispy-forms that they want to be drawn."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset
from django.forms import BaseForm, BoundField, ChoiceField, Field
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise


def show_version(form: BaseForm, version: int) -> None:
    """Show a bound form with what was typed, to be sent on top of `version`.

    What was sent is copied as what it is: `{**data}` of a `QueryDict` holds lists, and a field
    would show `['…']` for what was typed.
    """
    data: Any = form.data.copy()  # type: ignore[attr-defined] # A dict or a QueryDict.
    data["version"] = str(version)
    form.data = data


def ask_by_name(form: BaseForm) -> None:
    """Have each required field without a sentence of its own say its name when it is empty."""
    for field in form.fields.values():
        if field.error_messages["required"] == Field.default_error_messages["required"]:
            ask = (
                _("Choose an answer to “{label}”.") if _chooses(field) else _("Fill in “{label}”.")
            )
            field.error_messages["required"] = format_lazy(ask, label=field.label)


def name_in_full(field: Field, of: StrOrPromise) -> None:
    """Have the summary of errors say of what a field is, when others have the same label."""
    field.full_label = format_lazy("{of}: {label}", of=of, label=field.label)  # type: ignore[attr-defined]


def _chooses(field: Field) -> bool:
    return isinstance(field, ChoiceField)


class Part(Fieldset):  # type: ignore[misc] # crispy-forms has no types.
    """A part of a long form that folds: open where something is wrong or still to be filled in.

    `open` has it begin open whatever is in it. What is folded is sent all the same.
    """

    template = "%s/layout/part.html"

    def __init__(self, legend: Any, *fields: Any, open: bool = False) -> None:  # noqa: A002
        super().__init__(legend, *fields)
        self.begins_open = open

    def render(self, form: BaseForm, context: Any, **kwargs: Any) -> str:
        """Draw it, open or folded."""
        self.is_open = self.begins_open or any(
            needs_attention(form[pointer.name]) for pointer in self.get_field_names()
        )
        return str(super().render(form, context, **kwargs))


def needs_attention(field: BoundField) -> bool:
    """Whether a field is wrong, or has to be filled in and is empty."""
    return bool(field.errors) or (field.field.required and field.value() in (None, "", []))


class FieldsHelper(FormHelper):  # type: ignore[misc] # crispy-forms has no types.
    """Draws the fields of a form inside the form tag of a page.

    `marked` names the fields of which the label says “not required” when they are not: by default
    all of them, `()` for a page where hardly anything is required.
    """

    form_tag = False
    disable_csrf = True

    def __init__(self, *args: Any, marked: Collection[str] | None = None) -> None:
        super().__init__(*args)
        self.marked = marked
