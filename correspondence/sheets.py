"""The mail of the portal as a file, without its texts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from post_office.models import Email

from common.exports import Sheet

from .mail_states import MailState


def _status(mail: Email) -> StrOrPromise:
    """How far a mail from `queries.outbox` is."""
    return MailState(mail.state).label


def _what_went_wrong(mail: Email) -> str:
    """What the last attempt said of a mail from `queries.outbox`."""
    is_sent = mail.state == MailState.SENT
    return "" if is_sent or not mail.attempts else str(mail.attempts[0].message)


MAIL = Sheet(
    _("Mail"),
    (
        (_("Subject"), lambda mail: mail.subject),
        (_("To"), lambda mail: ", ".join(mail.to)),
        (_("Written"), lambda mail: mail.created),
        (_("Status"), _status),
        (_("What went wrong"), _what_went_wrong),
    ),
)
