"""A request to stop waits for what must not be broken off."""

import signal

import pytest

from development.stack.signals import deferred


def test_a_request_to_stop_comes_after_what_was_begun():
    done = []
    with pytest.raises(KeyboardInterrupt), deferred():
        signal.raise_signal(signal.SIGINT)
        done.append("begun and finished")
    assert done == ["begun and finished"]


def test_afterwards_requests_are_heard_as_before():
    before = signal.getsignal(signal.SIGTERM)
    with deferred():
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before
