"""What advisers and leads must decide about passing on the lead; see `obligations`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts.models import Role, RoleKind
from applications.models import LeadTransfer, LeadTransferState
from applications.models.application import is_not_closed
from common.obligations import Obligation, only_when

from .models import is_involved


def leads_to_decide(role: Role, at: datetime) -> QuerySet[LeadTransfer]:
    """Those on which this person can decide: partners agreed, and the plan is still written.

    An adviser sees those of the own regions and of regions without one, a lead all of them.
    """
    waiting = LeadTransfer.objects.visible_to(role).filter(
        is_not_closed(at, "application__"), state=LeadTransferState.AANVAARD
    )
    if role.kind == RoleKind.RE_ADVISER:
        waiting = waiting.filter(
            Q(application__region__adviser=role.user_id)
            | Q(application__region__adviser__isnull=True)
        )
    found = waiting.exclude(is_involved(role, "application__")).order_by("answered_at", "pk")
    return found.select_related("application__plan")


@only_when(lambda: LeadTransfer.objects.filter(state=LeadTransferState.AANVAARD))
def decide_on_leads(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    """What the Realisatie Eenheid must decide. Of a draft it knows no more than its name."""
    for one in leads_to_decide(role, at)[:most]:
        yield Obligation(
            gettext_lazy("Decide whether the lead is passed on"),
            one.application.name,
            reverse("assessments:lead", args=[one.pk]),
        )
