#!/usr/bin/env python3
"""Run an administrative task of the portal; see `manage.py help`."""

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from importlib.util import find_spec


def main() -> None:
    """Run the management command named on the command line.

    Where the portal is developed, the embedded database is started when it is needed and does not
    run, and stopped again. A production image has no `development` and connects as it is set up.
    """
    where = "development" if find_spec("development") else "onderwijsregio"
    settings = {"development": "demo", "onderwijsregio": "production"}[where]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"{where}.settings.{settings}")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ImportError as error:
        sys.exit(f"{error}. Run `make install` first, and then .venv/bin/python manage.py.")
    try:
        with embedded_database(sys.argv):
            execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))


def embedded_database(arguments: list[str]) -> AbstractContextManager[None]:
    """The embedded database for as long as the command runs, where there is one."""
    try:
        from development.stack.command import database_for
    except ModuleNotFoundError:
        return nullcontext()
    return database_for(arguments)


if __name__ == "__main__":
    main()
