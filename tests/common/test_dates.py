"""How days and moments read."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import engines
from django.utils import translation

from common import dates

CLOSING = datetime(2023, 4, 28, 14, 0, tzinfo=UTC)


def test_moment_reads_in_dutch_and_on_the_clock_of_amsterdam():
    assert dates.moment_text(CLOSING) == "vrijdag 28 april 2023, 16.00 uur"


def test_moment_reads_in_english_when_that_is_the_language_of_the_page():
    with translation.override("en"):
        assert dates.moment_text(CLOSING) == "Friday 28 April 2023, 16:00"


def test_moment_in_winter_is_one_hour_ahead_of_utc():
    winter = datetime(2023, 12, 31, 23, 30, tzinfo=UTC)
    assert dates.moment_text(winter) == "maandag 1 januari 2024, 00.30 uur"


def test_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        dates.moment_text(datetime(2023, 4, 28, 16, 0))


def test_day_of_a_moment_is_the_day_in_amsterdam():
    assert dates.day_text(datetime(2023, 4, 28, 22, 30, tzinfo=UTC)) == "zaterdag 29 april 2023"
    assert dates.day_text(date(2023, 4, 28), weekday=False) == "28 april 2023"


@pytest.mark.parametrize(
    ("left", "text"),
    [
        (timedelta(days=42, hours=5), "nog 42 dagen"),
        (timedelta(days=3, hours=4, minutes=59), "nog 3 dagen en 4 uur"),
        (timedelta(days=1), "nog 1 dag"),
        (timedelta(days=1, minutes=30), "nog 1 dag"),
        (timedelta(hours=1, minutes=1), "nog 1 uur en 1 minuut"),
        (timedelta(minutes=20), "nog 20 minuten"),
        (timedelta(seconds=59), "nog minder dan een minuut"),
        (timedelta(), "nog minder dan een minuut"),
        (timedelta(seconds=-1), "gesloten"),
    ],
)
def test_time_left_reads_in_at_most_two_units(left, text):
    assert dates.remaining_text(CLOSING, now=CLOSING - left) == text


def test_filters_say_nothing_for_nothing():
    template = engines["django"].from_string(
        "{% load dates %}[{{ none|moment }}{{ none|day }}{{ none|day_short }}{{ none|remaining }}]"
    )
    assert template.render({"none": None}) == "[]"


def test_time_element_is_for_people_and_machines():
    template = engines["django"].from_string("{% load dates %}{% time_element at %}")
    assert template.render({"at": CLOSING}) == (
        '<time datetime="2023-04-28T16:00+02:00">vrijdag 28 april 2023, 16.00 uur</time>'
    )
