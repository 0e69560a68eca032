"""A real mail server that keeps what it is sent, and can be told to refuse or to wait."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Event
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

PATIENCE = 60  # seconds until something must have come


class Mailbox:
    """What came; `refusal` answers recipients, `verdict` the words of a mail."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.bytes: list[bytes] = []
        self.recipients: list[list[str]] = []
        self.refusal = ""
        self.verdict = ""
        self.arrived, self.answered, self.go_on = Event(), Event(), Event()
        self.go_on.set()
        self.port = _free_port()

    @property
    def url(self) -> str:
        """Return what COP_SMTP_URL would say."""
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_RCPT(
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        """Take a recipient, or refuse it."""
        if self.refusal:
            return self.refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        """Keep a mail, once the test lets it."""
        self.arrived.set()
        await asyncio.to_thread(self.go_on.wait, PATIENCE)
        if self.verdict:
            return self.verdict
        self.bytes.append(envelope.content)
        self.mails.append(message_from_bytes(envelope.content, policy=default))  # type: ignore[arg-type]
        self.recipients.append(list(envelope.rcpt_tos))
        return "250 kept"

    def tell_answered(self, status: str) -> None:
        """Notice that the server has said that it keeps a mail."""
        if status == "250 kept":
            self.answered.set()


class _Telling(SMTP):
    async def push(self, status: Any) -> None:
        """Answer, and tell the test once it is said."""
        await super().push(status)
        self.event_handler.tell_answered(status)


class _Server(Controller):
    def factory(self) -> SMTP:
        """Return what speaks with one client."""
        return _Telling(self.handler, enable_SMTPUTF8=False)


@contextmanager
def serving() -> Iterator[Mailbox]:
    """Serve until the end of the block."""
    box = Mailbox()
    server = _Server(box, hostname="127.0.0.1", port=box.port)
    server.start()
    try:
        yield box
    finally:
        box.go_on.set()
        server.stop()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
