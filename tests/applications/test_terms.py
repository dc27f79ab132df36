"""Statutory terms, checked against dates computed by hand. Source: Algemene termijnenwet."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from applications.domain.terms import decision_due, term_in_words
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


def a_round(weeks: int = 8, *, closes_at: datetime | None = None, **fields) -> Round:
    """A round whose term counts from receipt, or from `closes_at` when that is given."""
    if closes_at is not None:
        fields |= {
            "closes_at": closes_at,
            "term_start": "closing",
            "term_start_source": "artikel 3",
        }
    # A closing moment that has nothing to do with a term that counts from receipt.
    fields.setdefault("closes_at", received(2030, 1, 1))
    return Round(decision_weeks=weeks, maximum_amount=Decimal(0), **fields)


def received(*when: int) -> datetime:
    """A moment in UTC."""
    return datetime(*when, tzinfo=UTC)


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
@pytest.mark.parametrize(
    ("received_at", "due"),
    [
        # A Friday; 8 weeks later is a plain Friday.
        (received(2023, 4, 28, 13), date(2023, 6, 23)),
        # Thursday 2 November 2023 + 8 weeks = Thursday 28 December.
        (received(2023, 11, 2, 10), date(2023, 12, 28)),
        # Monday 30 October 2023 + 8 weeks = Christmas Day; then Boxing Day.
        (received(2023, 10, 30, 10), date(2023, 12, 27)),
        # 19 March 2026 + 8 weeks = Ascension Day, an equated Friday and a weekend.
        (received(2026, 3, 19, 10), date(2026, 5, 18)),
        # Sunday 29 March 2026, when the clock skips an hour: + 8 weeks = Whit Sunday 24 May.
        (received(2026, 3, 29, 1, 30), date(2026, 5, 26)),
        # 22:30 UTC on 31 August is half past midnight on 1 September in Amsterdam.
        (received(2023, 8, 31, 22, 30), date(2023, 10, 27)),
        # 22:30 UTC on 24 October 2026 is Sunday in Amsterdam, the day the clock goes back.
        (received(2026, 10, 24, 22, 30), date(2026, 12, 21)),
        # 23:30 UTC on 25 October 2026 is Monday 0:30: winter time has begun.
        (received(2026, 10, 25, 23, 30), date(2026, 12, 21)),
    ],
)
def test_the_decision_term_counts_from_receipt_and_not_from_closing(received_at, due):
    """Source: Awb 4:13(2); the last days were counted by hand."""
    assert decision_due(a_round(), received_at) == due


@pytest.mark.django_db
def test_the_decision_term_counts_from_closing_when_a_provision_says_so():
    early = received(2023, 10, 2, 9)
    closes = received(2023, 10, 31, 15)

    assert decision_due(a_round(13, closes_at=closes), early) == date(2024, 1, 30)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("weeks", "set_by", "due"),
    [
        # Sunday 29 October 2023 + 12 weeks = Sunday 21 January 2024, + 13 = Sunday 28 January.
        (12, "statute", date(2024, 1, 22)),
        (12, "other", date(2024, 1, 21)),
        (13, "statute", date(2024, 1, 28)),
        (13, "other", date(2024, 1, 28)),
    ],
)
def test_only_a_term_of_an_act_or_order_runs_on_and_only_up_to_twelve_weeks(weeks, set_by, due):
    """Source: Atw 1, 4 and 5."""
    sunday = received(2023, 10, 29, 15)

    assert decision_due(a_round(weeks, term_set_by=set_by), sunday) == due


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {},
            "binnen 8 weken na ontvangst van uw aanvraag "
            "(artikel 4:13 van de Algemene wet bestuursrecht)",
        ),
        (
            {"decision_weeks": 13, "term_length_source": "artikel 9"},
            "binnen 13 weken na ontvangst van uw aanvraag (artikel 9)",
        ),
        (
            {
                "decision_weeks": 13,
                "term_length_source": "artikel 9",
                "term_start": "closing",
                "term_start_source": "artikel 8",
            },
            "binnen 13 weken na de sluiting van de ronde (artikel 8; artikel 9)",
        ),
        (
            {"term_start": "closing", "term_start_source": "artikel 8"},
            "binnen 8 weken na de sluiting van de ronde (artikel 8)",
        ),
    ],
)
def test_the_term_is_named_with_its_provision(fields, words):
    assert term_in_words(Round(**fields)) == words


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
