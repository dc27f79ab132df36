"""Making a PDF in a process of its own, which is ended when it takes too long.

For pages: while somebody waits, a document must not keep a web process busy. Started as
`python -m common.pdf.apart FOLDER ...`, the folders being those of the static files; it reads the
page from its standard input and writes the PDF to its standard output.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from django.conf import settings

from .writing import ForeignAddress, write

FOREIGN = 3


class TooSlow(Exception):
    """A document was not ready in time."""


def write_apart(page: str, *, seconds: float) -> bytes:
    """Return `page` as PDF, made in another process within `seconds`.

    Raises `TooSlow`, `ForeignAddress` (as `common.pdf.writing.write`), and
    `CalledProcessError` when the process fails otherwise.
    """
    folders = [str(folder) for folder in settings.STATICFILES_DIRS]
    try:
        made = subprocess.run(
            [sys.executable, "-m", "common.pdf.apart", *folders],
            input=page.encode(),
            capture_output=True,
            check=False,
            cwd=settings.BASE_DIR,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired as late:
        raise TooSlow from late
    if made.returncode == FOREIGN:
        raise ForeignAddress(made.stderr.decode())
    made.check_returncode()
    return made.stdout


def _main(folders: list[str]) -> int:
    """Make the PDF, without the apps of the portal: they would take longer than the document."""
    settings.configure(
        STATICFILES_DIRS=[Path(folder) for folder in folders],
        STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
    )
    try:
        sys.stdout.buffer.write(write(sys.stdin.buffer.read().decode()))
    except ForeignAddress as foreign:
        sys.stderr.write(str(foreign))
        return FOREIGN
    return 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
