"""The penvoerder searches, filters and sorts the applications of the own organisation."""

import pytest
from django.urls import reverse

from accounts.models import RoleKind
from tests.factories import make_application, make_submitted, role, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def signatory():
    return role(RoleKind.PENVOERDER_SIGNATORY)


def names(signatory, **asked):
    response = signed_in(signatory).get(reverse("applications:list"), asked)
    return [row.application.name for row in response.context["rows"]]


def test_own_applications_are_found_with_a_slip_of_typing_and_by_state(signatory):
    make_application(by=signatory, region_name="Krommerijn")
    sent = make_submitted(by=signatory, region_name="Beveland")
    make_submitted(region_name="Krommerijn van een ander")

    assert names(signatory) == ["Beveland", "Krommerijn"]
    assert names(signatory, sort="-name") == ["Krommerijn", "Beveland"]
    assert names(signatory, q="kromme") == names(signatory, q="kromerijn") == ["Krommerijn"]
    assert names(signatory, q=sent.number) == ["Beveland"]
    assert names(signatory, state="concept") == ["Krommerijn"]
    assert names(signatory, q="zzzzz") == []


def test_few_applications_are_shown_without_a_filter(signatory):
    make_application(by=signatory)
    page = signed_in(signatory).get(reverse("applications:list")).content.decode()
    assert 'role="search"' not in page
