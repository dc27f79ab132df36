"""The map on which an area is chosen: every municipality apart, chosen or not.

It says nothing that the list beside it does not say; choosing on it is a comfort for who points.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from regions import facts
from regions.drawing.paths import HEIGHT, WIDTH
from regions.drawing.shapes import shapes


@lru_cache(maxsize=4096)
def _place(code: str, path: str, title: str, *, is_chosen: bool) -> SafeString:
    """A municipality on the map; most are drawn the same on every page."""
    fill = "map-chosen" if is_chosen else "map-open"
    drawn = '<path data-code="{}" class="{}" d="{}"><title>{}</title></path>'
    return format_html(drawn, code, fill, path, title)


def choice_map(chosen: Collection[str], covered: Mapping[str, Collection[str]]) -> SafeString:
    """Return the map as `<svg>`; `covered` names by municipality who else covers it.

    One query, two after the shapes have changed.
    """
    current = shapes()
    names = facts.municipality_names()

    def title(code: str) -> str:
        name = names.get(code, code)
        if not covered.get(code):
            return name
        return _("%(name)s, also in %(regions)s") % {
            "name": name,
            "regions": ", ".join(sorted(covered[code])),
        }

    context = {
        "label": _("Map of the municipalities that are chosen; the list says the same"),
        "width": WIDTH,
        "height": HEIGHT,
        # Hundreds of the same: a loop in a template takes much longer.
        "places": mark_safe(  # noqa: S308 - put together from what is safe
            "".join(
                _place(code, path, title(code), is_chosen=code in chosen)
                for code, path in current.paths.items()
            )
        ),
        "covered": format_html_join(
            "",
            '<path d="{}"/>',
            ((path,) for code, path in current.paths.items() if covered.get(code)),
        ),
    }
    return render_to_string("regions/_choice.svg", context)
