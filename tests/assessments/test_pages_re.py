"""The pages of the Realisatie Eenheid about a case: the case itself, panel and joint outcome."""

import re

import pytest

from accounts.models import RoleKind
from applications.domain.people import erase_person, project_leader
from applications.models import Submission
from assessments.models import Condition, JointOutcome, Panel
from tests import markup
from tests.factories import role, signed_in

from . import factories as make
from .pages import address

pytestmark = pytest.mark.django_db


def test_the_button_on_a_case_says_where_it_leads(browser):
    application = make.submitted()

    def button():
        page = browser.get(address("case", application.pk))
        return page.context["view"].next.link_text, "Ga erheen" in page.content.decode()

    assert button() == ("Stel het panel samen", False)
    panel = make.panel(application)
    assert button() == ("Bekijk wie heeft ingeleverd", False)
    make.proposed(make.all_handed_in(panel))
    assert button() == ("Bekijk wie heeft geantwoord", False)


def test_the_next_step_follows_the_case(browser):
    def step(application):
        page = browser.get(address("case", application.pk))
        following, stops = page.context["view"].next, page.context["timeline"]
        now = [stop.what for stop in stops if stop.state == "now"]
        assert now == ([] if following.step == "done" else [following.label])
        return following.step

    application = make.submitted()
    assert step(application) == "panel"
    panel = make.panel(application)
    assert step(application) == "assessments"
    make.all_handed_in(panel)
    assert step(application) == "joint"
    make.proposed(panel)
    assert step(application) == "answers"
    make.answered(panel)
    assert step(application) == "prepare"
    decision = make.prepared(application, "voorlopig")
    assert step(application) == "grant"
    make.deciding.return_decision(decision=decision, reason="Korter.", by=make.lead())
    assert step(application) == "returned"
    decision = make.deciding.prepare_again(
        decision=decision,
        outcome="voorlopig",
        reasons="Nu korter.",
        departure_reasons="Wij wegen de partners zwaarder.",
        conditions=[("Werk uit.", make.soon(), None)],
        by=make.adviser(),
    )
    make.deciding.grant(decision=decision, by=make.lead())
    assert step(application) == "conditions"
    make.meet_condition(condition=Condition.objects.get(), note="Gezien.", by=make.adviser())
    assert step(application) == "definitive"
    make.granted(application)
    assert step(application) == "done"
    assert browser.get(address("worklist"), {"step": "done"}).context["rows"][0].due is None


def conditional(panel, *, is_met=False, has_second=False):
    """A case with a provisional status, on which a second decision may be prepared already."""
    decision = make.granted(make.answered(make.proposed(panel)).application, "voorlopig")
    if is_met:
        condition = decision.conditions.get()
        make.meet_condition(condition=condition, note="Gezien.", by=make.adviser())
    if has_second:
        make.prepared(decision.application)
    return decision.application


def being_written(panel):
    make.all_handed_in(panel)
    values = {"judgements": make.verdicts(panel), "advice": "", "version": 0}
    make.joint.write_joint_outcome(panel=panel, by=make.adviser(), **values)
    return panel.application


def ready(panel):
    return make.answered(make.proposed(make.all_handed_in(panel))).application


CASES = {
    "submitted": (lambda panel: make.submitted(), 9),
    "in panel": (lambda panel: panel.application, 13),
    "handed in": (lambda panel: make.all_handed_in(panel).application, 14),
    "joint outcome being written": (being_written, 15),
    "proposed": (lambda panel: make.proposed(make.all_handed_in(panel)).application, 14),
    "answered": (ready, 14),
    "prepared": (lambda panel: make.prepared(ready(panel)).application, 15),
    "prepared with conditions": (
        lambda panel: make.prepared(ready(panel), "voorlopig").application,
        15,
    ),
    "voorlopig": (lambda panel: conditional(make.all_handed_in(panel)), 16),
    "conditions met": (lambda panel: conditional(make.all_handed_in(panel), is_met=True), 16),
    "second decision": (
        lambda panel: conditional(make.all_handed_in(panel), is_met=True, has_second=True),
        16,
    ),
    "definitief": (lambda panel: make.granted(ready(panel)).application, 15),
}


@pytest.mark.parametrize(("at", "queries"), CASES.values(), ids=CASES.keys())
@pytest.mark.parametrize("partners", [1, 3])
def test_a_case_takes_at_most_sixteen_queries_in_every_state(
    partners, at, queries, browser, django_assert_num_queries
):
    application = at(make.panel(partners=[make.national_partner() for _number in range(partners)]))
    browser.get(address("case", application.pk))

    with django_assert_num_queries(queries):
        page = browser.get(address("case", application.pk))

    assert page.status_code == 200


def test_who_was_erased_stands_on_no_page_of_the_case_that_was_read_before(browser):
    case = make.submitted()
    submission = case.submissions.get()
    reference = submission.content["contact"]["person"]
    leader = submission.people[reference]["data"]["name"]
    pages = [address("case", case.pk), address("submitted", case.pk)]
    # Twice: the second time the plan is not drawn anew.
    for page in 2 * pages:
        assert browser.get(page).content.decode().count(leader) == 1

    erase_person(submission=submission, reference=reference)

    for page in pages:
        assert leader not in browser.get(page).content.decode()


@pytest.mark.parametrize(
    "kind",
    [
        RoleKind.ADMIN,
        RoleKind.ASSESSOR,
        RoleKind.PENVOERDER_EDITOR,
        RoleKind.PENVOERDER_SIGNATORY,
        RoleKind.PARTNER_SIGNATORY,
    ],
)
def test_cases_are_for_the_realisatie_eenheid(kind):
    decision = make.granted(outcome="voorlopig")
    outsider = signed_in(role(kind))
    pages = [
        address("worklist"),
        address("overview"),
        address("to_decide"),
        address("open_conditions"),
        address("decision", decision.pk),
        address("preview_pdf", decision.pk),
        address("meet_condition", decision.conditions.get().pk),
        *(
            address(name, decision.application_id)
            for name in ("case", "set_adviser", "panel", "joint_outcome", "prepare", "merge")
        ),
    ]

    assert {outsider.get(page).status_code for page in pages} == {403}


def test_a_draft_is_not_a_case(browser):
    draft = make.draft()

    for name in ("case", "set_adviser", "panel", "joint_outcome", "prepare", "merge"):
        assert browser.get(address(name, draft.pk)).status_code == 404


def test_following_a_region(browser, adviser):
    application = make.submitted()

    browser.post(address("claim", application.pk))
    application.region.refresh_from_db()
    assert application.region.adviser == adviser.user

    other = make.adviser()
    browser.post(address("set_adviser", application.pk), {"adviser": other.user.pk})
    application.region.refresh_from_db()
    assert application.region.adviser == other.user


def test_only_people_of_the_realisatie_eenheid_follow_regions(browser):
    application = make.submitted()
    outsider = make.assessor(make.ministry())

    page = browser.post(address("set_adviser", application.pk), {"adviser": outsider.user.pk})

    assert page.status_code == 422


def test_the_last_panel_of_the_round_is_ticked_for_the_next(browser):
    ministry, partner = make.ministry(), make.national_partner()
    first = make.panel(partners=[partner]).application
    second = make.submitted(round=first.round)
    make.able(second, [ministry, partner], by=make.adviser())

    form = browser.get(address("panel", second.pk)).context["form"]

    assert set(form.initial["organisations"]) == {ministry.pk, partner.pk}
    assert "vorige panel" in str(form["organisations"].help_text)


def test_setting_up_a_panel(browser):
    application = make.submitted()
    ministry, partner = make.ministry(), make.national_partner()
    make.able(application, [ministry, partner], by=make.adviser())
    url = address("panel", application.pk)
    assert browser.get(url).context["form"].initial == {"organisations": [ministry.pk]}

    refused = browser.post(url, {"organisations": [partner.pk]})
    assert refused.status_code == 422
    assert "organisations" in refused.context["form"].errors

    assert browser.post(url, {"organisations": [ministry.pk, partner.pk]}).status_code == 302
    assert Panel.objects.get(application=application).members.count() == 2


def test_adding_and_removing_an_organisation(browser):
    panel = make.panel()
    extra = make.national_partner()
    make.assessor(extra)
    url = address("panel", panel.application_id)

    assert browser.post(url, {"organisations": ""}).status_code == 422
    assert browser.post(url, {"organisations": extra.pk}).status_code == 302
    member = make.member_of(panel, extra)
    url = address("remove_member", panel.application_id, member.pk)
    assert browser.get(url).status_code == 200
    browser.post(url)
    assert panel.members.count() == 2


def joint_form(panel, verdict="voldoet", **values):
    advises = "definitief" if verdict == "voldoet" else "voorlopig"
    data = {"version": 0, "advice": "", "advises": advises, "act": "propose"}
    for pk in make.verdicts(panel):
        data |= {f"verdict_{pk}": verdict, f"reasons_{pk}": ""}
    return {**data, **values}


def test_the_joint_outcome_is_written_beside_the_assessments(browser):
    panel = make.all_handed_in()
    url = address("joint_outcome", panel.application_id)
    text = browser.get(url).content.decode()
    assert all(member.organisation.name in text for member in panel.members.all())

    assert browser.post(url, joint_form(panel, advice="Geef de status.")).status_code == 302
    outcome = JointOutcome.objects.get(panel=panel)
    assert outcome.proposed_at is not None
    assert outcome.advice == "Geef de status."


def test_what_the_joint_outcome_lacks_is_told_and_what_was_typed_stays(browser):
    panel = make.all_handed_in()
    url = address("joint_outcome", panel.application_id)

    page = browser.post(url, joint_form(panel, "deels", advice="Bewaar dit"))

    assert page.status_code == 422
    assert len(page.context["form"].errors) == 2
    assert page.context["form"]["advice"].value() == "Bewaar dit"
    again = {**joint_form(panel), "version": page.context["form"]["version"].value()}
    assert browser.post(url, again).status_code == 302


def test_a_colleague_who_saved_the_joint_outcome_first_is_shown(browser):
    panel = make.all_handed_in()
    url = address("joint_outcome", panel.application_id)
    browser.post(url, joint_form(panel, advice="Van de een", act="save"))

    page = browser.post(url, joint_form(panel, advice="Van de ander", act="save"))

    assert page.status_code == 422
    assert "Van de een" in page.content.decode()
    assert page.context["form"]["advice"].value() == "Van de ander"
    again = joint_form(panel, advice="Van de ander", act="save", version=1)
    assert browser.post(url, again).status_code == 302


@pytest.fixture
def disputed():
    """A panel of three that differs on the first criterion alone."""
    panel = make.panel(partners=[make.national_partner(), make.national_partner()])
    first, *_rest = panel.application.round.criteria.all()
    for number, member in enumerate(panel.members.order_by("pk")):
        judgements = make.verdicts(panel)
        if number == 0:
            judgements[first.pk] = make.Typed("niet", "Te dun.")
        make.assessing.hand_in(
            member=member,
            judgements=judgements,
            remark="",
            version=0,
            by=make.free_assessor(member),
        )
    return panel


def test_nobody_is_offered_the_differences_when_there_are_none(browser):
    url = address("joint_outcome", make.all_handed_in().application_id)

    assert "verschillen over geen enkel criterium" in markup.text(
        markup.page(browser.get(url).content)
    )
    unfolded = markup.page(browser.get(url, {"criteria": "alle"}).content)
    assert "Toon alleen waar" not in markup.text(unfolded)


def test_criteria_on_which_all_agree_are_folded_unless_asked(browser, disputed):
    url = address("joint_outcome", disputed.application_id)
    criteria = disputed.application.round.criteria.count()

    def shown(**asked):
        found = markup.page(browser.get(url, asked).content)
        return len(markup.find(found, "main details fieldset.fieldset--section")), found

    folded, page = shown(criteria="alle")
    assert folded == 0
    assert "Toon alleen waar de organisaties verschillen (1)" in markup.text(page)
    folded, page = shown()
    assert folded == criteria - 1
    assert "1 criterium waarover de organisaties verschillen" in markup.text(page)
    (marked,) = markup.find(page, "legend .utrecht-status-badge, legend [class*=badge]")
    assert "verschil" in markup.text(marked)
    # What is folded is sent all the same.
    assert len(markup.find(page, "main form textarea[name^=reasons_]")) == criteria


def test_what_all_find_lacking_stays_open_until_its_reasons_are_written(browser):
    panel = make.panel()
    first, *_rest = panel.application.round.criteria.all()
    judgements = make.verdicts(panel) | {first.pk: make.Typed("deels", "Te dun.")}
    for member in panel.members.all():
        by = make.free_assessor(member)
        make.assessing.hand_in(member=member, judgements=judgements, remark="", version=0, by=by)
    url = address("joint_outcome", panel.application_id)

    def is_open():
        (box,) = markup.find(markup.page(browser.get(url).content), f"#criterion-{first.pk}")
        return box.getparent().tag == "div"

    assert is_open()
    make.proposed(panel, judgements=judgements)
    assert not is_open()


def test_a_folded_criterion_that_lacks_something_is_opened(browser, disputed):
    url = address("joint_outcome", disputed.application_id)
    last = disputed.application.round.criteria.last()
    typed = {**joint_form(disputed), f"verdict_{last.pk}": "deels", f"reasons_{last.pk}": ""}

    page = markup.page(browser.post(url, typed).content)

    (box,) = markup.find(page, f"#criterion-{last.pk}")
    assert box.getparent().tag == "div"


def test_the_case_shows_only_where_the_panel_differs_when_asked(browser, disputed):
    url = address("case", disputed.application_id)
    criteria = disputed.application.round.criteria.count()

    def rows(**asked):
        found = markup.page(browser.get(url, asked).content)
        (part,) = [one.getparent() for one in markup.find(found, "#joint")]
        return len(markup.find(part, "tbody tr")), markup.text(part)

    assert rows()[0] == criteria
    shown, words = rows(criteria="verschil")
    assert shown == 1
    assert "1 criterium waarover iedereen het eens is" in words


def test_a_locked_joint_outcome_has_no_form(browser):
    decision = make.prepared()

    page = browser.get(address("joint_outcome", decision.application_id))

    assert page.context["is_locked"]
    assert b"act" not in page.content.split(b"<h1")[1].split(b"</main")[0].replace(b"actions", b"")


def test_what_the_panel_advises_is_asked_when_it_is_put_to_them(browser):
    panel = make.all_handed_in()
    url = address("joint_outcome", panel.application_id)

    page = browser.post(url, joint_form(panel, advises=""))

    assert list(page.context["form"].errors) == ["advises"]
    again = {**joint_form(panel), "version": page.context["form"]["version"].value()}
    assert browser.post(url, again).status_code == 302


def test_the_case_says_of_each_partner_whether_it_signed(browser):
    application = make.submitted(signed=False)

    partners = browser.get(address("partners", application.pk)).content.decode()
    badges = re.findall(r'<strong class="utrecht-status-badge[^"]*">([^<]*)</strong>', partners)
    assert badges == ["ondertekende door in te dienen", *["nog niet gevraagd"] * 3]


def test_a_round_that_does_not_ask_who_leads_the_project_names_nobody():
    assert project_leader(Submission(content={}, people={})) is None
