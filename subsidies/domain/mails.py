"""Whom a division is told by mail."""

from __future__ import annotations

from django.urls import reverse

from accounts.models import Role, RoleKind
from common.links import absolute
from common.mail import notify
from subsidies.models import Division
from subsidies.permissions import why_not_settle


def prepared(division: Division) -> None:
    """To the leads who can decide on it: not who prepared it, nor who is involved."""
    leads = Role.objects.current().filter(kind=RoleKind.RE_LEAD).select_related("user")
    for lead in leads.order_by("pk"):
        if why_not_settle(lead, division) is None:
            notify(
                to=lead.user,
                template="subsidies/prepared",
                values={
                    "round": division.round.name,
                    "prepared_by": division.prepared_by.user.name,
                    "applications": len(division.content["applications"]),
                    "address": absolute(reverse("subsidies:division", args=[division.pk])),
                },
            )
