"""The mail of the portal as a file, without its texts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from post_office.models import STATUS, Email

from common.exports import Sheet


def _status(mail: Email) -> StrOrPromise:
    return {STATUS.sent: _("sent"), STATUS.failed: _("failed")}.get(mail.status, _("waiting"))


def _what_went_wrong(mail: Email) -> str:
    """What the last attempt said of a mail from `queries.outbox`."""
    is_sent = mail.status == STATUS.sent
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
