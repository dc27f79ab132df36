"""What takes effect when a decision is made known: the region gets its status, area and partners.

A decision has no effect before it was made known (Awb 3:40), and it is made known by its letter
(Awb 3:41). So this is done with the first letter, in the transaction in which that is stored; a
correction of that letter moves nothing.
"""

from __future__ import annotations

from datetime import datetime

from accounts.models import Role
from applications.models import Application, SectionKind
from assessments.models import Decision, Outcome
from regions.domain.collaborating import keep_collaborations
from regions.domain.status import PartnerIn, grant_status
from regions.models import RegionStatus


def take_effect(decision: Decision, *, at: datetime) -> None:
    """Make the region of a granted decision what was decided on, as from `at`.

    A decision that a later one overtook, or whose region was merged into another meanwhile,
    changes nothing any more; nor does one not to handle an application, which says nothing of the
    region. A region that is not granted keeps no partners. Called inside the transaction that
    stores the letter.
    """
    if decision.outcome == Outcome.NIET_BEHANDELD:
        return
    application = decision.application
    application.region.refresh_from_db()
    if _is_overtaken(decision) or application.region.status == RegionStatus.SAMENGEVOEGD:
        return
    refused = decision.outcome == Outcome.AFGEWEZEN
    become_as_applied(application, decision.outcome, at=at, by=None, has_partners=not refused)


def become_as_applied(
    application: Application, status: str, *, at: datetime, by: Role | None, has_partners: bool
) -> None:
    """Give the region of an application a status, with the area and partners it applied with.

    Who joined, left or took over the lead since, by an agreed change, did so. With partners it also
    keeps the existing partnerships on which it said to build, as they were submitted; a round that
    did not ask them changes nothing about these.
    """
    present = application.partners.filter(left_on=None).select_related("organisation")
    partners = [
        PartnerIn(
            partner.organisation,
            partner.kind,
            partner.organisation_id == application.penvoerder_id,
            partner.location_sectors,
            partner.location_codes,
        )
        for partner in present
    ]
    grant_status(
        region=application.region,
        status=status,
        sectors=application.plan.sectors,
        is_national=application.plan.is_national,
        municipalities=application.plan.municipalities.all(),
        partners=partners if has_partners else [],
        on=at,
        by=by,
    )
    if has_partners:
        _keep_what_it_builds_on(application)


def _keep_what_it_builds_on(application: Application) -> None:
    submission = application.latest_submission
    told = submission.content.get(SectionKind.BUILDS_ON) if submission else None
    if told is not None:
        keep_collaborations(region=application.region, told=told["collaborations"])


def _is_overtaken(decision: Decision) -> bool:
    same_case = Decision.objects.made_known().filter(application=decision.application_id)
    return same_case.filter(granted_at__gt=decision.granted_at).exists()
