"""How forms say to crispy-forms that they want to be drawn."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from crispy_forms.helper import FormHelper


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
