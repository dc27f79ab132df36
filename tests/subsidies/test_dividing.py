"""Dividing a ceiling: what must hold whatever is asked, by whom and in whichever order."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from subsidies.domain.dividing import Claim, Rules, divide, lot
from subsidies.models import Method, Rest, Ties, Why

SEED = "zaad"
# A busy machine is no failure.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
MONDAY, TUESDAY = date(2026, 6, 1), date(2026, 6, 2)


def claim(number: str, asked: int, day: date = MONDAY, points: int = 0) -> Claim:
    return Claim(number, asked, day, points)


def granted(lines) -> dict[str, int]:
    return {line.claim.number: line.granted for line in lines}


@st.composite
def claims(draw) -> list[Claim]:
    numbers = draw(st.lists(st.integers(1, 9999), unique=True, max_size=12))
    return [
        Claim(
            f"SU-2026-{number:04}",
            draw(st.integers(0, 30_000) | st.integers(0, 10**12)),
            draw(st.dates(date(2026, 6, 1), date(2026, 6, 4))),
            draw(st.integers(0, 6)),
        )
        for number in numbers
    ]


rules = st.builds(
    Rules,
    method=st.sampled_from(Method),
    ceiling=st.integers(0, 100_000) | st.integers(0, 10**13),
    ties=st.sampled_from(Ties),
    rest=st.sampled_from(Rest),
    fixed=st.integers(0, 20_000),
)
seeds = st.text("0123456789abcdef", min_size=1, max_size=8)


@patient
@given(claims(), rules, seeds)
def test_no_more_is_given_than_the_ceiling_nor_more_than_one_asked(found, agreed, seed):
    lines = divide(found, agreed, seed=seed)
    assert sum(line.granted for line in lines) <= agreed.ceiling
    assert all(0 <= line.granted <= line.claim.asked for line in lines)
    assert [line.place for line in lines] == list(range(1, len(found) + 1))
    assert {line.claim for line in lines} == set(found)


@patient
@given(claims(), rules, seeds)
def test_who_ranks_higher_is_never_skipped(found, agreed, seed):
    assume(agreed.method != Method.PRO_RATA)
    due = agreed.fixed if agreed.method == Method.FIXED else 10**15
    lines = divide(found, agreed, seed=seed)
    short = [line for line in lines if line.granted < min(due, line.claim.asked)]
    if short:
        after = lines[lines.index(short[0]) + 1 :]
        assert not any(line.granted for line in after)
        assert all(line.why == Why.CEILING for line in after)


@patient
@given(claims(), rules, seeds)
def test_points_and_days_decide_the_order_before_the_draw_does(found, agreed, seed):
    lines = divide(found, agreed, seed=seed)
    if agreed.method == Method.POINTS:
        points = [line.claim.points for line in lines]
        assert points == sorted(points, reverse=True)
    if agreed.method == Method.RECEIPT:
        days = [line.claim.complete_on for line in lines]
        assert days == sorted(days)


@patient
@given(claims(), rules, seeds, st.integers())
def test_the_order_of_the_rows_makes_no_difference(found, agreed, seed, shuffle):
    shuffled = list(found)
    Random(shuffle).shuffle(shuffled)
    assert divide(shuffled, agreed, seed=seed) == divide(found, agreed, seed=seed)


@patient
@given(claims(), rules, seeds)
def test_pro_rata_adds_up_to_the_cent_and_is_fair_to_a_cent(found, agreed, seed):
    agreed = Rules(Method.PRO_RATA, agreed.ceiling)
    lines = divide(found, agreed, seed=seed)
    together = sum(one.asked for one in found)
    assert sum(line.granted for line in lines) == min(together, agreed.ceiling)
    if together > agreed.ceiling:
        for line in lines:
            assert abs(line.granted * together - line.claim.asked * agreed.ceiling) < together


@patient
@given(st.lists(st.integers(0, 30_000), max_size=12), st.integers(0, 100_000))
def test_without_equals_the_seed_makes_no_difference(asked, ceiling):
    found = [claim(f"A{n}", one, MONDAY + timedelta(n), n) for n, one in enumerate(asked)]
    for agreed in (Rules(Method.RECEIPT, ceiling), Rules(Method.POINTS, ceiling)):
        assert divide(found, agreed, seed="een") == divide(found, agreed, seed="twee")


def test_the_first_that_does_not_fit_gets_what_is_left_and_the_next_nothing():
    found = [claim("A", 70, points=3), claim("B", 60, points=2), claim("C", 10, points=1)]
    lines = divide(found, Rules(Method.POINTS, 100), seed=SEED)
    assert [(line.granted, line.why) for line in lines] == [
        (70, Why.ALL),
        (30, Why.PART),
        (0, Why.CEILING),
    ]


def test_where_a_part_is_of_no_use_the_first_that_does_not_fit_gets_nothing_nor_does_the_next():
    found = [claim("A", 70, points=3), claim("B", 60, points=2), claim("C", 10, points=1)]
    lines = divide(found, Rules(Method.POINTS, 100, rest=Rest.NONE), seed=SEED)
    assert granted(lines) == {"A": 70, "B": 0, "C": 0}


def test_when_nothing_is_left_at_all_the_next_gets_nothing_instead_of_a_part():
    found = [claim("A", 100, MONDAY), claim("B", 60, TUESDAY)]
    lines = divide(found, Rules(Method.RECEIPT, 100), seed=SEED)
    assert [line.why for line in lines] == [Why.ALL, Why.CEILING]


def test_who_was_complete_a_day_later_comes_after_all_of_the_day_before():
    found = [claim("A", 60, TUESDAY), claim("B", 60, MONDAY)]
    assert granted(divide(found, Rules(Method.RECEIPT, 60), seed=SEED)) == {"B": 60, "A": 0}


def test_equal_points_go_by_receipt_where_the_round_says_so():
    found = [claim("A", 60, TUESDAY, 2), claim("B", 60, MONDAY, 2)]
    by_day = divide(found, Rules(Method.POINTS, 60, Ties.RECEIPT), seed=SEED)
    assert granted(by_day) == {"B": 60, "A": 0}
    assert not any(line.by_draw for line in by_day)


def test_the_draw_can_be_done_again_by_hand_and_is_told():
    found = [claim("SU-2026-0001", 60), claim("SU-2026-0002", 60)]
    lines = divide(found, Rules(Method.RECEIPT, 60), seed="7f3a")
    # printf '7f3a:SU-2026-0001' | sha256sum
    assert lot("7f3a", "SU-2026-0001").startswith(LOTS[0])
    assert lot("7f3a", "SU-2026-0002").startswith(LOTS[1])
    assert [line.claim.number for line in lines] == sorted(
        ["SU-2026-0001", "SU-2026-0002"], key=lambda number: lot("7f3a", number)
    )
    assert all(line.by_draw for line in lines)


LOTS = ("41d9298eaf32", "bdd3b7a79317")


def test_a_cent_that_is_left_goes_to_who_lost_the_most_of_one():
    found = [claim("A", 100), claim("B", 100), claim("C", 99)]
    lines = granted(divide(found, Rules(Method.PRO_RATA, 200), seed=SEED))
    # 66.889, 66.889 and 66.221: two cents are left for the first two.
    assert lines == {"A": 67, "B": 67, "C": 66}


def test_of_equal_shares_the_draw_says_who_gets_the_last_cent():
    found = [claim("A", 50), claim("B", 50)]
    lines = divide(found, Rules(Method.PRO_RATA, 51), seed=SEED)
    assert sorted(granted(lines).values()) == [25, 26]
    assert all(line.by_draw for line in lines)


def test_a_fixed_amount_is_no_more_than_what_was_asked():
    found = [claim("A", 100_000), claim("B", 40_000)]
    lines = divide(found, Rules(Method.FIXED, 200_000, fixed=60_000), seed=SEED)
    assert granted(lines) == {"A": 60_000, "B": 40_000}
    assert {line.claim.number: line.why for line in lines} == {"A": Why.FIXED, "B": Why.ALL}


@pytest.mark.parametrize("method", Method)
def test_without_applications_nothing_is_given(method):
    assert divide([], Rules(method, 100, fixed=10), seed=SEED) == []
