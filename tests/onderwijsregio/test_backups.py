"""The file of a backup is read as it was written, or refused."""

from __future__ import annotations

from io import BytesIO

import pytest

from onderwijsregio.backups.archive import DUMP, Backup, NewBackup
from onderwijsregio.backups.errors import BackupError
from onderwijsregio.backups.inventory import Inventory

PARTS = {DUMP: b"alle rijen", "documents/app.Model.file/brief.pdf": b"%PDF"}
INVENTORY = Inventory({"table": [3, "17"]}, {"table.trigger": "hash"}, ["app.0001_initial"])


class Pipe(BytesIO):
    """Goes forward only."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise OSError("a pipe does not go back")

    def tell(self) -> int:
        raise OSError("a pipe does not know where it is")


def written(target: BytesIO) -> bytes:
    backup = NewBackup(target)
    for path, content in PARTS.items():
        with backup.part(path) as part:
            part.write(content)
    backup.finish(inventory=INVENTORY, made_at="2026-05-04T12:00:00+00:00")
    return target.getvalue()


def content_of(backup: Backup) -> dict[str, bytes]:
    return {path: backup.zip.read(path) for path in backup.parts}


@pytest.mark.parametrize("target", [BytesIO, Pipe])
def test_what_is_written_is_read_again(target):
    backup = Backup.read(BytesIO(written(target())))

    assert content_of(backup) == PARTS
    assert (backup.inventory, backup.documents) == (INVENTORY, [list(PARTS)[1]])


def test_a_backup_with_one_wrong_bit_is_refused_or_reads_the_same():
    whole = written(BytesIO())
    refused = 0
    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << place % 8
        try:
            backup = Backup.read(BytesIO(damaged))
        except BackupError:
            refused += 1
        else:
            assert (content_of(backup), backup.inventory) == (PARTS, INVENTORY)
    # The others are in what a zip says twice, or about times and rights.
    assert refused > len(whole) * 0.6


def test_a_backup_that_was_cut_off_is_refused():
    whole = written(BytesIO())
    for length in range(len(whole)):
        with pytest.raises(BackupError, match="damaged, cut off or no backup"):
            Backup.read(BytesIO(whole[:length]))


def test_two_inventories_are_told_apart_by_number_value_and_trigger():
    other = Inventory({"table": [3, "18"], "new": [1, "1"]}, {}, [])

    assert INVENTORY.differences(INVENTORY) == []
    assert INVENTORY.differences(other) == [
        "new has 1 rows instead of 0.",
        "table has the right number of rows, with other values.",
        "The trigger table.trigger is not as it was.",
    ]
