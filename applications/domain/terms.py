"""By when an application must be decided on, and how a receipt tells it.

The term counts from receipt of the application (Awb 4:13), or from the closing of the round when
the round names the provision that says so. What was promised on a receipt is kept with the
application (`Application.decide_by`); only `applications.domain.submission` works it out. While an
applicant completes its application the term stands still (Awb 4:15); what the last day became is
kept beside the promise (`Application.postponed_to`) by `note_postponed`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from applications.models import Application, Completion, Round
from applications.models.rounds import LONGEST_WITHOUT_SOURCE, TermSetBy, TermStart
from common.calendar import Calendar, load_calendar, rolls
from common.dates import amsterdam_date

WEEKS_NOT_TO_HANDLE = 4
"""Within so many weeks it is decided not to handle what was not completed. Source: Awb 4:5(4)."""


def decision_due(
    of: Round,
    received_at: datetime,
    calendar: Calendar | None = None,
    *,
    closes_at: datetime | None = None,
) -> date:
    """The last day for a decision on an application that was received at `received_at`.

    `closes_at` is the closing moment of the application, when it is not that of the round.

    A term that an Act or an order in council sets runs on to a working day, up to twelve weeks
    (Atw 1, 4 and 5); another does not. One query, or none when `calendar` is given.
    """
    closes_at = closes_at or of.closes_at
    starts = closes_at if of.term_start == TermStart.CLOSING else received_at
    return (calendar or load_calendar()).end_of_weeks(
        amsterdam_date(starts),
        of.decision_weeks,
        is_statutory=of.term_set_by == TermSetBy.STATUTE,
    )


def earliest_due(of: Round, calendar: Calendar | None = None) -> date:
    """The first day that can be promised in this round: to who submits when it opens."""
    return decision_due(of, of.opens_at, calendar)


def closing_due(of: Round, calendar: Calendar | None = None) -> date | None:
    """The last day for every decision of a round whose term counts from closing; else None."""
    return decision_due(of, of.closes_at, calendar) if of.term_start == TermStart.CLOSING else None


def term_in_words(of: Round) -> str:
    """The term with its provisions, in Dutch: "binnen 8 weken na ontvangst van uw aanvraag (…)"."""
    weeks = "1 week" if of.decision_weeks == 1 else f"{of.decision_weeks} weken"
    is_from_closing = of.term_start == TermStart.CLOSING
    since = "de sluiting van de ronde" if is_from_closing else "ontvangst van uw aanvraag"
    sources = [of.term_start_source] if is_from_closing else []
    if of.decision_weeks > LONGEST_WITHOUT_SOURCE:
        sources.append(of.term_length_source)
    named = "; ".join(dict.fromkeys(sources)) or "artikel 4:13 van de Algemene wet bestuursrecht"
    return f"binnen {weeks} na {since} ({named})"


@dataclass(frozen=True)
class Pause:
    """A span in which the term stood still: from `first`, until it ran on at `until`.

    From the day after the request was sent until the day on which the application was completed or
    the term for that ended without use; that day counts again. Source: Awb 4:15(1).
    """

    first: date
    until: date
    is_over: bool = True

    @property
    def days(self) -> int:
        """For how many days it stood still."""
        return max(0, (self.until - self.first).days)

    @property
    def last(self) -> date:
        """The last day on which it stood still; only when `days` is not 0."""
        return self.until - timedelta(days=1)


@dataclass(frozen=True)
class Reckoning:
    """The last day for a decision, with how it was worked out.

    `counted` is that day before it ran on to a working day.
    """

    promised: date
    pauses: Sequence[Pause]
    counted: date
    due: date

    @property
    def days(self) -> int:
        """For how many days the term stood still in all."""
        return sum(pause.days for pause in self.pauses)

    @property
    def was_rolled(self) -> bool:
        """Whether it runs on to a working day."""
        return self.due != self.counted

    @property
    def stands_still(self) -> bool:
        """Whether it stands still now, so that the last day may still come earlier."""
        return any(not pause.is_over for pause in self.pauses)


def reckoning(
    application: Application, calendar: Calendar | None = None, *, coming: Pause | None = None
) -> Reckoning | None:
    """How the last day for the decision follows from the promise; None before submission.

    Two queries, or one when `calendar` is given. While a request is open it is taken to stay so
    until its last day; `coming` is that span of a request that is still to be sent. The Atw
    stretches the term as a whole, so days are added before it runs on.
    """
    if application.decide_by is None or application.submitted_at is None:
        return None
    pauses = [_pause(one) for one in _sent(application)] + ([coming] if coming else [])
    days = timedelta(days=sum(pause.days for pause in pauses))
    promised = application.decide_by
    if not days:
        return Reckoning(promised, pauses, promised, promised)
    of, calendar = application.round, calendar or load_calendar()
    is_stretched = of.term_set_by == TermSetBy.STATUTE and rolls(of.decision_weeks)
    is_from_closing = of.term_start == TermStart.CLOSING
    starts = application.closes_at if is_from_closing else application.submitted_at
    plain = _before_running_on(of, starts, promised, calendar)
    counted = plain + days
    due = calendar.working_day_from(counted) if is_stretched else counted
    return Reckoning(promised, pauses, counted, max(due, promised))


def coming_pause(asked_on: date, due_on: date) -> Pause:
    """The longest that the term stands still for a request with a letter of `asked_on`."""
    return Pause(asked_on + timedelta(days=1), due_on, is_over=False)


def not_handled_by(since: date, calendar: Calendar | None = None) -> date:
    """The last day to decide not to handle an application (Awb 4:5(4)).

    Within four weeks after `since`: the day on which it was completed, or the last day of the term
    for that when this passed without use. It runs on to a working day (Atw 1). One query, or none.
    """
    return (calendar or load_calendar()).end_of_weeks(since, WEEKS_NOT_TO_HANDLE)


def note_postponed(application: Application) -> None:
    """Keep what the last day became with a locked application whose term stood still."""
    found = reckoning(application)
    application.postponed_to = found.due if found and found.days else None
    application.save(update_fields=["postponed_to"])


def _sent(application: Application) -> Iterable[Completion]:
    """The requests that were sent, the oldest first."""
    sent = Completion.objects.filter(application=application, letter__isnull=False)
    plain = sent.select_related("letter").defer("letter__pdf", "letter__body_html")
    return plain.order_by("asked_at", "pk")


def _pause(completion: Completion) -> Pause:
    if completion.letter is None:
        raise ValueError("The term stands still only once the request was sent.")
    first = completion.letter.dated_on + timedelta(days=1)
    ended_on = amsterdam_date(completion.ended_at) if completion.ended_at else completion.due_on
    return Pause(first, min(ended_on, completion.due_on), is_over=not completion.is_open)


def _before_running_on(of: Round, starts: datetime, promised: date, calendar: Calendar) -> date:
    """The promised day without the days off at its end.

    A round that was extended since promises another day than it did then: the promise counts.
    """
    plain = amsterdam_date(starts) + timedelta(weeks=of.decision_weeks)
    return plain if calendar.working_day_from(plain) == promised else promised
