"""The pages of an assessor, from being asked to having agreed."""

import pytest
from django.urls import reverse

from applications.requirements import read_results
from assessments import queries
from assessments.assessor_obligations import duties_of_assessor
from assessments.domain import assessing, interest
from assessments.models import Assessment, Verdict
from tests import markup
from tests.factories import signed_in

from . import factories as make

pytestmark = pytest.mark.django_db

SECRET = "Een stuurgroep besluit."


@pytest.fixture
def member():
    partner = make.national_partner()
    return make.member_of(make.panel(partners=[partner]), partner)


def address(name, member):
    return reverse(f"assessments:{name}", args=[member.pk])


def filled(member, verdict=Verdict.VOLDOET, **values):
    data = {"version": 0, "remark": "", "act": "hand_in"}
    for pk in make.verdicts(member.panel):
        data |= {f"verdict_{pk}": verdict, f"reasons_{pk}": ""}
    return {**data, **values}


def test_an_invitation_leads_to_declaring_and_shows_no_content(member):
    browser = signed_in(make.assessor(member.organisation))

    page = browser.get(address("member", member), follow=True)

    assert page.redirect_chain == [(address("declare", member), 302)]
    text = page.content.decode()
    assert member.panel.application.penvoerder.name in text
    assert SECRET not in text
    assert browser.get(address("assess", member)).status_code == 404
    assert browser.get(address("agree", member)).status_code == 404


def test_declaring_no_interest_opens_the_application(member):
    browser = signed_in(make.assessor(member.organisation))

    page = browser.post(address("declare", member), {"answer": "no"}, follow=True)

    assert page.redirect_chain == [(address("assess", member), 302)]
    assert SECRET in page.content.decode()


def test_declaring_an_interest_shuts_out_everywhere(member):
    browser = signed_in(make.assessor(member.organisation))

    page = browser.post(
        address("declare", member), {"answer": "yes", "explanation": "Familie"}, follow=True
    )

    assert page.redirect_chain == [(reverse("assessments:assigned"), 302)]
    for name in ("member", "declare", "assess", "handed_in", "agree"):
        assert browser.get(address(name, member)).status_code == 403
    assert browser.post(address("assess", member), filled(member)).status_code == 403


@pytest.mark.parametrize("data", [{}, {"answer": "yes"}, {"answer": "maybe"}])
def test_a_declaration_that_is_not_complete_is_told(member, data):
    page = signed_in(make.assessor(member.organisation)).post(address("declare", member), data)

    assert page.status_code == 422
    assert not member.declarations.exists()


def test_an_organisation_that_was_not_asked_finds_nothing(member):
    browser = signed_in(make.assessor(make.national_partner()))

    for name in ("member", "declare", "assess", "handed_in", "agree"):
        assert browser.get(address(name, member)).status_code == 404


def test_a_draft_is_saved_with_gaps(member):
    browser = signed_in(make.free_assessor(member))
    first, _second = make.verdicts(member.panel)

    page = browser.post(
        address("assess", member),
        {"version": 0, f"verdict_{first}": "niet", "remark": "Later", "act": "save"},
    )

    assert page.status_code == 302
    assert Assessment.objects.get(member=member).judgements.get().verdict == "niet"
    assert "Later" in browser.get(address("assess", member)).content.decode()


def test_what_lacks_is_told_beside_the_field_and_nothing_typed_is_lost(member):
    browser = signed_in(make.free_assessor(member))
    first, second = make.verdicts(member.panel)
    data = filled(member, remark="Bewaar dit") | {
        f"verdict_{first}": "niet",
        f"verdict_{second}": "",
    }

    page = browser.post(address("assess", member), data)

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [f"reasons_{first}", f"verdict_{second}"]
    assert "Bewaar dit" in page.content.decode()
    assert not Assessment.objects.filter(state="ingeleverd").exists()


def opened(page) -> list[str]:
    """What is unfolded on the page where one judges: criteria, and parts of the plan."""
    folds = markup.page(page.content).xpath("//details[contains(@class, 'part')][@open]/summary")
    return [markup.text(one) for one in folds]


def test_page_to_judge_unfolds_where_one_goes_on_and_what_lacks(member):
    browser = signed_in(make.free_assessor(member))
    first, second = make.verdicts(member.panel)
    of_first = f"verdict_{first}"
    fresh = opened(browser.get(address("assess", member)))
    saved = filled(member, act="save") | {f"verdict_{second}": ""}
    browser.post(address("assess", member), saved)
    going_on = opened(browser.get(address("assess", member)))
    lacks = opened(
        browser.post(address("assess", member), filled(member, version=1) | {of_first: "niet"})
    )

    part, *criterion = fresh
    assert (len(criterion), criterion[0][:2]) == (1, "1.")
    assert (going_on[0], going_on[1][:2], len(going_on)) == (part, "2.", 2)
    assert [one[:2] for one in lacks[1:]] == ["1."]


def test_a_colleague_who_saved_first_is_shown_and_the_second_time_it_is_saved(member):
    one, two = make.free_assessor(member), make.free_assessor(member)
    assessing.save_assessment(
        member=member,
        judgements=make.verdicts(member.panel, "niet", "Van de een"),
        remark="",
        version=0,
        by=one,
    )
    browser = signed_in(two)
    data = filled(member, act="save", remark="Van de ander")

    page = browser.post(address("assess", member), data)

    assert page.status_code == 422
    assert "Van de een" in page.content.decode()
    assert page.context["form"]["remark"].value() == "Van de ander"
    again = browser.post(address("assess", member), data | {"version": 1})
    assert again.status_code == 302
    assert Assessment.objects.get(member=member).remark == "Van de ander"


def test_handing_in_leads_to_the_next_one(member):
    role = make.free_assessor(member)
    other = make.panel(partners=[member.organisation])
    browser = signed_in(role)

    page = browser.post(address("assess", member), filled(member), follow=True)

    assert page.redirect_chain == [(address("handed_in", member), 302)]
    assert page.context["next"].case == other.application
    assert browser.get(address("member", member)).url == address("agree", member)


def test_others_are_shown_after_handing_in_only(member):
    ministry = make.member_of(member.panel, make.ministry())
    make.handed_in(ministry)
    browser = signed_in(make.free_assessor(member))
    assert ministry.organisation.name not in browser.get(address("assess", member)).content.decode()

    browser.post(address("assess", member), filled(member))

    page = browser.get(address("agree", member))
    assert {str(one) for one in page.context["members"]} == {
        member.organisation.name,
        ministry.organisation.name,
    }
    assert page.context["outcome"] is None


def test_agreeing_and_not_agreeing():
    panel = make.proposed()
    one, two = panel.members.all()
    for member, data, status in (
        (one, {"version": 1, "agrees": "yes"}, 302),
        (two, {"version": 1, "agrees": "no"}, 422),
        (two, {"version": 1, "agrees": "no", "remark": "Te vroeg."}, 302),
    ):
        browser = signed_in(member.assessment.author)
        assert browser.post(address("agree", member), data).status_code == status

    assert list(panel.joint_outcome.endorsements.values_list("agrees", flat=True)) == [True, False]


def test_an_answer_to_an_older_version_is_refused_kindly():
    panel = make.proposed()
    member = panel.members.first()

    page = signed_in(member.assessment.author).post(
        address("agree", member), {"version": 7, "agrees": "yes", "remark": "Zo is het."}
    )

    assert page.status_code == 422
    assert page.context["form"]["remark"].value() == "Zo is het."
    assert not panel.joint_outcome.endorsements.exists()


def test_the_list_says_what_there_is_to_do(member):
    role = make.assessor(member.organisation)
    browser = signed_in(role)
    url = reverse("assessments:assigned")

    def actions():
        return [task.duty for task in browser.get(url).context["rows"]]

    asked = actions()
    interest.declare(member=member, by=role, has_interest=False)
    judge = actions()
    make.handed_in(member, role)

    assert [asked, judge, actions()] == [["declare"], ["assess"], []]
    (other,) = browser.get(reverse("assessments:others")).context["rows"]
    assert other.may_read


def test_a_list_as_a_file_holds_what_the_list_shows(member):
    role = make.free_assessor(member)
    outsider = make.assessor(member.organisation, make.adviser().user)
    case = member.panel.application

    def lines(by, name):
        answer = signed_in(by).get(reverse(f"assessments:{name}"), {"export": "csv"})
        return b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()[1:]

    start = f"{case.number};{case.name};{case.penvoerder.name}"
    (task,) = lines(role, "assigned")
    assert start in task
    assert task.startswith("Beoordeel")
    assert lines(role, "others") == []
    assert lines(outsider, "assigned") == []
    assert lines(outsider, "others") == [f"{start};u beoordeelt deze niet"]


def test_what_a_colleague_does_while_the_list_is_read_is_not_in_it(member):
    role = make.free_assessor(member)
    keys = list(duties_of_assessor(role).values_list("pk", flat=True))
    make.handed_in(member)

    assert keys == [member.pk]
    assert queries.duties(role, keys) == []


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_list_takes_the_same_queries_whatever_its_length(
    count, django_assert_num_queries, many_cases
):
    partner = make.national_partner()
    many_cases(count, partner)
    browser = signed_in(make.assessor(partner))
    browser.get(reverse("assessments:assigned"))

    with django_assert_num_queries(9):
        page = browser.get(reverse("assessments:assigned"))

    assert len(page.context["rows"]) == count


@pytest.mark.parametrize("count", [1, 3, 50])
def test_other_applications_take_the_same_queries_whatever_their_number(
    count, django_assert_num_queries, many_cases
):
    partner = make.national_partner()
    many_cases(count, partner)
    # Who works for the Realisatie Eenheid too is shut out of all.
    by = make.assessor(partner, make.adviser().user)
    browser, url = signed_in(by), reverse("assessments:others")
    browser.get(url)

    with django_assert_num_queries(9):
        page = browser.get(url, {"q": "lijst"})

    assert len(page.context["rows"]) == count


def test_the_requirements_are_seen_while_judging(member):
    page = signed_in(make.free_assessor(member)).get(address("assess", member))

    titles = [shown["title"] for shown in page.context["requirements"]]
    assert len(titles) == len(read_results(member.panel.submission.content)) > 0
    assert titles[0] in page.content.decode()


def test_a_criterion_leads_to_the_parts_of_the_plan_that_it_is_about(member):
    criterion = member.panel.application.round.criteria.first()
    criterion.sections = ["governance", "learning"]
    criterion.save()

    page = markup.page(signed_in(make.free_assessor(member)).get(address("assess", member)).content)

    box = page.get_element_by_id(f"criterion-{criterion.pk}")
    links = [link.get("href") for link in box.iter("a")]
    assert links == ["#content-governance", "#content-learning"]
    assert [page.get_element_by_id(link[1:]).tag for link in links] == ["h2", "h2"]


def test_what_is_due_first_stands_first_and_what_is_done_last():
    partner = make.national_partner()
    late, soon, done = (
        make.member_of(make.panel(make.submitted(round=round_), partners=[partner]), partner)
        for round_ in (
            make.lenient_round(),
            make.lenient_round(decision_weeks=7),
            make.lenient_round(),
        )
    )
    by = make.free_assessor(done)
    make.handed_in(done, by)
    browser = signed_in(by)

    def listed(name="assigned", **asked):
        rows = browser.get(reverse(f"assessments:{name}"), asked).context["rows"]
        return [row.member for row in rows]

    assert listed() == [soon, late]
    interested = make.free_assessor(soon)
    assert listed("others") == [done]
    interest.declare(member=late, by=interested, has_interest=True, explanation="Familie")
    browser = signed_in(interested)
    assert listed("others") == [late, done]
    assert listed("others", q=done.panel.application.number) == [done]
    assert listed("others", q="bestaatniet") == []
