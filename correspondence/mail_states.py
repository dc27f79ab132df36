"""How far the sending of a message is, as its statuses in django-post-office say it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Case, Q, TextChoices, Value, When
from django.utils.translation import gettext_lazy as _
from post_office.models import STATUS


class MailState(TextChoices):
    """Whether a message still has to be sent, was sent, or will not be."""

    WAITING = "waiting", _("waiting")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed")


IN_STATE: Mapping[str, Q] = {
    MailState.WAITING: Q(status__isnull=True) | Q(status__in=[STATUS.queued, STATUS.requeued]),
    MailState.SENT: Q(status=STATUS.sent),
    MailState.FAILED: Q(status=STATUS.failed),
}


def mail_state() -> Case:
    """The `MailState` of messages, to annotate."""
    return Case(*(When(fits, then=Value(str(state))) for state, fits in IN_STATE.items()))
