"""Talks with a region: the Realisatie Eenheid proposes moments, the region chooses one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from post_office.models import Email

from accounts.models import RoleKind
from applications.models import Application
from assessments import talk_obligations as obligations
from assessments.domain import talking
from assessments.models import Talk, TalkState
from common.refusal import Refusal
from tests.assessments import factories as make
from tests.factories import role, signed_in
from tests.markup import page, text

pytestmark = pytest.mark.django_db

ABOUT = {"kind": "kennismaking", "about": "Kennismaken.", "place": "Online", "minutes": 45}


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def case() -> Application:
    return make.submitted()


def in_days(*days):
    morning = timezone.now().replace(microsecond=0)
    return [morning + timedelta(days=each) for each in days]


def proposed(case, by=None, *days) -> Talk:
    by = by or make.adviser()
    return talking.propose_talk(application=case, moments=in_days(*days or (3, 5)), by=by, **ABOUT)


def of_region(case, kind=RoleKind.PENVOERDER_EDITOR):
    return role(kind, at=case.penvoerder)


def agreed(case) -> Talk:
    talk = proposed(case)
    return talking.choose_moment(talk=talk, moment=talk.moments[1], by=of_region(case))


def begun(talk) -> Talk:
    """The talk as it is once its moment has come: moved to the past as its owner alone can."""
    was = [moment - timedelta(days=30) for moment in talk.moments]
    Talk.objects.filter(pk=talk.pk).update(moments=was, starts_at=was[1])
    talk.refresh_from_db()
    return talk


def subjects_to(person) -> list[str]:
    return [mail.subject for mail in Email.objects.filter(to=[person.email]).order_by("pk")]


def refusal(act) -> str:
    with pytest.raises(Refusal) as raised, transaction.atomic():
        act()
    return raised.value.code


# --- the talk itself ---------------------------------------------------------------------------


def test_region_chooses_one_of_the_moments_and_both_sides_hear_of_it(case):
    adviser, person = make.adviser(), of_region(case)
    case.region.adviser = adviser.user
    case.region.save()
    talk = proposed(case, adviser)
    assert subjects_to(person.user) == [f"Kies een moment voor een gesprek over {case.name}"]

    talking.choose_moment(talk=talk, moment=talk.moments[1], by=person)

    talk.refresh_from_db()
    assert (talk.state, talk.starts_at) == (TalkState.AFGESPROKEN, talk.moments[1])
    told = f"Het gesprek over {case.name} is afgesproken"
    assert subjects_to(person.user)[-1] == subjects_to(adviser.user)[-1] == told


def test_region_says_that_no_moment_fits_and_gets_others(case):
    adviser, person = make.adviser(), of_region(case)
    case.region.adviser = adviser.user
    case.region.save()
    talk = proposed(case, adviser)
    talking.say_none_fits(talk=talk, reason="Dan is iedereen op studiedag.", by=person)
    assert subjects_to(adviser.user) == [f"Geen moment past voor het gesprek over {case.name}"]
    assert [one.pk for one in obligations.talks_to_go_on_with(adviser, timezone.now())] == [talk.pk]

    talking.propose_again(talk=talk, moments=in_days(9), by=adviser)

    talk.refresh_from_db()
    assert (talk.state, talk.reason, len(talk.moments)) == (TalkState.VOORGESTELD, "", 1)
    assert [one.pk for one in obligations.talks_to_choose(person)] == [talk.pk]


def test_what_was_agreed_is_recorded_once_it_has_begun_and_read_by_the_region(case):
    talk, adviser = agreed(case), make.adviser()
    said = {"attended": "Iedereen", "agreed": "Voor 1 mei een plan."}
    early = refusal(lambda: talking.record(talk=talk, by=adviser, **said))

    talking.record(talk=begun(talk), by=adviser, **said)

    assert early == "too_early"
    shown = signed_in(of_region(case)).get(reverse("assessments:own_talk", args=[talk.pk]))
    assert "Voor 1 mei een plan." in text(page(shown.content))


@pytest.mark.parametrize("by_region", [True, False])
def test_who_calls_off_says_why_and_the_other_side_is_told(case, by_region):
    adviser, person = make.adviser(), of_region(case)
    case.region.adviser = adviser.user
    case.region.save()
    talk = agreed(case)
    by, other = (person, adviser) if by_region else (adviser, person)
    assert refusal(lambda: talking.call_off(talk=talk, reason=" ", by=by)) == "reason"

    talking.call_off(talk=talk, reason="Ziek.", by=by)

    assert subjects_to(other.user)[-1] == f"Het gesprek over {case.name} gaat niet door"
    assert not any("gaat niet door" in each for each in subjects_to(by.user))


# --- who may -----------------------------------------------------------------------------------


def test_moments_are_to_come_at_least_one_and_at_most_five(case):
    by = make.adviser()

    def tried(moments):
        return refusal(
            lambda: talking.propose_talk(application=case, moments=moments, by=by, **ABOUT)
        )

    assert {tried([]), tried(in_days(-1, 3)), tried(in_days(*range(1, 7)))} == {"moments"}


def test_another_penvoerder_an_assessor_and_a_partner_see_no_talk(case):
    talk = agreed(case)
    strangers = (
        role(RoleKind.PENVOERDER_SIGNATORY),
        make.assessor(make.ministry()),
        role(RoleKind.PARTNER_SIGNATORY, at=case.partners.last().organisation),
    )
    seen = [Talk.objects.visible_to(each).count() for each in strangers]
    codes = {
        refusal(lambda each=each: talking.call_off(talk=talk, reason="Nee.", by=each))
        for each in strangers
    }
    assert (seen, codes) == ([0, 0, 0], {"may_not"})


def test_only_a_moment_that_was_proposed_and_is_to_come_is_chosen(case):
    talk, person = proposed(case), of_region(case)
    other = talk.moments[0] + timedelta(hours=1)
    assert refusal(lambda: talking.choose_moment(talk=talk, moment=other, by=person)) == "moment"


# --- what the database keeps -------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        {"state": "gehouden"},
        {"starts_at": timezone.now()},
        {"state": "afgezegd", "starts_at": None, "reason": ""},
        {"kind": "vervolg"},
    ],
)
def test_database_refuses_a_talk_that_cannot_be(case, change):
    talk = agreed(case)
    with pytest.raises(DatabaseError), transaction.atomic():
        Talk.objects.filter(pk=talk.pk).update(**change)


def test_a_talk_begins_with_proposed_moments_by_sql_too(case):
    talk = agreed(case)
    talk.pk = None
    with pytest.raises(DatabaseError, match="talk_starts"), transaction.atomic():
        talk.save(force_insert=True)


def test_a_talk_that_was_called_off_is_not_taken_up_again_by_sql(case):
    talk = agreed(case)
    talking.call_off(talk=talk, reason="Ziek.", by=make.adviser())
    with pytest.raises(DatabaseError), transaction.atomic():
        Talk.objects.filter(pk=talk.pk).update(state="voorgesteld", reason="")


# --- pages -------------------------------------------------------------------------------------


def test_adviser_proposes_on_the_page_in_dutch_time(case):
    browser = signed_in(make.adviser())
    day = (timezone.localtime() + timedelta(days=4)).date()
    sent = {**ABOUT, "moment_1": f"{day.isoformat()}T10:00"}
    answer = browser.post(reverse("assessments:talks", args=[case.pk]), sent)

    talk = Talk.objects.get()
    assert answer.url == reverse("assessments:talk", args=[talk.pk])
    assert timezone.localtime(talk.moments[0]).hour == 10


def test_what_was_typed_stays_when_a_moment_is_wrong(case):
    browser = signed_in(make.adviser())
    sent = {**ABOUT, "moment_1": "2027-02-30T10:00"}
    answer = browser.post(reverse("assessments:talks", args=[case.pk]), sent)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Vul een dag en een tijd in die bestaan" in shown
    assert "Kennismaken." in shown


def test_region_chooses_on_the_page_and_puts_it_in_its_calendar(case):
    talk = proposed(case)
    browser = signed_in(of_region(case))
    address = reverse("assessments:own_talk", args=[talk.pk])
    assert browser.get(reverse("assessments:talk_ics", args=[talk.pk])).status_code == 404

    chosen = {"act": "choose", "choose-moment": talk.moments[0].isoformat()}
    assert browser.post(address, chosen).url == address

    made = browser.get(reverse("assessments:talk_ics", args=[talk.pk]))
    event = Calendar.from_ical(made.content).walk("VEVENT")[0]
    assert event["dtstart"].dt == talk.moments[0]
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=45)
    assert made["Content-Type"] == "text/calendar"


def test_a_move_that_came_too_late_says_so(case):
    talk = agreed(case)
    browser = signed_in(of_region(case))
    address = reverse("assessments:own_talk", args=[talk.pk])
    answer = browser.post(address, {"act": "none_fits", "none_fits-reason": "Nee."}, follow=True)
    assert "het gesprek is nu “afgesproken”" in text(page(answer.content))


def test_lists_of_talks_ask_as_much_for_one_as_for_many(case):
    browser = signed_in(make.adviser())
    address = reverse("assessments:talks", args=[case.pk])
    proposed(case)

    def queries():
        with CaptureQueriesContext(connection) as found:
            browser.get(address)
        return len(found)

    one = queries()
    for _each in range(4):
        proposed(case)
    assert queries() == one
