"""How long PostgreSQL may work on one statement, and what a visitor reads when that is too long.

Each kind of process sets its own limit as it starts: the web server (`onderwijsregio/wsgi.py`)
seconds, a worker (`onderwijsregio/celery.py`) minutes. Commands, such as `migrate`, have none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import structlog
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from psycopg2.errors import QueryCanceled

log = structlog.get_logger(__name__)

UNAVAILABLE = 503
_UID = "statement_limit"


def limit_statements(seconds: int) -> None:
    """Have every connection that this process opens from now on give up a statement by then.

    Zero takes the limit away. Waiting for a lock counts as well. What is given up raises
    `OperationalError`, and its transaction is undone.
    """

    def set_limit(connection: BaseDatabaseWrapper, **_: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, false)", [f"{seconds}s"])

    connection_created.connect(set_limit, weak=False, dispatch_uid=_UID)


def unlimit_statements() -> None:
    """Have connections opened from now on wait as long as the server lets them."""
    connection_created.disconnect(dispatch_uid=_UID)


class StatementLimitMiddleware:
    """Say kindly that a page took too long, when its statement was given up."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on; only exceptions of views concern us."""
        return self.respond(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """Return the page with status 503, or None for another exception.

        Without the request, because what the frame shows for a person is read from the database.
        """
        given_up = isinstance(exception, OperationalError) and isinstance(
            exception.__cause__, QueryCanceled
        )
        if not given_up:
            return None
        match = request.resolver_match
        log.error("statement_given_up", view=match and match.view_name, exc_info=exception)
        page = HttpResponse(render_to_string("503.html"), status=UNAVAILABLE)
        page["Cache-Control"] = "no-store"
        return page
