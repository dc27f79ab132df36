"""Who comes in where, and what the others get."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.access import SIGNED_IN, classification, for_roles, public
from accounts.models import RoleKind
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]


def test_unclassified_view_is_refused_to_everybody():
    admin = factories.signed_in(factories.role(RoleKind.ADMIN))
    assert admin.get("/forgotten/").status_code == 403
    assert Client().get("/forgotten/").status_code == 403


def test_visitor_reads_public_page():
    assert Client().get("/open/").content == b"welcome"


def test_visitor_is_sent_to_sign_in_and_back():
    response = Client().get("/note/?a=1")
    assert response.status_code == 302
    assert response.url == "/account/login/?next=/note/%3Fa%3D1"


def test_part_of_a_page_takes_the_page_to_sign_in():
    response = Client().get("/note/", headers={"HX-Request": "true"})
    assert response.status_code == 401
    assert response.headers["HX-Redirect"] == "/account/login/?next=/note/"


def test_person_without_fitting_role_is_refused():
    partner = factories.signed_in(factories.role(RoleKind.PARTNER_SIGNATORY))
    assert partner.get("/penvoerder/note/").status_code == 403


def test_person_without_any_role_is_refused():
    assert factories.signed_in(factories.person()).get("/penvoerder/note/").status_code == 403


def test_person_with_fitting_role_switches_with_one_click_and_returns():
    partner = factories.role(RoleKind.PARTNER_SIGNATORY)
    penvoerder = factories.role(RoleKind.PENVOERDER_EDITOR, partner.user)
    client = factories.signed_in(partner)

    offered = client.get("/penvoerder/note/?a=1")
    assert offered.status_code == 403
    assert [role.pk for role in offered.context["other_roles"]] == [penvoerder.pk]

    chosen = client.post(
        "/rollen/kiezen/", {"role": penvoerder.pk, "next": "/penvoerder/note/?a=1"}
    )
    assert chosen.url == "/penvoerder/note/?a=1"
    assert client.get(chosen.url).status_code == 200


def test_ended_role_lets_nobody_in():
    role = factories.role(RoleKind.PENVOERDER_EDITOR)
    client = factories.signed_in(role)
    assert client.get("/penvoerder/note/").status_code == 200
    role.ended_at = role.started_at
    role.save()
    assert client.get("/penvoerder/note/").status_code == 403


def test_deactivated_person_is_signed_out():
    role = factories.role(RoleKind.PENVOERDER_EDITOR)
    client = factories.signed_in(role)
    role.user.is_active = False
    role.user.save()
    assert client.get("/penvoerder/note/").status_code == 302


def test_thing_of_another_is_not_there():
    mine, other = (factories.role(RoleKind.PENVOERDER_EDITOR) for _ in range(2))
    client = factories.signed_in(mine)
    assert client.get(f"/thing/{mine.pk}/").status_code == 200
    assert client.get(f"/thing/{other.pk}/").status_code == 404


def test_thing_of_another_own_role_offers_to_switch():
    partner = factories.role(RoleKind.PARTNER_SIGNATORY)
    penvoerder = factories.role(RoleKind.PENVOERDER_EDITOR, partner.user)
    response = factories.signed_in(partner).get(f"/thing/{penvoerder.pk}/")
    assert response.status_code == 403
    assert [role.pk for role in response.context["other_roles"]] == [penvoerder.pk]


def test_nobody_chooses_the_role_of_somebody_else():
    other = factories.role(RoleKind.ADMIN)
    client = factories.signed_in(factories.role(RoleKind.PENVOERDER_EDITOR))
    assert client.post("/rollen/kiezen/", {"role": other.pk}).status_code == 404


def test_switching_does_not_lead_to_another_site():
    role = factories.role(RoleKind.PENVOERDER_EDITOR)
    client = factories.signed_in(role)
    for address in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"):
        assert client.post("/rollen/kiezen/", {"role": role.pk, "next": address}).url == "/"


def test_next_session_begins_with_the_role_used_last():
    first = factories.role(RoleKind.PENVOERDER_EDITOR)
    second = factories.role(RoleKind.PARTNER_SIGNATORY, first.user)
    client = factories.signed_in(first.user)
    assert client.get("/rollen/").context["request"].role == first
    client.post("/rollen/kiezen/", {"role": second.pk})
    assert factories.signed_in(first.user).get("/rollen/").context["request"].role == second


def test_view_is_marked_once():
    with pytest.raises(TypeError):
        public(for_roles(RoleKind.ADMIN)(lambda request: None))


def addresses(patterns, namespace=""):
    """All views below `patterns` with the full name of their URL."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield pattern.callback, f"{namespace}{pattern.name or ''}"


def test_every_package_view_is_classified():
    unclassified = {
        name
        for view, name in addresses(get_resolver("allauth.urls").url_patterns)
        if classification(view, name) is None
    }
    assert unclassified == set()


def test_second_factor_pages_need_signing_in():
    patterns = get_resolver("allauth.urls").url_patterns
    views = {name: view for view, name in addresses(patterns)}
    assert classification(views["mfa_index"], "mfa_index") == SIGNED_IN


def test_every_view_of_the_portal_is_classified():
    unclassified = {
        name or repr(view)
        for view, name in addresses(get_resolver("onderwijsregio.urls").url_patterns)
        if classification(view, name) is None
    }
    assert unclassified == set()


def test_pages_of_who_signed_in_are_not_cached_by_others():
    response = factories.signed_in(factories.person()).get("/note/")
    assert response.headers["Cache-Control"] == "private, no-cache"
