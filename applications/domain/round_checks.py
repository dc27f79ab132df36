"""What must hold of a round for it to hold together, whatever else is right or wrong about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.models import RequirementLevel, Round
from applications.models.rounds import LONGEST_WITHOUT_SOURCE, TermStart
from applications.requirements import BY_CODE
from applications.sections import ALL, quoted
from common.dates import amsterdam_date, day_text
from common.refusal import Refusal

from .terms import earliest_due

LONGEST_STEP = 365
"""Reminders go out at most a year before closing."""
# What the day on which the first decision is due depends on.
DUE_RESTS_ON = (
    "opens_at",
    "closes_at",
    "decision_weeks",
    "term_start",
    "term_set_by",
    "handled_as_received",
)


def lacks_of_round(wanted: Mapping[str, Any], *, other_than: Round | None) -> Iterator[Refusal]:
    """Everything that does not hold together in what is `wanted` of a round, by field.

    `wanted` has the names of `rounds.RoundPlan`, as many as are known: a form passes what could be
    read of it, so that all that is wrong is told at once.
    """
    others = Round.objects.exclude(pk=other_than.pk) if other_than else Round.objects.all()
    if "name" in wanted and others.filter(name__iexact=wanted["name"]).exists():
        yield Refusal(_("There is a round with this name already."), field="name", code="name_used")
    if {"opens_at", "closes_at"} <= wanted.keys() and wanted["closes_at"] <= wanted["opens_at"]:
        yield Refusal(
            _("The round must close after it opens. Choose a later closing moment."),
            field="closes_at",
            code="closes_too_early",
        )
    if any(not 1 <= days <= LONGEST_STEP for days in wanted.get("reminder_days", ())):
        yield Refusal(
            _("A reminder goes out between 1 and 365 days before closing."),
            field="reminder_days",
            code="step_out_of_range",
        )
    if "criteria" in wanted:
        yield from _lacks_of_criteria([criterion.title for criterion in wanted["criteria"]])
    if wanted.keys() >= {"sections", "questions_left_out", "requirements"}:
        yield from _lacks_of_questions(wanted)
    yield from _lacks_of_term(wanted)


def _lacks_of_questions(wanted: Mapping[str, Any]) -> Iterator[Refusal]:
    """Parts of which nothing is left to ask, and questions that a requirement cannot do without.

    The field is `questions_` and the part.
    """
    chosen = (r.code for r in wanted["requirements"] if r.level == RequirementLevel.BLOCK)
    blocking = [BY_CODE[code] for code in chosen if code in BY_CODE]
    for section in ALL:
        questions = section.can_be_left_out
        left_out = {n for n in questions if f"{section.kind}.{n}" in wanted["questions_left_out"]}
        if section.kind not in wanted["sections"]:
            continue
        field = f"questions_{section.kind}"
        if left_out and left_out == section.questions.keys():
            told = _("Ask at least one question of this part, or leave out the part itself.")
            yield Refusal(told, field=field, code="nothing_asked")
        for one in blocking:
            if one.step == section.kind and (needed := one.questions & left_out):
                words = {
                    "requirement": one.title,
                    "questions": quoted(questions[name] for name in questions if name in needed),
                }
                told = _(
                    "The requirement “%(requirement)s” blocks submitting and needs %(questions)s. "
                    "Ask this too, or have the requirement warn or be off."
                )
                yield Refusal(told % words, field=field, code="question_needed")


def _lacks_of_criteria(titles: list[str]) -> Iterator[Refusal]:
    if not titles:
        yield Refusal(
            _("Enter at least one criterion: assessors judge an application by the criteria."),
            field="criteria",
            code="no_criteria",
        )
    times = Counter(title.casefold() for title in titles)
    twice = next((title for title in titles if times[title.casefold()] > 1), None)
    if twice is not None:
        yield Refusal(
            _("Two criteria are called “%(title)s”. Give each a title of its own.")
            % {"title": twice},
            field="criteria",
            code="criterion_twice",
        )


def _lacks_of_term(wanted: Mapping[str, Any]) -> Iterator[Refusal]:
    """A term without the provision that it needs, or that ends before it can be kept."""
    is_long = wanted.get("decision_weeks", 0) > LONGEST_WITHOUT_SOURCE
    if is_long and wanted.get("term_length_source") == "":
        yield Refusal(
            _("Name the provision for a term of more than eight weeks (Awb 4:13)."),
            field="term_length_source",
            code="no_term_length_source",
        )
    from_closing = wanted.get("term_start") == TermStart.CLOSING
    if from_closing and wanted.get("term_start_source") == "":
        yield Refusal(
            _("Name the provision by which the term counts from closing (Awb 4:13)."),
            field="term_start_source",
            code="no_term_start_source",
        )
    if not wanted.keys() >= set(DUE_RESTS_ON) or wanted["closes_at"] <= wanted["opens_at"]:
        return
    first = earliest_due(Round(**{name: wanted[name] for name in DUE_RESTS_ON}))
    if not wanted["handled_as_received"] and first <= amsterdam_date(wanted["closes_at"]):
        yield Refusal(
            _(
                "Who submits when the round opens must have a decision by %(day)s, and the round "
                "is still open then. Have applications handled as they come, close sooner, or "
                "name the provision by which the term counts from closing."
            )
            % {"day": day_text(first)},
            field="term_start",
            code="due_before_closing",
        )
