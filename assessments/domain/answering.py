"""Answering questions of applicants, and publishing an answer as a help text for everybody.

Who is involved in a case does not answer its questions (Awb 2:4). A draft stays unseen: only the
question is there (docs/decisions/0175-questions-and-help-texts.md).
"""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from applications.domain import mails
from applications.domain.asking import names_in
from applications.models import Answer, HelpText, Question
from common.refusal import Refusal, written

from .impartiality import require_impartial, require_kind


@transaction.atomic
def answer(*, question: Question, text: str, by: Role) -> Answer:
    """Answer a question and tell the team; who answers again adds to it.

    Raises `Refusal` (those of `require_kind` and `require_impartial`, `text_missing`).
    """
    require_kind(by, RE_KINDS)
    require_impartial(by, question.application)
    text = written(text, _("Write the answer."), code="text_missing", field="text")
    given = Answer.objects.create(question=question, text=text, answered_by=by)
    mails.question_answered(given)
    return given


@transaction.atomic
def publish(
    *, answer: Answer, question_text: str, answer_text: str, is_checked: bool, by: Role
) -> HelpText:
    """Have everybody in the round read an answer with its section, in the words given here.

    Raises `Refusal` (as `answer`, `names` unless `is_checked`, `published`).
    """
    require_kind(by, RE_KINDS)
    asked = answer.question
    require_impartial(by, asked.application)
    _refuse_names(answer, question_text, answer_text, is_checked=is_checked)
    try:
        with transaction.atomic():
            return HelpText.objects.create(
                round=asked.application.round,
                section=asked.section,
                from_answer=answer,
                question=question_text.strip(),
                answer=answer_text.strip(),
                changed_by=by,
            )
    except IntegrityError:
        raise Refusal(_("This answer was published already."), code="published") from None


@transaction.atomic
def change_help(
    *, help_text: HelpText, question_text: str, answer_text: str, is_checked: bool, by: Role
) -> HelpText:
    """Give a help text a new version; one that was withdrawn is shown again.

    Raises `Refusal` (as `publish`).
    """
    stored = _held(help_text, by)
    _refuse_names(stored.from_answer, question_text, answer_text, is_checked=is_checked)
    stored.question, stored.answer = question_text.strip(), answer_text.strip()
    stored.version += 1
    stored.changed_by, stored.changed_at, stored.withdrawn_at = by, timezone.now(), None
    stored.save()
    return stored


@transaction.atomic
def withdraw_help(*, help_text: HelpText, by: Role) -> None:
    """Show a help text nowhere any more; twice is as good as once. Raises as `answer`."""
    stored = _held(help_text, by)
    if stored.withdrawn_at is None:
        stored.withdrawn_at, stored.changed_by = timezone.now(), by
        stored.save()


def _held(help_text: HelpText, by: Role) -> HelpText:
    """The help text as stored, locked; who is involved in the case it came from keeps away."""
    require_kind(by, RE_KINDS)
    stored = HelpText.objects.select_for_update().get(pk=help_text.pk)
    require_impartial(by, stored.from_answer.question.application)
    return stored


def _refuse_names(
    answer: Answer, question_text: str, answer_text: str, *, is_checked: bool
) -> None:
    """A person takes names out; here is only told which ones stand in it."""
    for field, text in (("question_text", question_text), ("answer_text", answer_text)):
        if not text.strip():
            raise Refusal(_("Write this text."), code="text_missing", field=field)
    both = f"{question_text}\n{answer_text}"
    found = names_in(both, answer.question)
    if found and not is_checked:
        told = _(
            "These names or addresses stand in it: %(names)s. Take them out, or say below that "
            "they may stand."
        )
        raise Refusal(told % {"names": ", ".join(found)}, code="names", field="is_checked")
