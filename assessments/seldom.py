"""What few cases have: asked to complete, reopened, objected to, withdrawn, and the like.

That there is any is asked at once (`case_queries.beside`); a
query of its own is for the cases in which it happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from django.db.models import Model

from applications.models import (
    Application,
    ClosingMove,
    Completion,
    Delay,
    Reopening,
    Submission,
)

from .case_queries import beside
from .models import (
    ChangeNotice,
    ConditionAnswer,
    ConditionExtension,
    DefaultNotice,
    Objection,
    Withdrawal,
)

Row = TypeVar("Row", bound=Model)


def when(
    happened: str,
) -> Callable[[Callable[[Any], Iterable[Row]]], cached_property[list[Row]]]:
    """Have a method give its rows as a list, read once; empty, without a query, where it did not
    happen.
    """

    def as_list(rows: Callable[[Any], Iterable[Row]]) -> cached_property[list[Row]]:
        found: cached_property[list[Row]] = cached_property(
            lambda self: list(rows(self)) if self.beside[happened] else []
        )
        found.__doc__ = rows.__doc__
        return found

    return as_list


@dataclass
class Seldom:
    """What seldom happens in a case, the oldest first.

    `submission` comes from `lookup.get_newest_submission`; `today` is the day in Amsterdam.
    """

    submission: Submission
    today: date

    @property
    def case(self) -> Application:
        """The case that was submitted."""
        return self.submission.application

    @cached_property
    def beside(self) -> Mapping[str, Any]:
        """Of these whether they happened, and small things. One query."""
        return beside(self.case.pk)

    @when("asked")
    def completions(self) -> Iterable[Completion]:
        """What the applicant was asked to complete. Two queries."""
        return self.case.completions.for_page()

    @when("reopened")
    def reopenings(self) -> Iterable[Reopening]:
        """How often the penvoerder reopened what it had submitted. One query."""
        return self.case.reopenings.select_related("reopened_by__user", "ended_by__user")

    @when("moved")
    def moves(self) -> Iterable[ClosingMove]:
        """How its closing moment was moved. One query."""
        return ClosingMove.objects.of(self.case)

    @when("changed")
    def notices(self) -> Iterable[ChangeNotice]:
        """What was reported to change after the status. One query."""
        return self.case.change_notices.select_related(
            "organisation",
            "notified_by__user",
            "answer_noted_by__user",
            "prepared_by__user",
            "settled_by__user",
            "letter",
        ).defer("letter__pdf", "letter__body_html")

    @when("delayed")
    def delays(self) -> Iterable[Delay]:
        """That the applicant was told of a delay: at most one. One query."""
        rows = Delay.objects.filter(application=self.case).select_related("letter", "told_by__user")
        return rows.defer("letter__pdf", "letter__body_html")

    @when("defaulted")
    def default_notices(self) -> Iterable[DefaultNotice]:
        """The notices of default. One query."""
        return self.case.default_notices.select_related("recorded_by__user")

    @when("answered")
    def answers(self) -> Iterable[ConditionAnswer]:
        """What was answered to its conditions. One query."""
        found = ConditionAnswer.objects.handed_in().select_related(
            "condition", "handed_in_by__user", "checked_by__user"
        )
        own = found.filter(condition__decision__application=self.case)
        return own.defer("text").order_by("number")

    @when("extended")
    def extensions(self) -> Iterable[ConditionExtension]:
        """How the dates of its conditions moved. One query."""
        found = ConditionExtension.objects.select_related("extended_by__user")
        own = found.filter(condition__decision__application=self.case)
        return own.order_by("extended_at", "pk")

    @when("withdrawn")
    def withdrawals(self) -> Iterable[Withdrawal]:
        """What was done to withdraw the status. One query."""
        rows = self.case.withdrawals.select_related(
            "intended_by__user",
            "told_by__user",
            "zienswijze_by__user",
            "prepared_by__user",
            "settled_by__user",
            "dropped_by__user",
            "intention_letter",
            "letter",
        )
        seen = rows.defer("intention_letter__pdf", "letter__pdf", "intention_letter__body_html")
        return seen.defer("letter__body_html").order_by("pk")

    @when("objected")
    def objections(self) -> Iterable[Objection]:
        """The objections to its decisions. One query."""
        return self.case.objections.for_history()

    @property
    def delay(self) -> Delay | None:
        """That the applicant was told of a delay, if it was."""
        return next(iter(self.delays), None)
