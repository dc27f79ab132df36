"""Dividing the cases of an organisation among its people: by hand, spread evenly, and replaced."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from post_office.models import Email

from accounts.models import RoleKind
from assessments.assessor_obligations import duties_of_assessor
from assessments.domain import assessing, assigning, interest
from assessments.models import Assessment, Assignment, PanelMember
from assessments.panel_obligations import replace_judges
from common.refusal import Refusal
from tests.factories import person, role, signed_in
from tests.mails import text_of
from tests.markup import find, page, text

from . import factories as make
from .pages import address

pytestmark = pytest.mark.django_db


def main(response):
    return text(find(page(response.content), "main")[0])


def asked(count=1, people=2):
    """Cases put to one organisation, and its assessors by name."""
    partner, round_ = make.national_partner("Raad"), make.lenient_round()
    roles = [make.assessor(partner, person(f"Persoon {one}")) for one in "ABCD"[:people]]
    members = [
        make.member_of(make.panel(make.submitted(round=round_), partners=[partner]), partner)
        for _one in range(count)
    ]
    return partner, members, roles


def assigned(partner, given, by=None):
    pairs = {member.pk: to.pk for member, to in given.items()}
    return assigning.carry_out(organisation=partner, given=pairs, by=by or make.adviser())


def holders():
    return dict(Assignment.objects.current().values_list("member", "role"))


def test_what_was_assigned_is_a_duty_of_that_person_and_judged_by_nobody_else():
    partner, (member,), (one, two) = asked()
    assert all(duties_of_assessor(role).exists() for role in (one, two))

    assert assigned(partner, {member: one}) == 1

    assert duties_of_assessor(one).exists()
    assert not duties_of_assessor(two).exists()
    told = [mail.context["template"] for mail in Email.objects.filter(to=one.user.email)]
    assert "assessments/assigned_to_you" in told
    interest.declare(member=member, by=two, has_interest=False)
    with pytest.raises(Refusal) as refusal:
        make.handed_in(member, two)
    assert refusal.value.code == "assigned_to_another"
    shown = main(signed_in(two).get(address("assess", member.pk)))
    assert "Persoon A beoordeelt deze aanvraag" in shown
    assert "Persoon A" in main(signed_in(two).get(address("others")))


def test_an_assessor_lists_what_a_colleague_or_nobody_was_assigned():
    partner, (first, second, third), (one, two) = asked(3)
    assigned(partner, {first: one, second: two})

    def listed(name, who):
        rows = signed_in(one).get(address(name), {"assignee": who}).context["rows"]
        return [row.member.pk for row in rows]

    assert [listed("assigned", who) for who in ("me", "nobody")] == [[first.pk], [third.pk]]
    assert [listed("others", who) for who in ("colleague", "nobody")] == [[second.pk], []]


def test_a_replacement_takes_over_what_was_not_handed_in_with_what_was_written():
    partner, (member, done), (one, two) = asked(2)
    assigned(partner, {member: one, done: one})
    for case in (member, done):
        interest.declare(member=case, by=one, has_interest=False)
    make.handed_in(done, one)
    assessing.save_assessment(member=member, judgements={}, remark="Begin.", version=0, by=one)

    browser = signed_in(make.adviser())
    url = address("divide", partner.pk)
    plan = browser.get(url, {"which": f"of_{one.pk}", "to": "spread"}).context["plan"]

    assert [(case.pk, to.pk) for case, to in plan.given] == [(member.pk, two.pk)]
    assert [(load.before, load.after) for load in plan.loads] == [(1, 0), (0, 1)]
    browser.post(url, {"given": [f"{case.pk}:{to.pk}" for case, to in plan.given]})
    assert holders()[member.pk] == two.pk
    interest.declare(member=member, by=two, has_interest=False)
    assert Assessment.objects.get(member=member).remark == "Begin."
    make.assessing.hand_in(
        member=member, judgements=make.verdicts(member.panel), remark="Af.", version=1, by=two
    )
    assert Assignment.objects.filter(role=one, member=member, ended_at=None).count() == 0


def test_spreading_is_even_and_goes_round_who_is_involved():
    partner, members, (one, _two, three) = asked(5, people=3)
    first = members[0]
    interest.declare(member=first, by=one, has_interest=True, explanation="Mijn zus werkt daar.")
    assigned(partner, {members[1]: three})

    caseload = assigning.Caseload(partner, make.adviser())
    plan = assigning.spread(caseload, [m for m in caseload.cases if m.pk != members[1].pk])

    assert sorted(load.after for load in plan.loads) == [1, 2, 2]
    assert (first.pk, one.pk) not in {(member.pk, to.pk) for member, to in plan.given}
    by_hand = assigning.by_hand(caseload, caseload.cases, one)
    assert [member.pk for member, _why in by_hand.left] == [first.pk]
    assert "declareerde" in str(by_hand.left[0][1]) or "belang" in str(by_hand.left[0][1])
    with pytest.raises(Refusal) as refusal:
        assigned(partner, {first: one})
    assert refusal.value.code == "involved"


def test_whom_a_case_was_assigned_and_declares_an_interest_gives_it_back():
    partner, (member,), (one, two) = asked()
    assigned(partner, {member: one})

    interest.declare(member=member, by=one, has_interest=True, explanation="Familie.")

    assert holders() == {}
    assert duties_of_assessor(two).exists()


def test_a_coordinator_divides_the_own_cases_sees_titles_and_none_with_an_own_interest():
    partner, (member, mine), (one, two) = asked(2)
    elsewhere = make.national_partner("Elders")
    url = address("divide", partner.pk)
    assert signed_in(one).get(url).status_code == 404
    signed_in(make.adviser()).post(address("coordinators", partner.pk), {"roles": [one.pk]})
    interest.declare(member=mine, by=one, has_interest=True, explanation="Familie.")

    browser = signed_in(one)
    assert browser.get(address("divide", elsewhere.pk)).status_code == 404
    assert "verdelen" in main(browser.get(address("assigned")))
    shown = browser.get(url)
    assert [case.pk for case, _to in shown.context["rows"]] == [member.pk]
    assert member.panel.application.name in main(shown)
    assert member.panel.application.penvoerder.name not in main(shown)
    assert assigned(partner, {member: two, mine: two}, by=one) == 1
    assert holders() == {member.pk: two.pk}
    for stranger in (two, make.assessor(elsewhere), role(RoleKind.ADMIN)):
        with pytest.raises(Refusal):
            assigned(partner, {member: one}, by=stranger)


def test_nobody_of_another_organisation_is_assigned_a_case_by_the_database_either():
    _partner, (member,), _roles = asked()
    other = make.assessor(make.national_partner())
    with pytest.raises(IntegrityError, match="assigned_elsewhere"), transaction.atomic():
        Assignment.objects.create(member=member, role=other, assigned_by=make.adviser())


def test_what_is_ticked_goes_to_one_person_and_ticking_nothing_is_told():
    partner, (one, two), roles = asked(2)
    browser, url = signed_in(make.adviser()), address("divide", partner.pk)
    to = str(roles[1].pk)
    nothing = browser.get(url, {"which": "ticked", "to": to})
    assert nothing.status_code == 422
    assert "which" in nothing.context["form"].errors
    plan = browser.get(url, {"which": "ticked", "to": to, "member": [two.pk]}).context["plan"]
    assert [member.pk for member, _to in plan.given] == [two.pk]
    listed = main(browser.get(address("divisions")))
    assert "Raad" in listed
    assert one.organisation == partner


@pytest.mark.parametrize("count", [1, 3, 50])
def test_dividing_takes_the_same_queries_whatever_the_number_of_cases(
    count, django_assert_num_queries, many_cases
):
    partner = make.national_partner("Raad")
    many_cases(count, partner)
    make.assessor(partner)
    browser, url = signed_in(make.adviser()), address("divide", partner.pk)
    browser.get(url)

    with django_assert_num_queries(8):
        page_ = browser.get(url)

    assert len(page_.context["rows"]) == count
    with django_assert_num_queries(10):
        plan = browser.get(url, {"which": "unassigned", "to": "spread"}).context["plan"]
    assert len(plan.given) == count


def test_saving_and_going_on_leads_round_the_own_queue_and_progress_is_told():
    partner, members, (one, two) = asked(3)
    for member in members:
        interest.declare(member=member, by=one, has_interest=False)
    queue = list(duties_of_assessor(one).values_list("pk", flat=True))
    browser = signed_in(one)

    def saved(pk):
        return browser.post(address("assess", pk), {"act": "save_next", "version": 0}).url

    assert saved(queue[0]) == address("assess", queue[1])
    assert saved(queue[2]) == address("assess", queue[0])
    assigned(partner, {PanelMember.objects.get(pk=queue[1]): two})
    shown = browser.get(address("assess", queue[0]))
    assert shown.context["progress"] == (0, 2)
    assert "accesskey" in shown.content.decode()


def test_what_may_be_an_interest_is_proposed_and_filled_in_as_one_declares():
    partner, (member,), (one, _two) = asked()
    case = member.panel.application
    role(
        RoleKind.PENVOERDER_EDITOR,
        one.user,
        case.penvoerder,
        started_at=timezone.now() - timedelta(days=9),
        ended_at=timezone.now(),
    )

    shown = signed_in(one).get(address("declare", member.pk))

    assert case.penvoerder.name in " ".join(map(str, shown.context["conflicts"]))
    assert shown.context["form"].initial["answer"] == "yes"
    assert partner.name not in " ".join(map(str, shown.context["conflicts"]))


def test_an_earlier_declaration_about_the_same_penvoerder_is_proposed():
    partner, (first,), (one, _two) = asked()
    again = make.submitted(by=first.panel.application.created_by, round=make.lenient_round())
    second = make.member_of(make.panel(again, partners=[partner]), partner)
    interest.declare(member=first, by=one, has_interest=True, explanation="Mijn zus werkt daar.")

    shown = main(signed_in(one).get(address("declare", second.pk)))

    assert "Mijn zus werkt daar." in shown


def test_the_realisatie_eenheid_sees_who_is_shut_out_and_why():
    _partner, (member,), (one, two) = asked()
    interest.declare(member=member, by=one, has_interest=True, explanation="Familie.")
    shown = main(signed_in(make.adviser()).get(address("panel", member.panel.application_id)))
    assert one.user.name in shown
    assert "belang" in shown
    assert two.user.name in shown


def test_when_the_last_one_declares_an_interest_everybody_reads_that_nobody_is_left():
    partner, (member,), (one, two) = asked()
    adviser = make.adviser()
    typed = {"answer": "yes", "explanation": "Familie."}

    first = signed_in(one).post(address("declare", member.pk), typed, follow=True)
    assert "Een collega beoordeelt" in main(first)
    assert list(replace_judges(adviser, timezone.now(), 5)) == []
    assert interest.people_left(member) == 1

    last = signed_in(two).post(address("declare", member.pk), typed, follow=True)
    assert "Niemand anders van uw organisatie" in main(last)
    (told,) = replace_judges(adviser, timezone.now(), 5)
    assert partner.name in str(told.what)
    mails = Email.objects.filter(context__template="assessments/interest_declared").order_by("pk")
    said = [text_of(mail) for mail in mails]
    assert "Eén beoordelaar van deze organisatie" in said[0]
    assert "Niemand van deze organisatie" in said[-1]
