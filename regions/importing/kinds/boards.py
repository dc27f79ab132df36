"""Files with a row per school board."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from regions.importing import values
from regions.importing.errors import RefusedRow
from regions.importing.kinds.base import NO_BOARD, Cells, Code, FileKind
from regions.models import OrganisationKind, Sector, StatementSubject


class BoardFile(FileKind):
    """What files about boards share."""

    @override
    def identify(self, row: Cells) -> Code:
        number = values.board_number(row["BEVOEGD GEZAG NUMMER"])
        if number == NO_BOARD:
            raise RefusedRow(_("Board 0 is no board."))
        return Code(StatementSubject.BOARD, number)


class SecondaryBoards(BoardFile):
    """DUO, boards of secondary schools, with address and KvK number."""

    identifier = "vo_boards"
    label = _("boards of secondary schools")
    required = frozenset(
        {"BEVOEGD GEZAG NUMMER", "BEVOEGD GEZAG NAAM", "PLAATSNAAM", "GEMEENTENUMMER"}
        | {"KVK-NUMMER"}
    )

    @override
    def read(self, row: Cells) -> dict[str, Any]:
        return {
            "exists": True,
            "kind": OrganisationKind.SCHOOL_BOARD.value,
            "name": values.name(row["BEVOEGD GEZAG NAAM"]),
            "municipality": values.municipality(row["GEMEENTENUMMER"]),
            "street": values.street(
                row.get("STRAATNAAM", ""), row.get("HUISNUMMER-TOEVOEGING", "")
            ),
            "postcode": values.postcode(row.get("POSTCODE", "")),
            "place": values.place(row["PLAATSNAAM"]),
            "kvk_number": values.kvk_number(row["KVK-NUMMER"]),
            "website": values.website(row.get("INTERNETADRES", "")),
            "sectors": [Sector.VO.value],
        }


class BoardNames(BoardFile):
    """Names of the boards that handed in annual accounts, with first and last year.

    A board that stopped handing them in before the last year is known by name only. Boards of
    higher education are too: the institution itself is the partner in a region.
    """

    identifier = "board_names"
    label = _("names of boards")
    required = frozenset(
        {"BEVOEGD GEZAG NUMMER", "BEVOEGD GEZAG NAAM", "SECTOR", "GROEPERING", "LAATSTE JAAR"}
    )
    # Partnerships for inclusive education and centres of expertise run no schools.
    _NO_BOARDS = frozenset({"SWV", "KBB"})
    _SECTORS = {"PO": Sector.PO, "VO": Sector.VO, "MBO": Sector.MBO}
    _HIGHER = frozenset({"HBO", "WO"})

    def __init__(self, path: Path, headers: list[str]) -> None:
        super().__init__(path, headers)
        self.last_year = 0

    @override
    def survey(self, row: Cells) -> None:
        if row["LAATSTE JAAR"].isdigit():
            self.last_year = max(self.last_year, int(row["LAATSTE JAAR"]))

    @override
    def read(self, row: Cells) -> dict[str, Any]:
        sector = row["SECTOR"].upper()
        if sector not in self._SECTORS and sector not in self._HIGHER:
            raise RefusedRow(_("“%(value)s” is not a known sector.") % {"value": row["SECTOR"]})
        is_board = row["GROEPERING"].upper() not in self._NO_BOARDS
        kind = OrganisationKind.SCHOOL_BOARD if is_board else OrganisationKind.OTHER
        return {
            "exists": sector in self._SECTORS
            and values.year(row["LAATSTE JAAR"]) == self.last_year,
            "kind": kind.value,
            "name": values.name(row["BEVOEGD GEZAG NAAM"]),
            "sectors": [self._SECTORS[sector].value] if sector in self._SECTORS else [],
        }
