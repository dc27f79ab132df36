"""Header cells in a PDF say whether they head a column or a row.

WeasyPrint ties every cell to its headers by number, which PDF/UA-1 allows; many screen readers go
by the scope of a header instead (ISO 14289-1, 7.5), so it is added to the finished document.
"""

from __future__ import annotations

from typing import Any

import pydyf


def give_scope(document: Any, pdf: Any) -> None:
    """Add a scope to every `TH`: Column within a `THead`, else Row. A finisher of WeasyPrint."""
    by_reference = {
        thing.reference: thing for thing in pdf.objects if isinstance(thing, pydyf.Dictionary)
    }
    for cell in by_reference.values():
        if cell.get("S") != "/TH":
            continue
        row = by_reference[cell["P"]]
        group = by_reference[row["P"]]
        scope = "/Column" if group.get("S") == "/THead" else "/Row"
        cell["A"] = pydyf.Dictionary({**cell.get("A", {}), "O": "/Table", "Scope": scope})
