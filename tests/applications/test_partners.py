"""Who takes part."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from applications.domain.partners import (
    add_partner,
    add_partners,
    remove_partner,
    set_contact,
)
from applications.models import Partner
from common.refusal import Refusal
from regions.models import OrganisationKind, PartnerKind
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "capacity"),
    [
        (OrganisationKind.SCHOOL_BOARD, PartnerKind.SCHOOL_BOARD),
        (OrganisationKind.TEACHER_TRAINING, PartnerKind.TEACHER_TRAINING),
        (OrganisationKind.BEROEPSGROEP, PartnerKind.BEROEPSGROEP),
        (OrganisationKind.MUNICIPALITY, PartnerKind.OTHER),
    ],
)
def test_the_capacity_follows_from_the_kind_of_organisation(kind, capacity):
    application = factories.make_application()
    partner = add_partner(
        application=application,
        organisation=factories.organisation(kind),
        by=application.created_by,
    )
    assert partner.kind == capacity


def test_an_mbo_institution_takes_part_as_school_board_or_as_trainer_of_support_staff():
    application = factories.make_application()
    browser = factories.signed_in(application.created_by)
    college = factories.organisation(sectors=["mbo"], name="Vakcollege Assen")
    page = reverse("applications:partners", args=[application.pk])
    assert "opleider van ondersteuners" in browser.get(page, {"q": college.name}).text
    browser.post(page, {"organisation": college.pk, f"kind-{college.pk}": "support_training"})
    assert Partner.objects.get(organisation=college).kind == PartnerKind.SUPPORT_TRAINING
    school = factories.organisation(sectors=["po"])
    browser.post(page, {"organisation": school.pk, f"kind-{school.pk}": "support_training"})
    assert not Partner.objects.filter(organisation=school).exists()


@pytest.mark.parametrize("kind", ["national_partner", "ocw", "re"])
def test_who_assesses_does_not_take_part(kind):
    application = factories.make_application()
    with pytest.raises(Refusal) as refused:
        add_partner(
            application=application,
            organisation=factories.organisation(kind),
            by=application.created_by,
        )
    assert refused.value.code == "cannot_take_part"


def test_a_school_board_cannot_pose_as_beroepsgroep():
    application = factories.make_application()
    with pytest.raises(Refusal) as refused:
        add_partner(
            application=application,
            organisation=factories.organisation(),
            kind=PartnerKind.BEROEPSGROEP,
            by=application.created_by,
        )
    assert refused.value.code == "kind_does_not_fit"


def test_adding_twice_gives_one_partner():
    application = factories.make_application()
    board = factories.organisation()
    for _time in range(2):
        add_partner(application=application, organisation=board, by=application.created_by)
    assert application.partners.count() == 2


def test_several_join_at_once_and_who_cannot_is_named_with_the_reason():
    application = factories.make_application()
    by = application.created_by
    back = add_partner(application=application, organisation=factories.organisation(), by=by)
    remove_partner(partner=back, by=by)
    new, ended = factories.organisation(), factories.organisation(ended_on="2026-01-01")
    outsider = factories.organisation(OrganisationKind.NATIONAL_PARTNER)
    added = add_partners(
        application=application,
        organisations=[new, back.organisation, ended, outsider, application.penvoerder, new],
        by=by,
    )
    assert [(one.organisation, one.reference) for one in added.partners] == [
        (new, "P3"),
        (back.organisation, "P2"),
    ]
    assert [one for one, _why in added.left_out] == [ended, outsider, application.penvoerder, new]
    assert all(why for _one, why in added.left_out)
    assert application.partners.count() == 3


def test_adding_many_costs_as_much_as_adding_one(django_assert_num_queries):
    application = factories.make_application()
    by = application.created_by
    assert by.is_current  # read once per request
    for number in (1, 40):
        boards = [factories.organisation() for _time in range(number)]
        with django_assert_num_queries(9):
            add_partners(application=application, organisations=boards, by=by)


def test_a_partner_that_signed_can_be_taken_off_and_put_back_with_its_signature():
    application = factories.make_signed()
    by = application.created_by
    partner = application.partners.exclude(organisation=application.penvoerder).first()
    remove_partner(partner=partner, by=by)
    assert partner.pk not in application.partners.values_list("pk", flat=True)
    back = add_partner(application=application, organisation=partner.organisation, by=by)
    assert back.pk == partner.pk
    assert back.signatures.count() == 1
    assert Partner.objects.filter(pk=partner.pk).exists()


def test_the_penvoerder_stays():
    application = factories.make_application()
    with pytest.raises(Refusal) as refused:
        remove_partner(partner=application.partners.get(), by=application.created_by)
    assert refused.value.code == "penvoerder_stays"


def test_who_signs_can_change_after_submission_but_who_takes_part_cannot():
    application = factories.make_submitted()
    by = application.created_by
    partner = application.partners.exclude(organisation=application.penvoerder).first()
    changed = set_contact(partner=partner, name="Nieuw", email="Nieuw@Voorbeeld.example", by=by)
    assert changed.contact_email == "nieuw@voorbeeld.example"
    with pytest.raises(Refusal):
        remove_partner(partner=partner, by=by)
    with pytest.raises(Refusal):
        add_partner(application=application, organisation=factories.organisation(), by=by)


def test_a_stranger_changes_nothing():
    application = factories.make_application(complete=True)
    stranger = factories.make_application().created_by
    partner = application.partners.exclude(organisation=application.penvoerder).first()
    for act in (
        lambda: remove_partner(partner=partner, by=stranger),
        lambda: set_contact(partner=partner, name="", email="x@voorbeeld.example", by=stranger),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == "not_editable"


def test_a_party_keeps_its_reference_and_nobody_gets_it_again():
    application = factories.make_application()
    by = application.created_by
    first = add_partner(application=application, organisation=factories.organisation(), by=by)
    remove_partner(partner=first, by=by)
    second = add_partner(application=application, organisation=factories.organisation(), by=by)
    back = add_partner(application=application, organisation=first.organisation, by=by)
    assert (first.reference, second.reference, back.reference) == ("P2", "P3", "P2")


def test_the_reference_of_a_party_cannot_be_changed():
    application = factories.make_application()
    with pytest.raises(DatabaseError), transaction.atomic():
        application.partners.update(reference="P9")
