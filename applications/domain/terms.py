"""By when an application must be decided on, and how a receipt tells it.

The term counts from receipt of the application (Awb 4:13), or from the closing of the round when
the round names the provision that says so. What was promised on a receipt is kept with the
application (`Application.decide_by`); only `applications.domain.submission` works it out.
"""

from __future__ import annotations

from datetime import date, datetime

from applications.models import Round
from applications.models.rounds import LONGEST_WITHOUT_SOURCE, TermSetBy, TermStart
from common.calendar import Calendar, load_calendar
from common.dates import amsterdam_date


def decision_due(of: Round, received_at: datetime, calendar: Calendar | None = None) -> date:
    """The last day for a decision on an application that was received at `received_at`.

    A term that an Act or an order in council sets runs on to a working day, up to twelve weeks
    (Atw 1, 4 and 5); another does not. One query, or none when `calendar` is given.
    """
    starts = of.closes_at if of.term_start == TermStart.CLOSING else received_at
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
