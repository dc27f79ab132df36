"""Asking the Realisatie Eenheid something about a section, and finding names in what is answered.

See docs/decisions/0175-questions-and-help-texts.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from accounts.models import PENVOERDER_KINDS, Role
from applications.models import Application, Partner, ProjectLeader, Question
from common.refusal import Refusal, written
from regions.models import Organisation

from .editing import refuse_unless_editable
from .locking import locked

MOST_OPEN = 10
"""So many questions of one application can wait for an answer."""
MOST_IN_AN_HOUR = 10
"""So many questions one person asks in an hour, about all applications together."""

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Shorter ones are words of the language too.
_SHORTEST = 4


@transaction.atomic
def ask(*, application: Application, kind: str, text: str, by: Role) -> Question:
    """Ask about section `kind`, as long as it can be written.

    Raises `Refusal` (`not_editable`, `text_missing`, `too_many_open`, `too_often`).
    """
    current = locked(application)
    refuse_unless_editable(current, kind, by)
    text = written(text, _("Write your question."), code="text_missing", field="text")
    if Question.objects.unanswered().filter(application=current).count() >= MOST_OPEN:
        told = ngettext_lazy(
            "%(number)s question waits for an answer. Please wait for that first.",
            "%(number)s questions wait for an answer. Please wait for one of them first.",
            MOST_OPEN,
        )
        raise Refusal(told % {"number": MOST_OPEN}, code="too_many_open", field="text")
    since = timezone.now() - timedelta(hours=1)
    mine = Question.objects.filter(asked_by__user=by.user_id, asked_at__gt=since)
    if mine.count() >= MOST_IN_AN_HOUR:
        raise Refusal(
            _("You asked many questions in a short time. Please try again in an hour."),
            code="too_often",
            field="text",
        )
    return Question.objects.create(application=current, section=kind, text=text, asked_by=by)


def names_in(text: str, question: Question) -> list[str]:
    """What in `text` tells who asked: addresses, and names of the application and its people.

    Of a draft the Realisatie Eenheid may not hear who takes part in it, so then what stands there
    are all organisations of the register, whether or not they do. In the order of the names, each
    once.
    """
    application = question.application
    names = _of_asker(question) if application.submitted_at is None else _names(application)
    found = _ADDRESS.findall(text)
    found += [name for name in names if len(name) >= _SHORTEST and _stands_in(name, text)]
    if application.submitted_at is None:
        in_text = Organisation.objects.annotate(text=Value(text)).filter(text__icontains=F("name"))
        found += [name for name in in_text.values_list("name", flat=True) if _stands_in(name, text)]
    return list(dict.fromkeys(found))


def _stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text by itself, not as a part of another word."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def _of_asker(question: Question) -> Iterator[str]:
    """The name of who asked, in full and the last word, and for whom."""
    yield question.application.penvoerder.name
    yield from _with_last_word([question.asked_by.user.name])


def _with_last_word(people: Iterable[str]) -> Iterator[str]:
    for name in people:
        yield name.strip()
        yield from name.split()[-1:]


def _names(application: Application) -> Iterator[str]:
    """Names of organisations and region, and of people in full and by their last word."""
    partners = Partner.including_removed.filter(application=application)
    people = list(
        Role.objects.filter(
            organisation=application.penvoerder_id, kind__in=PENVOERDER_KINDS
        ).values_list("user__name", flat=True)
    )
    people += ProjectLeader.objects.filter(plan__application=application).values_list(
        "name", flat=True
    )
    organisations = [application.penvoerder.name, application.region.name, application.name]
    for name, first, second in partners.values_list("name", "contact_name", "second_name"):
        organisations.append(name)
        people += [first, second]
    yield from organisations
    yield from _with_last_word(people)
