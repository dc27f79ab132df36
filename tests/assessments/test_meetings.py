"""Meetings of the panels of a round: the agenda, who is there, who goes out, the minutes."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from openpyxl import load_workbook
from post_office.models import Email

from assessments import meeting_queries as queries
from assessments.domain import interest, meeting_items, meetings, panels
from assessments.domain.assessing import save_assessment
from assessments.meeting_obligations import come_to_meetings, finish_minutes
from assessments.meeting_queries import Standing
from assessments.models import (
    Departure,
    InterestDeclaration,
    Meeting,
    MeetingItem,
    Participant,
)
from common.dates import moment_text
from common.mail import render_words
from common.refusal import Refusal
from tests.assessments import factories as make
from tests.factories import role, signed_in
from tests.markup import fragment, page, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


SAID = {"result": "eens", "conclusion": "Het plan voldoet.", "actions": "Piet belt de regio."}


def refusal(act) -> str:
    with pytest.raises(Refusal) as raised, transaction.atomic():
        act()
    return raised.value.code


def subjects_to(person) -> list[str]:
    return [mail.subject for mail in Email.objects.filter(to=[person.email]).order_by("pk")]


def item_of(meeting) -> MeetingItem:
    return meeting.items.get()


def standing(by, meeting) -> Standing:
    (line,) = queries.agenda(by, meeting)
    return line.standing


def partner_of(panel):
    return panel.members.get(organisation__kind="national_partner")


@pytest.fixture
def judged():
    """A panel of which all handed in, and one of its assessors who has an interest."""
    panel = make.with_interest()
    return panel, InterestDeclaration.objects.get(member__panel=panel, has_interest=True).role


# --- the agenda --------------------------------------------------------------------------------


def test_cases_on_which_organisations_differ_come_first():
    first, agreed, differing = make.judged_in_one_round(3)
    make.all_handed_in()
    meeting = make.meeting(first)

    found = queries.candidates(make.adviser(), meeting)

    assert [(one.pk, one.differences) for one in found] == [(differing.pk, 1), (agreed.pk, 0)]


def test_the_order_changes_and_what_was_not_discussed_is_taken_off():
    by, meeting = make.adviser(), make.meeting(*make.judged_in_one_round(3))
    first, second, third = meeting.items.all()

    meeting_items.move_up(item=third, by=by)
    meeting_items.move_up(item=first, by=by)
    meeting_items.take_off_agenda(item=second, by=by)
    meeting_items.discuss(item=first, by=by)

    assert [one.pk for one in meeting.items.all()] == [first.pk, third.pk]
    assert refusal(lambda: meeting_items.take_off_agenda(item=first, by=by)) == "discussed"
    assert refusal(lambda: meeting_items.move_up(item=second, by=by)) == "gone"


def test_a_case_of_another_round_is_not_put_on_the_agenda():
    meeting, other = make.meeting(make.all_handed_in()), make.with_interest()
    put = lambda: meeting_items.put_on_agenda(  # noqa: E731
        meeting=meeting, application=other.application, by=make.adviser()
    )
    assert refusal(put) == "other_round"


# --- invited -----------------------------------------------------------------------------------


def test_who_judges_is_invited_once_and_who_is_involved_in_all_of_it_is_not(judged):
    panel, involved = judged
    by, meeting = make.adviser(), make.meeting(panel, begun=False)
    authors = {member.assessment.author for member in panel.members.all()}

    first = meetings.invite(meeting=meeting, by=by)
    again = meetings.invite(meeting=meeting, by=by)

    assert (set(first) >= authors, involved in first, again) == (True, False, [])
    meetings.call_off(meeting=meeting, reason="Ziek.", by=by)
    told = subjects_to(first[0].user)[-2:]
    assert told == [
        f"Uitnodiging voor een vergadering over {meeting.round}",
        f"De vergadering over {meeting.round} gaat niet door",
    ]


def test_who_was_invited_hears_of_another_moment_and_not_of_another_chair(judged):
    panel, _involved = judged
    by, meeting = make.adviser(), make.meeting(panel, begun=False)
    person = meetings.invite(meeting=meeting, by=by)[0].user
    as_it_is = {"length": 120, "place": "Online", "chair": make.lead(), "secretary": by}

    def changed(**fields):
        meetings.change_meeting(
            meeting=meeting, by=by, **{"starts_at": meeting.starts_at, **as_it_is, **fields}
        )
        return subjects_to(person)[-1]

    assert changed() == f"Uitnodiging voor een vergadering over {meeting.round}"
    moved = changed(starts_at=meeting.starts_at + timedelta(days=1))
    assert moved == f"De vergadering over {meeting.round} is gewijzigd"


def test_who_did_not_declare_is_asked_to_in_the_invitation_among_tasks_and_on_the_page(judged):
    panel, _involved = judged
    member = partner_of(panel)
    colleague = make.assessor(member.organisation)
    meeting = make.meeting(panel, begun=False)
    meetings.invite(meeting=meeting, by=make.adviser())
    mail = Email.objects.filter(to=[colleague.user.email]).last()
    asked = f"Verklaar vóór {moment_text(meeting.starts_at, language='nl')} of u een belang hebt"
    no_answer = "U hoeft niet te laten weten dat u komt."

    def to_do():
        return [str(one.what) for one in come_to_meetings(colleague, timezone.now(), 9)]

    browser = signed_in(colleague)
    shown = page(browser.get(address("meeting", meeting)).content)
    (link,) = {one for one in shown.xpath("//a/@href") if "/belang/" in one}
    before = to_do()
    done = browser.post(link, {"answer": "no"})

    for version in render_words(mail):
        words = " ".join(version.split())
        assert (asked in words, no_answer in words) == (True, True)
    assert "Verklaar eerst of u een belang hebt" in text(shown)
    assert len(before) == 2
    assert (done.url, to_do()) == (address("meeting", meeting), before[1:])
    assert standing(colleague, meeting) == Standing.READS


def test_who_did_not_declare_is_shown_to_the_chair_apart_from_who_has_a_conflict(judged):
    panel, involved = judged
    colleague = make.assessor(involved.organisation)
    also_applies = make.assessor(involved.organisation)
    case = panel.application
    make.role("partner_signatory", also_applies.user, case.partners.last().organisation)
    meeting = make.meeting(panel, begun=False, invited=[involved, colleague, also_applies])

    lines = queries.agenda(make.adviser(), meeting)
    with CaptureQueriesContext(connection) as asked:
        found = queries.not_hearing(meeting, lines)

    assert len(asked) == 5
    people = {name: {one.role for one in shown} for name, shown in found.items()}
    assert people == {
        "conflict": {involved, also_applies},
        "not_judging": set(),
        "undeclared": {colleague},
    }
    shown = text(page(signed_in(make.lead()).get(address("meeting", meeting)).content))
    assert "punt 1, heeft gemeld een belang te hebben bij deze aanvraag" in shown
    assert "Verklaarde nog niet of er een belang is" in shown


def test_a_case_whose_decision_is_prepared_is_put_on_no_agenda_and_discussed_in_no_meeting():
    prepared = make.prepared()
    of_round = prepared.application.panel
    by, meeting = make.adviser(), make.meeting(round=prepared.application.round)
    put = lambda: meeting_items.put_on_agenda(  # noqa: E731
        meeting=meeting, application=prepared.application, by=by
    )

    assert refusal(put) == "decision_prepared"
    assert not queries.candidates(by, meeting).filter(pk=of_round.pk).exists()
    answer = signed_in(by).post(
        address("meeting_agenda", meeting), {"case": prepared.application_id}, follow=True
    )
    assert "is al een besluit voorbereid" in text(page(answer.content))
    item = MeetingItem.objects.create(meeting=meeting, panel=of_round, position=1)
    assert refusal(lambda: meeting_items.discuss(item=item, by=by)) == "decision_prepared"


def test_list_says_how_far_a_meeting_is_by_the_clock(judged):
    panel, _involved = judged
    meeting = make.meeting(panel, begun=False)
    at = meeting.starts_at
    moments = [at - timedelta(days=2), at, meeting.ends_at, at + timedelta(days=9)]
    found = [queries.phase_of(meeting, moment) for moment in moments]
    assert found == ["planned", "today", "held", "held"]


# --- what is discussed now ---------------------------------------------------------------------


def test_who_is_there_and_has_an_interest_goes_out_of_that_item_which_is_noted(judged):
    panel, involved = judged
    by, free = make.adviser(), partner_of(panel).assessment.author
    meeting = make.meeting(panel)
    meetings.record_attendance(meeting=meeting, present=[free, involved], by=by)

    meeting_items.discuss(item=item_of(meeting), by=by)

    gone = Departure.objects.get()
    assert (gone.role, gone.why) == (involved, "declared_interest")
    assert (standing(free, meeting), standing(involved, meeting)) == ("reads", "shut_out")


def test_who_comes_in_while_an_item_is_discussed_goes_out_of_it_too(judged):
    panel, involved = judged
    by, meeting = make.adviser(), make.meeting(panel)
    meeting_items.discuss(item=item_of(meeting), by=by)
    assert not Departure.objects.exists()

    meetings.record_attendance(meeting=meeting, present=[involved], by=by)

    assert Departure.objects.get().role == involved


def test_who_judges_another_case_of_the_meeting_goes_out_and_the_chair_reads_who():
    first, second, _third = make.judged_in_one_round(3)
    mine, other = partner_of(first).assessment.author, partner_of(second).assessment.author
    by, meeting = make.adviser(), make.meeting(first, second)
    invited = meetings.invite(meeting=meeting, by=by)
    meetings.record_attendance(meeting=meeting, present=[mine, other, by], by=by)

    meeting_items.discuss(item=meeting.items.first(), by=by)

    gone = Departure.objects.get()
    assert (gone.role, gone.why, {mine, other} <= set(invited)) == (other, "not_judging", True)
    lead = signed_in(make.lead())
    leads = text(page(lead.get(address("meeting", meeting)).content))
    assert "Beoordelen niet: niet bij deze punten" in leads
    assert "Beoordelen de aanvraag niet:" in text(
        page(lead.get(address("minutes", meeting)).content)
    )


def test_one_item_is_discussed_at_a_time():
    by = make.adviser()
    first, second, _third = make.meeting(*make.judged_in_one_round(3)).items.all()
    meeting_items.discuss(item=first, by=by)
    meeting_items.discuss(item=second, by=by)
    assert MeetingItem.objects.get(is_now=True) == second
    meeting_items.stop_discussing(item=second, by=by)
    assert not MeetingItem.objects.filter(is_now=True).exists()


def test_nothing_is_discussed_before_all_have_handed_in_nor_before_its_day():
    panel, by = make.panel(), make.adviser()
    early = make.meeting(panel, begun=False)
    meeting = make.meeting(panel)
    codes = [
        refusal(lambda one=one: meeting_items.discuss(item=item_of(one), by=by))
        for one in (early, meeting)
    ]
    assert codes == ["may_not", "not_all_handed_in"]


def test_only_who_can_be_expected_is_noted_as_present(judged):
    panel, _involved = judged
    meeting, stranger = make.meeting(panel), make.assessor(make.national_partner())
    note = lambda: meetings.record_attendance(  # noqa: E731
        meeting=meeting, present=[stranger], by=make.adviser()
    )
    assert refusal(note) == "not_expected"


# --- what somebody reads -----------------------------------------------------------------------


def test_what_an_item_is_to_each(judged):
    panel, involved = judged
    member = partner_of(panel)
    meeting = make.meeting(panel)
    undeclared = make.assessor(member.organisation)
    also_signs = make.adviser()
    make.role("partner_signatory", also_signs.user, panel.application.partners.last().organisation)
    of_other = make.assessor(make.national_partner())

    seen = {
        "handed in": standing(member.assessment.author, meeting),
        "with an interest": standing(involved, meeting),
        "undeclared": standing(undeclared, meeting),
        "of another panel": standing(of_other, meeting),
        "adviser": standing(make.adviser(), meeting),
        "adviser who signs": standing(also_signs, meeting),
    }

    assert seen == {
        "handed in": "reads",
        "with an interest": "shut_out",
        "undeclared": "undeclared",
        "of another panel": "not_yours",
        "adviser": "reads",
        "adviser who signs": "shut_out",
    }
    (line,) = queries.agenda(of_other, meeting)
    assert (line.name, line.case_number, line.item) == ("", "", None)


def test_who_has_not_handed_in_reads_nothing_of_an_item():
    panel = make.panel()
    first, last = panel.members.order_by("pk")
    make.handed_in(first)
    waits = make.free_assessor(last)
    save_assessment(member=last, judgements=make.verdicts(panel), remark="", version=0, by=waits)
    meeting = make.meeting(panel)
    assert standing(waits, meeting) == Standing.WAITS
    assert standing(first.assessment.author, meeting) == Standing.READS


def test_a_meeting_is_there_for_who_was_invited_and_for_nobody_else_who_judges(judged):
    panel, involved = judged
    invited = partner_of(panel).assessment.author
    meeting = make.meeting(panel, invited=[invited])
    case = panel.application

    def sees(by):
        return Meeting.objects.visible_to(by).filter(pk=meeting.pk).exists()

    those = [make.adviser(), make.lead(), invited]
    others = [
        involved,
        make.assessor(invited.organisation),
        role("penvoerder_signatory", at=case.penvoerder),
        role("partner_signatory", at=case.partners.last().organisation),
        make.assessor(make.national_partner()),
        role("admin"),
        None,
    ]
    assert ([sees(by) for by in those], [sees(by) for by in others]) == ([True] * 3, [False] * 7)


# --- outcome and minutes -----------------------------------------------------------------------


def test_an_outcome_builds_on_what_was_read_and_undiscussed_it_is_only_held_over(judged):
    panel, _involved = judged
    by, item = make.adviser(), item_of(make.meeting(panel))

    def record(**fields):
        meeting_items.record_outcome(item=item, by=by, **{**SAID, "version": 0, **fields})

    assert refusal(record) == "not_discussed"
    record(result="aangehouden")
    meeting_items.discuss(item=item, by=by)
    assert refusal(record) == "stale"
    record(version=1)
    item.refresh_from_db()
    assert (item.result, item.conclusion, item.version) == ("eens", SAID["conclusion"], 2)


def test_minutes_are_approved_by_who_reads_them_all_once_every_item_has_an_outcome(judged):
    panel, _involved = judged
    by, meeting = make.adviser(), make.meeting(panel)
    also_signs = make.lead()
    make.role("partner_signatory", also_signs.user, panel.application.partners.last().organisation)

    def approve(role=by):
        return meetings.approve(meeting=meeting, seen=seen, by=role)

    seen = meetings.mark_of(meeting)
    assert refusal(approve) == "may_not"
    concluded(meeting, by)
    assert refusal(approve) == "stale"
    seen = meetings.mark_of(meeting)
    assert refusal(lambda: approve(also_signs)) == "may_not"
    assert approve().state == "goedgekeurd"


def concluded(meeting, by):
    for item in meeting.items.all():
        meeting_items.discuss(item=item, by=by)
        meeting_items.record_outcome(item=item, version=0, by=by, **SAID)
        meeting_items.stop_discussing(item=item, by=by)


def test_approved_minutes_stand_whoever_writes(judged):
    panel, involved = judged
    by, meeting = make.adviser(), make.meeting(panel)
    meetings.record_attendance(meeting=meeting, present=[involved], by=by)
    concluded(meeting, by)
    meetings.approve(meeting=meeting, seen=meetings.mark_of(meeting), by=by)
    item = item_of(meeting)
    changes = [
        lambda: Meeting.objects.update(place="Elders"),
        lambda: Meeting.objects.update(state="gepland", approved_by=None, approved_at=None),
        lambda: MeetingItem.objects.update(conclusion="Anders."),
        item.delete,
        lambda: Participant.objects.update(is_present=True, invited_at=timezone.now()),
        lambda: Departure.objects.update(why="judged_before"),
        lambda: Departure.objects.filter(item=item).delete(),
        lambda: Departure.objects.create(item=item, role=by, why="judged_before"),
    ]
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.parametrize(
    "change",
    [
        {"result": "eens", "conclusion": "Ja."},
        {"result": "eens", "conclusion": "", "discussed_at": timezone.now()},
        {"is_now": True},
    ],
)
def test_database_refuses_an_item_that_cannot_be(judged, change):
    panel, _involved = judged
    make.meeting(panel)
    with pytest.raises(DatabaseError), transaction.atomic():
        MeetingItem.objects.update(**change)


def test_minutes_without_every_outcome_are_not_approved_by_sql(judged):
    panel, _involved = judged
    by = make.adviser()
    make.meeting(panel)
    with pytest.raises(DatabaseError), transaction.atomic():
        Meeting.objects.update(state="goedgekeurd", approved_by=by, approved_at=timezone.now())


# --- pages -------------------------------------------------------------------------------------


@pytest.fixture
def held(judged):
    """A meeting with an outcome of its only item, after which who has an interest went out."""
    panel, involved = judged
    by, meeting = make.adviser(), make.meeting(panel)
    free = partner_of(panel).assessment.author
    meetings.record_attendance(meeting=meeting, present=[free, involved], by=by)
    meeting_items.discuss(item=item_of(meeting), by=by)
    meeting_items.record_outcome(item=item_of(meeting), version=0, by=by, **SAID)
    return meeting, free, involved


def address(name, meeting, *, query="") -> str:
    return reverse(f"assessments:{name}", args=[meeting.pk]) + query


def sheet(response) -> str:
    book = load_workbook(BytesIO(b"".join(response.streaming_content)))
    return repr([[cell.value for cell in row] for row in book.active.iter_rows()])


def test_who_has_an_interest_is_told_to_leave_and_finds_nothing_of_the_item_anywhere(held):
    meeting, free, involved = held
    shown = {}
    for who, by in (("free", free), ("involved", involved)):
        browser = signed_in(by)
        pages = [browser.get(address(name, meeting)) for name in ("meeting", "minutes")]
        found = " ".join(text(page(answer.content)) for answer in pages)
        found += sheet(browser.get(address("decision_list", meeting)))
        shown[who] = found

    left = involved.user.name
    told = "Verlaat de vergadering voor punt 1"
    assert all(word in shown["free"] for word in (SAID["conclusion"], SAID["actions"]))
    assert (told in shown["free"], told in shown["involved"]) == (False, True)
    assert not any(word in shown["involved"] for word in ("het eens", *SAID.values()))
    assert f"{left} (" in shown["free"]
    why = text(page(signed_in(make.lead()).get(address("minutes", meeting)).content))
    assert "heeft gemeld een belang te hebben bij deze aanvraag" in why


def test_nobody_who_may_not_read_an_item_finds_it_on_any_surface(held):
    meeting, free, involved = held
    panel = item_of(meeting).panel
    case = panel.application
    waits = make.assessor(make.national_partner())
    added = panels.add_organisation(panel=panel, organisation=waits.organisation, by=make.adviser())
    interest.declare(member=added, by=waits, has_interest=False)
    also_signs = make.lead()
    make.role("partner_signatory", also_signs.user, case.partners.last().organisation)
    people = {
        "with an interest": involved,
        "not handed in": waits,
        "undeclared": make.assessor(free.organisation),
        "of another organisation": make.assessor(make.national_partner()),
        "penvoerder": role("penvoerder_signatory", at=case.penvoerder),
        "partner": role("partner_signatory", at=case.partners.last().organisation),
        "lead who signs": also_signs,
    }

    found = {who: surfaces(signed_in(by), meeting) for who, by in people.items()}

    secrets = (SAID["conclusion"], SAID["actions"], "alle aanwezigen zijn het eens")
    assert {who for who, shown in found.items() if any(one in shown for one in secrets)} == set()
    assert all(one in surfaces(signed_in(free), meeting) for one in secrets)


def surfaces(browser, meeting) -> str:
    """All that somebody gets to see about a meeting, one after another."""
    item = item_of(meeting)
    answers = [
        browser.get(reverse("home")),
        browser.get(reverse("search"), {"q": item.panel.application.name}),
        browser.get(reverse("assessments:meetings")),
        browser.get(reverse("assessments:meeting_item", args=[item.pk])),
        *(browser.get(address(name, meeting)) for name in ("meeting", "minutes", "meeting_ics")),
        browser.get(address("meeting", meeting), HTTP_HX_REQUEST="true"),
    ]
    shown = [one.content.decode() for one in answers]
    made = browser.get(address("decision_list", meeting))
    return " ".join([*shown, sheet(made) if made.status_code == 200 else ""])


def test_pdf_is_made_of_what_one_reads_and_for_who_reads_nothing_there_is_none(held):
    meeting, free, involved = held
    made = signed_in(free).get(address("minutes_pdf", meeting, query="?only=list"))
    none = signed_in(involved).get(address("minutes_pdf", meeting))
    assert made.content.startswith(b"%PDF")
    assert none.url == address("minutes", meeting)


def test_who_judges_nothing_of_it_sees_no_name_on_any_page():
    first, second, _third = make.judged_in_one_round(3)
    by = partner_of(second).assessment.author
    meeting = make.meeting(first, invited=[by])
    meeting_items.discuss(item=item_of(meeting), by=make.adviser())
    browser = signed_in(by)
    secrets = {first.application.name, first.application.number}

    answers = [
        browser.get(address(name, meeting)) for name in ("meeting", "minutes", "meeting_ics")
    ]

    shown = " ".join(answer.content.decode() for answer in answers)
    assert [answer.status_code for answer in answers] == [200] * 3
    assert not any(secret in shown for secret in secrets)
    assert "Verlaat de vergadering voor punt 1" in shown


def test_calendar_and_mail_say_when_and_where_and_nothing_of_the_agenda(judged):
    panel, _involved = judged
    meeting = make.meeting(panel, begun=False)
    person = meetings.invite(meeting=meeting, by=make.adviser())[0]
    made = signed_in(person).get(address("meeting_ics", meeting))
    event = Calendar.from_ical(made.content).walk("VEVENT")[0]
    mail = render_words(Email.objects.filter(to=[person.user.email]).last()).text

    assert event["dtstart"].dt == meeting.starts_at.replace(microsecond=0)
    assert "Online" in mail
    assert not any(panel.application.name in one for one in (made.content.decode(), mail))


def test_page_asks_what_is_new_and_gets_nothing_when_it_is_the_same(held):
    meeting, free, _involved = held
    browser, url = signed_in(free), address("meeting", meeting)
    whole = browser.get(url)
    seen = whole.context["seen"]
    asked = {"HTTP_HX_REQUEST": "true"}

    same = browser.get(url, {"seen": seen}, **asked)
    meeting_items.stop_discussing(item=item_of(meeting), by=make.adviser())
    other = browser.get(url, {"seen": seen}, **asked)

    assert (same.status_code, same.content, other.status_code) == (204, b"", 200)
    assert "Er wordt nu geen punt besproken" in text(fragment(other.content.decode()))


def test_secretary_makes_a_meeting_puts_cases_on_it_and_records_what_came_of_one():
    first, _second, third = make.judged_in_one_round(3)
    by, day = make.adviser(), (timezone.localtime() + timedelta(days=4)).date()
    browser = signed_in(by)
    sent = {"round": first.application.round_id, "starts_at": f"{day}T10:00", "length": 60}
    sent |= {"place": "Online", "chair": make.lead().pk, "secretary": by.pk}
    made = browser.post(reverse("assessments:new_meeting"), sent)
    meeting = Meeting.objects.get()
    assert made.url == address("meeting_agenda", meeting)
    assert timezone.localtime(meeting.starts_at).hour == 10

    ticked = [first.application_id, third.application_id]
    browser.post(made.url, {"case": ticked})
    assert [one.panel for one in meeting.items.all()] == [third, first]
    browser.post(made.url, {"up": meeting.items.last().pk})
    assert [one.panel for one in meeting.items.all()] == [first, third]

    Meeting.objects.update(starts_at=timezone.now() - timedelta(hours=1))
    item = reverse("assessments:meeting_item", args=[meeting.items.first().pk])
    browser.post(item, {"act": "discuss"})
    wrong = browser.post(item, {**SAID, "conclusion": "", "version": 0})
    assert (wrong.status_code, SAID["actions"] in wrong.content.decode()) == (422, True)
    browser.post(item, {**SAID, "version": 0})
    stale = browser.post(item, {**SAID, "conclusion": "Toch niet.", "version": 0})
    shown = text(page(stale.content))
    assert all(word in shown for word in ("Toch niet.", SAID["conclusion"]))
    back = browser.get(
        reverse("assessments:joint_outcome", args=[first.application_id]),
        {"item": meeting.items.first().pk},
    )
    assert "Terug naar de vergadering" in text(page(back.content))


def test_pages_ask_as_much_for_one_item_as_for_many():
    first, second, _third = make.judged_in_one_round(3)
    free, meeting = partner_of(first).assessment.author, make.meeting(first)
    also = make.adviser()
    asks = [
        (browser, address(name, meeting))
        for browser in map(signed_in, (free, also))
        for name in ("meeting", "minutes")
    ]
    asks.append((asks[-1][0], address("meeting_agenda", meeting)))
    asks.append((asks[-1][0], reverse("assessments:meetings")))

    def queries_of():
        counts = []
        for browser, url in asks:
            with CaptureQueriesContext(connection) as found:
                browser.get(url)
            counts.append(len(found))
        return counts

    queries_of()
    one = queries_of()
    meeting_items.put_on_agenda(meeting=meeting, application=second.application, by=also)
    assert queries_of() == one


def test_who_was_invited_is_to_come_and_the_secretary_is_to_finish_the_minutes(judged):
    panel, _involved = judged
    meeting = make.meeting(panel, begun=False)
    person = partner_of(panel).assessment.author
    meetings.invite(meeting=meeting, by=make.adviser())
    now = timezone.now()

    def to_do(at):
        come = [one.url for one in come_to_meetings(person, at, 9)]
        finish = [one.url for one in finish_minutes(meeting.secretary, at, 9)]
        return come, finish

    after = to_do(meeting.starts_at + timedelta(days=1))
    assert to_do(now) == ([address("meeting", meeting)], [])
    assert after == ([], [address("minutes", meeting)])
