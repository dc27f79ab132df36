"""Declaring an interest, before one sees anything of the case. Source: Awb 2:4, 2:5."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleKind
from assessments.models import (
    Assessment,
    AssessmentState,
    Assignment,
    Audience,
    InterestDeclaration,
    MarginNote,
    PanelMember,
    involvement_in,
)
from assessments.permissions import why_not_in_assessment
from common.refusal import Refusal, refuse

from . import cases, mails
from .impartiality import require_impartial, require_kind


@transaction.atomic
def declare(
    *, member: PanelMember, by: Role, has_interest: bool, explanation: str = ""
) -> InterestDeclaration:
    """Record what somebody declares on a case; with an interest the person is shut out for good.

    Who finds an interest later may still declare it until the assessment is handed in; a draft
    and margin notes of this person are then thrown away. The other way round is not possible.
    Who declared nothing yet still may afterwards: to speak about it in a meeting, or to answer.
    Declaring an interest is for everybody who was asked; declaring none is not for who is involved.
    Raises `Refusal`: `wrong_role`, `other_organisation`, `wrong_state`, `other_chair`,
    `handed_in`, `explanation`, and the values of `Involvement`.
    """
    require_kind(by, (RoleKind.ASSESSOR,))
    application = cases.lock(member.panel.application_id)
    # Asked under the lock: the organisation may have been taken out of the panel.
    if not PanelMember.objects.of_organisation(by).filter(pk=member.pk).exists():
        raise Refusal(_("This case was not put to your organisation."), code="other_organisation")
    refuse(why_not_in_assessment(application), code="wrong_state")
    if not has_interest:
        require_impartial(by, application)
    explanation = explanation.strip()
    if has_interest and not explanation:
        raise Refusal(
            _("Write in a few words what your interest is."),
            code="explanation",
            field="explanation",
        )
    earlier = InterestDeclaration.objects.filter(member=member, role=by).first()
    if earlier is not None and earlier.has_interest == has_interest:
        return earlier
    _refuse_final(member, earlier)
    _refuse_two_chairs(member, by, has_interest=has_interest)
    declaration, _created = InterestDeclaration.objects.update_or_create(
        member=member,
        role=by,
        defaults={"has_interest": has_interest, "explanation": explanation},
    )
    if has_interest:
        _take_away_work(member, by)
        # Once it was handed in, nobody is needed to judge.
        left = None if has_handed_in(member) else people_left(member)
        mails.interest_declared(declaration, left=left)
    return declaration


def _take_away_work(member: PanelMember, by: Role) -> None:
    """End what somebody was assigned of a case, and throw away what was not handed in.

    Also for another organisation: an interest is the person's.
    """
    own = {"member__panel": member.panel_id}
    assigned = Assignment.objects.filter(role__user=by.user_id, ended_at=None, **own)
    assigned.update(ended_at=timezone.now())
    Assessment.objects.filter(author__user=by.user_id, **own).delete()
    # What a colleague handed in with it for another organisation, the panel may have read.
    shared = Q(audience=Audience.PANEL, member__assessment__state=AssessmentState.INGELEVERD)
    MarginNote.objects.filter(~shared, written_by__user=by.user_id, **own).delete()


def has_handed_in(member: PanelMember) -> bool:
    """Whether the organisation handed in its assessment; as it is at this moment."""
    found = Assessment.objects.filter(member=member, state=AssessmentState.INGELEVERD)
    return found.exists()


def people_left(member: PanelMember) -> int:
    """How many people of the organisation can still judge this case: whoever is involved, or
    declared an interest, cannot. Asked anew, as somebody may have declared just now.
    """
    application = member.panel.application
    roles = Role.objects.current().filter(
        organisation_id=member.organisation_id, kind=RoleKind.ASSESSOR
    )
    return len({role.user_id for role in roles if not involvement_in(role, application)})


def _refuse_final(member: PanelMember, earlier: InterestDeclaration | None) -> None:
    if earlier is not None and earlier.has_interest:
        raise Refusal(
            _(
                "You declared an interest in this case. That stands; a colleague without an "
                "interest judges it."
            ),
            code="declared_interest",
        )
    if earlier is not None and has_handed_in(member):
        raise Refusal(
            _("Your organisation has already handed in its assessment."), code="handed_in"
        )


def _refuse_two_chairs(member: PanelMember, by: Role, *, has_interest: bool) -> None:
    """A person judges for one organisation; what was handed in for it stands, as for one's own."""
    others = PanelMember.objects.filter(panel=member.panel_id).exclude(pk=member.pk)
    declared = InterestDeclaration.objects.filter(member__in=others, role__user_id=by.user_id)
    judged = Assessment.objects.handed_in().filter(member__in=others, author__user=by.user_id)
    if (judged if has_interest else declared).exists():
        raise Refusal(
            _("You already judge this case for another organisation."), code="other_chair"
        )
