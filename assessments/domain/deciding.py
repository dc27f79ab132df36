"""Preparing a decision, returning it, and taking it: by two people, on what the panel found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role, User
from applications import workflow as application_workflow
from applications.models import Application, Criterion
from assessments.decision_permissions import why_not_take_own
from assessments.handling_permissions import why_not_go_on
from assessments.models import Condition, Decision, DecisionDraft, Heard, Outcome
from assessments.permissions import why_not_while_preparing
from assessments.workflow import FLOW
from common.dates import amsterdam_date
from common.jobs import enqueue
from common.refusal import refuse, written
from regions.domain.status import refuse_merged

from . import cases, mails
from .case_facts import CaseFacts
from .rules import enforce
from .rules.draft import ConditionDraft, Draft

ConditionIn = (
    tuple[str, date | None, Criterion | None]
    | tuple[str, date | None, Criterion | None, User | None]
)
"""What must be done, by when (Amsterdam), for which criterion and who helps with it, if any."""


@transaction.atomic
def prepare_decision(
    *,
    application: Application,
    outcome: str,
    reasons: str,
    conditions: Sequence[ConditionIn] = (),
    dissent_response: str = "",
    departure_reasons: str = "",
    hearing: str = "",
    hearing_told: str = "",
    by: Role,
) -> Decision:
    """Lay a decision before the leads. Nothing is decided yet.

    Raises `Refusal`: those of `cases.hold`, `already_prepared`, or the code of a rule in
    `assessments.domain.rules`.
    """
    locked = cases.hold(application.pk, by=by, kinds=RE_KINDS)
    refuse(why_not_while_preparing(locked), code="already_prepared")
    draft = draft_from(
        application=locked,
        outcome=outcome,
        reasons=reasons,
        conditions=conditions,
        dissent_response=dissent_response,
        departure_reasons=departure_reasons,
        hearing=hearing,
        hearing_told=hearing_told,
        by=by,
    )
    enforce(draft)
    DecisionDraft.objects.filter(application=locked).delete()
    decision = Decision.objects.create(
        application=locked,
        outcome=outcome,
        reasons=reasons.strip(),
        dissent_response=dissent_response.strip(),
        departure_reasons=departure_reasons.strip(),
        hearing=draft.hearing,
        hearing_told=draft.hearing_told,
        prepared_by=by,
        prepared_at=timezone.now(),
    )
    _write_conditions(decision, draft.conditions)
    mails.decision_prepared(decision)
    return decision


@transaction.atomic
def return_decision(*, decision: Decision, reason: str, by: Role) -> Decision:
    """Send a prepared decision back to who prepared it. Raises `Refusal`: those of
    `cases.hold`, `wrong_state`, `reason`.
    """
    locked = _locked(decision, "return", by)
    reason = written(
        reason, _("Write what must be different, so that the adviser can go on."), code="reason"
    )
    locked.return_reason = reason
    locked.save()
    mails.decision_returned(locked)
    return locked


@transaction.atomic
def prepare_again(
    *,
    decision: Decision,
    outcome: str,
    reasons: str,
    conditions: Sequence[ConditionIn] = (),
    dissent_response: str = "",
    departure_reasons: str = "",
    hearing: str = "",
    hearing_told: str = "",
    by: Role,
) -> Decision:
    """Lay a returned decision before the leads once more. Raises as `prepare_decision` does."""
    locked = _locked(decision, "prepare_again", by)
    draft = draft_from(
        application=locked.application,
        outcome=outcome,
        reasons=reasons,
        conditions=conditions,
        dissent_response=dissent_response,
        departure_reasons=departure_reasons,
        hearing=hearing,
        hearing_told=hearing_told,
        by=by,
    )
    enforce(draft)
    DecisionDraft.objects.filter(application=locked.application).delete()
    locked.outcome, locked.reasons = outcome, reasons.strip()
    locked.dissent_response = dissent_response.strip()
    locked.departure_reasons = departure_reasons.strip()
    locked.hearing, locked.hearing_told = draft.hearing, draft.hearing_told
    locked.prepared_by, locked.prepared_at = by, timezone.now()
    locked.conditions.all().delete()
    _write_conditions(locked, draft.conditions)
    locked.save()
    mails.decision_prepared(locked)
    return locked


@transaction.atomic
def go_on(*, decision: Decision, by: Role) -> Application:
    """Drop a returned decision not to handle an application, which is handled after all.

    What was written stays in the history. Raises `Refusal`: those of `cases.hold`, `cannot_go_on`.
    """
    application = cases.hold(decision.application_id, by=by, kinds=RE_KINDS)
    locked = Decision.objects.select_for_update().filter(pk=decision.pk).first()
    # A colleague may have been first.
    refuse(why_not_go_on(locked), code="cannot_go_on")
    if locked is not None:
        locked.delete()
    DecisionDraft.objects.filter(application=application).delete()
    return application


@transaction.atomic
def grant(
    *, decision: Decision, by: Role, at: datetime | None = None, seen: str | None = None
) -> Decision:
    """Take a decision: it and its application change together, and a worker makes the letter once
    that is committed. Only with the letter does it take effect, for the region too (`take_effect`).

    `at` is the moment at which it is taken (default now), `seen` when what was read was prepared
    (see `cases.refuse_unread`). Raises `Refusal`: those of `cases.hold`, `wrong_state`, `stale`,
    `four_eyes`, `merged`, or the code of a rule in `assessments.domain.rules` that no longer holds.
    """
    locked = _locked(decision, "grant", by)
    cases.refuse_unread(seen, locked.prepared_at)
    refuse(why_not_take_own(by, locked), code="four_eyes")
    application = locked.application
    at = at or timezone.now()
    enforce(draft_of(locked, by=by, at=at))
    refuse_merged(application.region)
    application_workflow.FLOW.move(application, f"grant_{locked.outcome}", kind=by.kind)
    application.save(update_fields=["state"])
    locked.granted_by, locked.granted_at = by, at
    locked.save()
    enqueue("assessments.tasks.make_letter", locked.pk)
    return locked


def draft_of(decision: Decision, *, by: Role, at: datetime | None = None) -> Draft:
    """A stored decision as the rules see it at a moment (default now), taken by `by` when their
    role can do that.
    """
    conditions = [
        ConditionDraft(condition.text, condition.due_on, condition.criterion, condition.contact)
        for condition in decision.conditions.select_related("criterion", "contact")
    ]
    return Draft(
        application=decision.application,
        outcome=decision.outcome,
        reasons=decision.reasons,
        conditions=conditions,
        dissent_response=decision.dissent_response,
        departure_reasons=decision.departure_reasons,
        hearing=decision.hearing,
        hearing_told=decision.hearing_told,
        by=by,
        on=amsterdam_date(at or timezone.now()),
        case_facts=CaseFacts(decision.application),
        signer=by if by.kind in FLOW.who("grant") else None,
    )


def draft_from(
    *,
    application: Application,
    outcome: str,
    reasons: str,
    conditions: Sequence[ConditionIn] = (),
    dissent_response: str = "",
    departure_reasons: str = "",
    hearing: str = "",
    hearing_told: str = "",
    by: Role,
    case_facts: CaseFacts | None = None,
) -> Draft:
    """A decision as typed, as the rules see it today: for the checklist beside the form.

    Whether the region was heard is said of a rejection alone. `case_facts` are those of the
    application, where they were read already.
    """
    is_rejected = outcome == Outcome.AFGEWEZEN
    return Draft(
        application=application,
        outcome=outcome,
        reasons=reasons,
        conditions=[ConditionDraft(text.strip(), *rest) for text, *rest in conditions],
        dissent_response=dissent_response,
        departure_reasons=departure_reasons,
        hearing=hearing if is_rejected else "",
        hearing_told=hearing_told.strip() if is_rejected and hearing == Heard.HEARD else "",
        by=by,
        on=amsterdam_date(timezone.now()),
        case_facts=case_facts or CaseFacts(application),
    )


def _locked(decision: Decision, transition: str, by: Role) -> Decision:
    """The decision as stored, locked with its application, moved but not yet saved."""
    application = cases.hold(decision.application_id, by=by, kinds=FLOW.who(transition))
    locked = Decision.objects.select_for_update().get(pk=decision.pk)
    locked.application = application
    FLOW.move(locked, transition, kind=by.kind)
    return locked


def _write_conditions(decision: Decision, conditions: Sequence[ConditionDraft]) -> None:
    for condition in conditions:
        if condition.due_on is None:  # The rules have refused this already.
            continue
        Condition.objects.create(
            decision=decision,
            text=condition.text,
            due_on=condition.due_on,
            criterion=condition.criterion,
            contact=condition.contact,
        )
