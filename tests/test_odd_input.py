"""What no browser sends, but somebody might: it gets an answer, never an error of the portal."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import RoleKind
from tests.factories import make_application, role, signed_in

pytestmark = pytest.mark.django_db

NUL = "%00"
TOO_LONG = "9" * 5000


def test_a_search_passes_over_characters_that_the_database_does_not_take():
    answer = Client().get(f"{reverse('regions:list')}?q=%0{NUL}0a&province=x{NUL}")

    assert answer.status_code == 200


@pytest.mark.parametrize(
    "name", ["people:list", "regions:choose", "regions:register", "correspondence:outbox"]
)
def test_searches_of_administrators_do_so_too(name, settings):
    settings.SECOND_FACTOR_REQUIRED = False

    answer = signed_in(role(RoleKind.ADMIN)).get(f"{reverse(name)}?q=a{NUL}b")

    assert answer.status_code == 200


def test_a_number_of_an_organisation_that_no_register_has_is_not_found():
    draft = make_application()
    partners = reverse("applications:partners", args=[draft.pk])

    answer = signed_in(draft.created_by).post(partners, {"organisation": TOO_LONG})

    assert answer.status_code == 302
    assert draft.partners.count() == make_application().partners.count()


@pytest.mark.parametrize("typed", [TOO_LONG, "-1", "two", ""])
def test_an_unknown_version_overwrites_nobody_and_loses_nothing_that_was_typed(typed):
    draft = make_application(complete=True)
    before = draft.plan.governance
    part = reverse("applications:section", args=[draft.pk, "governance"])

    answer = signed_in(draft.created_by).post(part, {"version": typed, "governance": "Samen"})

    draft.plan.refresh_from_db()
    assert draft.plan.governance == before
    assert "Samen" in answer.content.decode()


def test_an_address_of_a_letter_passes_over_them_too():
    client = signed_in(role(RoleKind.PENVOERDER_EDITOR))

    answer = client.get(f"/brieven/OR-2026-{NUL}9999/")

    assert answer.status_code == 404


def test_a_form_that_says_it_is_written_in_another_way_is_read_as_ours():
    form = "application/x-www-form-urlencoded; charset=utf-7"

    answer = Client(enforce_csrf_checks=True).post(
        reverse("account_login"), "login=a", content_type=form
    )

    assert answer.status_code == 403


def test_a_form_without_anything_in_it_empties_no_section():
    draft = make_application(complete=True)
    before = draft.plan.governance.governance
    part = reverse("applications:section", args=[draft.pk, "governance"])

    signed_in(draft.created_by).post(part, "governance=x", content_type="text/plain")

    draft.plan.governance.refresh_from_db()
    assert (draft.plan.governance.governance, before != "") == (before, True)
