"""Structured logs: one event a line, readable in the demo, JSON in production."""

from collections.abc import Iterable
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied
from django.http import Http404

from common.masking import Masker

# Where Django writes what a visitor tried: a host name that is not ours, a form too large.
VISITORS_DOING = "django.security"


def without_traces_of_refusals(logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Take the trace out of a refusal: that somebody may not see a page is no error of ours.

    Rendering one took longer than answering the request.
    """
    _kind, error, _trace = event.get("exc_info") or (None, None, None)
    if isinstance(error, (PermissionDenied, Http404)):
        del event["exc_info"]
    return event


def without_alarms_of_visitors(logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Lower what a visitor tried to a warning without a trace: an error calls somebody out of bed.

    Such as a request with the wrong `Host`, of which scanners send thousands.
    """
    if event["logger"].startswith(VISITORS_DOING):
        event.pop("exc_info", None)
        event["level"] = "warning"
    return event


SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]

# A trace says where it went wrong, not with which values: among those are passwords and people.
WITHOUT_VALUES = structlog.processors.ExceptionRenderer(
    structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
)


def configure(*, json: bool, level: str = "INFO", secrets: Iterable[str] = ()) -> dict[str, Any]:
    """Set structlog up and return Django's LOGGING, so that both write the same lines.

    `secrets` are values that must never be in a line, such as the passwords of the database and
    the broker; others are known by their name or their place (`common.masking`).
    """
    masker = Masker(secrets)

    def masked(logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
        written: dict[str, Any] = masker.anything(event)
        return written

    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    # Masked last, when traces are text too.
    ending: list[Any] = (
        [WITHOUT_VALUES, masked, structlog.processors.JSONRenderer()]
        if json
        else [
            structlog.processors.format_exc_info,
            masked,
            structlog.dev.ConsoleRenderer(colors=False),
        ]
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "structured": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": [
                    *SHARED,
                    without_traces_of_refusals,
                    without_alarms_of_visitors,
                ],
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *ending,
                ],
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # Django would mail errors to ADMINS, with the whole form in them.
            "django": {"handlers": [], "propagate": True},
            "django.server": {"handlers": [], "propagate": True},
            # Post office brings a handler of its own, which would write every line twice.
            "post_office": {"handlers": [], "propagate": True, "level": "WARNING"},
            "weasyprint": {"level": "ERROR"},
            "fontTools": {"level": "WARNING"},
            # It tells at its first import that it can log.
            "pikepdf": {"level": "WARNING"},
        },
    }
