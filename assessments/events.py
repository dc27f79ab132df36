"""What happens to a case, in words: for the history of one case, and for the news of many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from accounts.models import Role
from applications.models import (
    ClosingMove,
    Completion,
    CompletionState,
    Delay,
    MergedApplication,
    Merging,
    Reopening,
    ReopeningState,
    Submission,
)
from common.amounts import euros
from common.dates import day_text, moment_text
from correspondence.models import Letter

from .models import (
    AnswerState,
    Assessment,
    ChangeNotice,
    Concurrence,
    Condition,
    ConditionAnswer,
    ConditionExtension,
    Confirmation,
    Decision,
    DefaultNotice,
    Endorsement,
    InterestDeclaration,
    JointOutcome,
    Objection,
    Panel,
    Reendorsement,
    ThreadPost,
    Withdrawal,
)


@dataclass(frozen=True)
class Event:
    """Something that happened to the case: when, what, by whom, and a few more words.

    `by` is the key of the person, None where the portal did it.
    """

    at: datetime
    what: str
    who: str = ""
    more: str = ""
    by: int | None = None


def _done(at: datetime, what: str, by: Role, more: str = "") -> Event:
    return Event(at, what, str(by.user), more, by.user_id)


def of_submission(submission: Submission) -> Iterator[Event]:
    """That it was submitted, or completed by a later version."""
    is_first = submission.version == 1
    what = _("Submitted") if is_first else _("Application completed")
    if submission.was_rewritten:
        what = _("Submitted again")
    elif submission.is_merged_plan:
        what = _("Merged plan handed in")
    more = "" if is_first else _("version %(number)d") % {"number": submission.version}
    yield _done(submission.submitted_at, what, submission.submitted_by, more)


def of_completion(completion: Completion) -> Iterator[Event]:
    """That the applicant was asked to complete it, and perhaps that the term ended without use."""
    if completion.for_merging:  # Told by its merging.
        return
    parts = ", ".join(str(item.get_section_display()) for item in completion.items.all())
    asked = _("Asked to complete the application")
    yield _done(completion.asked_at, asked, completion.asked_by, parts)
    if completion.ended_at is not None and completion.state == CompletionState.VERLOPEN:
        yield Event(completion.ended_at, _("Not completed within the term"))


def of_delay(delay: Delay) -> Event:
    """That the applicant was told that it takes longer."""
    what = _("Told that it is decided by %(day)s") % {"day": day_text(delay.new_day)}
    return _done(delay.told_at, what, delay.told_by, delay.reasons)


def of_default(notice: DefaultNotice) -> Iterator[Event]:
    """That notice of default was given."""
    what = _("Notice of default received on %(day)s") % {"day": day_text(notice.received_on)}
    yield _done(notice.recorded_at, what, notice.recorded_by, notice.note)


def of_reopening(reopening: Reopening) -> Iterator[Event]:
    """That the penvoerder reopened it, and perhaps that it ended without a new version."""
    yield _done(reopening.reopened_at, _("Reopened by the penvoerder"), reopening.reopened_by)
    if reopening.state == ReopeningState.TERUGGEZET and reopening.ended_at and reopening.ended_by:
        yield _done(reopening.ended_at, _("Put back as it was submitted"), reopening.ended_by)
    elif reopening.state == ReopeningState.VERLOPEN and reopening.ended_at:
        yield Event(reopening.ended_at, _("Closed: what was submitted before counts"))


def of_closing_move(move: ClosingMove) -> Iterator[Event]:
    """That its closing moment was moved, and why."""
    what = _("Closing moment moved to %(moment)s") % {"moment": moment_text(move.closes_at)}
    yield _done(move.moved_at, what, move.moved_by, move.reason)


def of_merging(merging: Merging) -> Iterator[Event]:
    """That other applications were merged into it, and that this was undone."""
    names = ", ".join(one.application.name for one in merging.members.all())
    yield _done(merging.merged_at, _("Other applications merged into it"), merging.merged_by, names)
    if merging.undone_at is not None and merging.undone_by is not None:
        yield _done(merging.undone_at, _("Merging undone"), merging.undone_by, names)


def of_going_on(row: MergedApplication) -> Iterator[Event]:
    """That it goes on as part of another application."""
    goes_on = row.merging.application.name
    yield _done(
        row.merging.merged_at,
        _("Goes on as part of another application"),
        row.merging.merged_by,
        goes_on,
    )


def of_panel(panel: Panel) -> Iterator[Event]:
    """That the panel was set up."""
    yield _done(panel.opened_at, _("Panel set up"), panel.opened_by)


def of_declaration(declaration: InterestDeclaration) -> Iterator[Event]:
    """That somebody declared to have an interest, or none."""
    what = _("Interest declared") if declaration.has_interest else _("No interest declared")
    yield _done(declaration.declared_at, what, declaration.role, str(declaration.member))


def of_assessment(assessment: Assessment) -> Iterator[Event]:
    """That an organisation handed in, if it did."""
    if assessment.handed_in_at is not None:
        what, member = _("Assessment handed in"), str(assessment.member)
        yield _done(assessment.handed_in_at, what, assessment.author, member)


def of_answer(answer: Endorsement) -> Iterator[Event]:
    """That an organisation agreed with the joint outcome, or did not."""
    what = _("Agreed") if answer.agrees else _("Did not agree")
    yield _done(answer.given_at, what, answer.given_by, str(answer.member))


def of_concurrence(given: Concurrence) -> Iterator[Event]:
    """That OCW concurred with the joint outcome, or did not."""
    what = _("OCW concurred") if given.agrees else _("OCW did not concur")
    yield _done(given.given_at, what, given.given_by)


def of_post(post: ThreadPost) -> Iterator[Event]:
    """That somebody wrote in the thread on a criterion."""
    what = _("Discussed: %(criterion)s") % {"criterion": post.criterion.title}
    yield _done(post.written_at, what, post.written_by, Truncator(post.text).chars(120))


def of_outcome(outcome: JointOutcome) -> Iterator[Event]:
    """That the joint outcome was put to the panel, if it was."""
    if outcome.proposed_at is not None:
        version = _("version %(number)d") % {"number": outcome.version}
        what = _("Joint outcome put to the panel")
        yield _done(outcome.proposed_at, what, outcome.written_by, version)


def of_decision(decision: Decision) -> Iterator[Event]:
    """That a decision was prepared, and perhaps taken."""
    outcome = decision.get_outcome_display()
    yield _done(decision.prepared_at, _("Decision prepared"), decision.prepared_by, outcome)
    if decision.granted_at is not None and decision.granted_by is not None:
        yield _done(decision.granted_at, _("Decision taken"), decision.granted_by, outcome)


def of_condition(condition: Condition) -> Iterator[Event]:
    """That a condition was met, or lapsed, if it did."""
    if condition.met_at is not None and condition.met_by is not None:
        yield _done(condition.met_at, _("Condition met"), condition.met_by, condition.text)
    if condition.lapsed_at is not None:
        lapsed = _("Condition lapsed by a decision on an objection")
        yield Event(condition.lapsed_at, lapsed, more=condition.text)


def of_condition_answer(answer: ConditionAnswer) -> Iterator[Event]:
    """That a condition was answered, and what the check found to lack."""
    version = _("version %(number)d") % {"number": answer.number}
    if answer.handed_in_at is not None and answer.handed_in_by is not None:
        more = f"{answer.condition.text} ({version})"
        yield _done(answer.handed_in_at, _("Condition answered"), answer.handed_in_by, more)
    if answer.state == AnswerState.NOG_NIET and answer.checked_at and answer.checked_by:
        found = _("Answer to a condition checked: something is lacking")
        yield _done(answer.checked_at, found, answer.checked_by, answer.finding)


def of_extension(extension: ConditionExtension) -> Iterator[Event]:
    """That the date of a condition moved, and why."""
    what = _("Date of a condition moved from %(was)s to %(day)s") % {
        "was": day_text(extension.was_due_on),
        "day": day_text(extension.due_on),
    }
    yield _done(extension.extended_at, what, extension.extended_by, extension.reason)


def of_reendorsement(said: Reendorsement) -> Iterator[Event]:
    """That an organisation answered about the conditions of the beroepsgroep."""
    what = (
        _("Agreed that the criterion about the beroepsgroep is met")
        if said.agrees
        else _("Did not agree that the criterion about the beroepsgroep is met")
    )
    yield _done(said.given_at, what, said.given_by, str(said.member))


def of_confirmation(said: Confirmation) -> Iterator[Event]:
    """That the beroepsgroep said for itself how it takes part now."""
    what = _("The beroepsgroep said how it takes part now")
    by = said.given_by.user_id if said.given_by else None
    yield Event(said.given_at, what, said.name, str(said.partner), by)


def of_withdrawal(withdrawal: Withdrawal) -> Iterator[Event]:
    """That withdrawing the status was intended, answered, prepared, decided, or dropped."""
    intended = _("Intended to withdraw the status")
    yield _done(withdrawal.intended_at, intended, withdrawal.intended_by, withdrawal.intention)
    if withdrawal.intention_letter is not None:
        yield from of_letter(withdrawal.intention_letter)
    if withdrawal.zienswijze_at is not None and withdrawal.zienswijze_by is not None:
        yield _done(
            withdrawal.zienswijze_at,
            _("The region responded to the intention"),
            withdrawal.zienswijze_by,
        )
    if withdrawal.told_at is not None and withdrawal.told_by is not None:
        told = _("Written down what the region told about the intention")
        yield _done(withdrawal.told_at, told, withdrawal.told_by)
    if withdrawal.prepared_at is not None and withdrawal.prepared_by is not None:
        prepared = _("Withdrawing the status prepared")
        yield _done(withdrawal.prepared_at, prepared, withdrawal.prepared_by)
    if withdrawal.settled_at is not None and withdrawal.settled_by is not None:
        yield _done(withdrawal.settled_at, _("Status withdrawn"), withdrawal.settled_by)
    if withdrawal.letter is not None:
        yield from of_letter(withdrawal.letter)
    if withdrawal.dropped_at is not None and withdrawal.dropped_by is not None:
        what = _("The status stays: withdrawing it was dropped")
        yield _done(withdrawal.dropped_at, what, withdrawal.dropped_by, withdrawal.drop_reason)


def of_objection(objection: Objection) -> Iterator[Event]:
    """That somebody objected, and what was done about it, also after it was decided on."""
    came = _("Objection came in to letter %(reference)s") % {
        "reference": objection.letter.reference
    }
    yield _done(objection.recorded_at, came, objection.recorded_by, objection.objector)
    steps: tuple[tuple[datetime | None, str, Role | None, str], ...] = (
        (objection.taken_up_at, _("Objection taken in hand"), objection.handled_by, ""),
        (
            objection.adjourned_at,
            _("Decision on the objection adjourned"),
            objection.adjourned_by,
            objection.adjournment,
        ),
        (
            objection.prepared_at,
            _("Decision on the objection prepared"),
            objection.prepared_by,
            _outcome_of(objection),
        ),
        (
            objection.settled_at,
            _("Decision on the objection taken"),
            objection.settled_by,
            _outcome_of(objection),
        ),
        (
            objection.carried_out_at,
            _("What was decided on the objection was done"),
            objection.carried_out_by,
            objection.carried_out_note,
        ),
        (
            objection.withdrawn_at,
            _("Objection withdrawn"),
            objection.withdrawn_by,
            objection.withdrawal_note,
        ),
    )
    for at, what, by, more in steps:
        if at is not None and by is not None:
            yield _done(at, what, by, more)
    letters = (objection.receipt_letter, objection.adjournment_letter, objection.outcome_letter)
    yield from (event for letter in letters if letter for event in of_letter(letter))


def _outcome_of(objection: Objection) -> str:
    outcome = objection.get_outcome_display()
    if objection.costs is None:
        return outcome
    costs = _("costs that are paid: %(amount)s") % {"amount": euros(objection.costs)}
    return f"{outcome}; {costs}"


def of_notice(notice: ChangeNotice) -> Iterator[Event]:
    """That a change was reported, withdrawn, prepared, decided on, made known or carried out."""
    yield _done(notice.notified_at, _("Change reported"), notice.notified_by, str(notice))
    if notice.answered_at is not None and notice.answer_noted_by is not None:
        answered = _("Answer of the party to a change recorded")
        yield _done(notice.answered_at, answered, notice.answer_noted_by, str(notice))
    if notice.withdrawn_at is not None and notice.withdrawn_by is not None:
        withdrawn = _("Notice of a change withdrawn")
        yield _done(notice.withdrawn_at, withdrawn, notice.withdrawn_by, str(notice))
    if notice.prepared_at is not None and notice.prepared_by is not None:
        prepared = _("Decision on a change prepared")
        yield _done(notice.prepared_at, prepared, notice.prepared_by, str(notice))
    if notice.settled_at is not None and notice.settled_by is not None:
        more = f"{notice}, {notice.get_state_display()}"
        yield _done(notice.settled_at, _("Decision on a change taken"), notice.settled_by, more)
    if notice.letter is not None:
        yield from of_letter(notice.letter)
    if notice.carried_out_at is not None:
        yield Event(notice.carried_out_at, _("Change carried out"), more=str(notice))
    if notice.lapsed_at is not None:
        lapsed = _("Change lapsed, because the region was merged")
        yield Event(notice.lapsed_at, lapsed, more=str(notice))


def of_letter(letter: Letter) -> Iterator[Event]:
    """That a letter was made."""
    yield Event(letter.made_at, _("Letter made"), more=letter.reference)
