"""Issuing letters of any kind: numbered without gaps, each once, rendered under no lock.

Three steps, of which only the first and the last are transactions, and short ones:

1. Claim: the occasion gets its reference, stored as the intention to make the letter. Whoever
   comes for the same occasion, at the same time or after a crash, finds that same reference.
2. Render: the app above says what stands in the letter, and the PDF is made of it, with the code
   by which anybody can check it (`domain.checking`), and sealed (`common.pdf.sealing`).
3. Store: the letter, what the app above links to it and the mails that announce it, all or
   nothing. Who comes second finds the letter there and throws away what it rendered.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import SafeString, mark_safe

from accounts.models import Role
from common.dates import amsterdam_date
from common.numbering import next_number
from common.pdf.rendering import LANGUAGE, Pdf, render_pdf
from common.pdf.sealing import sealed
from correspondence import kinds
from correspondence.models import Letter, LetterNumber, LetterReading
from regions.models import Organisation

from .checking import code_of, how_to_check
from .objections import OBJECTION_WEEKS, objection_until

OBJECTION_CLAUSE = 'class="letter__objection"'
"""By this a text is known to say how one objects (templates/letters/objection.html)."""


@dataclass(frozen=True)
class Heading:
    """What is only known when a letter is issued: its reference, date and term for objection.

    `begun_on` is the date of the letter with which the term began, when that is not this one;
    `appeal_until` the last day to appeal from a decision to which one can no longer object.
    `is_draft` is True for a letter that is only shown.
    """

    reference: str
    dated_on: date
    objection_until: date | None = None
    appeal_until: date | None = None
    replaces: Letter | None = None
    why: str = ""
    begun_on: date | None = None
    is_draft: bool = False

    @property
    def keeps_term(self) -> bool:
        """Whether the term of an earlier letter runs on."""
        return self.begun_on is not None

    @property
    def term_is_over(self) -> bool:
        """Whether the term had ended when this letter was issued; only when it kept one."""
        return self.objection_until is not None and self.objection_until < self.dated_on

    @property
    def objection_from(self) -> date:
        """The first day of the term. Source: Awb 6:8."""
        return (self.begun_on or self.dated_on) + timedelta(days=1)

    @property
    def unrolled_end(self) -> date:
        """When the term would have ended without the Algemene termijnenwet."""
        return (self.begun_on or self.dated_on) + timedelta(weeks=OBJECTION_WEEKS)

    @property
    def was_rolled(self) -> bool:
        """Whether the term runs on to a later day, which the letter then explains."""
        return (self.objection_until or self.appeal_until) != self.unrolled_end


@dataclass(frozen=True)
class Contents:
    """What a letter says: `body_html` begins with an `h1`; the rest frames it in the PDF.

    `subject` is also the title of the PDF, `about` its description, `footer` and `mark` stand on
    every page; `wording` is the version of the free text, None for the defaults.
    """

    subject: str
    body_html: str
    about: str = ""
    footer: str = ""
    mark: str = ""
    wording: int | None = None


@dataclass(frozen=True)
class Assignment:
    """A letter to be made.

    `occasion` names what it is made for and never changes: one letter per occasion. `kind` is one
    that an app registered, which says whether it decides and one can object; `addressee` is None
    for somebody outside the portal, who gets it by post; `answers` the reference of what the letter
    answers. `why` is the reason of a letter that `replaces` another; `keeps_term` that the term of
    that one runs on. `known_on` is the day on which the decision was made known to whom it is
    addressed, of a copy for somebody else: its term is the same (Awb 6:8).
    """

    occasion: str
    kind: str
    addressee: Organisation | None
    answers: str = ""
    replaces: Letter | None = None
    why: str = ""
    keeps_term: bool = False
    known_on: date | None = None


def issue(
    assignment: Assignment,
    *,
    compose: Callable[[Heading], Contents],
    then: Callable[[Letter], None],
    at: datetime | None = None,
) -> tuple[Letter, bool]:
    """Make the letter of an occasion, once; return it and whether this call made it.

    `compose` says what stands under a heading. `then` stores what hangs together with the letter,
    such as its mails, in the transaction in which it is stored. `at` is the moment at which it is
    made known (default now): its date in Amsterdam is the date of the letter, from which the term
    for objection runs. Must be called outside a transaction, or what was claimed is only there
    once that is committed. Raises what `compose`, `then`, the rendering and the sealing raise, and
    ValueError for a text without the clause that its kind asks, or with one that it must not have;
    the reference then waits for the next attempt.
    """
    at = at or timezone.now()
    number = _claim(assignment.occasion, at)
    made = Letter.objects.filter(number=number).first()
    if made is not None:
        return made, False
    heading = heading_of(assignment, number.reference, amsterdam_date(at))
    contents = compose(heading)
    _require_its_clause(assignment.kind, contents.body_html)
    code = code_of(number.reference, contents.body_html)
    pdf = sealed(render(contents, check=how_to_check(code)))
    with transaction.atomic():
        LetterNumber.objects.select_for_update().get(pk=number.pk)
        made = Letter.objects.filter(number=number).first()
        if made is not None:
            return made, False
        whole = _Made(heading, contents, pdf, code)
        letter = _store(assignment, number, whole, at=at)
        then(letter)
    return letter, True


def render(contents: Contents, *, check: str = "", within: float | None = None) -> Pdf:
    """A letter as PDF; `within` so many seconds for a page, else `Refusal` (`pdf_too_slow`).

    `check` says at the foot of each page how one checks the letter; a draft has none.
    """
    return render_pdf(
        contents.body_html,
        title=contents.subject,
        subject=contents.about,
        footer=contents.footer,
        check=check,
        mark=contents.mark,
        within=within,
    )


def note_reading(*, letter: Letter, by: Role) -> None:
    """Record when a person of the addressee first opened a letter. Source: Wmebv, proof of reading.

    Reading by others, such as the RE, proves nothing and is not recorded.
    """
    if by.is_penvoerder:
        LetterReading.objects.get_or_create(letter=letter, user_id=by.user_id)


def _claim(occasion: str, at: datetime) -> LetterNumber:
    """The reference of an occasion, such as OR-2026-0001, given out when it had none.

    Number and intention are stored together, so no number is lost and none is given out twice.
    """
    taken: dict[str, Any] = {"reference": lambda: next_number(f"OR-{amsterdam_date(at).year}")}
    number, _created = LetterNumber.objects.get_or_create(occasion=occasion, defaults=taken)
    return number


def heading_of(
    assignment: Assignment, reference: str, dated_on: date, *, is_draft: bool = False
) -> Heading:
    """The heading of a letter with this reference and date."""
    kind = kinds.of(assignment.kind)
    # The same six weeks for objection and appeal (Awb 6:7).
    last = objection_until(assignment.known_on or dated_on) if kind.is_beschikking else None
    heading = Heading(
        reference=reference,
        dated_on=dated_on,
        objection_until=last if kind.may_object else None,
        appeal_until=None if kind.may_object else last,
        begun_on=assignment.known_on,
        replaces=assignment.replaces,
        why=assignment.why,
        is_draft=is_draft,
    )
    old = assignment.replaces
    if not assignment.keeps_term or old is None or old.objection_from is None:
        return heading
    begun_on = old.objection_from - timedelta(days=1)
    return replace(heading, objection_until=old.objection_until, begun_on=begun_on)


def _require_its_clause(kind: str, body_html: str) -> None:
    """See that one can object exactly to what decides. Source: Awb 3:45."""
    if (OBJECTION_CLAUSE in body_html) != kinds.of(kind).may_object:
        raise ValueError(f"A letter of the kind {kind!r} has, or lacks, a clause on objection.")


@dataclass(frozen=True)
class _Made:
    """A letter before it is stored."""

    heading: Heading
    contents: Contents
    pdf: Pdf
    code: str


def _store(assignment: Assignment, number: LetterNumber, made: _Made, *, at: datetime) -> Letter:
    heading = made.heading
    return Letter.objects.create(
        number=number,
        reference=number.reference,
        kind=assignment.kind,
        addressee=assignment.addressee,
        subject=made.contents.subject,
        answers=assignment.answers,
        dated_on=heading.dated_on,
        is_beschikking=kinds.of(assignment.kind).is_beschikking,
        objection_from=heading.objection_from if heading.objection_until else None,
        objection_until=heading.objection_until,
        appeal_until=heading.appeal_until,
        replaces=heading.replaces,
        body_html=made.contents.body_html,
        code=made.code,
        wording_id=made.contents.wording,
        pdf=made.pdf.content,
        sha256=made.pdf.sha256,
        made_at=at,
    )


def body_of(template: str, letter: object) -> str:
    """A letter as HTML that begins with an `h1`: the same for page and PDF, and in Dutch (Awb 2:6).

    `letter` has what the template needs, under that name.
    """
    with translation.override(LANGUAGE):
        return render_to_string(template, {"letter": letter}).strip()


def mark_of(heading: Heading | None, *, concept: str, demo: str) -> str:
    """What stands on top of every page of what does not count: not issued yet, or of a demo.

    `demo` is empty outside one.
    """
    is_draft = heading is None or heading.is_draft
    return " · ".join(filter(None, [concept if is_draft else "", demo]))


def one_level_down(body_html: str) -> SafeString:
    """The text of a letter with its headings one level lower, for within something else."""
    lower = re.sub(r"<(/?)h([1-5])>", lambda m: f"<{m[1]}h{int(m[2]) + 1}>", body_html)
    return mark_safe(lower)  # noqa: S308  Rendered by our own template, which escapes.
