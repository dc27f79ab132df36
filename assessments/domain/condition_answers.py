"""Answering a condition: written by the penvoerder, handed in, and checked by the RE.

What is handed in is frozen with its moment and hash. What is lacking opens a next version, which
begins as the one before it. See docs/decisions/0195-conditions-are-answered.md.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.content import digest
from assessments.answer_workflow import ANSWER_FLOW
from assessments.condition_permissions import why_not_answer, why_not_hand_in
from assessments.models import AnswerDocument, AnswerState, Condition, ConditionAnswer
from common.refusal import Refusal, refuse
from documents.domain.adding import CheckedFile, add, checked

from . import cases, condition_mails

MOST = 10
SCHEMA = 1


@transaction.atomic
def write_answer(*, condition: Condition, text: str, saved: int, by: Role) -> ConditionAnswer:
    """Save the draft of an answer; `saved` is the number the form was filled with (0: none yet).

    Raises `Refusal` (`cannot_answer`, `stale`).
    """
    answer = _draft(condition, by)
    if answer.saved != saved:
        raise Refusal(
            _(
                "A colleague has saved this answer in the meantime. Below is what you typed. Open "
                "the page once more beside this one to compare; who saves again replaces the other."
            ),
            code="stale",
        )
    if answer.pk is None or answer.text != text.strip():
        answer.text, answer.saved = text.strip(), saved + 1
        _touch(answer, by)
    return answer


def attach(*, condition: Condition, upload: UploadedFile[Any], by: Role) -> AnswerDocument:
    """Add a document to the draft; the same file under the same name is added once.

    Raises `Refusal` (`cannot_answer`, `too_many`, and those of `documents.domain.adding.checked`).
    """
    refuse(why_not_answer(by, condition), code="cannot_answer")
    return _attached(condition, file=checked(upload), by=by)


@transaction.atomic
def _attached(condition: Condition, *, file: CheckedFile, by: Role) -> AnswerDocument:
    answer = _draft(condition, by)
    if answer.pk is None:
        answer.save()
    present = {one.version: one for one in answer.documents.select_related("version")}
    if len(present) >= MOST:
        raise Refusal(
            _("“%(name)s” was not added: an answer can have at most %(most)d documents.")
            % {"name": file.name, "most": MOST},
            code="too_many",
        )
    version = add(file=file, by=by, among=present)
    if version in present:
        return present[version]
    _touch(answer, by)
    return AnswerDocument.objects.create(answer=answer, version=version)


@transaction.atomic
def take_off(*, document: AnswerDocument, by: Role) -> None:
    """Take a document off a draft. What was handed in with it still has it.

    Raises `Refusal` (`cannot_answer`, `taken_off`).
    """
    answer = _draft(document.answer.condition, by)
    found = AnswerDocument.objects.filter(pk=document.pk, answer=answer.pk).first()
    if found is None:
        raise Refusal(
            _("A colleague has taken this document off in the meantime."), code="taken_off"
        )
    found.delete()
    _touch(answer, by)


@transaction.atomic
def hand_in(
    *, answer: ConditionAnswer, seen: str, by: Role, at: datetime | None = None
) -> ConditionAnswer:
    """Freeze the answer, with moment and hash, and tell who checks it.

    `seen` is the mark (`mark_of`) of what was shown to who hands it in.

    Raises `Refusal` (`cannot_hand_in`, `stale`, `text`, `not_scanned`).
    """
    locked = _held(answer)
    refuse(why_not_hand_in(by, locked), code="cannot_hand_in")
    if mark_of(locked) != seen:
        raise Refusal(
            _(
                "A colleague has changed this answer in the meantime, so it was not handed in. "
                "Read it once more, and then hand it in."
            ),
            code="stale",
        )
    if not locked.text:
        raise Refusal(
            _("Write how you meet the condition, and save it."), code="text", field="text"
        )
    _refuse_unfit(locked)
    ANSWER_FLOW.move(locked, "hand_in", kind=by.kind)
    locked.handed_in_by, locked.handed_in_at = by, at or timezone.now()
    locked.sha256 = digest(content_of(locked))
    locked.save()
    condition_mails.handed_in(locked)
    return locked


def mark_of(answer: ConditionAnswer) -> str:
    """What tells a draft from how it was before: its text and its documents. One query."""
    return digest(content_of(answer))


def content_of(answer: ConditionAnswer) -> dict[str, Any]:
    """All that an answer says, as it is hashed. One query."""
    handed_in_at = answer.handed_in_at.isoformat() if answer.handed_in_at else None
    return {
        "schema": SCHEMA,
        "application": answer.condition.decision.application.number,
        "condition": answer.condition.text,
        "version": answer.number,
        "text": answer.text,
        "documents": [
            {"name": one.version.name, "bytes": one.version.size, "sha256": one.version.sha256}
            for one in answer.documents.select_related("version")
        ],
        "handed_in_at": handed_in_at,
    }


def note_check(answer: ConditionAnswer, transition: str, *, finding: str, by: Role) -> None:
    """Note once what the check of an answer found; called with the case in hand."""
    ANSWER_FLOW.move(answer, transition, kind=by.kind)
    answer.checked_by, answer.checked_at, answer.finding = by, timezone.now(), finding
    answer.save()


def begin_next(answer: ConditionAnswer) -> ConditionAnswer:
    """Open the next version, which begins as this one, for who answered."""
    following = ConditionAnswer.objects.create(
        condition=answer.condition,
        number=answer.number + 1,
        text=answer.text,
        written_by=answer.written_by,
    )
    AnswerDocument.objects.bulk_create(
        AnswerDocument(answer=following, version_id=one.version_id)
        for one in answer.documents.all()
    )
    return following


def _draft(condition: Condition, by: Role) -> ConditionAnswer:
    """The draft, locked or not stored yet, of a condition that `by` may answer."""
    locked = _locked(condition)
    refuse(why_not_answer(by, locked), code="cannot_answer")
    drafts = ConditionAnswer.objects.select_for_update().filter(condition=locked)
    found = drafts.filter(state=AnswerState.CONCEPT).first()
    return found or ConditionAnswer(condition=locked, written_by=by)


def _locked(condition: Condition) -> Condition:
    """The condition as stored, its case locked; for who has no role at the RE."""
    application = cases.lock(condition.decision.application_id)
    stored = Condition.objects.select_related("decision").get(pk=condition.pk)
    stored.decision.application = application
    return stored


def _held(answer: ConditionAnswer) -> ConditionAnswer:
    condition = _locked(answer.condition)
    stored = ConditionAnswer.objects.select_for_update().get(pk=answer.pk)
    stored.condition = condition
    return stored


def _touch(answer: ConditionAnswer, by: Role) -> None:
    answer.written_by, answer.written_at = by, timezone.now()
    answer.save()


def _refuse_unfit(answer: ConditionAnswer) -> None:
    for one in answer.documents.select_related("version"):
        if not one.version.is_fit:
            raise Refusal(
                _("“%(name)s” cannot go along: %(state)s. Wait a moment, or take it off.")
                % {"name": one.version.name, "state": one.version.get_scan_state_display()},
                code="not_scanned",
            )
