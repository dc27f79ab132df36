"""Cases at every point of the assessment, made by the acts themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from unittest.mock import patch

import pgtrigger
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from accounts.models import Role, RoleKind, User
from applications.domain import completion
from applications.domain.completion_letter import make_completion_letter
from applications.domain.signing import ask_to_sign
from applications.domain.submission import submit
from applications.models import Application, Completion, Criterion, RoundRequirement, Signature
from assessments.domain import (
    assessing,
    completing,
    condition_answers,
    deciding,
    hearing,
    interest,
    joint,
    meeting_items,
    meetings,
    noticing,
    panels,
    talking,
    withdrawals,
)
from assessments.domain.conditions import meet_condition  # noqa: F401
from assessments.domain.judging import Typed
from assessments.domain.panel_templates import keep_template
from assessments.domain.withdrawal_letters import issue_intention_letter
from assessments.models import (
    ChangeNotice,
    Condition,
    ConditionAnswer,
    Decision,
    Meeting,
    Panel,
    PanelMember,
    PanelTemplate,
    Participant,
    Talk,
    Verdict,
    Withdrawal,
)
from common.calendar import load_calendar
from common.dates import amsterdam_date
from regions.models import Organisation, OrganisationKind
from tests.documents import corpus
from tests.factories import (  # noqa: F401
    make_application,
    make_round,
    make_submitted,
    merge_day,
    organisation,
    role,
    sign_all,
    signatory_of,
)
from tests.stages import staged


def only(kind: str, name: str) -> Organisation:
    """The one organisation of this kind."""
    return Organisation.objects.filter(kind=kind).first() or _first(kind, name)


@staged
def _first(kind: str, name: str) -> Organisation:
    return organisation(kind, name)


def adviser(user: User | None = None) -> Role:
    return role(RoleKind.RE_ADVISER, user, only(OrganisationKind.RE, "Realisatie Eenheid"))


def lead(user: User | None = None) -> Role:
    return role(RoleKind.RE_LEAD, user, only(OrganisationKind.RE, "Realisatie Eenheid"))


def ministry() -> Organisation:
    return only(OrganisationKind.OCW, "Ministerie van OCW")


def national_partner(name="") -> Organisation:
    return organisation(OrganisationKind.NATIONAL_PARTNER, name)


def assessor(at: Organisation, user: User | None = None) -> Role:
    return role(RoleKind.ASSESSOR, user, at)


def lenient_round(**fields):
    """A round in which everything may lack but what always blocks."""
    made = make_round(criteria=2, **fields)
    RoundRequirement.objects.filter(round=made).exclude(level="off").update(level="warn")
    return made


@staged
def draft(**fields) -> Application:
    """A complete draft that nobody has signed."""
    return make_application(complete=True, **{"round": None, **fields} | _round(fields))


def _round(fields) -> dict:
    return {"round": fields.get("round") or lenient_round()}


@staged
def submitted(*, signed=True, confirmed=True, **fields) -> Application:
    """A submitted application, signed by all or by nobody; `confirmed` by the beroepsgroep."""
    if not signed:
        return submit_draft(draft(**fields))
    if confirmed:
        return make_submitted(**fields | _round(fields))
    return submit_draft(_signed_without_confirmation(draft(**fields)))


def _signed_without_confirmation(application: Application) -> Application:
    """What no act allows: the beroepsgroep signed, but said nothing for itself."""
    silent = application.partners.get(kind="beroepsgroep")
    by = application.created_by
    (request,) = ask_to_sign(application=application, partners=[silent], by=by)
    signatory = signatory_of(silent)
    Signature.objects.create(
        partner=silent,
        version=request.version,
        outcome="signed",
        signed_by=signatory,
        signer_name=signatory.user.name,
        signer_job_title="Bestuurder",
    )
    return sign_all(application, by)


def submit_draft(application: Application) -> Application:
    submit(application=application, by=application.created_by, received_at=timezone.now())
    return Application.objects.get(pk=application.pk)


@staged
def panel(
    application: Application | None = None,
    *,
    partners: Sequence[Organisation] = (),
    by: Role | None = None,
) -> Panel:
    """An open panel of OCW and national partners; nobody has declared anything yet."""
    application, by = application or submitted(), by or adviser()
    invited = [ministry(), *(partners or [national_partner()])]
    able(application, invited, by=by)
    return panels.open_panel(application=application, organisations=invited, by=by)


def template(round_, organisations: Sequence[Organisation] = (), name="Primair") -> PanelTemplate:
    """A panel kept with a round; of OCW and a national partner unless others are given."""
    chosen = list(organisations) or [ministry(), national_partner()]
    for one in chosen:
        assessor(one)
    return keep_template(round_id=round_.pk, name=name, organisations=chosen, by=adviser())


def able(application: Application, organisations: Sequence[Organisation], *, by: Role) -> None:
    """Have somebody follow the case, and somebody assess for each of the organisations."""
    if application.region.adviser_id is None:
        application.region.adviser = by.user
        application.region.save(update_fields=["adviser"])
    for one in organisations:
        if not one.roles.current().filter(kind=RoleKind.ASSESSOR).exists():
            assessor(one)


def member_of(panel_: Panel, organisation_: Organisation) -> PanelMember:
    return panel_.members.get(organisation=organisation_)


def verdicts(panel_: Panel, verdict=Verdict.VOLDOET, reasons="") -> dict[int, Typed]:
    criteria = Criterion.objects.filter(round=panel_.application.round_id)
    return {criterion.pk: Typed(verdict, reasons) for criterion in criteria}


def free_assessor(member: PanelMember) -> Role:
    """An assessor of the organisation who has declared no interest."""
    by = assessor(member.organisation)
    interest.declare(member=member, by=by, has_interest=False)
    return by


def handed_in(member: PanelMember, by: Role | None = None) -> Role:
    by = by or free_assessor(member)
    judgements = verdicts(member.panel)
    assessing.hand_in(member=member, judgements=judgements, remark="", version=0, by=by)
    return by


@staged
def all_handed_in(panel_: Panel | None = None) -> Panel:
    panel_ = panel_ or panel()
    for member in panel_.members.all():
        handed_in(member)
    return panel_


@staged
def proposed(panel_: Panel | None = None, *, by: Role | None = None, **typed) -> Panel:
    panel_, by = panel_ or all_handed_in(), by or adviser()
    judgements = typed.get("judgements") or verdicts(panel_)
    is_weak = any(one.verdict != Verdict.VOLDOET for one in judgements.values())
    advises = typed.get("advises") or ("voorlopig" if is_weak else "definitief")
    joint.write_joint_outcome(
        panel=panel_, judgements=judgements, advice="", advises=advises, version=0, by=by
    )
    joint.propose(panel=panel_, by=by)
    return panel_


@staged
def answered(panel_: Panel | None = None, *, disagreeing: int = 0) -> Panel:
    """A panel that answered its joint outcome; the first `disagreeing` members said no."""
    panel_ = panel_ or proposed()
    for number, member in enumerate(panel_.members.order_by("pk")):
        by = member.assessment.author
        agrees = number >= disagreeing
        remark = "" if agrees else "Wij zien dit anders."
        joint.endorse(member=member, version=1, agrees=agrees, remark=remark, by=by)
    return panel_


@staged
def ready(*, weak=False, **fields) -> Application:
    """An application on which a decision can be prepared; `weak`: one criterion is not met."""
    panel_ = all_handed_in(panel(submitted(**fields)))
    judgements = verdicts(panel_)
    if weak:
        judgements[next(iter(judgements))] = Typed(Verdict.NIET, "Het plan is te vaag.")
    return answered(proposed(panel_, judgements=judgements)).application


@contextmanager
def later(days=60) -> Iterator[None]:
    """As if so many days have passed, and with them the dates of conditions."""
    now = timezone.now
    with patch("django.utils.timezone.now", lambda: now() + timedelta(days=days)):
        yield


def soon(days=30) -> date:
    return timezone.localdate() + timedelta(days=days)


def lapsed(application: Application) -> Completion:
    """A request for completion of weeks ago, whose term has passed without an answer."""
    now = timezone.now()
    before = now - timedelta(days=18)
    due_on = load_calendar().working_day_from(amsterdam_date(now) - timedelta(days=6))
    asked = completing.ask_completion(
        application=application,
        items={"governance": "Zeg wie waarover besluit."},
        due_on=due_on,
        by=adviser(),
        at=before,
    )
    make_completion_letter(completion_id=asked.pk, at=before)
    completion.end_terms(now=now)
    return Completion.objects.get(pk=asked.pk)


@staged
def prepared(application: Application | None = None, outcome="definitief", **values) -> Decision:
    application = application or ready(weak=outcome == "afgewezen")
    conditions = [("Werk het plan uit.", soon(), None)] if outcome == "voorlopig" else []
    values = {"reasons": "Het plan voldoet.", "conditions": conditions, **values}
    values.setdefault("departure_reasons", "Wij wegen de partners zwaarder.")
    values.setdefault("hearing", "eigen_gegevens" if outcome == "afgewezen" else "")
    values.setdefault("by", adviser())
    return deciding.prepare_decision(application=application, outcome=outcome, **values)


@staged
def granted(application: Application | None = None, outcome="definitief") -> Decision:
    return deciding.grant(decision=prepared(application, outcome), by=lead())


def granted_with(application: Application, conditions: Sequence[deciding.ConditionIn]) -> Decision:
    """A provisional status with these conditions."""
    decision = prepared(application, "voorlopig", conditions=conditions)
    return deciding.grant(decision=decision, by=lead())


def agreed_talk(application: Application) -> Talk:
    """A talk for which the region chose the only moment, three days from now."""
    moment = timezone.now() + timedelta(days=3)
    proposed = talking.propose_talk(
        application=application,
        kind="kennismaking",
        about="Kennismaken.",
        place="Online",
        minutes=45,
        moments=[moment],
        by=adviser(),
    )
    by = role(RoleKind.PENVOERDER_EDITOR, at=application.penvoerder)
    return talking.choose_moment(talk=proposed, moment=moment, by=by)


def answered_condition(condition: Condition) -> ConditionAnswer:
    """An answer that the penvoerder handed in, with a document."""
    by = role(RoleKind.PENVOERDER_SIGNATORY, at=condition.decision.application.penvoerder)
    upload = SimpleUploadedFile("zetel.pdf", corpus.pdf())
    condition_answers.attach(condition=condition, upload=upload, by=by)
    answer = condition_answers.write_answer(condition=condition, text="Gedaan.", saved=0, by=by)
    seen = condition_answers.mark_of(answer)
    return condition_answers.hand_in(answer=answer, seen=seen, by=by)


def status_ended(pk: int) -> None:
    """The status of an application has ended, without what led to it."""
    with pgtrigger.ignore(), connection.cursor() as cursor:
        Application.objects.filter(pk=pk).update(state="beeindigd")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def intended(application: Application, by: Role | None = None) -> Withdrawal:
    """That the status may be withdrawn, made known sixty days from now."""
    with later():
        withdrawal = withdrawals.intend(
            application=application,
            intention="De beroepsgroep heeft nog geen zetel.",
            respond_by=soon(90),
            by=by or adviser(),
        )
        issue_intention_letter(withdrawal_id=withdrawal.pk)
    return Withdrawal.objects.get(pk=withdrawal.pk)


def reported(application: Application, kind: str = "niet_gedaan", **fields) -> ChangeNotice:
    """A change that its penvoerder reported, of a region whose status was made known."""
    return noticing.notify(
        application=application,
        kind=kind,
        **{
            "what": "De werkplaats gaat niet door.",
            "starts_on": timezone.localdate(),
            "by": role(RoleKind.PENVOERDER_SIGNATORY, at=application.penvoerder),
        }
        | fields,
    )


def heard(notice: ChangeNotice) -> ChangeNotice:
    """A reported change of which the party, if it is about one, answered."""
    if notice.hear_by is None or notice.answered_at is not None:
        return notice
    return hearing.record_answer(notice=notice, answer="Wij vinden het goed.", by=adviser())


@staged
def judged_in_one_round(number: int) -> list[Panel]:
    """So many panels of one round, of which all handed in; on the last of them they differ."""
    round_ = lenient_round()
    made = [panel(submitted(round=round_)) for _time in range(number)]
    for one in made[:-1]:
        all_handed_in(one)
    return [*made[:-1], differing(made[-1])]


@staged
def with_interest() -> Panel:
    """A panel of which all handed in and differ; an assessor of its partner has an interest."""
    made = panel()
    member = made.members.get(organisation__kind=OrganisationKind.NATIONAL_PARTNER)
    by = assessor(member.organisation)
    interest.declare(member=member, by=by, has_interest=True, explanation="Familie.")
    return differing(made)


def meeting(*panels: Panel, begun: bool = True, round=None, invited=()) -> Meeting:  # noqa: A002
    """A meeting about these panels, which began an hour ago or is in a week; of the assessors
    only these roles were `invited`.
    """
    by = adviser()
    now = timezone.now()
    made = meetings.call_meeting(
        round=round or panels[0].application.round,
        starts_at=now + timedelta(days=7),
        length=120,
        place="Online",
        chair=by,
        secretary=by,
        by=by,
    )
    for one in panels:
        meeting_items.put_on_agenda(meeting=made, application=one.application, by=by)
    if begun:
        # To the past, as its owner alone can.
        # Today, also in the first hour of the day.
        midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        begun = max(now - timedelta(hours=1), midnight)
        Meeting.objects.filter(pk=made.pk).update(starts_at=begun)
        made.refresh_from_db()
    Participant.objects.bulk_create(
        Participant(meeting=made, role=one, invited_at=now) for one in invited
    )
    return made


def differing(panel_: Panel | None = None) -> Panel:
    """A panel of which all handed in, and the organisations differ on the first criterion."""
    panel_ = panel_ or panel()
    first, *others = panel_.members.order_by("pk")
    judgements = verdicts(panel_)
    judgements[min(judgements)] = Typed(Verdict.NIET, "Het plan is te vaag.")
    assessing.hand_in(
        member=first, judgements=judgements, remark="", version=0, by=free_assessor(first)
    )
    for member in others:
        handed_in(member)
    return panel_
