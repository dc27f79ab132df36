"""Starting an application."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.afterwards import makes_room
from applications.models import (
    Application,
    Partner,
    Plan,
    RequirementLevel,
    Round,
    Section,
    SectionKind,
)
from applications.permissions import why_not_start
from applications.requirements.region import HasStatus, why_not_status
from applications.sections import ALL, WRITTEN
from applications.sections.builds_on import BuildsOnSection
from common.refusal import Refusal, refuse
from regions.domain.founding import found_region
from regions.models import (
    Organisation,
    OrganisationKind,
    PartnerKind,
    Partnership,
    Region,
    RegionStatus,
    Sector,
)

_CAPACITY = {
    OrganisationKind.SCHOOL_BOARD: PartnerKind.SCHOOL_BOARD,
    OrganisationKind.TEACHER_TRAINING: PartnerKind.TEACHER_TRAINING,
    OrganisationKind.BEROEPSGROEP: PartnerKind.BEROEPSGROEP,
}


def capacity_of(organisation_kind: str) -> PartnerKind:
    """In which capacity an organisation of this kind takes part."""
    return _CAPACITY.get(OrganisationKind(organisation_kind), PartnerKind.OTHER)


def capacities_of(organisation: Organisation) -> list[PartnerKind]:
    """In which capacities an organisation can take part, the usual one first.

    An mbo institution is a school board, and can be trainer of support staff instead.
    """
    usual = capacity_of(organisation.kind)
    if usual == PartnerKind.SCHOOL_BOARD and Sector.MBO in organisation.sectors:
        return [usual, PartnerKind.SUPPORT_TRAINING]
    return [usual]


@transaction.atomic
def start_application(
    *,
    round: Round,  # noqa: A002 the word of the domain
    by: Role,
    region_name: str = "",
    region: Region | None = None,
    at: datetime | None = None,
) -> Application:
    """Begin a draft for a new region named `region_name`, or for an own existing `region`.

    The penvoerder is the first partner. A round that is not open yet can be prepared for; `at`
    (aware, default the clock) decides whether it has closed. Raises `Refusal` (`wrong_role`,
    `round_closed`, `not_own_region`, `already_started`, `region_merged`, `no_status`,
    and those of `found_region`).
    """
    at = at or timezone.now()
    refuse(why_not_start(by), code="wrong_role")
    if round.is_closed(at):
        raise Refusal(_("This round has closed."), code="round_closed", field="round")
    if asks_status(round):
        refuse(
            why_not_status(region.status if region else RegionStatus.IDEA),
            code="no_status",
            field="region",
        )
    region = _own_region(region, round, by) if region else found_region(name=region_name, by=by)
    application = Application.objects.create(
        round=round,
        region=region,
        penvoerder=by.organisation,
        created_at=at,
        created_by=by,
    )
    plan = lay_out_plan(
        application, name=region.name, sectors=region.sectors, is_national=region.is_national
    )
    plan.municipalities.set(region.municipalities.all())
    if plan.is_open(SectionKind.BUILDS_ON):
        BuildsOnSection().begin_with(plan, region)
    Partner.objects.create(
        application=application,
        organisation=by.organisation,
        kind=capacity_of(by.organisation.kind),
    )
    return application


def asks_status(into: Round) -> bool:
    """Whether a round is for regions with a status alone. One query."""
    asked = into.requirements.filter(code=HasStatus.code, level=RequirementLevel.BLOCK)
    return asked.exists()


def own_regions(by: Role) -> Q:
    """The filter for regions that the penvoerder of this role leads or applied for."""
    leads = Partnership.objects.led_by(by.organisation_id)
    return Q(partnerships__in=leads) | Q(applications__penvoerder_id=by.organisation_id)


def _own_region(region: Region, into: Round, by: Role) -> Region:
    # Locked, so that two colleagues who click at once start one application.
    region = Region.objects.select_for_update().get(pk=region.pk)
    if not Region.objects.filter(own_regions(by), pk=region.pk).exists():
        raise Refusal(
            _("This region has another penvoerder."), code="not_own_region", field="region"
        )
    if region.merged_into_id:
        raise Refusal(
            _("This region has been merged into another."), code="region_merged", field="region"
        )
    going = Application.objects.filter(round=into, region=region)
    if going.exclude(makes_room()).exists():
        raise Refusal(
            _("There is already an application for this region in this round."),
            code="already_started",
            field="region",
        )
    return region


def lay_out_plan(
    application: Application, *, name: str, sectors: Sequence[str], is_national: bool = False
) -> Plan:
    """Give an application its empty plan, with every section open that its round asks."""
    plan = Plan.objects.create(
        application=application, name=name, sectors=list(sectors), is_national=is_national
    )
    Section.objects.bulk_create(Section(plan=plan, kind=section.kind) for section in ALL)
    for section in WRITTEN:
        section.lay_out(plan)
    if plan.open_sections != application.round.sections:
        plan.open_sections = list(application.round.sections)
        plan.save(update_fields=["open_sections"])
    return plan
