"""The page frame: the navigation, for whom one acts, and the pages that are there for all."""

from __future__ import annotations

import pytest
from django.template.loader import get_template
from django.urls import resolve, reverse

from accounts.access import PACKAGE_VIEWS, classification
from accounts.models import RoleKind
from onderwijsregio.navigation import ENTRIES, NO_ROLE, PUBLIC, SIGNED_IN
from tests import factories, markup
from tests.markup import find


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.url_name)
def test_navigation_leads_only_where_one_may_go(entry):
    match = resolve(reverse(entry.url_name))
    access = classification(match.func, match.view_name)
    if entry.audience in {PUBLIC, NO_ROLE}:
        assert not access.needs_sign_in
    elif entry.audience == SIGNED_IN:
        assert access.kinds is None
    else:
        assert access.kinds is None or set(entry.audience) <= access.kinds


@pytest.mark.django_db
@pytest.mark.parametrize("kind", RoleKind)
def test_frame_says_for_whom_one_acts_and_where_one_is(kind, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    role = factories.role(kind)
    page = markup.page(factories.signed_in(role).get("/privacy/").content)
    assert role.organisation.name in find(page, ".role-bar")[0].text_content()
    assert not find(page, ".role-bar a")
    assert not find(page, ".site-nav [aria-current]")
    home = markup.page(factories.signed_in(role).get("/").content)
    assert len(find(home, ".site-nav [aria-current=page]")) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("kind", RoleKind)
def test_navigation_has_at_most_seven_entries_and_none_twice(kind, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    page = markup.page(factories.signed_in(factories.role(kind)).get("/privacy/").content)
    labels = [markup.text(link) for link in find(page, ".site-nav a")]
    assert len(set(labels)) == len(labels) <= 7


@pytest.mark.django_db
def test_only_who_has_several_roles_is_offered_to_switch():
    role = factories.role(RoleKind.PENVOERDER_EDITOR)
    factories.role(RoleKind.PARTNER_SIGNATORY, user=role.user)
    page = markup.page(factories.signed_in(role).get("/privacy/").content)
    assert find(page, ".role-bar a")[0].get("href") == reverse("accounts:roles")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/toegankelijkheid/", "/privacy/", "/account/login/"])
def test_page_for_all_opens_in_both_languages(client, address):
    for language, heading_of_link in (("nl", "Naar de inhoud"), ("en", "Skip to content")):
        client.post("/taal/", {"language": language, "next": "/"})
        page = markup.page(client.get(address).content)
        assert page.get("lang") == language
        assert find(page, ".skip-links a")[0].text_content() == heading_of_link
        assert len(find(page, "h1")) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("demo", [True, False])
def test_demo_banner_shows_in_the_demo_only(client, settings, demo):
    settings.DEMO = demo
    page = markup.page(client.get("/").content)
    assert bool(find(page, ".demo-banner")) is demo


def test_error_page_needs_neither_request_nor_database():
    assert "Er ging iets mis" in get_template("500.html").render()


@pytest.mark.django_db
def test_page_that_is_not_there_says_so_and_leads_on(client):
    response = client.get("/bestaat-niet/")
    assert response.status_code == 404
    assert "Deze pagina is er niet" in response.content.decode()


# allauth's answers to a browser's own script; they have no page.
NO_PAGE = {"set_language", "mfa_login_webauthn", "mfa_download_recovery_codes"}


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(set(PACKAGE_VIEWS) - NO_PAGE))
def test_every_page_of_allauth_is_drawn_here(name, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    arguments = {
        "account_confirm_email": ["sleutel"],
        "account_reset_password_from_key": ["1", "sleutel"],
        "mfa_edit_webauthn": [1],
        "mfa_remove_webauthn": [1],
    }
    if PACKAGE_VIEWS[name].needs_sign_in:
        client = factories.signed_in(factories.role(RoleKind.PENVOERDER_EDITOR))
    response = client.get(reverse(name, args=arguments.get(name)), follow=True)
    assert response.status_code in {200, 404}
    page = markup.page(response.content)
    assert find(page, "body.frame main h1")
