"""What a page about one section shows beside the section itself, without a query more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import JSONObject

from accounts.models import Role
from applications.domain.reuse import called, sources
from applications.models import Application, Section, TakeOver


@dataclass(frozen=True)
class Origin:
    """From where a section was last taken over, by whom and when."""

    source: str
    by: str
    at: datetime


def section_row(application: Application, kind: str, role: Role) -> Section:
    """The bookkeeping of a section, with what `origin` and `can_take_over` ask: one query."""
    last = TakeOver.objects.filter(section=OuterRef("pk")).order_by("-pk")
    facts = JSONObject(
        name=F("source__plan__name"),
        number=F("source__number"),
        version=F("submission__version"),
        by=F("taken_by__user__name"),
        at=F("taken_at"),
    )
    return (
        application.plan.sections.select_related("changed_by__user")
        .annotate(
            origin=Subquery(last.values(facts=facts)[:1]),
            has_sources=Exists(sources(application, role)),
        )
        .get(kind=kind)
    )


def origin(row: Section) -> Origin | None:
    """From where a row of `section_row` was taken over, if it was."""
    said = vars(row).get("origin")
    if said is None:
        return None
    source = called(said["name"], said["number"], said["version"])
    return Origin(source, said["by"], datetime.fromisoformat(said["at"]))


def can_take_over(row: Section) -> bool:
    """Whether there is another application from which a row of `section_row` can be taken over."""
    return bool(vars(row).get("has_sources"))
