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


def shown(tag, query, page=None):
    template = engines["django"].from_string("{% load components %}" + tag)
    return fragment(template.render({"shown": asked(query), "page": page}))


def test_each_active_filter_is_a_chip_that_drops_it_and_no_other():
    form = shown("{% list_filter shown %}", "q=an&kind=admin&sort=email&page=2")
    assert [(text(link), link.get("href")) for link in find(form, ".chips a")] == [
        ("Haal dit filter weg: “an”", "?kind=admin&sort=email"),
        ("Haal dit filter weg: Rol: beheerder", "?q=an&sort=email"),
        ("Alles wissen", "?sort=email"),
    ]


@pytest.mark.parametrize("query", ["", "sort=email", "kind=koning"])
def test_a_list_without_active_filters_has_no_chips(query):
    assert find(shown("{% list_filter shown %}", query), ".chips") == []


@pytest.mark.parametrize(
    ("query", "column", "sorted_", "leads_to"),
    [
        ("", "name", "ascending", "?sort=-name"),
        ("sort=-name", "name", "descending", "?"),
        ("sort=-name&page=3&q=x", "email", None, "?sort=email&q=x"),
        ("sort=email", "email", "ascending", "?sort=-email"),
        ("sort=email", "name", None, "?"),
    ],
)
def test_a_heading_says_how_its_column_sorts_and_leads_to_the_other_way(
    query, column, sorted_, leads_to
):
    row = shown(f"<table><tr>{{% sort_heading shown '{column}' 'Kop' %}}</tr></table>", query)
    (heading,) = find(row, "th")
    assert heading.get("aria-sort") == sorted_
    assert find(heading, "a")[0].get("href") == leads_to


def test_a_column_without_an_order_is_a_plain_heading():
    row = shown("<table><tr>{% sort_heading shown 'roles' 'Rollen' %}</tr></table>", "")
    assert (text(row), find(row, "a")) == ("Rollen", [])


@pytest.mark.parametrize(("number", "words"), [(1, "1–50 van 120"), (3, "101–120 van 120")])
def test_a_list_says_how_many_of_how_many_are_on_the_page(number, words):
    page = paged(range(120), QueryDict(f"page={number}"))
    assert words in text(shown("{% list_status shown page %}", "", page))


def test_a_list_leads_to_files_of_what_is_asked():
    page = paged(range(3), QueryDict())
    status = shown("{% list_status shown page %}", "kind=admin&sort=email&page=2", page)
    assert [link.get("href") for link in find(status, "a")] == [
        "?kind=admin&sort=email&export=csv",
        "?kind=admin&sort=email&export=xlsx",
    ]


@pytest.mark.parametrize(
    ("query", "words"),
    [("", "4 in totaal"), ("sort=email", "4 in totaal"), ("q=an", "1 van 4 gevonden")],
)
def test_a_list_says_how_many_it_found_of_all_that_there_are(three, query, words):
    factories.role(RoleKind.ASSESSOR, factories.person("Dirk", email="d@x.example"))
    assert words in text(shown("{% list_status shown page %}", query, asked(query).page()))


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_saying_how_many_there_are_of_all_takes_one_query(rows, django_assert_num_queries):
    for number in range(rows):
        factories.role(RoleKind.ADMIN, factories.person(email=f"{number}@x.example"))
    for query, queries in (("", 0), ("kind=admin", 1)):
        page = asked(query).page()
        assert page.paginator.count == rows
        with django_assert_num_queries(queries):
            shown("{% list_status shown page %}", query, page)


def test_pages_of_what_was_found_say_how_many_there_are_of_all(three):
    page = paged(range(120), QueryDict("page=2"))
    words = text(shown("{% list_status shown page %}", "q=an", page))
    assert "51–100 van 120 gevonden, van 3 in totaal" in words
