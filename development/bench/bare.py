"""What two processes make of letters with WeasyPrint alone: the floor of a batch of them.

Started as `python -m development.bench.bare SECONDS`: it reads a letter as HTML from its standard
input, and writes how many it made a minute.
"""

from __future__ import annotations

import subprocess
import sys
import time

PROCESSES = 2
SECONDS = 15


def letters_per_minute(body: str) -> float:
    """How many letters like `body` as many processes as a worker has make in a minute, together."""
    command = [sys.executable, "-m", "development.bench.bare", str(SECONDS)]
    running = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _process in range(PROCESSES)
    ]
    # Handed to all before any is waited for, so that they work beside each other.
    for process in running:
        if process.stdin is not None:
            process.stdin.write(body)
            process.stdin.close()
    return sum(float(process.stdout.read()) for process in running if process.stdout is not None)


def _main(seconds: float) -> None:
    from weasyprint import HTML

    body = sys.stdin.read()
    HTML(string=body).write_pdf()
    made, begun = 0, time.monotonic()
    while (taken := time.monotonic() - begun) < seconds:
        HTML(string=body).write_pdf()
        made += 1
    sys.stdout.write(str(made / taken * 60))


if __name__ == "__main__":
    _main(float(sys.argv[1]))
