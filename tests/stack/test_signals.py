"""A request to stop waits for what must not be broken off."""

import signal

import pytest

from development.stack.demo import Stopped, stop_quietly
from development.stack.signals import STOPPING, deferred


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


def test_requests_to_stop_that_come_together_are_one_and_nothing_is_complained_about():
    """What Python would print on the terminal is a warning here, and so fails the test."""
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    try:
        with stop_quietly():
            with pytest.raises(Stopped):
                raise_together(STOPPING)
            signal.raise_signal(signal.SIGINT)
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)


def raise_together(numbers):
    """Have `numbers` reach Python at the same moment."""
    for number in numbers:
        signal.raise_signal(number)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, numbers)
