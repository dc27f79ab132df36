"""Declaring an interest, and being shut out for real."""

import pytest
from post_office.models import Email

from accounts.models import RoleKind
from assessments.domain import assessing, interest
from assessments.models import Assessment, PanelMember
from common.mail import render_words
from common.refusal import Refusal

from . import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    partner = make.national_partner()
    return make.member_of(make.panel(partners=[partner]), partner)


def refused(code, **arguments):
    with pytest.raises(Refusal) as refusal:
        interest.declare(**arguments)
    assert refusal.value.code == code


def sees(role, member):
    return PanelMember.objects.visible_to(role).filter(pk=member.pk).exists()


def test_nothing_is_seen_before_declaring(member):
    role = make.assessor(member.organisation)

    assert not sees(role, member)
    assert PanelMember.objects.invited(role).get() == member


def test_without_interest_the_case_opens(member):
    role = make.free_assessor(member)

    assert sees(role, member)


def test_with_an_interest_the_person_is_shut_out(member, mails):
    role = make.assessor(member.organisation)
    before = len(mails())

    interest.declare(member=member, by=role, has_interest=True, explanation="Mijn oude werkgever.")

    assert not sees(role, member)
    assert not PanelMember.objects.invited(role).exists()
    assert [mail.to for mail in mails()[before:]] == [[member.panel.opened_by.user.email]]


def test_an_interest_holds_for_the_person_in_every_role(member):
    role = make.assessor(member.organisation)
    interest.declare(member=member, by=role, has_interest=True, explanation="Familie.")
    ministry = make.member_of(member.panel, make.ministry())
    other_role = make.assessor(make.ministry(), role.user)

    refused("declared_interest", member=ministry, by=other_role, has_interest=False)
    assert not sees(other_role, ministry)


def test_a_colleague_takes_over(member):
    interest.declare(
        member=member,
        by=make.assessor(member.organisation),
        has_interest=True,
        explanation="Familie.",
    )

    assert sees(make.free_assessor(member), member)


def test_an_interest_is_explained(member):
    role = make.assessor(member.organisation)

    refused("explanation", member=member, by=role, has_interest=True, explanation=" ")


def test_an_interest_is_not_taken_back(member):
    role = make.assessor(member.organisation)
    interest.declare(member=member, by=role, has_interest=True, explanation="Familie.")

    refused("declared_interest", member=member, by=role, has_interest=False)


def test_an_interest_found_later_shuts_out_and_discards_the_own_draft(member):
    role = make.free_assessor(member)
    assessing.save_assessment(
        member=member, judgements=make.verdicts(member.panel), remark="", version=0, by=role
    )

    interest.declare(member=member, by=role, has_interest=True, explanation="Nu gezien.")

    assert not sees(role, member)
    assert not Assessment.objects.filter(member=member).exists()


def test_after_handing_in_it_is_too_late(member):
    role = make.handed_in(member)

    refused("handed_in", member=member, by=role, has_interest=True, explanation="Nu gezien.")


def test_after_handing_in_who_declared_nothing_still_does_and_nobody_is_asked_to_judge(member):
    make.handed_in(member)
    reads, shut_out = make.assessor(member.organisation), make.assessor(member.organisation)

    interest.declare(member=member, by=reads, has_interest=False)
    interest.declare(member=member, by=shut_out, has_interest=True, explanation="Familie.")

    assert (sees(reads, member), sees(shut_out, member)) == (True, False)
    told = render_words(Email.objects.order_by("pk").last()).text
    assert "De organisatie heeft haar beoordeling ingeleverd. Die blijft staan." in told


def test_declaring_the_same_twice_changes_nothing(member):
    role = make.free_assessor(member)

    interest.declare(member=member, by=role, has_interest=False)

    assert member.declarations.count() == 1


def test_who_acts_for_a_partner_is_shut_out_whatever_is_declared(member):
    role = make.assessor(member.organisation)
    partner = member.panel.application.partners.first()
    make.role(RoleKind.PARTNER_SIGNATORY, role.user, partner.organisation)

    refused("own_organisation", member=member, by=role, has_interest=False)
    assert not PanelMember.objects.invited(role).exists()


def test_who_gets_a_role_at_a_partner_later_is_shut_out_from_then_on(member):
    role = make.free_assessor(member)
    make.role(RoleKind.PENVOERDER_EDITOR, role.user, member.panel.application.penvoerder)

    assert not sees(role, member)


def test_nobody_judges_for_two_organisations(member):
    role = make.free_assessor(member)
    ministry = make.member_of(member.panel, make.ministry())

    refused(
        "other_chair",
        member=ministry,
        by=make.assessor(make.ministry(), role.user),
        has_interest=False,
    )


def test_who_works_for_the_realisatie_eenheid_does_not_judge(member):
    role = make.assessor(member.organisation)
    make.adviser(role.user)

    refused("works_for_re", member=member, by=role, has_interest=False)


def test_nobody_declares_for_another_organisation(member):
    role = make.assessor(make.national_partner())

    refused("other_organisation", member=member, by=role, has_interest=False)


def test_an_ended_role_sees_and_does_nothing(member):
    role = make.free_assessor(member)
    role.ended_at = make.timezone.now()
    role.save()

    assert not sees(role, member)
    refused("role_ended", member=member, by=role, has_interest=True, explanation="x")
