"""A change after the status: the penvoerder reports it, the Realisatie Eenheid decides on it."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email
from structlog.testing import capture_logs

from accounts.models import Role, RoleKind
from applications.content import essential_sha256
from applications.domain.signing import ask_to_sign
from applications.models import Application
from assessments import notice_obligations as obligations
from assessments.domain import hearing, letters, notice_effects, noticing
from assessments.domain.case_contents import contents_for
from assessments.domain.case_facts import CaseFacts
from assessments.domain.case_file import case_pdf
from assessments.domain.corrected_letters import make_correction
from assessments.domain.correcting import issue_correction
from assessments.domain.making_known import become_as_applied
from assessments.domain.notice_effects import carry_out_due, why_not_agree
from assessments.domain.notice_letter import issue_notice_letter
from assessments.models import ChangeNotice, Correction, Decision, NextStep, Step
from assessments.permissions import involvement_in
from common.calendar import load_calendar
from common.refusal import Refusal
from correspondence import mandate_kinds, wording_kinds
from correspondence.models import Letter
from regions.domain.status import merge_into
from regions.models import Organisation, OrganisationKind
from tests.assessments import factories as make
from tests.factories import organisation, role, signed_in
from tests.stages import staged

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@staged
def known() -> Decision:
    """A provisional status that was made known."""
    decision = make.granted(outcome="voorlopig")
    letters.issue_letter(decision_id=decision.pk, tell=False)
    return decision


@pytest.fixture
def case() -> Application:
    return Application.objects.get(pk=known().application_id)


def signatory(case, kind=RoleKind.PENVOERDER_SIGNATORY):
    return role(kind, at=case.penvoerder)


def partner_of(case) -> Organisation:
    others = case.region.partnerships.current().exclude(organisation=case.penvoerder_id)
    return others.first().organisation


def newcomer() -> Organisation:
    return organisation(OrganisationKind.SCHOOL_BOARD, "Nieuw Bestuur (fictief)")


def decide(notice, *, agrees=True):
    """Heard, prepared, decided by another, and made known."""
    make.heard(notice)
    noticing.propose(notice=notice, agrees=agrees, reasons="Dat past.", by=make.adviser())
    noticing.settle(notice=notice, by=make.lead())
    issue_notice_letter(notice_id=notice.pk)
    notice.refresh_from_db()
    return notice


def parties(case):
    current = case.region.partnerships.current()
    return {one.organisation: one.is_penvoerder for one in current.select_related("organisation")}


# --- what follows ------------------------------------------------------------------------------


def test_a_party_that_joins_takes_part_from_its_day_once_the_letter_is_there(case):
    party, day = newcomer(), timezone.localdate()
    notice = make.reported(case, "toetreding", organisation=party, capacity="school_board")
    make.heard(notice)
    noticing.propose(notice=notice, agrees=True, reasons="Dat past.", by=make.adviser())
    noticing.settle(notice=notice, by=make.lead())
    assert party not in parties(case)
    letter = issue_notice_letter(notice_id=notice.pk)
    joined = case.region.partnerships.current().get(organisation=party)
    assert (joined.started_on, joined.is_penvoerder, joined.kind) == (day, False, "school_board")
    assert letter.is_beschikking
    assert letter.objection_until is not None
    assert "Bent u het niet eens met dit besluit?" in letter.body_html
    assert issue_notice_letter(notice_id=notice.pk) == letter


def test_a_party_that_leaves_stays_out_when_the_status_becomes_definitive(case):
    party = partner_of(case)
    decide(make.reported(case, "uittreding", organisation=party))
    assert party not in parties(case)
    become_as_applied(case, "definitief", at=timezone.now(), by=None, has_partners=True)
    assert party not in parties(case)


def test_the_realisatie_eenheid_reads_what_is_no_longer_met_when_the_only_institute_leaves(case):
    institute = case.region.partnerships.current().get(kind="teacher_training").organisation
    leaves = make.reported(case, "uittreding", organisation=institute)

    page = signed_in(make.adviser()).get(reverse("assessments:notice", args=[leaves.pk]))
    said = page.content.decode()
    assert "Aan deze eis van de ronde wordt dan niet meer voldaan" in said
    assert "Er doet een lerarenopleiding mee" in said


def test_another_penvoerder_leads_the_region_and_its_application(case):
    party, before = partner_of(case), case.penvoerder
    decide(make.reported(case, "penvoerder", organisation=party))
    case.refresh_from_db()
    assert case.penvoerder == party
    assert parties(case)[party] is True
    assert parties(case)[before] is False
    assert party.name.lower().split()[0] in case.next_step.search


def test_a_change_of_a_later_day_waits_for_that_day(case):
    party, now = partner_of(case), timezone.now()
    later = timezone.localdate() + timedelta(days=30)
    notice = decide(make.reported(case, "uittreding", organisation=party, starts_on=later))
    assert party in parties(case)
    assert carry_out_due(now=now + timedelta(days=29)) == 0
    assert carry_out_due(now=now + timedelta(days=31)) == 1
    assert party not in parties(case)
    notice.refresh_from_db()
    assert notice.carried_out_at == now + timedelta(days=31)


def test_an_agreed_change_lapses_in_a_region_that_is_merged_meanwhile(case):
    party, later = partner_of(case), timezone.localdate() + timedelta(days=30)
    notice = decide(make.reported(case, "uittreding", organisation=party, starts_on=later))
    other, now = make.draft().region, timezone.now()
    merge_into(region=case.region, target=other, on=now, by=make.lead())
    assert carry_out_due(now=now + timedelta(days=31)) == 0
    notice.refresh_from_db()
    assert (notice.carried_out_at, notice.lapsed_at) == (None, now + timedelta(days=31))
    assert not ChangeNotice.objects.unsettled().exists()


def test_an_agreed_change_lapses_when_the_status_ended_meanwhile(case):
    party, later = partner_of(case), timezone.localdate() + timedelta(days=30)
    notice = decide(make.reported(case, "uittreding", organisation=party, starts_on=later))
    make.status_ended(case.pk)
    on = timezone.now() + timedelta(days=31)
    assert carry_out_due(now=on) == 0
    notice.refresh_from_db()
    assert (notice.carried_out_at, notice.lapsed_at) == (None, on)


def test_nothing_is_agreed_with_when_the_status_ended(case):
    notice = make.reported(case, "uittreding", organisation=partner_of(case))
    make.status_ended(case.pk)
    assert "geen status meer" in str(why_not_agree(ChangeNotice.objects.get(pk=notice.pk)))


def test_a_change_that_cannot_be_carried_out_holds_up_no_other(case, monkeypatch):
    later = timezone.localdate() + timedelta(days=30)
    decide(make.reported(case, "uittreding", organisation=partner_of(case), starts_on=later))

    def fails(*_given, **_named):
        raise IntegrityError("status_final")

    monkeypatch.setattr(notice_effects, "carry_out", fails)
    with capture_logs() as logged:
        assert carry_out_due(now=timezone.now() + timedelta(days=31)) == 0
    assert [one["event"] for one in logged] == ["change_not_carried_out"]


def test_only_changes_that_were_decided_on_are_examples_and_not_for_who_is_involved(case):
    notice = make.reported(case, "uittreding", organisation=partner_of(case))
    make.heard(notice)
    adviser = make.adviser()
    noticing.propose(notice=notice, agrees=True, reasons="Dat past.", by=adviser)
    kind = wording_kinds.of(mandate_kinds.CHANGE)
    assert not kind.examples(adviser, kind.defaults)
    noticing.settle(notice=notice, by=make.lead())
    assert len(kind.examples(adviser, kind.defaults)) == 1
    acts_too = signatory(case).user
    assert not kind.examples(make.adviser(acts_too), kind.defaults)


def test_a_day_that_is_past_counts_from_the_letter_which_says_so(case):
    party, today = partner_of(case), timezone.localdate()
    status = Decision.objects.filter(application=case)
    with make.later(days=40):
        now = timezone.localdate()
        notice = decide(make.reported(case, "uittreding", organisation=party, starts_on=today))
        left = case.region.partnerships.get(organisation=party)
        mail = Email.objects.filter(context__template="assessments/change_decided").last()
    assert status.exists()
    assert (left.ended_on, notice.counts_from) == (now, now)
    said = f"Vanaf de datum van deze brief geldt: {party} doet niet meer mee aan de regio."
    assert said in notice.letter.body_html
    assert "artikel 3:40" in notice.letter.body_html
    assert mail.context["values"]["starts_on"] == {"__day__": now.isoformat()}


def test_what_the_present_penvoerder_reported_is_decided_before_another_one_leads(case):
    party = partner_of(case)
    stops = make.reported(case, "niet_gedaan")
    leads = make.heard(make.reported(case, "penvoerder", organisation=party))
    asked = {"notice": leads, "agrees": True, "reasons": "Goed.", "by": make.adviser()}
    assert refused(noticing.propose, **asked) == "cannot_agree"
    decide(stops, agrees=False)
    noticing.propose(**asked)
    noticing.settle(notice=leads, by=make.lead())
    new = {"application": case, "kind": "niet_gedaan", "what": "Stopt.", "by": signatory(case)}
    starts_on = timezone.localdate()
    assert refused(noticing.notify, starts_on=starts_on, **new) == "may_not_notify"


def test_what_is_not_agreed_with_changes_nothing_and_the_letter_says_so(case):
    party = partner_of(case)
    notice = decide(make.reported(case, "uittreding", organisation=party), agrees=False)
    assert party in parties(case)
    assert "Wij stemmen niet in met deze wijziging." in notice.letter.body_html
    assert notice.carried_out_at is None


# --- who may, and what is refused --------------------------------------------------------------


def refused(act, **asked):
    with pytest.raises(Refusal) as found:
        act(**asked)
    return found.value.code


def test_only_a_signatory_of_the_penvoerder_of_a_granted_status_reports(case):
    for by in (signatory(case, RoleKind.PENVOERDER_EDITOR), make.lead()):
        assert refused(make.reported, application=case, by=by) == "may_not_notify"
    # Taken, but not made known yet.
    taken = make.granted(outcome="voorlopig").application
    assert refused(make.reported, application=taken) == "may_not_notify"
    assert refused(make.reported, application=make.submitted()) == "may_not_notify"


@pytest.mark.parametrize("kind", ["toetreding", "uittreding", "penvoerder"])
def test_a_party_for_whom_the_change_does_not_fit_is_refused(case, kind):
    party = partner_of(case) if kind == "toetreding" else case.penvoerder
    asked = {"kind": kind, "capacity": "school_board" if kind == "toetreding" else ""}
    assert refused(make.reported, application=case, organisation=party, **asked) == "party"
    assert refused(make.reported, application=case, **asked) == "party"


def test_a_day_before_the_status_or_far_ahead_and_the_same_change_twice_are_refused(case):
    today = timezone.localdate()
    for days in (-400, 400):
        day = today + timedelta(days=days)
        assert refused(make.reported, application=case, starts_on=day) == "day"
    party = partner_of(case)
    make.reported(case, "uittreding", organisation=party)
    again = {"application": case, "kind": "uittreding", "organisation": party}
    assert refused(make.reported, **again) == "already_notified"


def test_a_notice_is_withdrawn_until_it_is_decided_on(case):
    notice = make.reported(case)
    elsewhere = role(RoleKind.PENVOERDER_SIGNATORY)
    withdraw = noticing.withdraw_notice
    assert refused(withdraw, notice=notice, by=elsewhere) == "may_not_withdraw"
    withdraw(notice=notice, by=signatory(case))
    assert refused(withdraw, notice=notice, by=signatory(case)) == "may_not_withdraw"
    assert refused(noticing.propose, notice=notice, agrees=True, reasons="x", by=make.adviser())
    decided = decide(make.reported(case))
    assert refused(withdraw, notice=decided, by=signatory(case)) == "may_not_withdraw"


def test_who_ever_prepared_it_does_not_decide_also_not_in_sql(case):
    notice, first = make.reported(case), make.lead()
    noticing.propose(notice=notice, agrees=True, reasons="Dat kan.", by=first)
    assert refused(noticing.settle, notice=notice, by=first) == "may_not_settle"
    assert refused(noticing.settle, notice=notice, by=make.adviser()) == "wrong_role"
    noticing.give_back(notice=notice, reason="Schrijf meer.", by=make.lead())
    noticing.propose(notice=notice, agrees=False, reasons="Toch niet.", by=make.adviser())
    assert refused(noticing.settle, notice=notice, by=first) == "may_not_settle"
    settled = {"state": "niet_akkoord", "settled_by": first, "settled_at": timezone.now()}
    with pytest.raises(IntegrityError, match="notice_four_eyes"), transaction.atomic():
        ChangeNotice.objects.filter(pk=notice.pk).update(**settled)
    noticing.settle(notice=notice, by=make.lead())


def test_what_no_longer_fits_cannot_be_agreed_with(case):
    party = partner_of(case)
    leads = make.heard(make.reported(case, "penvoerder", organisation=party))
    noticing.propose(notice=leads, agrees=True, reasons="Goed.", by=make.adviser())
    decide(make.reported(case, "uittreding", organisation=party))
    assert refused(noticing.settle, notice=leads, by=make.lead()) == "cannot_agree"


def test_no_other_party_leads_by_sql_without_an_agreed_change(case):
    with pytest.raises(IntegrityError, match="penvoerder_rests_on_notice"), transaction.atomic():
        Application.objects.filter(pk=case.pk).update(penvoerder=partner_of(case))


# --- what people see ---------------------------------------------------------------------------


def test_a_penvoerder_reports_on_a_page_without_a_script_and_reads_the_letter(case):
    browser = signed_in(by := signatory(case))
    page = reverse("assessments:notices", args=[case.pk])
    assert page in browser.get(reverse("applications:detail", args=[case.pk])).text
    assert "?soort=toetreding" in browser.get(page).text
    party = newcomer()
    found = browser.get(page, {"soort": "toetreding", "q": "Nieuw Bestuur"})
    assert party.name in found.text
    typed = {"capacity": "school_board", "starts_on": str(timezone.localdate()), "what": "Erbij."}
    url = f"{page}?soort=toetreding&q=Nieuw+Bestuur"
    assert browser.post(url, typed).status_code == 422  # No party chosen; nothing is lost.
    assert browser.post(url, {**typed, "organisation": party.pk}).status_code == 302
    notice = make.heard(ChangeNotice.objects.get())
    noticing.propose(notice=notice, agrees=True, reasons="Dat past.", by=make.adviser())
    noticing.settle(notice=notice, by=make.lead())
    # What was decided is known by its letter, and not before.
    shown = browser.get(page).text
    assert "gemeld" in shown
    assert "akkoord" not in shown
    letter = issue_notice_letter(notice_id=notice.pk)
    assert letter.reference in browser.get(page).text
    assert browser.get(reverse("letters:letter", args=[letter.reference])).status_code == 200
    assert Email.objects.filter(to=by.user.email, subject__contains="Besluit over").exists()
    other = signed_in(role(RoleKind.PENVOERDER_SIGNATORY))
    assert other.get(page).status_code == 404
    withdraw = reverse("assessments:withdraw_notice", args=[notice.pk])
    assert other.get(withdraw).status_code == 404


def test_the_realisatie_eenheid_finds_prepares_and_decides(case):
    notice = make.reported(case, "uittreding", organisation=partner_of(case))
    adviser, lead = make.adviser(), make.lead()
    page = reverse("assessments:notice", args=[notice.pk])
    assert list(obligations.changes_to_prepare(adviser)) == [notice]
    browser = signed_in(adviser)
    assert page in browser.get(reverse("home")).text
    assert page in browser.get(reverse("assessments:case", args=[case.pk])).text
    assert browser.post(page, {"answer": "Ja, wij stoppen."}).status_code == 302
    assert browser.post(page, {"agrees": "ja"}).status_code == 422
    assert browser.post(page, {"agrees": "ja", "reasons": "Dat kan."}).status_code == 302
    assert list(obligations.changes_to_prepare(adviser)) == []
    assert list(obligations.changes_to_settle(lead)) == [notice]
    browser = signed_in(lead)
    assert page in browser.get(reverse("home")).text
    shown = browser.get(page)
    assert "Wij stemmen in met deze wijziging." in shown.text
    noticing.give_back(notice=notice, reason="Anders.", by=make.lead())
    noticing.propose(notice=notice, agrees=True, reasons="Dat mag.", by=adviser)
    settle = {"act": "settle", "seen": shown.context["seen"]}
    assert "in de tussentijd" in browser.post(page, settle, follow=True).text
    settle["seen"] = browser.get(page).context["seen"]
    assert browser.post(page, settle).status_code == 302
    notice.refresh_from_db()
    assert notice.state == "akkoord"
    assert browser.get(page).status_code == 200
    story = browser.get(reverse("assessments:history", args=[case.pk])).text
    assert "Wijziging gemeld" in story


def test_a_case_lies_on_the_worklist_by_the_day_to_decide_on_its_change_until_that_is_done():
    decision = make.granted()
    letters.issue_letter(decision_id=decision.pk, tell=False)
    case = Application.objects.get(pk=decision.application_id)
    notice = make.reported(case)
    step = NextStep.objects.get(application=case)
    assert (step.step, step.due_on) == (Step.CHANGE, notice.decide_by)
    browser = signed_in(make.adviser())
    for page in (reverse("assessments:worklist"), reverse("assessments:case", args=[case.pk])):
        assert "Besluit over een gemelde wijziging" in browser.get(page).text
    decide(notice)
    assert NextStep.objects.get(application=case).step == Step.DONE


def test_a_provisional_status_is_due_by_what_is_first_its_conditions_or_its_change(case):
    before = NextStep.objects.get(application=case)
    with make.later(days=-60):
        notice = make.reported(case, starts_on=timezone.localdate() + timedelta(days=60))
    step = NextStep.objects.get(application=case)
    assert (step.step, step.due_on) == (before.step, notice.decide_by)
    assert notice.decide_by < before.due_on


def test_the_party_is_told_that_it_was_reported_and_what_was_decided(case):
    party = partner_of(case)
    person = role(RoleKind.PARTNER_SIGNATORY, at=party)
    decide(make.reported(case, "uittreding", organisation=party))
    told = Email.objects.filter(to=person.user.email)

    assert told.count() == 2
    assert Letter.objects.visible_to(person).count() == 0


def test_a_letter_about_a_change_is_corrected_as_others_are(case):
    party, adviser, lead, by = partner_of(case), make.adviser(), make.lead(), signatory(case)
    notice = decide(make.reported(case, "penvoerder", organisation=party, by=by))
    first = notice.letter
    page = signed_in(adviser).get(reverse("assessments:notice", args=[notice.pk])).text
    correct = reverse("assessments:correct", args=[first.reference])
    assert correct in page
    browser = signed_in(adviser)
    assert browser.post(correct, {"why": "Het adres was fout.", "term": "kept"}).status_code == 302
    waiting = Correction.objects.visible_to(adviser).get()
    assert list(Correction.objects.open().visible_to(lead).free_of(lead)) == [waiting]
    shown = signed_in(lead).get(reverse("assessments:correction", args=[waiting.pk])).text
    assert "Deze brief vervangt onze brief" in shown
    issue_correction(correction=waiting, by=lead)
    told = Email.objects.count()
    second = make_correction(correction_id=waiting.pk)
    assert make_correction(correction_id=waiting.pk) == second
    # It goes to who got the first one, though another party leads by now.
    assert (second.replaces, second.addressee) == (first, first.addressee)
    assert second.subject.startswith("Verbeterde brief over uw melding")
    assert [one.letter for one in notice.notice_letters.order_by("pk")] == [first, second]
    notice.refresh_from_db()
    assert notice.letter == first
    mails = Email.objects.order_by("pk")[told:]
    assert {one.context["template"] for one in mails} == {"assessments/letter_ready"}
    assert by.user.email in {address for one in mails for address in one.to}


def test_a_case_file_has_the_changes_with_their_letters(case):
    notice = decide(make.reported(case))
    adviser = make.adviser()
    contents = contents_for(adviser, case)
    assert notice.letter in contents.letters
    assert contents.notices == [notice]
    assert "1 gemelde wijziging" in contents.parts
    with patch("assessments.domain.case_file.render_pdf") as rendered:
        case_pdf(contents, timezone.now())
    body = rendered.call_args.args[0]
    assert "Activiteiten uit het plan gaan niet door" in body
    assert f"zie brief {notice.letter.reference}" in body
    # Who reported it reads there no more than on its page.
    waiting = make.reported(case)
    noticing.propose(notice=waiting, agrees=True, reasons="Dat kan.", by=adviser)
    own = contents_for(signatory(case), case)
    assert [one.known.state for one in own.notices] == ["akkoord", "gemeld"]


def test_nothing_is_decided_before_the_party_answered_or_its_last_day_has_passed(case):
    party, adviser = partner_of(case), make.adviser()
    person = role(RoleKind.PARTNER_SIGNATORY, at=party)
    notice = make.reported(case, "penvoerder", organisation=party)
    asked = {"notice": notice, "agrees": True, "reasons": "Goed.", "by": adviser}
    assert refused(noticing.propose, **asked) == "not_heard"
    (waits,) = obligations.prepare_changes(adviser, timezone.now(), 5)
    assert "kan reageren tot en met" in str(waits.lacks)
    assert waits.day == load_calendar().end_of_weeks(timezone.localdate(), 8)
    told = Email.objects.get(to=person.user.email).context["values"]
    assert told["hear_by"] == {"__day__": notice.hear_by.isoformat()}
    with make.later(days=30):
        noticing.propose(**asked)
        noticing.settle(notice=notice, by=make.lead())
        letter = issue_notice_letter(notice_id=notice.pk)
    assert "Wij kregen geen reactie." in letter.body_html


def test_what_the_party_answered_stands_in_the_letter_and_is_recorded_once(case):
    notice = make.reported(case, "uittreding", organisation=partner_of(case))
    record = {"notice": notice, "answer": "Wij blijven liever.", "by": make.adviser()}
    assert refused(hearing.record_answer, **{**record, "answer": " "}) == "answer"
    hearing.record_answer(**record)
    assert refused(hearing.record_answer, **record) == "may_not_record"
    notice = decide(ChangeNotice.objects.get(pk=notice.pk), agrees=False)
    assert "Wij blijven liever." in notice.letter.body_html
    stops = make.reported(case)
    assert refused(hearing.record_answer, **{**record, "notice": stops}) == "may_not_record"


def test_who_acts_for_a_party_keeps_away_until_the_notice_about_it_is_withdrawn(case):
    party = newcomer()
    adviser = make.adviser(role(RoleKind.PARTNER_SIGNATORY, at=party).user)
    assert involvement_in(adviser, case) == ""
    notice = make.reported(case, "toetreding", organisation=party, capacity="school_board")
    assert involvement_in(adviser, case) == "own_organisation"
    noticing.withdraw_notice(notice=notice, by=signatory(case))
    assert involvement_in(adviser, case) == ""


# --- who signs, once the parties changed ----------------------------------------------------------


@staged
def half_signed() -> Decision:
    """A provisional status of a plan that nobody but the penvoerder has signed."""
    decision = make.granted(make.ready(signed=False), "voorlopig")
    letters.issue_letter(decision_id=decision.pk, tell=False)
    return decision


def unsigned(case) -> set[str]:
    return {one.name for one in CaseFacts(Application.objects.get(pk=case.pk)).unsigned}


def test_who_left_is_not_asked_to_sign_and_who_joined_is():
    case = Application.objects.get(pk=half_signed().application_id)
    asked = unsigned(case)
    party, joining = partner_of(case), newcomer()
    assert party.name in asked
    decide(make.reported(case, "uittreding", organisation=party))
    assert unsigned(case) == asked - {party.name}
    decide(make.reported(case, "toetreding", organisation=joining, capacity="school_board"))
    assert unsigned(case) == (asked - {party.name}) | {joining.name}
    # It signs what was submitted, by a link that the penvoerder sends.
    partner = case.partners.get(organisation=joining)
    sha256 = case.latest_submission.content["signed_sha256"]
    partner.contact_name, partner.contact_email = "An", "an@nieuw.example"
    partner.save()
    (request,) = ask_to_sign(application=case, partners=[partner], by=signatory(case))
    assert request.version.sha256 == sha256
    assert partner.reference not in {
        one["reference"] for one in request.version.content["partners"]
    }


def test_another_penvoerder_signs_by_its_own_signature_and_the_first_by_having_submitted():
    case = Application.objects.get(pk=half_signed().application_id)
    party, asked = partner_of(case), unsigned(case)
    before = essential_sha256(case)
    decide(make.reported(case, "penvoerder", organisation=party))
    case = Application.objects.get(pk=case.pk)
    assert essential_sha256(case) == before
    assert unsigned(case) == asked


def test_no_party_joins_or_leaves_by_sql_without_an_agreed_change(case):
    for changed in ({"left_on": timezone.localdate()}, {"signed_by_submitting": True}):
        with pytest.raises(IntegrityError, match="party_rests_on_notice"), transaction.atomic():
            case.partners.filter(organisation=partner_of(case)).update(**changed)


def test_who_is_no_lead_any_more_is_not_written_as_deciding_on_a_change(case):
    notice = make.reported(case, "toetreding", organisation=newcomer(), capacity="school_board")
    make.heard(notice)
    noticing.propose(notice=notice, agrees=True, reasons="Dat past.", by=make.adviser())
    gone = make.lead()
    Role.objects.filter(pk=gone.pk).update(ended_at=timezone.now())
    with pytest.raises(IntegrityError, match="notice_by_re"), transaction.atomic():
        ChangeNotice.objects.filter(pk=notice.pk).update(
            state="akkoord", settled_by=gone, settled_at=timezone.now()
        )
