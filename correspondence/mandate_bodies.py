"""The bodies on whose behalf is signed, such as a minister: whoever knows some says how to read it.

A mandate of a body that decides on nothing would sign nothing, so the register offers these only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

_readers: list[Callable[[], Iterable[str]]] = []


def register(read: Callable[[], Iterable[str]]) -> None:
    """Have `read` called when the bodies are asked for; each reader once."""
    if read not in _readers:
        _readers.append(read)


def known() -> list[str]:
    """Every body by name, once, whatever its capitals. One query per reader."""
    found: dict[str, str] = {}
    for read in _readers:
        for name in read():
            found.setdefault(name.strip().upper(), name.strip())
    return sorted(found.values())
