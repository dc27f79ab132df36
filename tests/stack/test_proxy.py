"""The real nginx, on the configuration of production, before the real portal."""

from __future__ import annotations

import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import NamedTuple

import pytest

from common.masking import SECRET_PATHS
from development.stack.process import ROOT
from tests.onderwijsregio.test_settings import PRODUCTION

pytestmark = pytest.mark.stack
CONFIGURATION = (ROOT / "deploy" / "nginx.conf").read_text()
HOST = "portal.example"
TOKEN = "geheim-en-eenmalig"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def test_proxy_masks_the_same_paths_as_the_logs_of_the_portal():
    (masked,) = re.findall(r'"~\^\(\?<before_secret>(.*?)\)"', CONFIGURATION)

    assert sorted(masked.split("|")) == sorted(SECRET_PATHS)


class Running(NamedTuple):
    """A proxy with a portal behind it, and where they write."""

    http: int
    https: int
    portal: int
    folder: Path

    def written(self) -> str:
        return "".join(path.read_text() for path in self.folder.glob("*.log"))


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)


def configure(running: Running) -> Path:
    """Write the configuration of production with places and ports of the test; return where."""
    folder = running.folder
    changed = CONFIGURATION
    for before, after in {
        "/tmp/": f"{folder}/",
        "/etc/nginx/tls/": f"{folder}/",
        "/dev/stdout": f"{folder}/access.log",
        "/dev/stderr": f"{folder}/error.log",
        "http://web:8000": f"http://127.0.0.1:{running.portal}",
        "listen 8080": f"listen 127.0.0.1:{running.http}",
        "listen 8443": f"listen 127.0.0.1:{running.https}",
    }.items():
        assert before in changed
        changed = changed.replace(before, after)
    (folder / "server_name.conf").write_text(f"server_name {HOST};")
    (folder / "nginx.conf").write_text(changed)
    return folder / "nginx.conf"


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    if NGINX is None:
        pytest.skip("nginx is not installed")
    folder = tmp_path_factory.mktemp("proxy")
    # nginx gives up being root for somebody who must be able to get here.
    for above in (folder, *list(folder.parents)[:2]):
        above.chmod(0o755)
    folder.chmod(0o777)
    running = Running(free_port(), free_port(), free_port(), folder)
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
         "-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}",
         "-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    environment = {"PATH": os.environ["PATH"], **PRODUCTION, "PORT": str(running.portal)}
    environment |= {"DATABASE_URL": "postgresql://x:y@127.0.0.1:1/z", "WEB_WORKERS": "1"}
    environment |= {"ACCESS_LOG": "1", "VAR_DIR": str(folder)}
    with (folder / "web.log").open("w") as log:
        web = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "python:onderwijsregio.gunicorn"],
            cwd=ROOT, env=environment, stdout=log, stderr=log,
        )  # fmt: skip
        nginx = subprocess.Popen([NGINX, "-c", configure(running), "-g", "daemon off;"])
        try:
            for port in (running.portal, running.https):
                wait_for(port)
            yield running
        finally:
            for process in (nginx, web):
                process.terminate()
                process.wait(30)


def ask(running: Running, path: str, host: str = HOST, name: str = HOST) -> HTTPResponse:
    """Ask the proxy over TLS for `path` at `host`, by a handshake for `name`."""
    trust = ssl.create_default_context(cafile=running.folder / "fullchain.pem")
    trust.check_hostname = False
    with (
        socket.create_connection(("127.0.0.1", running.https), 30) as plain,
        trust.wrap_socket(plain, server_hostname=name) as secured,
    ):
        connection = HTTPConnection("127.0.0.1", running.https)
        connection.sock = secured
        return answer_to(connection, path, host)


def ask_plainly(port: int, path: str, host: str = HOST) -> HTTPResponse:
    """Ask without TLS for `path` at `host`."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        return answer_to(connection, path, host)


def answer_to(connection: HTTPConnection, path: str, host: str) -> HTTPResponse:
    connection.request("GET", path, headers={"Host": host})
    with connection.getresponse() as answer:
        answer.read()
        return answer


def test_nobody_tells_which_software_answers(proxy: Running):
    answers = [
        ask_plainly(proxy.portal, "/healthz"),
        ask_plainly(proxy.http, "/"),
        ask(proxy, "/healthz"),
    ]

    assert [answer.status for answer in answers] == [200, 301, 200]
    assert [answer.headers["Server"] for answer in answers] == [None, None, None]


def test_links_from_mails_are_logged_without_their_secret(proxy: Running):
    paths = [f"{path}{TOKEN}/" for path in SECRET_PATHS]
    # The database is down, so each is an error, with a trace.
    assert [ask(proxy, path).status for path in paths] == [500] * len(paths)
    page = ask(proxy, f"/healthz?next={paths[0]}")
    ask(proxy, f"/%75itnodiging/{TOKEN}/")

    assert page.headers["Referrer-Policy"] == "same-origin"
    access = (proxy.folder / "access.log").read_text()
    assert [path for path in SECRET_PATHS if f"GET {path}*** " not in access] == []
    assert "connection to server" in proxy.written()
    assert TOKEN not in proxy.written()


@pytest.mark.parametrize("host", ["kwaad.example", "127.0.0.1", f"{HOST}.kwaad.example"])
def test_proxy_answers_to_the_names_of_the_portal_only(proxy: Running, host: str):
    with pytest.raises(ssl.SSLError):
        ask(proxy, "/healthz", host=host, name=host)
    with pytest.raises(ConnectionError):
        ask(proxy, "/healthz", host=host)
    with pytest.raises(ConnectionError):
        ask_plainly(proxy.http, "/", host)
