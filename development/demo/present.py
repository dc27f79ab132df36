"""The open round: regions in every stage, brought there by the same acts as in the portal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageDraw

from accounts.models import Role, RoleKind, User
from applications.domain.attaching import attach
from applications.domain.completion_letter import make_completion_letter
from applications.domain.editing import save_section
from applications.domain.partners import add_partner
from applications.domain.receipts import make_receipt
from applications.domain.signing import ask_to_sign
from applications.domain.starting import start_application
from applications.domain.submission import submit
from applications.domain.withdrawing import withdraw
from applications.models import Application, Round, RoundKind, SectionKind, SigningRequest
from assessments.domain.assessing import hand_in, save_assessment
from assessments.domain.completing import ask_completion, proposed_day
from assessments.domain.concurring import concur
from assessments.domain.condition_answers import hand_in as hand_in_answer
from assessments.domain.condition_answers import mark_of, write_answer
from assessments.domain.conditions import meet_condition
from assessments.domain.confirming import reendorse
from assessments.domain.deciding import ConditionIn, grant, prepare_decision
from assessments.domain.forming import keep_forming
from assessments.domain.interest import declare
from assessments.domain.joint import endorse, propose, write_joint_outcome
from assessments.domain.judging import Judgements, Typed
from assessments.domain.letters import issue_letter
from assessments.domain.panel_templates import keep_template
from assessments.domain.panels import open_panel
from assessments.models import Condition, Outcome, Panel, Verdict
from regions.models import Organisation, OrganisationKind, Origin, PartnerKind, Region

from . import texts
from .areas import area
from .cases import sign_for
from .deciding import CONDITION, REASONS
from .judging import ADVICE_WHEN_WEAK, WEAK_REASONS
from .moments import amsterdam
from .past import TEXTS, add_defaults
from .people import (
    assessor_of,
    demo_organisation,
    panel_organisations,
    signatory_of,
    staff,
)
from .rubric import VOICE_CRITERION, give_rubric

K = OrganisationKind
STAGES = (
    "draft",
    "submitted",
    "judging",
    "judged",
    "proposed",
    "prepared",
    "granted",
    # Its condition was answered, or also met, so that panel and beroepsgroep are asked again.
    "answered",
    "asked again",
)


@dataclass(frozen=True)
class Scene:
    """A region in the open round and how far it is; `lead` is the nth school board."""

    name: str
    province: str
    lead: int
    stage: str
    # The other school boards; none means the next two.
    boards: tuple[int, ...] = ()

    @property
    def is_weak(self) -> bool:
        """Whether it goes as in 2023: judged, with a beroepsgroep that has too little say."""
        return self.stage in STAGES[STAGES.index("judging") :]


SCENES = (
    Scene("Drentse Aa (fictief)", "Drenthe", 0, "signing"),
    Scene("Hondsrug (fictief)", "Drenthe", 3, "signing", (4, 0)),
    Scene("Maasduinen (fictief)", "Limburg", 25, "draft"),
    Scene("Lauwerszoom (fictief)", "Friesland", 10, "submitted"),
    Scene("Oldambt (fictief)", "Groningen", 21, "forming"),
    Scene("Waterland (fictief)", "Noord-Holland", 35, "completing"),
    Scene("Krommerijn (fictief)", "Utrecht", 45, "judging"),
    Scene("Kop van de Veluwe (fictief)", "Gelderland", 15, "judged"),
    Scene("Land van Altena (fictief)", "Noord-Brabant", 30, "proposed"),
    Scene("Beveland (fictief)", "Zeeland", 50, "prepared"),
    Scene("Hollandse Plassen (fictief)", "Zuid-Holland", 55, "granted"),
    Scene("Westerkwartier (fictief)", "Groningen", 20, "answered", (23, 24)),
    Scene("Vechtdal (fictief)", "Overijssel", 40, "asked again"),
)


# In which stage the regions are that the planned meeting is about; of one not all handed in yet.
MEETING_ABOUT = ("judged", "proposed", "judging")


def write_open_round(now: datetime) -> Round:
    """A round that opened six weeks ago and closes at 16.00 hours on a Friday in three weeks."""
    today = timezone.localdate(now)
    friday = today + timedelta(days=21 + (4 - today.weekday()) % 7)
    round_ = Round.objects.create(
        name=f"Voorlopers onderwijsregio's {friday.year} (demo)",
        kind=RoundKind.VOORLOPER,
        opens_at=amsterdam(today - timedelta(days=42), 9),
        closes_at=amsterdam(friday, 16),
        maximum_amount=Decimal("100000.00"),
        decision_weeks=8,
        handled_as_received=True,
        origin=Origin.DEMO,
        **TEXTS,
    )
    add_defaults(round_)
    give_rubric(round_, by=staff(RoleKind.RE_ADVISER), at=round_.opens_at)
    return round_


def keep_panels(round_: Round) -> None:
    """The panel from which those of this round begin."""
    keep_template(
        round_id=round_.pk,
        name="Sectorraad en vakbond",
        organisations=panel_organisations(),
        by=staff(RoleKind.RE_LEAD),
    )


def play(scene: Scene, round_: Round, now: datetime) -> Application:
    """Bring a region as far as its scene says."""
    board = demo_organisation(K.SCHOOL_BOARD, scene.lead)
    lead = signatory_of(board, RoleKind.PENVOERDER_SIGNATORY)
    application = start_application(round=round_, region_name=scene.name, by=lead)
    Region.objects.filter(pk=application.region_id).update(origin=Origin.DEMO)
    attach_chart(application, lead)
    if scene.stage == "draft":
        return application
    _fill_in(application, scene, lead, complete=scene.stage != "signing")
    _gather_signatures(application, scene, lead)
    if scene.stage == "signing":
        return application
    submission = submit(application=application, by=lead, received_at=now)
    make_receipt(submission_id=submission.pk, tell=False)
    application.refresh_from_db()
    if scene.stage == "completing":
        _ask_to_complete(application, now)
    elif scene.stage == "forming":
        _keep_forming(application, lead)
    elif scene.stage != "submitted":
        _assess(application, scene.stage)
    return application


def _keep_forming(application: Application, penvoerder: Role) -> None:
    """The penvoerder withdraws it; its region goes on forming without the status."""
    withdraw(application=application, by=penvoerder, reason=texts.WITHDRAWN)
    keep_forming(application=application, by=staff(RoleKind.RE_LEAD))


def attach_chart(application: Application, by: Role) -> None:
    """Add a picture of who decides: three boxes."""
    picture, made = Image.new("RGB", (480, 240), "white"), BytesIO()
    draw = ImageDraw.Draw(picture)
    for place, words in ((160, "Stuurgroep"), (20, "Programmateam"), (300, "Klankbordgroep")):
        top = 20 if place == 160 else 140  # noqa: PLR2004
        draw.rectangle((place, top, place + 160, top + 70), outline="black", width=2)
        draw.text((place + 30, top + 28), words, fill="black")
    picture.save(made, "PNG")
    chart = SimpleUploadedFile("Organogram.png", made.getvalue(), "image/png")
    attach(application=application, kind=SectionKind.GOVERNANCE, upload=chart, by=by)


def _fill_in(application: Application, scene: Scene, by: Role, *, complete: bool) -> None:
    municipalities = area(scene.province, nth=0, size=6)
    say = texts.WEAK_SAY if scene.is_weak else texts.FULL_SAY
    year = timezone.localdate().year
    data: dict[SectionKind, dict[str, Any]] = {
        SectionKind.OPGAVE: texts.opgave(year),
        SectionKind.REGION: {
            "name": scene.name,
            "sectors": ["po", "vo"],
            "is_national": False,
            "municipalities": [municipality.pk for municipality in municipalities],
        },
        SectionKind.BUILDS_ON: texts.BUILDS_ON,
        SectionKind.FUNCTIONS: texts.functions(scene.name, year),
        SectionKind.BEROEPSGROEP: {
            "involvement": say.involvement,
            "voice": say.voice,
        },
        SectionKind.GOVERNANCE: {"governance": say.governance},
        SectionKind.LEARNING: {"learning_approach": texts.LEARNING_APPROACH},
        SectionKind.BUDGET: {"lines": texts.budget(year)},
    }
    if complete:
        data[SectionKind.CONTACT] = {
            "name": "Robin Voorbeeldsma",
            "email": "projectleider@fictief.example",
            "phone": "",
        }
    for kind, content in data.items():
        save_section(application=application, kind=kind, version=0, data=content, by=by)
    for organisation in _partners(scene):
        signatory = signatory_of(organisation, RoleKind.PARTNER_SIGNATORY)
        add_partner(
            application=application,
            organisation=organisation,
            by=by,
            contact_name=signatory.user.name,
            contact_email=signatory.user.email,
        )


def _partners(scene: Scene) -> list[Organisation]:
    return [
        *(
            demo_organisation(K.SCHOOL_BOARD, nth)
            for nth in scene.boards or (scene.lead + 1, scene.lead + 2)
        ),
        demo_organisation(K.TEACHER_TRAINING, scene.lead // 5),
        demo_organisation(K.BEROEPSGROEP, scene.lead // 5 % 8),
    ]


def _gather_signatures(application: Application, scene: Scene, by: Role) -> None:
    """All are asked; only the first has signed yet, or all but a beroepsgroep with little say."""
    others = application.partners.exclude(organisation=application.penvoerder_id)
    ask_to_sign(application=application, partners=others, by=by)
    requests = SigningRequest.objects.filter(partner__in=others).order_by("pk")
    if scene.is_weak:
        requests = requests.exclude(partner__kind=PartnerKind.BEROEPSGROEP)
    for request in requests.select_related("partner__organisation", "version")[
        : 1 if scene.stage == "signing" else None
    ]:
        sign_for(request)


def _assess(application: Application, stage: str) -> None:
    adviser, lead = staff(RoleKind.RE_ADVISER), staff(RoleKind.RE_LEAD)
    _claim(application, adviser.user)
    panel = open_panel(application=application, organisations=panel_organisations(), by=adviser)
    judgements = _judgements(panel)
    _judge(panel, judgements, unfinished=stage == "judging")
    if STAGES.index(stage) < STAGES.index("proposed"):
        return
    write_joint_outcome(
        panel=panel,
        judgements=judgements,
        advice=ADVICE_WHEN_WEAK,
        advises=Outcome.VOORLOPIG,
        version=0,
        by=adviser,
    )
    outcome = propose(panel=panel, by=adviser)
    for member in panel.members.all()[: 1 if stage == "proposed" else None]:
        endorse(
            member=member, version=outcome.version, agrees=True, by=assessor_of(member.organisation)
        )
    if STAGES.index(stage) < STAGES.index("prepared"):
        return
    ministry = panel.members.get(organisation__kind=K.OCW)
    concur(
        member=ministry,
        version=outcome.version,
        agrees=True,
        by=assessor_of(ministry.organisation),
    )
    decision = prepare_decision(
        application=application,
        outcome=Outcome.VOORLOPIG,
        reasons=REASONS[Outcome.VOORLOPIG],
        conditions=_conditions(panel),
        by=adviser,
    )
    if stage == "prepared":
        return
    grant(decision=decision, by=lead)
    issue_letter(decision_id=decision.pk, tell=False)
    if stage in STAGES[STAGES.index("answered") :]:
        _answer(decision.conditions.get(), panel, is_met=stage == "asked again")


def _answer(condition: Condition, panel: Panel, *, is_met: bool) -> None:
    """The penvoerder answers; `is_met`: that is enough, and one of the panel agreed already."""
    penvoerder = condition.decision.application.penvoerder
    by = signatory_of(penvoerder, RoleKind.PENVOERDER_SIGNATORY)
    answer = write_answer(condition=condition, text=texts.ANSWER, saved=0, by=by)
    hand_in_answer(answer=answer, seen=mark_of(answer), by=by)
    if is_met:
        meet_condition(condition=condition, note=texts.MET, by=staff(RoleKind.RE_ADVISER))
        member = panel.members.order_by("-pk")[0]
        reendorse(member=member, agrees=True, by=assessor_of(member.organisation))


def _ask_to_complete(application: Application, now: datetime) -> None:
    """Two parts are asked for, and the letter is there."""
    adviser = staff(RoleKind.RE_ADVISER)
    _claim(application, adviser.user)
    completion = ask_completion(
        application=application,
        items={
            SectionKind.GOVERNANCE: texts.LACKS_GOVERNANCE,
            SectionKind.BUDGET: texts.LACKS_BUDGET,
        },
        due_on=proposed_day(application, timezone.localdate(now)),
        by=adviser,
        at=now,
    )
    make_completion_letter(completion_id=completion.pk, at=now)


def _claim(application: Application, adviser: User) -> None:
    Region.objects.filter(pk=application.region_id).update(adviser=adviser)


def _judgements(panel: Panel) -> Judgements:
    return {
        criterion.pk: Typed(Verdict.DEELS, WEAK_REASONS)
        if criterion.title == VOICE_CRITERION
        else Typed(Verdict.VOLDOET)
        for criterion in panel.application.round.criteria.all()
    }


def _judge(panel: Panel, judgements: Judgements, *, unfinished: bool) -> None:
    """Everybody declares and hands in; `unfinished`: one did, one is busy, one has not begun."""
    members = list(panel.members.order_by("pk"))
    for position, member in enumerate(members):
        assessor = assessor_of(member.organisation)
        if unfinished and position == 1:
            continue
        declare(member=member, by=assessor, has_interest=False)
        if unfinished and position == len(members) - 1:
            some = dict(list(judgements.items())[:4])
            save_assessment(member=member, judgements=some, remark="", version=0, by=assessor)
        else:
            hand_in(member=member, judgements=judgements, remark="", version=0, by=assessor)


def _conditions(panel: Panel) -> Sequence[ConditionIn]:
    due = timezone.localdate() + timedelta(days=56)
    return [(CONDITION, due, panel.application.round.criteria.get(title=VOICE_CRITERION))]
