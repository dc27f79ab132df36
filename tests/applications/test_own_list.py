"""The penvoerder searches, filters and sorts the applications of the own organisation."""

import pytest
from django.urls import reverse

from accounts.models import RoleKind
from tests.common.test_exports import as_csv
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


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_list_and_its_file_take_the_same_queries_whatever_their_length(
    rows, signatory, django_assert_num_queries
):
    for number in range(rows):
        make_application(by=signatory, region_name=f"Regio {number}")
    browser, page = signed_in(signatory), reverse("applications:list")
    browser.get(page)

    # The last is how many there are of all.
    with django_assert_num_queries(8):
        assert len(browser.get(page, {"state": "concept"}).context["rows"]) == rows
    with django_assert_num_queries(5):
        assert len(as_csv(browser.get(page, {"export": "csv"}))) == rows + 1


def test_the_file_of_own_applications_is_what_one_sees_and_holds_no_formula(signatory):
    make_application(by=signatory, region_name="=Krommerijn")
    make_application(region_name="Van een ander")

    lines = as_csv(signed_in(signatory).get(reverse("applications:list"), {"export": "csv"}))

    assert lines[0][:3] == ["Nummer", "Regio", "Status"]
    assert [line[1:3] for line in lines[1:]] == [["'=Krommerijn", "concept"]]


def test_a_penvoerder_keeps_a_view_of_the_own_list(signatory):
    make_application(by=signatory)
    browser, address = signed_in(signatory), reverse("applications:list")
    browser.post(
        reverse("accounts:save_view"),
        {"name": "Concepten", "list_name": "applications:list", "query": "state=concept"},
    )

    assert "Concepten</a>" in " ".join(browser.get(address).text.split())
