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

from applications.models import Application, Completion, Delay, Round
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
class Told:
    """That the applicant was told on `told_on` that it is decided by `new_day` (Awb 4:14).

    It `moves` the term only when no provision sets that: then the new day is the reasonable term
    (4:14(3)). A term that is set stays what it is, and one only knows what to expect (4:14(1)).
    """

    told_on: date
    new_day: date
    moves: bool


@dataclass(frozen=True)
class Reckoning:
    """The last day for a decision, with how it was worked out.

    The term began after `starts_on` and would have ended on `plain`; `counted` is the last day
    with the days on which it stood still, before it ran on to a working day.
    """

    starts_on: date
    weeks: int
    plain: date
    promised: date
    pauses: Sequence[Pause]
    counted: date
    due: date
    told: Told | None = None
    is_from_closing: bool = False

    @property
    def days(self) -> int:
        """For how many days the term stood still in all."""
        return sum(pause.days for pause in self.pauses)

    @property
    def was_rolled(self) -> bool:
        """Whether it runs on to a working day."""
        return self.due != self.counted and not self.was_moved

    @property
    def was_moved(self) -> bool:
        """Whether the last day is the one that the applicant was told (Awb 4:14(3))."""
        return self.told is not None and self.told.moves

    @property
    def is_plain_sum(self) -> bool:
        """Whether start and length alone make the promise, up to a working day after it."""
        return self.plain == self.starts_on + timedelta(weeks=self.weeks)

    @property
    def stands_still(self) -> bool:
        """Whether it stands still now, so that the last day may still come earlier."""
        return any(not pause.is_over for pause in self.pauses)


def reckoning(
    application: Application,
    calendar: Calendar | None = None,
    *,
    coming: Pause | None = None,
    completions: Iterable[Completion] | None = None,
    told: Told | None = None,
) -> Reckoning | None:
    """How the last day for the decision follows from the promise; None before submission.

    `completions` are the requests with their letters, and `told` is what the applicant was told of
    a delay; both are read here when the first is not given. Three queries at most: none when they
    are given and the term ran as promised, or when `calendar` is given too. While a request is
    open it is taken to stay so until its last day; `coming` is that span of one still to be sent.
    """
    if application.decide_by is None or application.submitted_at is None:
        return None
    sent = completions
    if sent is None:
        sent = _sent(application)
        delays = Delay.objects.filter(application=application).select_related("letter")
        told = told_of(delays.defer("letter__pdf", "letter__body_html").first(), application.round)
    pauses = [_pause(one) for one in sent if one.letter_id] + ([coming] if coming else [])
    of = application.round
    is_from_closing = of.term_start == TermStart.CLOSING
    starts = application.closes_at if is_from_closing else application.submitted_at
    return reckon(
        amsterdam_date(starts),
        of.decision_weeks,
        application.decide_by,
        pauses,
        calendar,
        is_stretched=of.term_set_by == TermSetBy.STATUTE and rolls(of.decision_weeks),
        is_from_closing=is_from_closing,
        told=told,
    )


def reckon(
    starts_on: date,
    weeks: int,
    promised: date,
    pauses: Sequence[Pause],
    calendar: Calendar | None = None,
    *,
    is_stretched: bool,
    is_from_closing: bool = False,
    told: Told | None = None,
) -> Reckoning:
    """The sums of `reckoning`, of days alone. The Atw stretches the term as a whole, so days are
    added before it runs on (`is_stretched`). At most one query, for the calendar.

    A round that was extended since promises another day than it did then: the promise counts.
    """
    plain = starts_on + timedelta(weeks=weeks)
    pause = timedelta(days=sum(each.days for each in pauses))
    if plain != promised or pause:
        calendar = calendar or load_calendar()
        ran_on = calendar.working_day_from(plain) if is_stretched else plain
        plain = plain if ran_on == promised else promised
    counted = due = plain + pause
    if calendar is not None and is_stretched:
        due = calendar.working_day_from(counted)
    due = max(due, promised)
    if told is not None and told.moves:
        later = sum(each.days for each in pauses if each.first > told.told_on)
        due = max(due, told.new_day + timedelta(days=later))
    return Reckoning(starts_on, weeks, plain, promised, pauses, counted, due, told, is_from_closing)


def told_of(delay: Delay | None, of: Round) -> Told | None:
    """What the applicant knows of a delay; nothing before its letter."""
    if delay is None or delay.letter is None:
        return None
    return Told(delay.letter.dated_on, delay.new_day, moves=not is_term_set(of))


def is_term_set(of: Round) -> bool:
    """Whether a provision sets the decision term, so that telling of a delay does not move it."""
    return bool(of.term_length_source)


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
    is_later = found is not None and found.due > found.promised
    application.postponed_to = found.due if found and (found.days or is_later) else None
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
