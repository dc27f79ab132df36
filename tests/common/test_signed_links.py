"""Tokens in links: for one purpose, about one subject, until a moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from common.refusal import Refusal
from common.signed_links import make_token, subject_of

ENDS = datetime(2026, 6, 1, 12, tzinfo=UTC)


def code(token, **fields) -> str:
    with pytest.raises(Refusal) as refused:
        subject_of(token, **{"purpose": "sign", "at": ENDS, **fields})
    return refused.value.code


def test_a_token_tells_its_subject_through_its_last_second():
    token = make_token(purpose="sign", subject="7", expires_at=ENDS)
    assert subject_of(token, purpose="sign", at=ENDS + timedelta(milliseconds=999)) == "7"
    assert code(token, at=ENDS + timedelta(seconds=1)) == "link_expired"


def test_a_token_for_one_purpose_is_of_no_use_for_another():
    token = make_token(purpose="sign", subject="7", expires_at=ENDS)
    assert code(token, purpose="invite") == "link_invalid"


@pytest.mark.parametrize("token", ["", "x", "é:\0"])
def test_what_is_no_token_is_refused(token):
    assert code(token) == "link_invalid"


def test_who_knows_the_end_from_elsewhere_reads_an_expired_token_too():
    token = make_token(purpose="sign", subject="7", expires_at=ENDS)
    assert subject_of(token, purpose="sign", at=None) == "7"


def test_no_two_tokens_are_equal():
    first, second = (make_token(purpose="sign", subject="7", expires_at=ENDS) for _ in range(2))
    assert first != second
