"""What the pages about mail read."""

from __future__ import annotations

from django.db.models import Prefetch, Q, QuerySet
from post_office.models import STATUS, Email, Log

from common.search import containing


def outbox(*, words: str = "", status: str = "") -> QuerySet[Email]:
    """Mail newest first, each with its attempts newest first; two queries.

    `status` is `sent`, `failed` or `waiting`. The texts are not read: they may hold secret links.
    """
    found: QuerySet[Email] = Email.objects.order_by("-created", "-pk").defer(
        "message", "html_message", "context"
    )
    found = found.filter(containing(words, "to", "subject"))
    wanted = {
        "sent": Q(status=STATUS.sent),
        "failed": Q(status=STATUS.failed),
        "waiting": Q(status__isnull=True) | Q(status__in=[STATUS.queued, STATUS.requeued]),
    }.get(status)
    if wanted is not None:
        found = found.filter(wanted)
    attempts = Log.objects.order_by("-date")
    listed: QuerySet[Email] = found.prefetch_related(Prefetch("logs", attempts, to_attr="attempts"))
    return listed
