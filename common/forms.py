"""How forms say to crispy-forms that they want to be drawn."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from crispy_forms.helper import FormHelper
from django.forms import BaseForm, ChoiceField, Field
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


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


def _chooses(field: Field) -> bool:
    return isinstance(field, ChoiceField)


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
