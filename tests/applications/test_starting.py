"""Starting an application."""

from __future__ import annotations

from datetime import timedelta

import pytest

from accounts.models import RoleKind
from applications.domain.starting import start_application
from applications.domain.withdrawing import withdraw
from applications.models import SectionKind
from common.refusal import Refusal
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_started_application_is_laid_out_with_the_penvoerder_as_first_partner():
    by = factories.role(RoleKind.PENVOERDER_EDITOR)
    application = start_application(round=factories.make_round(), region_name="Waterland", by=by)
    assert application.is_draft
    assert application.region.name == "Waterland"
    kinds = application.plan.sections.values_list("kind", flat=True)
    assert sorted(kinds) == sorted(SectionKind.values)
    assert application.plan.function_plans.count() == 5
    partner = application.partners.get()
    assert (partner.organisation, partner.name) == (by.organisation, by.organisation.name)


@pytest.mark.parametrize("kind", [RoleKind.PARTNER_SIGNATORY, RoleKind.RE_LEAD, RoleKind.ADMIN])
def test_only_people_of_a_penvoerder_start(kind):
    with pytest.raises(Refusal) as refused:
        start_application(
            round=factories.make_round(), region_name="Waterland", by=factories.role(kind)
        )
    assert refused.value.code == "wrong_role"


def test_a_round_that_is_not_open_yet_can_be_prepared_for():
    round_ = factories.make_round(opens_in_days=5, closes_in_days=30)
    assert factories.make_application(round=round_).is_draft


def test_a_closed_round_takes_nothing_new():
    round_ = factories.make_round()
    by = factories.role(RoleKind.PENVOERDER_EDITOR)
    second = timedelta(seconds=1)
    start_application(round=round_, region_name="Eerste", by=by, at=round_.closes_at)
    with pytest.raises(Refusal) as refused:
        start_application(round=round_, region_name="B", by=by, at=round_.closes_at + second)
    assert refused.value.code == "round_closed"


def test_a_region_has_one_application_in_a_round_until_it_is_withdrawn():
    first = factories.make_application()
    by = first.created_by
    with pytest.raises(Refusal) as refused:
        start_application(round=first.round, region=first.region, by=by)
    assert refused.value.code == "already_started"
    withdraw(application=first, by=by, reason="Wij gaan samen verder.")
    assert start_application(round=first.round, region=first.region, by=by).is_draft


def test_the_region_of_another_penvoerder_is_refused():
    region = factories.make_application().region
    stranger = factories.role(RoleKind.PENVOERDER_SIGNATORY)
    with pytest.raises(Refusal) as refused:
        start_application(round=factories.make_round(), region=region, by=stranger)
    assert refused.value.code == "not_own_region"
