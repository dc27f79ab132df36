"""Files about institutions of higher education and their teacher training."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from regions.importing import values
from regions.importing.errors import RefusedRow
from regions.importing.kinds.base import Cells, Code, FileKind
from regions.models import Sector, StatementSubject


class HigherInstitutions(FileKind):
    """DUO, institutions of higher education."""

    identifier = "ho_institutions"
    label = _("institutions of higher education")
    required = frozenset(
        {"SOORT HO", "INSTELLINGSCODE", "INSTELLINGSNAAM", "PLAATSNAAM", "GEMEENTENUMMER"}
    )
    excluded = frozenset({"SOORT LERARENOPLEIDING"})

    @override
    def identify(self, row: Cells) -> Code:
        code = values.institution_code(row["INSTELLINGSCODE"])
        return Code(StatementSubject.INSTITUTION, code)

    @override
    def read(self, row: Cells) -> dict[str, Any]:
        return {
            "name": values.name(row["INSTELLINGSNAAM"]),
            "municipality": values.municipality(row["GEMEENTENUMMER"]),
            "street": values.street(
                row.get("STRAATNAAM", ""), row.get("HUISNUMMER-TOEVOEGING", "")
            ),
            "postcode": values.postcode(row.get("POSTCODE", "")),
            "place": values.place(row["PLAATSNAAM"]),
            "website": values.website(row.get("INTERNETADRES", "")),
        }


class TeacherTraining(FileKind):
    """Which institutions train teachers: a row per kind of training and municipality."""

    identifier = "teacher_training"
    label = _("teacher training per institution")
    required = frozenset(
        {"INSTELLINGSCODE", "INSTELLINGSNAAM", "SOORT LERARENOPLEIDING", "GEMEENTENUMMER"}
    )
    # For which sectors a training qualifies. Source: Besluit bekwaamheidseisen onderwijspersoneel.
    _SECTORS = {
        "pabo": [Sector.PO],
        "hbo-tweedegraads": [Sector.VO, Sector.MBO],
        "hbo-eerstegraads": [Sector.VO, Sector.MBO],
        "ulo": [Sector.VO, Sector.MBO],
    }

    @override
    def identify(self, row: Cells) -> Code:
        code = values.institution_code(row["INSTELLINGSCODE"])
        training = row["SOORT LERARENOPLEIDING"].lower()
        if training not in self._SECTORS:
            raise RefusedRow(
                _("“%(value)s” is not a known kind of teacher training.") % {"value": training}
            )
        place = values.municipality(row["GEMEENTENUMMER"])
        return Code(StatementSubject.INSTITUTION, code, f"{training} {place}")

    @override
    def read(self, row: Cells) -> dict[str, Any]:
        training = row["SOORT LERARENOPLEIDING"].lower()
        return {
            "name": values.name(row["INSTELLINGSNAAM"]),
            "municipality": values.municipality(row["GEMEENTENUMMER"]),
            "sectors": [sector.value for sector in self._SECTORS[training]],
        }
