"""Whom passing on the lead is told by mail, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from accounts.models import User
from applications.lead_permissions import LEADS
from applications.models import LeadTransfer
from common.links import absolute
from common.mail import Addressee, notify

from .mails import facts, people_of
from .participants import participants

TEMPLATE = "applications/lead"


def proposed(transfer: LeadTransfer) -> None:
    """To who can answer for the partner: by whom it is asked, for which application, and why."""
    page = reverse("applications:lead_answer", args=[transfer.pk])
    _tell(_who_answer(transfer), "proposed", transfer, page)


def agreed(transfer: LeadTransfer) -> None:
    """To the penvoerder: that the partner agrees, and that the Realisatie Eenheid decides."""
    _tell(_who_led(transfer), "agreed", transfer, _detail(transfer))


def declined(transfer: LeadTransfer) -> None:
    """To the penvoerder: that the partner does not, and why."""
    _tell(_who_led(transfer), "declined", transfer, _detail(transfer))


def taken_back(transfer: LeadTransfer) -> None:
    """To who could answer: that it is not asked any more."""
    _tell(_who_answer(transfer), "taken_back", transfer)


def refused(transfer: LeadTransfer) -> None:
    """To both: that the lead stays where it is, and why."""
    _tell(_who_led(transfer), "refused", transfer, _detail(transfer))
    _tell(_who_answer(transfer), "refused", transfer)


def passed_on(transfer: LeadTransfer) -> None:
    """To who leads now, who led, and who was asked to sign for another partner; each once."""
    leads, led = people_of(transfer.to_organisation_id), _who_led(transfer)
    _tell(leads, "leads", transfer, _detail(transfer))
    _tell(led, "led", transfer)
    _tell_partners(transfer, "passed_on", but=led)


def went_back(transfer: LeadTransfer) -> None:
    """To the same people: that who submitted leads again, as what was submitted says."""
    leads, led = _who_led(transfer), people_of(transfer.to_organisation_id)
    _tell(leads, "leads_again", transfer, _detail(transfer))
    _tell(led, "went_back", transfer)
    _tell_partners(transfer, "went_back", but=led)


def _who_led(transfer: LeadTransfer) -> list[User]:
    return people_of(transfer.from_organisation_id)


def _who_answer(transfer: LeadTransfer) -> list[User]:
    return people_of(transfer.to_organisation_id, (LEADS,))


def _detail(transfer: LeadTransfer) -> str:
    return reverse("applications:detail", args=[transfer.application_id])


def _tell_partners(transfer: LeadTransfer, step: str, *, but: Sequence[User]) -> None:
    told = {one.email.lower() for one in but}
    asked = participants(transfer.application, asked_only=True)
    _tell([one for one in asked if one.email.lower() not in told], step, transfer)


def _tell(people: Sequence[Addressee], step: str, transfer: LeadTransfer, page: str = "") -> None:
    values = {
        **facts(transfer.application),
        "step": step,
        "old": transfer.from_organisation.name,
        "new": transfer.to_organisation.name,
        "reason": transfer.reason,
        "because": transfer.because,
        "link": absolute(page) if page else "",
    }
    for one in people:
        notify(to=one, template=TEMPLATE, values=values)
