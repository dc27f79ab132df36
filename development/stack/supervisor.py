"""Keeping what was started running.

A small one of our own: what honcho and supervisord do instead, and why that does not fit, stands
in docs/decisions/0019-own-supervisor.md.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from .errors import StackError

LOOKING_SECONDS = 0.5
# A program that stops is started again, but not for ever.
RESTARTS = 3
RESTART_WINDOW_SECONDS = 60


class Server(Protocol):
    """Something that runs, and can be started again."""

    def is_running(self) -> bool:
        """Tell whether it runs."""

    def start_again(self) -> None:
        """Start it after it stopped. Raises `StackError` when it cannot start."""

    def last_words(self) -> str:
        """Return the last lines of its log."""


@dataclass
class Watched:
    """A server with the name a sentence begins with, and when it was started again."""

    name: str
    server: Server
    starts: list[float] = field(default_factory=list)

    def keep_running(self, say: Callable[[str], None]) -> None:
        """Start the server again when it stopped, and say so.

        Raises `StackError` when it keeps stopping, or does not start.
        """
        if self.server.is_running():
            return
        moment = time.monotonic()
        self.starts = [start for start in self.starts if start > moment - RESTART_WINDOW_SECONDS]
        if len(self.starts) >= RESTARTS:
            raise StackError(f"{self.name} keeps stopping:\n{self.server.last_words()}")
        say(f"{self.name} stopped; starting it again.")
        self.starts.append(moment)
        self.server.start_again()


def watch(servers: Sequence[Watched], say: Callable[[str], None]) -> None:
    """Keep `servers` running, in this order, until a request to stop interrupts.

    Raises `StackError` when one of them keeps stopping, or does not start.
    """
    while True:
        time.sleep(LOOKING_SECONDS)
        for watched in servers:
            watched.keep_running(say)
