"""Every page of the portal, seen by whoever may see it: accessible, and fitting 320 pixels."""

from __future__ import annotations

import pytest
from django.urls import get_resolver, reverse

from accounts.models import Role
from tests.e2e import places
from tests.e2e.people import Anyone, Person

pytestmark = pytest.mark.e2e


def test_every_page_is_accessible(demo_live, new_context) -> None:
    visited = {name for name, _arguments in visits(Anyone(new_context()), places.public())}
    for email, kind, tour in places.TOURS:
        person = Person(new_context(), email)
        person.signs_in()
        role = Role.objects.current().get(user__email=email, kind=kind)
        visited |= {name for name, _arguments in visits(person, tour(role))}
    visited |= {name for name, _arguments in visits(person, places.account())}
    assert pages_of_the_portal() - visited == set()


def visits(person: Person, tour) -> list[places.Place]:
    """Open every page of a tour; return which they were."""
    seen = []
    for name, arguments in tour:
        person.opens(reverse(name, args=arguments))
        seen.append((name, arguments))
    return seen


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
