"""Several applications of a round beside each other, to see whether and how they become one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django_stubs_ext import StrOrPromise

from regions.models import PartnerKind

from .comparing import Part, compare
from .content import Content
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
    """A municipality that several of them have, by its name, and the names of those."""

    name: str
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

    Also their parties and areas: what is rewritten meanwhile is not to be seen yet. As many queries
    for any number. Who calls it knows that the person may read all of them.
    """
    newest = {
        one.application_id: one
        for one in Submission.objects.filter(application__in=applications).order_by("version")
    }
    documents = [readable(newest[one.pk]) for one in applications]
    submitted = list(zip(applications, documents, strict=True))
    return Beside(applications, _parties(submitted), _areas(submitted), compare(*documents))


Submitted = Sequence[tuple[Application, Content]]
"""Each application with the document that it submitted last."""


def _parties(submitted: Submitted) -> list[Party]:
    """Who takes part in several. Of an organisation that was renamed the key is the same."""
    rows = Partner.including_removed.filter(application__in=[one for one, _document in submitted])
    organisations = {
        (application, reference): organisation
        for application, reference, organisation in rows.values_list(
            "application", "reference", "organisation"
        )
    }
    found: dict[int, dict[int, Content]] = {}
    for application, document in submitted:
        for party in document["partners"]:
            organisation = organisations[application.pk, party["reference"]]
            found.setdefault(organisation, {})[application.pk] = party
    return sorted(
        (_party(parties, submitted) for parties in found.values() if len(parties) > 1),
        key=lambda one: (not one.differs, one.name),
    )


def _party(parties: Mapping[int, Content], submitted: Submitted) -> Party:
    capacities = [
        (one.name, PartnerKind(parties[one.pk]["kind"]).label if one.pk in parties else "")
        for one, _document in submitted
    ]
    return Party(next(iter(parties.values()))["name"], capacities)


def _areas(submitted: Submitted) -> list[Area]:
    found: dict[str, tuple[str, list[str]]] = {}
    for application, document in submitted:
        for place in document["region"]["municipalities"]:
            found.setdefault(place["code"], (place["name"], []))[1].append(application.name)
    shared = [Area(name, within) for name, within in found.values() if len(within) > 1]
    return sorted(shared, key=lambda area: area.name)
