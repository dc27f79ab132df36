"""Cells of a table that say under which heading they stand.

On a phone a row is shown as a card, in which every value carries its own label. So that a template
writes an ordinary table, the label of each cell is read from the heading of its column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe

_HEAD = re.compile(r"<thead\b.*?</thead>", re.DOTALL)
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_HEADING = re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
# The space within a cell that holds nothing else goes, so that its card can leave it out.
_CELL = re.compile(r"<(t[hd])\b([^>]*)>(?:\s+(?=</td>))?")


def with_labels(content: SafeString) -> SafeString:
    """Return `<thead>` and `<tbody>` with the text of its column as `data-label` on every `<td>`.

    A cell that spans columns gets none, nor does any cell of a table whose head has several rows.
    """
    head = _HEAD.search(content)
    if head is None or len(_ROW.findall(head[0])) != 1:
        return content
    labels = [
        escape(" ".join(unescape(strip_tags(text)).split())) for text in _HEADING.findall(head[0])
    ]
    body = content[head.end() :]
    labelled = content[: head.end()] + _ROW.sub(lambda row: _labelled(row[0], labels), body)
    return mark_safe(labelled)  # noqa: S308 - what was safe, with text that is escaped


def _labelled(row: str, labels: Sequence[str]) -> str:
    if "colspan" in row:
        return row
    following = iter(labels)

    def label(cell: re.Match[str]) -> str:
        text = next(following, "")
        if cell[1] == "th" or not text:
            return cell[0]
        return f'<td{cell[2]} data-label="{text}">'

    return _CELL.sub(label, row)
