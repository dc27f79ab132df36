"""Keeping what one asks of a list under a name, and finding it above the list."""

import pytest
from django.urls import reverse

from accounts.domain.saved_views import LONGEST_QUERY, MOST_VIEWS, views_of
from accounts.models import RoleKind
from tests.factories import role, signed_in
from tests.markup import find, page, text

pytestmark = pytest.mark.django_db

LIST = "assessments:worklist"


@pytest.fixture(autouse=True)
def second_factor_off(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def adviser():
    return role(RoleKind.RE_ADVISER)


@pytest.fixture
def visitor(adviser):
    return signed_in(adviser)


def save(visitor, name, query, list_name=LIST):
    sent = {"name": name, "list_name": list_name, "query": query}
    return visitor.post(reverse("accounts:save_view"), sent)


def shown(visitor, query=""):
    content = page(visitor.get(f"{reverse(LIST)}?{query}").content)
    return [(text(link), link.get("href")) for link in find(content, "nav .chips a")]


def test_a_view_is_kept_found_and_deleted(visitor, adviser):
    response = save(visitor, "Mijn panels", "step=panel&page=3&sort=name&q=&export=csv&chosen=all")

    assert response["Location"] == f"{reverse(LIST)}?sort=name&step=panel"
    assert shown(visitor) == [("Mijn panels", f"{reverse(LIST)}?sort=name&step=panel")]
    here = page(visitor.get(f"{reverse(LIST)}?step=panel&sort=name&page=2").content)
    assert text(find(here, "nav .chips [aria-current]")[0]) == "Mijn panels"
    assert "Verwijder de weergave Mijn panels" in text(here)

    sent = {"name": "Mijn panels", "list_name": LIST}
    assert visitor.post(reverse("accounts:drop_view"), sent)["Location"] == reverse(LIST)
    assert shown(visitor) == []


def test_the_same_name_keeps_the_newest_and_another_list_its_own(visitor, adviser):
    save(visitor, "Mijn", "step=panel")
    save(visitor, "Mijn", "step=joint")
    save(visitor, "Mijn", "status=open", "applications:rounds")

    adviser.user.refresh_from_db()
    assert [view.query for view in views_of(adviser.user, LIST)] == ["step=joint"]
    assert [view.query for view in views_of(adviser.user, "applications:rounds")] == ["status=open"]


def test_nobody_sees_or_deletes_the_views_of_another(visitor, adviser):
    save(visitor, "Mijn", "step=panel")
    other = signed_in(role(RoleKind.RE_ADVISER))

    assert shown(other) == []
    other.post(reverse("accounts:drop_view"), {"name": "Mijn", "list_name": LIST})
    assert len(shown(visitor)) == 1


@pytest.mark.parametrize(
    ("name", "query", "list_name", "words"),
    [
        ("", "step=panel", LIST, "Geef de weergave een naam."),
        ("x" * 61, "step=panel", LIST, "60"),
        ("Mijn", "page=2&q=", LIST, "Filter of sorteer eerst de lijst"),
        ("Mijn", "q=" + "x" * LONGEST_QUERY, LIST, "te lang"),
        ("Mijn", "step=panel", "https://elders.example", "Deze lijst bestaat niet meer."),
    ],
)
def test_what_cannot_be_kept_is_told_and_nothing_typed_is_lost(
    visitor, adviser, name, query, list_name, words
):
    response = save(visitor, name, query, list_name)

    assert response.status_code == 422
    assert words in response.content.decode()
    fields = {
        field.get("name"): field.get("value")
        for field in find(page(response.content), "main input")
    }
    assert (fields["name"] or "", fields["query"]) == (name, query)
    adviser.user.refresh_from_db()
    assert adviser.user.saved_views == []


def test_there_are_at_most_twenty_views(visitor):
    for number in range(MOST_VIEWS):
        save(visitor, f"Weergave {number}", "step=panel")

    assert "U hebt 20 weergaven." in save(visitor, "Nog een", "step=panel").content.decode()
    assert len(shown(visitor)) == MOST_VIEWS


def test_deleting_leads_nowhere_else(visitor):
    sent = {"name": "x", "list_name": "https://elders.example"}
    assert visitor.post(reverse("accounts:drop_view"), sent)["Location"] == reverse("home")
