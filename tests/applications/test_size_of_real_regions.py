"""The size of regions on the open data of DUO, against a count in SQL over the raw files."""

from __future__ import annotations

from io import StringIO

import pytest
from django.db import connection

from applications.domain.editing import read_section, save_section
from applications.models import Application, SectionKind
from applications.requirements import facts_of
from regions.models import Organisation
from tests import factories
from tests.regions.open_data import FOLDER, PRIMARY, PUPILS, needs_open_data, run

pytestmark = [pytest.mark.django_db, needs_open_data]

SECONDARY = "03.-leerlingen-vo-per-vestiging-en-bestuur-vavo-apart-2021.csv"
# The municipalities of each region by the numbers that DUO has; of Almere there is one.
NORTH = ["0014", "1966", "1969", "1895", "0765", "0037", "0047", "1950", "1952", "1979"]
REGIONS = {
    "Noord": (NORTH, ["po", "vo"]),
    "Rotterdam": (["0599", "0606", "0622", "0502"], ["po", "so", "vso", "vo"]),
    "Almere": (["0034"], ["vo", "vso"]),
}
# What each file says of a location: the newest count of pupils is in its last column.
RAW = """
WITH said AS (
    SELECT coalesce(p.board, h.board) board, coalesce(p.place, h.place) place,
        CASE WHEN p.code IS NOT NULL THEN 'po' WHEN h.kind IN ('BO', 'SBO') THEN 'po'
            WHEN h.kind = 'VSO' THEN 'vso' ELSE 'so' END sector, h.pupils
    FROM raw_primary p FULL JOIN (SELECT * FROM raw_pupils WHERE pupils <> '0') h USING (code)
    UNION ALL
    SELECT board, place, 'vo', pupils FROM raw_secondary
)
SELECT sector, count(*), coalesce(sum(pupils::int) FILTER (WHERE pupils ~ '^[0-9]+$'), 0),
    count(*) FILTER (WHERE pupils !~ '^[0-9]+$' OR pupils IS NULL)
FROM said
WHERE lpad(board, 5, '0') = ANY(%s) AND lpad(place, 4, '0') = ANY(%s) AND sector = ANY(%s)
GROUP BY sector
"""


def copy(table: str, name: str, encoding: str, **columns: str) -> None:
    """Load a file as text, and keep these of its columns under names of our own."""
    text = (FOLDER / name).read_text(encoding=encoding)
    raw = [heading.strip() for heading in text.splitlines()[0].split(";")]
    with connection.cursor() as cursor:
        headings = ", ".join(f'"{heading}" text' for heading in raw)
        cursor.execute(f"CREATE TEMPORARY TABLE whole ({headings}) ON COMMIT DROP")
        load = "COPY whole FROM STDIN (FORMAT csv, DELIMITER ';', HEADER)"
        cursor.copy_expert(load, StringIO(text))
        chosen = ", ".join(f'trim("{heading}") AS {ours}' for ours, heading in columns.items())
        cursor.execute(
            f"CREATE TEMPORARY TABLE {table} ON COMMIT DROP AS SELECT {chosen} FROM whole"
        )
        cursor.execute("DROP TABLE whole")


@pytest.fixture
def raw() -> None:
    board, place = "BEVOEGD GEZAG NUMMER", "GEMEENTENUMMER"
    copy("raw_primary", PRIMARY, "cp1252", code="VESTIGINGSCODE", board=board, place=place)
    copy(
        "raw_pupils",
        PUPILS,
        "utf-8-sig",
        code="VESTIGINGSCODE",
        kind="SOORT_VESTIGING",
        board="BEVOEGD_GEZAG_NUMMER",
        place="GEMEENTECODE_VESTIGING",
        pupils="LEERLINGEN_2025",
    )
    pupils = "TOTAAL AANTAL LEERLINGEN"
    copy("raw_secondary", SECONDARY, "cp1252", board=board, place=place, pupils=pupils)


def counted_in_sql(boards: list[str], places: list[str], sectors: list[str]) -> dict[str, tuple]:
    with connection.cursor() as cursor:
        cursor.execute(RAW, [boards, places, sectors])
        return {sector: (rows, int(sum_), unknown) for sector, rows, sum_, unknown in cursor}


def region_of(places: list[str], sectors: list[str], boards: list[Organisation]) -> Application:
    """A draft for these municipalities in which these boards take part."""
    application = factories.make_application()
    by = application.created_by
    section = application.plan.sections.get(kind=SectionKind.REGION)
    data = read_section(application, section.kind) | {
        "sectors": sectors,
        "municipalities": [f"GM{place}" for place in places],
    }
    save_section(
        application=application, kind=section.kind, version=section.version, data=data, by=by
    )
    for board in boards:
        application.partners.create(organisation=board, kind="school_board")
    return Application.objects.get(pk=application.pk)


def test_pupils_of_three_regions_are_those_in_the_files_of_duo(raw):
    run(FOLDER / PRIMARY, FOLDER / PUPILS, FOLDER / SECONDARY)
    for places, sectors in REGIONS.values():
        codes = [f"GM{place}" for place in places]
        there = Organisation.objects.filter(locations__municipality__in=codes).distinct()
        # Every second board takes part, so that what the others have must be left out.
        boards = list(there.order_by("board_number"))[::2]
        facts = facts_of(region_of(places, sectors, boards))
        counted = {
            sector: (found.locations, found.pupils, found.unknown)
            for sector in sectors
            if (found := facts.schools_in(sector)).locations
        }
        in_sql = counted_in_sql([str(one.board_number) for one in boards], places, sectors)
        assert counted == in_sql
        assert sum(pupils for _rows, pupils, _unknown in in_sql.values()) > 5_000
