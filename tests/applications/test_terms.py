"""Statutory terms, checked against dates computed by hand. Source: Algemene termijnenwet."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from applications.domain.terms import decision_due
from applications.models import Round
from common.calendar import (
    Calendar,
    TermUnit,
    is_working_day,
    load_calendar,
    public_holidays,
    rolls,
)
from common.models import EquatedDay
from correspondence.domain.objections import objection_until


def a_round(closes_at: datetime, weeks: int) -> Round:
    return Round(closes_at=closes_at, decision_weeks=weeks, maximum_amount=Decimal(0))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("dated_on", "until"),
    [
        # Ascension Day, the equated Friday after it and a weekend.
        (date(2026, 4, 2), date(2026, 5, 18)),
        # Christmas Day, Boxing Day on a Friday and a weekend.
        (date(2025, 11, 13), date(2025, 12, 29)),
        (date(2023, 7, 6), date(2023, 8, 17)),
        (date(2024, 3, 28), date(2024, 5, 13)),
        # Equated days only: 2 January 2026 and 28 April 2023, the voorloper deadline.
        (date(2025, 11, 21), date(2026, 1, 5)),
        (date(2023, 3, 17), date(2023, 5, 1)),
        # King's Day on Saturday 26 April 2025, because 27 April is a Sunday.
        (date(2025, 3, 15), date(2025, 4, 28)),
        # Liberation Day outside the lustrum years: Tuesday 5 May 2026.
        (date(2026, 3, 24), date(2026, 5, 6)),
        # Good Friday 2026 up to and including Easter Monday.
        (date(2026, 2, 20), date(2026, 4, 7)),
    ],
)
def test_objection_term_rolls_over_free_days(dated_on, until):
    assert objection_until(dated_on) == until


@pytest.mark.django_db
def test_decision_term_of_thirteen_weeks_does_not_roll():
    closes = datetime(2023, 10, 31, 15, 0, tzinfo=UTC)

    assert decision_due(a_round(closes, 13)) == date(2024, 1, 30)
    # Thirteen weeks that end on a Sunday stay on that Sunday.
    sunday = datetime(2023, 10, 29, 15, 0, tzinfo=UTC)
    assert decision_due(a_round(sunday, 13)) == date(2024, 1, 28)


@pytest.mark.django_db
def test_decision_term_of_twelve_weeks_rolls():
    sunday = datetime(2023, 10, 29, 15, 0, tzinfo=UTC)

    assert decision_due(a_round(sunday, 12)) == date(2024, 1, 22)


@pytest.mark.django_db
def test_decision_term_counts_from_the_amsterdam_date():
    # 22:30 UTC on 31 August is half past midnight on 1 September in Amsterdam.
    closes = datetime(2023, 8, 31, 22, 30, tzinfo=UTC)

    assert decision_due(a_round(closes, 8)) == date(2023, 10, 27)


@pytest.mark.parametrize(
    ("length", "unit", "expected"),
    [
        (6, TermUnit.WEEKS, True),
        (12, TermUnit.WEEKS, True),
        (13, TermUnit.WEEKS, False),
        (90, TermUnit.DAYS, True),
        (91, TermUnit.DAYS, False),
        (3, TermUnit.MONTHS, True),
        (4, TermUnit.MONTHS, False),
        (1, TermUnit.YEARS, False),
        (24, TermUnit.HOURS, False),
    ],
)
def test_the_act_leaves_long_terms_alone(length, unit, expected):
    assert rolls(length, unit) is expected


@pytest.mark.parametrize("year", [2019, 2020, 2025, 2026, 2027])
def test_liberation_day_is_a_holiday_every_year(year):
    assert date(year, 5, 5) in public_holidays(year)


def test_kings_day_moves_to_saturday_when_it_falls_on_sunday():
    assert date(2025, 4, 26) in public_holidays(2025)
    assert date(2025, 4, 27) not in public_holidays(2025)


@pytest.mark.django_db
def test_equated_days_count_as_soon_as_they_are_in_the_table():
    thursday = date(2030, 10, 10)
    assert is_working_day(thursday)

    EquatedDay.objects.create(day=thursday, reason="Proef")

    assert not is_working_day(thursday)


@pytest.mark.django_db
def test_known_equated_days_are_in_the_table_from_the_start():
    assert EquatedDay.objects.count() == 10
    assert not is_working_day(date(2023, 4, 28))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 5, 14), "Ascension Day"),
        (date(2016, 5, 5), "Ascension Day"),
        (date(2026, 5, 5), "Liberation Day"),
        (date(2026, 5, 15), "a day equated with a public holiday"),
        (date(2026, 5, 16), "a Saturday"),
        (date(2026, 5, 17), "a Sunday"),
        (date(2026, 5, 18), None),
    ],
)
def test_a_free_day_says_why(day, why):
    calendar = Calendar({date(2026, 5, 15): "Vrijdag na Hemelvaartsdag"})

    with translation.override("en"):
        assert calendar.why_free(day) == why


@pytest.mark.django_db
def test_one_query_per_question_and_none_with_a_calendar(django_assert_num_queries):
    with django_assert_num_queries(1):
        calendar = load_calendar()
    with django_assert_num_queries(0):
        for day in range(1, 51):
            objection_until(date(2026, 1, 1).replace(month=day % 12 + 1), calendar)
    with django_assert_num_queries(1):
        objection_until(date(2026, 4, 2))
