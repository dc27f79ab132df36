"""Changing an assessment that was handed in: a next version with a reason, the earlier ones kept.

See docs/decisions/0220-a-judgement-changes-only-into-a-next-version.md.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Min
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleKind
from applications.models import Criterion, Independence
from assessments.models import (
    Assessment,
    AssessmentState,
    EarlierAssessment,
    JointOutcome,
    Judgement,
    PanelMember,
)
from assessments.panel_permissions import why_not_judge, why_not_revise
from common.refusal import Refusal, refuse, written

from . import cases, mails
from .assessing import require_free
from .judging import Incomplete, Judgements, as_typed, store, what_is_missing


@transaction.atomic
def revise(
    *,
    member: PanelMember,
    judgements: Judgements,
    remark: str,
    reason: str,
    version: int,
    by: Role,
) -> Assessment:
    """Hand in a next version, which counts from then on; `version` is that of the assessment the
    form was filled with.

    A joint outcome that lay before the panel rests on the earlier version: it is taken back, to be
    looked at again. Saving the same once more changes nothing. Raises `Incomplete`, and `Refusal`:
    those of `cases.hold`, `wrong_state`, `not_yours`, `assigned_to_another`, `not_handed_in`,
    `answered`, `stale`, `reason`.
    """
    application = cases.hold_in_assessment(
        member.panel.application_id, by=by, kinds=(RoleKind.ASSESSOR,)
    )
    require_free(member, by)
    refuse(why_not_judge(by, member), code="assigned_to_another")
    assessment = Assessment.objects.handed_in().filter(member=member).first()
    if assessment is None or assessment.handed_in_at is None:
        raise Refusal(_("This assessment has not been handed in yet."), code="not_handed_in")
    refuse(why_not_revise(assessment), code="answered")
    if assessment.version != version:
        raise Refusal(
            _(
                "A colleague has changed this assessment in the meantime. Below is what you typed. "
                "Compare the two and save again."
            ),
            code="stale",
        )
    remark = remark.strip()
    criteria = list(Criterion.objects.filter(round_id=application.round_id))
    before = as_typed(assessment.judgements.all())
    wanted = {**before, **judgements}
    if (wanted, remark) == (before, assessment.remark):
        return assessment
    if missing := what_is_missing(criteria, wanted):
        raise Incomplete(missing)
    reason = written(reason, _("Say why the judgement changes."), code="reason")
    could_read = _could_read(member, application.round.independence, by)
    _keep(assessment, criteria, reason, at=assessment.handed_in_at, after_reading=could_read)
    _hand_in_anew(assessment, criteria, wanted, remark, by)
    _take_back(member.panel_id)
    mails.assessment_revised(member, reason=reason)
    return assessment


def _could_read(member: PanelMember, policy: str, by: Role) -> bool:
    """Whether the others could be read at any time since the own assessment was first handed in:
    now, or before an organisation joined that has not handed in.
    """
    others = Assessment.objects.visible_to(by).filter(member__panel=member.panel_id)
    if others.exclude(member=member).exists():
        return True
    return policy == Independence.AFTER_ALL and _all_were_in(member)


def _all_were_in(member: PanelMember) -> bool:
    """Whether once, this one and another included, all who were in the panel had handed in."""
    members = PanelMember.objects.filter(panel=member.panel_id).annotate(
        joined_at=Min("events__pgh_created_at"),
        first_in_at=Coalesce(Min("assessment__earlier__handed_in_at"), "assessment__handed_in_at"),
    )
    rows = list(members.values_list("pk", "joined_at", "first_in_at"))
    for moment in [first_in_at for _pk, _joined_at, first_in_at in rows if first_in_at]:
        there = {pk for pk, joined_at, _first_in_at in rows if joined_at and joined_at <= moment}
        done = {pk for pk, _joined_at, first_in_at in rows if first_in_at and first_in_at <= moment}
        if len(done) > 1 and member.pk in done and there <= done:
            return True
    return False


def _take_back(panel: int) -> None:
    """Let a joint outcome lie before the panel no more, if one did."""
    outcome = JointOutcome.objects.filter(panel=panel, proposed_at__isnull=False).first()
    if outcome is not None:
        outcome.proposed_at = None
        outcome.save(update_fields=["proposed_at"])


def _keep(
    assessment: Assessment,
    criteria: list[Criterion],
    reason: str,
    *,
    at: datetime,
    after_reading: bool,
) -> None:
    """Keep the version that counted until now."""
    given = {row.criterion_id: row for row in assessment.judgements.all()}
    EarlierAssessment.objects.create(
        assessment=assessment,
        number=assessment.revision,
        author_id=assessment.author_id,
        handed_in_at=at,
        remark=assessment.remark,
        judgements=[
            {
                "title": criterion.title,
                "verdict": given[criterion.pk].verdict,
                "reasons": given[criterion.pk].reasons,
            }
            for criterion in criteria
            if criterion.pk in given
        ],
        reason=reason,
        after_reading=after_reading,
    )


def _hand_in_anew(
    assessment: Assessment,
    criteria: list[Criterion],
    wanted: Judgements,
    remark: str,
    by: Role,
) -> None:
    """Open it, write it and hand it in again: nobody else sees it open, for this is one act."""
    assessment.state, assessment.handed_in_at = AssessmentState.CONCEPT, None
    assessment.revision += 1
    assessment.save()
    store(
        assessment.judgements.all(),
        wanted,
        criteria,
        lambda criterion: Judgement(assessment=assessment, criterion=criterion),
    )
    assessment.remark, assessment.author = remark, by
    assessment.version += 1
    assessment.state, assessment.handed_in_at = AssessmentState.INGELEVERD, timezone.now()
    assessment.save()
