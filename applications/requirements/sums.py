"""The sums behind requirements: what was added up, of whom, so that anybody can do it again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from applications.content import party
from applications.sections.budget import Sums, totals
from common.amounts import amount_text, count_text, decimal_text
from regions.schools import Schools

Document = Mapping[str, Any]


@dataclass(frozen=True)
class SchoolsOfParty:
    """The schools of a party (by its reference, P1) in one sector that count for the region."""

    reference: str
    sector: str
    schools: Schools

    def frozen(self) -> dict[str, Any]:
        """As it stands in a submission."""
        return {
            "partner": self.reference,
            "sector": self.sector,
            "locations": self.schools.locations,
            "pupils": self.schools.pupils,
            "unknown": self.schools.unknown,
        }

    @classmethod
    def thawed(cls, row: Mapping[str, Any]) -> SchoolsOfParty:
        """What was `frozen`."""
        schools = Schools(row["locations"], row["pupils"], row["unknown"])
        return cls(row["partner"], row["sector"], schools)


@dataclass(frozen=True)
class Sum:
    """A sum as a table: the first column names what was added, the others are numbers in words.

    `of_register` is whether the numbers come from the register, so from its deliveries.
    """

    headings: Sequence[StrOrPromise]
    rows: Sequence[Sequence[StrOrPromise]]
    total: Sequence[StrOrPromise]
    note: StrOrPromise = ""
    of_register: bool = False


def sum_of_schools(
    content: Document, counted: Sequence[SchoolsOfParty], sectors: Collection[str]
) -> Sum | None:
    """The schools in these sectors by party and sector; None when there are none."""
    those = [one for one in counted if one.sector in sectors]
    if not those:
        return None
    together = Schools.together(one.schools for one in those)
    return Sum(
        headings=[
            _("Partner and sector"),
            _("Locations"),
            _("Pupils or students"),
            _("Number not known"),
        ],
        rows=[
            [f"{party(content, one.reference)['name']}, {one.sector}", *_numbers(one.schools)]
            for one in those
        ],
        total=[_("Total"), *_numbers(together)],
        note=_(
            "Counted are the locations with which a partner takes part, in the sectors and the "
            "municipalities of the region."
        ),
        of_register=True,
    )


def _numbers(schools: Schools) -> list[StrOrPromise]:
    pupils = count_text(schools.pupils) if schools.is_known else _("not known")
    return [count_text(schools.locations), pupils, count_text(schools.unknown)]


def sum_of_budget(content: Document) -> Sum | None:
    """The budget by kind of costs, with the share of overhead; None without lines."""
    lines = content["budget"]["lines"]
    if not lines:
        return None
    added = totals(lines)
    kinds = next(sums for label, sums in added.groups if label == _("By kind"))
    note = _("Overhead is %(share)s percent of what is requested.")
    return Sum(
        headings=[_("Kind"), _("Requested (euro)"), _("Own contribution (euro)")],
        rows=[_amounts(one) for one in kinds],
        total=_amounts(added.total),
        note="" if added.overhead is None else note % {"share": decimal_text(added.overhead)},
    )


def _amounts(sums: Sums) -> list[StrOrPromise]:
    return [sums.label, amount_text(sums.requested), amount_text(sums.own)]


@dataclass(frozen=True)
class InTraining:
    """People in training as a document counts them; `unknown` are the numbers not filled in."""

    lines: Sequence[Mapping[str, Any]]
    students: int
    zij_instromers: int
    unknown: int

    @property
    def together(self) -> int:
        """Students and zij-instromers."""
        return self.students + self.zij_instromers


def in_training(content: Document) -> InTraining:
    """What a document says of people in training; no lines in one that does not ask it."""
    lines = content.get("opgave", {}).get("trainees", ())
    numbers = [(line["students"], line["zij_instromers"]) for line in lines]
    return InTraining(
        lines,
        sum(int(students or 0) for students, _zij in numbers),
        sum(int(zij or 0) for _students, zij in numbers),
        sum(one is None for pair in numbers for one in pair),
    )


def sum_of_training(content: Document) -> Sum | None:
    """The people in training by teacher training, year and source; None without lines."""
    found = in_training(content)
    if not found.lines:
        return None
    return Sum(
        headings=[_("Teacher training"), _("Students"), _("Zij-instromers"), _("Together")],
        rows=[_training(line) for line in found.lines],
        total=[
            _("Total"),
            *map(count_text, (found.students, found.zij_instromers, found.together)),
        ],
        note=_("Counted are the numbers that the region filled in with its task."),
    )


def _training(line: Mapping[str, Any]) -> list[StrOrPromise]:
    numbers = [line["students"], line["zij_instromers"]]
    known = [int(one) for one in numbers if one is not None]
    named = [line["training"], str(line["year"] or ""), line["source"]]
    return [
        ", ".join(filter(None, named)) or _("not named"),
        *(_("not filled in") if one is None else count_text(int(one)) for one in numbers),
        count_text(sum(known)) if known else _("not filled in"),
    ]
