"""Messages by mail: what one says is written in the transaction of the act, as template and values.

A worker renders and sends it once that is committed (`correspondence.domain.sending`), so nobody
waits for either. Here stands what every floor needs to write one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from email.utils import make_msgid
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils import translation
from django.utils.functional import Promise
from post_office.models import PRIORITY, Email
from post_office.signals import email_queued

from common.links import absolute
from common.secret_links import SecretLink, as_stored, filled_in

LANGUAGE = "nl"
# The status of a message that no worker has rendered yet. Post office sends what is `queued`.
WRITTEN = None


class Addressee(Protocol):
    """A person who can be written to."""

    email: str
    name: str


class Words(NamedTuple):
    """The text of a message, plain and as HTML."""

    text: str
    html: str


def notify(
    *,
    to: Addressee | str,
    template: str,
    values: Mapping[str, Any],
    headers: Mapping[str, str] | None = None,
) -> Email:
    """Write a message in the current transaction and return its row.

    What `write` says holds here too.
    """
    email = write(to=to, template=template, values=values, headers=headers)
    email.save()
    email_queued.send(sender=Email, emails=[email])
    return email


def write(
    *,
    to: Addressee | str,
    template: str,
    values: Mapping[str, Any],
    headers: Mapping[str, str] | None = None,
) -> Email:
    """Write a message to one of several people, to be stored by `queue_all`.

    `to` is a person or an e-mail address. `template` names three files in `templates/mail/`:
    `<template>.subject.txt`, `<template>.txt` and `<template>.html`. `values` are exactly what
    these show: texts, numbers, days and moments, in lists and mappings as deep as needed. They are
    stored, so what changes later does not change the message; a link that proves an address is a
    `SecretLink`, of which nothing is stored that works. Beside them the templates have
    `person` (with a `name`; None for a mere address), `portal_url`, `subject` and `contact`, whom
    to ask (`name`, `email`, perhaps `phone`); the HTML one has `text` too.

    Raises TypeError for any other value, such as a row of the database.
    """
    person = None if isinstance(to, str) else {"name": to.name}
    address = to if isinstance(to, str) else to.email
    return _written(address, _stored(template, {**values, "person": person}), headers)


def write_alike(
    *, to: Iterable[Addressee], template: str, values: Mapping[str, Any]
) -> list[Email]:
    """Write the same message to each of several people; to be stored by `queue_all`.

    Templates and values as for `notify`, but `person` is None.
    """
    content = _stored(template, {**values, "person": None})
    subject = _subject(content)
    return [_written(person.email, content, subject=subject) for person in to]


def queue_all(emails: Sequence[Email]) -> None:
    """Store written messages in the current transaction, in one go."""
    Email.objects.bulk_create(emails)
    if emails:
        # To announce one is to announce all: a worker sends whatever waits.
        email_queued.send(sender=Email, emails=emails[:1])


def render_words(email: Email) -> Words:
    """Render the text of a written message from its stored template and values.

    Secret links are marks in it still (`with_links`). Raises whatever a template raises.
    """
    template, values = email.context["template"], _revived(email.context["values"])
    context = {
        **values,
        "subject": email.subject,
        "portal_url": absolute("/"),
        "contact": settings.CONTACT,
    }
    with translation.override(LANGUAGE):
        text = _render(f"mail/{template}.txt", context, escape=False)
        html = _render(f"mail/{template}.html", {**context, "text": text}, escape=True)
    return Words(text, html)


def with_links(email: Email, words: Words) -> Words:
    """Return the rendered `words` of a message with links that work: to be sent, not to be stored.

    Raises whatever making a link raises, such as when the person it is for is gone.
    """
    values = email.context["values"] if email.context else {}
    return Words(*filled_in(words, values))


def _written(
    to: str,
    content: Mapping[str, Any],
    headers: Mapping[str, str] | None = None,
    *,
    subject: str = "",
) -> Email:
    """Return the row of a message, not stored.

    Not through `post_office.mail.send`: that treats the text as a template once more, so that
    somebody called `{% now "Y" %}` would decide what is in the message.
    """
    return Email(
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[to],
        subject=subject or _subject(content),
        context=content,
        headers=dict(headers) if headers else None,
        priority=PRIORITY.medium,
        status=WRITTEN,
        # The same at every attempt, so that who receives one twice can tell.
        message_id=make_msgid(domain=urlsplit(settings.SITE_URL).hostname),
    )


def _subject(content: Mapping[str, Any]) -> str:
    """The subject on one line: rendered at once, because the outbox lists it."""
    with translation.override(LANGUAGE):
        text = _render(
            f"mail/{content['template']}.subject.txt", _revived(content["values"]), escape=False
        )
    return " ".join(text.split())


def _render(name: str, context: Mapping[str, Any], *, escape: bool) -> str:
    """Render a template; plain text is not HTML, so nothing in it is escaped."""
    template: Any = get_template(name)
    text: str = template.template.render(Context(dict(context), autoescape=escape))
    if not escape:
        # What a template leaves out, leaves no hole in plain text.
        text = re.sub(r"\n{3,}", "\n\n", text)
    # Stripped it is no safe string any more, so plain text that is shown in HTML is escaped there.
    return text.strip()


def _stored(template: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """What is stored of a message: only what JSON holds."""
    with translation.override(LANGUAGE):
        return {"template": template, "values": _plain(values)}


def _plain(value: Any) -> Any:
    """A value as JSON, which has no moments and days; lazy texts in the language of mails.

    Raises TypeError for other things.
    """
    match value:
        case None | bool() | int() | float():
            return value
        case str() | Promise():
            return f"{value}"
        case date() | SecretLink():
            return _named(value)
        case Mapping():
            return {str(key): _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
    raise TypeError(f"A message holds texts, numbers and days, not {type(value).__name__}.")


def _named(value: date | SecretLink) -> dict[str, Any]:
    """A value that JSON does not have, under the name by which it is known again."""
    match value:
        case SecretLink():
            return as_stored(value)
        case datetime():
            return {"__moment__": value.isoformat()}
    return {"__day__": value.isoformat()}


def _revived(value: Any) -> Any:
    """A stored value as templates use it: with its days and moments."""
    match value:
        case {"__moment__": str(moment)}:
            return datetime.fromisoformat(moment)
        case {"__day__": str(day)}:
            return date.fromisoformat(day)
        case {"__link__": {"mark": str(mark)}}:
            return mark
        case dict():
            return {key: _revived(item) for key, item in value.items()}
        case list():
            return [_revived(item) for item in value]
    return value
