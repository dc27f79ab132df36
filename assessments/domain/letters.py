"""Letters: how a decision is made known.

A letter is made by a worker after the decision was granted. The letter with its PDF, the mails
that announce it and the reference it bears are written in one transaction, so that a worker that
is killed half-way leaves nothing and the next one starts anew; a lock on the decision and a unique
constraint keep two workers from making it twice. Once issued it never changes (a trigger in the
database): a correction is a new letter that names the old one.
"""

from __future__ import annotations

import re
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleKind
from applications.domain.mails import facts, penvoerder_people
from assessments.models import Decision, DecisionState, Letter, LetterReading, Outcome
from common.dates import amsterdam_date
from common.links import absolute
from common.mail import notify
from common.numbering import next_number
from common.pdf.rendering import Pdf, render_pdf
from common.refusal import Refusal
from correspondence.domain.objections import objection_until

from .letter_text import Heading, LetterText


@transaction.atomic
def issue_letter(*, decision_id: int, at: datetime | None = None, tell: bool = True) -> Letter:
    """Make the letter of a granted decision and tell the penvoerder; a second call changes nothing.

    `at` is the moment at which it is made known (default now); its date in Amsterdam is the date
    of the letter, from which the term for objection runs. `tell` is False only for decisions of
    the past that are entered afterwards. Raises `Refusal`: `not_granted`.
    """
    decision = _locked(decision_id)
    if decision.state != DecisionState.VERLEEND:
        raise Refusal(_("This decision has not been granted yet."), code="not_granted")
    made = decision.letters.filter(supersedes__isnull=True).first()
    if made is not None:
        return made
    letter = _store(decision, at=at)
    if tell:
        _announce(letter)
    return letter


@transaction.atomic
def correct_letter(*, letter: Letter, by: Role, why: str, at: datetime | None = None) -> Letter:
    """Issue a new letter that replaces `letter`, with what is known of the decision now.

    `why` is printed in it. The term for objection runs anew from its own date. Raises `Refusal`:
    `wrong_role`, `why`, `superseded` (there is a newer letter, which is the one to correct).
    """
    if by.kind != RoleKind.RE_LEAD:
        raise Refusal(_("Your role does not allow this."), code="wrong_role")
    if not why.strip():
        raise Refusal(_("Say why the letter is corrected."), code="why", field="why")
    decision = _locked(letter.decision_id)
    if Letter.objects.filter(supersedes=letter).exists():
        raise Refusal(_("This letter has already been replaced by a newer one."), code="superseded")
    correction = _store(decision, at=at, supersedes=letter, why=why.strip())
    _announce(correction)
    return correction


def preview_html(decision: Decision, *, signer: Role | None = None) -> SafeString:
    """The letter as it will be, for a page: its headings begin at level 2, below the page's own.

    `signer` is who would grant it. Raises `Refusal` (see `LetterText`).
    """
    body = LetterText(decision, signer=signer).body_html
    lower = re.sub(r"<(/?)h([1-5])>", lambda m: f"<{m[1]}h{int(m[2]) + 1}>", body)
    return mark_safe(lower)  # noqa: S308  Rendered by our own template, which escapes.


def preview_pdf(decision: Decision, *, signer: Role | None = None) -> bytes:
    """The letter as it will be, as PDF, marked as a draft on every page. Raises `Refusal`."""
    return _pdf(LetterText(decision, signer=signer)).content


def note_reading(*, letter: Letter, by: Role) -> None:
    """Record when a person of the addressee first opened a letter. Source: Wmebv, proof of reading.

    Reading by others, such as the RE, proves nothing and is not recorded.
    """
    if by.is_penvoerder:
        LetterReading.objects.get_or_create(letter=letter, user_id=by.user_id)


def with_all_it_needs() -> QuerySet[Decision]:
    """Decisions with what `LetterText` reads of them."""
    return Decision.objects.select_related(
        "application__round",
        "application__penvoerder",
        "application__plan",
        "application__region__adviser",
        "granted_by__user",
        "granted_by__organisation",
        "prepared_by__user",
        "prepared_by__organisation",
    )


def _locked(decision_id: int) -> Decision:
    return with_all_it_needs().select_for_update(of=("self",)).get(pk=decision_id)


def _store(
    decision: Decision, *, at: datetime | None, supersedes: Letter | None = None, why: str = ""
) -> Letter:
    at = at or timezone.now()
    dated_on = amsterdam_date(at)
    heading = Heading(
        reference=next_number(f"OR-{dated_on.year}"),
        dated_on=dated_on,
        objection_until=objection_until(dated_on),
        supersedes=supersedes,
        why=why,
    )
    text = LetterText(decision, heading)
    pdf = _pdf(text)
    return Letter.objects.create(
        decision=decision,
        reference=heading.reference,
        dated_on=heading.dated_on,
        objection_until=heading.objection_until,
        supersedes=supersedes,
        body_html=text.body_html,
        pdf=pdf.content,
        sha256=pdf.sha256,
        made_at=at,
    )


def _pdf(text: LetterText) -> Pdf:
    return render_pdf(
        text.body_html,
        title=text.subject,
        subject=f"Aanvraag {text.submission.number}, ronde {text.round.name}",
        footer=text.footer,
        mark=text.mark,
    )


def _announce(letter: Letter) -> None:
    """Tell the penvoerder's people that the letter is there, what it does and until when.

    Source: Wmebv: a notice names the nature and legal effect of the message and its term.
    """
    application = letter.decision.application
    for user in penvoerder_people(application):
        notify(
            to=user,
            template="assessments/letter_ready",
            values={
                **facts(application),
                "reference": letter.reference,
                "dated_on": letter.dated_on,
                "objection_until": letter.objection_until,
                "is_correction": letter.supersedes_id is not None,
                "has_conditions": letter.decision.outcome == Outcome.VOORLOPIG,
                "address": absolute(reverse("letters:letter", args=[letter.reference])),
            },
        )
