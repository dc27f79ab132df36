"""Who takes part: adding a partner, taking one off the list, noting who signs."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Application, Partner, SectionKind
from applications.permissions import why_not_ask_to_sign
from common.refusal import Refusal, refuse
from regions.models import Organisation, OrganisationKind, PartnerKind

from .editing import note_change, refuse_unless_editable
from .locking import locked, locked_section
from .signer_addresses import why_not_contact, why_not_judge
from .starting import capacities_of, capacity_of

# They assess or decide, so they cannot take part themselves.
OUTSIDERS = (OrganisationKind.NATIONAL_PARTNER, OrganisationKind.OCW, OrganisationKind.RE)


@transaction.atomic
def add_partner(
    *,
    application: Application,
    organisation: Organisation,
    by: Role,
    kind: PartnerKind | str | None = None,
    contact_name: str = "",
    contact_email: str = "",
) -> Partner:
    """Put an organisation on the list of a draft; one that is on it already is returned as it is.

    Its capacity follows from the kind of organisation unless `kind` says otherwise. Raises
    `Refusal` (`not_editable`, `organisation_ended`, `cannot_take_part`, `kind_does_not_fit`).
    """
    section = locked_section(application, SectionKind.PARTNERS)
    current = section.plan.application
    refuse_unless_editable(current, section.kind, by)
    capacity = PartnerKind(kind) if kind else capacity_of(organisation.kind)
    _refuse_unfit(organisation, capacity)
    partner = Partner.including_removed.filter(
        application=current, organisation=organisation
    ).first()
    if partner is not None and partner.removed_at is None:
        return partner
    partner = partner or Partner(application=current, organisation=organisation)
    partner.removed_at = None
    partner.kind = capacity
    partner.contact_name = contact_name or partner.contact_name
    partner.contact_email = contact_email or partner.contact_email
    partner.save()
    note_change(section, by)
    return partner


@transaction.atomic
def remove_partner(*, partner: Partner, by: Role) -> None:
    """Take a partner off the list of a draft; what it answered stays on record.

    Raises `Refusal` (`not_editable`, `penvoerder_stays`). Twice is as good as once.
    """
    section = locked_section(partner.application, SectionKind.PARTNERS)
    current = section.plan.application
    refuse_unless_editable(current, section.kind, by)
    if partner.organisation_id == current.penvoerder_id:
        raise Refusal(
            _("The penvoerder cannot be taken off the list of partners."), code="penvoerder_stays"
        )
    stored = Partner.objects.filter(pk=partner.pk).first()
    if stored is not None:
        stored.removed_at = timezone.now()
        stored.save(update_fields=["removed_at"])
        note_change(section, by)


@transaction.atomic
def set_contact(
    *,
    partner: Partner,
    name: str,
    email: str,
    second_name: str = "",
    second_email: str = "",
    by: Role,
) -> Partner:
    """Note who signs for a partner, or which two. Not part of what is signed: nothing lapses.

    Raises `Refusal` (`not_editable`, `contact_of_penvoerder`, `contact_judges`, `same_signer`).
    """
    current = locked(partner.application)
    refuse(why_not_ask_to_sign(by, current), code="not_editable")
    stored = Partner.including_removed.get(pk=partner.pk)
    typed = {"email": email, "second_email": second_email}
    for field, address in typed.items():
        if stored.organisation_id != current.penvoerder_id:
            reason = why_not_contact(current, address)
            refuse(reason, code="contact_of_penvoerder", field=field)
        refuse(why_not_judge(stored, address), code="contact_judges", field=field)
    if email.strip().lower() == second_email.strip().lower() != "":
        raise Refusal(
            _("Two different people sign. Enter the address of another person."),
            code="same_signer",
            field="second_email",
        )
    stored.contact_name, stored.contact_email = name.strip(), email
    stored.second_name, stored.second_email = second_name.strip(), second_email
    stored.save()
    return stored


def _refuse_unfit(organisation: Organisation, capacity: PartnerKind) -> None:
    if organisation.ended_on is not None:
        raise Refusal(
            _("This organisation no longer exists."),
            code="organisation_ended",
            field="organisation",
        )
    if organisation.kind in OUTSIDERS:
        raise Refusal(
            _("This organisation assesses applications, so it cannot take part in one."),
            code="cannot_take_part",
            field="organisation",
        )
    if capacity not in (*capacities_of(organisation), PartnerKind.OTHER):
        raise Refusal(
            _("This capacity does not fit this kind of organisation."),
            code="kind_does_not_fit",
            field="kind",
        )
