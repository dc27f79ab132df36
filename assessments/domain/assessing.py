"""Judging a case for one organisation: drafts that are never lost, and handing in."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleKind
from applications.models import Criterion
from assessments.models import Assessment, AssessmentState, Judgement, PanelMember
from assessments.panel_permissions import why_not_judge
from common.refusal import Refusal, refuse

from . import cases, mails
from .judging import Incomplete, Judgements, as_typed, store, what_is_missing


@transaction.atomic
def save_assessment(
    *, member: PanelMember, judgements: Judgements, remark: str, version: int, by: Role
) -> Assessment:
    """Save a draft; `version` is that of the draft the form was filled with (0: none yet).

    Raises `Refusal`: those of `cases.hold`, `not_yours`, `assigned_to_another`, `wrong_state`,
    `handed_in`, `stale` (a colleague saved meanwhile: nothing is overwritten until one has seen
    it).
    """
    application = cases.hold_in_assessment(
        member.panel.application_id, by=by, kinds=(RoleKind.ASSESSOR,)
    )
    require_free(member, by)
    refuse(why_not_judge(by, member), code="assigned_to_another")
    assessment = _locked(member, by)
    if assessment.version != version:
        raise Refusal(
            _(
                "A colleague has saved this assessment in the meantime. Below is what you typed. "
                "Compare the two and save again."
            ),
            code="stale",
        )
    criteria = Criterion.objects.filter(round_id=application.round_id)
    changed = store(
        assessment.judgements.all(),
        judgements,
        criteria,
        lambda criterion: Judgement(assessment=assessment, criterion=criterion),
    )
    if changed or assessment.remark != remark.strip():
        assessment.remark, assessment.author = remark.strip(), by
        assessment.version += 1
        assessment.save()
    return assessment


@transaction.atomic
def hand_in(
    *, member: PanelMember, judgements: Judgements, remark: str, version: int, by: Role
) -> Assessment:
    """Save, and make it final. From then on one sees what the others handed in.

    Raises `Incomplete` when a criterion lacks a verdict or reasons, and what `save_assessment`
    raises. Nothing is saved then; the form still has everything.
    """
    assessment = save_assessment(
        member=member, judgements=judgements, remark=remark, version=version, by=by
    )
    criteria = Criterion.objects.filter(round=member.panel.application.round_id)
    missing = what_is_missing(criteria, as_typed(assessment.judgements.all()))
    if missing:
        raise Incomplete(missing)
    assessment.state = AssessmentState.INGELEVERD
    assessment.author, assessment.handed_in_at = by, timezone.now()
    assessment.save()
    if not member.panel.members.exclude(assessment__state=AssessmentState.INGELEVERD).exists():
        mails.all_handed_in(member.panel)
    return assessment


def require_free(member: PanelMember, role: Role) -> None:
    """Raise `Refusal` (`not_yours`) unless the person declared no interest in the case."""
    if not PanelMember.objects.visible_to(role).filter(pk=member.pk).exists():
        raise Refusal(
            _("You can judge this case once you have declared that you have no interest in it."),
            code="not_yours",
        )


def _locked(member: PanelMember, by: Role) -> Assessment:
    """The draft of this organisation, made when there is none; the case is locked already."""
    assessment, _created = Assessment.objects.get_or_create(member=member, defaults={"author": by})
    if assessment.state == AssessmentState.INGELEVERD:
        raise Refusal(
            _("This assessment has been handed in and can no longer change."), code="handed_in"
        )
    return assessment
