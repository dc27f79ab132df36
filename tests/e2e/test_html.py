"""The HTML of every page is what the standard says: the Nu checker finds nothing.

The checker is started once, as it takes longer to start than to read a hundred pages.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.e2e import places
from tests.e2e.browsing import ROOT
from tests.e2e.test_every_page import role_in_demo

pytestmark = pytest.mark.e2e

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
JAVA = shutil.which("java")


@pytest.mark.skipif(JAVA is None, reason="the Nu HTML checker needs Java")
def test_the_html_of_every_page_is_sound(demo_live, tmp_path):
    keep(tmp_path, "anybody", Client(), places.public())
    for email, kind, tour in places.TOURS:
        role = role_in_demo(email, kind)
        keep(tmp_path, kind, factories.signed_in(role), tour(role))
    keep(tmp_path, "account", factories.signed_in(role), places.account())

    done = subprocess.run(
        [str(JAVA), "-jar", str(CHECKER), "--format", "gnu", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stderr, done.returncode) == ("", 0)


def keep(folder: Path, who: str, client: Client, tour: Iterable[places.Place]) -> None:
    """Keep what somebody gets on a tour; a page that first asks who one is, is not of the tour."""
    for number, (name, arguments) in enumerate(tour):
        answer = client.get(reverse(name, args=arguments), follow=True)
        assert answer.status_code == 200, name
        file = f"{who}-{number:03}-{name.replace(':', '-')}.html"
        (folder / file).write_bytes(answer.content)
