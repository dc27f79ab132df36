"""A letter of every kind, written with what is in the demo, to be looked at page by page.

What the demo does not hold (an objection, a withdrawal, a refusal) is made in memory.
"""

from __future__ import annotations

from . import cases, objections, programmaraad, subsidies
from .making import REFERENCE, Example, Made

__all__ = ["EXAMPLES", "REFERENCE", "examples"]

EXAMPLES: Made = {
    **cases.EXAMPLES,
    **objections.EXAMPLES,
    **programmaraad.EXAMPLES,
    **subsidies.EXAMPLES,
}


def examples(kind: str) -> list[Example]:
    """Letters of `kind`. Raises KeyError for one of which nobody wrote an example."""
    return list(EXAMPLES[kind](kind))
