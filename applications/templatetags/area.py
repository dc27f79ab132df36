"""The map and the table on the page where the area of a region is chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django import template
from django.utils.safestring import SafeString

from applications.models import Application
from applications.neighbours import neighbours
from regions.drawing.choice import choice_map
from regions.facts import municipality_names
from regions.models import Sector

register = template.Library()


class Overlap(NamedTuple):
    """Another region in the round as a row of the table: its name, its sectors, and what is chosen
    here too.
    """

    name: str
    sectors: str
    shared: str


@dataclass(frozen=True)
class Area:
    """The map, and what others in the round cover."""

    map: SafeString
    overlaps: Sequence[Overlap]


@register.simple_tag
def area_of(form: Any, application: Application, at: datetime) -> Area:
    """What the map shows for what is ticked in the form; those that share come first."""
    chosen = set(form["municipalities"].value() or [])
    others = neighbours(application, at)
    covered: dict[str, list[str]] = defaultdict(list)
    for one in others:
        for code in one.codes:
            covered[code].append(one.name)
    names = municipality_names()
    # Said once, because there may be dozens of rows.
    sectors = {value: str(label) for value, label in Sector.choices}
    overlaps = [
        Overlap(
            one.name,
            ", ".join(sectors[sector] for sector in one.sectors),
            ", ".join(sorted(names.get(code, code) for code in one.codes & chosen)),
        )
        for one in others
    ]
    return Area(choice_map(chosen, covered), sorted(overlaps, key=lambda each: not each.shared))
