"""What eight kinds of people read of a case on every surface: exactly the words that are for them.

Every text that somebody writes about a case has a word of its own. Each viewer opens every address
that there is (`tests/test_access_matrix.py`), searches for the words, takes every file of a list,
has the file of the case made and gets their mails; the words that they meet are put beside a table.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from post_office.models import Email

from accounts.models import Role, RoleKind
from assessments.domain.case_contents import contents_for
from assessments.domain.case_file import case_pdf
from tests.assessments.judging_world import without_rendering
from tests.assessments.planted import Planted
from tests.factories import signed_in
from tests.mails import html_of
from tests.test_access_matrix import ADDRESSES, PUBLIC

pytestmark = pytest.mark.django_db

WORD = re.compile(r"zwurk[a-z]+")
"""A word of a text that somebody wrote; what it is about follows."""
LISTS = (
    "applications:list",
    "assessments:worklist",
    "assessments:to_decide",
    "assessments:open_conditions",
    "assessments:overview",
    "assessments:assigned",
    "assessments:others",
    "assessments:objections",
    "correspondence:outbox",
)


def addresses(things: Planted, kind: RoleKind | None) -> Iterator[str]:
    """Every address that somebody in this role, or nobody, can come to, about each of the cases."""
    yield from public(things)
    if kind is None:
        return
    for about in things.things():
        for name, address in ADDRESSES.items():
            # Where its role does not come, nobody comes: tests/test_access_matrix.py.
            if not address.all or kind in {*address.all, *address.own}:
                yield from reached(name, address.args, about)
    for name in LISTS:
        yield from (f"{reverse(name)}?export={file}" for file in ("csv", "xlsx"))
    for objection in things.objections:
        for name in ("objection", "own_objection"):
            yield reverse(f"assessments:{name}", args=[objection.pk])
    yield from search(things)


def reached(name: str, args: Callable[[Any], list[Any]], about: SimpleNamespace) -> Iterator[str]:
    """The address about a case; none when it is about something that these cases have not."""
    with suppress(AttributeError, NoReverseMatch):
        yield reverse(name, args=args(about))


def public(things: Planted) -> Iterator[str]:
    """Every address for everybody, and those of the regions, in each form."""
    for name in sorted(PUBLIC - {"readyz"}):
        with suppress(NoReverseMatch):
            yield reverse(name)
    yield reverse("round", args=[things.round.pk])
    for case in (things.judging, things.prepared_case, things.known):
        yield reverse("regions:detail", args=[case.region.slug])
        yield reverse("api:regio", args=[case.region.slug])
    for name in ("regios", "statussen", "partners"):
        yield f"/open-data/bestanden/{name}.csv"


def search(things: Planted) -> Iterator[str]:
    """The search of the whole portal and of each list, for a name and for a number."""
    for words in ("zwurktitela", "zwurktitelc", things.prepared_case.number):
        yield f"{reverse('search')}?q={words}"
        for name in LISTS:
            yield f"{reverse(name)}?q={words}"


def words_in(answer: HttpResponse, asked: str) -> set[str]:
    """The words of a page or a file, but those that were only asked for."""
    body = answer.getvalue()
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body = b"".join(archive.read(name) for name in archive.namelist())
    found = set(WORD.findall(body.decode("utf-8", errors="ignore")))
    return found - set(WORD.findall(asked))


def read_by(viewer: Role | None, things: Planted) -> dict[str, set[str]]:
    """The words that somebody meets, each with where."""
    client = signed_in(viewer) if viewer else Client()
    found: dict[str, set[str]] = {}
    for url in dict.fromkeys(addresses(things, viewer and RoleKind(viewer.kind))):
        with transaction.atomic():
            answer = client.get(url, follow=True)
            transaction.set_rollback(True)
        assert answer.status_code < 500, url
        for word in words_in(answer, url):
            found.setdefault(word, set()).add(url)
    if viewer is None:
        return found
    for where, text in (*files_of(viewer, things), *mails_to(viewer)):
        for word in WORD.findall(text):
            found.setdefault(word, set()).add(where)
    return found


def files_of(viewer: Role, things: Planted) -> Iterator[tuple[str, str]]:
    """The text of the file of each case, as PDF and ZIP are made of it."""
    for case in (things.judging, things.prepared_case, things.known):
        contents = contents_for(viewer, case)
        if contents is not None:
            with patch("assessments.domain.case_file.render_pdf") as rendered:
                case_pdf(contents, timezone.now())
            yield f"file of {case.name}", rendered.call_args.args[0]


def mails_to(viewer: Role) -> Iterator[tuple[str, str]]:
    """The mails that the person got."""
    for mail in Email.objects.all():
        if viewer.user.email in mail.to:
            yield f"mail {mail.pk}", f"{mail.subject} {html_of(mail)}"


@pytest.fixture(autouse=True)
def _past_the_door(settings, caplog) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    settings.DEMO = True
    caplog.set_level("CRITICAL")


# Public once its decision was made known.
KNOWN = {"zwurktitelc"}
DECIDED = {f"zwurk{what}c" for what in ("advies", "antwoord", "gewogen", "reden", "samen")}
OF_PENVOERDER = {
    *(f"zwurk{what}{case}" for what in ("titel", "plan", "contact") for case in "abc"),
    # The letter says what the panel found, and how it was weighed.
    *DECIDED,
    "zwurkvoorwaardec",
    *("zwurkbijna", "zwurkbijlage", "zwurkbestand", "zwurkmelding", "zwurkgesprek", "zwurkplaats"),
    # Not who else objected, nor why.
    "zwurkbezwaar",
}
OF_ADVISER = {
    *(OF_PENVOERDER - {"zwurkbijna"}),
    *(f"{word[:-1]}b" for word in DECIDED),
    *(
        f"zwurk{what}{case}"
        for what in ("belang", "notitie", "oordeel", "opmerking")
        for case in "abc"
    ),
    *("zwurkadviesb", "zwurkvoorwaardeb", "zwurkcorrectie", "zwurkvoornemen"),
    *("zwurkdraad", "zwurkpaneel", "zwurkbelanghebbende", "zwurkadres", "zwurkgronden"),
}
READS: dict[str, set[str]] = {
    # Which applications there are, and no more.
    "conflict": {"zwurktitela", "zwurktitelb", *KNOWN},
    "late": {"zwurktitela", "zwurkplana", "zwurkcontacta", "zwurkconcept", "zwurkrand", *KNOWN},
    "other": KNOWN,
    "penvoerder": OF_PENVOERDER,
    # What was signed, and what the public may know of the decision.
    "partner": {"zwurkplanc", "zwurkvoorwaardec", *KNOWN},
    "stranger": KNOWN,
    "nobody": KNOWN,
    "adviser": OF_ADVISER,
}


def test_everybody_reads_what_is_for_them_and_no_word_more():
    with without_rendering():
        things = Planted()
    viewers: dict[str, Role | None] = {
        "conflict": things.conflicted,
        "late": things.late,
        "other": things.other,
        "penvoerder": things.penvoerder,
        "partner": things.partner,
        "stranger": things.stranger,
        "nobody": None,
        "adviser": things.adviser,
    }
    wrong = {}
    for name, viewer in viewers.items():
        found = read_by(viewer, things)
        leaked = {word: sorted(found[word])[:5] for word in found.keys() - READS[name]}
        if leaked or READS[name] - found.keys():
            wrong[name] = (leaked, READS[name] - found.keys())
    assert wrong == {}
