"""Three cases full of words: every text that somebody writes about one has a word of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import Role, RoleKind
from applications.domain.editing import save_section
from applications.domain.starting import start_application
from applications.models import Application, Round
from assessments.domain import (
    assessing,
    condition_answers,
    correcting,
    deciding,
    interest,
    joint,
    margin_notes,
    notes,
    noticing,
    objecting,
    talking,
    threads,
    withdrawals,
)
from assessments.domain.judging import Judgements, Typed
from assessments.domain.letters import issue_letter
from assessments.models import Panel, PanelMember
from tests.assessments import factories as make
from tests.documents import corpus
from tests.factories import fill_in, role, sign_all, signatory_of


class Planted:
    """Three cases of one penvoerder, full of words, and who looks at them.

    One with its panel, one of which a decision lies with the leads, and one with a provisional
    status that was made known.
    """

    def __init__(self) -> None:
        self.round: Round = make.lenient_round()
        self.adviser, self.lead = make.adviser(), make.lead()
        self.penvoerder = role(RoleKind.PENVOERDER_SIGNATORY)
        self.ocw, self.mine, self.late_at = make.ministry(), *self._partners(2)
        self.judge = {one.pk: make.assessor(one) for one in (self.ocw, self.mine)}
        self.conflicted = make.assessor(self.mine)
        self.late = make.assessor(self.late_at)
        self.other = make.assessor(make.national_partner())
        self.judging = self._submitted("a")
        self.prepared_case = self._submitted("b")
        self.known = self._submitted("c")
        self._judge()
        self._decide()
        self._go_on()
        partner = self.known.partners.exclude(organisation=self.penvoerder.organisation).first()
        self.partner = signatory_of(partner)
        stranger = make.submitted(round=self.round)
        self.stranger = stranger.created_by
        make.panel(stranger, partners=[self.other.organisation])

    @staticmethod
    def _partners(number: int) -> list[Any]:
        return [make.national_partner() for _one in range(number)]

    def _submitted(self, letter: str) -> Application:
        name, by = f"Regio zwurktitel{letter}", self.penvoerder
        case = start_application(round=self.round, region_name=name, by=by)
        fill_in(case, by)
        section = case.plan.sections.get(kind="governance")
        save_section(
            application=case,
            kind="governance",
            version=section.version,
            data={"governance": f"zwurkplan{letter}."},
            by=by,
        )
        contact = case.plan.sections.get(kind="contact")
        data = {"name": f"zwurkcontact{letter}", "email": "x@voorbeeld.example"}
        save_section(
            application=case,
            kind="contact",
            version=contact.version,
            data={**data, "phone": ""},
            by=by,
        )
        return make.submit_draft(sign_all(case, by))

    def _judge(self) -> None:
        for letter, case in zip("abc", self._cases(), strict=True):
            partners = [self.mine, self.late_at] if letter == "a" else [self.mine]
            panel = make.panel(case, partners=partners, by=self.adviser)
            mine = panel.members.get(organisation=self.mine)
            interest.declare(
                member=mine,
                by=self.conflicted,
                has_interest=True,
                explanation=f"zwurkbelang{letter}",
            )
            for at, by in self.judge.items():
                member = panel.members.get(organisation=at)
                interest.declare(member=member, by=by, has_interest=False)
                if letter == "a":
                    self._note(member, by, "panel", "zwurkpaneel")
                    self._note(member, by, "private", "zwurkeigen")
                assessing.hand_in(
                    member=member,
                    judgements=self._weak(panel, f"zwurkoordeel{letter}"),
                    remark=f"zwurkopmerking{letter}",
                    version=0,
                    by=by,
                )
        member = PanelMember.objects.get(panel__application=self.judging, organisation=self.late_at)
        interest.declare(member=member, by=self.late, has_interest=False)
        assessing.save_assessment(
            member=member,
            judgements=self._weak(member.panel, "zwurkconcept"),
            remark="",
            version=0,
            by=self.late,
        )
        self._note(member, self.late, "private", "zwurkrand")
        self.member = member
        threads.write_post(
            panel=member.panel,
            criterion=member.panel.application.round.criteria.first(),
            text="zwurkdraad",
            by=self.adviser,
        )

    @staticmethod
    def _note(member: PanelMember, by: Role, audience: str, text: str) -> None:
        margin_notes.note_in_margin(
            member=member, section="governance", text=text, audience=audience, by=by
        )

    def _decide(self) -> None:
        for letter, case in zip("bc", (self.prepared_case, self.known), strict=True):
            panel = Panel.objects.get(application=case)
            joint.write_joint_outcome(
                panel=panel,
                judgements=self._weak(panel, f"zwurksamen{letter}"),
                advice=f"zwurkadvies{letter}",
                advises="voorlopig",
                version=0,
                by=self.adviser,
            )
            joint.propose(panel=panel, by=self.adviser)
            for member in panel.members.all():
                by, remark = self.judge[member.organisation_id], f"zwurkantwoord{letter}"
                joint.endorse(member=member, version=1, agrees=False, remark=remark, by=by)
            criteria = list(case.round.criteria.all())
            decision = deciding.prepare_decision(
                application=case,
                outcome="voorlopig",
                reasons=f"zwurkreden{letter}",
                dissent_response=f"zwurkgewogen{letter}",
                conditions=[
                    (f"zwurkvoorwaarde{letter}", make.soon(20 + number), one)
                    for number, one in enumerate(criteria)
                ],
                by=self.adviser,
            )
        self.decision = deciding.grant(decision=decision, by=self.lead)
        self.letter = issue_letter(decision_id=decision.pk)

    def _go_on(self) -> None:
        for letter, case in zip("abc", self._cases(), strict=True):
            notes.write_note(application=case, text=f"zwurknotitie{letter}", by=self.adviser)
        self.note = self.judging.notes.get()
        with make.later():
            self.withdrawal = withdrawals.intend(
                application=self.known,
                intention="zwurkvoornemen",
                respond_by=make.soon(90),
                by=self.adviser,
            )
        first, second, *_others = self.decision.conditions.order_by("due_on")
        condition_answers.write_answer(
            condition=first, text="zwurkbijna", saved=0, by=self.penvoerder
        )
        upload = SimpleUploadedFile("zwurkbestand.pdf", corpus.pdf())
        condition_answers.attach(condition=second, upload=upload, by=self.penvoerder)
        answer = condition_answers.write_answer(
            condition=second, text="zwurkbijlage", saved=0, by=self.penvoerder
        )
        self.answered = condition_answers.hand_in(
            answer=answer, seen=condition_answers.mark_of(answer), by=self.penvoerder
        )
        self.conditions = {self.judging.pk: first, self.known.pk: second}
        self.correction = correcting.prepare_correction(
            letter=self.letter, why="zwurkcorrectie", term="kept", by=self.adviser
        )
        self.notice = noticing.notify(
            application=self.known,
            kind="niet_gedaan",
            what="zwurkmelding",
            starts_on=timezone.localdate(),
            by=self.penvoerder,
        )
        moment = timezone.now() + timedelta(days=3)
        self.talk = talking.propose_talk(
            application=self.known,
            kind="kennismaking",
            about="zwurkgesprek",
            place="zwurkplaats",
            minutes=45,
            moments=[moment],
            by=self.adviser,
        )
        talking.choose_moment(talk=self.talk, moment=moment, by=self.penvoerder)
        self._object()

    def _object(self) -> None:
        """The penvoerder objects to the decision, and somebody outside the portal too."""
        now = timezone.now()
        own = objecting.hand_in(
            letter=self.letter, grounds="zwurkbezwaar", by=self.penvoerder, received_at=now
        )
        of_other = objecting.record(
            letter=self.letter,
            way="digitaal",
            received_on=timezone.localdate(),
            name="zwurkbelanghebbende",
            address="zwurkadres",
            grounds="zwurkgronden",
            by=self.adviser,
        )
        self.objections = [own, of_other]

    def _cases(self) -> list[Application]:
        return [self.judging, self.prepared_case, self.known]

    @staticmethod
    def _weak(panel: Panel, why: str) -> Judgements:
        return {key: Typed("deels", why) for key in make.verdicts(panel)}

    def things(self) -> Iterator[SimpleNamespace]:
        """What the addresses are about, by the names that `ADDRESSES` has for it: of each case."""
        decisions = {
            case.pk: case.decisions.order_by("pk").last() or self.decision for case in self._cases()
        }
        for case in self._cases():
            member = case.panel.members.filter(organisation=self.late_at).first()
            partner = case.partners.exclude(organisation=self.penvoerder.organisation).first()
            yield SimpleNamespace(
                draft=case,
                submitted=case,
                judged=case,
                withdrawn=case,
                submission=case.latest_submission,
                member=member or case.panel.members.get(organisation=self.mine),
                partner=partner,
                prepared=decisions[case.pk],
                granted=decisions[case.pk],
                condition=self.conditions.get(case.pk, self.answered.condition),
                answered=self.answered,
                correction=self.correction,
                letter=self.letter,
                notice=self.notice,
                talk=self.talk,
                note=case.notes.get(),
            )
