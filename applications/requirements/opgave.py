"""Requirements about what the region has to solve."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from typing_extensions import override

from applications.models import SectionKind

from .base import DUSI_2025, Facts, Requirement


class Opgave(Requirement):
    """The shortage with its source, and goals that can be tested."""

    code = "opgave"
    title = _("Task of the region filled in")
    reason = _(
        "Assessors weigh the plan against the shortage in the region and what it wants to reach."
    )
    source = DUSI_2025
    step = SectionKind.OPGAVE
    fields = ("sector", "fte_expected", "year", "source", "goal", "measure", "due")

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        part = facts.content["opgave"]
        if not part["shortages"]:
            return _("Enter the shortage of at least one sector.")
        if not _all_say(part["shortages"], "sector", "fte_expected", "year", "source"):
            return _("Enter of each shortage the sector, what you expect, the year and the source.")
        if not part["goals"]:
            return _("Enter at least one goal.")
        if not _all_say(part["goals"], "goal", "measure", "due"):
            return _("Enter of each goal by what it is measured and when it is to be reached.")
        return None


def _all_say(lines: list[Mapping[str, Any]], *names: str) -> bool:
    """Whether in each line something stands under all these names."""
    return all(line[name] not in {None, ""} for line in lines for name in names)
