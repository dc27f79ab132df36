"""Lists that can be searched, filtered and sorted; what makes no sense is passed over."""

import pytest
from django.http import QueryDict
from django.template import engines

from accounts.filters import PeopleFilter
from accounts.models import RoleKind
from accounts.queries import people
from common.filters import paged
from tests import factories
from tests.markup import find, fragment, text

pytestmark = pytest.mark.django_db


def asked(query):
    return PeopleFilter(QueryDict(query), people())


@pytest.fixture
def three():
    for name, email in (("Cas", "a@x.example"), ("Bea", "c@x.example"), ("Ans", "b@x.example")):
        factories.role(RoleKind.ADMIN, factories.person(name, email=email))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Ans", "Bea", "Cas"]),
        ("q=%20&kind=&sort=&page=", ["Ans", "Bea", "Cas"]),
        ("kind=koning&sort=achternaam&page=veel", ["Ans", "Bea", "Cas"]),
        ("sort=email", ["Cas", "Ans", "Bea"]),
        ("sort=newest", ["Ans", "Bea", "Cas"]),
        ("q=cas+x&kind=admin", ["Cas"]),
        ("kind=assessor", []),
    ],
)
def test_a_list_answers_what_is_asked_and_passes_over_nonsense(three, query, names):
    assert [person.name for person in asked(query).page()] == names


@pytest.mark.parametrize(
    ("query", "filtered"),
    [("", False), ("sort=email", False), ("kind=koning", False), ("kind=admin", True)],
)
def test_a_list_is_filtered_when_less_than_everything_is_asked(query, filtered):
    assert asked(query).is_filtered is filtered


def test_the_form_shows_what_was_asked_and_no_errors():
    template = engines["django"].from_string("{% load components %}{% list_filter shown %}")
    form = fragment(template.render({"shown": asked("q=bea&kind=koning&sort=email")}))
    assert [field.get("value") for field in find(form, "input")] == ["bea"]
    assert [option.get("value") for option in find(form, "option[selected]")] == ["", "email"]
    assert find(form, ".utrecht-form-field--invalid") == []
    assert [text(label) for label in find(form, "label")] == [
        "Naam, e-mailadres of organisatie",
        "Rol",
        "Sorteren op",
    ]


@pytest.mark.parametrize(("page", "number"), [("2", 2), ("99", 3), ("-1", 3), ("x", 1), ("", 1)])
def test_a_page_that_is_not_there_is_the_nearest(page, number):
    assert paged(range(120), QueryDict(f"page={page}")).number == number
