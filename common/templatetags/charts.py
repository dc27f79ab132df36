"""Charts that the server draws as SVG, each with a table that says the same.

No inline style and no script: sizes are attributes of SVG, colours come from the style sheet.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template

from common.charts import Figure, drawn

register = template.Library()


@register.inclusion_tag("components/bar_table.html")
def bar_table(caption: str, heading: str, figures: Iterable[Figure]) -> dict[str, Any]:
    """A table of figures with a bar behind each number; `heading` says what the labels are."""
    return {"caption": caption, "heading": heading, "rows": list(drawn(figures))}


@register.inclusion_tag("components/column_chart.html")
def column_chart(caption: str, heading: str, figures: Iterable[Figure]) -> dict[str, Any]:
    """Columns beside each other, such as weeks, with a table beneath that says the same."""
    rows = list(drawn(figures))
    greatest = max((row.figure.count for row in rows), default=0)
    return {"caption": caption, "heading": heading, "rows": rows, "greatest": greatest}
