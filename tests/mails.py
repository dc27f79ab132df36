"""Mails as tests meet them."""

from __future__ import annotations

from email.utils import make_msgid

from post_office.models import STATUS, Email

from correspondence.domain.sending import rendered


def text_of(email: Email) -> str:
    """The plain text of a mail, whether a worker has rendered it or not."""
    return rendered(email).text


def html_of(email: Email) -> str:
    """The text of a mail as HTML."""
    return rendered(email).html


def a_mail(to: str = "a@voorbeeld.example", subject: str = "Bericht", text: str = "y") -> Email:
    """A mail that a worker has rendered and that waits for sending."""
    return Email.objects.create(
        from_email="re@voorbeeld.example",
        to=[to],
        subject=subject,
        message=text,
        status=STATUS.queued,
        message_id=make_msgid(domain="voorbeeld.example"),
    )
