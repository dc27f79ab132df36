"""The embedded database for as long as a management command runs."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType

from . import places
from .errors import StackError
from .postgres import EmbeddedPostgres, programs

ROOT = Path(__file__).resolve().parents[2]
EMBEDDED = {"development.settings.demo", "development.settings.test"}
# These read no data, and must work on a machine where no database can run.
WITHOUT_DATABASE = frozenset(
    {"", "help", "version", "--help", "--version", "catalogue", "collectstatic", "diffsettings"}
)


@contextmanager
def database_for(arguments: Sequence[str]) -> Iterator[None]:
    """Keep the embedded database running during the command line `arguments`.

    Nothing is started when `DATABASE_URL` names a server, under production settings, or for a
    command that reads no data. Ends the program when the server cannot start.
    """
    command = arguments[1] if len(arguments) > 1 else ""
    settings = os.environ.get("DJANGO_SETTINGS_MODULE", "")
    if settings not in EMBEDDED or os.environ.get("DATABASE_URL") or command in WITHOUT_DATABASE:
        yield
        return
    var = Path(os.environ.get("VAR_DIR") or ROOT / "var").resolve()
    testing = settings.endswith(".test")
    folder = places.test_database_folder(var) if testing else places.database_folder(var)
    signal.signal(signal.SIGTERM, _leave)
    with ExitStack() as stack:
        try:
            server = stack.enter_context(EmbeddedPostgres(folder, careless=testing))
            server.ensure_database(places.DATABASE)
            # For `backup` and `restore`: programs as new as the server.
            os.environ["PATH"] = f"{programs()}{os.pathsep}{os.environ['PATH']}"
        except StackError as error:
            sys.exit(str(error))
        yield


def _leave(number: int, frame: FrameType | None) -> None:
    """End as after an error, so that a server that was started is stopped again."""
    sys.exit(128 + number)
