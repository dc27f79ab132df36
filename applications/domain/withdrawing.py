"""Withdrawing an application."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications import afterwards, workflow
from applications.models import Application
from applications.permissions import is_own, why_not_withdraw
from common.refusal import Refusal, refuse

from . import completion, mails, reopening, telling
from .locking import close_sections, locked


@transaction.atomic
def withdraw(*, application: Application, by: Role, reason: str = "") -> Application:
    """Withdraw a draft, or with a `reason` a submitted application that is not decided on yet.

    Everything stays on record; what was submitted stays submitted. Who was asked to judge is told,
    and has nothing more to do. Raises `Refusal` (`not_own`, `wrong_role`, `wrong_state`, `reason`).
    """
    current = locked(application)
    if not is_own(by, current):
        refuse(why_not_withdraw(by, current), code="not_own")
    if workflow.FLOW.find("withdraw", current.state) is None:
        refuse(why_not_withdraw(by, current), code="wrong_state")
    was_submitted = current.submitted_at is not None
    if was_submitted and not reason.strip():
        raise Refusal(_("Write why you withdraw the application."), code="reason", field="reason")
    completion.drop(current, by=by)
    reopening.drop(current, by=by)
    close_sections(current)
    workflow.FLOW.move(current, "withdraw", kind=by.kind)
    current.withdrawn_because = reason.strip()
    current.save(update_fields=["state", "withdrawn_because"])
    mails.withdrawn(current, by)
    telling.withdrawn(current, by)
    if was_submitted:
        afterwards.withdrawn.send(sender=Application, application=current)
    return current
