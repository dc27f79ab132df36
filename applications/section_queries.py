"""What a page about one section shows beside the section itself, without a query more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from accounts.models import Role
from applications.domain.reuse import called, sources
from applications.models import (
    Answer,
    Application,
    Completion,
    CompletionItem,
    HelpText,
    Question,
    Section,
    TakeOver,
)
from applications.models.questions import HelpTextQuerySet
from common.written import WrittenOnce, given


@dataclass(frozen=True)
class Origin:
    """From where a section was last taken over, by whom and when."""

    source: str
    by: str
    at: datetime


def help_texts_of(round_id: int, kind: str) -> HelpTextQuerySet:
    """The help texts that everybody reads with a section in a round, in the order they came."""
    return HelpText.objects.shown().filter(round=round_id, section=kind).order_by("pk")


def section_row(application: Application, kind: str, role: Role) -> Section:
    """The bookkeeping of a section, with what `beside` and `lacks` tell: one query."""
    (row,) = _section_rows(role.kind).fetch(
        application=application.pk,
        round=application.round_id,
        section=kind,
        organisation=role.organisation_id,
    )
    # They are at hand, and what is changed of one is to be seen in the other.
    row.plan = application.plan
    return row


@cache
def _section_rows(kind_of_role: str) -> WrittenOnce[Section]:
    """What `section_row` reads for somebody in a role of this kind."""
    role = Role(kind=kind_of_role, organisation_id=given("organisation"))
    application = Application(pk=given("application"), round_id=given("round"))
    return WrittenOnce(_rows(application, given("section"), role))


def _rows(application: Application, kind: str, role: Role) -> QuerySet[Section]:
    last = TakeOver.objects.filter(section=OuterRef("pk")).order_by("-pk")
    lacking = CompletionItem.objects.filter(
        completion__in=Completion.objects.open().filter(
            application=application.pk, for_merging=False
        ),
        section=OuterRef("kind"),
    )
    facts = JSONObject(
        name=F("source__plan__name"),
        number=F("source__number"),
        version=F("submission__version"),
        by=F("taken_by__user__name"),
        at=F("taken_at"),
    )
    helps = help_texts_of(application.round_id, kind).values(
        text=JSONObject(question="question", answer="answer")
    )
    answered = Exists(Answer.objects.filter(question=OuterRef("pk")))
    asked = Question.objects.filter(application=application.pk, section=kind)
    counts = (
        asked.order_by()
        .annotate(answered=answered)
        .values("application")
        .annotate(all=Count("pk"), done=Count("pk", filter=Q(answered=True)))
    )
    return (
        Section.objects.filter(plan__application=application.pk, kind=kind)
        .select_related("changed_by__user")
        .annotate(
            origin=Subquery(last.values(facts=facts)[:1]),
            questions=Subquery(counts.values(counts=JSONObject(all="all", done="done"))),
            help_texts=ArraySubquery(helps),
            has_sources=Exists(sources(application, role)),
            lacks=Subquery(lacking.values("lacks")[:1]),
        )
    )


def beside(row: Section) -> dict[str, Any]:
    """What the page of a section shows beside it: of another row than of `section_row`, nothing."""
    known = vars(row)
    counts = known.get("questions") or {"all": 0, "done": 0}
    return {
        "origin": origin(row),
        "can_take_over": bool(known.get("has_sources")),
        "help_texts": known.get("help_texts") or [],
        "questions": counts["all"],
        "answered": counts["done"],
    }


def origin(row: Section) -> Origin | None:
    """From where a row of `section_row` was taken over, if it was."""
    said = vars(row).get("origin")
    if said is None:
        return None
    source = called(said["name"], said["number"], said["version"])
    return Origin(source, said["by"], datetime.fromisoformat(said["at"]))


def lacks(row: Section) -> str:
    """What the Realisatie Eenheid wrote that is missing, where a row of `section_row` is asked."""
    return vars(row).get("lacks") or ""
