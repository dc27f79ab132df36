"""Documents wait for the virus scanner: a real clamd, which knows one signature of ours."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from accounts.models import RoleKind
from documents import tasks
from documents.domain import scanning
from documents.domain.adding import add, checked
from documents.models import ScanState, Version
from tests import factories
from tests.documents import corpus

pytestmark = pytest.mark.django_db
CLAMD = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin")
INFECTED = corpus.pdf(corpus.link_to_a_page_of_the_web)


@pytest.fixture(scope="module")
def clamd(tmp_path_factory) -> Iterator[str]:
    """The address of a clamd that finds a virus in `INFECTED`, and nowhere else."""
    if CLAMD is None:
        pytest.skip("clamd is not installed")
    folder = tmp_path_factory.mktemp("clamd")
    signature = f"{md5(INFECTED, usedforsecurity=False).hexdigest()}:{len(INFECTED)}:Proefvirus"
    (folder / "proef.hdb").write_text(signature + "\n")
    address = str(folder / "clamd.sock")
    settings = {
        "LocalSocket": address,
        "DatabaseDirectory": folder,
        "Foreground": "yes",
        "LogFile": folder / "log",
    }
    (folder / "clamd.conf").write_text("".join(f"{name} {is_}\n" for name, is_ in settings.items()))
    running = subprocess.Popen(
        [CLAMD, "--config-file", str(folder / "clamd.conf")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(address, running)
        yield address
    finally:
        running.terminate()
        running.wait(10)


def _wait_for(address: str, running: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert running.poll() is None, Path(address).with_name("log").read_text()
        with socket.socket(socket.AF_UNIX) as tried:
            if Path(address).exists() and tried.connect_ex(address) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("clamd did not start")


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def added(content: bytes | None = None) -> Version:
    file = SimpleUploadedFile("plan.pdf", content or corpus.pdf())
    return add(file=checked(file), by=factories.role(RoleKind.PENVOERDER_EDITOR))


def test_a_document_waits_until_it_was_scanned(settings, clamd):
    settings.CLAMD_ADDRESS = clamd
    version = added()
    assert version.scan_state == ScanState.WAITING

    scanning.scan(version_id=version.pk)

    version.refresh_from_db()
    assert version.is_fit
    assert version.scanned_at is not None


def test_a_virus_is_named_and_the_document_is_never_opened(settings, clamd):
    settings.CLAMD_ADDRESS = clamd
    version = added(INFECTED)
    scanning.scan(version_id=version.pk)
    version.refresh_from_db()
    assert (version.scan_state, version.virus) == ("infected", "Proefvirus.UNOFFICIAL")
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.update(scan_state="fit", virus="")


def test_while_the_scanner_cannot_be_reached_a_document_waits_on(settings, clamd, tmp_path):
    settings.CLAMD_ADDRESS = str(tmp_path / "nobody.sock")
    version = added()
    with pytest.raises(scanning.ScannerUnavailable):
        scanning.scan(version_id=version.pk)
    tasks.scan(version.pk)
    version.refresh_from_db()
    assert version.scan_state == ScanState.WAITING

    settings.CLAMD_ADDRESS = clamd
    tasks.scan(version.pk)
    version.refresh_from_db()
    assert version.is_fit


def test_without_a_scanner_a_document_is_there_at_once(settings):
    settings.CLAMD_ADDRESS = ""
    version = added()
    assert version.is_fit
    assert version.scanned_at is None
