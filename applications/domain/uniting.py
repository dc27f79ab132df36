"""Uniting parties and areas of applications in the plan of one of them; texts are left alone."""

from __future__ import annotations

from collections.abc import Sequence

from applications.models import Application, Partner, Section, SectionKind
from regions.models import Sector

from .locking import locked_section
from .signer_addresses import own_addresses


def unite(leading: Application, others: Sequence[Application]) -> None:
    """Give the open plan of a locked application the parties and the area of `others` too.

    A party that several have stays as `leading` has it. A new one gets the next reference; who
    signs for it comes along, for a penvoerder that is who handed in. An area is united unless a
    plan is national.
    """
    partners = locked_section(leading, SectionKind.PARTNERS)
    taken = set(leading.partners.values_list("organisation", flat=True))
    added = False
    for other in others:
        for row in other.partners.select_related("organisation").order_by("pk"):
            if row.organisation_id not in taken:
                _add(leading, row, other)
                taken.add(row.organisation_id)
                added = True
    if added:
        _count_version(partners)
    region = locked_section(leading, SectionKind.REGION)
    if _unite_area(leading, others):
        _count_version(region)


def _count_version(section: Section) -> None:
    """Have who had it open compare; nobody of the penvoerder wrote it, so nobody is named."""
    section.version += 1
    section.save(update_fields=["version"])


def _add(leading: Application, row: Partner, other: Application) -> None:
    """Put the party `row` of another application on the list of the leading one."""
    partner = Partner.including_removed.filter(
        application=leading, organisation=row.organisation_id
    ).first() or Partner(application=leading, organisation=row.organisation, name=row.name)
    partner.removed_at, partner.kind = None, row.kind
    partner.location_sectors, partner.location_codes = row.location_sectors, row.location_codes
    own = own_addresses(leading)
    signers = [(email, name) for email, name in _signers(row, other) if email not in own]
    signers = (signers + [("", "")] * 2)[:2]
    (partner.contact_email, partner.contact_name) = signers[0]
    (partner.second_email, partner.second_name) = signers[1]
    partner.save()


def _signers(row: Partner, other: Application) -> list[tuple[str, str]]:
    """The addresses and names of who signs; a penvoerder, that signed by submitting, has none."""
    newest = other.latest_submission
    if row.signers or row.organisation_id != other.penvoerder_id or newest is None:
        return list(row.signers.items())
    person = newest.submitted_by.user
    return [(person.email.lower(), person.name)]


def _unite_area(leading: Application, others: Sequence[Application]) -> bool:
    """Add sectors and municipalities to the plan; return whether any came."""
    plan = leading.plan
    plans = [other.plan for other in others if not other.plan.is_national]
    sectors = set(plan.sectors).union(*(one.sectors for one in plans))
    had = set(plan.municipalities.values_list("pk", flat=True))
    new = {
        municipality
        for one in plans
        for municipality in one.municipalities.all()
        if not plan.is_national and municipality.pk not in had
    }
    wanted = [sector for sector in Sector.values if sector in sectors]
    if not new and wanted == plan.sectors:
        return False
    plan.sectors = wanted
    plan.save(update_fields=["sectors"])
    plan.municipalities.add(*new)
    return True
