"""Who is involved in a case reads nothing of it and does nothing to it: every address, every act.

An address for who judges or decides, or an act of somebody, that is not classified here fails.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from types import FunctionType
from typing import Any

import pgtrigger
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone
from post_office.models import Email

from accounts.models import RE_KINDS, Role, RoleKind, User
from applications.models import (
    Answer,
    Application,
    HelpText,
    LeadTransfer,
    Merging,
    Partner,
    Question,
)
from assessments.domain import (
    advising,
    answering,
    assessing,
    completing,
    concurring,
    condition_letters,
    conditions,
    confirming,
    correcting,
    deciding,
    delaying,
    drafting,
    forming,
    hearing,
    interest,
    joint,
    lead,
    letters,
    margin_notes,
    meeting_items,
    merging,
    notes,
    noticing,
    objecting,
    objection_costs,
    objections,
    panels,
    paper_signing,
    revising,
    talking,
    threads,
    withdrawals,
)
from assessments.models import (
    AnswerDocument,
    ChangeNotice,
    ConditionAnswer,
    ConditionLetter,
    Correction,
    Decision,
    InterestDeclaration,
    MeetingItem,
    Note,
    Objection,
    Panel,
    PanelMember,
    Talk,
    Term,
    Withdrawal,
)
from assessments.permissions import involvement_in
from common.refusal import Refusal
from regions.models import Partnership
from tests.documents import corpus
from tests.factories import person, signed_in
from tests.stages import staged
from tests.test_access_matrix import walk

from . import factories as make

pytestmark = pytest.mark.django_db


@dataclass
class Case:
    """A case with all there can be about one, and somebody who is involved in it."""

    user: User
    panel: Panel
    decision: Decision
    other: Application

    @property
    def application(self) -> Application:
        return self.panel.application

    @property
    def member(self) -> PanelMember:
        return self.panel.members.get(organisation__kind="national_partner")


# --- how somebody is involved ------------------------------------------------------------------


def signs_for_a_partner(user: User, panel: Panel) -> None:
    make.role(RoleKind.PARTNER_SIGNATORY, user, panel.application.partners.last().organisation)


def works_for_the_penvoerder(user: User, panel: Panel) -> None:
    make.role(RoleKind.PENVOERDER_EDITOR, user, panel.application.penvoerder)


def works_for_a_partner_of_the_region(user: User, panel: Panel) -> None:
    school = make.organisation()
    region = panel.application.region
    Partnership.objects.create(
        region=region, organisation=school, kind="school_board", started_on=timezone.localdate()
    )
    make.role(RoleKind.PARTNER_SIGNATORY, user, school)


def started_it_in_an_earlier_job(user: User, panel: Panel) -> None:
    Role.objects.filter(pk=panel.application.created_by_id).update(
        user=user, ended_at=timezone.now()
    )


def is_named_to_sign_without_a_role(user: User, panel: Panel) -> None:
    partner = panel.application.partners.last()
    Partner.objects.filter(pk=partner.pk).update(contact_email=user.email)


def has_declared_an_interest(user: User, panel: Panel) -> None:
    declare(user, panel, has_interest=True, explanation="Familie.")


def could_judge_it_in_an_earlier_job(user: User, panel: Panel) -> None:
    assessor = declare(user, panel, has_interest=False)
    Role.objects.filter(pk=assessor.pk).update(ended_at=timezone.now())


def declare(user: User, panel: Panel, **declared: Any) -> Role:
    """As it was declared for the ministry, before that handed in its assessment."""
    assessor = make.assessor(make.ministry(), user)
    member = make.member_of(panel, make.ministry())
    InterestDeclaration.objects.create(member=member, role=assessor, **declared)
    return assessor


def works_for_the_re(user: User, panel: Panel) -> None:
    make.adviser(user)


def set_up_its_panel_in_an_earlier_job(user: User, panel: Panel) -> None:
    Role.objects.filter(pk=panel.opened_by_id).update(user=user, ended_at=timezone.now())


Involve = Callable[[User, Panel], None]
OF_BOTH: dict[Involve, str] = {
    signs_for_a_partner: "own_organisation",
    works_for_the_penvoerder: "own_organisation",
    works_for_a_partner_of_the_region: "own_organisation",
    started_it_in_an_earlier_job: "own_application",
    is_named_to_sign_without_a_role: "own_application",
    has_declared_an_interest: "declared_interest",
}
OF_RE = {**OF_BOTH, could_judge_it_in_an_earlier_job: "judged_before"}
OF_ASSESSOR = {
    **OF_BOTH,
    works_for_the_re: "works_for_re",
    set_up_its_panel_in_an_earlier_job: "works_for_re",
}


@staged
def decided() -> Decision:
    """A provisional status that was made known."""
    decision = make.granted(outcome="voorlopig")
    letters.issue_letter(decision_id=decision.pk, tell=False)
    return decision


def a_case(involve: Involve) -> Case:
    """A case with all there can be about one, in which somebody is involved."""
    decision = decided()
    case = Case(person(), decision.application.panel, decision, make.submitted())
    involve(case.user, case.panel)
    return case


# --- the addresses -----------------------------------------------------------------------------

Args = Callable[[Case], list[int | str]]


def merge_cases(leading: Application, other: Application, *, by: Role) -> Merging:
    return merging.merge_cases(leading=leading, others=[other], due_on=make.merge_day(), by=by)


def of_case(case: Case) -> list[int]:
    return [case.application.pk]


def of_decision(case: Case) -> list[int]:
    return [case.decision.pk]


def a_correction(case: Case) -> Correction:
    """One that waits, prepared by somebody else."""
    letter = case.decision.letters.get()
    waiting = letter.corrections.first()
    return waiting or correcting.prepare_correction(
        letter=letter, why="Een fout.", term=Term.values[0], by=make.adviser()
    )


def a_task(case: Case) -> Note:
    """A task that colleagues gave each other."""
    asked = make.adviser()
    return case.application.notes.first() or notes.write_note(
        application=case.application,
        text="Bel de regio.",
        by=asked,
        assigned_to=asked.user,
        due_on=timezone.localdate(),
    )


def a_question(case: Case) -> Question:
    """One that was asked about it while it was a draft."""
    asked = case.application.questions.first()
    return asked or Question.objects.create(
        application=case.application,
        section="governance",
        text="Wie besluit?",
        asked_by=case.application.created_by,
    )


def an_answer(case: Case) -> Answer:
    """One that a colleague gave."""
    asked = a_question(case)
    given = asked.answers.first()
    return given or answering.answer(question=asked, text="U zelf.", by=make.adviser())


def a_help_text(case: Case) -> HelpText:
    """One that a colleague published of it."""
    given = an_answer(case)
    found = HelpText.objects.filter(from_answer=given).first()
    return found or answering.publish(answer=given, by=make.adviser(), **PUBLISHED)


def a_notice(case: Case) -> ChangeNotice:
    """A change that was reported by the signatory."""
    return case.application.change_notices.first() or make.reported(case.application)


def a_talk(case: Case) -> Talk:
    """A talk that was agreed with the region."""
    return case.application.talks.first() or make.agreed_talk(case.application)


def a_meeting_item(case: Case) -> MeetingItem:
    """The only item of a meeting today, which no act would put there any more."""
    found = case.panel.meeting_items.first()
    if found is None:
        meeting = make.meeting(round=case.application.round)
        found = MeetingItem.objects.create(meeting=meeting, panel=case.panel, position=1)
    return found


def a_condition_answer(case: Case) -> ConditionAnswer:
    """What the penvoerder handed in about its condition."""
    condition = case.decision.conditions.get()
    return condition.answers.first() or make.answered_condition(condition)


def a_document(case: Case) -> AnswerDocument:
    """One that goes with it."""
    return a_condition_answer(case).documents.get()


def a_transfer(case: Case) -> LeadTransfer:
    """One to which a partner agreed while it was a draft."""
    application = case.application
    asked_by = application.created_by
    school = application.partners.exclude(organisation=application.penvoerder)[0].organisation
    if found := application.lead_transfers.first():
        return found
    asked = LeadTransfer.objects.create(
        application=application,
        from_organisation=application.penvoerder,
        to_organisation=school,
        reason="Wij stoppen.",
        asked_by=asked_by,
    )
    asked.state, asked.answered_by, asked.answered_at = "aanvaard", asked_by, timezone.now()
    asked.save()
    return asked


def a_withdrawal(case: Case) -> Withdrawal:
    """That a colleague intends to withdraw the status, a year after the date of its condition."""
    found = case.application.withdrawals.first()
    return found or make.intended(case.application)


def an_objection(case: Case) -> Objection:
    """One to the decision, whose letter was made known."""
    letter = case.decision.letters.get()
    found = Objection.objects.filter(letter=letter).first()
    by = make.role(RoleKind.PENVOERDER_SIGNATORY, at=case.application.penvoerder)
    now = timezone.now()
    return found or objecting.hand_in(letter=letter, grounds="Nee.", by=by, received_at=now)


FOR_RE: dict[str, Args] = {
    **dict.fromkeys(
        (
            "assessments:case",
            "assessments:set_adviser",
            "assessments:claim",
            "assessments:notes",
            "assessments:talks",
            "assessments:requirements",
            "assessments:submitted",
            "assessments:partners",
            "assessments:history",
            "assessments:panel",
            "assessments:joint_outcome",
            "assessments:prepare",
            "assessments:merge",
            "assessments:undo_merging",
            "assessments:ask_completion",
            "assessments:term",
            "assessments:versions",
            "assessments:keep_forming",
            "assessments:case_file",
            "assessments:case_file_pdf",
            "assessments:case_file_zip",
            "subsidies:ground",
        ),
        of_case,
    ),
    **dict.fromkeys(
        ("assessments:decision", "assessments:take", "assessments:preview_pdf"), of_decision
    ),
    "assessments:attachment": lambda case: [case.application.pk, "0" * 64],
    "assessments:record_signature": lambda case: [
        case.application.pk,
        case.application.partners.exclude(organisation=case.application.penvoerder)[0].pk,
    ],
    "assessments:paper_signature": lambda case: [case.application.pk, 1],
    "assessments:finish_note": lambda case: [a_task(case).pk],
    "assessments:remove_member": lambda case: [case.application.pk, case.member.pk],
    "assessments:correct": lambda case: [case.decision.letters.get().reference],
    "assessments:correction": lambda case: [a_correction(case).pk],
    "assessments:meet_condition": lambda case: [case.decision.conditions.get().pk],
    "assessments:extend_condition": lambda case: [case.decision.conditions.get().pk],
    "assessments:intend": of_case,
    "assessments:thread": lambda case: [
        case.application.pk,
        case.application.round.criteria.first().pk,
    ],
    "subsidies:intend": lambda case: [case.application.pk, "weigering"],
    "assessments:withdrawal": lambda case: [a_withdrawal(case).pk],
    "assessments:objection": lambda case: [an_objection(case).pk],
    "assessments:record_objection": lambda case: [case.decision.letters.get().reference],
    "assessments:answer_document": lambda case: [a_document(case).pk],
    "assessments:question": lambda case: [a_question(case).pk],
    "assessments:publish": lambda case: [an_answer(case).pk],
    "assessments:notice": lambda case: [a_notice(case).pk],
    "assessments:talk": lambda case: [a_talk(case).pk],
    "assessments:talk_ics": lambda case: [a_talk(case).pk],
    "assessments:lead": lambda case: [a_transfer(case).pk],
    "assessments:meeting_item": lambda case: [a_meeting_item(case).pk],
}
FOR_ASSESSOR = (
    "assessments:member",
    "assessments:declare",
    "assessments:assess",
    "assessments:handed_in",
    "assessments:revise",
    "assessments:agree",
    "assessments:concur",
    "assessments:margin_notes",
    "assessments:autosave",
    "assessments:member_versions",
    "assessments:reendorse",
)
# Tested below for what they show of such a case.
LISTS = {
    "assessments:objections",
    "assessments:assigned",
    "assessments:others",
    "assessments:worklist",
    "assessments:questions",
    "assessments:overview",
    "assessments:to_decide",
    "assessments:open_conditions",
    "assessments:batch_choose",
    "assessments:batch_letter",
    "assessments:batch",
    "assessments:batch_stop",
    "assessments:batch_go_on",
    "assessments:since_yesterday",
    "assessments:assign_adviser",
    "assessments:round_overview",
    "assessments:open_panels",
    # tests/assessments/test_assigning.py
    "assessments:divide",
    # tests/assessments/test_margin_notes.py
    "assessments:take_note_away",
    # tests/assessments/test_meetings.py
    "assessments:meetings",
    "assessments:new_meeting",
    "assessments:meeting",
    "assessments:meeting_ics",
    "assessments:meeting_agenda",
    "assessments:meeting_attendance",
    "assessments:change_meeting",
    "assessments:call_off_meeting",
    "assessments:invite_to_meeting",
    "assessments:minutes",
    "assessments:minutes_pdf",
    "assessments:decision_list",
}
# Not there for who is involved: tests/letters/test_checking.py.
LETTERS = {"letters:letter", "letters:pdf", "letters:unread", "letters:follow_up"}
# What the applicant was sent itself.
KNOWN_TO_APPLICANTS = {
    "applications:receipt_pdf",
    "assessments:outcome",
}
# About all of a round at once, so shut for who is involved in one: tests/subsidies/test_pages.py
# and test_after_pages.py.
ABOUT_A_ROUND = {
    "subsidies:rounds",
    "subsidies:round",
    "subsidies:division",
    "subsidies:letter",
    "subsidies:payments",
    "subsidies:run",
    "subsidies:grant",
    "subsidies:prepare_later",
    "subsidies:later",
    "subsidies:duty",
    "subsidies:duty_document",
    # Of the one that an applicant is heard about.
    "subsidies:hearing",
}
NOT_ABOUT_A_CASE = {
    "assessments:help_text",
    "assessments:panel_templates",
    "assessments:panel_template",
    "assessments:drop_panel_template",
    "assessments:rubric",
    "assessments:round_judges",
    "assessments:divisions",
    "assessments:coordinators",
    "letters:wordings",
    "letters:write_wording",
    # Its examples are asked of `visible_to`: tests/letters/test_wordings.py.
    "letters:wording",
    "correspondence:outbox",
    "correspondence:outbox_mail",
    "correspondence:outbox_retry",
    "correspondence:mandates",
    "regions:present",
    "regions:register",
    "regions:enter",
    "regions:organisation",
    "regions:change",
    "regions:end",
    "applications:rounds",
    "applications:equated_days",
    "applications:round",
}


def test_every_address_for_who_judges_or_decides_is_classified_here():
    def is_for_them(view: Any) -> bool:
        access = getattr(view, "access", None)
        return bool(access and access.kinds and access.kinds & {RoleKind.ASSESSOR, *RE_KINDS})

    found = {name for name, url in walk(get_resolver()) if is_for_them(url.callback)}

    classified = LISTS | LETTERS | KNOWN_TO_APPLICANTS | NOT_ABOUT_A_CASE | ABOUT_A_ROUND
    assert found == {*FOR_RE, *FOR_ASSESSOR} | classified


def answers(client: Client, url: str) -> list[HttpResponse]:
    """What comes of opening an address and of sending a form to it, where it takes them."""
    tried = [client.get(url), client.post(url)]
    return [answer for answer in tried if answer.status_code != 405]


def shows(answer: HttpResponse) -> bool:
    """Whether there is anything but the page that says why not, and who can do it."""
    if answer.streaming:
        list(answer.streaming_content)  # A file is closed when it was read.
    templates = [template.name for template in answer.templates]
    return answer.status_code != 403 or "accounts/shut_out.html" not in templates


# --- the acts ----------------------------------------------------------------------------------

Act = Callable[[Case, Role], Any]
DECIDED = {
    "outcome": "afgewezen",
    "reasons": "Onvoldoende.",
    "conditions": (),
    "hearing": "eigen_gegevens",
}


def judged(case: Case) -> dict[str, Any]:
    return {"judgements": make.verdicts(case.panel), "version": 1}


PUBLISHED = {"question_text": "Wie?", "answer_text": "Zelf.", "is_checked": True}

ACTS_OF_RE: dict[str, tuple[Act, ...]] = {
    "answering.answer": (
        lambda case, by: answering.answer(question=a_question(case), text="U.", by=by),
    ),
    "answering.publish": (
        lambda case, by: answering.publish(answer=an_answer(case), by=by, **PUBLISHED),
    ),
    "answering.change_help": (
        lambda case, by: answering.change_help(help_text=a_help_text(case), by=by, **PUBLISHED),
    ),
    "answering.withdraw_help": (
        lambda case, by: answering.withdraw_help(help_text=a_help_text(case), by=by),
    ),
    "advising.set_adviser": (
        lambda case, by: advising.set_adviser(application=case.application, adviser=by.user, by=by),
    ),
    "completing.ask_completion": (
        lambda case, by: completing.ask_completion(
            application=case.application,
            items={"governance": "Wie besluit?"},
            due_on=timezone.localdate(),
            by=by,
        ),
    ),
    "paper_signing.record_on_paper": (
        lambda case, by: paper_signing.record_on_paper(
            partner=case.application.partners.last(),
            upload=SimpleUploadedFile("scan.pdf", corpus.pdf()),
            name="Kim",
            job_title="Bestuurder",
            signed_on=timezone.localdate(),
            own_words=None,
            by=by,
            at=timezone.now(),
        ),
    ),
    "conditions.meet_condition": (
        lambda case, by: conditions.meet_condition(
            condition=case.decision.conditions.get(), note="Gezien.", by=by
        ),
    ),
    "conditions.find_lacking": (
        lambda case, by: conditions.find_lacking(
            answer=a_condition_answer(case), lacking="Wie?", by=by
        ),
    ),
    "condition_letters.send_letter": (
        lambda case, by: condition_letters.send_letter(
            condition=case.decision.conditions.get(), by=by
        ),
    ),
    "conditions.extend": (
        lambda case, by: conditions.extend(
            condition=case.decision.conditions.get(),
            due_on=make.soon(90),
            reason="Vakantie.",
            by=by,
        ),
    ),
    "withdrawals.intend": (
        lambda case, by: withdrawals.intend(
            application=case.application, intention="Te laat.", respond_by=make.soon(), by=by
        ),
    ),
    "withdrawals.write_down": (
        lambda case, by: withdrawals.write_down(
            withdrawal=a_withdrawal(case), told="Wij zijn bezig.", by=by
        ),
    ),
    "withdrawals.propose": (
        lambda case, by: withdrawals.propose(
            withdrawal=a_withdrawal(case), reasons="Te laat.", weighing="Gewogen.", by=by
        ),
    ),
    "withdrawals.give_back": (
        lambda case, by: withdrawals.give_back(withdrawal=a_withdrawal(case), reason="Nee.", by=by),
    ),
    "withdrawals.drop": (
        lambda case, by: withdrawals.drop(withdrawal=a_withdrawal(case), reason="Nee.", by=by),
    ),
    "withdrawals.withdraw_status": (
        lambda case, by: withdrawals.withdraw_status(withdrawal=a_withdrawal(case), by=by),
    ),
    "objecting.record": (
        lambda case, by: objecting.record(
            letter=case.decision.letters.get(),
            way="digitaal",
            received_on=timezone.localdate(),
            by=by,
        ),
    ),
    "objections.take_up": (
        lambda case, by: objections.take_up(objection=an_objection(case), by=by),
    ),
    "objections.mend": (
        lambda case, by: objections.mend(objection=an_objection(case), grounds="Nee.", by=by),
    ),
    "objection_costs.ask_costs": (
        lambda case, by: objection_costs.ask_costs(objection=an_objection(case), by=by),
    ),
    "objections.note_hearing": (
        lambda case, by: objections.note_hearing(
            objection=an_objection(case), no_hearing="afgezien", by=by
        ),
    ),
    "objections.adjourn": (
        lambda case, by: objections.adjourn(objection=an_objection(case), why="Druk.", by=by),
    ),
    "objections.propose": (
        lambda case, by: objections.propose(
            objection=an_objection(case), outcome="ongegrond", reasons="Nee.", by=by
        ),
    ),
    "objections.give_back": (
        lambda case, by: objections.give_back(objection=an_objection(case), reason="Nee.", by=by),
    ),
    "objections.decide": (
        lambda case, by: objections.decide(objection=an_objection(case), seen="", by=by),
    ),
    "objections.carry_out": (
        lambda case, by: objections.carry_out(objection=an_objection(case), note="Nee.", by=by),
    ),
    "objections.withdraw": (
        lambda case, by: objections.withdraw(objection=an_objection(case), note="Nee.", by=by),
    ),
    "deciding.prepare_decision": (
        lambda case, by: deciding.prepare_decision(application=case.application, **DECIDED, by=by),
    ),
    "deciding.return_decision": (
        lambda case, by: deciding.return_decision(decision=case.decision, reason="Nee.", by=by),
    ),
    "deciding.prepare_again": (
        lambda case, by: deciding.prepare_again(decision=case.decision, **DECIDED, by=by),
    ),
    "deciding.grant": (lambda case, by: deciding.grant(decision=case.decision, by=by),),
    "deciding.go_on": (lambda case, by: deciding.go_on(decision=case.decision, by=by),),
    "joint.write_joint_outcome": (
        lambda case, by: joint.write_joint_outcome(
            panel=case.panel, advice="", **judged(case), by=by
        ),
    ),
    "threads.write_post": (
        lambda case, by: threads.write_post(
            panel=case.panel,
            criterion=case.application.round.criteria.first(),
            text="Hoe?",
            by=by,
        ),
    ),
    "joint.propose": (lambda case, by: joint.propose(panel=case.panel, by=by),),
    "correcting.prepare_correction": (
        lambda case, by: correcting.prepare_correction(
            letter=case.decision.letters.get(), why="Een fout.", term=Term.values[0], by=by
        ),
    ),
    "correcting.issue_correction": (
        lambda case, by: correcting.issue_correction(correction=a_correction(case), by=by),
    ),
    "correcting.drop_correction": (
        lambda case, by: correcting.drop_correction(correction=a_correction(case), by=by),
    ),
    "hearing.record_answer": (
        lambda case, by: hearing.record_answer(notice=a_notice(case), answer="Dat klopt.", by=by),
    ),
    "noticing.propose": (
        lambda case, by: noticing.propose(
            notice=a_notice(case), agrees=True, reasons="Dat kan.", by=by
        ),
    ),
    "noticing.give_back": (
        lambda case, by: noticing.give_back(notice=a_notice(case), reason="Nee.", by=by),
    ),
    "noticing.settle": (lambda case, by: noticing.settle(notice=a_notice(case), by=by),),
    "meeting_items.put_on_agenda": (
        lambda case, by: meeting_items.put_on_agenda(
            meeting=a_meeting_item(case).meeting, application=case.application, by=by
        ),
    ),
    "meeting_items.take_off_agenda": (
        lambda case, by: meeting_items.take_off_agenda(item=a_meeting_item(case), by=by),
    ),
    "meeting_items.move_up": (
        lambda case, by: meeting_items.move_up(item=a_meeting_item(case), by=by),
    ),
    "meeting_items.discuss": (
        lambda case, by: meeting_items.discuss(item=a_meeting_item(case), by=by),
    ),
    "meeting_items.stop_discussing": (
        lambda case, by: meeting_items.stop_discussing(item=a_meeting_item(case), by=by),
    ),
    "meeting_items.record_outcome": (
        lambda case, by: meeting_items.record_outcome(
            item=a_meeting_item(case),
            result="aangehouden",
            conclusion="Later.",
            actions="",
            version=0,
            by=by,
        ),
    ),
    "talking.propose_talk": (
        lambda case, by: talking.propose_talk(
            application=case.application,
            kind="vervolg",
            about="Verder.",
            place="Online",
            minutes=30,
            moments=[timezone.now() + timedelta(days=2)],
            by=by,
        ),
    ),
    "talking.propose_again": (
        lambda case, by: talking.propose_again(
            talk=a_talk(case), moments=[timezone.now() + timedelta(days=2)], by=by
        ),
    ),
    "talking.record": (
        lambda case, by: talking.record(talk=a_talk(case), attended="Wij", agreed="Niets", by=by),
    ),
    "talking.call_off": (
        lambda case, by: talking.call_off(talk=a_talk(case), reason="Ziek.", by=by),
    ),
    "delaying.tell_delay": (
        lambda case, by: delaying.tell_delay(
            application=case.application, new_day=timezone.localdate(), reasons="Nee.", by=by
        ),
    ),
    "delaying.record_default": (
        lambda case, by: delaying.record_default(
            application=case.application, received_on=timezone.localdate(), note="Brief.", by=by
        ),
    ),
    "drafting.save_draft": (
        lambda case, by: drafting.save_draft(
            application=case.application, typed={}, version=0, by=by
        ),
    ),
    "forming.keep_forming": (
        lambda case, by: forming.keep_forming(application=case.application, by=by),
    ),
    "lead.consent": (lambda case, by: lead.consent(transfer=a_transfer(case), by=by),),
    "lead.withhold": (
        lambda case, by: lead.withhold(transfer=a_transfer(case), because="Nee.", by=by),
    ),
    "notes.write_note": (
        lambda case, by: notes.write_note(application=case.application, text="Bel.", by=by),
    ),
    "notes.finish": (lambda case, by: notes.finish(note=a_task(case), by=by),),
    "merging.merge_cases": (
        lambda case, by: merge_cases(case.other, case.application, by=by),
        lambda case, by: merge_cases(case.application, case.other, by=by),
    ),
    "merging.undo_merging": (
        lambda case, by: merging.undo_merging(application=case.application, by=by),
    ),
    "panels.open_panel": (
        lambda case, by: panels.open_panel(
            application=case.application, organisations=[make.ministry()], by=by
        ),
    ),
    "panels.add_organisation": (
        lambda case, by: panels.add_organisation(
            panel=case.panel, organisation=make.national_partner(), by=by
        ),
    ),
    "panels.remove_organisation": (
        lambda case, by: panels.remove_organisation(member=case.member, by=by),
    ),
}
ACTS_OF_ASSESSOR: dict[str, Act] = {
    "assessing.save_assessment": lambda case, by: assessing.save_assessment(
        member=case.member, remark="", **judged(case), by=by
    ),
    "assessing.hand_in": lambda case, by: assessing.hand_in(
        member=case.member, remark="", **judged(case), by=by
    ),
    "confirming.reendorse": lambda case, by: confirming.reendorse(
        member=case.member, agrees=True, by=by
    ),
    "revising.revise": lambda case, by: revising.revise(
        member=case.member, remark="", reason="Anders.", **judged(case), by=by
    ),
    "margin_notes.note_in_margin": lambda case, by: margin_notes.note_in_margin(
        member=case.member, section="governance", text="Wie?", audience="panel", by=by
    ),
    "concurring.concur": lambda case, by: concurring.concur(
        member=case.member, version=1, agrees=True, by=by
    ),
    "joint.endorse": lambda case, by: joint.endorse(
        member=case.member, version=1, agrees=True, by=by
    ),
}
# Declaring is only possible while the case is being assessed; tests/assessments/test_interest.py.
# To report a change is for the penvoerder; tests/assessments/test_noticing.py.
# So is choosing the moment of a talk; tests/assessments/test_talks.py.
# A condition is answered by the penvoerder, and the beroepsgroep speaks for itself;
# tests/assessments/test_conditions.py.
# Who is involved divides not that case: tests/assessments/test_assigning.py.
# One objects for the addressee of a letter; tests/assessments/test_objections.py.
ELSEWHERE = {
    "objecting.hand_in",
    "interest.declare",
    "noticing.notify",
    "noticing.withdraw_notice",
    "talking.choose_moment",
    "talking.say_none_fits",
    "condition_answers.write_answer",
    "condition_answers.attach",
    "condition_answers.take_off",
    "condition_answers.hand_in",
    "withdrawals.respond",
    "confirming.confirm",
    "assigning.carry_out",
    # tests/assessments/test_margin_notes.py
    "margin_notes.take_note_away",
    "assigning.name_coordinators",
}
# About a meeting, of which each reads and approves what is theirs: test_meetings.py.
OF_A_MEETING = {
    "meetings.call_meeting",
    "meetings.change_meeting",
    "meetings.invite",
    "meetings.call_off",
    "meetings.record_attendance",
    "meetings.approve",
}
CHANGE_NOTHING = {"deciding.draft_of", "deciding.draft_from", "joint.answerable"}
# About a round, before there is a case: tests/assessments/test_panel_templates.py, test_rubrics.py.
OF_A_ROUND = {
    "panel_templates.keep_template",
    "panel_templates.change_template",
    "panel_templates.drop_template",
    "rubrics.write_rubric",
    "round_judges.set_judges",
    # Taken one by one by `deciding.grant`: tests/assessments/test_batches.py.
    "batches.foreseen",
    "batches.begin",
    "batches.stop",
    "batches.go_on",
}
# What goes in the file is asked anew when it is made, and when it is given.
ASKED_LATER = {"case_file.ask"}


def test_every_act_of_somebody_on_a_case_is_classified_here():
    folder = Path(inspect.getfile(advising)).parent
    modules = [
        import_module(f"assessments.domain.{file.stem}") for file in folder.glob("[a-z]*.py")
    ]
    found = {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in modules
        for name, act in inspect.getmembers(module, lambda one: isinstance(one, FunctionType))
        if act.__module__ == module.__name__ and not name.startswith("_")
        if "by" in inspect.signature(act).parameters
    }

    guards = {"cases.hold", "cases.hold_in_assessment", "objection_holding.held"}
    # Called by acts that have asked already.
    parts = {
        "making_known.become_as_applied",
        "condition_answers.note_check",
        "joint.answerable",
        "responding.take_down",
        "responding.take_response",
    }
    classified = {*ACTS_OF_RE, *ACTS_OF_ASSESSOR} | ELSEWHERE | CHANGE_NOTHING | ASKED_LATER
    classified |= guards | parts | OF_A_ROUND | OF_A_MEETING
    assert found == classified


def refusal_of(act: Act, case: Case, by: Role) -> str:
    try:
        act(case, by)
    except Refusal as refusal:
        return refusal.code
    return "done"


# --- nothing is seen, and nothing done ---------------------------------------------------------


@pytest.mark.parametrize("involve", OF_RE)
def test_who_is_involved_reads_nothing_of_a_case_and_does_nothing_to_it_for_the_re(
    involve: Involve,
):
    case, free = a_case(involve), make.lead()
    by = make.lead(case.user)
    client, control = signed_in(by), signed_in(free)
    pages = {name: reverse(name, args=args(case)) for name, args in FOR_RE.items()}

    shown = {name for name, url in pages.items() if any(map(shows, answers(client, url)))}
    refused = {name for name, url in pages.items() if not shows(control.get(url))}
    codes = {name: {refusal_of(act, case, by) for act in acts} for name, acts in ACTS_OF_RE.items()}

    assert (shown, refused) == (set(), set())
    assert codes == {name: {OF_RE[involve]} for name in ACTS_OF_RE}
    page = client.get(pages["assessments:case"]).content.decode()
    assert (free.user.name in page, "Iemand anders moet dit doen" in page) == (True, True)


@pytest.mark.parametrize("involve", OF_ASSESSOR)
def test_who_is_involved_reads_nothing_of_a_case_and_does_nothing_to_it_as_an_assessor(
    involve: Involve,
):
    case = a_case(involve)
    colleague = case.member.assessment.author
    by = make.assessor(case.member.organisation, case.user)
    client, control = signed_in(by), signed_in(colleague)
    pages = {name: reverse(name, args=[case.member.pk]) for name in FOR_ASSESSOR}

    shown = {name for name, url in pages.items() if any(map(shows, answers(client, url)))}
    refused = {name for name, url in pages.items() if not shows(control.get(url))}
    codes = {name: refusal_of(act, case, by) for name, act in ACTS_OF_ASSESSOR.items()}

    assert (shown, refused) == (set(), set())
    assert codes == dict.fromkeys(ACTS_OF_ASSESSOR, OF_ASSESSOR[involve])
    assert colleague.user.name in client.get(pages["assessments:member"]).content.decode()


def test_who_is_not_involved_is_kept_from_nothing_for_that_reason():
    case = a_case(signs_for_a_partner)
    by = make.lead()

    codes = {refusal_of(act, case, by) for acts in ACTS_OF_RE.values() for act in acts[:1]}

    assert codes & set(OF_RE.values()) == set()


# --- what was merged, who advises, lists, mails ------------------------------------------------


def test_who_takes_part_in_what_was_merged_into_a_case_is_involved_in_it():
    round_ = make.lenient_round()
    source, target = make.submitted(round=round_), make.submitted(round=round_)
    lead = make.lead()
    make.role(RoleKind.PARTNER_SIGNATORY, lead.user, source.partners.last().organisation)
    merge_cases(target, source, by=make.lead())

    with pytest.raises(Refusal) as refused:
        panels.open_panel(application=target, organisations=[make.ministry()], by=lead)

    assert refused.value.code == "own_organisation"
    page = signed_in(lead).get(reverse("assessments:case", args=[target.pk]))
    assert page.status_code == 403


def test_an_own_application_is_none_to_merge_a_competitor_into():
    round_ = make.lenient_round()
    source, own, target = (make.submitted(round=round_) for _time in range(3))
    lead = make.lead()
    make.role(RoleKind.PARTNER_SIGNATORY, lead.user, own.partners.last().organisation)

    page = signed_in(lead).get(reverse("assessments:merge", args=[source.pk]))

    assert list(page.context["form"].fields["met"].queryset) == [target]


def test_nobody_is_made_the_adviser_of_an_own_region():
    application = make.submitted()
    adviser, lead = make.adviser(), make.lead()
    make.role(RoleKind.PARTNER_SIGNATORY, adviser.user, application.partners.last().organisation)

    with pytest.raises(Refusal) as refused:
        advising.set_adviser(application=application, adviser=adviser.user, by=lead)

    assert (refused.value.code, refused.value.field) == ("not_impartial", "adviser")
    page = signed_in(lead).get(reverse("assessments:set_adviser", args=[application.pk]))
    assert list(page.context["form"].fields["adviser"].queryset) == [lead.user]


def test_lists_show_that_the_case_is_there_and_nothing_of_what_the_panel_finds():
    case = a_case(signs_for_a_partner)
    client = signed_in(make.lead(case.user))
    link = reverse("assessments:case", args=[case.application.pk])

    worklist = client.get(reverse("assessments:worklist"), {"step": "conditions"})
    still_open = client.get(reverse("assessments:open_conditions"))

    text = worklist.content.decode()
    assert (case.application.name in text, link in text) == (True, False)
    assert "u bent betrokken; een collega doet dit" in text
    assert list(still_open.context["page"]) == []


def test_the_overview_of_assessments_says_nothing_of_an_own_case():
    panel = make.proposed()
    lead = make.lead()
    signs_for_a_partner(lead.user, panel)

    page = signed_in(lead).get(reverse("assessments:overview"))

    table = [(case.pk, any(cells)) for case, cells in page.context["table"]]
    assert table == [(panel.application_id, False)]
    assert reverse("assessments:case", args=[panel.application_id]) not in page.content.decode()


def test_a_prepared_decision_is_shown_and_told_to_nobody_who_is_involved():
    application = make.ready()
    own, free = make.lead(), make.lead()
    signs_for_a_partner(own.user, application.panel)
    before = Email.objects.count()

    make.prepared(application)

    told = {mail.to[0] for mail in Email.objects.order_by("pk")[before:]}
    assert (own.user.email in told, free.user.email in told) == (False, True)
    assert list(signed_in(own).get(reverse("assessments:to_decide")).context["page"]) == []


def test_who_is_involved_declares_no_freedom_from_interest():
    panel = make.panel()
    member = panel.members.get(organisation__kind="national_partner")
    for involve, code in OF_ASSESSOR.items():
        user = person()
        if involve is not set_up_its_panel_in_an_earlier_job:
            involve(user, panel)
            by = make.assessor(member.organisation, user)

            with pytest.raises(Refusal) as refused:
                interest.declare(member=member, by=by, has_interest=False)

            assert refused.value.code == code


def test_an_interest_stands_when_the_organisation_leaves_the_panel_and_comes_back():
    partner, other = make.national_partner(), make.national_partner()
    panel = make.panel(partners=[partner, other])
    assessor, adviser = make.assessor(partner), make.adviser()
    member = make.member_of(panel, partner)
    interest.declare(member=member, by=assessor, has_interest=True, explanation="Familie.")

    panels.remove_organisation(member=member, by=adviser)
    again = panels.add_organisation(panel=panel, organisation=partner, by=adviser)

    with pytest.raises(Refusal) as refused:
        interest.declare(member=again, by=assessor, has_interest=False)
    assert refused.value.code == "declared_interest"
    assert list(PanelMember.objects.invited(assessor)) == []


def test_who_declares_just_when_the_organisation_leaves_the_panel_is_told():
    partner, other = make.national_partner(), make.national_partner()
    panel = make.panel(partners=[partner, other])
    member, by = make.member_of(panel, partner), make.assessor(partner)
    stored = PanelMember.objects.get(pk=member.pk)
    panels.remove_organisation(member=stored, by=make.adviser())

    with pytest.raises(Refusal) as refused:
        interest.declare(member=member, by=by, has_interest=False)

    assert refused.value.code == "other_organisation"


def test_who_could_judge_for_an_organisation_that_left_the_panel_does_not_decide():
    partner, other = make.national_partner(), make.national_partner()
    panel = make.panel(partners=[partner, other])
    member = make.member_of(panel, partner)
    by = make.free_assessor(member)
    panels.remove_organisation(member=member, by=make.adviser())
    Role.objects.filter(pk=by.pk).update(ended_at=timezone.now())
    lead = make.lead(by.user)

    assert involvement_in(lead, panel.application) == "judged_before"


def test_who_declared_an_interest_in_what_was_merged_into_a_case_is_involved_in_it():
    round_ = make.lenient_round()
    panel, target = make.panel(make.submitted(round=round_)), make.submitted(round=round_)
    lead = make.lead()
    has_declared_an_interest(lead.user, panel)
    merge_cases(target, panel.application, by=make.lead())

    assert involvement_in(lead, target) == "declared_interest"


def test_who_answered_for_the_region_or_talked_for_the_re_stays_involved_in_a_later_job():
    case = a_case(is_named_to_sign_without_a_role)
    talk, withdrawal = a_talk(case), a_withdrawal(case)
    condition, asked_by = case.decision.conditions.get(), make.adviser()
    writer, noter = (
        make.role(RoleKind.PENVOERDER_EDITOR, person(), case.application.penvoerder),
        make.adviser(),
    )
    with pgtrigger.ignore():
        ConditionLetter.objects.create(condition=condition, asked_by=asked_by)
        Withdrawal.objects.filter(pk=withdrawal.pk).update(
            zienswijze="Ja.", zienswijze_by=writer, zienswijze_at=timezone.now()
        )
    withdrawals.write_down(withdrawal=withdrawal, told="Nee.", by=noter)
    gone = [writer, talk.answered_by, talk.proposed_by, asked_by, noter]
    Role.objects.filter(pk__in=[one.pk for one in gone]).update(ended_at=timezone.now())

    for one in (writer, talk.answered_by):
        assert involvement_in(make.lead(one.user), case.application) == "own_application"
    for one in (talk.proposed_by, asked_by):
        judge = make.assessor(case.member.organisation, one.user)
        assert involvement_in(judge, case.application) == "works_for_re"
    judge = make.assessor(case.member.organisation, noter.user)
    assert involvement_in(judge, case.application) == "works_for_re"
    assert involvement_in(make.lead(noter.user), case.application) == ""
