"""Several applications of a round beside each other, to see whether and how they become one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from django_stubs_ext import StrOrPromise

from regions.models import Municipality

from .comparing import Part, compare
from .domain.people import readable
from .models import Application, Partner, Submission


@dataclass(frozen=True)
class Party:
    """An organisation that takes part in several of them.

    `capacities` are pairs: the name of each application, and in which capacity it takes part there.
    """

    name: str
    capacities: Sequence[tuple[str, StrOrPromise]]

    @property
    def differs(self) -> bool:
        """Whether it does not take part in the same capacity everywhere."""
        return len({str(kind) for _name, kind in self.capacities if kind}) > 1


@dataclass(frozen=True)
class Area:
    """A municipality that several of them have, and the names of those."""

    municipality: Municipality
    within: Sequence[str]


@dataclass(frozen=True)
class Beside:
    """What applications share, and in what they say something else, section by section."""

    applications: Sequence[Application]
    parties: Sequence[Party]
    areas: Sequence[Area]
    parts: Sequence[Part]

    @property
    def headings(self) -> list[str]:
        """The words above the columns: one for each application."""
        return [f"{one.name} ({one.number})" for one in self.applications]


def beside(applications: Sequence[Application]) -> Beside:
    """Put submitted applications beside each other, as they were last submitted.

    As many queries for any number. Who calls it knows that the person may read all of them.
    """
    prefetch_related_objects(applications, "partners__organisation", "plan__municipalities")
    newest = {
        one.application_id: one
        for one in Submission.objects.filter(application__in=applications).order_by("version")
    }
    documents = [readable(newest[one.pk]) for one in applications]
    return Beside(applications, _parties(applications), _areas(applications), compare(*documents))


def _parties(applications: Sequence[Application]) -> list[Party]:
    found: dict[int, dict[int, Partner]] = {}
    for application in applications:
        for partner in application.partners.all():
            found.setdefault(partner.organisation_id, {})[application.pk] = partner
    return sorted(
        (_party(rows, applications) for rows in found.values() if len(rows) > 1),
        key=lambda one: (not one.differs, one.name),
    )


def _party(rows: Mapping[int, Partner], applications: Sequence[Application]) -> Party:
    capacities = [
        (one.name, rows[one.pk].get_kind_display() if one.pk in rows else "")
        for one in applications
    ]
    return Party(next(iter(rows.values())).name, capacities)


def _areas(applications: Sequence[Application]) -> list[Area]:
    found: dict[Any, tuple[Municipality, list[str]]] = {}
    for application in applications:
        for municipality in application.plan.municipalities.all():
            found.setdefault(municipality.pk, (municipality, []))[1].append(application.name)
    shared = [Area(one, names) for one, names in found.values() if len(names) > 1]
    return sorted(shared, key=lambda area: area.municipality.name)
