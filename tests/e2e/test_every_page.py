"""Every page of the portal, seen by whoever may see it: accessible, and fitting 320 pixels."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from django.urls import get_resolver, reverse

from accounts.models import Role, RoleKind
from tests.e2e import places
from tests.e2e.people import Anyone, Person

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize(
    ("email", "kind", "tour"), places.TOURS, ids=[email.split("@")[0] for email, *_ in places.TOURS]
)
def test_every_page_of_a_role_is_accessible(demo_live, new_context, email, kind, tour) -> None:
    person = Person(new_context(), email)
    person.signs_in()
    visit(person, tour(role_in_demo(email, kind)))


def test_every_public_page_is_accessible(demo_live, new_context) -> None:
    visit(Anyone(new_context()), places.public())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_component_is_accessible_in_light_and_in_dark(demo_live, new_context, scheme) -> None:
    Anyone(new_context(color_scheme=scheme)).opens("/ontwikkeling/componenten/")


def test_every_page_of_ones_own_account_is_accessible(demo_live, new_context) -> None:
    person = Person(new_context(), places.TOURS[-1][0])
    person.signs_in()
    visit(person, places.account())


def test_no_page_of_the_portal_is_left_out(demo_live) -> None:
    seen = {name for tour in (places.public(), places.account()) for name, _arguments in tour}
    for email, kind, tour in places.TOURS:
        seen |= {name for name, _arguments in tour(role_in_demo(email, kind))}
    assert pages_of_the_portal() - seen == set()


def role_in_demo(email: str, kind: RoleKind) -> Role:
    """The role of this kind of somebody in the demo."""
    return Role.objects.current().get(user__email=email, kind=kind)


def visit(person: Person, tour: Iterable[places.Place]) -> None:
    """Open every page of a tour."""
    for name, arguments in tour:
        person.opens(reverse(name, args=arguments))


def pages_of_the_portal() -> set[str]:
    """The names of all addresses that show a page."""
    names = set(names_in(get_resolver()))
    return names - places.NO_PAGES - places.ALONG_A_WAY


def names_in(resolver, prefix: str = ""):
    """Every name in the URL configuration, with its namespace."""
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from names_in(pattern, prefix + space)
        elif pattern.name:
            yield prefix + pattern.name
