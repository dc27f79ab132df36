"""Searching organisations, and the demo register."""

import pytest

from development.demo.regions import (
    RE,
    SEATS,
    demo_boards,
    demo_national_partners,
    demo_ocw,
    load_register,
)
from regions.models import Municipality, Organisation, OrganisationKind, Origin, SchoolLocation
from regions.queries import search_organisations
from tests.factories import organisation

pytestmark = pytest.mark.django_db


def location(code: str, board: Organisation, **fields) -> SchoolLocation:
    defaults = {"name": code, "kind": "bo", "sector": "po", "place": "", "board": board}
    return SchoolLocation.objects.create(code=code, **(defaults | fields))


@pytest.fixture
def register():
    fryslan = Municipality.objects.get(name="Leeuwarden")
    carmel = organisation(
        name="Stichting Carmelcollege", board_number="40001", kvk_number="01234567", place="Hengelo"
    )
    location("08PS00", carmel, place="Oldenzaal", municipality=fryslan)
    organisation(name="Stg. Proloog Fryslân", board_number="00042", place="Leeuwarden")
    organisation(kind="teacher_training", name="Hogeschool Windesheim", institution_code="01VU")
    organisation(name="Carmel opgeheven", ended_on="2020-01-01")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("carmel", ["Stichting Carmelcollege"]),
        ("CARMELCOLLEGE stichting", ["Stichting Carmelcollege"]),
        ("vereniging carmelcollege", ["Stichting Carmelcollege"]),
        ("carmell", ["Stichting Carmelcollege"]),
        ("windeshiem", ["Hogeschool Windesheim"]),
        ("fryslan", ["Stg. Proloog Fryslân"]),
        ("Proloog leeuwarden", ["Stg. Proloog Fryslân"]),
        ("leeuwarden", ["Stichting Carmelcollege", "Stg. Proloog Fryslân"]),
        ("oldenzaal", ["Stichting Carmelcollege"]),
        ("40001", ["Stichting Carmelcollege"]),
        ("42", ["Stg. Proloog Fryslân"]),
        ("01234567", ["Stichting Carmelcollege"]),
        ("1234567", ["Stichting Carmelcollege"]),
        ("01vu", ["Hogeschool Windesheim"]),
        ("08PS", ["Stichting Carmelcollege"]),
        ("08ps00", ["Stichting Carmelcollege"]),
        ("zzzzzz", []),
        ("   ", []),
        ("%", []),
        ("99999999999", []),
    ],
)
def test_organisation_is_found_by_name_number_or_place(register, query, names):
    assert [found.name for found in search_organisations(query)] == names


def test_search_keeps_to_the_kinds_and_the_limit(register):
    assert search_organisations("carmel", kinds=["teacher_training"]) == []
    assert len(search_organisations("leeuwarden", limit=1)) == 1


@pytest.mark.parametrize("number", [1, 3, 50])
@pytest.mark.parametrize(("query", "queries"), [("alfa", 2), ("alfaa", 3), ("12345", 1)])
def test_search_takes_the_same_queries_for_any_number(
    number, query, queries, django_assert_num_queries
):
    for each in range(number):
        organisation(name=f"Alfa {each}")

    with django_assert_num_queries(queries):
        for found in search_organisations(query, limit=50):
            str(found.municipality)


def test_demo_register_is_complete_and_loads_once():
    load_register()
    before = Organisation.objects.count(), SchoolLocation.objects.count()
    load_register()

    assert (Organisation.objects.count(), SchoolLocation.objects.count()) == before
    assert demo_boards().count() == 60
    assert {demo_boards(province).count() for province in SEATS} == {5}
    assert {demo_boards(province, "mbo").count() for province in SEATS} == {1}
    institutes = of_demo(OrganisationKind.TEACHER_TRAINING)
    assert set(SEATS) <= set(institutes.values_list("municipality__province", flat=True))
    assert (institutes.count(), of_demo(OrganisationKind.BEROEPSGROEP).count()) == (20, 8)
    assert demo_national_partners().count() == 10
    assert demo_ocw() != of_demo(OrganisationKind.RE).get(name=RE)


def of_demo(kind):
    return Organisation.objects.filter(origin=Origin.DEMO, kind=kind)


def test_demo_is_marked_as_fictitious():
    load_register()

    names = Organisation.objects.filter(origin=Origin.DEMO).values_list("name", flat=True)
    assert {name[name.rindex("(") :] for name in names} == {"(fictief)", "(demo)"}
    assert not SchoolLocation.objects.exclude(name__endswith="(fictief)").exists()
