"""What becomes of a case, and of conditions, when an objection to its decision is founded.

The case goes on by the acts that there are. What refused or ended something no longer stands, so
the case goes back to where that decision was prepared; with the status that it ended, the region
gets back what it had. A decision that granted something stands, but for its conditions that lapse
(Awb 7:11(2)); and a case in whose place another application of the region goes on stays as it
ended.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import RoleKind
from applications.models import MAKES_ROOM, Application, ApplicationState
from applications.workflow import FLOW
from assessments.condition_permissions import asked_again
from assessments.models import Condition, Decision, Objection, Panel, WithdrawalState
from common.refusal import Refusal
from regions.models import RegionStatus

from . import cases, condition_mails
from .making_known import become_as_applied

S = ApplicationState
_WITHOUT_STATUS = (RegionStatus.IDEA, RegionStatus.IN_OPRICHTING, RegionStatus.AFGEWEZEN)


def goes_back_to(objection: Objection) -> str:
    """The state to which the case goes back; empty when it stays as it is, as it does unless the
    objection is founded. Two queries at most.
    """
    return would_go_back_to(objection) if objection.is_founded else ""


def would_go_back_to(objection: Objection) -> str:
    """The same, if the objection is founded: for whoever prepares the decision on it.

    The case stays when another decision followed the one objected to, or another application of the
    region goes on in its place. Two queries at most.
    """
    case = objection.application
    if hasattr(objection.letter, "withdrawal"):
        last = case.withdrawals.filter(state=WithdrawalState.INGETROKKEN).order_by("settled_at")
        ended = case.state == S.BEEINDIGD and last.last() == objection.letter.withdrawal
        return S.VOORLOPIG if ended else ""
    found = getattr(objection.letter, "decision_letter", None)
    if found is None or found.decision.outcome != case.state or found.decision.revoked_at:
        return ""
    if case.state == S.NIET_BEHANDELD and not goes_on_otherwise(case):
        return S.IN_BEOORDELING if Panel.objects.filter(application=case).exists() else S.INGEDIEND
    return S.IN_BEOORDELING if case.state == S.AFGEWEZEN else ""


def goes_on_otherwise(case: Application) -> bool:
    """Whether a case that made room has another application of its region in its place in the
    round. One query.
    """
    others = Application.objects.filter(round=case.round_id, region=case.region_id)
    return (
        case.state in MAKES_ROOM
        and others.exclude(pk=case.pk).exclude(state__in=MAKES_ROOM).exists()
    )


def conditions_objected_to(objection: Objection) -> QuerySet[Condition]:
    """What the decision objected to still asks of the region: what can lapse."""
    return Condition.objects.filter(
        decision__decision_letters__letter=objection.letter_id, closed_at=None
    )


def lapsing_by(objection: Objection) -> list[Condition]:
    """The conditions that lapse with its letter, or lapsed by it, as page and letter say them: of
    those that were chosen, not those met before. One query, if any was chosen.
    """
    if not objection.lapsing:
        return []
    chosen = Condition.objects.filter(pk__in=objection.lapsing)
    return list(
        chosen.filter(Q(closed_at=None) | Q(lapsed_by=objection.pk)).select_related("criterion")
    )


def take_effect(
    objection: Objection, target: str, lapses: Sequence[Condition], *, at: datetime
) -> None:
    """Revoke the decision objected to and move its case to `target`, or let the conditions `lapses`
    lapse, as its letter says. Within the transaction of that letter. Raises `Refusal` (`moved_on`).
    """
    objection.application = application = cases.lock(objection.application_id)
    if goes_back_to(objection) != target or lapsing_by(objection) != lapses:
        # Another application of the region began, or ended, or a condition was met, while the
        # letter was being made.
        raise Refusal(_("The case has changed. The letter is made anew."), code="moved_on")
    _let_lapse(objection, lapses, at=at)
    if not target:
        return
    decided = getattr(objection.letter, "decision_letter", None)
    if decided is not None:
        Decision.objects.filter(pk=decided.decision_id).update(revoked_at=at)
    FLOW.move(application, f"revive_{target}", kind=RoleKind.RE_LEAD)
    application.save(update_fields=["state"])
    # What the region got or became since, by another application, is not taken from it.
    if target == S.VOORLOPIG and application.region.status in _WITHOUT_STATUS:
        become_as_applied(application, RegionStatus.VOORLOPIG, at=at, by=None, has_partners=True)


def _let_lapse(objection: Objection, lapses: Sequence[Condition], *, at: datetime) -> None:
    keys = [one.pk for one in lapses]
    Condition.objects.filter(pk__in=keys).update(lapsed_at=at, lapsed_by=objection)
    # As when the last of them is met: what was met about the beroepsgroep can be confirmed now.
    if any(one.criterion and one.criterion.about_beroepsgroep for one in lapses):
        decision = asked_again(objection.application_id)
        if decision is not None:
            condition_mails.asked_again(decision)
