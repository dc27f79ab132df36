"""Structured logs: one event a line, readable in the demo, JSON in production."""

import re
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied
from django.http import Http404

# Links that work for whoever has them: of an invitation, and to choose a new password.
SECRET_LINK = re.compile(r"(/uitnodiging/|/password/reset/key/|/confirm-email/)[^/\s?]+")


def without_secret_links(logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Take the secret out of addresses, so that who reads the logs cannot use the link."""
    return {
        key: SECRET_LINK.sub(r"\1…", value) if isinstance(value, str) else value
        for key, value in event.items()
    }


def without_traces_of_refusals(logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Take the trace out of a refusal: that somebody may not see a page is no error of ours.

    Rendering one took longer than answering the request.
    """
    _kind, error, _trace = event.get("exc_info") or (None, None, None)
    if isinstance(error, (PermissionDenied, Http404)):
        del event["exc_info"]
    return event


SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
    without_secret_links,
]

# A trace says where it went wrong, not with which values: among those are passwords and people.
WITHOUT_VALUES = structlog.processors.ExceptionRenderer(
    structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
)


def configure(*, json: bool, level: str = "INFO") -> dict[str, Any]:
    """Set structlog up and return Django's LOGGING, so that both write the same lines."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    ending: list[Any] = (
        [WITHOUT_VALUES, structlog.processors.JSONRenderer()]
        if json
        else [
            structlog.dev.ConsoleRenderer(
                colors=False, exception_formatter=structlog.dev.plain_traceback
            )
        ]
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "structured": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": [*SHARED, without_traces_of_refusals],
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *ending,
                ],
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # Post office brings a handler of its own, which would write every line twice.
            "post_office": {"handlers": [], "propagate": True, "level": "WARNING"},
            "weasyprint": {"level": "ERROR"},
            "fontTools": {"level": "WARNING"},
        },
    }
