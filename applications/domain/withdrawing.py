"""Withdrawing an application."""

from __future__ import annotations

from django.db import transaction

from accounts.models import Role
from applications import workflow
from applications.models import Application
from applications.permissions import is_own, why_not_withdraw
from common.refusal import refuse

from . import completion, mails, telling
from .locking import close_sections, locked


@transaction.atomic
def withdraw(*, application: Application, by: Role) -> Application:
    """Withdraw a draft or a submitted application that is not being assessed yet.

    Everything stays on record; what was submitted stays submitted. Raises `Refusal` (`wrong_role`,
    `wrong_state`, `not_own`).
    """
    current = locked(application)
    if not is_own(by, current):
        refuse(why_not_withdraw(by, current), code="not_own")
    completion.drop(current, by=by)
    close_sections(current)
    workflow.FLOW.move(current, "withdraw", kind=by.kind)
    current.save(update_fields=["state"])
    mails.withdrawn(current, by)
    telling.withdrawn(current, by)
    return current
