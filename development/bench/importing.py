"""Measure the importer, for `make bench`."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction


@dataclass(frozen=True, slots=True)
class ImportMeasurement:
    """How long importing a file took, start of the process included, and what it needed."""

    rows: int
    added: int
    seconds: float
    peak_bytes: int
    floor_seconds: float
    """Reading the file with `csv` and copying it into a temporary table, nothing else."""


def measure_import(path: Path) -> ImportMeasurement:
    """Import `path` in a process of its own, as a dry run, and measure it.

    Meaningful where this kind of file was not imported yet: `added` tells. Raises
    `CalledProcessError` when the import fails.
    """
    command = [
        *(sys.executable, str(settings.BASE_DIR / "manage.py"), "import_open_data"),
        *("--dry-run", "--json", str(path)),
    ]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    told = process.stdout.read() if process.stdout else b""
    # wait4 tells the peak of this process alone; subprocess would throw that away.
    _pid, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.stdout:
        process.stdout.close()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    (report,) = json.loads(told)["files"]
    # Linux counts in KiB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return ImportMeasurement(
        report["rows"], report["added"], seconds, usage.ru_maxrss * unit, _floor(path)
    )


def _floor(path: Path) -> float:
    began = time.perf_counter()
    text = path.read_bytes().decode("cp1252")
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t")
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
        writer.writerow(row[1:5])
    out.seek(0)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE bare (board text, institution text, code text, name text) "
            "ON COMMIT DROP"
        )
        cursor.copy_expert("COPY bare FROM STDIN (FORMAT csv, DELIMITER E'\\t')", out)
    return time.perf_counter() - began
