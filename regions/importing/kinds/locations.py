"""Files with a row per school location, or per secondary school."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from regions.importing import values
from regions.importing.errors import RefusedRow
from regions.importing.kinds.base import Cells, Code, FileKind, numbered, refuse_pseudo_row
from regions.models import LocationKind, StatementSubject


class LocationFile(FileKind):
    """What files about locations share."""

    @override
    def identify(self, row: Cells) -> Code:
        code = values.location_code(row["VESTIGINGSCODE"], row.get("INSTELLINGSCODE", ""))
        return Code(StatementSubject.LOCATION, code)


class PrimaryLocations(LocationFile):
    """DUO, all locations of primary schools."""

    identifier = "po_locations"
    label = _("locations of primary schools")
    required = frozenset(
        {"BEVOEGD GEZAG NUMMER", "INSTELLINGSCODE", "VESTIGINGSCODE", "VESTIGINGSNAAM"}
        | {"PLAATSNAAM", "GEMEENTENUMMER", "DENOMINATIE"}
    )
    excluded = frozenset({"ONDERWIJSSTRUCTUUR", "TOTAAL AANTAL LEERLINGEN"})

    @override
    def read(self, row: Cells) -> dict[str, Any]:
        refuse_pseudo_row(row["BEVOEGD GEZAG NUMMER"], row["GEMEENTENUMMER"])
        return {
            "kind": LocationKind.BO.value,
            "name": values.name(row["VESTIGINGSNAAM"]),
            "board": values.board_number(row["BEVOEGD GEZAG NUMMER"]),
            "municipality": values.municipality(row["GEMEENTENUMMER"]),
            "place": values.place(row["PLAATSNAAM"]),
        }


class PupilHistory(LocationFile):
    """DUO, pupils per location of primary and special schools through the years."""

    identifier = "pupil_history"
    label = _("pupils per location of primary and special schools, through the years")
    required = frozenset(
        {"VESTIGINGSCODE", "VESTIGINGSNAAM", "SOORT VESTIGING", "BEVOEGD GEZAG NUMMER"}
        | {"GEMEENTENUMMER"}
    )
    _KINDS = {
        "BO": LocationKind.BO,
        "SBO": LocationKind.SBO,
        "SO": LocationKind.SO,
        "VSO": LocationKind.VSO,
        "SO/VSO": LocationKind.SOVSO,
    }

    def __init__(self, path: Path, headers: list[str]) -> None:
        super().__init__(path, headers)
        self.year, self.column = max(numbered(headers, "LEERLINGEN "))

    @classmethod
    @override
    def recognises(cls, headers: frozenset[str]) -> bool:
        return super().recognises(headers) and any(numbered(list(headers), "LEERLINGEN "))

    @override
    def read(self, row: Cells) -> dict[str, Any] | None:
        refuse_pseudo_row(row["BEVOEGD GEZAG NUMMER"], row["GEMEENTENUMMER"])
        kind = self._KINDS.get(row["SOORT VESTIGING"].upper())
        if kind is None:
            raise RefusedRow(
                _("“%(value)s” is not a known kind of school.") % {"value": row["SOORT VESTIGING"]}
            )
        pupils = values.pupils(row[self.column]).number
        if pupils == 0:
            # Closed locations stay in the file, with no pupils.
            return None
        return {
            "kind": kind.value,
            "name": values.name(row["VESTIGINGSNAAM"]),
            "board": values.board_number(row["BEVOEGD GEZAG NUMMER"]),
            "municipality": values.municipality(row["GEMEENTENUMMER"]),
            "pupils": pupils,
            "year": self.year,
        }


class SecondaryPupils(LocationFile):
    """DUO, pupils per location of secondary schools, with those placed in adult education."""

    identifier = "vo_pupils"
    label = _("pupils per location of secondary schools")
    required = frozenset(
        {"BEVOEGD GEZAG NUMMER", "INSTELLINGSCODE", "VESTIGINGSCODE", "VESTIGINGSNAAM"}
        | {"GEMEENTENUMMER", "TOTAAL AANTAL LEERLINGEN"}
    )

    def __init__(self, path: Path, headers: list[str]) -> None:
        super().__init__(path, headers)
        # The only place where this file tells its year is its name.
        years = re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", path.name)
        self.year = int(max(years)) if years else None

    @override
    def read(self, row: Cells) -> dict[str, Any]:
        refuse_pseudo_row(row["BEVOEGD GEZAG NUMMER"], row["GEMEENTENUMMER"])
        return {
            "kind": LocationKind.VO.value,
            "name": values.name(row["VESTIGINGSNAAM"]),
            "board": values.board_number(row["BEVOEGD GEZAG NUMMER"]),
            "municipality": values.municipality(row["GEMEENTENUMMER"]),
            "place": values.place(row.get("PLAATSNAAM", "")),
            "pupils": values.pupils(row["TOTAAL AANTAL LEERLINGEN"]).number,
            "year": self.year,
        }


class SecondaryInstitutions(FileKind):
    """DUO, secondary schools: a row per institution, which is its main location (code 00)."""

    identifier = "vo_institutions"
    label = _("secondary schools")
    required = frozenset(
        {"BEVOEGD GEZAG NUMMER", "INSTELLINGSCODE", "INSTELLINGSNAAM", "PLAATSNAAM"}
        | {"GEMEENTENUMMER", "ONDERWIJSSTRUCTUUR"}
    )
    excluded = frozenset({"VESTIGINGSCODE"})

    @override
    def identify(self, row: Cells) -> Code:
        institution = values.institution_code(row["INSTELLINGSCODE"])
        return Code(StatementSubject.LOCATION, f"{institution}00")

    @override
    def read(self, row: Cells) -> dict[str, Any]:
        refuse_pseudo_row(row["BEVOEGD GEZAG NUMMER"], row["GEMEENTENUMMER"])
        return {
            "kind": LocationKind.VO.value,
            "name": values.name(row["INSTELLINGSNAAM"]),
            "board": values.board_number(row["BEVOEGD GEZAG NUMMER"]),
            "municipality": values.municipality(row["GEMEENTENUMMER"]),
            "place": values.place(row["PLAATSNAAM"]),
        }
