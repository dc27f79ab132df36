"""Saving and handing in an assessment, and who sees it when."""

import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from assessments.domain import assessing
from assessments.domain.judging import Incomplete, Typed
from assessments.models import Assessment, Judgement
from common.refusal import Refusal

from . import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    partner = make.national_partner()
    return make.member_of(make.panel(partners=[partner]), partner)


def save(member, by, act=assessing.save_assessment, **values):
    values = {"judgements": make.verdicts(member.panel), "remark": "", "version": 0, **values}
    return act(member=member, by=by, **values)


def refused(code, member, by, act=assessing.save_assessment, **values):
    with pytest.raises(Refusal) as refusal:
        save(member, by, act, **values)
    assert refusal.value.code == code


def visible(role):
    return list(Assessment.objects.visible_to(role).order_by("pk"))


def test_a_draft_is_kept_with_gaps(member):
    by = make.free_assessor(member)
    first, _second = make.verdicts(member.panel)

    assessment = save(member, by, judgements={first: Typed("deels")}, remark="Nog lezen")

    assert (assessment.state, assessment.version, assessment.remark) == ("concept", 1, "Nog lezen")
    assert assessment.judgements.get().verdict == "deels"


def test_saving_the_same_again_is_no_new_version(member):
    by = make.free_assessor(member)
    save(member, by)

    assert save(member, by, version=1).version == 1


def test_what_a_colleague_saved_meanwhile_is_not_overwritten(member):
    one, two = make.free_assessor(member), make.free_assessor(member)
    save(member, one, remark="Van de een")

    refused("stale", member, two, remark="Van de ander")

    assert Assessment.objects.get(member=member).remark == "Van de een"


def test_without_a_declaration_nothing_can_be_saved(member):
    refused("not_yours", member, make.assessor(member.organisation))


def test_every_criterion_must_be_judged_before_handing_in(member):
    by = make.free_assessor(member)
    first, second = make.verdicts(member.panel)

    with pytest.raises(Incomplete) as refusal:
        save(member, by, assessing.hand_in, judgements={first: Typed("voldoet")})

    assert list(refusal.value.missing) == [second]


@pytest.mark.parametrize("verdict", ["deels", "niet"])
def test_what_is_not_fully_met_needs_reasons(member, verdict):
    by = make.free_assessor(member)
    judgements = make.verdicts(member.panel, verdict, "  ")

    with pytest.raises(Incomplete) as refusal:
        save(member, by, assessing.hand_in, judgements=judgements)

    assert list(refusal.value.missing) == list(judgements)


def test_handed_in_is_final(member):
    by = make.handed_in(member)

    refused("handed_in", member, by, version=1)
    refused("handed_in", member, by, assessing.hand_in, version=1)


def test_an_unknown_verdict_is_refused():
    with pytest.raises(Refusal):
        Typed("misschien")


def test_the_realisatie_eenheid_is_told_when_all_are_in(mails):
    panel = make.panel()
    before = len(mails())

    make.all_handed_in(panel)

    assert [mail.to for mail in mails()[before:]] == [[panel.opened_by.user.email]]


def test_others_are_seen_after_handing_in_the_own(member):
    ministry = make.member_of(member.panel, make.ministry())
    make.handed_in(ministry)
    by = make.free_assessor(member)
    assert visible(by) == []

    save(member, by)
    assert visible(by) == [member.assessment]

    save(member, by, assessing.hand_in, version=1)
    assert visible(by) == list(Assessment.objects.order_by("pk"))


def test_a_draft_of_another_is_never_seen(member):
    ministry = make.member_of(member.panel, make.ministry())
    save(ministry, make.free_assessor(ministry))

    by = make.handed_in(member)

    assert visible(by) == [member.assessment]


def test_the_realisatie_eenheid_reads_what_was_handed_in(member):
    adviser = make.adviser()
    by = make.free_assessor(member)
    save(member, by)
    assert visible(adviser) == []

    save(member, by, assessing.hand_in, version=1)
    assert visible(adviser) == [member.assessment]


@pytest.mark.parametrize(
    "role",
    [
        lambda member: make.role("admin"),
        lambda member: make.role("penvoerder_editor", at=member.panel.application.penvoerder),
        lambda member: make.role("penvoerder_signatory", at=member.panel.application.penvoerder),
        lambda member: make.role(
            "partner_signatory", at=member.panel.application.partners.last().organisation
        ),
        lambda member: make.assessor(make.national_partner()),
        lambda member: make.assessor(member.organisation),
        lambda member: None,
    ],
)
def test_nobody_else_sees_an_assessment(member, role):
    make.handed_in(member)

    assert visible(role(member)) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE assessments_assessment SET remark = 'anders'",
        "UPDATE assessments_assessment SET state = 'concept', handed_in_at = NULL",
        "DELETE FROM assessments_assessment",
        "UPDATE assessments_judgement SET verdict = 'niet', reasons = 'x'",
        "DELETE FROM assessments_judgement",
    ],
)
def test_the_database_keeps_what_was_handed_in(member, statement):
    make.handed_in(member)

    with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
        connection.cursor().execute(statement)


def test_the_database_refuses_an_incomplete_assessment(member):
    by = make.free_assessor(member)
    save(member, by, judgements={})
    save(member, by, judgements={}, remark="Leeg")

    with pytest.raises(IntegrityError, match="assessment_criteria"), transaction.atomic():
        Assessment.objects.update(state="ingeleverd", handed_in_at=make.timezone.now())


def test_the_database_refuses_an_author_with_an_interest(member):
    by = make.free_assessor(member)
    save(member, by)
    with pytest.raises(IntegrityError, match="assessment_interest"), transaction.atomic():
        member.declarations.update(has_interest=True, explanation="Familie")
        Assessment.objects.update(state="ingeleverd", handed_in_at=make.timezone.now())

    with pytest.raises(IntegrityError, match="interest_ends_judging"), transaction.atomic():
        member.declarations.update(has_interest=True, explanation="Familie")
        connection.check_constraints()


def test_the_database_adds_no_judgement_to_what_was_handed_in(member):
    make.handed_in(member)
    judgement = Judgement.objects.first()

    with pytest.raises(IntegrityError, match="judgement_final"), transaction.atomic():
        Judgement.objects.create(
            assessment=judgement.assessment, criterion=make.lenient_round().criteria.first()
        )
