#!/usr/bin/env python3
"""Run an administrative task of the portal; see `manage.py help`."""

import os
import sys


def main() -> None:
    """Run the management command named on the command line.

    The embedded database is started when it is needed and does not run, and stopped again.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onderwijsregio.settings.demo")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line

        from onderwijsregio.stack.command import StackError, database_for
    except ImportError as error:
        sys.exit(f"{error}. Run `make install` first, and then .venv/bin/python manage.py.")
    try:
        with database_for(sys.argv):
            execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, StackError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
