"""Merging an application into another."""

from __future__ import annotations

import pytest
from post_office.models import Email

from accounts.models import RoleKind
from applications.domain.merging import merge
from applications.models import ApplicationState
from common.refusal import Refusal
from regions.models import RegionStatus
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    round_ = factories.make_round()
    return factories.make_submitted(round=round_), factories.make_submitted(round=round_)


def test_the_source_closes_with_its_provenance_and_both_are_told(pair):
    source, target = pair
    merge(source=source, target=target, by=factories.role(RoleKind.RE_ADVISER))
    source.refresh_from_db()
    source.region.refresh_from_db()
    assert (source.state, source.merged_into) == (ApplicationState.SAMENGEVOEGD, target)
    assert source.region.status == RegionStatus.SAMENGEVOEGD
    assert source.region.merged_into == target.region
    assert source.submissions.count() == 1
    mails = Email.objects.filter(context__template="applications/merged")
    assert {mail.to[0] for mail in mails} == {
        source.created_by.user.email,
        target.created_by.user.email,
    }


def test_merging_twice_changes_nothing(pair):
    source, target = pair
    by = factories.role(RoleKind.RE_LEAD)
    merge(source=source, target=target, by=by)
    sent = Email.objects.count()
    merge(source=source, target=target, by=by)
    assert Email.objects.count() == sent


@pytest.mark.parametrize("kind", [RoleKind.PENVOERDER_SIGNATORY, RoleKind.ADMIN])
def test_only_the_realisatie_eenheid_merges(pair, kind):
    source, target = pair
    with pytest.raises(Refusal) as refused:
        merge(source=source, target=target, by=factories.role(kind))
    assert refused.value.code == "wrong_role"


def test_only_within_a_round_into_another_that_is_submitted():
    by = factories.role(RoleKind.RE_LEAD)
    source = factories.make_submitted()
    draft = factories.make_application(round=source.round)
    for target, code in (
        (source, "merge_with_self"),
        (factories.make_submitted(), "other_round"),
        (draft, "target_not_open"),
    ):
        with pytest.raises(Refusal) as refused:
            merge(source=source, target=target, by=by)
        assert refused.value.code == code


def test_a_draft_is_not_merged(pair):
    draft = factories.make_application(round=pair[0].round)
    with pytest.raises(Refusal) as refused:
        merge(source=draft, target=pair[0], by=factories.role(RoleKind.RE_LEAD))
    assert refused.value.code == "wrong_state"
