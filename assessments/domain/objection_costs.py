"""The costs of an objection: asked by whoever objects, and decided on with it.

Source: Awb 7:15(2) to (4). See docs/decisions/0252-costs-of-an-objection.md.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from assessments.models import Objection
from assessments.objection_permissions import why_not_ask_costs
from common.refusal import Refusal, refuse, written

from .objection_holding import held, own, today

TERM_TO_PAY = timedelta(weeks=6)
"""From the day of the letter. Source: Awb 4:87(1)."""


@transaction.atomic
def ask_costs(*, objection: Objection, asked_on: date | None = None, by: Role) -> Objection:
    """Ask, or note that it was asked on `asked_on` (today), that the costs be paid.

    Raises `Refusal`: those of `cases.hold` for the RE, `cannot_ask_costs`, `asked_on`.
    """
    locked = held(objection, by) if by.is_re else own(objection)
    refuse(why_not_ask_costs(by, locked), code="cannot_ask_costs")
    asked_on = asked_on or today()
    if not locked.received_on <= asked_on <= today():
        raise Refusal(
            _("It was asked with the objection or later, and by today."),
            code="asked_on",
            field="asked_on",
        )
    locked.costs_asked_on = asked_on
    locked.save(update_fields=["costs_asked_on"])
    return locked


def decide_on_costs(objection: Objection, costs: Decimal | None, reasons: str) -> None:
    """Write into the objection, unsaved, what is paid of the costs that were asked: nothing, or
    `costs` in euro when its outcome is that it is founded. Nothing is written where none was asked.

    Raises `Refusal`: `costs`, `costs_reasons`.
    """
    objection.costs, objection.costs_reasons = None, ""
    if objection.costs_asked_on is None:
        return
    if costs is not None and not objection.is_founded:
        raise Refusal(
            _("Costs are paid only when the objection is founded, at least partly (Awb 7:15)."),
            code="costs",
            field="costs",
        )
    if costs is not None and costs <= 0:
        raise Refusal(_("Write an amount of more than zero."), code="costs", field="costs")
    objection.costs = costs
    objection.costs_reasons = written(
        reasons, _("Write why the costs are paid, or why not."), code="costs_reasons"
    )


def pay_costs_by(objection: Objection) -> date | None:
    """The last day to pay the costs; None unless they are to be paid and the letter is there."""
    letter = objection.outcome_letter
    return letter.dated_on + TERM_TO_PAY if objection.costs and letter else None
