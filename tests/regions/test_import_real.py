"""The files of DUO as they are."""

from dataclasses import dataclass

import pytest
from django.db import transaction

from regions.models import Organisation, OrganisationKind, SchoolLocation
from tests.regions.open_data import FOLDER, PRIMARY, ROWS, needs_open_data, refused, run

pytestmark = needs_open_data

PATHS = [FOLDER / name for name in ROWS]


@dataclass
class Told:
    """What importing everything twice, and then half a file, told and left behind."""

    first: list[dict]
    second: list[dict]
    after_first: dict[str, dict]
    after_second: dict[str, dict]
    about_half: str
    after_half: dict[str, dict]


def register() -> dict[str, dict]:
    """What the register now holds by code, as far as it has not ended."""
    organisations = Organisation.objects.current().values(
        *("kind", "name", "board_number", "institution_code", "kvk_number", "place"),
        *("municipality", "sectors", "website", "source"),
    )
    locations = SchoolLocation.objects.filter(ended_on=None).values(
        *("code", "name", "kind", "sector", "board__board_number", "municipality", "place"),
        *("pupils", "pupils_year", "source"),
    )
    return {row["board_number"] or row["institution_code"]: row for row in organisations} | {
        row["code"]: row for row in locations
    }


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker, tmp_path_factory) -> Told:
    """Import once for all tests of this module, because it takes seconds; all is undone."""
    half = tmp_path_factory.mktemp("open_data") / "half.csv"
    half.write_bytes((FOLDER / PRIMARY).read_bytes()[:900_000])
    with django_db_blocker.unblock(), transaction.atomic():
        first, after_first = run(*PATHS), register()
        second, after_second = run(*PATHS), register()
        about_half, after_half = refused(half), register()
        transaction.set_rollback(True)
    return Told(first, second, after_first, after_second, about_half, after_half)


def test_every_file_is_read_whole(told):
    assert [(file["kind"], file["rows"]) for file in told.first] == list(ROWS.values())
    assert [file["added"] for file in told.first] == [54, 6107, 283, 1443, 6954, 1951, 648, 81]
    assert {file["changed"] + file["ended"] for file in told.first} == {0}


def test_pseudo_rows_are_refused_with_their_line(told):
    lines = {file["kind"]: [row["line"] for row in file["refused"]] for file in told.first}

    assert lines.pop("pupil_history") == [9734, 9735, 9736, 9737, 9738]
    assert set(map(len, lines.values())) == {0}


def test_the_second_time_nothing_changes(told):
    assert [(file["added"], file["changed"], file["ended"]) for file in told.second] == [
        (0, 0, 0)
    ] * len(ROWS)
    assert told.after_second == told.after_first


def test_file_cut_off_half_way_is_refused(told):
    assert "--allow-ending" in told.about_half
    assert told.after_half == told.after_first


@pytest.mark.django_db
def test_order_of_the_files_makes_no_difference(told):
    run(*reversed(PATHS))

    assert register() == told.after_first


def test_school_board_and_institute_are_put_together_from_several_files(told):
    school = told.after_first["03WU00"]
    assert (school["name"], school["kind"], school["sector"]) == (
        *("Kindcentrum De Wegwijzer", "bo", "po"),
    )
    assert (school["board__board_number"], school["municipality"]) == ("32073", "GM1681")
    assert (school["place"], school["pupils_year"]) == ("2e Exloermond", 2025)
    assert told.after_first["32073"]["name"] == "Stg. Chr. Kindcentra Drenthe"
    board = told.after_first["99048"]
    assert (board["kvk_number"], board["place"], board["sectors"]) == (
        *("41070757", "Heerlen", ["vo"]),
    )
    institute = told.after_first["00IC"]
    assert (institute["kind"], institute["sectors"]) == (OrganisationKind.TEACHER_TRAINING, ["po"])


def test_suppressed_counts_are_unknown(told):
    counts = [row["pupils"] for row in told.after_first.values() if row.get("pupils_year") == 2025]

    assert counts.count(None) == 13
    assert counts.count(0) == 0


def test_institutes_and_municipalities_are_those_of_the_files(told):
    kinds = [row["kind"] for row in told.after_first.values()]
    assert kinds.count(OrganisationKind.TEACHER_TRAINING) == 35
    assert all(row["municipality"] for code, row in told.after_first.items() if len(code) == 6)
