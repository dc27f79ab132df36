"""What the pages about mail and about letters left unread read."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Prefetch, QuerySet
from post_office.models import Email, Log

from accounts.models import Role

from .mail_states import mail_state
from .models import Letter, LetterFollowUp


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


def left_unread(role: Role, at: datetime) -> QuerySet[Letter]:
    """Letters that nobody opened, the oldest first, with addressee and what was done about them.

    Two queries.
    """
    letters = Letter.objects.visible_to(role).left_unread(at)
    plain = letters.defer("pdf", "body_html").select_related("addressee")
    done = LetterFollowUp.objects.select_related("noted_by__user")
    return plain.prefetch_related(Prefetch("follow_ups", done)).order_by("made_at", "pk")
