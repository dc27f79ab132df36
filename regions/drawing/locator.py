"""Where in the country a region lies: the outline of the country with its area in it."""

from __future__ import annotations

from collections.abc import Collection

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from regions.drawing.paths import HEIGHT, WIDTH
from regions.drawing.shapes import shapes


def locate(name: str, codes: Collection[str]) -> SafeString:
    """Return a small picture of the country with these municipalities, as `<svg>`.

    Empty without municipalities. One query, two after the shapes have changed.
    """
    if not codes:
        return SafeString()
    current = shapes()
    context = {
        "label": _("Where %(name)s lies in the Netherlands") % {"name": name},
        "width": WIDTH,
        "height": HEIGHT,
        "country": current.country,
        "area": current.border(codes),
    }
    return render_to_string("regions/_locator.svg", context)
