"""Days counted by hand, on a paper calendar, against the terms as the portal counts them.

No date here comes from the code that it tests. Easter is 9 April 2023, 31 March 2024, 20 April
2025, 5 April 2026, 28 March 2027 and 16 April 2028; Ascension Day is 39 days later and Whit Monday
50. The equated days are those of the royal decrees that the portal knows from the start.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from applications.domain.terms import Pause, Told, decision_due, reckon
from applications.models import Round
from assessments.domain.clock import grace_until, is_premature, penalty, penalty_from
from common.calendar import Calendar
from correspondence.domain.objections import is_in_time, objection_until

# Staatscourant: royal decrees under Atw 3(3).
CALENDAR = Calendar(
    dict.fromkeys(
        map(
            date.fromisoformat,
            (
                "2023-04-28",
                "2023-05-19",
                "2024-05-10",
                "2024-12-27",
                "2025-05-30",
                "2026-01-02",
                "2026-05-15",
                "2027-05-07",
                "2028-04-28",
                "2028-05-26",
            ),
        ),
        "gelijkgesteld",
    )
)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "weeks", "end", "why"),
    [
        ("2024-05-03", 8, "2024-06-28", "a Friday stays"),
        ("2026-05-03", 8, "2026-06-29", "Sunday 28 June"),
        ("2026-05-02", 8, "2026-06-29", "Saturday 27 June"),
        # Leap years.
        ("2024-01-04", 8, "2024-02-29", "56 days are 27 in January and 29 in February"),
        ("2023-01-04", 8, "2023-03-01", "no leap year: 27, 28 and one in March"),
        ("2028-01-05", 8, "2028-03-01", "26, 29 and one in March"),
        ("2024-02-29", 6, "2024-04-11", "31 days in March and 11 in April"),
        ("2028-02-29", 6, "2028-04-11", "the same, on a Tuesday"),
        # Easter.
        ("2026-02-19", 6, "2026-04-02", "Maundy Thursday is a working day"),
        ("2024-02-16", 6, "2024-04-02", "Good Friday 29 March to Easter Monday 1 April"),
        ("2025-03-10", 6, "2025-04-22", "Easter Monday"),
        ("2026-02-22", 6, "2026-04-07", "Easter Sunday, then Easter Monday"),
        ("2027-02-12", 6, "2027-03-30", "Good Friday is 26 March: an early Easter"),
        ("2028-03-03", 6, "2028-04-18", "Good Friday 14 April, in a leap year"),
        # King's Day.
        ("2026-03-16", 6, "2026-04-28", "Monday 27 April"),
        ("2022-03-16", 6, "2022-04-28", "Wednesday 27 April"),
        ("2025-03-14", 6, "2025-04-25", "Friday before King's Day on Saturday"),
        ("2025-03-15", 6, "2025-04-28", "27 April is a Sunday, so it is kept on Saturday 26"),
        ("2025-03-16", 6, "2025-04-28", "Sunday 27 April itself"),
        ("2025-03-17", 6, "2025-04-28", "Monday 28 April is no holiday"),
        ("2031-03-15", 6, "2031-04-28", "the next time: 27 April 2031 is a Sunday"),
        ("2023-03-16", 6, "2023-05-01", "Thursday 27 April and the equated Friday"),
        ("2028-03-16", 6, "2028-05-01", "Thursday 27 April and the equated Friday"),
        # Liberation Day counts every year, not once in five.
        ("2021-03-24", 6, "2021-05-06", "Wednesday 5 May"),
        ("2022-03-24", 6, "2022-05-06", "Thursday 5 May"),
        ("2023-03-24", 6, "2023-05-08", "Friday 5 May"),
        ("2024-03-24", 6, "2024-05-06", "Sunday 5 May"),
        ("2025-03-24", 6, "2025-05-06", "Monday 5 May"),
        ("2026-03-24", 6, "2026-05-06", "Tuesday 5 May"),
        ("2027-03-24", 6, "2027-05-10", "Wednesday; Ascension Day; equated; weekend"),
        ("2028-03-24", 6, "2028-05-08", "Friday 5 May"),
        # Ascension Day and Whitsun.
        ("2024-03-28", 6, "2024-05-13", "9 May, equated 10 May, weekend"),
        ("2025-04-17", 6, "2025-06-02", "29 May, equated 30 May, weekend"),
        ("2026-04-02", 6, "2026-05-18", "14 May, equated 15 May, weekend"),
        ("2025-04-28", 6, "2025-06-10", "Whit Monday 9 June"),
        ("2026-04-12", 6, "2026-05-26", "Whit Sunday 24 May"),
        ("2028-04-24", 6, "2028-06-06", "Whit Monday 5 June"),
        # Christmas and New Year.
        ("2024-11-13", 6, "2024-12-30", "Wednesday; Boxing Day; equated Friday; weekend"),
        ("2025-11-13", 6, "2025-12-29", "Thursday; Boxing Day on Friday; weekend"),
        ("2026-11-12", 6, "2026-12-24", "Christmas Eve is a working day"),
        ("2026-11-13", 6, "2026-12-28", "Friday; Boxing Day on Saturday"),
        ("2027-11-13", 6, "2027-12-27", "Saturday and Sunday; no day in their place"),
        ("2026-11-19", 6, "2026-12-31", "New Year's Eve is a working day"),
        ("2025-11-20", 6, "2026-01-05", "New Year's Day, equated 2 January, weekend"),
        ("2026-11-20", 6, "2027-01-04", "Friday 1 January"),
        # Awb 4:5(4): four weeks; Atw 4: up to twelve weeks run on.
        ("2026-04-07", 4, "2026-05-06", "Tuesday 5 May"),
        ("2026-10-09", 12, "2027-01-04", "twelve weeks run on from 1 January"),
        ("2026-10-02", 13, "2027-01-01", "thirteen weeks do not"),
    ],
)
def test_terms_in_weeks(start, weeks, end, why):
    assert CALENDAR.end_of_weeks(day(start), weeks) == day(end), why


@pytest.mark.parametrize(
    ("received_at", "due", "why"),
    [
        ("2027-03-27T23:30", "2027-05-24", "0.30 hours on Sunday 28 March; Sunday 23 May"),
        ("2027-03-28T21:59", "2027-05-24", "summer time: 23.59 hours, still that Sunday"),
        ("2027-03-28T22:00", "2027-05-24", "midnight: Monday 29 March; Monday 24 May"),
        ("2026-10-23T22:00", "2026-12-21", "midnight: Saturday 24 October; Saturday 19 December"),
        ("2026-10-23T21:59", "2026-12-18", "a minute before: Friday; Friday 18 December"),
        ("2026-10-25T22:59", "2026-12-21", "winter time: 23.59 hours on Sunday 25 October"),
        ("2024-12-31T22:59", "2025-02-25", "New Year's Eve, 23.59 hours"),
        ("2024-12-31T23:00", "2025-02-26", "New Year's Day, midnight"),
    ],
)
def test_the_day_of_receipt_is_one_in_amsterdam(received_at, due, why):
    of = Round(decision_weeks=8, closes_at=datetime(2030, 1, 1, tzinfo=UTC))
    at = datetime.fromisoformat(received_at).replace(tzinfo=UTC)
    assert decision_due(of, at, CALENDAR) == day(due), why


STILL_12 = ("2024-05-11", "2024-05-23")  # Asked on 10 May, completed on 23 May: 11 to 22 May.


@pytest.mark.parametrize(
    ("start", "promised", "pauses", "told", "due", "why"),
    [
        ("2024-05-03", "2024-06-28", [], None, "2024-06-28", "8 weeks, never still"),
        ("2024-05-03", "2024-06-28", [STILL_12], None, "2024-07-10", "28 June and 12 days"),
        (
            "2024-05-03",
            "2024-06-28",
            [STILL_12, ("2024-06-02", "2024-06-05")],
            None,
            "2024-07-15",
            "and 3 days: Saturday 13 July",
        ),
        (
            "2027-05-03",
            "2027-06-28",
            [("2027-05-11", "2027-05-23")],
            None,
            "2027-07-12",
            "Saturday 10 July",
        ),
        (
            "2026-05-03",
            "2026-06-29",
            [("2026-05-11", "2026-05-12")],
            None,
            "2026-06-29",
            "Sunday 28 June and one day: added before it runs on",
        ),
        (
            "2026-05-03",
            "2026-06-29",
            [("2026-05-11", "2026-05-13")],
            None,
            "2026-06-30",
            "Sunday 28 June and two days",
        ),
        (
            "2026-10-19",
            "2026-12-14",
            [("2026-11-03", "2026-11-14")],
            None,
            "2026-12-28",
            "14 December and 11 days: Christmas Day on Friday",
        ),
        (
            "2024-01-04",
            "2024-02-29",
            [("2024-01-20", "2024-01-21")],
            None,
            "2024-03-01",
            "the day after the leap day",
        ),
        # Awb 4:14(3): no provision sets the term, so the day that was told is the last one.
        (
            "2024-05-03",
            "2024-06-28",
            [],
            ("2024-06-20", "2024-08-09", True),
            "2024-08-09",
            "as told",
        ),
        (
            "2024-05-03",
            "2024-06-28",
            [],
            ("2024-06-20", "2024-08-10", True),
            "2024-08-10",
            "a Saturday that one chose stays: no term in an Act",
        ),
        (
            "2024-05-03",
            "2024-06-28",
            [STILL_12],
            ("2024-07-01", "2024-08-09", True),
            "2024-08-09",
            "what it stood still before is in it",
        ),
        (
            "2024-05-03",
            "2024-06-28",
            [("2024-07-01", "2024-07-06")],
            ("2024-06-20", "2024-08-09", True),
            "2024-08-14",
            "what it stood still after comes on top: 5 days",
        ),
        # Awb 4:14(1): a provision sets it; telling does not move it.
        (
            "2024-05-03",
            "2024-06-28",
            [],
            ("2024-06-20", "2024-08-09", False),
            "2024-06-28",
            "the term that is set stays",
        ),
    ],
)
def test_the_decision_term_with_what_stopped_and_moved_it(start, promised, pauses, told, due, why):
    spans = [Pause(day(first), day(until)) for first, until in pauses]
    known = Told(day(told[0]), day(told[1]), moves=told[2]) if told else None
    found = reckon(day(start), 8, day(promised), spans, CALENDAR, is_stretched=True, told=known)
    assert found.due == day(due), why


@pytest.mark.parametrize(
    ("start", "weeks", "promised", "pause", "due"),
    [
        # Sunday 28 June and 6 days: Saturday 4 July; a ministerial regulation does not run on.
        ("2026-05-03", 8, "2026-06-28", ("2026-05-11", "2026-05-17"), "2026-07-04"),
        # 31 October 2023 and 13 weeks: Tuesday 30 January; and 5 days: Sunday 4 February.
        ("2023-10-31", 13, "2024-01-30", ("2023-11-10", "2023-11-15"), "2024-02-04"),
    ],
)
def test_a_term_that_the_act_leaves_alone_stays_on_a_day_off(start, weeks, promised, pause, due):
    spans = [Pause(day(pause[0]), day(pause[1]))]
    found = reckon(day(start), weeks, day(promised), spans, CALENDAR, is_stretched=False)
    assert found.due == day(due)


@pytest.mark.parametrize(
    ("received", "last_free", "first", "why"),
    [
        ("2024-07-01", "2024-07-15", "2024-07-16", "Monday, and two weeks"),
        ("2024-02-15", "2024-02-29", "2024-03-01", "the leap day is the last free one"),
        ("2023-02-15", "2023-03-01", "2023-03-02", "no leap year"),
        ("2026-04-11", "2026-04-28", "2026-04-29", "Saturday 25 April, and King's Day on Monday"),
        ("2026-04-30", "2026-05-18", "2026-05-19", "Ascension Day, equated day, weekend"),
        ("2026-12-11", "2026-12-28", "2026-12-29", "Christmas Day on Friday"),
    ],
)
def test_the_penalty_begins_after_two_weeks(received, last_free, first, why):
    """Awb 4:17(3); the Atw is set aside for the 42 days alone (4:17(1))."""
    assert grace_until(day(received), CALENDAR) == day(last_free), why
    assert penalty_from(day(received), CALENDAR) == day(first), why


@pytest.mark.parametrize(
    ("received", "premature"),
    [("2024-06-27", True), ("2024-06-28", True), ("2024-06-29", False)],
)
def test_a_notice_of_default_counts_once_the_term_is_over(received, premature):
    """Awb 6:12(2): the last day was Friday 28 June."""
    assert is_premature(day(received), day("2024-06-28")) is premature


@pytest.mark.parametrize(
    ("first", "known_on", "days", "euros", "why"),
    [
        ("2024-07-16", "2024-07-15", 0, 0, "decided in the two weeks"),
        ("2024-07-16", "2024-07-16", 0, 0, "decided on the first day"),
        ("2024-07-16", "2024-07-17", 1, 23, "one day"),
        ("2024-07-16", "2024-07-30", 14, 322, "14 x 23"),
        ("2024-07-16", "2024-07-31", 15, 357, "and 35"),
        ("2024-07-16", "2024-08-13", 28, 812, "322 + 14 x 35"),
        ("2024-07-16", "2024-08-14", 29, 857, "and 45"),
        ("2024-07-16", "2024-08-27", 42, 1442, "812 + 14 x 45: the most, as is published"),
        ("2024-07-16", "2025-02-01", 42, 1442, "never more than 42 days"),
        ("2018-03-01", "2018-04-12", 42, 1260, "before 2019: 14 x (20 + 30 + 40)"),
        ("2018-12-25", "2019-01-08", 14, 301, "7 x 20 + 7 x 23"),
        ("2024-02-28", "2024-03-02", 3, 69, "28 and 29 February and 1 March"),
        ("2026-03-28", "2026-03-30", 2, 46, "a day of 23 hours is a day"),
        ("2026-04-24", "2026-05-08", 14, 322, "days off count: no Atw in these 42 days"),
    ],
)
def test_what_a_penalty_comes_to(first, known_on, days, euros, why):
    found = penalty(day(first), day(known_on))
    assert (found.days if found else 0) == days, why
    assert (found.amount if found else Decimal(0)) == Decimal(euros), why
    if found:
        assert found.last == day(first) + timedelta(days=days - 1)


@pytest.mark.parametrize(
    ("until", "posted", "received", "expected", "why"),
    [
        ("2024-04-11", None, "2024-04-11", True, "on the last day"),
        ("2024-04-11", None, "2024-04-12", False, "a day late, and not by post"),
        ("2024-04-11", "2024-04-11", "2024-04-18", True, "posted in time, within a week"),
        ("2024-04-11", "2024-04-11", "2024-04-19", False, "posted in time, a day after that week"),
        ("2024-04-11", "2024-04-12", "2024-04-13", False, "posted too late"),
        ("2026-12-28", "2026-12-28", "2027-01-04", True, "over New Year"),
        ("2026-12-28", "2026-12-28", "2027-01-05", False, "a day more"),
        ("2026-03-27", "2026-03-27", "2026-04-07", True, "the week ends on Good Friday"),
        ("2026-03-27", "2026-03-27", "2026-04-08", False, "and Easter Monday is the last day off"),
    ],
)
def test_an_objection_is_in_time_or_late(until, posted, received, expected, why):
    """Awb 6:8 and 6:9."""
    found = is_in_time(
        day(until),
        received_on=day(received),
        posted_on=day(posted) if posted else None,
        calendar=CALENDAR,
    )
    assert found is expected, why


@pytest.mark.parametrize(
    ("dated_on", "until"),
    [
        ("2024-02-29", "2024-04-11"),  # From 1 March, six weeks: a Thursday.
        ("2023-05-24", "2023-07-05"),  # The letters of the round of 2023: a Wednesday.
        ("2023-07-06", "2023-08-17"),  # Those that made it definitive: a Thursday.
        ("2026-11-13", "2026-12-28"),  # Christmas Day on a Friday.
    ],
)
def test_the_term_for_an_objection(dated_on, until):
    assert objection_until(day(dated_on), CALENDAR) == day(until)
