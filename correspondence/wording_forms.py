"""Writing the free text of a kind of letter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from common import lengths
from common.forms import FieldsHelper
from correspondence.wording_kinds import Block, FreeText, of

ROWS = {Block.EXPLANATION: 9, Block.CLOSING: 2}


class WordingForm(forms.Form):
    """A text for each block that the kind has; it begins with the text that holds now."""

    helper = FieldsHelper()

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for block, text in of(kind).blocks.items():
            self.fields[block] = _field(Block(block), text)


def _field(block: Block, text: FreeText) -> forms.Field:
    return forms.CharField(
        label=block.label,
        help_text=_help(text),
        max_length=lengths.TEXT if block == Block.EXPLANATION else lengths.NOTE,
        error_messages={"required": _("Write this text.")},
        widget=forms.Textarea(attrs={"rows": ROWS.get(block, 5)}),
    )


def _help(text: FreeText) -> Any:
    """What may stand in a text, and what must."""
    if not text.placeholders:
        return _("Plain text; an empty line begins a paragraph.")
    must = ", ".join(f"{{{name}}}" for name in text.required)
    may = ", ".join(f"{{{name}}}" for name in text.placeholders)
    if not must:
        return format_lazy("{} {}", _("An empty line begins a paragraph. You can use:"), may)
    return format_lazy(
        "{} {}. {} {}.",
        _("An empty line begins a paragraph. You can use:"),
        may,
        _("Required:"),
        must,
    )
