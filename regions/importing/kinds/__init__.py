"""The kinds of file that can be imported, in the order in which they outrank each other.

When several kinds describe the same location or board, the first of them that has a value for a
field decides it, so newer deliveries and those made for the purpose come first.
"""

from regions.importing.kinds.base import FileKind
from regions.importing.kinds.boards import BoardNames, SecondaryBoards
from regions.importing.kinds.institutions import HigherInstitutions, TeacherTraining
from regions.importing.kinds.locations import (
    PrimaryLocations,
    PupilHistory,
    SecondaryInstitutions,
    SecondaryPupils,
)

KINDS: tuple[type[FileKind], ...] = (
    PrimaryLocations,
    PupilHistory,
    SecondaryPupils,
    SecondaryInstitutions,
    SecondaryBoards,
    BoardNames,
    HigherInstitutions,
    TeacherTraining,
)

RANK = {kind.identifier: rank for rank, kind in enumerate(KINDS)}
"""How a kind ranks by its identifier; lower goes first."""
