"""Whom a division is told by mail."""

from __future__ import annotations

from django.urls import reverse

from accounts.models import Role, RoleKind
from applications.domain.mails import facts, penvoerder_people
from common.links import absolute
from common.mail import notify
from correspondence.models import Letter
from subsidies.models import Division, Share
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


def made_known(share: Share, letter: Letter) -> None:
    """To the people of the penvoerder: that a decision was taken, and where its letter is."""
    for user in penvoerder_people(share.application):
        notify(
            to=user,
            template="assessments/letter_ready",
            values={
                **facts(share.application),
                "reference": letter.reference,
                "dated_on": letter.dated_on,
                "objection_until": letter.objection_until,
                "is_correction": False,
                "replaces": "",
                "term_is_over": False,
                "has_conditions": False,
                "has_duties": share.is_award,
                "address": absolute(reverse("letters:letter", args=[letter.reference])),
            },
        )
