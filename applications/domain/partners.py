"""Who takes part: adding partners, taking one off the list, noting who signs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.models import Application, Partner, Section, SectionKind
from applications.permissions import why_not_ask_to_sign
from common.refusal import Refusal, refuse, refuse_all
from regions.models import Organisation, OrganisationKind, PartnerKind

from .editing import note_change, refuse_unless_editable
from .locking import locked, locked_section
from .signer_addresses import why_not_contact, why_not_judge
from .starting import capacities_of, capacity_of

# They assess or decide, so they cannot take part themselves.
OUTSIDERS = (OrganisationKind.NATIONAL_PARTNER, OrganisationKind.OCW, OrganisationKind.RE)


@dataclass(frozen=True)
class Added:
    """Who was put on the list, and who was not and why, both in the order in which they came."""

    partners: Sequence[Partner]
    left_out: Sequence[tuple[Organisation, StrOrPromise]]


def why_not_add(
    organisation: Organisation,
    present: Collection[int],
    kind: PartnerKind | str | None = None,
) -> StrOrPromise | None:
    """Why an organisation cannot be put on a list on which those with the keys `present` stand.

    `kind` is the capacity, None for the usual one. No query.
    """
    if organisation.pk in present:
        return _("Takes part already.")
    unfit = _unfit(organisation, _capacity(organisation, kind))
    return None if unfit is None else unfit.message


@transaction.atomic
def add_partners(
    *,
    application: Application,
    organisations: Sequence[Organisation],
    by: Role,
    kinds: Mapping[int, str] | None = None,
) -> Added:
    """Put those that can be on the list of a draft, all at once; for the others say why not.

    `kinds` gives by the key of an organisation another capacity than its usual one. As many
    queries for many as for one. Raises `Refusal` (`not_editable`).
    """
    section = _open_section(application, by)
    present = _present(section.plan.application)
    capacities: dict[int, PartnerKind] = {}
    left_out = []
    for organisation in organisations:
        kind = (kinds or {}).get(organisation.pk)
        reason = why_not_add(organisation, {*present, *capacities}, kind)
        if reason is None:
            capacities[organisation.pk] = _capacity(organisation, kind)
        else:
            left_out.append((organisation, reason))
    joining = {one.pk: one for one in organisations if one.pk in capacities}
    partners = _join(section.plan.application, list(joining.values()), capacities)
    if partners:
        note_change(section, by)
    return Added(partners, left_out)


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
    section = _open_section(application, by)
    current = section.plan.application
    capacity = _capacity(organisation, kind)
    unfit = _unfit(organisation, capacity)
    refuse_all([] if unfit is None else [unfit])
    present = Partner.objects.filter(application=current, organisation=organisation).first()
    if present is not None:
        return present
    (partner,) = _join(current, [organisation], {organisation.pk: capacity})
    if contact_name or contact_email:
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
    section = _open_section(partner.application, by)
    current = section.plan.application
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


def _open_section(application: Application, by: Role) -> Section:
    """The list of partners, locked for who may change it. Raises `Refusal` (`not_editable`)."""
    section = locked_section(application, SectionKind.PARTNERS)
    refuse_unless_editable(section.plan.application, section.kind, by)
    return section


def _present(application: Application) -> set[int]:
    """The keys of the organisations on the list."""
    listed = Partner.objects.filter(application=application)
    return set(listed.values_list("organisation", flat=True))


def _join(
    application: Application,
    organisations: Sequence[Organisation],
    capacities: Mapping[int, PartnerKind],
) -> list[Partner]:
    """Put organisations that are not on the list on it, those back that were; four queries.

    Called with the section of the partners locked.
    """
    given = Partner.including_removed.filter(application=application)
    before = {one.organisation_id: one for one in given.filter(organisation__in=organisations)}
    new = []
    number = Partner.last_number(application)
    for organisation in organisations:
        partner = before.get(organisation.pk)
        if partner is None:
            number += 1
            partner = Partner(
                application=application,
                organisation=organisation,
                name=organisation.name,
                reference=f"P{number}",
            )
            new.append(partner)
        partner.removed_at = None
        partner.kind = capacities[organisation.pk]
    Partner.including_removed.bulk_update(before.values(), ["removed_at", "kind"])
    together = {one.organisation_id: one for one in Partner.objects.bulk_create(new)} | before
    return [together[organisation.pk] for organisation in organisations]


def _capacity(organisation: Organisation, kind: PartnerKind | str | None) -> PartnerKind:
    return PartnerKind(kind) if kind else capacity_of(organisation.kind)


def _unfit(organisation: Organisation, capacity: PartnerKind) -> Refusal | None:
    """Why an organisation can take part in no application at all in this capacity."""
    if organisation.ended_on is not None:
        return Refusal(
            _("This organisation no longer exists."),
            code="organisation_ended",
            field="organisation",
        )
    if organisation.kind in OUTSIDERS:
        return Refusal(
            _("This organisation assesses applications, so it cannot take part in one."),
            code="cannot_take_part",
            field="organisation",
        )
    if capacity not in (*capacities_of(organisation), PartnerKind.OTHER):
        return Refusal(
            _("This capacity does not fit this kind of organisation."),
            code="kind_does_not_fit",
            field="kind",
        )
    return None
