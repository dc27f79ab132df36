"""How a round is judged: the rubric in versions, knock-out criteria, and who judges what."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from applications.models import Criterion
from assessments.domain import deciding, joint, round_judges, rubrics
from assessments.domain.judging import Typed
from assessments.domain.letters import issue_letter
from assessments.domain.rubrics import Line
from assessments.models import Rubric, RubricLine
from common.refusal import Refusal
from tests.factories import signed_in
from tests.markup import find, page, text

from . import factories as make
from .pages import address

pytestmark = pytest.mark.django_db


def main(response):
    return text(find(page(response.content), "main")[0])


def written(round_, guidance="Kijk naar de cijfers.", reason="", number=0, **levels):
    first = round_.criteria.first()
    return rubrics.write_rubric(
        round_id=round_.pk,
        lines={first.pk: Line(guidance, **levels)},
        reason=reason,
        number=number,
        by=make.adviser(),
    )


# --- versions ----------------------------------------------------------------------------------


def test_a_rubric_changes_itself_until_a_panel_judges_by_it_and_is_a_new_version_after_that():
    case = make.submitted()
    round_ = case.round

    written(round_)
    written(round_, "Kijk naar de plannen.", number=1)
    assert [one.number for one in round_.rubrics.all()] == [1]

    panel = make.panel(case)
    with pytest.raises(Refusal) as refusal:
        written(round_, "Anders.", number=1)
    assert refusal.value.code == "reason"
    written(round_, "Anders.", "De handreiking is verduidelijkt.", number=1)

    panel.refresh_from_db()
    assert [one.number for one in round_.rubrics.all()] == [2, 1]
    assert panel.rubric.number == 1
    assert panel.rubric.lines.get().guidance == "Kijk naar de plannen."


def test_a_later_panel_judges_by_the_newer_version_and_the_first_is_told_there_is_one():
    first, round_ = make.submitted(), None
    round_ = first.round
    written(round_, deels="Er is een plan, geen cijfers.")
    panel = make.panel(first)
    written(round_, "Nieuw.", "Verduidelijkt.", number=1)
    second = make.panel(make.submitted(round=round_))
    member = panel.members.first()
    by = make.free_assessor(member)

    shown = main(signed_in(by).get(address("assess", member.pk)))

    assert second.rubric.number == 2
    assert "Kijk naar de cijfers." in shown
    assert "Er is een plan, geen cijfers." in shown
    assert "versie 1" in shown
    assert "nieuwere versie" in shown


def test_what_a_panel_judges_by_does_not_change_in_the_database_either():
    case = make.submitted()
    written(case.round)
    panel = make.panel(case)
    line = RubricLine.objects.get()
    for change in (
        lambda: RubricLine.objects.filter(pk=line.pk).update(guidance="Anders."),
        lambda: Rubric.objects.update(reason="Anders."),
        line.delete,
        lambda: type(panel).objects.filter(pk=panel.pk).update(rubric=None),
    ):
        refused = pytest.raises(DatabaseError, match=r"rubric_in_use|who_is_asked")
        with refused, transaction.atomic():
            change()
    assert RubricLine.objects.get().guidance == "Kijk naar de cijfers."


def test_nothing_is_added_to_what_a_panel_judges_by_in_the_database_either():
    case = make.submitted()
    used = written(case.round)
    make.panel(case)
    other = Criterion.objects.filter(round=case.round).exclude(pk=used.lines.get().criterion_id)[0]
    next_one = Rubric.objects.create(round=case.round, number=2, written_by=used.written_by)
    line = RubricLine.objects.create(rubric=next_one, criterion=other)
    for change in (
        lambda: RubricLine.objects.create(rubric=used, criterion=other),
        lambda: RubricLine.objects.filter(pk=line.pk).update(rubric=used),
    ):
        with pytest.raises(DatabaseError, match="rubric_in_use"), transaction.atomic():
            change()


def test_who_saves_after_a_colleague_keeps_what_was_typed():
    round_ = make.lenient_round()
    browser, url = signed_in(make.adviser()), address("rubric", round_.pk)
    first = round_.criteria.first()
    asked = {"version": 0, f"guidance_{first.pk}": "Van mij."}
    written(round_)

    refused = browser.post(url, asked)

    assert refused.status_code == 422
    assert refused.context["form"][f"guidance_{first.pk}"].value() == "Van mij."
    assert "Kijk naar de cijfers." in main(refused)
    assert browser.post(url, {**asked, "version": 1}).status_code == 302
    assert RubricLine.objects.get().guidance == "Van mij."


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_page_of_a_rubric_takes_the_same_queries_whatever_its_versions(
    count, django_assert_num_queries
):
    round_, by = make.lenient_round(), make.adviser()
    for number in range(1, count + 1):
        Rubric.objects.create(round=round_, number=number, written_by=by)
    browser = signed_in(by)
    browser.get(address("rubric", round_.pk))
    with django_assert_num_queries(PAGE):
        browser.get(address("rubric", round_.pk))


PAGE = 9


# --- knock-out ---------------------------------------------------------------------------------


def weak_on_knock_out():
    """A case with a provisional status, whose condition on a knock-out criterion was met."""
    case = make.submitted()
    Criterion.objects.filter(round=case.round, position=1).update(is_knock_out=True)
    panel = make.all_handed_in(make.panel(case))
    judged = make.verdicts(panel)
    weak = case.round.criteria.get(position=1)
    judged[weak.pk] = Typed("deels", "Nog te vaag.")
    make.answered(make.proposed(panel, judgements=judged))
    decision = make.granted_with(panel.application, [("Werk uit.", make.soon(), weak)])
    make.meet_condition(condition=decision.conditions.get(), note="Uitgewerkt.", by=make.adviser())
    return type(case).objects.get(pk=case.pk)


def test_a_knock_out_bars_a_definitive_status_also_when_its_condition_was_met():
    case = weak_on_knock_out()

    with pytest.raises(Refusal) as refusal:
        make.prepared(case, "definitief")

    assert refusal.value.code == "knock_out"
    assert "Criterium 1" in str(refusal.value)
    browser = signed_in(make.adviser())
    assert "knock-out" in main(browser.get(address("prepare", case.pk), {"outcome": "definitief"}))
    # The status can be withdrawn: a criterion falls short.
    issue_letter(decision_id=case.decisions.get().pk, tell=False)
    assert make.intended(case).intention_letter is not None


def test_the_database_refuses_a_definitive_status_over_a_knock_out_too():
    case = weak_on_knock_out()
    Criterion.objects.update(is_knock_out=False)
    decision = make.prepared(case, "definitief")
    Criterion.objects.filter(round=case.round, position=1).update(is_knock_out=True)
    by = make.lead()
    with pytest.raises(IntegrityError, match="decision_verdicts"), transaction.atomic():
        type(decision).objects.filter(pk=decision.pk).update(
            state="verleend", granted_at=timezone.now(), granted_by=by
        )
    with pytest.raises(Refusal):
        deciding.grant(decision=decision, by=by)


# --- who judges --------------------------------------------------------------------------------


def test_a_panel_begins_with_who_judges_in_the_round_by_the_sectors_of_the_plan():
    case, by = make.submitted(), make.adviser()
    primary, vocational, all_ = (make.national_partner(name) for name in ("PO", "MBO", "Alle"))
    ministry = make.ministry()
    make.able(case, [ministry, primary, vocational, all_], by=by)
    url = address("round_judges", case.round_id)
    browser = signed_in(by)

    browser.post(
        url,
        {
            f"judges_{ministry.pk}": ["all"],
            f"judges_{all_.pk}": ["all", "mbo"],
            f"judges_{primary.pk}": ["po", "so"],
            f"judges_{vocational.pk}": ["mbo"],
        },
    )

    assert round_judges.judges_of(case.round_id)[primary.pk] == ["po", "so"]
    begun = browser.get(address("panel", case.pk)).context["form"].initial["organisations"]
    assert set(begun) == {ministry.pk, primary.pk, all_.pk}
    # And for several at once.
    many = browser.get(address("open_panels"), {"case": [case.pk]}).context["suggestion"].ticked
    assert set(many) == set(begun)
    browser.post(url, {f"judges_{ministry.pk}": ["all"]})
    assert list(round_judges.judges_of(case.round_id)) == [ministry.pk]


def test_advice_for_a_definitive_status_is_refused_over_a_knock_out():
    case = make.submitted()
    Criterion.objects.filter(round=case.round, position=1).update(is_knock_out=True)
    panel = make.all_handed_in(make.panel(case))
    judged = make.verdicts(panel)
    judged[case.round.criteria.get(position=1).pk] = Typed("deels", "Vaag.")
    with pytest.raises(Refusal) as refusal:
        make.proposed(panel, judgements=judged, advises="definitief")
    assert refusal.value.code == "advice_against_verdicts"
    assert joint.is_locked(panel) is False
