"""The real open data files, and small files that are like them."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]
FOLDER = (ROOT / os.environ.get("OPEN_DATA_DIR", "../shared/data")).resolve() / "duo"

PRIMARY = "02.-alle-schoolvestigingen-basisonderwijs_2026-04.csv"
PUPILS = "06.-historisch-overzicht-aantal-leerlingen-per-schoolvestiging_1996-2025.csv"
ROWS = {
    "01-instellingen-hbo-en-wo_2021-03.csv": ("ho_institutions", 54),
    PRIMARY: ("po_locations", 6107),
    "03.-bevoegde-gezagen-vo_2023-08.csv": ("vo_boards", 283),
    "03.-leerlingen-vo-per-vestiging-en-bestuur-vavo-apart-2021.csv": ("vo_pupils", 1443),
    PUPILS: ("pupil_history", 9737),
    "besturen_alle-sectoren_jaarrekening_2014-2019.csv": ("board_names", 1951),
    "instellingenvo_ckan_2020-11.csv": ("vo_institutions", 648),
    "lerarenopleidingen_per_instelling_2019.csv": ("teacher_training", 81),
}

needs_open_data = pytest.mark.skipif(
    not FOLDER.is_dir() and not os.environ.get("CI"),
    reason=f"no open data of DUO in {FOLDER}; OPEN_DATA_DIR names the folder that holds duo/",
)

PRIMARY_HEADERS = (
    "PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;PLAATSNAAM;"
    "GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE"
)


def school(number: int, **changes: str) -> dict[str, str]:
    """The values of a primary school; `number` (0-99) tells schools apart."""
    return {
        "PROVINCIE": "Drenthe",
        "BEVOEGD GEZAG NUMMER": "32073",
        "INSTELLINGSCODE": "03WU",
        "VESTIGINGSCODE": f"03WU{number:02}",
        "VESTIGINGSNAAM": f"School {number}",
        "PLAATSNAAM": "BORGER",
        "GEMEENTENUMMER": "1681",
        "GEMEENTENAAM": "BORGER-ODOORN",
        "DENOMINATIE": "Openbaar",
    } | {name.replace("_", " "): value for name, value in changes.items()}


def primary_file(path: Path, schools: list[dict[str, str]], *, encoding: str = "cp1252") -> Path:
    """Write schools as duo.nl delivers them: `;`, CRLF, an empty value is a space."""
    lines = [PRIMARY_HEADERS]
    lines += [
        ";".join(values[header] or " " for header in PRIMARY_HEADERS.split(";"))
        for values in schools
    ]
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))
    return path


def run(*paths: Path, **options) -> list[dict]:
    """Import files and return what `--json` tells about each."""
    out = io.StringIO()
    call_command("import_open_data", *paths, json=True, stdout=out, stderr=io.StringIO(), **options)
    return json.loads(out.getvalue())["files"]


def refused(*paths: Path, **options) -> str:
    """Import files that must be refused with exit code 2; return the sentence."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("import_open_data", *paths, stdout=out, stderr=err, **options)
    assert stop.value.code == 2
    assert out.getvalue() == ""
    sentence = err.getvalue().strip()
    assert "\n" not in sentence
    return sentence
