"""OCW's concurrence with a joint outcome, apart from what OCW answered as one of the panel.

The ministry reads the joint outcome with what every organisation answered, and then concurs or says
why not. Where the round asks it (`Round.ocw_concurs`) no decision is prepared without. That OCW
does not concur forbids no decision: it then says how the reasons were weighed (`rules`).
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role, RoleKind
from assessments.models import Concurrence, JointOutcome, PanelMember
from common.refusal import Refusal, refuse
from regions.models import OrganisationKind

from . import cases, joint, mails


def why_not_concur(member: PanelMember, outcome: JointOutcome) -> StrOrPromise | None:
    """OCW may, in a round that asks it, once every organisation answered this version."""
    if not member.panel.application.round.ocw_concurs:
        return _("In this round OCW is not asked whether it concurs.")
    if member.organisation.kind != OrganisationKind.OCW:
        return _("Only OCW concurs with a joint outcome.")
    names = ", ".join(str(one) for one in joint.unanswered(outcome))
    if names:
        return _("OCW concurs once every organisation has answered. Still to come: %(names)s.") % {
            "names": names
        }
    return None


@transaction.atomic
def concur(
    *, member: PanelMember, version: int, agrees: bool, remark: str = "", by: Role
) -> Concurrence:
    """Concur for OCW with the version that one has read, or say why not (`remark`).

    It may be changed until a decision is prepared. Raises `Refusal`: those of `cases.hold`,
    `wrong_state`, those of `joint.answerable`, `cannot_concur`, `remark`.
    """
    cases.hold_in_assessment(member.panel.application_id, by=by, kinds=(RoleKind.ASSESSOR,))
    outcome = joint.answerable(member, version, by)
    refuse(why_not_concur(member, outcome), code="cannot_concur")
    remark = remark.strip()
    if not agrees and not remark:
        raise Refusal(_("Say why OCW does not concur."), code="remark", field="remark")
    given, _created = Concurrence.objects.update_or_create(
        joint_outcome=outcome,
        version=outcome.version,
        defaults={
            "member": member,
            "agrees": agrees,
            "remark": remark,
            "given_by": by,
            "given_at": timezone.now(),
        },
    )
    mails.all_answered(member.panel)
    return given
