"""Every address of the portal against every role, with one's own and with somebody else's things.

`ADDRESSES` says for each URL who may reach it, written down apart from the marks on the views. A
URL that is missing here, or a view without a mark, fails. There are two worlds with the same
things in them: what belongs to world 0 is open to the people of world 0 and to nobody of world 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from post_office.models import Email

from accounts.access import PACKAGE_VIEWS, classification
from accounts.domain.invitations import invite
from accounts.models import PENVOERDER_KINDS, Role, RoleKind
from applications.domain import lead
from applications.domain.asking import ask
from applications.domain.completion import complete
from applications.domain.receipts import make_receipt
from applications.domain.signing import ask_to_sign
from applications.domain.withdrawing import withdraw
from assessments.domain.answering import answer, publish
from assessments.domain.completing import ask_completion, proposed_day
from assessments.domain.correcting import prepare_correction
from assessments.domain.letters import issue_letter
from assessments.domain.margin_notes import note_in_margin
from assessments.domain.notes import write_note
from assessments.models import Coordinator, DecisionBatch
from common.models import EquatedDay
from correspondence import wording_kinds
from correspondence.models import LetterWording, Mandate
from programmaraad.models import Nomination, Seat, Term
from regions.models import Organisation, OrganisationKind, Region
from tests.assessments import factories as cases
from tests.factories import (
    make_application,
    make_submitted,
    organisation,
    role,
    signatory_of,
    signed_in,
)
from tests.stages import staged
from tests.subsidies import factories as subsidies

pytestmark = pytest.mark.django_db

K = RoleKind
P = tuple(PENVOERDER_KINDS)
RE = (K.RE_ADVISER, K.RE_LEAD)
EVERYBODY = tuple(RoleKind)
NOBODY: tuple[RoleKind, ...] = ()
# What a refused request gets: not for this role, or not to be known; visitors go and sign in.
REFUSED = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}


class World:
    """A penvoerder, a partner and an assessor, and the things they work on."""

    def __init__(self) -> None:
        signatory = role(K.PENVOERDER_SIGNATORY)
        self.people: dict[RoleKind, Role] = {K.PENVOERDER_SIGNATORY: signatory}
        self.people[K.PENVOERDER_EDITOR] = role(K.PENVOERDER_EDITOR, at=signatory.organisation)
        self.draft = make_application(complete=True, by=signatory)
        self.partner = self.draft.partners.exclude(organisation=signatory.organisation).first()
        self.people[K.PARTNER_SIGNATORY] = signatory_of(self.partner)
        ask_to_sign(application=self.draft, partners=[self.partner], by=signatory)
        self.submitted = make_submitted(by=signatory)
        self.submission = self.submitted.submissions.get()
        make_receipt(submission_id=self.submission.pk, tell=False)
        self._ask(signatory)
        self._pass_on(signatory)
        self._complete()
        self.withdrawn = make_submitted()
        withdraw(
            application=self.withdrawn,
            by=self.withdrawn.created_by,
            reason="Wij gaan samen verder.",
        )
        self._assess()
        self._decide(signatory)
        self._manage(signatory)

    def _ask(self, signatory: Role) -> None:
        """A question about the draft that was answered, and the help text made of an answer."""
        question = ask(application=self.draft, kind="governance", text="Wie?", by=signatory)
        adviser = cases.adviser()
        self.answer = answer(question=question, text="U.", by=adviser)
        words = {"question_text": "Wie?", "answer_text": "Iedereen.", "is_checked": True}
        published = answer(question=question, text="Iedereen.", by=adviser)
        self.help_text = publish(answer=published, by=adviser, **words)

    def _pass_on(self, signatory: Role) -> None:
        """A partner of the draft that agreed to lead it."""
        asked = role(K.PENVOERDER_SIGNATORY, at=self.partner.organisation)
        self.transfer = lead.propose(
            application=self.draft, partner=self.partner, reason="Wij stoppen.", by=signatory
        )
        lead.agree(transfer=self.transfer, by=asked)

    def _complete(self) -> None:
        """A version that completed the first, and a request that is open."""
        for _time in range(2):
            ask_completion(
                application=self.submitted,
                items={"governance": "Zeg wie waarover besluit."},
                due_on=proposed_day(self.submitted, timezone.localdate()),
                by=cases.adviser(),
            )
            if self.submitted.completions.count() == 1:
                by = self.submitted.created_by
                complete(application=self.submitted, by=by, received_at=timezone.now())

    def _assess(self) -> None:
        national = organisation(OrganisationKind.NATIONAL_PARTNER)
        panel = cases.proposed(cases.all_handed_in(cases.panel(partners=[national])))
        self.judged = panel.application
        self.member = panel.members.get(organisation=national)
        self.people[K.ASSESSOR] = self.member.assessment.author
        self.margin_note = note_in_margin(
            member=self.member,
            section="governance",
            text="Wie?",
            audience="panel",
            by=self.people[K.ASSESSOR],
        )
        self.meeting = cases.meeting(round=self.judged.round, invited=[self.people[K.ASSESSOR]])
        self.meeting_item = cases.meeting(panel).items.get()
        by = panel.opened_by
        task = {"assigned_to": by.user, "due_on": date(2027, 1, 4)}
        self.template = cases.template(self.judged.round)
        Coordinator.objects.create(role=self.people[K.ASSESSOR], named_by=by)
        self.note = write_note(application=self.judged, text="Bel de regio.", by=by, **task)

    def _decide(self, signatory: Role) -> None:
        self.prepared = cases.prepared()
        by = role(K.RE_LEAD)
        self.batch = DecisionBatch.objects.create(
            round=self.prepared.application.round, token=uuid4(), begun_by=by
        )
        texts = wording_kinds.of("definitief").defaults
        self.wording = LetterWording.objects.create(
            kind="definitief",
            version=by.pk,
            written_by=by,
            dropped_by=by,
            **texts,
            dropped_at=timezone.now(),
        )
        self.granted = cases.granted(outcome="voorlopig")
        # The letter is addressed to the penvoerder of this world.
        application = self.granted.application
        self.reader = application.created_by
        self.letter = issue_letter(decision_id=self.granted.pk, tell=False)
        self.condition = self.granted.conditions.get()
        self.answered = cases.answered_condition(self.condition)
        self.correction = prepare_correction(
            letter=self.letter, why="Naam.", term="kept", by=self.granted.prepared_by
        )
        self.notice = cases.reported(application)
        self.talk = cases.agreed_talk(application)
        self.division = subsidies.prepared()
        self.share = subsidies.weakest(self.division)

    def _manage(self, signatory: Role) -> None:
        self.colleague = role(K.PENVOERDER_EDITOR, at=signatory.organisation)
        self.invitation = invite(
            email=f"nieuw{signatory.pk}@voorbeeld.example",
            organisation=signatory.organisation,
            kind=K.PENVOERDER_EDITOR,
            invited_by=signatory,
        )
        self.proposal = invite(
            email=f"hoofd{signatory.pk}@voorbeeld.example",
            organisation=organisation("re"),
            kind=K.RE_LEAD,
            invited_by=role(K.ADMIN, at=role(K.ADMIN).organisation),
        )
        self.seat = Seat.objects.create(name=f"Zetel {signatory.pk}")
        self.nomination = Nomination.objects.create(
            seat=self.seat, name="Iemand", email="i@voorbeeld.example", motivation="Graag",
            entered_by=signatory,
        )  # fmt: skip
        self.term = Term.objects.create(
            seat=self.seat, name="Iemand", starts_on=timezone.localdate()
        )


@dataclass(frozen=True)
class Address:
    """Who reaches a URL: `own` only with things of their own world, `all` with anybody's."""

    all: tuple[RoleKind, ...] = NOBODY
    own: tuple[RoleKind, ...] = NOBODY
    args: Callable[[World], list[Any]] = field(default=lambda world: [])
    # Who stands for a kind of role in a world, when it is not the usual person.
    reader: bool = False


def application(own: tuple[RoleKind, ...] = P, all: tuple[RoleKind, ...] = NOBODY) -> Address:  # noqa: A002
    return Address(own=own, all=all, args=lambda w: [w.draft.pk])


def submitted(own: tuple[RoleKind, ...] = P, all: tuple[RoleKind, ...] = NOBODY) -> Address:  # noqa: A002
    return Address(own=own, all=all, args=lambda w: [w.submitted.pk])


def case(find: Callable[[World], Any], kinds: tuple[RoleKind, ...] = RE) -> Address:
    return Address(all=kinds, args=lambda w: [find(w).pk])


def managed(find: Callable[[World], Any], kinds: tuple[RoleKind, ...] = (K.ADMIN,)) -> Address:
    return Address(all=kinds, args=lambda w: [find(w).pk])


LEAD = (K.RE_LEAD,)
ADMIN_OR_LEAD = (K.ADMIN, K.RE_LEAD)
ADMIN = Address(all=(K.ADMIN,))
PARTNER_OF_DRAFT: Callable[[World], list[Any]] = lambda w: [w.draft.pk, w.partner.pk]  # noqa: E731

ADDRESSES: dict[str, Address] = {
    "accounts:roles": Address(all=EVERYBODY),
    "accounts:profile": Address(all=EVERYBODY),
    "accounts:keepalive": Address(all=EVERYBODY),
    "accounts:second_factor": Address(all=EVERYBODY),
    "accounts:kept": Address(all=EVERYBODY),
    "accounts:save_view": Address(all=EVERYBODY),
    "accounts:drop_view": Address(all=EVERYBODY),
    "accounts:team": Address(all=P),
    "accounts:team_invite": Address(all=(K.PENVOERDER_SIGNATORY,)),
    "accounts:team_end": Address(own=(K.PENVOERDER_SIGNATORY,), args=lambda w: [w.colleague.pk]),
    "accounts:team_withdraw": Address(
        own=(K.PENVOERDER_SIGNATORY,), args=lambda w: [w.invitation.pk]
    ),
    "correspondence:outbox": Address(all=ADMIN_OR_LEAD),
    "correspondence:outbox_mail": Address(
        all=ADMIN_OR_LEAD, args=lambda w: [Email.objects.first().pk]
    ),
    "correspondence:outbox_retry": Address(
        all=ADMIN_OR_LEAD, args=lambda w: [Email.objects.first().pk]
    ),
    "correspondence:mandates": Address(all=(K.ADMIN, *RE)),
    "correspondence:record_mandate": ADMIN,
    "correspondence:end_mandate": Address(
        all=(K.ADMIN,), args=lambda w: [Mandate.objects.first().pk]
    ),
    "people:list": ADMIN,
    "regions:choose": ADMIN,
    "people:invite": managed(lambda w: w.draft.penvoerder),
    "people:withdraw": managed(lambda w: w.invitation),
    "people:confirm": managed(lambda w: w.proposal),
    "people:detail": managed(lambda w: w.colleague.user),
    "people:end_role": managed(lambda w: w.colleague),
    # Whose region it is, is tried in tests/regions/test_presenting.py.
    "regions:present": Address(all=RE, args=lambda w: [w.granted.application.region.slug]),
    "regions:register": Address(all=ADMIN_OR_LEAD),
    "regions:enter": Address(all=ADMIN_OR_LEAD),
    "regions:organisation": managed(lambda w: w.draft.penvoerder, ADMIN_OR_LEAD),
    "regions:change": managed(lambda w: w.draft.penvoerder, ADMIN_OR_LEAD),
    "regions:end": managed(lambda w: w.draft.penvoerder, ADMIN_OR_LEAD),
    "applications:rounds": Address(all=ADMIN_OR_LEAD),
    "applications:new_round": ADMIN,
    "applications:equated_days": Address(all=ADMIN_OR_LEAD),
    "applications:add_equated_day": ADMIN,
    "applications:remove_equated_day": Address(
        all=(K.ADMIN,), args=lambda w: [EquatedDay.objects.first().day]
    ),
    "applications:round": managed(lambda w: w.draft.round, ADMIN_OR_LEAD),
    "applications:change_round": managed(lambda w: w.draft.round),
    "applications:extend_round": managed(lambda w: w.draft.round),
    "applications:more_time": managed(lambda w: w.draft.round),
    "applications:list": Address(all=P),
    "applications:start": Address(all=P),
    "applications:detail": application(),
    "applications:history": application(),
    "applications:team": application(),
    "applications:team_change": Address(
        own=(K.PENVOERDER_SIGNATORY,), args=lambda w: [w.draft.pk, w.draft.created_by_id]
    ),
    "applications:lead": application(),
    "applications:lead_take_back": application(own=(K.PENVOERDER_SIGNATORY,)),
    # Whom it asks, is tried in tests/assessments/test_lead.py.
    "applications:lead_answer": Address(args=lambda w: [w.transfer.pk]),
    "assessments:lead": case(lambda w: w.transfer),
    "applications:partners": application(),
    "applications:partner_search": application(),
    "applications:partner_contact": Address(own=P, args=PARTNER_OF_DRAFT),
    "applications:partner_locations": Address(own=P, args=PARTNER_OF_DRAFT),
    "applications:locations": application(),
    "applications:partner_remove": Address(own=P, args=PARTNER_OF_DRAFT),
    "applications:signatures": application(),
    "applications:remind_to_sign": application(),
    "applications:withdraw_signing_link": Address(own=P, args=PARTNER_OF_DRAFT),
    "applications:review": application(),
    "applications:submit": application(),
    "applications:reopen": submitted(),
    "applications:put_back": submitted(),
    "applications:withdraw": application(),
    "applications:complete": submitted(),
    "applications:versions": submitted(),
    "applications:receipt": submitted(),
    "applications:receipt_pdf": submitted(all=RE),
    "applications:submitted": submitted(),
    "applications:budget_template": application(),
    "applications:section": Address(own=P, args=lambda w: [w.draft.pk, "governance"]),
    "applications:attachments": Address(own=P, args=lambda w: [w.draft.pk, "governance"]),
    # Whose document it is, is tried in tests/applications/test_attachments.py.
    "applications:attachment": Address(args=lambda w: [w.draft.pk, "governance", 1]),
    "applications:attachment_remove": Address(args=lambda w: [w.draft.pk, "governance", 1]),
    "applications:questions": Address(own=P, args=lambda w: [w.draft.pk, "governance"]),
    "assessments:questions": Address(all=RE),
    "assessments:question": case(lambda w: w.answer.question),
    "assessments:publish": case(lambda w: w.answer),
    "assessments:help_text": case(lambda w: w.help_text),
    "applications:reuse": application(),
    "applications:take_over": Address(own=P, args=lambda w: [w.draft.pk, "governance"]),
    "applications:autosave": Address(own=P, args=lambda w: [w.draft.pk, "governance"]),
    "applications:present": Address(own=P, args=lambda w: [w.draft.pk, "governance"]),
    "applications:signing_list": Address(all=(K.PARTNER_SIGNATORY,)),
    "applications:sign": Address(own=(K.PARTNER_SIGNATORY,), args=lambda w: [w.partner.pk]),
    "applications:signed": Address(own=(K.PARTNER_SIGNATORY,), args=lambda w: [w.partner.pk]),
    "assessments:assigned": Address(all=(K.ASSESSOR,)),
    "assessments:others": Address(all=(K.ASSESSOR,)),
    "assessments:member": Address(own=(K.ASSESSOR,), args=lambda w: [w.member.pk]),
    "assessments:handed_in": Address(own=(K.ASSESSOR,), args=lambda w: [w.member.pk]),
    "assessments:declare": Address(own=(K.ASSESSOR,), args=lambda w: [w.member.pk]),
    "assessments:assess": Address(own=(K.ASSESSOR,), args=lambda w: [w.member.pk]),
    # There is but one version of what they judge here; tests/assessments/test_completing.py.
    "assessments:member_versions": Address(args=lambda w: [w.member.pk]),
    "assessments:autosave": Address(own=(K.ASSESSOR,), args=lambda w: [w.member.pk]),
    "assessments:margin_notes": Address(own=(K.ASSESSOR,), args=lambda w: [w.member.pk]),
    "assessments:take_note_away": Address(own=(K.ASSESSOR,), args=lambda w: [w.margin_note.pk]),
    "assessments:thread": Address(
        all=RE,
        own=(K.ASSESSOR,),
        args=lambda w: [w.judged.pk, w.judged.round.criteria.first().pk],
    ),
    # For OCW alone: tests/assessments/test_concurring.py.
    "assessments:concur": Address(args=lambda w: [w.member.pk]),
    "assessments:agree": Address(own=(K.ASSESSOR,), args=lambda w: [w.member.pk]),
    "assessments:panel_templates": managed(lambda w: w.draft.round, RE),
    "assessments:panel_template": managed(lambda w: w.template, RE),
    "assessments:drop_panel_template": managed(lambda w: w.template, RE),
    "assessments:divisions": Address(all=RE),
    "assessments:divide": Address(
        all=RE, own=(K.ASSESSOR,), args=lambda w: [w.member.organisation_id]
    ),
    "assessments:coordinators": Address(all=RE, args=lambda w: [w.member.organisation_id]),
    # What can change was handed in: tests/assessments/test_revising.py.
    "assessments:revise": Address(own=(K.ASSESSOR,), args=lambda w: [w.member.pk]),
    "assessments:rubric": managed(lambda w: w.draft.round, RE),
    "assessments:round_judges": managed(lambda w: w.draft.round, RE),
    "assessments:round_overview": managed(lambda w: w.draft.round, ADMIN_OR_LEAD),
    "assessments:worklist": Address(all=RE),
    "assessments:overview": Address(all=RE),
    "assessments:to_decide": Address(all=RE),
    "assessments:since_yesterday": Address(all=RE),
    "assessments:assign_adviser": Address(all=RE),
    "assessments:open_panels": Address(all=RE),
    "assessments:open_conditions": Address(all=RE),
    "assessments:case": case(lambda w: w.judged),
    "assessments:set_adviser": case(lambda w: w.judged),
    "assessments:notes": case(lambda w: w.judged),
    "assessments:finish_note": case(lambda w: w.note),
    "assessments:record_signature": Address(
        all=RE, args=lambda w: [w.judged.pk, w.judged.partners.last().pk]
    ),
    # Tried in tests/assessments/test_paper_signing.py.
    "assessments:paper_signature": Address(args=lambda w: [w.judged.pk, 1]),
    "assessments:claim": case(lambda w: w.judged),
    "assessments:merge": case(lambda w: w.judged),
    # That there is something to undo is tried in tests/assessments/test_pages_merging.py.
    "assessments:undo_merging": Address(args=lambda w: [w.judged.pk]),
    "assessments:ask_completion": case(lambda w: w.judged),
    "assessments:term": case(lambda w: w.judged),
    "assessments:versions": case(lambda w: w.submitted),
    "assessments:keep_forming": case(lambda w: w.withdrawn, (K.RE_LEAD,)),
    "assessments:remove_member": Address(all=RE, args=lambda w: [w.judged.pk, w.member.pk]),
    "assessments:requirements": case(lambda w: w.judged),
    "assessments:submitted": case(lambda w: w.judged),
    "assessments:partners": case(lambda w: w.judged),
    "assessments:history": case(lambda w: w.judged),
    # Whose case it is, is tried in tests/assessments/test_telling.py.
    "assessments:outcome": Address(args=lambda w: [w.granted.application_id]),
    # Who may see what, and whose case it is, is tried in tests/assessments/test_case_file.py.
    "assessments:case_file": submitted(all=RE),
    "assessments:case_file_pdf": Address(args=lambda w: [w.submitted.pk]),
    "assessments:case_file_zip": Address(args=lambda w: [w.submitted.pk]),
    "assessments:attachment": Address(args=lambda w: [w.submitted.pk, "0" * 64]),
    "assessments:correct": Address(all=RE, args=lambda w: [w.letter.reference]),
    "assessments:correction": case(lambda w: w.correction),
    # Whose talk it is, is tried in tests/assessments/test_talks.py.
    "assessments:talks": case(lambda w: w.judged),
    "assessments:talk": case(lambda w: w.talk),
    "assessments:own_talks": Address(args=lambda w: [w.granted.application_id]),
    "assessments:own_talk": Address(args=lambda w: [w.talk.pk]),
    "assessments:talk_ics": Address(all=RE, args=lambda w: [w.talk.pk]),
    # What of it is for whom, is tried in tests/assessments/test_meetings.py.
    "assessments:meetings": Address(all=(K.ASSESSOR, *RE)),
    "assessments:new_meeting": Address(all=RE),
    **dict.fromkeys(
        (
            "assessments:meeting",
            "assessments:meeting_ics",
            "assessments:minutes",
            "assessments:minutes_pdf",
            "assessments:decision_list",
        ),
        Address(all=RE, own=(K.ASSESSOR,), args=lambda w: [w.meeting.pk]),
    ),
    **dict.fromkeys(
        (
            "assessments:change_meeting",
            "assessments:call_off_meeting",
            "assessments:invite_to_meeting",
            "assessments:meeting_attendance",
            "assessments:meeting_agenda",
        ),
        case(lambda w: w.meeting),
    ),
    "assessments:meeting_item": case(lambda w: w.meeting_item),
    # Whose application it is, is tried in tests/assessments/test_noticing.py.
    "assessments:notices": Address(args=lambda w: [w.granted.application_id]),
    "assessments:withdraw_notice": Address(args=lambda w: [w.notice.pk]),
    "assessments:notice": case(lambda w: w.notice),
    "assessments:batch_choose": case(lambda w: w.prepared.application.round, LEAD),
    "assessments:batch_letter": Address(
        all=LEAD, args=lambda w: [w.prepared.application.round_id, w.prepared.pk]
    ),
    "assessments:batch": case(lambda w: w.batch, LEAD),
    "assessments:batch_stop": case(lambda w: w.batch, LEAD),
    "assessments:batch_go_on": case(lambda w: w.batch, LEAD),
    "assessments:take": case(lambda w: w.prepared),
    "assessments:preview_pdf": case(lambda w: w.prepared),
    "assessments:panel": case(lambda w: w.judged),
    "assessments:joint_outcome": case(lambda w: w.judged),
    "assessments:prepare": case(lambda w: w.judged),
    "assessments:decision": case(lambda w: w.prepared),
    "assessments:meet_condition": case(lambda w: w.condition),
    "assessments:extend_condition": case(lambda w: w.condition),
    # Whose condition it is, is tried in tests/assessments/test_conditions.py.
    "assessments:answer_condition": Address(args=lambda w: [w.condition.pk]),
    "assessments:hand_in_answer": Address(args=lambda w: [w.answered.pk]),
    "assessments:answer_document": Address(args=lambda w: [1]),
    # Whose status it is, is tried in tests/assessments/test_withdrawals.py.
    "assessments:intend": Address(all=RE, args=lambda w: [w.granted.application_id]),
    "assessments:withdrawal": Address(args=lambda w: [1]),
    "assessments:respond": Address(args=lambda w: [1]),
    # Whose objection it is, is tried in tests/assessments/test_objections.py.
    "assessments:objections": Address(all=RE),
    "assessments:objection": Address(args=lambda w: [1]),
    "assessments:own_objection": Address(args=lambda w: [1]),
    "assessments:object": Address(
        own=(K.PENVOERDER_SIGNATORY,), args=lambda w: [w.letter.reference], reader=True
    ),
    "assessments:record_objection": Address(all=RE, args=lambda w: [w.letter.reference]),
    "assessments:reendorse": Address(args=lambda w: [w.member.pk]),
    "assessments:confirm": Address(args=lambda w: [w.partner.pk]),
    "subsidies:rounds": Address(all=(*RE, K.ADMIN)),
    "subsidies:round": case(lambda w: w.division.round),
    "subsidies:rules": managed(lambda w: w.division.round),
    "subsidies:division": case(lambda w: w.division),
    "subsidies:letter": case(lambda w: w.share),
    "subsidies:ground": case(lambda w: w.share.application),
    "subsidies:intend": Address(all=RE, args=lambda w: [w.share.application_id, "weigering"]),
    "subsidies:payments": case(lambda w: w.division.round),
    # Whose subsidy it is, is tried in tests/subsidies/test_after_pages.py.
    "subsidies:hearing": Address(args=lambda w: [1]),
    "subsidies:grant": Address(args=lambda w: [1]),
    "subsidies:report_change": Address(args=lambda w: [1]),
    "subsidies:prepare_later": Address(args=lambda w: [1, "verlaging"]),
    "subsidies:later": Address(args=lambda w: [1]),
    "subsidies:duty": Address(args=lambda w: [1]),
    "subsidies:duty_document": Address(args=lambda w: [1]),
    "subsidies:run": Address(args=lambda w: [1]),
    "letters:list": Address(all=P),
    "letters:letter": Address(
        own=(K.PENVOERDER_SIGNATORY,), all=RE, args=lambda w: [w.letter.reference], reader=True
    ),
    "letters:pdf": Address(
        own=(K.PENVOERDER_SIGNATORY,), all=RE, args=lambda w: [w.letter.reference], reader=True
    ),
    "letters:wordings": Address(all=RE),
    "letters:write_wording": Address(all=RE, args=lambda _w: ["definitief"]),
    "letters:wording": case(lambda w: w.wording),
    "letters:unread": Address(all=RE),
    "letters:follow_up": Address(all=RE, args=lambda w: [w.letter.reference]),
    "programmaraad:manage": ADMIN,
    "programmaraad:new_seat": ADMIN,
    "programmaraad:seat": managed(lambda w: w.seat),
    "programmaraad:change_seat": managed(lambda w: w.seat),
    "programmaraad:end_seat": managed(lambda w: w.seat),
    "programmaraad:nominate": managed(lambda w: w.seat),
    "programmaraad:new_term": managed(lambda w: w.seat),
    "programmaraad:appoint": managed(lambda w: w.nomination),
    "programmaraad:reject": managed(lambda w: w.nomination),
    "programmaraad:withdraw": managed(lambda w: w.nomination),
    "programmaraad:correct_term": managed(lambda w: w.term),
    "programmaraad:end_term": managed(lambda w: w.term),
}
# What a role is chosen with is one's own list of roles: tests/accounts/test_roles.py.
ELSEWHERE = {"accounts:choose_role"}
PUBLIC = {
    "home",
    "news",
    "search",
    "accessibility",
    "privacy",
    "cookies",
    "contact",
    "letters:check",
    "who_does_what",
    "disclaimer",
    "open_data",
    "open_data_catalogue",
    "open_data_csv",
    "open_data_json",
    "open_data_geojson",
    # Everything of the API, and nothing but public facts: tests/onderwijsregio/test_api_facts.py.
    "api:root",
    "api:openapi",
    "api:regios",
    "api:regio",
    "api:organisaties",
    "api:organisatie",
    "api:gemeenten",
    "api:gemeente",
    "api:rondes",
    "api:ronde",
    "api:zetels",
    "robots",
    "sitemap",
    "security",
    "set_language",
    "healthz",
    "readyz",
    "accounts:invitation",
    "assessments:outcome_by_link",
    # What these links open is tried in tests/assessments/test_conditions.py.
    "assessments:confirm_by_link",
    "assessments:document_by_confirm_link",
    # What a link opens, and what not, is tried in tests/applications/test_signing_by_link.py.
    "applications:sign_by_link",
    "applications:read_by_link",
    "applications:signed_by_link",
    "applications:signed_copy_by_link",
    "applications:attachment_by_link",
    "rounds",
    "round",
    "regions:list",
    "regions:map",
    "regions:detail",
    "programmaraad:composition",
}


def walk(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address with its full name."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", pattern
        else:
            yield from walk(
                pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            )


def test_every_address_is_classified_here_and_on_its_view() -> None:
    found = dict(walk(get_resolver()))
    ours = {name for name in found if name not in PACKAGE_VIEWS or name in PUBLIC}

    assert ours == PUBLIC | ELSEWHERE | set(ADDRESSES)
    unmarked = [
        name for name, pattern in found.items() if classification(pattern.callback, name) is None
    ]
    assert unmarked == []


@pytest.fixture(autouse=True)
def past_the_door(settings, caplog: pytest.LogCaptureFixture) -> None:
    """Nobody is held at the page for the second factor, which would hide what is behind it.

    Hundreds of refusals with their tracebacks in the log are no news.
    """
    settings.SECOND_FACTOR_REQUIRED = False
    # Without it nobody reads a mail of another.
    settings.DEMO = True
    caplog.set_level("CRITICAL")


@pytest.fixture
def worlds() -> list[World]:
    return two_worlds()


@staged
def two_worlds() -> list[World]:
    """The two worlds, made once for all roles."""
    return [World(), World()]


@pytest.fixture
def staff() -> dict[RoleKind, Role]:
    office = Organisation.objects.filter(kind=OrganisationKind.RE).first()
    return {kind: role(kind, at=office) for kind in (K.RE_ADVISER, K.RE_LEAD, K.ADMIN)}


def open_it(client: Client, url: str) -> HttpResponse:
    """Open an address; one that only takes a form gets an empty form. Nothing stays changed."""
    with transaction.atomic():
        response = client.get(url)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            response = client.post(url)
        if response.streaming:
            list(response.streaming_content)  # A file is closed once it was sent.
        transaction.set_rollback(True)
    return response


def came_in(response: HttpResponse) -> bool:
    """Whether the answer is that of the view itself."""
    sent_away = response.get("Location", "").startswith("/account/")
    return response.status_code not in REFUSED and not sent_away


def may(address: Address, kind: RoleKind, *, same_world: bool) -> bool:
    return kind in address.all or (kind in address.own and same_world)


@pytest.mark.parametrize("kind", RoleKind)
def test_a_role_reaches_its_own_things_and_nothing_else(
    worlds: list[World], staff: dict[RoleKind, Role], kind: RoleKind
) -> None:
    homes = worlds[:1] if kind in staff else worlds
    wrong = [
        complaint
        for home in homes
        for complaint in misplaced(worlds, home, kind, staff.get(kind) or home.people[kind])
    ]
    assert not wrong, "\n".join(wrong)


def misplaced(worlds: list[World], home: World, kind: RoleKind, person: Role) -> Iterator[str]:
    """Where a person of `home` comes and should not, or does not come and should."""
    client = signed_in(person)
    reader = signed_in(home.reader) if kind == K.PENVOERDER_SIGNATORY else client
    for name, address in ADDRESSES.items():
        # Whose things they are only matters where one may see one's own.
        for owner in worlds if kind in address.own else worlds[:1]:
            url = reverse(name, args=address.args(owner))
            response = open_it(reader if address.reader else client, url)
            allowed = may(address, kind, same_world=owner is home)
            if came_in(response) != allowed or response.status_code >= 500:
                yield (
                    f"{name} for {kind}, {'own' if owner is home else 'other'}: "
                    f"{response.status_code}, {'allowed' if allowed else 'refused'}"
                )


def test_visitors_are_led_to_sign_in_and_see_nothing(worlds: list[World]) -> None:
    wrong = []
    for name, address in ADDRESSES.items():
        url = reverse(name, args=address.args(worlds[0]))
        response = open_it(Client(), url)
        if response.status_code == HTTPStatus.UNAUTHORIZED:
            continue
        if response.status_code != HTTPStatus.FOUND or "/login/" not in response["Location"]:
            wrong.append(f"{name}: {response.status_code}")
    assert not wrong, "\n".join(wrong)


def test_public_pages_are_open_to_visitors() -> None:
    region = Region.objects.create(name="Regio", slug="regio", status="definitief")
    client = Client()
    pages = {
        reverse("home"),
        reverse("accessibility"),
        reverse("privacy"),
        reverse("cookies"),
        reverse("contact"),
        reverse("letters:check"),
        reverse("who_does_what"),
        reverse("disclaimer"),
        reverse("open_data"),
        reverse("api:root"),
        reverse("regions:list"),
        reverse("regions:map"),
        reverse("rounds"),
        reverse("news"),
        reverse("regions:detail", args=[region.slug]),
        reverse("programmaraad:composition"),
        reverse("healthz"),
    }

    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_a_region_that_is_still_an_idea_is_not_public() -> None:
    region = Region.objects.create(name="Regio", slug="regio")

    assert Client().get(reverse("regions:detail", args=[region.slug])).status_code == 404
