"""Telling people something by mail: written in the transaction, sent by a worker once it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils import translation
from post_office.models import PRIORITY, STATUS, Email
from post_office.signals import email_queued

from common.links import absolute

LANGUAGE = "nl"


class Addressee(Protocol):
    """A person who can be written to."""

    email: str


def notify(
    *,
    to: Addressee | str,
    template: str,
    context: Mapping[str, Any],
    headers: Mapping[str, str] | None = None,
) -> Email:
    """Queue a mail in the current transaction and return its row.

    `to` is a person or an e-mail address; `template` names three files in `templates/mail/`:
    `<template>.subject.txt`, `<template>.txt` and `<template>.html`. In all three stand `context`,
    `person` (the user, or None) and `portal_url`.
    """
    person = None if isinstance(to, str) else to
    address = to if isinstance(to, str) else to.email
    words = _words(template, {**context, "person": person})
    return queue_mail(to=address, headers=headers, **words)


def compose_alike(
    *, to: Iterable[Addressee], template: str, context: Mapping[str, Any]
) -> list[Email]:
    """Write the same mail to each of several people, rendered once; to be stored by `queue_all`.

    Templates as for `notify`, but `person` is None.
    """
    words = _words(template, {**context, "person": None})
    return [_finished(to=person.email, headers=None, **words) for person in to]


def queue_all(emails: Sequence[Email]) -> None:
    """Queue composed mails in the current transaction, in one go."""
    Email.objects.bulk_create(emails)
    if emails:
        # To announce one is to announce all: a worker sends whatever waits.
        email_queued.send(sender=Email, emails=emails[:1])


def _words(template: str, context: Mapping[str, Any]) -> dict[str, str]:
    """Render the subject and both bodies of a mail, in the language of mails."""
    full = {**context, "portal_url": absolute("/")}
    with translation.override(LANGUAGE):
        return {
            "subject": _render(f"mail/{template}.subject.txt", full, escape=False),
            "text": _render(f"mail/{template}.txt", full, escape=False),
            "html": _render(f"mail/{template}.html", full, escape=True),
        }


def _render(name: str, context: Mapping[str, Any], *, escape: bool) -> str:
    """Render a template; plain text is not HTML, so nothing in it is escaped."""
    template: Any = get_template(name)
    text: str = template.template.render(Context(dict(context), autoescape=escape))
    return text.strip()


def queue_mail(
    *, to: str, subject: str, text: str, html: str = "", headers: Mapping[str, str] | None = None
) -> Email:
    """Store a finished mail as a row that a worker sends."""
    email = _finished(to=to, subject=subject, text=text, html=html, headers=headers)
    email.save()
    email_queued.send(sender=Email, emails=[email])
    return email


def _finished(
    *, to: str, subject: str, text: str, html: str, headers: Mapping[str, str] | None
) -> Email:
    """Return the row of a mail, not stored.

    Not through `post_office.mail.send`: that treats the text as a template once more, so that
    somebody called `{% now "Y" %}` would decide what is in the mail.
    """
    return Email(
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[to],
        subject=" ".join(subject.split()),
        message=text,
        html_message=html,
        headers=dict(headers) if headers else None,
        priority=PRIORITY.medium,
        status=STATUS.queued,
    )
