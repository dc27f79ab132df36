"""Where everybody in the demo can go: every page of the portal, by who may see it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.db.models import F, QuerySet
from django.utils import timezone
from post_office import mail
from post_office.models import Email

from accounts.models import Role, RoleKind
from applications.domain.lead import agree, propose
from applications.domain.withdrawing import withdraw
from applications.models import (
    Application,
    ApplicationState,
    Attachment,
    LeadTransfer,
    LeadTransferState,
    Partner,
    Question,
    Round,
    SectionKind,
)
from assessments.domain.answering import answer, publish
from assessments.domain.batches import begin, stop
from assessments.domain.condition_answers import write_answer
from assessments.domain.correcting import prepare_correction
from assessments.domain.joint import why_not_open_to_talk
from assessments.domain.judging import why_not_judged_apart
from assessments.domain.meeting_items import discuss, put_on_agenda
from assessments.domain.meetings import call_meeting, invite
from assessments.domain.noticing import notify
from assessments.domain.outcome_links import PURPOSE as OUTCOME
from assessments.domain.talking import propose_talk
from assessments.models import (
    ChangeKind,
    ChangeNotice,
    Condition,
    Decision,
    DecisionState,
    Meeting,
    MeetingState,
    Panel,
    PanelMember,
    Talk,
    decisions_asked_again,
)
from assessments.models import Term as ObjectionTerm
from assessments.queries import decisions_to_take
from common.models import EquatedDay
from common.signed_links import make_token
from correspondence.domain import wordings
from correspondence.models import Letter, Mandate
from programmaraad.models import Nomination, Seat, Term
from regions.models import Organisation, OrganisationKind, Region
from subsidies.models import Division, Share

Place = tuple[str, tuple[object, ...]]
S = ApplicationState

# Addresses that only take a form, give a file or answer a program, or lead on to another page.
NO_PAGES = {
    "assessments:talk_ics",
    "assessments:meeting_ics",
    "assessments:minutes_pdf",
    "assessments:decision_list",
    "subsidies:duty_document",
    "set_language",
    "healthz",
    "readyz",
    "open_data_catalogue",
    "open_data_csv",
    "open_data_json",
    "open_data_geojson",
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
    "accounts:choose_role",
    "accounts:keepalive",
    "accounts:kept",
    "accounts:save_view",
    "accounts:drop_view",
    "correspondence:outbox_retry",
    "accounts:team_withdraw",
    "people:withdraw",
    "people:confirm",
    "applications:partner_search",
    "applications:autosave",
    "applications:present",
    "applications:submit",
    "applications:team_change",
    "applications:lead_take_back",
    "applications:receipt_pdf",
    "applications:budget_template",
    "letters:pdf",
    "assessments:member",
    "assessments:claim",
    "assessments:paper_signature",
    "assessments:finish_note",
    "assessments:autosave",
    "assessments:take_note_away",
    "assessments:batch_stop",
    "assessments:batch_go_on",
    "assessments:drop_panel_template",
    # Asks first, as others do; without a merging there is nothing to show.
    "assessments:undo_merging",
    "assessments:preview_pdf",
    "assessments:case_file_pdf",
    "assessments:case_file_zip",
    "assessments:attachment",
    "assessments:answer_document",
    "assessments:document_by_confirm_link",
    "account_inactive",
    "account_signup",
    "account_email_verification_sent",
    "account_set_password",
    "account_confirm_login_code",
    "mfa_download_recovery_codes",
    "mfa_login_webauthn",
    "mfa_reauthenticate_webauthn",
}
# Pages that one only comes on along a way, which other tests go.
ALONG_A_WAY = {
    # A letter that was not made yet: tests/subsidies/test_pages.py.
    "subsidies:letter",
    # tests/subsidies/test_after_pages.py.
    "subsidies:hearing",
    "subsidies:later",
    "applications:complete",
    "applications:reopen",
    "applications:put_back",
    "applications:versions",
    "assessments:versions",
    "assessments:member_versions",
    # Once every organisation answered: tests/assessments/test_concurring.py.
    "assessments:concur",
    # Once a status is to be withdrawn: tests/assessments/test_withdrawals.py.
    "assessments:withdrawal",
    "assessments:respond",
    # Once a decision was objected to: tests/assessments/test_objections.py.
    "assessments:objection",
    "assessments:own_objection",
    "assessments:object",
    "assessments:record_objection",
    "assessments:confirm_by_link",
    "accounts:invitation",
    "applications:sign_by_link",
    "applications:read_by_link",
    "applications:signed_by_link",
    "applications:signed_copy_by_link",
    "applications:attachment_by_link",
    "accounts:second_factor",
    "account_confirm_email",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_activate_totp",
    "mfa_reauthenticate",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_add_webauthn",
    "mfa_list_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
}


def public() -> Iterator[Place]:
    """What anyone sees."""
    decided = Decision.objects.made_known()[0].application.partners.all()[0]
    tomorrow = timezone.now() + timedelta(days=1)
    token = make_token(purpose=OUTCOME, subject=str(decided.pk), expires_at=tomorrow)
    yield "assessments:outcome_by_link", (token,)
    yield "home", ()
    yield "news", ()
    yield "search", ()
    yield "accessibility", ()
    yield "privacy", ()
    yield "cookies", ()
    yield "contact", ()
    yield "who_does_what", ()
    yield "letters:check", ()
    yield "disclaimer", ()
    yield "open_data", ()
    yield "rounds", ()
    for when in ("opens_at", "-opens_at"):
        yield "round", (Round.objects.order_by(when)[0].pk,)
    yield "regions:list", ()
    yield "regions:map", ()
    yield "regions:detail", (Region.objects.get(name="Hollandse Plassen (fictief)").slug,)
    yield "programmaraad:composition", ()
    yield "account_login", ()
    yield "account_reset_password", ()
    yield "account_reset_password_done", ()


def account() -> Iterator[Place]:
    """What everybody sees who has signed in."""
    yield "home", ()
    yield "accounts:roles", ()
    yield "accounts:profile", ()
    yield "account_email", ()
    yield "account_change_password", ()
    yield "account_reauthenticate", ()
    yield "mfa_index", ()
    yield "usersessions_list", ()
    yield "account_logout", ()


def penvoerder(role: Role) -> Iterator[Place]:
    """Drafts, submissions, letters and the people of the organisation."""
    own = Application.objects.filter(penvoerder=role.organisation)
    draft = own.filter(state=S.CONCEPT)[0].pk
    done = own.exclude(state=S.CONCEPT).filter(submissions__isnull=False)[0].pk
    partner = Partner.objects.filter(application=draft).exclude(organisation=role.organisation)[0]
    yield "applications:list", ()
    yield "applications:start", ()
    for name in (
        "detail",
        "lead",
        "team",
        "partners",
        "signatures",
        "remind_to_sign",
        "review",
        "withdraw",
    ):
        yield f"applications:{name}", (draft,)
    for kind in SectionKind.values:
        yield "applications:section", (draft, kind)
    yield "applications:questions", (draft, "governance")
    yield "applications:reuse", (draft,)
    yield "applications:take_over", (draft, "governance")
    added = Attachment.objects.filter(section__plan__application=draft)[0]
    yield "applications:attachments", (draft, added.section.kind)
    yield "applications:attachment", (draft, added.section.kind, added.pk)
    yield "applications:attachment_remove", (draft, added.section.kind, added.pk)
    yield "applications:partner_contact", (draft, partner.pk)
    yield "applications:partner_locations", (draft, partner.pk)
    yield "applications:locations", (draft,)
    yield "applications:partner_remove", (draft, partner.pk)
    yield "applications:withdraw_signing_link", (draft, partner.pk)
    for name in ("detail", "history", "receipt", "submitted", "signatures"):
        yield f"applications:{name}", (done,)
    yield "assessments:case_file", (done,)
    yield "applications:lead_answer", (_asked_to_lead().pk,)
    reported = _reported()
    talk = _talk()
    yield "assessments:own_talks", (talk.application_id,)
    yield "assessments:own_talk", (talk.pk,)
    yield "assessments:notices", (reported.application_id,)
    yield "assessments:withdraw_notice", (reported.pk,)
    yield from _granted(role)
    grant = Share.objects.visible_to(role).made_known().filter(granted__gt=0)[0]
    yield "subsidies:report_change", (grant.pk,)
    yield "letters:list", ()
    yield "letters:letter", (Letter.objects.visible_to(role)[0].reference,)
    yield "accounts:team", ()
    yield "accounts:team_invite", ()
    colleague = Role.objects.current().get(
        organisation=role.organisation, kind=RoleKind.PENVOERDER_EDITOR
    )
    yield "accounts:team_end", (colleague.pk,)


def penvoerder_with_a_condition(role: Role) -> Iterator[Place]:
    """What a region with a provisional status answers."""
    condition = Condition.objects.open().visible_to(role)[0]
    yield "assessments:answer_condition", (condition.pk,)
    if not condition.answers.exists():
        write_answer(condition=condition, text="Gedaan.", saved=0, by=role)
    yield "assessments:hand_in_answer", (condition.answers.get(state="concept").pk,)


def _talk() -> Talk:
    """A talk with moments for the penvoerder of the demo to choose from."""
    case = _reported().application
    adviser = Role.objects.current().filter(user__email="adviseur@demo.example")
    return case.talks.first() or propose_talk(
        application=case,
        kind="kennismaking",
        about="Kennismaken, en wat u dit jaar van ons nodig hebt.",
        place="Online",
        minutes=60,
        moments=[timezone.now() + timedelta(days=days) for days in (7, 9)],
        by=adviser[0],
    )


def _asked_to_lead() -> LeadTransfer:
    """The penvoerder of the demo, a partner in another draft, is asked to lead that."""
    signatory = Role.objects.current().get(
        kind=RoleKind.PENVOERDER_SIGNATORY, user__email="penvoerder@demo.example"
    )
    partner = Partner.objects.exclude(application__penvoerder=signatory.organisation).get(
        organisation=signatory.organisation, application__state=S.CONCEPT
    )
    draft = partner.application
    return draft.lead_transfers.first() or propose(
        application=draft, partner=partner, reason="Wij fuseren.", by=draft.created_by
    )


def _agreed_to_lead() -> LeadTransfer:
    """The same, once that penvoerder agreed."""
    asked = _asked_to_lead()
    if asked.state == LeadTransferState.GEVRAAGD:
        by = Role.objects.get(
            kind=RoleKind.PENVOERDER_SIGNATORY, user__email="penvoerder@demo.example"
        )
        asked = agree(transfer=asked, by=by)
    return asked


def _reported() -> ChangeNotice:
    """A change after a status, reported by who signs for the penvoerder of the demo."""
    signatory = Role.objects.current().get(
        kind=RoleKind.PENVOERDER_SIGNATORY, user__email="penvoerder@demo.example"
    )
    granted = Application.objects.filter(
        penvoerder=signatory.organisation, state__in=(S.VOORLOPIG, S.DEFINITIEF)
    )[0]
    return granted.change_notices.first() or notify(
        application=granted,
        kind=ChangeKind.NOT_DONE,
        what="De werkplaats gaat niet door.",
        starts_on=timezone.localdate(),
        by=signatory,
    )


def partner_signatory(role: Role) -> Iterator[Place]:
    """What there is to sign, and what was signed."""
    yield "applications:signing_list", ()
    asked = Partner.objects.visible_to(role).filter(organisation=role.organisation)
    yield "applications:sign", (asked.filter(signatures__isnull=True)[0].pk,)
    yield "applications:signed", (asked.filter(signatures__isnull=False)[0].pk,)


def assessor(role: Role) -> Iterator[Place]:
    """Cases in every stage of judging."""
    yield "assessments:assigned", ()
    yield "assessments:others", ()
    yield "assessments:meetings", ()
    meeting = _meeting(begun=True)
    yield "assessments:meeting", (meeting.pk,)
    yield "assessments:minutes", (meeting.pk,)
    invited = PanelMember.objects.invited(role)
    own = PanelMember.objects.visible_to(role)
    known = Decision.objects.made_known().values("application")
    for member in own.filter(panel__application__in=known)[:1]:
        yield "assessments:outcome", (member.panel.application_id,)
    undeclared = invited.exclude(pk__in=own).filter(panel__application__state=S.IN_BEOORDELING)
    if undeclared:
        yield "assessments:declare", (undeclared[0].pk,)
    busy = own.filter(panel__application__state=S.IN_BEOORDELING)
    for member in busy.exclude(assessment__state="ingeleverd")[:1]:
        yield "assessments:assess", (member.pk,)
    for member in busy.filter(assessment__state="ingeleverd")[:3]:
        yield "assessments:agree", (member.pk,)
        yield "assessments:margin_notes", (member.pk,)
        criterion = member.panel.application.round.criteria.first()
        yield "assessments:thread", (member.panel.application_id, criterion.pk)
        yield "assessments:handed_in", (member.pk,)
        yield "assessments:revise", (member.pk,)
    for member in own.filter(panel__application__in=_asked_again()):
        yield "assessments:reendorse", (member.pk,)


def _asked_again() -> QuerySet[Decision, Any]:
    """The cases about which panel and beroepsgroep are asked once more."""
    return decisions_asked_again().values("application")


def beroepsgroep(role: Role) -> Iterator[Place]:
    """What the beroepsgroep is asked once more."""
    asked = Partner.objects.filter(organisation=role.organisation, application__in=_asked_again())
    yield "assessments:confirm", (asked[0].pk,)


# Acts for many cases at once, where nothing is chosen yet.
MANY = ("assign_adviser", "open_panels")


def adviser(role: Role) -> Iterator[Place]:
    """The worklist, and a case in every stage."""
    for name in ("worklist", "overview", "to_decide", "open_conditions", "since_yesterday", *MANY):
        yield f"assessments:{name}", ()
    by_name = {
        case.name.removesuffix(" (fictief)"): case.pk
        for case in Application.objects.filter(round=Round.objects.latest("opens_at"))
    }
    yield from _questions(role)
    for name in ("Lauwerszoom", "Krommerijn", "Kop van de Veluwe", "Land van Altena"):
        yield "assessments:case", (by_name[name],)
    yield "assessments:case", (by_name["Hollandse Plassen"],)
    new, judging = by_name["Lauwerszoom"], by_name["Krommerijn"]
    for name in (
        "panel",
        "notes",
        "set_adviser",
        "merge",
        "ask_completion",
        "term",
        "requirements",
        "submitted",
        "partners",
        "history",
    ):
        yield f"assessments:{name}", (new,)
    yield "assessments:panel", (judging,)
    partners = Partner.objects.filter(application=new)
    partner = partners.exclude(application__penvoerder=F("organisation"))[0]
    yield "assessments:record_signature", (new, partner.pk)
    waiting = PanelMember.objects.filter(panel__application=judging, declarations__isnull=True)
    yield "assessments:remove_member", (judging, waiting[0].pk)
    for name in ("Kop van de Veluwe", "Land van Altena", "Hollandse Plassen"):
        yield "assessments:joint_outcome", (by_name[name],)
    yield "assessments:prepare", (by_name["Kop van de Veluwe"],)
    prepared = Decision.objects.filter(state=DecisionState.VOORBEREID)[0]
    yield "assessments:decision", (prepared.pk,)
    open_condition = Condition.objects.open()[0].pk
    yield "assessments:meet_condition", (open_condition,)
    yield "assessments:extend_condition", (open_condition,)
    yield "assessments:intend", (by_name["Markermeerkust"],)
    yield "assessments:notice", (_reported().pk,)
    yield "assessments:talks", (judging,)
    yield "assessments:talk", (_talk().pk,)
    yield from _meetings()
    yield "assessments:lead", (_agreed_to_lead().pk,)
    yield from _subsidies(role)
    yield "letters:letter", (Letter.objects.visible_to(role)[0].reference,)
    yield "assessments:objections", ()
    yield "letters:unread", ()
    yield "letters:wordings", ()
    yield "letters:write_wording", ("voorlopig",)
    texts = wordings.in_force("voorlopig").texts
    changed = {**texts, "closing": "Met hartelijke groet,"}
    version = wordings.propose(kind="voorlopig", texts=changed, by=role)
    yield "letters:wording", (version.pk,)
    yield "letters:follow_up", (Letter.objects.visible_to(role)[0].reference,)


def _meetings() -> Iterator[Place]:
    """A meeting to come, and one that is held now with an item that is discussed."""
    planned, held = _meeting(begun=False), _meeting(begun=True)
    yield "assessments:meetings", ()
    yield "assessments:new_meeting", ()
    for name in ("meeting", "change_meeting", "call_off_meeting", "invite_to_meeting"):
        yield f"assessments:{name}", (planned.pk,)
    for name in ("meeting", "meeting_agenda", "meeting_attendance", "minutes"):
        yield f"assessments:{name}", (held.pk,)
    yield "assessments:meeting_item", (held.items.all()[0].pk,)


def _meeting(*, begun: bool) -> Meeting:
    """A meeting about what the assessor of the demo judges, made once."""
    now = timezone.now()
    of_then = {"starts_at__lt" if begun else "starts_at__gt": now}
    found = Meeting.objects.filter(state=MeetingState.GEPLAND, **of_then).first()
    if found is not None:
        return found
    by = Role.objects.current().get(kind=RoleKind.RE_ADVISER, user__email="adviseur@demo.example")
    judged = Panel.objects.filter(
        application__state=S.IN_BEOORDELING,
        members__organisation__roles__user__email="sectorraad@demo.example",
    )
    panels = [
        one
        for one in judged
        if why_not_judged_apart(one) is None and why_not_open_to_talk(one) is None
    ]
    made = call_meeting(
        round=panels[0].application.round,
        starts_at=now + timedelta(days=9),
        length=120,
        place="Online",
        chair=by,
        secretary=by,
        by=by,
    )
    for panel in panels:
        if panel.application.round_id == made.round_id:
            put_on_agenda(meeting=made, application=panel.application, by=by)
    invite(meeting=made, by=by)
    if begun:
        Meeting.objects.filter(pk=made.pk).update(starts_at=now - timedelta(hours=1))
        discuss(item=made.items.all()[0], by=by)
    return made


def _subsidies(role: Role) -> Iterator[Place]:
    """A division that was decided on, and one that lies before the leads with its letters."""
    decided = Division.objects.select_related("round")[0]
    share = decided.shares.all()[0]
    yield "subsidies:rounds", ()
    yield "subsidies:round", (decided.round_id,)
    yield "subsidies:division", (decided.pk,)
    yield "subsidies:ground", (share.application_id,)
    yield "subsidies:payments", (decided.round_id,)
    yield "subsidies:run", (decided.round.payment_runs.all()[0].pk,)
    granted = decided.shares.filter(granted__gt=0)[0]
    yield "subsidies:intend", (granted.application_id, "verlaging")
    yield "subsidies:prepare_later", (granted.pk, "verlaging")
    yield from _granted(role)


def _granted(role: Role) -> Iterator[Place]:
    """A subsidy that was granted, with a duty."""
    granted = Share.objects.visible_to(role).made_known().filter(granted__gt=0)[0]
    yield "subsidies:grant", (granted.pk,)
    yield "subsidies:duty", (granted.duties.all()[0].pk,)


def _questions(role: Role) -> Iterator[Place]:
    """A question about a draft that was answered twice, one answer published."""
    draft = Application.objects.filter(state=S.CONCEPT).select_related("created_by")[0]
    asked = Question.objects.create(
        application=draft, section="governance", text="Wie besluit?", asked_by=draft.created_by
    )
    given, published = (answer(question=asked, text="U zelf.", by=role) for _time in range(2))
    words = {"question_text": "Wie besluit?", "answer_text": "De partners."}
    helped = publish(answer=published, by=role, is_checked=True, **words)
    yield "assessments:questions", ()
    yield "assessments:question", (asked.pk,)
    yield "assessments:publish", (given.pk,)
    yield "assessments:help_text", (helped.pk,)


def _batch(role: Role) -> Iterator[Place]:
    """Choosing what is taken together, a letter beforehand, and a batch that was stopped."""
    waiting = decisions_to_take(role)[0]
    begun = begin(
        round_id=waiting.application.round_id, decisions=[waiting.pk], token=uuid4(), by=role
    )
    stop(batch=begun, by=role)
    yield "assessments:batch_choose", (begun.round_id,)
    yield "assessments:batch_letter", (begun.round_id, waiting.pk)
    yield "assessments:batch", (begun.pk,)


def lead(role: Role) -> Iterator[Place]:
    """Decisions to take and decisions taken, the register and the mail."""
    yield "assessments:worklist", ()
    latest = Round.objects.latest("opens_at")
    yield "assessments:round_overview", (latest.pk,)
    yield "assessments:panel_templates", (latest.pk,)
    yield "assessments:rubric", (latest.pk,)
    yield "assessments:divisions", ()
    asked = PanelMember.objects.filter(awaited__what="assessment")[0].organisation_id
    yield "assessments:divide", (asked,)
    yield "assessments:coordinators", (asked,)
    yield "assessments:round_judges", (latest.pk,)
    yield "assessments:panel_template", (latest.panel_templates.all()[0].pk,)
    yield "assessments:to_decide", ()
    yield from _batch(role)
    for state in (DecisionState.VOORBEREID, DecisionState.VERLEEND):
        yield "assessments:decision", (Decision.objects.filter(state=state)[0].pk,)
    yield "assessments:take", (Decision.objects.filter(state=DecisionState.VOORBEREID)[0].pk,)
    letter = Letter.objects.filter(decision_letter__isnull=False, replaced_by__isnull=True)[0]
    yield "assessments:correct", (letter.reference,)
    adviser_ = Role.objects.current().filter(kind=RoleKind.RE_ADVISER)[0]
    waiting = prepare_correction(
        letter=letter, why="De naam was fout.", term=ObjectionTerm.KEPT, by=adviser_
    )
    yield "assessments:correction", (waiting.pk,)
    ended = Application.objects.filter(state=S.INGEDIEND)[0]
    withdraw(application=ended, by=ended.created_by, reason="Wij gaan samen verder.")
    yield "assessments:keep_forming", (ended.pk,)
    yield "regions:register", ()
    yield "regions:present", (Region.objects.public()[0].slug,)
    yield "correspondence:outbox", ()


def admin(role: Role) -> Iterator[Place]:
    """Rounds, people, the register, the Programmaraad and the mail."""
    yield from _rounds()
    yield "subsidies:rounds", ()
    yield "subsidies:rules", (Round.objects.filter(kind="subsidie")[0].pk,)
    yield from _people(role)
    yield from _mandates()
    organisation = Organisation.objects.filter(kind=OrganisationKind.SCHOOL_BOARD)[0].pk
    yield "regions:register", ()
    yield "regions:enter", ()
    for name in ("organisation", "change", "end"):
        yield f"regions:{name}", (organisation,)
    yield from _programmaraad()


def _rounds() -> Iterator[Place]:
    yield "applications:rounds", ()
    yield "applications:new_round", ()
    for name in ("round", "change_round", "extend_round", "more_time"):
        yield f"applications:{name}", (Round.objects.latest("opens_at").pk,)
    yield "applications:round", (Round.objects.earliest("opens_at").pk,)
    yield "applications:equated_days", ()
    yield "applications:add_equated_day", ()
    EquatedDay.objects.create(day=date(2027, 5, 6), reason="Stcrt. 2026, 1")
    yield "applications:remove_equated_day", (date(2027, 5, 6),)


def _people(role: Role) -> Iterator[Place]:
    yield "people:list", ()
    yield "regions:choose", ()
    yield "people:invite", (Organisation.objects.filter(kind=OrganisationKind.OCW)[0].pk,)
    other = Role.objects.get(user__email="ocw@demo.example")
    yield "people:detail", (other.user_id,)
    yield "people:end_role", (other.pk,)
    mail.send("iemand@voorbeeld.example", subject="Dag", message="Dag")
    yield "correspondence:outbox", ()
    yield "correspondence:outbox_mail", (Email.objects.latest("pk").pk,)


def _mandates() -> Iterator[Place]:
    yield "correspondence:mandates", ()
    yield "correspondence:record_mandate", ()
    yield "correspondence:end_mandate", (Mandate.objects.filter(ends_on__isnull=True)[0].pk,)


def _programmaraad() -> Iterator[Place]:
    yield "programmaraad:manage", ()
    yield "programmaraad:new_seat", ()
    term = Term.objects.select_related("seat").filter(seat__is_chair=False)[0]
    for name in ("seat", "change_seat", "end_seat", "nominate"):
        yield f"programmaraad:{name}", (term.seat_id,)
    yield "programmaraad:new_term", (Seat.objects.filter(terms__isnull=True)[0].pk,)
    waiting = Nomination.objects.open()[0]
    for name in ("appoint", "reject", "withdraw"):
        yield f"programmaraad:{name}", (waiting.pk,)
    yield "programmaraad:correct_term", (term.pk,)
    yield "programmaraad:end_term", (term.pk,)


# E-mail address in the demo, the kind of role, and where it comes.
TOURS = (
    ("penvoerder@demo.example", RoleKind.PENVOERDER_SIGNATORY, penvoerder),
    (
        "voorwaarden@demo.example",
        RoleKind.PENVOERDER_SIGNATORY,
        penvoerder_with_a_condition,
    ),
    ("opleiding@demo.example", RoleKind.PARTNER_SIGNATORY, partner_signatory),
    ("beroepsgroep@demo.example", RoleKind.PARTNER_SIGNATORY, beroepsgroep),
    ("sectorraad@demo.example", RoleKind.ASSESSOR, assessor),
    ("vakbond@demo.example", RoleKind.ASSESSOR, assessor),
    ("ocw@demo.example", RoleKind.ASSESSOR, assessor),
    ("adviseur@demo.example", RoleKind.RE_ADVISER, adviser),
    ("directeur@demo.example", RoleKind.RE_LEAD, lead),
    ("beheer@demo.example", RoleKind.ADMIN, admin),
)
