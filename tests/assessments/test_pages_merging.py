"""Merging on the screen: choosing, seeing applications beside each other, merging, undoing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from applications.beside import beside
from applications.domain.completion_letter import make_completion_letter
from applications.domain.partners import add_partner
from applications.models import Application, ApplicationState
from assessments.domain.completing import ask_completion
from assessments.domain.merging import merge_cases
from assessments.models import NextStep
from common.calendar import load_calendar
from common.refusal import Refusal
from tests.factories import signed_in

from . import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def trio():
    round_ = make.lenient_round()
    return [make.submitted(round=round_, region_name=name) for name in ("Ost", "Wold", "Zee")]


@pytest.fixture
def browser():
    return signed_in(make.adviser())


def address(name, application):
    return reverse(f"assessments:{name}", args=[application.pk])


def text(page):
    return " ".join(page.content.decode().split())


def test_first_one_chooses_then_sees_them_beside_each_other_then_merges(browser, trio):
    leading, *others = trio
    make.submitted(region_name="Andere ronde")
    url = address("merge", leading)
    assert set(browser.get(url).context["form"].fields["met"].queryset) == set(others)

    page = browser.get(url, {"met": [one.pk for one in others]})
    beside = page.context["beside"]
    assert [area.name for area in beside.areas]
    assert all(one.name in text(page) for one in trio)
    assert not Application.objects.exclude(merged_into=None).exists()

    chosen = f"{url}?met={others[0].pk}&met={others[1].pk}"
    wrong = browser.post(chosen, {"leading": others[0].pk, "due_on": "2020-01-01"})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["due_on"])
    answer = browser.post(chosen, {"leading": others[0].pk, "due_on": make.merge_day()})
    assert answer.url == address("case", others[0])
    ended = Application.objects.filter(merged_into=others[0])
    assert set(ended) == {leading, others[1]}

    story = text(browser.get(address("history", leading)))
    assert "Voortgezet als deel van een andere aanvraag: Wold" in story
    case = text(browser.get(answer.url))
    assert "Ost" in case
    assert address("undo_merging", others[0]) in case
    assert NextStep.objects.get(application=others[0]).step == "merged_plan"


def test_parties_and_areas_beside_each_other_are_those_that_were_submitted(trio):
    leading, other, _third = trio
    before = beside([leading, other])
    due_on = load_calendar().working_day_from(timezone.localdate() + timedelta(days=14))
    asked = {"items": {"partners": "Wie doet mee?", "region": "Waar?"}, "due_on": due_on}
    completion = ask_completion(application=other, by=make.adviser(), **asked)
    make_completion_letter(completion_id=completion.pk)
    other = Application.objects.get(pk=other.pk)
    newcomer = leading.partners.exclude(organisation=leading.penvoerder).first().organisation
    add_partner(application=other, organisation=newcomer, by=other.created_by)
    other.plan.municipalities.clear()

    now = beside([Application.objects.get(pk=leading.pk), Application.objects.get(pk=other.pk)])

    assert (now.parties, now.areas) == (before.parties, before.areas)
    assert before.areas


def test_nothing_chosen_or_too_much_is_said_at_the_choice(browser, trio):
    page = browser.get(address("merge", trio[0]), {"met": ["0"]})
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["met"])


def test_what_cannot_be_chosen_because_a_decision_is_prepared_is_named(browser, trio):
    leading, other, _third = trio
    make.prepared(make.answered(make.proposed(make.all_handed_in(make.panel(other)))).application)
    page = text(browser.get(address("merge", leading)))
    assert f"omdat er een besluit wordt voorbereid: {other.name}." in page


def test_undoing_asks_first_and_says_why_it_cannot(browser, trio):
    leading, other, _third = trio
    url = address("undo_merging", leading)
    assert browser.get(url).status_code == 404
    merge_cases(leading=leading, others=[other], due_on=make.merge_day(), by=make.lead())
    assert other.name in text(browser.get(url))
    assert browser.post(url).url == address("case", leading)
    other.refresh_from_db()
    assert other.state == ApplicationState.INGEDIEND
    assert address("undo_merging", leading) not in text(browser.get(address("case", leading)))
    assert browser.get(url).url == address("case", leading)


def test_the_penvoerder_sees_what_to_make_and_the_others_where_they_went(trio):
    leading, other, _third = trio
    merge_cases(leading=leading, others=[other], due_on=make.merge_day(), by=make.lead())
    page = signed_in(leading.created_by).get(reverse("applications:detail", args=[leading.pk]))
    assert other.name in text(page)
    assert reverse("applications:complete", args=[leading.pk]) in text(page)
    page = signed_in(leading.created_by).get(reverse("applications:complete", args=[leading.pk]))
    assert page.status_code == 200
    gone = signed_in(other.created_by).get(reverse("applications:detail", args=[other.pk]))
    assert leading.number in text(gone)


def test_what_a_panel_judged_already_cannot_become_the_plan_of_several(trio):
    leading, other, _third = trio
    make.all_handed_in(make.panel(leading))
    for order in ((leading, other), (other, leading)):
        if order[0] == leading:
            with pytest.raises(Refusal) as refused:
                merge_cases(
                    leading=leading, others=[other], due_on=make.merge_day(), by=make.lead()
                )
            assert refused.value.code == "already_judged"
        else:
            merge_cases(leading=other, others=[leading], due_on=make.merge_day(), by=make.lead())
    assert Email.objects.filter(context__template="assessments/merged").exists()


def test_as_many_queries_beside_each_other_for_two_as_for_three(
    browser, trio, django_assert_max_num_queries
):
    url = address("merge", trio[0])
    with django_assert_max_num_queries(40) as few:
        browser.get(url, {"met": [trio[1].pk]})
    with django_assert_max_num_queries(len(few)):
        browser.get(url, {"met": [trio[1].pk, trio[2].pk]})


def test_what_the_others_wrote_is_added_below_but_saved_by_the_penvoerder_only(trio):
    leading, other, _third = trio
    content = other.latest_submission.content
    merge_cases(leading=leading, others=[other], due_on=make.merge_day(), by=make.lead())
    browser = signed_in(leading.created_by)
    url = reverse("applications:section", args=[leading.pk, "governance"])
    page = browser.get(url)
    assert [one.application for one in page.context["offered"]] == [other]

    typed = {"governance": "Wij besluiten samen.", "take": other.pk}
    page = browser.post(url, {**typed, "version": page.context["version"]})

    shown = page.context["form"]["governance"].value()
    assert shown == f"Wij besluiten samen.\n\n{content['governance']['governance']}"
    assert leading.plan.governance.governance != shown
    for kind in ("functions", "opgave", "budget", "beroepsgroep", "learning"):
        part = reverse("applications:section", args=[leading.pk, kind])
        assert browser.get(part).context["offered"]
        assert browser.post(part, {"take": other.pk}).status_code in (200, 422)
    contact = reverse("applications:section", args=[leading.pk, "contact"])
    assert not browser.get(contact).context["offered"]
