"""Changing what was handed in: a next version with a reason, the joint outcome looked at again."""

import pytest
from django.db import IntegrityError, connection, transaction

from applications.models import Round
from assessments.domain import case_contents, joint, panels, revising
from assessments.domain.judging import Typed
from assessments.models import Assessment, EarlierAssessment, InterestDeclaration
from common.refusal import Refusal
from tests.factories import signed_in
from tests.markup import find, page, text

from . import factories as make
from .pages import address

pytestmark = pytest.mark.django_db


def main(response):
    return text(find(page(response.content), "main")[0])


def revised(member, by, *, reason="De cijfers klopten niet.", version=None, **changes):
    current = Assessment.objects.get(member=member)
    first = next(iter(make.verdicts(member.panel)))
    return revising.revise(
        member=member,
        judgements={first: Typed("deels", "Nog te vaag."), **changes},
        remark="",
        reason=reason,
        version=current.version if version is None else version,
        by=by,
    )


def test_a_judgement_changes_into_a_next_version_and_the_earlier_one_is_kept():
    panel = make.all_handed_in()
    member = panel.members.first()
    by = member.assessment.author

    assessment = revised(member, by)

    assessment.refresh_from_db()
    assert (assessment.state, assessment.revision) == ("ingeleverd", 2)
    assert assessment.judgements.filter(verdict="deels").count() == 1
    (earlier,) = assessment.earlier.all()
    assert (earlier.number, earlier.reason) == (1, "De cijfers klopten niet.")
    # The others had handed in, so it could read what they wrote.
    assert earlier.after_reading
    assert {row["verdict"] for row in earlier.judgements} == {"voldoet"}
    shown = main(signed_in(by).get(address("agree", member.pk)))
    assert "De cijfers klopten niet." in shown
    assert "herzien na het lezen van de anderen" in shown
    contents = case_contents.contents_for(by, panel.application)
    assert [len(one.earlier.all()) for one in contents.assessments].count(1) == 1


def test_who_could_read_the_others_before_an_organisation_joined_is_marked_so():
    panel = make.all_handed_in()
    Round.objects.update(independence="after_all")
    member = panel.members.first()
    late = make.national_partner()
    make.assessor(late)
    panels.add_organisation(panel=panel, organisation=late, by=make.adviser())

    assessment = revised(member, member.assessment.author)

    assert assessment.earlier.get().after_reading


def test_who_could_never_read_the_others_is_not_marked():
    panel = make.panel(partners=[make.national_partner(), make.national_partner()])
    Round.objects.update(independence="after_all")
    member, other, _late = panel.members.order_by("pk")
    for one in (member, other):
        make.assessing.hand_in(
            member=one,
            judgements=make.verdicts(panel),
            remark="",
            version=0,
            by=make.free_assessor(one),
        )

    assessment = revised(member, Assessment.objects.get(member=member).author)

    assert not assessment.earlier.get().after_reading


def test_a_joint_outcome_on_the_earlier_version_is_taken_back_and_looked_at_again():
    panel = make.proposed()
    member = panel.members.first()
    revised(member, member.assessment.author)

    outcome = panel.joint_outcome
    outcome.refresh_from_db()
    assert outcome.proposed_at is None
    assert joint.is_outdated(outcome)
    by = make.adviser()
    with pytest.raises(Refusal) as refusal:
        joint.propose(panel=panel, by=by)
    assert refusal.value.code == "look_again"
    url = address("joint_outcome", panel.application_id)
    assert "Kijk er opnieuw naar" in main(signed_in(by).get(url))
    again = {"judgements": make.verdicts(panel), "advice": "", "advises": "definitief"}
    joint.write_joint_outcome(panel=panel, version=1, by=by, **again)
    joint.propose(panel=panel, by=by)
    outcome.refresh_from_db()
    assert (outcome.version, joint.is_outdated(outcome)) == (2, False)


def test_after_an_answer_a_judgement_no_longer_changes():
    panel = make.proposed()
    first, second = panel.members.order_by("pk")
    joint.endorse(member=first, version=1, agrees=True, by=first.assessment.author)

    with pytest.raises(Refusal) as refusal:
        revised(second, second.assessment.author)

    assert refusal.value.code == "answered"
    page_ = signed_in(second.assessment.author).get(address("revise", second.pk))
    assert "kunnen oordelen niet meer veranderen" in main(page_)
    EarlierAssessment.objects.create(
        assessment=second.assessment,
        number=1,
        author=second.assessment.author,
        handed_in_at=second.assessment.handed_in_at,
        judgements=[],
        reason="Buiten de portal om.",
    )
    with pytest.raises(IntegrityError, match="assessment_answered"), transaction.atomic():
        Assessment.objects.filter(pk=second.assessment.pk).update(
            state="concept", handed_in_at=None, revision=2
        )


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"reason": " "}, "reason"), ({"version": 99}, "stale")],
)
def test_what_is_wrong_is_told_and_changes_nothing(changes, code):
    member = make.all_handed_in().members.first()
    with pytest.raises(Refusal) as refusal:
        revised(member, member.assessment.author, **changes)
    assert refusal.value.code == code
    assert not EarlierAssessment.objects.exists()


def test_the_page_keeps_what_was_typed_and_hands_in_the_next_version():
    panel = make.all_handed_in()
    member = panel.members.first()
    browser, url = signed_in(member.assessment.author), address("revise", member.pk)
    first, *others = make.verdicts(panel)
    asked = {"version": 1, f"verdict_{first}": "niet", f"reasons_{first}": "", "reason": "Fout."}
    asked |= {f"verdict_{key}": "voldoet" for key in others}

    refused = browser.post(url, asked)
    assert refused.status_code == 422
    assert refused.context["form"]["reason"].value() == "Fout."

    assert browser.post(url, {**asked, f"reasons_{first}": "Te vaag."}).status_code == 302
    assert Assessment.objects.get(member=member).revision == 2


def test_the_database_lets_nothing_change_without_the_earlier_version():
    assessment = make.all_handed_in().members.first().assessment
    for change in (
        {"remark": "Anders."},
        {"state": "concept", "handed_in_at": None, "revision": 2},
    ):
        with pytest.raises(IntegrityError, match="assessment_final"), transaction.atomic():
            Assessment.objects.filter(pk=assessment.pk).update(**change)
    EarlierAssessment.objects.create(
        assessment=assessment,
        number=1,
        author=assessment.author,
        handed_in_at=assessment.handed_in_at,
        judgements=[],
        reason="Buiten de portal om.",
    )
    with pytest.raises(IntegrityError, match="revision_handed_in"), transaction.atomic():
        Assessment.objects.filter(pk=assessment.pk).update(
            state="concept", handed_in_at=None, revision=2
        )
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_declarations_are_in_the_file_all_for_the_realisatie_eenheid_the_own_for_an_assessor():
    panel = make.all_handed_in()
    mine = panel.members.first().assessment.author

    def seen(role):
        return {
            one.role_id for one in case_contents.contents_for(role, panel.application).declarations
        }

    assert seen(make.adviser()) == set(InterestDeclaration.objects.values_list("role", flat=True))
    assert seen(mine) == {mine.pk}
