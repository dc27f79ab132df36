"""Organisations that people enter, change and end by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common.refusal import Refusal, refuse
from regions import permissions
from regions.models import Municipality, Organisation, OrganisationKind, Origin, Partnership, Sector


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationDraft:
    """What somebody fills in about an organisation. Codes are complete, with leading zeros."""

    kind: str
    name: str
    board_number: str = ""
    institution_code: str = ""
    kvk_number: str = ""
    article: str = ""
    street: str = ""
    postcode: str = ""
    place: str = ""
    phone: str = ""
    municipality: Municipality | None = None
    sectors: Sequence[str] = ()
    website: str = ""
    speaks_for_beroepsgroep: bool = False


@transaction.atomic
def enter_organisation(*, draft: OrganisationDraft, by: Role) -> Organisation:
    """Add an organisation to the register. Raises `Refusal` (see `_fill`)."""
    refuse(permissions.why_not_manage_register(by), code="not_allowed")
    organisation = Organisation(origin=Origin.ENTERED)
    _fill(organisation, draft)
    organisation.save()
    return organisation


@transaction.atomic
def change_organisation(
    *, organisation: Organisation, draft: OrganisationDraft, by: Role
) -> Organisation:
    """Change an organisation that was entered by hand; returns it as stored.

    Raises `Refusal` (`not_allowed` also for what came from open data, and see `_fill`).
    """
    locked = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    refuse(permissions.why_not_change(by, locked), code="not_allowed")
    _fill(locked, draft)
    locked.save()
    return locked


@transaction.atomic
def end_organisation(*, organisation: Organisation, on: date, by: Role) -> Organisation:
    """End an organisation on day `on` (Amsterdam): it is no longer found, what it did remains.

    From then on it counts as entered by hand, so that the next delivery of open data does not
    bring it back. Raises `Refusal` (`not_allowed`, `is_penvoerder`).
    """
    locked = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    refuse(permissions.why_not_end(by, locked), code="not_allowed")
    leading = Partnership.objects.led_by(locked.pk).select_related("region").first()
    if leading is not None:
        raise Refusal(
            _("This organisation leads “%(region)s”; that region needs another penvoerder first.")
            % {"region": leading.region.name},
            code="is_penvoerder",
        )
    locked.ended_on = on
    if locked.origin == Origin.IMPORTED:
        locked.origin = Origin.ENTERED
    locked.save(update_fields=["ended_on", "origin"])
    return locked


def _fill(organisation: Organisation, draft: OrganisationDraft) -> None:
    """Refuse `kind_unknown`, `name_missing`, `no_national_partner` and numbers that are taken."""
    if draft.kind not in OrganisationKind.values:
        raise Refusal(_("Choose a kind of organisation."), code="kind_unknown", field="kind")
    if not draft.name.strip():
        raise Refusal(_("Give the organisation a name."), code="name_missing", field="name")
    if draft.speaks_for_beroepsgroep and draft.kind != OrganisationKind.NATIONAL_PARTNER:
        raise Refusal(
            _("Only a national partner can speak for the beroepsgroep in a panel."),
            code="no_national_partner",
            field="speaks_for_beroepsgroep",
        )
    _refuse_what_is_taken(organisation, draft)
    organisation.kind = draft.kind
    organisation.name = " ".join(draft.name.split())
    organisation.board_number = draft.board_number or None
    organisation.institution_code = draft.institution_code or None
    organisation.kvk_number = draft.kvk_number
    organisation.article = draft.article
    organisation.street = draft.street
    organisation.postcode = draft.postcode
    organisation.place = draft.place
    organisation.phone = draft.phone
    organisation.municipality = draft.municipality
    organisation.sectors = [sector for sector in Sector.values if sector in draft.sectors]
    organisation.website = draft.website
    organisation.speaks_for_beroepsgroep = draft.speaks_for_beroepsgroep


def _refuse_what_is_taken(organisation: Organisation, draft: OrganisationDraft) -> None:
    """Refuse a number that another organisation has: `board_number_taken`, `..._code_taken`."""
    others = Organisation.objects.exclude(pk=organisation.pk)
    for field in ("board_number", "institution_code"):
        number = getattr(draft, field)
        other = others.filter(**{field: number}).first() if number else None
        if other is not None:
            raise Refusal(
                _("“%(other)s” has this number already.") % {"other": other.name},
                code=f"{field}_taken",
                field=field,
            )
