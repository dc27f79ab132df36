"""The processes of the portal itself: web server, worker and beat."""

from __future__ import annotations

import json
import os
import socket
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from .errors import StackError
from .process import Child

READY_SECONDS = 90


class Portal:
    """A web server, a worker and a beat that share a database and a broker.

    `var` is where they write; `settings` is the settings module they run under.
    """

    def __init__(
        self,
        *,
        var: Path,
        database_url: str,
        redis_url: str,
        port: int,
        settings: str = "development.settings.demo",
        environment: dict[str, str] | None = None,
    ) -> None:
        self.port = port
        self.base_url = f"http://127.0.0.1:{port}"
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": settings,
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
            "VAR_DIR": str(var),
            "PORT": str(port),
            "PYTHONUNBUFFERED": "1",
            **(environment or {}),
        }
        self.logs = var / "log"
        self.web = self.child("web", "gunicorn", "-c", "python:onderwijsregio.gunicorn")
        self.worker = self.child(
            "worker",
            *("celery", "-A", "onderwijsregio", "worker", "--loglevel", "INFO"),
            *("--concurrency", self.environment.get("WORKER_PROCESSES", "2")),
            *("--without-gossip", "--without-mingle"),
        )
        self.beat = self.child(
            "beat", "celery", "-A", "onderwijsregio", "beat", "--loglevel", "INFO", "--pidfile="
        )

    @property
    def children(self) -> list[Child]:
        """The programs, in the order in which they are started."""
        return [self.worker, self.beat, self.web]

    def child(self, name: str, module: str, *arguments: str, **environment: str) -> Child:
        """Return the Python program `module`, not yet started, with the portal's environment but
        for what `environment` says.
        """
        return Child(
            name,
            [sys.executable, "-m", module, *arguments],
            log=self.logs / f"{name}.log",
            environment={**self.environment, **environment},
        )

    def start(self) -> None:
        """Start all three; they answer a little later."""
        for child in self.children:
            child.start()

    def stop(self) -> None:
        """Stop all three, at the same time; what does not run is passed over."""
        for child in self.children:
            child.ask_to_stop()
        for child in self.children:
            child.stop()

    def wait_until_ready(self, seconds: float = READY_SECONDS) -> None:
        """Wait until the web server, the database, the broker and a worker answer.

        Raises `StackError` when one of the programs stops, or not all answer in time.
        """
        deadline = time.monotonic() + seconds
        missing = self.not_ready()
        while missing:
            for child in self.children:
                if not child.is_running():
                    raise StackError(f"The {child.name} stopped:\n{child.last_words()}")
            if time.monotonic() > deadline:
                raise StackError(f"Not ready after {seconds:.0f} s: {missing}.")
            time.sleep(0.2)
            missing = self.not_ready()

    def not_ready(self) -> str:
        """Return what does not answer yet, as `/readyz` tells; empty when everything does."""
        try:
            with urllib.request.urlopen(f"{self.base_url}/readyz", timeout=10):
                return ""
        except urllib.error.HTTPError as answer:
            try:
                parts = json.load(answer)["parts"]
            except (ValueError, KeyError):
                return f"the web server answers {answer.code}"
            return ", ".join(f"{part}: {said}" for part, said in parts.items() if said != "ok")
        except OSError:
            return "the web server does not answer"


def port_is_free(port: int) -> bool:
    """Tell whether nothing listens on `port` of this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """Return a port on which nothing listens now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
