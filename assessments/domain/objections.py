"""An objection from the day it comes in until it is decided on or withdrawn.

Source: Awb chapters 6 and 7. See docs/decisions/0226-an-objection-is-handled-by-others.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from assessments.models import (
    FOUNDED,
    UNHEARD_ONLY,
    Condition,
    NoHearing,
    Objection,
    ObjectionOutcome,
)
from assessments.objection_permissions import (
    why_not_adjourn,
    why_not_carry_out,
    why_not_decide,
    why_not_give_back,
    why_not_hear,
    why_not_mend,
    why_not_propose,
    why_not_take_up,
    why_not_withdraw,
)
from assessments.objection_workflow import OBJECTION_FLOW
from common import lengths
from common.calendar import load_calendar
from common.dates import day_text
from common.jobs import enqueue
from common.refusal import Refusal, refuse, written

from . import cases, objection_mails
from .objection_costs import decide_on_costs
from .objection_effects import (
    conditions_objected_to,
    goes_on_otherwise,
    lapsing_by,
    would_go_back_to,
)
from .objection_holding import held, own, today
from .objection_term import LEAST_TO_MEND, MENDING_WEEKS, MOST_TO_MEND, term_of

NO_GROUNDS = "U schrijft nog niet waarom u het niet eens bent met het besluit."
"""What an objection without grounds lacks (Awb 6:5), as the letter says it."""


@transaction.atomic
def take_up(
    *, objection: Objection, lacks: str = "", mend_by: date | None = None, by: Role
) -> Objection:
    """Take an objection in hand and have it confirmed by letter that it came in (Awb 6:14).

    `lacks` says in that letter what is to be mended by `mend_by` (6:5, 6:6); without grounds that
    is the first thing. Raises `Refusal`: those of `cases.hold`, `cannot_take_up`, `mend_by`.
    """
    locked = held(objection, by)
    refuse(why_not_take_up(by, locked, today()), code="cannot_take_up")
    lacking = [*([] if locked.grounds else [NO_GROUNDS]), *filter(None, [lacks.strip()])]
    if lacking:
        mend_by = mend_by or usual_mend_by()
        _refuse_term(mend_by)
        locked.lacks, locked.mend_by = "\n".join(lacking), mend_by
    locked.handled_by, locked.taken_up_at = by, timezone.now()
    locked.save()
    enqueue("assessments.tasks.make_objection_receipt", locked.pk)
    return locked


def _refuse_term(mend_by: date) -> None:
    first, last = today() + LEAST_TO_MEND, today() + MOST_TO_MEND
    if not first <= mend_by <= last:
        raise Refusal(
            _("Give two to eight weeks to mend it: choose a day from %(first)s to %(last)s.")
            % {"first": day_text(first), "last": day_text(last)},
            code="mend_by",
            field="mend_by",
        )


def usual_mend_by() -> date:
    """By when what lacks is asked, when nobody chooses another day. One query."""
    return load_calendar().end_of_weeks(today(), MENDING_WEEKS)


@transaction.atomic
def mend(
    *, objection: Objection, grounds: str, mended_on: date | None = None, by: Role
) -> Objection:
    """Note that what lacked came in on `mended_on` (today); `grounds` are added to those there are.

    What came in after the term is noted too; whether it still counts is judged in the decision.
    Raises `Refusal`: those of `cases.hold` for the RE, `cannot_mend`, `grounds`, `mended_on`.
    """
    locked = held(objection, by) if by.is_re else own(objection)
    refuse(why_not_mend(by, locked), code="cannot_mend")
    if not grounds.strip() and not (by.is_re and locked.grounds):
        raise Refusal(_("Write what you add."), code="grounds", field="grounds")
    mended_on = mended_on or today()
    if not locked.received_on <= mended_on <= today():
        raise Refusal(
            _("It came in after the objection, and by today."), code="mended_on", field="mended_on"
        )
    locked.grounds = "\n\n".join(filter(None, [locked.grounds, grounds.strip()]))
    if len(locked.grounds) > lengths.LONG_TEXT:
        raise Refusal(_("Write this shorter."), code="grounds", field="grounds")
    locked.mended_on = mended_on
    locked.save()
    objection_mails.mended(locked)
    return locked


@transaction.atomic
def note_hearing(
    *,
    objection: Objection,
    heard_on: date | None = None,
    report: str = "",
    no_hearing: str = "",
    by: Role,
) -> Objection:
    """Note when whoever objects was heard, with a report (Awb 7:2, 7:7), or why not (7:3).

    Raises `Refusal`: those of `cases.hold`, `cannot_hear`, `heard_on`, `report`, `no_hearing`.
    """
    locked = held(objection, by)
    refuse(why_not_hear(by, locked), code="cannot_hear")
    if heard_on is None and not no_hearing:
        raise Refusal(
            _("Enter the day of the hearing and report it, or choose why nobody was heard."),
            code="heard_on",
            field="heard_on",
        )
    if no_hearing and (heard_on or report.strip()):
        raise Refusal(
            _("Either nobody was heard, or there are a day and a report. Keep one of them."),
            code="no_hearing",
            field="no_hearing",
        )
    if heard_on is not None and not locked.received_on <= heard_on <= today():
        raise Refusal(
            _("The hearing was after the objection came in, and not in the future."),
            code="heard_on",
            field="heard_on",
        )
    if heard_on is not None and not report.strip():
        raise Refusal(_("Write a report of the hearing."), code="report", field="report")
    locked.heard_on, locked.no_hearing = heard_on, no_hearing
    locked.hearing_report = report.strip()
    locked.save()
    return locked


@transaction.atomic
def adjourn(*, objection: Objection, why: str, by: Role) -> Objection:
    """Have it told by letter that the decision comes six weeks later; once (Awb 7:10(3)).

    Raises `Refusal`: those of `cases.hold`, `cannot_adjourn`, `why`.
    """
    locked = held(objection, by)
    due = term_of(locked).due
    refuse(why_not_adjourn(by, locked, due, today()), code="cannot_adjourn")
    why = written(why, _("Write why it takes longer."), code="why")
    locked.adjournment, locked.adjourned_by = why, by
    locked.adjourned_at = timezone.now()
    locked.save()
    enqueue("assessments.tasks.make_adjournment_letter", locked.pk)
    return locked


@transaction.atomic
def propose(
    *,
    objection: Objection,
    outcome: str,
    reasons: str,
    replacement: str = "",
    lapsing: Iterable[Condition] = (),
    to_do: str = "",
    costs: Decimal | None = None,
    costs_reasons: str = "",
    is_excused: bool = False,
    late_reasons: str = "",
    by: Role,
) -> Objection:
    """Lay a decision before the leads. `replacement` says what replaces a decision that goes;
    optional where the letter tells that by itself: the case goes back, or conditions lapse.

    When a founded one leaves the case where it is, the conditions `lapsing` of the decision lapse
    with the letter, and `to_do` is what the Realisatie Eenheid must do by hand afterwards.
    `costs` in euro are paid of those that were asked, or nothing, for `costs_reasons`.

    Raises `Refusal`: those of `cases.hold` and `decide_on_costs`, `cannot_propose`, `outcome`,
    `reasons`, `replacement`, `late_reasons`, `inadmissible`, `not_heard`, `lapsing`, `to_do`.
    """
    locked = held(objection, by)
    refuse(why_not_propose(by, locked, today()), code="cannot_propose")
    _refuse_incomplete(locked, outcome, reasons, late_reasons)
    admissible = locked.in_time or is_excused
    if outcome != ObjectionOutcome.NIET_ONTVANKELIJK and not (admissible and locked.grounds):
        raise Refusal(
            _("It came in too late without excuse, or has no grounds: it is inadmissible."),
            code="inadmissible",
            field="outcome",
        )
    _refuse_unheard(locked, outcome)
    OBJECTION_FLOW.move(locked, "propose", kind=by.kind)
    locked.outcome, locked.reasons = outcome, reasons.strip()
    decide_on_costs(locked, costs, costs_reasons)
    locked.lapsing, locked.to_do, locked.replacement = _what_follows(
        locked, lapsing, to_do.strip(), replacement.strip()
    )
    locked.is_excused = is_excused and not locked.in_time
    locked.late_reasons = "" if locked.in_time else late_reasons.strip()
    locked.prepared_by, locked.prepared_at = by, timezone.now()
    locked.save()
    objection_mails.proposed(locked)
    return locked


def _refuse_incomplete(objection: Objection, outcome: str, reasons: str, late_reasons: str) -> None:
    if outcome not in ObjectionOutcome.values:
        raise Refusal(_("Choose the outcome."), code="outcome", field="outcome")
    if not reasons.strip():
        raise Refusal(_("Write the reasons for the decision."), code="reasons", field="reasons")
    if not objection.in_time and not late_reasons.strip():
        raise Refusal(
            _("Write why being late is excused, or why it is not."),
            code="late_reasons",
            field="late_reasons",
        )


def _what_follows(
    objection: Objection, lapses: Iterable[Condition], to_do: str, replacement: str
) -> tuple[list[int], str, str]:
    """The keys of the conditions that lapse, what is left to do and what replaces the decision.

    Nothing lapses or is left to do unless the decision changes and stands: a case that goes back is
    decided on anew.
    """
    if not objection.is_founded:
        return [], "", ""
    if would_go_back_to(objection):
        return [], "", replacement
    keys = sorted(one.pk for one in lapses)
    if conditions_objected_to(objection).filter(pk__in=keys).count() < len(keys):
        raise Refusal(
            _("One of these conditions is no longer open. Choose anew."),
            code="lapsing",
            field="lapsing",
        )
    if not keys and not replacement:
        raise Refusal(
            _("Write what replaces the decision, so that the letter tells what changes."),
            code="replacement",
            field="replacement",
        )
    if not keys and not to_do and not goes_on_otherwise(objection.application):
        raise Refusal(
            _("Write what we must do after this decision, so that it is not forgotten."),
            code="to_do",
            field="to_do",
        )
    return keys, to_do, replacement


def _refuse_unheard(objection: Objection, outcome: str) -> None:
    why = objection.no_hearing
    if why and UNHEARD_ONLY.get(NoHearing(why), outcome) != outcome:
        raise Refusal(
            _(
                "Nobody was heard for a reason that goes with another outcome (Awb 7:3). Hear "
                "whoever objects first, or note another reason."
            ),
            code="not_heard",
            field="outcome",
        )
    if why and objection.is_of_other and outcome in FOUNDED:
        raise Refusal(
            _(
                "This outcome changes something for the penvoerder. First hear whoever objects "
                "and the penvoerder, and note that above (Awb 7:2)."
            ),
            code="not_heard",
            field="outcome",
        )


@transaction.atomic
def give_back(*, objection: Objection, reason: str, by: Role) -> Objection:
    """Have the decision prepared anew. Raises `Refusal`: those of `cases.hold`,
    `cannot_give_back`, `reason`.
    """
    locked = held(objection, by)
    refuse(why_not_give_back(by, locked), code="cannot_give_back")
    reason = written(
        reason,
        _("Write what must be different, so that whoever prepared it can go on."),
        code="reason",
    )
    OBJECTION_FLOW.move(locked, "give_back", kind=by.kind)
    locked.return_reason = reason
    locked.save()
    return locked


@transaction.atomic
def decide(*, objection: Objection, seen: str, by: Role) -> Objection:
    """Take the decision as it was prepared; a worker makes the letter, and only that counts.

    `seen` is the mark (`mark_of`) of what was shown to who decides. Raises `Refusal`: those of
    `cases.hold`, `cannot_decide`, `stale`.
    """
    locked = held(objection, by)
    refuse(why_not_decide(by, locked, today()), code="cannot_decide")
    cases.refuse_unread(seen, mark_of(locked))
    OBJECTION_FLOW.move(locked, "decide", kind=by.kind)
    locked.settled_by, locked.settled_at = by, timezone.now()
    locked.save()
    enqueue("assessments.tasks.make_objection_decision", locked.pk)
    return locked


def mark_of(objection: Objection) -> str:
    """What changes when a prepared decision, or what stands in its letter, becomes another."""
    lapses = [one.pk for one in lapsing_by(objection)]
    asked = objection.costs_asked_on
    return f"{objection.prepared_at} {objection.mended_on} {asked} {lapses}"


@transaction.atomic
def carry_out(*, objection: Objection, note: str, by: Role) -> Objection:
    """Note once what was done of what a founded objection left to do (Awb 7:11(2)).

    Raises `Refusal`: those of `cases.hold`, `cannot_carry_out`, `note`.
    """
    locked = held(objection, by)
    refuse(why_not_carry_out(by, locked), code="cannot_carry_out")
    locked.carried_out_note = written(note, _("Write what was done, and when."), code="note")
    locked.carried_out_by, locked.carried_out_at = by, timezone.now()
    locked.save()
    return locked


@transaction.atomic
def withdraw(*, objection: Objection, note: str, by: Role) -> Objection:
    """End an objection because whoever made it says so; `note` is how (Awb 6:21).

    Raises `Refusal`: those of `cases.hold` for the RE, `cannot_withdraw`, `note`.
    """
    locked = held(objection, by) if by.is_re else own(objection)
    refuse(why_not_withdraw(by, locked), code="cannot_withdraw")
    note = written(note, _("Write how this was said, or why."), code="note")
    OBJECTION_FLOW.move(locked, "withdraw", kind=by.kind)
    locked.withdrawal_note, locked.withdrawn_by = note, by
    locked.withdrawn_at = timezone.now()
    locked.save()
    objection_mails.withdrawn(locked)
    return locked
