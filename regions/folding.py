"""Text folded for searching: lower case, without accents, the same in Python and PostgreSQL."""

from __future__ import annotations

from typing import Any

from django.db.models import Func, TextField, Value
from django.db.models.functions import Lower

# Written out, because the extension `unaccent` is not in every PostgreSQL that we run on.
_ACCENTED = "áàâäãåéèêëíìîïóòôöõúùûüçñýÿ’‘`"
_PLAIN = "aaaaaaeeeeiiiiooooouuuucnyy'''"
_TABLE = str.maketrans(_ACCENTED, _PLAIN)


def folded(text: str) -> str:
    """Return `text` in lower case, without accents, with single spaces."""
    return " ".join(text.lower().translate(_TABLE).split())


def Folded(expression: Any) -> Func:  # noqa: N802 - it reads as the database function it is
    """The same for a column."""
    return Func(
        Lower(expression),
        Value(_ACCENTED),
        Value(_PLAIN),
        function="translate",
        output_field=TextField(),
    )
