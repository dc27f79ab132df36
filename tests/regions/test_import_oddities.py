"""What an importer meets in the wild, one oddity at a time."""

import io
import json
import zipfile

import pytest
from django.core.management import call_command
from django.utils.timezone import localdate

from regions.domain.deliveries import newest_delivery
from regions.models import (
    OpenDataStatement,
    Organisation,
    Origin,
    RegisterDelivery,
    SchoolLocation,
)
from tests.factories import organisation
from tests.regions.open_data import PRIMARY_HEADERS, primary_file, refused, run, school

pytestmark = pytest.mark.django_db

PUPIL_HEADERS = (
    "VESTIGINGSCODE;NAAM_VESTIGING;SOORT_VESTIGING;BEVOEGD_GEZAG_NUMMER;GEMEENTECODE_VESTIGING"
)


def lines(path, *rows, headers=PRIMARY_HEADERS, encoding="utf-8", end="\n"):
    path.write_bytes("".join(f"{row}{end}" for row in (headers, *rows)).encode(encoding))
    return path


def row(number: int, **changes: str) -> str:
    return ";".join(school(number, **changes).values())


def counts(report: dict) -> tuple[int, int, int, int]:
    return report["added"], report["changed"], report["ended"], len(report["refused"])


def test_adds_changes_and_ends(tmp_path):
    path = tmp_path / "po.csv"
    run(primary_file(path, [school(number) for number in range(40)]))

    later = [school(number) for number in range(1, 41)]
    later[0]["VESTIGINGSNAAM"] = "Nieuwe naam"
    (report,) = run(primary_file(path, later))

    assert counts(report) == (1, 1, 1, 0)
    assert SchoolLocation.objects.get(code="03WU00").ended_on is not None
    assert SchoolLocation.objects.get(code="03WU01").name == "Nieuwe naam"


def test_what_comes_back_is_no_longer_ended(tmp_path):
    path = tmp_path / "po.csv"
    run(primary_file(path, [school(number) for number in range(40)]))
    run(primary_file(path, [school(number) for number in range(39)]))

    (report,) = run(primary_file(path, [school(number) for number in range(40)]))

    assert counts(report) == (1, 0, 0, 0)
    assert SchoolLocation.objects.get(code="03WU39").ended_on is None


def test_school_that_moves_ends_the_board_it_leaves(tmp_path):
    path = tmp_path / "po.csv"
    run(primary_file(path, [school(0)]))

    run(primary_file(path, [school(0, BEVOEGD_GEZAG_NUMMER="00123")]))

    assert SchoolLocation.objects.get().board.board_number == "00123"
    assert list(Organisation.objects.current().values_list("board_number", flat=True)) == ["00123"]


def test_board_known_by_number_gets_its_name_later(tmp_path):
    run(primary_file(tmp_path / "po.csv", [school(0)]))
    assert Organisation.objects.get().name == "Bestuur 32073 (naam niet bekend)"

    names = lines(
        tmp_path / "besturen.csv",
        "32073;PO;BO4;Stichting De Kring;2019",
        headers="BEVOEGD GEZAG NUMMER;SECTOR;GROEPERING;BEVOEGD GEZAG NAAM;LAATSTE JAAR",
    )
    run(names)

    assert Organisation.objects.get().name == "Stichting De Kring"


def test_file_ends_only_what_its_own_kind_brought(tmp_path):
    headers = f"{PUPIL_HEADERS};LEERLINGEN_2024;LEERLINGEN_2025"
    pupils = lines(
        tmp_path / "pupils.csv", "03WU00;School 0;BO;32073;1681;100;110", headers=headers
    )
    run(pupils)
    run(primary_file(tmp_path / "po.csv", [school(number) for number in range(2)]))

    run(primary_file(tmp_path / "po.csv", [school(1)]), allow_ending=True)

    kept = SchoolLocation.objects.get(code="03WU00")
    assert (kept.ended_on, kept.pupils, kept.source) == (None, 110, "pupil_history")


def test_people_are_not_overruled(tmp_path):
    entered = organisation(
        name="Eigen naam", board_number="32073", origin=Origin.ENTERED, place="Elders"
    )

    (report,) = run(primary_file(tmp_path / "po.csv", [school(0)]))
    run(primary_file(tmp_path / "po.csv", [school(1)]), allow_ending=True)

    entered.refresh_from_db()
    assert counts(report) == (1, 0, 0, 0)
    assert (entered.name, entered.place, entered.ended_on) == ("Eigen naam", "Elders", None)
    assert SchoolLocation.objects.get(code="03WU00").board == entered


@pytest.mark.parametrize(
    ("values", "known"),
    [
        (("<5", "<5"), (None, 2025)),
        (("40", "<5"), (None, 2025)),
        (("40", ""), (None, 2025)),
        (("40", "12"), (12, 2025)),
    ],
)
def test_suppressed_count_is_unknown(tmp_path, values, known):
    headers = f"{PUPIL_HEADERS};LEERLINGEN_2024;LEERLINGEN_2025"

    run(lines(tmp_path / "p.csv", ";".join(("03WU00;S;SBO;32073;1681", *values)), headers=headers))

    location = SchoolLocation.objects.get()
    assert (location.pupils, location.pupils_year) == known


def test_closed_location_is_not_added_and_one_that_closes_ends(tmp_path):
    headers = f"{PUPIL_HEADERS};LEERLINGEN_2025"
    open_rows = [f"03WU{n:02};S;BO;32073;1681;{n + 1}" for n in range(30)]
    run(lines(tmp_path / "p.csv", *open_rows, "04LY00;S;BO;32073;1681;0", headers=headers))
    assert SchoolLocation.objects.filter(code="04LY00").count() == 0

    closed = ["03WU00;S;BO;32073;1681;0", *open_rows[1:]]
    (report,) = run(lines(tmp_path / "p.csv", *closed, headers=headers))

    assert counts(report) == (0, 0, 1, 0)
    assert SchoolLocation.objects.get(code="03WU00").ended_on is not None


def test_three_layouts_say_the_same(tmp_path):
    values = school(0, VESTIGINGSNAAM="’t Kompas", GEMEENTENAAM="")
    duo = primary_file(tmp_path / "duo.csv", [values])
    quoted = ",".join(f'"{header}"' for header in PRIMARY_HEADERS.split(";"))
    ckan = lines(
        tmp_path / "ckan.csv",
        ",".join(f'"{value}"' for value in values.values()),
        headers=quoted.replace("INSTELLINGSCODE", "BRIN NUMMER").replace(
            "VESTIGINGSCODE", "VESTIGINGSNUMMER"
        ),
        encoding="utf-8-sig",
        end="\r\n",
    )
    dump = tmp_path / "dump.csv"
    dump_headers = "_id," + PRIMARY_HEADERS.lower().replace(";", ",").replace(" ", "_")
    dump_row = "1," + ",".join(values.values())
    dump.write_bytes(f"{dump_headers}\r\n{dump_row}\n".encode("utf-8-sig"))

    reports = run(duo, ckan, dump)

    assert [counts(report) for report in reports] == [(1, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0)]
    assert SchoolLocation.objects.get().name == "’t Kompas"


def test_moved_columns_and_lost_zeros(tmp_path):
    headers = (
        "GEMEENTENUMMER;DENOMINATIE;PLAATSNAAM;VESTIGINGSNAAM;VESTIGINGSCODE;INSTELLINGSCODE;"
        "BEVOEGD GEZAG NUMMER"
    )

    run(lines(tmp_path / "po.csv", "14;x;GRONINGEN;S;1VU00;1VU;39", headers=headers))

    location = SchoolLocation.objects.get()
    assert (location.code, location.municipality_id) == ("01VU00", "GM0014")
    assert location.board.board_number == "00039"


def test_kvk_number_in_the_other_column_is_left_out(tmp_path):
    headers = (
        "BEVOEGD GEZAG NUMMER;BEVOEGD GEZAG NAAM;PLAATSNAAM;GEMEENTENUMMER;KVK-NUMMER;"
        "ADMINISTRATIEKANTOORNUMMER"
    )

    run(
        lines(
            tmp_path / "b.csv",
            "10867;Gemeente Terschelling;WEST-TERSCHELLING;0093;951;",
            "10028;Gemeente Ameland;BALLUM;0060;1180264;515",
            headers=headers,
        )
    )

    known = dict(Organisation.objects.values_list("board_number", "kvk_number"))
    assert known == {"10867": "", "10028": "01180264"}


def test_the_address_of_a_board_is_taken_in(tmp_path):
    """A letter had no street and no postcode to bear."""
    headers = (
        "BEVOEGD GEZAG NUMMER;BEVOEGD GEZAG NAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;"
        "PLAATSNAAM;GEMEENTENUMMER;KVK-NUMMER"
    )

    run(
        lines(
            tmp_path / "b.csv",
            "10028;Gemeente Ameland;Jelmeraweg;1 a;9162ea;BALLUM;0060;01180264",
            "10867;Gemeente Terschelling;;;nvt;WEST-TERSCHELLING;0093;",
            headers=headers,
        )
    )

    ameland, other = Organisation.objects.order_by("board_number")
    assert ameland.address_lines == ["Jelmeraweg 1 a", "9162 EA  Ballum"]
    assert other.address_lines == ["West-Terschelling"]


@pytest.mark.parametrize(
    ("kind", "name", "article", "phrase"),
    [
        ("ocw", "Ministerie van OCW", "", "het ministerie van OCW"),
        ("re", "Realisatie Eenheid", "", "de Realisatie Eenheid"),
        ("national_partner", "PO-Raad", "de", "de PO-Raad"),
        ("national_partner", "CNV Onderwijs", "", "CNV Onderwijs"),
    ],
)
def test_a_name_in_a_sentence_has_its_article(kind, name, article, phrase):
    assert Organisation(kind=kind, name=name, article=article).in_sentence == phrase


def test_abolished_municipality_becomes_its_successor(tmp_path):
    run(primary_file(tmp_path / "po.csv", [school(0, GEMEENTENUMMER="0457")]))

    assert SchoolLocation.objects.get().municipality.name == "Amsterdam"


@pytest.mark.parametrize(
    "changes",
    [
        {"GEMEENTENUMMER": "0999"},
        {"GEMEENTENUMMER": ""},
        {"BEVOEGD_GEZAG_NUMMER": "0", "GEMEENTENUMMER": "9999"},
        {"BEVOEGD_GEZAG_NUMMER": "onbekend"},
        {"VESTIGINGSCODE": "geen code"},
        {"VESTIGINGSNAAM": ""},
        {"VESTIGINGSNAAM": "x" * 201},
    ],
)
def test_unusable_row_is_refused_with_line_and_reason(tmp_path, changes):
    (report,) = run(primary_file(tmp_path / "po.csv", [school(0), school(1, **changes)]))

    assert counts(report) == (1, 0, 0, 1)
    assert report["rows"] == 2
    assert report["refused"][0]["line"] == 3
    assert report["refused"][0]["reason"]


def test_row_that_is_refused_ends_nothing(tmp_path):
    run(primary_file(tmp_path / "po.csv", [school(0), school(1)]))

    (report,) = run(primary_file(tmp_path / "po.csv", [school(0), school(1, VESTIGINGSNAAM="")]))

    assert counts(report) == (0, 0, 0, 1)


def test_same_code_twice_counts_once(tmp_path):
    rows = [school(0), school(0), school(0, VESTIGINGSNAAM="Anders")]

    (report,) = run(primary_file(tmp_path / "po.csv", rows))

    assert counts(report) == (1, 0, 0, 2)
    assert [refusal["line"] for refusal in report["refused"]] == [3, 4]
    assert SchoolLocation.objects.get().name == "School 0"


def test_line_numbers_are_physical(tmp_path):
    two_lines = row(0, VESTIGINGSNAAM='"Een naam\nop twee regels"')
    path = lines(tmp_path / "po.csv", two_lines, "", row(1), row(2, GEMEENTENUMMER="0999"))

    (report,) = run(path)

    assert report["rows"] == 3
    assert [refusal["line"] for refusal in report["refused"]] == [6]
    assert SchoolLocation.objects.get(code="03WU00").name == "Een naam op twee regels"


def test_broken_quote_costs_one_row(tmp_path):
    broken = row(1, VESTIGINGSNAAM='"t Kompas')

    (report,) = run(lines(tmp_path / "po.csv", row(0), broken, row(2), row(3)))

    assert counts(report) == (3, 0, 0, 1)
    assert report["refused"][0]["line"] == 3


def test_doubled_quotes_are_quotes(tmp_path):
    run(lines(tmp_path / "po.csv", row(0, VESTIGINGSNAAM='"School ""De Boom"""')))

    assert SchoolLocation.objects.get().name == 'School "De Boom"'


def test_truncated_last_line_is_refused(tmp_path):
    path = tmp_path / "po.csv"
    path.write_text(f"{PRIMARY_HEADERS}\n{row(0)}\n{row(1)[:40]}")

    (report,) = run(path)

    assert counts(report) == (1, 0, 0, 1)
    assert report["refused"][0]["line"] == 3


def test_character_cut_in_half_at_the_end(tmp_path):
    path = tmp_path / "po.csv"
    path.write_bytes(
        f"{PRIMARY_HEADERS}\n{row(0, VESTIGINGSNAAM='Fryslân')}\nDrenthe;Sú".encode()[:-1]
    )

    (report,) = run(path)

    assert counts(report) == (1, 0, 0, 1)
    assert SchoolLocation.objects.get().name == "Fryslân"


def test_mixed_line_ends_and_utf_16(tmp_path):
    mixed = tmp_path / "mixed.csv"
    mixed.write_bytes(f"{PRIMARY_HEADERS}\r\n{row(0)}\n{row(1)}\r{row(2)}\r\n".encode())
    wide = lines(tmp_path / "wide.csv", row(0), row(1), row(2), encoding="utf-16")

    reports = run(mixed, wide)

    assert [counts(report) for report in reports] == [(3, 0, 0, 0), (0, 0, 0, 0)]


def test_more_than_a_twentieth_may_not_end(tmp_path):
    path = tmp_path / "po.csv"
    run(primary_file(path, [school(number) for number in range(40)]))

    primary_file(path, [school(number) for number in range(37)])

    assert "--allow-ending" in refused(path)
    assert SchoolLocation.objects.filter(ended_on=None).count() == 40
    (report,) = run(path, allow_ending=True)
    assert counts(report) == (0, 0, 3, 0)


def test_dry_run_reports_and_changes_nothing(tmp_path):
    (report,) = run(primary_file(tmp_path / "po.csv", [school(0)]), dry_run=True)

    assert counts(report) == (1, 0, 0, 0)
    assert SchoolLocation.objects.count() == OpenDataStatement.objects.count() == 0


def damaged(folder):
    """Files that cannot be imported, by what is wrong with them."""
    good = f"{PRIMARY_HEADERS}\n{row(0)}\n".encode()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as inside:
        inside.writestr("po.csv", good)
    contents = {
        "empty": b"",
        "blank": b"\r\n  \r\n",
        "bom": b"\xef\xbb\xbf",
        "headers": f"{PRIMARY_HEADERS}\r\n".encode(),
        "nul": good.replace(b"School", b"Sch\0ol"),
        "binary": bytes(range(256)) * 40,
        "zip": archive.getvalue(),
        "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        "foreign": b"naam;leeftijd\nAnna;8\n",
        "headless": f"{row(0)}\n".encode(),
        "encodings": b"\xef\xbb\xbf" + good + "Fryslân\n".encode("cp1252"),
        "one_long_line": b"x" * 300_000,
        "useless": f"{PRIMARY_HEADERS}\n{row(0, GEMEENTENUMMER='0999')}\n".encode(),
    }
    paths = {}
    for name, content in contents.items():
        paths[name] = folder / f"{name}.csv"
        paths[name].write_bytes(content)
    paths["folder"] = folder / "folder"
    paths["folder"].mkdir()
    paths["absent"] = folder / "absent.csv"
    return paths


DAMAGE = [
    *("empty", "blank", "bom", "headers", "nul", "binary", "zip", "pdf", "foreign", "headless"),
    *("encodings", "one_long_line", "useless", "folder", "absent"),
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_unusable_file_gets_one_sentence_and_changes_nothing(tmp_path, damage):
    bad = damaged(tmp_path)[damage]
    good = primary_file(tmp_path / "good.csv", [school(0)])

    sentence = refused(good, bad)

    assert str(bad) in sentence
    assert SchoolLocation.objects.count() == OpenDataStatement.objects.count() == 0


def test_json_alone_on_standard_output_and_progress_on_standard_error(tmp_path):
    out, err = io.StringIO(), io.StringIO()
    path = primary_file(tmp_path / "po.csv", [school(0)])

    call_command("import_open_data", path, json=True, stdout=out, stderr=err)

    (report,) = json.loads(out.getvalue())["files"]
    assert list(report) == ["file", "kind", "rows", "added", "changed", "ended", "refused"]
    assert report["file"] == str(path)
    assert str(path) in err.getvalue()


def test_a_delivery_that_was_taken_in_dates_the_register_and_a_dry_run_does_not(tmp_path):
    path = primary_file(tmp_path / "po.csv", [school(0)])
    call_command("import_open_data", path, dry_run=True, stdout=io.StringIO(), stderr=io.StringIO())
    assert newest_delivery() is None

    run(path)

    delivery = RegisterDelivery.objects.get()
    assert (delivery.kind, delivery.file_name) == ("po_locations", "po.csv")
    assert newest_delivery() == localdate(delivery.delivered_at)


def test_report_for_people(tmp_path):
    out = io.StringIO()
    path = primary_file(tmp_path / "po.csv", [school(0), school(1, VESTIGINGSNAAM="")])

    call_command("import_open_data", path, dry_run=True, stdout=out, stderr=io.StringIO())

    assert len(out.getvalue().splitlines()) == 4
