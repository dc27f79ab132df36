"""Objections: they come in, others handle them, and two people decide on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from accounts.models import Role, RoleKind
from applications.models import Application
from assessments.afterwards import outcomes_known
from assessments.domain import letters, objecting, objection_letters, objection_text, objections
from assessments.domain.objection_term import Pause, reckon, term_of
from assessments.models import Objection, had_part, had_part_in
from assessments.objection_obligations import (
    decide_on_objections,
    find_who_handles,
    handle_objections,
    mend_objections,
)
from assessments.objection_permissions import why_not_decide, why_not_handle
from common.calendar import Calendar
from common.dates import day_text
from common.refusal import Refusal
from correspondence.domain.checking import Standing, standing_by_code
from correspondence.domain.letters import Assignment, heading_of
from correspondence.domain.objections import objection_until
from correspondence.models import Letter
from correspondence.obligations import _unread_letters
from tests.assessments import factories as make
from tests.factories import person, role, signed_in
from tests.mails import text_of
from tests.stages import staged

pytestmark = pytest.mark.django_db

GROUNDS = "De beroepsgroep had **wel** een zetel."


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@staged
def refused_case() -> Application:
    """A refusal that was made known."""
    decision = make.granted(outcome="afgewezen")
    letters.issue_letter(decision_id=decision.pk, tell=False)
    return decision.application


@pytest.fixture
def case() -> Application:
    return Application.objects.get(pk=refused_case().pk)


def letter_of(case) -> Letter:
    return Letter.objects.get(decisions__application=case)


def signatory(case) -> Role:
    return role(RoleKind.PENVOERDER_SIGNATORY, at=case.penvoerder)


def refused(code, act, **values):
    with pytest.raises(Refusal) as refusal:
        act(**values)
    assert refusal.value.code == code


def came_in(case, grounds=GROUNDS, letter=None) -> Objection:
    letter = letter or letter_of(case)
    return objecting.hand_in(
        letter=letter, grounds=grounds, by=signatory(case), received_at=timezone.now()
    )


def taken(case, grounds=GROUNDS, by=None, letter=None) -> Objection:
    objection = came_in(case, grounds, letter)
    objections.take_up(objection=objection, by=by or make.adviser())
    objection_letters.issue_receipt(objection_id=objection.pk)
    return Objection.objects.get(pk=objection.pk)


def proposed(case, outcome="gegrond", by=None, letter=None, **values) -> Objection:
    by = by or make.adviser()
    objection = taken(case, by=by, letter=letter)
    today = timezone.localdate()
    objections.note_hearing(objection=objection, heard_on=today, report="Gesproken.", by=by)
    said = {"reasons": "Het bezwaar klopt.", "replacement": "Een nieuw besluit."}
    values = {**said, "to_do": "Kijk het na.", **values}
    return objections.propose(objection=objection, outcome=outcome, by=by, **values)


def decided(case, outcome="gegrond", letter=None) -> Objection:
    objection = proposed(case, outcome, letter=letter)
    seen = objections.mark_of(objection)
    objections.decide(objection=objection, seen=seen, by=make.lead())
    objection_letters.issue_decision(objection_id=objection.pk)
    return Objection.objects.get(pk=objection.pk)


def test_a_founded_objection_revokes_the_refusal_and_the_case_can_be_decided_on_anew(case):
    old = letter_of(case)
    objection = decided(case)

    letter = objection.outcome_letter
    assert (letter.is_beschikking, letter.objection_until) == (True, None)
    for words in (
        old.reference,
        "gegrond",
        "Wij herroepen ons besluit",
        "artikel 7:11 van de Algemene wet bestuursrecht",
        "De beroepsgroep had <strong>wel</strong> een zetel.",
        "Gesproken.",
        "Een nieuw besluit.",
        "in beroep gaan bij de rechtbank",
        "niet opnieuw bezwaar maken",
        "maakte u zelf geen bezwaar? Dan kunt u alleen in beroep gaan",
    ):
        assert words in letter.body_html
    assert "U kunt bezwaar maken" not in letter.body_html
    until = day_text(objection_until(letter.dated_on), language="nl")
    told = Email.objects.filter(context__template="assessments/objection").latest("pk")
    assert f"in beroep gaan bij de rechtbank tot en met {until}" in text_of(told)
    assert "\n\n\n" not in text_of(told)
    case.refresh_from_db()
    assert (case.state, case.next_step.step) == ("in_beoordeling", "prepare")
    assert standing_by_code(old.reference, old.code) == Standing.REPLACED
    shown = signed_in(make.adviser()).get(reverse("assessments:case", args=[case.pk]))
    assert (
        reverse("assessments:record_objection", args=[old.reference]) not in shown.content.decode()
    )
    weak = case.panel.joint_outcome.judgements.exclude(verdict="voldoet").get().criterion
    again = make.granted_with(case, [("Regel een zetel.", make.soon(), weak)])
    anew = letters.issue_letter(decision_id=again.pk, tell=False)
    case.refresh_from_db()
    assert case.state == "voorlopig"
    assert letter.reference in anew.body_html
    assert "eerder een besluit genomen" not in anew.body_html


def test_an_unfounded_objection_changes_nothing_of_the_case(case):
    old = letter_of(case)
    objection = decided(case, "ongegrond")
    case.refresh_from_db()
    assert case.state == "afgewezen"
    assert objection.replacement == ""
    assert standing_by_code(old.reference, old.code) == Standing.CURRENT


def test_a_status_that_was_granted_stands_until_another_decision_is_made_known():
    decision = make.granted(outcome="voorlopig")
    case = decision.application
    old = letters.issue_letter(decision_id=decision.pk, tell=False)
    changing = reverse("letters:letter", args=[decided(case).outcome_letter.reference])
    assert standing_by_code(old.reference, old.code) == Standing.CURRENT
    own = signed_in(signatory(case)).get(reverse("applications:detail", args=[case.pk]))
    shown = " ".join(own.content.decode().split())
    assert "Daarom blijft het besluit niet zoals het was." in shown
    assert f'Lees eerst in <a href="{changing}">de brief over het bezwaar</a>' in shown


def test_one_goes_to_court_against_a_decision_on_an_objection_and_does_not_object_again():
    decision = make.granted()
    case = decision.application
    letters.issue_letter(decision_id=decision.pk, tell=False)
    decided(case, "ongegrond")
    refused("cannot_object", came_in, case=case)
    (outcome,) = outcomes_known(case, signatory(case))
    assert outcome.object_url == ""


def test_receipt_says_what_lacks_and_the_term_stands_still_until_it_came_in(case):
    objection = taken(case, grounds="")
    letter = objection.receipt_letter
    assert (letter.is_beschikking, letter.objection_until) == (False, None)
    assert "niet waarom u het niet eens bent" in letter.body_html
    assert "geen bezwaar maken" in letter.body_html
    assert "Ondertekend op grond van: " in letter.body_html
    assert "tot tien dagen voor het gesprek (artikel 7:4, eerste en tweede lid)" in letter.body_html
    by, handler = signatory(case), objection.handled_by
    assert [one.day for one in mend_objections(by, timezone.now(), 9)] == [objection.mend_by]
    refused("grounds", objections.mend, objection=objection, grounds=" ", by=by)
    today = timezone.localdate()
    act = {"objection": objection, "reasons": "x", "late_reasons": "", "by": handler}
    objections.note_hearing(objection=objection, no_hearing="afgezien", by=handler)
    refused("cannot_propose", objections.propose, outcome="ongegrond", **act)
    with make.later(3):
        mended = objections.mend(objection=objection, grounds=GROUNDS, by=by)
    assert mended.mended_on == today + timedelta(days=3)
    with make.later(40):
        refused("cannot_mend", objections.mend, objection=objection, grounds="Nee.", by=by)
        objections.propose(outcome="ongegrond", **act)


def test_what_else_lacked_is_added_to_the_grounds_and_a_late_objection_counts_from_its_receipt(
    case,
):
    with make.later(80):
        objection = came_in(case)
        objections.take_up(objection=objection, lacks="Een handtekening.", by=make.adviser())
        objection_letters.issue_receipt(objection_id=objection.pk)
        by = signatory(case)
        refused("grounds", objections.mend, objection=objection, grounds="", by=by)
        mended = objections.mend(objection=objection, grounds="Namens ons bestuur.", by=by)
        assert mended.grounds == f"{GROUNDS}\n\nNamens ons bestuur."
        assert term_of(mended).starts_on == mended.received_on


def test_without_grounds_once_the_term_to_mend_has_passed_it_is_inadmissible(case):
    objection = taken(case, grounds="")
    handler = objection.handled_by
    act = {"objection": objection, "reasons": "Geen gronden.", "by": handler}
    with make.later(40):
        objections.note_hearing(objection=objection, no_hearing="geen_antwoord", by=handler)
        refused("inadmissible", objections.propose, outcome="ongegrond", **act)
        proposed = objections.propose(outcome="niet_ontvankelijk", **act)
        assert "artikel 6:6" in objection_letters.preview_decision(proposed, signer=make.lead())


def test_the_letter_about_a_late_objection_names_the_articles_about_being_late(case):
    with make.later(80):
        objection = taken(case)
        objection.outcome, objection.no_hearing = "niet_ontvankelijk", "afgezien"
        text = objection_letters.preview_decision(objection, signer=make.lead())
    assert "de artikelen 6:7 en 6:11" in text


def test_the_letter_tells_when_the_last_day_to_appeal_runs_on(case):
    text = objection_text.ObjectionDecisionText(proposed(case))
    # Six weeks after the first is a Sunday; after the second a Monday.
    for day, told in ((date(2027, 1, 24), True), (date(2027, 1, 25), False)):
        assignment = Assignment("", "bezwaar_besluit", case.penvoerder)
        text.heading = heading_of(assignment, "OR-2027-0001", day)
        assert ("erkende feestdag" in text.body_html) is told
        del text.body_html


def test_the_task_to_read_a_decision_on_an_objection_says_until_when_one_can_appeal(case):
    letter = decided(case).outcome_letter
    assert letter.appeal_until == objection_until(letter.dated_on)
    now = timezone.now()
    tasks = _unread_letters(signatory(case), now, 9)
    (task,) = [one for one in tasks if one.about.startswith("Besluit op uw bezwaar")]
    assert (task.day, str(task.day_of)) == (letter.appeal_until, "om in beroep te gaan")
    with make.later(60):
        read = Letter.objects.filter(pk=letter.pk).still_matter(timezone.localdate())
        assert not read.exists()


def test_the_receipt_tells_when_the_last_day_runs_on_to_a_working_day(case):
    text = objection_text.ReceiptText(taken(case))
    for days, told in ((0, False), (2, True)):
        text.term = replace(text.term, due=text.term.counted + timedelta(days=days))
        assert ("Algemene termijnenwet" in text.body_html) is told
        del text.body_html


@pytest.mark.parametrize(
    ("late", "posted", "in_time"), [(0, None, True), (1, None, False), (5, 0, True), (5, 1, False)]
)
def test_it_is_in_time_or_late_as_the_rule_of_the_term_says(case, late, posted, in_time):
    letter = letter_of(case)
    until = letter.objection_until
    with make.later(90):
        objection = objecting.record(
            letter=letter,
            way="post",
            received_on=until + timedelta(days=late),
            posted_on=None if posted is None else until + timedelta(days=posted),
            name="Belanghebbende (fictief)",
            address="Kade 1\n1000 AA Fictiestad",
            grounds=GROUNDS,
            by=make.adviser(),
        )
    assert objection.in_time is in_time


def test_a_late_objection_is_inadmissible_unless_excused_with_a_reason(case):
    with make.later(80):
        objection = taken(case)
        by = objection.handled_by
        objections.note_hearing(objection=objection, no_hearing="afgezien", by=by)
        act = {"objection": objection, "reasons": "Ziek.", "by": by}
        refused("late_reasons", objections.propose, outcome="ongegrond", **act)
        late = {**act, "late_reasons": "Wie ziek was, kon niet eerder."}
        refused("inadmissible", objections.propose, outcome="ongegrond", **late)
        with pytest.raises(DatabaseError), transaction.atomic():
            Objection.objects.filter(pk=objection.pk).update(
                state="voorgesteld",
                outcome="ongegrond",
                reasons="x",
                late_reasons="x",
                prepared_by=by,
                prepared_at=timezone.now(),
            )
        objections.propose(outcome="ongegrond", is_excused=True, **late)


def parts(case) -> list[Role]:
    """Everybody of the RE with a part in the decision, in their roles."""
    decision = case.decisions.get()
    return [
        decision.prepared_by,
        decision.granted_by,
        case.panel.opened_by,
        case.panel.joint_outcome.written_by,
    ]


def test_who_had_a_part_in_the_decision_neither_handles_nor_decides_whoever_writes(case):
    objection = came_in(case)
    for one in parts(case):
        assert had_part_in(one, case)
        assert case in Application.objects.filter(had_part(one))
        assert "10:3" in str(why_not_handle(one, objection))
        refused("cannot_take_up", objections.take_up, objection=objection, by=one)
        assert list(handle_objections(one, timezone.now(), 9)) == []
        with pytest.raises(DatabaseError, match="objection_part"), transaction.atomic():
            Objection.objects.filter(pk=objection.pk).update(
                handled_by=one, taken_up_at=timezone.now()
            )
    page = reverse("assessments:objection", args=[objection.pk])
    involved = signed_in(case.decisions.get().granted_by)
    assert "Vraag een beheerder" in involved.get(page).content.decode()
    free = make.adviser()
    assert f"behandelen: {free.user}" in " ".join(involved.get(page).content.decode().split())
    assert (had_part_in(free, case), why_not_handle(free, objection)) == (False, None)
    assert len(list(handle_objections(free, timezone.now(), 9))) == 1


def test_the_lead_who_took_the_decision_does_not_decide_in_another_role_either(case):
    first = case.decisions.get().granted_by
    again = role(RoleKind.RE_LEAD, first.user)
    objection = proposed(case)
    refused("cannot_decide", objections.decide, objection=objection, seen="", by=again)
    with pytest.raises(DatabaseError, match="objection_part"), transaction.atomic():
        Objection.objects.filter(pk=objection.pk).update(
            state="besloten", settled_by=again, settled_at=timezone.now()
        )


def test_nobody_decides_alone_nor_without_a_mandate(case):
    lead = make.lead()
    objection = proposed(case, by=lead)
    other = Role.objects.create(
        kind=RoleKind.RE_LEAD, user=person(), organisation=lead.organisation
    )
    today = timezone.localdate()
    assert "zelf voorbereid" in str(why_not_decide(lead, objection, today))
    for by in (lead, other):
        refused("cannot_decide", objections.decide, objection=objection, seen="", by=by)
        with pytest.raises(DatabaseError), transaction.atomic():
            Objection.objects.filter(pk=objection.pk).update(
                state="besloten", settled_by=by, settled_at=timezone.now()
            )
    assert list(decide_on_objections(lead, timezone.now(), 9)) == []
    assert len(list(decide_on_objections(make.lead(), timezone.now(), 9))) == 1


def test_nothing_is_decided_without_hearing_or_a_reason_for_none(case):
    objection = taken(case)
    act = {"objection": objection, "outcome": "ongegrond", "reasons": "x"}
    refused("cannot_propose", objections.propose, by=objection.handled_by, **act)


def test_it_is_adjourned_once_by_letter_and_not_after_the_term(case):
    objection = taken(case)
    by = objection.handled_by
    objections.adjourn(objection=objection, why="Wij wachten op de regio.", by=by)
    letter = objection_letters.issue_adjournment(objection_id=objection.pk)
    assert (letter.is_beschikking, letter.objection_until) == (False, None)
    assert "Wij wachten op de regio." in letter.body_html
    assert "Ondertekend op grond van: " in letter.body_html
    refused("cannot_adjourn", objections.adjourn, objection=objection, why="Nog eens.", by=by)


@pytest.mark.parametrize(
    ("ended_on", "pause", "adjourned", "due"),
    [
        ("2026-01-05", None, False, "2026-02-16"),
        # Six weeks end on Good Friday's Easter Monday (6 April 2026): on to Tuesday.
        ("2026-02-23", None, False, "2026-04-07"),
        # Koningsdag 2026 is a Monday.
        ("2026-03-16", None, False, "2026-04-28"),
        ("2026-01-05", None, True, "2026-03-30"),
        # Asked by letter of 12 January, mended on the 20th: still from 13 to 19, seven days.
        ("2026-01-05", ("2026-01-13", "2026-01-20"), False, "2026-02-23"),
        ("2024-01-15", None, False, "2024-02-26"),
        ("2024-01-18", None, False, "2024-02-29"),
    ],
)
def test_the_last_day_for_the_decision(ended_on, pause, adjourned, due):
    day = date.fromisoformat
    span = Pause(*map(day, pause)) if pause else None
    found = reckon(day(ended_on), span, is_adjourned=adjourned, calendar=Calendar())
    assert found.due == day(due)


def test_what_came_in_stands_and_nothing_revives_a_case_but_a_founded_objection(case):
    objection = taken(case)
    for change in (
        {"grounds": "Anders."},
        {"received_on": timezone.localdate() - timedelta(days=1)},
        {"in_time": False},
        {"receipt_letter": None},
        {"state": "besloten"},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            Objection.objects.filter(pk=objection.pk).update(**change)
    with pytest.raises(DatabaseError, match="case_revived"), transaction.atomic():
        Application.objects.filter(pk=case.pk).update(state="in_beoordeling")


def test_who_sees_an_objection(case):
    objection = came_in(case)
    partner = case.partners.exclude(organisation=case.penvoerder).first().organisation
    assessor = case.panel.members.first().assessment.author
    seen = Objection.objects.visible_to
    assert objection in seen(signatory(case))
    assert objection in seen(make.adviser())
    stranger = role(RoleKind.PENVOERDER_SIGNATORY, at=make.organisation())
    for one in (role(RoleKind.PARTNER_SIGNATORY, at=partner), assessor, stranger):
        assert not seen(one).exists()
    involved = make.adviser(assessor.user)
    page = reverse("assessments:objection", args=[objection.pk])
    assert signed_in(involved).get(page).status_code == 403
    own = reverse("assessments:own_objection", args=[objection.pk])
    assert signed_in(stranger).get(own).status_code == 404


def test_somebody_else_gets_letters_by_post_and_the_penvoerder_hears_not_who(case):
    by = make.adviser()
    objection = objecting.record(
        letter=letter_of(case),
        way="digitaal",
        received_on=timezone.localdate(),
        name="Stichting Omwonenden (fictief)",
        address="Kade 1\n1000 AA Fictiestad",
        grounds=GROUNDS,
        by=by,
    )
    objections.take_up(objection=objection, by=by)
    letter = objection_letters.issue_receipt(objection_id=objection.pk)
    assert letter.addressee is None
    assert "Kade 1" in letter.body_html
    own = signatory(case)
    assert not Letter.objects.visible_to(own).filter(pk=letter.pk).exists()
    assert not Objection.objects.visible_to(own).exists()
    mails = list(Email.objects.filter(to=case.created_by.user.email))
    assert any("bezwaar" in mail.subject for mail in mails)
    assert not any("Omwonenden" in f"{mail.context}" for mail in mails)


def test_who_objected_withdraws_it_and_nothing_is_decided_any_more(case):
    objection = taken(case)
    other = role(RoleKind.PENVOERDER_SIGNATORY, at=make.organisation())
    act = {"objection": objection, "note": "Wij zijn het eens geworden."}
    refused("cannot_withdraw", objections.withdraw, by=other, **act)
    objections.withdraw(by=signatory(case), **act)
    objection.refresh_from_db()
    assert objection.state == "ingetrokken"
    refused("cannot_withdraw", objections.withdraw, by=objection.handled_by, **act)
    assert came_in(case).is_open


def test_the_pages_lead_from_objecting_to_the_decision(case):
    by, handler, lead = signatory(case), make.adviser(), make.lead()
    browser, office, head = (signed_in(one) for one in (by, handler, lead))
    letter = letter_of(case)
    detail = browser.get(reverse("applications:detail", args=[case.pk]))
    address = reverse("assessments:object", args=[letter.reference])
    assert address in detail.content.decode()
    browser.post(address, {"grounds": GROUNDS})
    objection = Objection.objects.get()
    again = browser.get(address)
    assert "al bezwaar gemaakt" in again.content.decode()
    page = reverse("assessments:objection", args=[objection.pk])
    office.post(page, {"act": "take_up", "lacks": "", "mend_by": ""})
    objection_letters.issue_receipt(objection_id=objection.pk)
    inviting = office.post(page, {"act": "note_hearing", "heard_on": ""})
    assert inviting.status_code == 422
    assert "vanaf een week ervoor alles over het bezwaar kunnen lezen" in inviting.content.decode()
    office.post(page, {"act": "note_hearing", "no_hearing": "afgezien"})
    wrong = office.post(page, {"act": "propose", "outcome": "gegrond", "reasons": " "})
    assert wrong.status_code == 422
    office.post(page, {"act": "propose", "outcome": "ongegrond", "reasons": "Klopt niet."})
    assert "Wij verklaren uw bezwaar ongegrond" in head.get(page).content.decode()
    seen = head.get(page).context["seen"]
    head.post(page, {"act": "decide", "seen": seen})
    objection_letters.issue_decision(objection_id=objection.pk)
    shown = browser.get(reverse("assessments:own_objection", args=[objection.pk]))
    assert "Ongegrond" in shown.content.decode()
    case_page = office.get(reverse("assessments:case", args=[case.pk])).content.decode()
    assert page in case_page
    assert page in office.get(reverse("assessments:objections")).content.decode()


def test_who_notes_a_hearing_reads_that_one_of_day_and_reason_is_needed(case):
    objection = taken(case)
    act = {"objection": objection, "by": objection.handled_by}
    today = timezone.localdate()
    refused("heard_on", objections.note_hearing, report="Gesproken.", **act)
    refused("no_hearing", objections.note_hearing, heard_on=today, no_hearing="afgezien", **act)
    # A report is not thrown away unasked.
    refused("no_hearing", objections.note_hearing, report="Toch wel.", no_hearing="afgezien", **act)
    office = signed_in(objection.handled_by)
    page = reverse("assessments:objection", args=[objection.pk])
    shown = office.get(page).content.decode().split('id="note_hearing"')[1].split("</section>")[0]
    assert "Vul één van de twee in" in shown
    assert "niet verplicht" not in shown
    wrong = office.post(page, {"act": "note_hearing"}).content.decode()
    assert "Vul de dag van de hoorzitting in met een verslag, of kies waarom niemand is" in wrong


def test_who_takes_up_an_objection_is_asked_for_more_only_where_something_lacks(case):
    office = signed_in(make.adviser())
    for grounds, asked in ((GROUNDS, "Ontbreekt er iets?"), ("", "Wat ontbreekt er nog meer?")):
        objection = came_in(case, grounds)
        page = reverse("assessments:objection", args=[objection.pk])
        assert asked in office.get(page).content.decode()
        objections.withdraw(objection=objection, note="Toch niet.", by=signatory(case))


def test_recording_says_whether_it_is_in_time(case):
    office = signed_in(make.adviser())
    address = reverse("assessments:record_objection", args=[letter_of(case).reference])
    assert office.post(address, {"way": "post"}).status_code == 422
    typed = {"way": "post", "received_on": f"{timezone.localdate():%d-%m-%Y}"}
    shown = office.post(address, typed, follow=True)
    assert "op tijd" in shown.content.decode()


def test_the_list_takes_as_many_queries_for_one_as_for_many(case, django_assert_num_queries):
    office = signed_in(make.adviser())
    address = reverse("assessments:objections")
    first, by = came_in(case), make.adviser()
    office.get(address)
    for count in (1, 3, 50):
        more = count - Objection.objects.count()
        Objection.objects.bulk_create(
            Objection(
                application=case,
                letter=first.letter,
                name=f"Belanghebbende {number} (fictief)",
                address="Kade 1",
                way="digitaal",
                received_on=first.received_on,
                in_time=True,
                recorded_by=by,
            )
            for number in range(more)
        )
        with django_assert_num_queries(7):
            page = office.get(address)
        assert f"{count} in totaal" in page.content.decode()


def test_what_is_being_decided_is_not_known_before_its_letter(case):
    with make.later(80):
        objection = taken(case)
        by = objection.handled_by
        objections.note_hearing(objection=objection, no_hearing="afgezien", by=by)
        objections.propose(
            objection=objection,
            outcome="niet_ontvankelijk",
            reasons="Te laat.",
            late_reasons="Geen reden genoemd.",
            by=by,
        )
        page = signed_in(signatory(case)).get(
            reverse("assessments:own_objection", args=[objection.pk])
        )
    shown = page.content.decode()
    assert "Ontvangen" in shown
    assert "Geen reden genoemd." not in shown
    assert "voorgesteld" not in shown


def test_a_lead_hears_that_nobody_can_handle_an_objection(case):
    came_in(case)
    granted_by = case.decisions.get().granted_by
    assert all(had_part_in(one, case) for one in Role.objects.of_re())

    (found,) = find_who_handles(granted_by, timezone.now(), 9)
    assert "niemand" in str(found.what)
    make.adviser()
    assert not list(find_who_handles(granted_by, timezone.now(), 9))
