"""A mail server that takes its time, and remembers what it said yes to."""

from __future__ import annotations

import socketserver
import threading
import time
from email import message_from_bytes
from email.header import decode_header, make_header
from typing import Self


class MailServer:
    """Listens on a port of its own while the block lasts; each message takes `seconds`.

    It hangs up on the first messages, as many as `hangs_up`, without taking them.

    `subjects`, `message_ids` and `receivers` are of the messages for which the sender was told that
    they were taken, in that order.
    """

    def __init__(self, seconds: float = 0.0, hangs_up: int = 0) -> None:
        self.seconds = seconds
        self.hangs_up = hangs_up
        self.subjects: list[str] = []
        self.message_ids: list[str] = []
        self.receivers: list[str] = []

    def __enter__(self) -> Self:
        mailbox = self

        class Conversation(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                mailbox.talk(self.rfile, self.wfile)

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                """Who was killed in the middle of a conversation is no error here."""

        self.server = Server(("127.0.0.1", 0), Conversation)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def wait_for(self, number: int, seconds: float = 60) -> None:
        """Wait until so many messages were taken."""
        deadline = time.monotonic() + seconds
        while len(self.subjects) < number:
            if time.monotonic() > deadline:
                raise AssertionError(f"{len(self.subjects)} of {number} messages came")
            time.sleep(0.01)

    def talk(self, lines, answer) -> None:
        """One conversation in SMTP, as far as a polite client goes."""
        answer.write(b"220 test\r\n")
        for line in lines:
            command = line.split()[0].upper() if line.split() else b""
            if command == b"DATA":
                if self.hangs_up:
                    self.hangs_up -= 1
                    return
                answer.write(b"354 go on\r\n")
                self._take(b"".join(iter(lines.readline, b".\r\n")))
            answer.write(b"221 bye\r\n" if command == b"QUIT" else b"250 ok\r\n")
            if command == b"QUIT":
                return

    def _take(self, content: bytes) -> None:
        time.sleep(self.seconds)
        message = message_from_bytes(content)
        self.message_ids.append(message["Message-ID"])
        self.receivers.append(message["To"])
        self.subjects.append(str(make_header(decode_header(message["Subject"]))))
