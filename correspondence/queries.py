"""What the pages about mail read."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet
from post_office.models import Email, Log

from .mail_states import mail_state


def outbox() -> QuerySet[Email]:
    """Mail newest first, each with its `MailState` as `state` and its attempts, newest first.

    Two queries.

    The texts are not read: they may hold secret links.
    """
    found: QuerySet[Email] = (
        Email.objects.annotate(state=mail_state())
        .order_by("-created", "-pk")
        .defer("message", "html_message", "context")
    )
    attempts = Log.objects.order_by("-date")
    listed: QuerySet[Email] = found.prefetch_related(Prefetch("logs", attempts, to_attr="attempts"))
    return listed
