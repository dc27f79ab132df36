"""Of which tables of events the story of an application is made, and how each is read.

Every change of a tracked row is an event of django-pghistory, written by the database. Here stands
per table to which application its events belong, to which part of it, and which columns the story
tells. A column that is not named here is never read, so it cannot be shown: addresses of who signs,
and what only the Realisatie Eenheid knows of a case, stay where they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import (
    DecimalField,
    F,
    JSONField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
)
from django.db.models.functions import Cast, JSONObject

from applications.models import Application, ApplicationState, FunctionPlan, SectionKind
from applications.sections import WRITTEN, FieldsSection
from applications.sections.functions import FIELDS as OF_A_FUNCTION
from applications.sections.lines import LinesSection

SIGNING = "ondertekening"
CASE = "aanvraag"
TEAM = "team"


@dataclass(frozen=True)
class Source:
    """The events of one table; `path` leads from an event to the key that `owner` gives.

    `columns` are told by name, each with the path to its value. The rows of lines and of sets are
    stored anew as a whole (`is_replaced`); of others an event follows the one before of its row.
    `which` are the events that are told.
    """

    model: str
    part: str
    path: str
    columns: Mapping[str, str]
    is_of_plan: bool = True
    is_replaced: bool = False
    which: Q = field(default_factory=lambda: Q(pgh_label="update"))

    @property
    def events(self) -> type[Model]:
        """The table of events."""
        return apps.get_model("applications", f"{self.model}Event")

    def of(self, application: Application) -> QuerySet[Any]:
        """Its events of one application that are told."""
        owner = application.plan.pk if self.is_of_plan else application.pk
        manager = self.events._default_manager  # noqa: SLF001
        return manager.filter(self.which, **{self.path: owner}).order_by()

    @property
    def data(self) -> JSONObject:
        """What is told of an event, as JSON; numbers as texts, for JSON has none with decimals."""
        return JSONObject(**{name: self._value(path) for name, path in self.columns.items()})

    def _value(self, path: str) -> Any:
        column = None if "__" in path else self.events._meta.get_field(path)  # noqa: SLF001
        return Cast(path, TextField()) if isinstance(column, DecimalField) else F(path)

    @property
    def before(self) -> Subquery:
        """What is told of the event before, of the same row."""
        earlier = self.events._default_manager.filter(  # noqa: SLF001
            pgh_obj_id=OuterRef("pgh_obj_id"),
            pgh_id__lt=OuterRef("pgh_id"),
        ).order_by("-pgh_created_at", "-pgh_id")
        if "__" not in self.path:
            # By the index of who owns it, from this moment back.
            earlier = earlier.filter(
                **{self.path: OuterRef(self.path)}, pgh_created_at__lte=OuterRef("pgh_created_at")
            )
        return Subquery(
            earlier.annotate(told=self.data).values("told")[:1], output_field=JSONField()
        )


@cache
def sources() -> Sequence[Source]:
    """All tables of which the story is made; their order is only a number for each."""
    return (*_of_sections(), *_of_the_rest())


def _of_sections() -> list[Source]:
    found: list[Source] = []
    for section in WRITTEN:
        if isinstance(section, FieldsSection):
            columns = {name: name for name in section.fields}
            found.append(Source(section.model.__name__, section.kind, "plan", columns))
        elif isinstance(section, LinesSection):
            found.extend(
                Source(
                    table.model.__name__,
                    section.kind,
                    "plan",
                    {name: name for name in ("position", *table.fields)},
                    is_replaced=True,
                    which=Q(),
                )
                for table in section.tables
            )
    return found


def _of_the_rest() -> list[Source]:
    on_plan = {name: name for name in ("name", "sectors", "is_national")}
    of_function = {name: name for name in ("function", *OF_A_FUNCTION)}
    of_partner = {
        name: name for name in ("name", "kind", "removed_at", "contact_email", "second_email")
    }
    ended = (ApplicationState.INGETROKKEN, ApplicationState.SAMENGEVOEGD)
    anything = Q()
    return [
        Source("Plan", SectionKind.REGION, "pgh_obj", on_plan),
        Source(
            "PlanMunicipality",
            SectionKind.REGION,
            "plan",
            {"name": "municipality__name"},
            is_replaced=True,
            which=anything,
        ),
        Source(FunctionPlan.__name__, SectionKind.FUNCTIONS, "plan", of_function),
        Source(
            "Partner",
            SectionKind.PARTNERS,
            "application",
            of_partner,
            is_of_plan=False,
            which=anything,
        ),
        Source(
            "Attachment",
            "",
            "section__plan",
            {"name": "version__name", "removed_at": "removed_at", "section": "section__kind"},
            which=anything,
        ),
        Source(
            "TeamMember",
            TEAM,
            "application",
            {
                "name": "role__user__name",
                "organisation": "role__organisation__name",
                "level": "level",
                "ended_at": "ended_at",
            },
            is_of_plan=False,
            which=anything,
        ),
        Source(
            "SigningRequest",
            SIGNING,
            "partner__application",
            {"name": "partner__name"},
            is_of_plan=False,
            which=anything,
        ),
        Source(
            "Application",
            CASE,
            "pgh_obj",
            {"state": "state", "because": "withdrawn_because"},
            is_of_plan=False,
            which=Q(pgh_label="update", state__in=ended),
        ),
    ]
