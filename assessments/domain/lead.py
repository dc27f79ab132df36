"""Consent of the Realisatie Eenheid to another penvoerder, or not.

Who is involved in the case keeps away from it (Awb 2:4). A draft stays unseen: only its name, who
leads, who is to lead and why are there.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from applications.domain import lead
from applications.domain.mails import facts
from applications.models import Application, LeadTransfer
from applications.workflow import LEAD_FLOW
from common.links import absolute
from common.mail import notify

from . import cases
from .mails import keepers


@transaction.atomic
def consent(*, transfer: LeadTransfer, by: Role, at: datetime | None = None) -> Application:
    """Let the partner that agreed lead the application from now on; everybody is told.

    Raises `Refusal`: those of `cases.hold` and of `applications.domain.lead.pass_on`.
    """
    cases.hold(transfer.application_id, by=by, kinds=LEAD_FLOW.who("consent"))
    return lead.pass_on(transfer, by=by, at=at or timezone.now())


@transaction.atomic
def withhold(
    *, transfer: LeadTransfer, because: str, by: Role, at: datetime | None = None
) -> LeadTransfer:
    """Leave the lead where it is, with the reason.

    Raises `Refusal`: those of `cases.hold` and of `applications.domain.lead.withhold`.
    """
    cases.hold(transfer.application_id, by=by, kinds=LEAD_FLOW.who("refuse"))
    return lead.withhold(transfer, because=because, by=by, at=at or timezone.now())


def tell_agreed(transfer: LeadTransfer, **_signal: Any) -> None:
    """To who follows the region: that a partner agreed, so that they can decide."""
    values = {
        **facts(transfer.application),
        "old": transfer.from_organisation.name,
        "new": transfer.to_organisation.name,
        "reason": transfer.reason,
        "address": absolute(reverse("assessments:lead", args=[transfer.pk])),
    }
    for user in keepers(transfer.application):
        notify(to=user, template="assessments/lead_agreed", values=values)
