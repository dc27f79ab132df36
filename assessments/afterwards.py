"""What the page of an application tells its penvoerder about decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.afterwards import ConditionToMeet, Outcome, OwnObjection
from applications.models import Application, ApplicationState
from common.dates import amsterdam_date
from correspondence.models import Letter

from .models import (
    AnswerState,
    Condition,
    ConditionAnswer,
    Decision,
    DecisionLetter,
    Objection,
    Withdrawal,
    WithdrawalState,
)


def outcomes_known(application: Application, role: Role) -> list[Outcome]:
    """The decisions of which `role` can read the letter, the newest first, that a provisional
    status was withdrawn among them. Six queries.

    Of a decision with a corrected letter it is the newest one that counts.
    """
    letters = Letter.objects.visible_to(role)
    readable = DecisionLetter.objects.filter(letter__in=letters).select_related("letter")
    answers = Prefetch("answers", ConditionAnswer.objects.defer("text"))
    found = (
        Decision.objects.visible_to(role)
        .filter(application=application)
        .prefetch_related(
            Prefetch("conditions", Condition.objects.prefetch_related(answers)),
            Prefetch("decision_letters", readable.defer("letter__pdf", "letter__body_html")),
        )
        .order_by("-granted_at")
    )
    withdrawn = Withdrawal.objects.visible_to(role).filter(
        application=application, letter__in=letters
    )
    ended = withdrawn.select_related("letter").defer("letter__pdf", "letter__body_html")
    objections = objections_known(application, role)
    known = [_ended(one, one.letter, objections, role) for one in ended if one.letter]
    known += [_known(one, objections, role) for one in found if one.decision_letters.all()]
    return sorted(known, key=lambda outcome: outcome.dated_on, reverse=True)


def objections_known(application: Application, role: Role) -> list[Objection]:
    """The objections of the organisation of `role` in a case, and those of others of which it got
    the decision as a letter of its own; the oldest first. One query.
    """
    copied = Objection.objects.filter(copy_letter__in=Letter.objects.visible_to(role))
    known = Objection.objects.visible_to(role) | copied
    return list(known.filter(application=application).with_letters().order_by("pk"))


def with_objections(
    outcome: Outcome, letters: Sequence[Letter], objections: Sequence[Objection]
) -> Outcome:
    """A decision with what was objected to it, the letter that says what that changes, and where
    one objects: at the last of its `letters`, while it stands and one did not object to it.
    """
    keys = {one.pk for one in letters}
    about = [one for one in objections if one.letter_id in keys]
    own = [one for one in about if not one.is_of_other]
    changing = [one.copy_letter or one.outcome_letter for one in about if one.is_founded]
    references = [letter.reference for letter in changing if letter is not None]
    page = reverse("assessments:object", args=[letters[-1].reference])
    return replace(
        outcome,
        object_url="" if outcome.revoked_on or any(one.bars_another for one in own) else page,
        objections=[_own(one) for one in own],
        changed_url=reverse("letters:letter", args=[references[-1]])
        if references and not outcome.revoked_on
        else "",
    )


def decision_coming(path: str) -> Q:
    """Which applications have a decision that was taken and not made known; see `register`."""
    taken = Decision.objects.not_made_known().filter(application=OuterRef(f"{path}pk"))
    ended = Withdrawal.objects.filter(
        application=OuterRef(f"{path}pk"), state=WithdrawalState.INGETROKKEN, letter=None
    )
    return Q(Exists(taken)) | Q(Exists(ended))


def _known(decision: Decision, objections: Sequence[Objection], role: Role) -> Outcome:
    links = sorted(decision.decision_letters.all(), key=lambda one: one.position)
    letters = [one.letter for one in links]
    told = _told(decision.get_outcome_display(), letters[-1], decision.revoked_by, role)
    conditions = [_to_meet(one) for one in decision.conditions.all()]
    return with_objections(replace(told, conditions=conditions), letters, objections)


def _ended(
    withdrawal: Withdrawal, letter: Letter, objections: Sequence[Objection], role: Role
) -> Outcome:
    told = _told(ApplicationState.BEEINDIGD.label, letter, withdrawal.revoked_by, role)
    return with_objections(told, [letter], objections)


def _told(name: StrOrPromise, letter: Letter, by: Letter | None, role: Role) -> Outcome:
    """What was decided, as in its newest `letter`; revoked when there is a letter `by` which."""
    return Outcome(
        name=name,
        letter_url=reverse("letters:letter", args=[letter.reference]),
        letter_subject=letter.subject,
        dated_on=letter.dated_on,
        objection_until=None if by else letter.objection_until,
        revoked_on=by.dated_on if by else None,
        revoked_url=_page_about(by, role) if by else "",
        conditions=[],
    )


def _page_about(letter: Letter, role: Role) -> str:
    """Where `role` reads that a decision was revoked: in this letter, or in a copy of its own."""
    either = Q(pk=letter.pk) | Q(objection_copied__outcome_letter=letter)
    own = Letter.objects.visible_to(role).filter(either)
    reference = own.values_list("reference", flat=True).first()
    return reverse("letters:letter", args=[reference]) if reference else ""


def _own(objection: Objection) -> OwnObjection:
    return OwnObjection(
        url=reverse("assessments:own_objection", args=[objection.pk]),
        received_on=objection.received_on,
        stands=objection.known_state,
        tone=objection.tone,
    )


def _to_meet(condition: Condition) -> ConditionToMeet:
    stands, tone = _stands(max(condition.answers.all(), key=lambda one: one.number, default=None))
    return ConditionToMeet(
        text=condition.text,
        due_on=condition.due_on,
        met_on=amsterdam_date(condition.met_at) if condition.met_at else None,
        lapsed_on=amsterdam_date(condition.lapsed_at) if condition.lapsed_at else None,
        url=reverse("assessments:answer_condition", args=[condition.pk]),
        stands=stands,
        tone=tone,
    )


def _stands(newest: ConditionAnswer | None) -> tuple[StrOrPromise, str]:
    """How far the answer to a condition is, with a tone."""
    if newest is None:
        return "", ""
    if newest.state == AnswerState.CONCEPT and newest.number > 1:
        return _("to be completed"), "warning"
    return newest.get_state_display(), newest.tone
