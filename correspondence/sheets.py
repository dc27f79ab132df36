"""The mail of the portal and the letters to an organisation as files, without their texts."""

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

LETTERS = Sheet(
    _("Letters"),
    (
        (_("Letter"), lambda letter: letter.subject),
        (_("Reference"), lambda letter: letter.reference),
        (_("Date"), lambda letter: letter.dated_on),
        (_("Kind"), lambda letter: letter.kind_name),
        (_("Your reference"), lambda letter: letter.answers),
        (_("Objection until"), lambda letter: letter.objection_until),
        (_("New"), lambda letter: letter.is_new),
        (_("Replaced"), lambda letter: getattr(letter, "replaced_by", None) is not None),
    ),
)

UNREAD = Sheet(
    _("Letters left unread"),
    (
        (_("Letter"), lambda letter: letter.subject),
        (_("Reference"), lambda letter: letter.reference),
        (_("Addressee"), lambda letter: letter.addressee.name),
        (_("Telephone"), lambda letter: letter.addressee.phone if letter.addressee else ""),
        (_("Date"), lambda letter: letter.dated_on),
        (_("Objection until"), lambda letter: letter.objection_until),
    ),
)
