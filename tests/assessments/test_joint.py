"""The joint outcome and the answers to it."""

import pytest
from django.db import IntegrityError, connection, transaction

from assessments.domain import joint
from assessments.domain.judging import Incomplete, Typed
from assessments.models import JointOutcome
from common.refusal import Refusal

from . import factories as make

pytestmark = pytest.mark.django_db


def write(panel, **values):
    values = {
        "judgements": make.verdicts(panel),
        "advice": "",
        "advises": "definitief",
        "version": 0,
        **values,
    }
    return joint.write_joint_outcome(panel=panel, by=values.pop("by", make.adviser()), **values)


def refused(code, act, **values):
    with pytest.raises(Refusal) as refusal:
        act(**values)
    assert refusal.value.code == code


def endorse(member, **values):
    values = {"version": 1, "agrees": True, "by": member.assessment.author, **values}
    return joint.endorse(member=member, **values)


def test_it_is_written_when_all_have_handed_in():
    panel = make.panel()
    member = panel.members.first()
    make.handed_in(member)

    with pytest.raises(Refusal) as refusal:
        write(panel)

    assert refusal.value.code == "not_all_handed_in"
    assert str(panel.members.exclude(pk=member.pk).get()) in str(refusal.value)


def test_each_change_is_a_version_and_saving_the_same_is_not():
    panel = make.all_handed_in()
    first, _second = make.verdicts(panel)

    assert write(panel).version == 1
    assert write(panel, version=1).version == 1
    assert write(panel, version=1, judgements={first: Typed("niet", "Te vaag")}).version == 2


def test_two_advisers_at_once_do_not_overwrite_each_other():
    panel = make.all_handed_in()
    write(panel, advice="Van de een")

    with pytest.raises(Refusal) as refusal:
        write(panel, advice="Van de ander")

    assert refusal.value.code == "stale"


def test_it_is_proposed_when_every_criterion_has_a_verdict_with_reasons():
    panel = make.all_handed_in()
    first, second = make.verdicts(panel)
    write(panel, judgements={first: Typed("deels")})

    with pytest.raises(Incomplete) as refusal:
        joint.propose(panel=panel, by=make.adviser())

    assert list(refusal.value.missing) == [first, second]


def test_proposing_asks_every_organisation_once(mails):
    panel = make.all_handed_in()
    write(panel)
    before = len(mails())

    joint.propose(panel=panel, by=make.adviser())
    joint.propose(panel=panel, by=make.adviser())

    asked = {member.assessment.author.user.email for member in panel.members.all()}
    assert sorted(mail.to[0] for mail in mails()[before:]) == sorted(asked)


def test_it_is_not_proposed_without_an_advised_outcome():
    panel = make.all_handed_in()
    write(panel, advises="")

    refused("no_advice", joint.propose, panel=panel, by=make.adviser())


@pytest.mark.parametrize(
    ("verdict", "advises", "is_refused"),
    [
        ("voldoet", "afgewezen", True),
        ("voldoet", "voorlopig", False),
        ("deels", "definitief", True),
        ("niet", "definitief", True),
        ("deels", "voorlopig", False),
        ("deels", "afgewezen", False),
    ],
)
def test_the_panel_does_not_advise_against_its_own_verdicts(verdict, advises, is_refused):
    panel = make.all_handed_in()
    write(panel, judgements=make.verdicts(panel, verdict, "Te vaag."), advises=advises)

    if is_refused:
        refused("advice_against_verdicts", joint.propose, panel=panel, by=make.adviser())
    else:
        assert joint.propose(panel=panel, by=make.adviser()).proposed_at is not None


def test_another_advised_outcome_is_a_new_version():
    panel = make.all_handed_in()
    write(panel, advises="definitief")

    assert write(panel, version=1, advises="voorlopig").version == 2


def test_it_is_complete_when_everyone_ocw_included_has_answered():
    panel = make.proposed()
    one, two = panel.members.all()
    endorse(one)
    assert not joint.is_complete(panel)

    endorse(two, agrees=False, remark="Wij zien het anders.")
    assert joint.is_complete(panel)


def test_a_disagreement_is_explained():
    panel = make.proposed()

    refused("remark", endorse, member=panel.members.first(), agrees=False)


def test_answers_lapse_with_a_new_version():
    panel = make.answered()
    first, _second = make.verdicts(panel)
    weak = {first: Typed("deels", "Te vaag")}
    write(panel, version=1, judgements=weak, advises="voorlopig")

    assert not joint.is_complete(panel)
    refused("not_proposed", endorse, member=panel.members.first(), version=2)
    joint.propose(panel=panel, by=make.adviser())
    refused("stale", endorse, member=panel.members.first(), version=1)
    for member in panel.members.all():
        endorse(member, version=2)
    assert joint.is_complete(panel)


def test_an_answer_may_change_until_a_decision_is_prepared():
    panel = make.answered()
    member = panel.members.first()

    endorse(member, agrees=False, remark="Toch niet.")
    assert member.endorsements.get().agrees is False

    make.prepared(panel.application, dissent_response="Gewogen.")
    refused("decision_prepared", endorse, member=member)
    refused("decision_prepared", write, panel=panel, version=1, advice="Anders")


def test_only_assessors_without_interest_answer():
    panel = make.proposed()
    member = panel.members.first()

    refused("not_yours", endorse, member=member, by=make.assessor(member.organisation))
    refused("wrong_role", endorse, member=member, by=make.adviser())


def test_assessors_see_a_joint_outcome_when_it_is_proposed():
    panel = make.all_handed_in()
    role = panel.members.first().assessment.author
    write(panel)
    assert not JointOutcome.objects.visible_to(role).exists()
    assert JointOutcome.objects.visible_to(make.adviser()).exists()

    joint.propose(panel=panel, by=make.adviser())
    assert JointOutcome.objects.visible_to(role).exists()
    assert not JointOutcome.objects.visible_to(make.assessor(make.ministry())).exists()
    assert not JointOutcome.objects.visible_to(make.role("admin")).exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE assessments_jointoutcome SET version = 2",
        "UPDATE assessments_jointjudgement SET verdict = 'niet', reasons = 'x'",
        "DELETE FROM assessments_jointjudgement",
        "UPDATE assessments_endorsement SET agrees = false, remark = 'x'",
        "DELETE FROM assessments_endorsement",
    ],
)
def test_the_database_keeps_what_a_decision_rests_on(statement):
    make.prepared()

    with pytest.raises(IntegrityError, match="joint_outcome_locked"), transaction.atomic():
        connection.cursor().execute(statement)


def test_the_database_refuses_an_answer_to_another_version():
    panel = make.answered()
    endorsement = panel.joint_outcome.endorsements.first()

    with pytest.raises(IntegrityError, match="endorsement_version"), transaction.atomic():
        type(endorsement).objects.filter(pk=endorsement.pk).update(version=7)
