"""Numbers follow each other without gaps, whoever asks at the same time."""

import threading

import pytest
from django.db import connection, transaction

from common.numbering import next_number


@pytest.mark.django_db
def test_each_series_counts_on_its_own():
    assert [next_number("VL-2026"), next_number("OR-2026"), next_number("VL-2026")] == [
        "VL-2026-0001",
        "OR-2026-0001",
        "VL-2026-0002",
    ]


@pytest.mark.django_db(transaction=True)
def test_number_of_what_is_rolled_back_goes_to_the_next():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        next_number("VL-2026")
        _ = 1 / 0
    assert next_number("VL-2026") == "VL-2026-0001"


@pytest.mark.django_db(transaction=True)
def test_who_ask_at_once_each_get_their_own():
    given: list[str] = []
    start = threading.Barrier(4)

    def work():
        start.wait()
        try:
            given.extend(next_number("VL-2026") for _time in range(25))
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(given) == [f"VL-2026-{number:04}" for number in range(1, 101)]


@pytest.mark.django_db
def test_number_is_taken_in_one_statement_whatever_went_before(django_assert_num_queries):
    for _time in range(3):
        with django_assert_num_queries(1):
            next_number("VL-2026")


@pytest.mark.django_db
def test_numbers_above_9999_just_grow():
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO common_counter (name, value) VALUES ('VL-2026', 9999)")
    assert next_number("VL-2026") == "VL-2026-10000"
