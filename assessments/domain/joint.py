"""The joint outcome: written beside the separate assessments, then answered by everyone."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import Count, Func, IntegerField, Min, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import RE_KINDS, Role, RoleKind
from applications.models import Criterion
from assessments.models import (
    Assessment,
    AssessmentState,
    Decision,
    DecisionState,
    Endorsement,
    JointJudgement,
    JointOutcome,
    Judgement,
    Panel,
    PanelMember,
    Verdict,
)
from assessments.models.decision import DecisionQuerySet
from common.refusal import Refusal, refuse
from regions.models import OrganisationKind

from . import cases, mails
from .judging import (
    Incomplete,
    Judgements,
    Typed,
    as_typed,
    store,
    what_is_missing,
    why_not_judged_apart,
)
from .verdicts import why_not_on_verdicts


@transaction.atomic
def write_joint_outcome(
    *,
    panel: Panel,
    judgements: Judgements,
    advice: str,
    advises: str = "",
    version: int,
    by: Role,
) -> JointOutcome:
    """Save the joint verdicts; `version` is the one the form was filled with (0: none yet).

    `advises` is the outcome that is advised, and `advice` says in words what and why.

    A change is a new version: what was answered to the one before no longer counts, and it must
    be proposed again. Saving the same once more changes nothing, unless an assessment has changed
    since: then it says that one looked again.
    Raises `Refusal`: those of `cases.hold`, `wrong_state`, `not_all_handed_in`,
    `decision_prepared`, `stale`.
    """
    application = cases.hold_in_assessment(panel.application_id, by=by, kinds=RE_KINDS)
    refuse(why_not_judged_apart(panel), code="not_all_handed_in")
    _refuse_locked(panel)
    outcome, _created = JointOutcome.objects.get_or_create(panel=panel, defaults={"written_by": by})
    if outcome.version != version:
        raise Refusal(
            _(
                "A colleague has saved the joint outcome in the meantime. Below is what you "
                "typed. Compare the two and save again."
            ),
            code="stale",
        )
    changed = store(
        outcome.judgements.all(),
        judgements,
        Criterion.objects.filter(round_id=application.round_id),
        lambda criterion: JointJudgement(joint_outcome=outcome, criterion=criterion),
    )
    looked_again = is_outdated(outcome)
    if changed or looked_again or (outcome.advice, outcome.advises) != (advice.strip(), advises):
        outcome.advice, outcome.advises = advice.strip(), advises
        outcome.proposed_at = None
        outcome.written_by, outcome.written_at = by, timezone.now()
        outcome.version += 1
        outcome.save()
    return outcome


def is_outdated(outcome: JointOutcome) -> bool:
    """Whether an assessment changed since the joint outcome was written; one query."""
    revised = Assessment.objects.filter(
        member__panel=outcome.panel_id, revision__gt=1, handed_in_at__gt=outcome.written_at
    )
    return outcome.version > 0 and revised.exists()


def unanimous(panel: Panel) -> Judgements:
    """The verdicts that every organisation gave alike, to begin the joint outcome with.

    Empty until all have handed in. Reasons are left to be written: each gave its own.
    """
    members = panel.members.count()
    return {
        row["criterion"]: Typed(row["one"])
        for row in _given(panel)
        if (row["verdicts"], row["times"]) == (1, members)
    }


def differences(panel: str = "pk") -> Coalesce:
    """On how many criteria the organisations of a panel that handed in differ, for a query;
    `panel` is the path to its key from the rows to annotate.
    """
    differing = _given(OuterRef(panel)).filter(verdicts__gt=1).values("criterion")
    counted = Func(ArraySubquery(differing), function="cardinality", output_field=IntegerField())
    return Coalesce(counted, 0)


def _given(panel: Panel | OuterRef) -> QuerySet[Any, Any]:
    """By criterion: how many verdicts were handed in, how many different ones, and one of them."""
    handed_in = Judgement.objects.filter(
        assessment__member__panel=panel, assessment__state=AssessmentState.INGELEVERD
    )
    return handed_in.values("criterion").annotate(
        verdicts=Count("verdict", distinct=True), times=Count("pk"), one=Min("verdict")
    )


@transaction.atomic
def propose(*, panel: Panel, by: Role) -> JointOutcome:
    """Ask every organisation in the panel, OCW included, to answer the present version.

    Proposing the same version twice asks nobody again. Raises `Incomplete` when a verdict or
    reasons are missing, and `Refusal`: those of `cases.hold`, `wrong_state`,
    `not_all_handed_in`, `decision_prepared`, `nothing_written`, `no_advice`,
    `advice_against_verdicts`, `look_again`.
    """
    application = cases.hold_in_assessment(panel.application_id, by=by, kinds=RE_KINDS)
    refuse(why_not_judged_apart(panel), code="not_all_handed_in")
    _refuse_locked(panel)
    outcome = JointOutcome.objects.filter(panel=panel).first()
    if outcome is None:
        raise Refusal(_("Write the joint outcome first."), code="nothing_written")
    criteria = Criterion.objects.filter(round_id=application.round_id)
    missing = what_is_missing(criteria, as_typed(outcome.judgements.all()))
    if missing:
        raise Incomplete(missing)
    _refuse_unfounded_advice(outcome)
    if is_outdated(outcome):
        raise Refusal(
            _("An assessment has changed since this was written. Look at it again and save it."),
            code="look_again",
        )
    if outcome.proposed_at is None:
        outcome.proposed_at = timezone.now()
        outcome.save()
        for member in panel.members.select_related("organisation"):
            mails.asked_to_agree(member)
    return outcome


@transaction.atomic
def endorse(
    *, member: PanelMember, version: int, agrees: bool, remark: str = "", by: Role
) -> Endorsement:
    """Answer the version that one has read, for the organisation one acts for.

    An answer may be changed until a decision is prepared. Raises `Refusal`: those of
    `cases.hold`, `wrong_state`, those of `answerable`, `remark`.
    """
    cases.hold_in_assessment(member.panel.application_id, by=by, kinds=(RoleKind.ASSESSOR,))
    outcome = answerable(member, version, by)
    remark = remark.strip()
    if not agrees and not remark:
        raise Refusal(_("Say why your organisation does not agree."), code="remark", field="remark")
    _ask_ocw_anew(outcome, member, agrees=agrees, remark=remark)
    endorsement, _created = Endorsement.objects.update_or_create(
        joint_outcome=outcome,
        member=member,
        version=outcome.version,
        defaults={
            "agrees": agrees,
            "remark": remark,
            "given_by": by,
            "given_at": timezone.now(),
        },
    )
    if is_complete(member.panel):
        _tell_who_is_next(outcome)
    return endorsement


def _ask_ocw_anew(outcome: JointOutcome, member: PanelMember, *, agrees: bool, remark: str) -> None:
    """OCW concurs with answers it read: what it said about others is taken away."""
    given = outcome.endorsements.filter(member=member, version=outcome.version)
    if not given.filter(agrees=agrees, remark=remark).exists():
        outcome.concurrences.filter(version=outcome.version).delete()


def _tell_who_is_next(outcome: JointOutcome) -> None:
    """All have answered: OCW is asked to concur, if the round says so; else the RE goes on."""
    if outcome.lacks_concurrence:
        ministry = outcome.panel.members.filter(organisation__kind=OrganisationKind.OCW)
        for member in ministry.select_related("organisation"):
            mails.asked_to_concur(member)
    else:
        mails.all_answered(outcome.panel)


def is_complete(panel: Panel) -> bool:
    """Whether every organisation has answered the version that lies before the panel."""
    outcome = JointOutcome.objects.filter(panel=panel, proposed_at__isnull=False).first()
    return outcome is not None and not unanswered(outcome)


def unanswered(outcome: JointOutcome) -> list[PanelMember]:
    """The members that have not answered the present version."""
    answered = outcome.endorsements.filter(version=outcome.version).values("member")
    return list(
        PanelMember.objects.filter(panel=outcome.panel_id)
        .exclude(pk__in=answered)
        .select_related("organisation")
    )


def answerable(member: PanelMember, version: int, by: Role) -> JointOutcome:
    """The joint outcome that lies before this member, if it is the one that was read.

    Raises `Refusal`: `not_yours`, `decision_prepared`, `not_proposed`, `stale`.
    """
    if not PanelMember.objects.visible_to(by).filter(pk=member.pk).exists():
        raise Refusal(_("You cannot answer for this organisation."), code="not_yours")
    _refuse_locked(member.panel)
    outcome = JointOutcome.objects.filter(panel=member.panel_id, proposed_at__isnull=False).first()
    if outcome is None:
        raise Refusal(
            _("The joint outcome is being changed. You will be asked again."), code="not_proposed"
        )
    if outcome.version != version:
        raise Refusal(
            _("The joint outcome has changed since you opened this page. Read it once more."),
            code="stale",
        )
    return outcome


def _refuse_unfounded_advice(outcome: JointOutcome) -> None:
    """The panel advises an outcome, and one that goes with its own verdicts."""
    if not outcome.advises:
        raise Refusal(_("Choose what the panel advises."), code="no_advice", field="advises")
    below = [
        row.criterion
        for row in outcome.judgements.select_related("criterion").order_by("criterion__position")
        if row.verdict != Verdict.VOLDOET
    ]
    refuse(
        why_not_on_verdicts(outcome.advises, below) or None,
        code="advice_against_verdicts",
        field="advises",
    )


def locking() -> DecisionQuerySet:
    """Decisions that rest on a joint outcome: those that lie with the lead or stand."""
    return Decision.objects.filter(state=DecisionState.VOORBEREID) | Decision.objects.standing()


def is_locked(panel: Panel) -> bool:
    """Whether a decision rests on the joint outcome of this panel. One query."""
    return locking().filter(application=panel.application_id).exists()


def why_not_open_to_talk(panel: Panel) -> StrOrPromise | None:
    """Once a decision rests on the joint outcome there is nothing to agree about. One query."""
    if not is_locked(panel):
        return None
    return _(
        "A decision about this application has been prepared already, so a meeting cannot change "
        "the joint outcome. The lead must return the decision first."
    )


def _refuse_locked(panel: Panel) -> None:
    if is_locked(panel):
        raise Refusal(
            _(
                "A decision that rests on this joint outcome has been prepared. The lead must "
                "return it before the joint outcome can change."
            ),
            code="decision_prepared",
        )
