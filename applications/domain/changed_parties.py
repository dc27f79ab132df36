"""Who takes part after the status, once a change was agreed; frozen documents stay as they were.

Who may decide so is settled by the act that calls these, on the floor of the assessments, and
PostgreSQL asks for the agreed change. Called within a transaction that locked the application.
"""

from __future__ import annotations

from datetime import date

from applications.content import submitting
from applications.models import Application, Partner
from regions.models import Organisation


def joins(application: Application, organisation: Organisation, capacity: str, *, on: date) -> None:
    """Have an organisation take part from the day `on`: in a provisional status it is to sign too.

    One that took part before does so again, and what it signed stands.
    """
    before = Partner.including_removed.filter(application=application, organisation=organisation)
    partner = before.first() or Partner(application=application, organisation=organisation)
    if partner.pk is None or partner.removed_at is not None:
        partner.joined_on, partner.kind, partner.removed_at = on, capacity, None
    partner.left_on = None
    partner.save()


def leaves(application: Application, organisation: Organisation, *, on: date) -> None:
    """Have an organisation take part no longer from the day `on`: it is not asked to sign."""
    application.partners.filter(organisation=organisation).update(left_on=on)


def takes_over(application: Application, organisation: Organisation) -> None:
    """Have another party lead it; who submitted it signed by that, and the other by its own."""
    first = submitting(application)
    if first is not None and not first.signed_by_submitting:
        first.signed_by_submitting = True
        first.save(update_fields=["signed_by_submitting"])
    application.penvoerder = organisation
    application.save(update_fields=["penvoerder"])
