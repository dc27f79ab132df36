"""Whom withdrawing a status is told by mail. Called inside the act's transaction."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from applications.domain.mails import facts, penvoerder_people
from applications.domain.participants import participants
from assessments.models import Withdrawal
from common.links import absolute
from common.mail import Addressee, notify
from correspondence.models import Letter

from .mails import keepers, leads_of
from .telling import assessors_of


def intended(withdrawal: Withdrawal, letter: Letter) -> None:
    """The intention, with the letter and by when to respond: to the people of the penvoerder."""
    _tell_penvoerder(withdrawal, "assessments/withdrawal_intended", dated_on=letter.dated_on)


def responded(withdrawal: Withdrawal) -> None:
    """That the region responded: to who follows the case."""
    page = absolute(reverse("assessments:withdrawal", args=[withdrawal.pk]))
    for user in keepers(withdrawal.application):
        values = {**facts(withdrawal.application), "address": page}
        notify(to=user, template="assessments/withdrawal_answered", values=values)


def proposed(withdrawal: Withdrawal) -> None:
    """That a decision waits: to the leads who can take it."""
    page = absolute(reverse("assessments:withdrawal", args=[withdrawal.pk]))
    own = withdrawal.preparers
    for user in leads_of(withdrawal.application):
        if user.pk not in own:
            values = {**facts(withdrawal.application), "address": page}
            notify(to=user, template="assessments/withdrawal_proposed", values=values)


def dropped(withdrawal: Withdrawal) -> None:
    """That the status stays, once the region knew of the intention: to the penvoerder."""
    if withdrawal.intention_letter_id is not None:
        _tell_penvoerder(
            withdrawal, "assessments/withdrawal_dropped", reason=withdrawal.drop_reason
        )


def withdrawn(withdrawal: Withdrawal, letter: Letter) -> None:
    """That the status ended: to the penvoerder with the letter, and to all who took part."""
    application = withdrawal.application
    values = {
        **facts(application),
        "dated_on": letter.dated_on,
        "objection_until": letter.objection_until,
    }
    address = absolute(reverse("letters:letter", args=[letter.reference]))
    told: dict[str, Addressee | str] = {}
    for user in penvoerder_people(application):
        told[user.email.lower()] = user
        own = {**values, "is_penvoerder": True, "address": address}
        notify(to=user, template="assessments/status_withdrawn", values=own)
    others: list[Addressee] = [
        *participants(application),
        *(user for _member, user in assessors_of(application)),
    ]
    for one in others:
        if one.email.lower() not in told:
            told[one.email.lower()] = one
            other = {**values, "is_penvoerder": False, "address": ""}
            notify(to=one, template="assessments/status_withdrawn", values=other)


def _tell_penvoerder(withdrawal: Withdrawal, template: str, **more: Any) -> None:
    page = absolute(reverse("assessments:respond", args=[withdrawal.pk]))
    values = {
        **facts(withdrawal.application),
        "respond_by": withdrawal.last_day,
        "address": page,
        **more,
    }
    for user in penvoerder_people(withdrawal.application):
        notify(to=user, template=template, values=values)
