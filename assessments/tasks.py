"""What a worker does for decisions. Each task may run twice, at once or after a crash."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from common.jobs import take_up

from .domain import (
    batches,
    case_file,
    chasing,
    condition_letters,
    corrected_letters,
    letters,
    notice_effects,
    notice_letter,
    objection_letters,
    withdrawal_letters,
)
from .models import (
    CaseFile,
    ChangeNotice,
    ConditionLetter,
    Correction,
    Decision,
    DecisionBatch,
    DecisionState,
    Objection,
    ObjectionState,
    Withdrawal,
    WithdrawalState,
)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_letter(decision_id: int) -> None:
    """Make the letter of a granted decision and tell the penvoerder."""
    letters.issue_letter(decision_id=decision_id)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_correction(correction_id: int) -> None:
    """Make the letter of a correction that was issued and tell the penvoerder."""
    corrected_letters.make_correction(correction_id=correction_id)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_notice_letter(notice_id: int) -> None:
    """Make the letter of the decision on a notice of a change, and tell who it is about."""
    notice_letter.issue_notice_letter(notice_id=notice_id)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_condition_letter(letter_id: int) -> None:
    """Make the letter that a condition is met, and tell the penvoerder."""
    condition_letters.issue_condition_letter(letter_id=letter_id)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_intention_letter(withdrawal_id: int) -> None:
    """Make the letter of an intention to withdraw a status, and tell the penvoerder."""
    withdrawal_letters.issue_intention_letter(withdrawal_id=withdrawal_id)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_withdrawal_letter(withdrawal_id: int) -> None:
    """Make the letter by which a status ends, and tell who took part."""
    withdrawal_letters.issue_withdrawal_letter(withdrawal_id=withdrawal_id)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_objection_receipt(objection_id: int) -> None:
    """Make the letter that an objection came in, and tell who objects."""
    objection_letters.issue_receipt(objection_id=objection_id)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_adjournment_letter(objection_id: int) -> None:
    """Make the letter that the decision on an objection comes later, and tell who objects."""
    objection_letters.issue_adjournment(objection_id=objection_id)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_objection_decision(objection_id: int) -> None:
    """Make the letter with the decision on an objection, and tell who objects."""
    objection_letters.issue_decision(objection_id=objection_id)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_objection_copy(objection_id: int) -> None:
    """Make the letter by which the penvoerder reads of somebody else's founded objection."""
    objection_letters.issue_copy(objection_id=objection_id)


@shared_task
def carry_out_changes() -> None:
    """Carry out agreed changes whose day has come."""
    notice_effects.carry_out_due(now=timezone.now())


@shared_task
def remind_panels() -> None:
    """Remind who did not answer a joint outcome yet, or whether OCW concurs."""
    chasing.remind(now=timezone.now())


@shared_task(acks_late=True, reject_on_worker_lost=True)
def take_batch(batch_id: int) -> None:
    """Take the decisions that wait in a batch, one after another."""
    batches.take_all(batch_id)


@shared_task
def make_missing_letters() -> None:
    """Have letters made that nobody asked for, because the broker was down or a worker died.

    And have batches taken on in which decisions wait.
    """
    under_way = DecisionBatch.objects.under_way().order_by("begun_at")
    take_up(take_batch, under_way.values_list("pk", flat=True))
    missing = Decision.objects.filter(state=DecisionState.VERLEEND, letters__isnull=True)
    take_up(make_letter, missing.order_by("granted_at").values_list("pk", flat=True))
    issued = Correction.objects.filter(issued_at__isnull=False, letter__replaced_by__isnull=True)
    take_up(make_correction, issued.order_by("issued_at").values_list("pk", flat=True))
    settled = ChangeNotice.objects.without_letter().order_by("settled_at")
    take_up(make_notice_letter, settled.values_list("pk", flat=True))
    met = ConditionLetter.objects.filter(letter=None).order_by("asked_at")
    take_up(make_condition_letter, met.values_list("pk", flat=True))
    intended = Withdrawal.objects.running().filter(intention_letter=None).order_by("intended_at")
    take_up(make_intention_letter, intended.values_list("pk", flat=True))
    ended = Withdrawal.objects.filter(state=WithdrawalState.INGETROKKEN, letter=None)
    take_up(make_withdrawal_letter, ended.order_by("settled_at").values_list("pk", flat=True))
    _make_missing_letters_of_objections()


def _make_missing_letters_of_objections() -> None:
    is_open = Objection.objects.open()
    decided = Objection.objects.filter(state=ObjectionState.BESLOTEN)
    for task, missing in (
        (make_objection_receipt, is_open.filter(handled_by__isnull=False, receipt_letter=None)),
        (
            make_adjournment_letter,
            is_open.filter(adjourned_by__isnull=False, adjournment_letter=None),
        ),
        (make_objection_decision, decided.filter(outcome_letter=None)),
        (make_objection_copy, decided.founded().exclude(name="").filter(copy_letter=None)),
    ):
        take_up(task, missing.order_by("pk").values_list("pk", flat=True))


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_case_file(file_id: int) -> None:
    """Make a case as a file that somebody asked for."""
    case_file.make(file_id=file_id)


@shared_task
def tend_case_files() -> None:
    """Remove files of cases that are old, and have those made that were lost on the way."""
    case_file.remove_old(now=timezone.now())
    waiting = CaseFile.objects.filter(made_at=None).order_by("asked_at")
    take_up(make_case_file, waiting.values_list("pk", flat=True))
