"""The mail server, and a mail as it is handed over."""

from __future__ import annotations

import re
import smtplib
import ssl
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from types import TracebackType
from urllib.parse import unquote, urlsplit

from flask import current_app

from cop.jobs.models import OutboxMail
from cop.jobs.outbox import in_header, sender
from cop.jobs.words import Fault

PORTS = {"smtp": 25, "smtps": 465, "starttls": 587}
PATIENCE = 30.0  # seconds that the server has for each answer
SENDER = "Lingkar"
METHOD = re.compile(r"^METHOD:(\w+)", re.MULTILINE)
WHOLE_LINES = SMTP.clone(max_line_length=900)  # an address in a header is not to be folded


@dataclass(frozen=True)
class Server:
    """A mail server as COP_SMTP_URL names it."""

    scheme: str
    host: str
    port: int
    user: str
    password: str


class Undeliverable(Exception):
    """The server does not take this mail, and will not take it later."""


class NotNow(Exception):
    """The server did not take this mail now."""


class Unreachable(NotNow):
    """The server cannot be spoken with now, whatever the mail."""


def server() -> Server | None:
    """Return the mail server, None where mails are only kept."""
    address = current_app.config["COP_SMTP_URL"]
    if not address:
        return None
    parts = urlsplit(address)
    return Server(
        scheme=parts.scheme,
        host=parts.hostname or "",
        port=parts.port or PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


def message_of(mail: OutboxMail) -> EmailMessage:
    """Return the mail as it is sent; the same every time it is tried."""
    message = EmailMessage(policy=WHOLE_LINES)
    message["From"] = Address(SENDER, addr_spec=in_header(sender()))
    message["To"] = Address(in_header(mail.name), addr_spec=in_header(mail.address))
    for name, value in _lines(mail).items():
        message[name] = in_header(value)
    message.set_content(mail.text, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    if mail.calendar:
        _add_calendar(message, mail.calendar)
    # last: setting the contents moves such headers
    message["Content-Language"] = in_header(mail.language)
    return message


def _lines(mail: OutboxMail) -> dict[str, str]:
    return {
        "Subject": mail.subject,
        "Date": format_datetime(mail.created_at),
        "Message-ID": mail.message_id,
        "Auto-Submitted": "auto-generated",
        **mail.headers,
    }


def _add_calendar(message: EmailMessage, calendar: str) -> None:
    """Add what the mail does in a calendar, as calendar programs look for it (RFC 6047)."""
    method = METHOD.search(calendar)
    params = {"method": method[1] if method else "PUBLISH"}
    message.add_alternative(calendar, subtype="calendar", params=params, cte="base64")


class Line:
    """A connection with the server, opened for the first mail and kept for those after it."""

    def __init__(self, to: Server) -> None:
        self._server = to
        self._open: smtplib.SMTP | None = None

    def __enter__(self) -> Line:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._hang_up()

    def send(self, mail: OutboxMail) -> None:
        """Hand the mail over; returns once the server has taken responsibility for it.

        Raises Undeliverable, NotNow or Unreachable with what the server said.
        """
        try:
            message = message_of(mail)
        except (ValueError, MessageError) as fault:
            raise Undeliverable(f"{Fault.ADDRESS} {fault}") from fault
        line = self._opened()
        try:
            line.send_message(message, sender(), [mail.address])
        except (ValueError, MessageError) as fault:
            self._hang_up()  # nobody knows how much of it was said
            raise Undeliverable(f"{Fault.MAIL} {fault}") from fault
        except smtplib.SMTPNotSupportedError as fault:
            raise Undeliverable(str(fault)) from fault
        except smtplib.SMTPRecipientsRefused as fault:
            _judge(*next(iter(fault.recipients.values())))
        except smtplib.SMTPDataError as fault:
            _judge(fault.smtp_code, fault.smtp_error)
        except (smtplib.SMTPException, OSError) as fault:
            self._hang_up()
            raise Unreachable(_said(fault)) from fault

    def _opened(self) -> smtplib.SMTP:
        if self._open is None:
            try:
                self._open = _connection(self._server)
            except (smtplib.SMTPException, OSError) as fault:
                raise Unreachable(_said(fault)) from fault
        return self._open

    def _hang_up(self) -> None:
        line, self._open = self._open, None
        if line is None:
            return
        try:
            line.quit()
        except (smtplib.SMTPException, OSError):
            line.close()


def _connection(to: Server) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if to.scheme == "smtps":
        line: smtplib.SMTP = smtplib.SMTP_SSL(to.host, to.port, timeout=PATIENCE, context=context)
    else:
        line = smtplib.SMTP(to.host, to.port, timeout=PATIENCE)
    try:
        if to.scheme == "starttls":
            line.starttls(context=context)
        if to.user:
            line.login(to.user, to.password)
    except (smtplib.SMTPException, OSError):
        line.close()
        raise
    return line


def _judge(code: int, said: bytes | str) -> None:
    words = said.decode(errors="replace") if isinstance(said, bytes) else said
    sentence = f"{code} {' '.join(words.split())}"
    raise Undeliverable(sentence) if code >= 500 else NotNow(sentence)


def _said(fault: Exception) -> str:
    if isinstance(fault, smtplib.SMTPResponseException):
        words = fault.smtp_error
        told = words.decode(errors="replace") if isinstance(words, bytes) else words
        return f"{fault.smtp_code} {' '.join(told.split())}"
    return f"{type(fault).__name__}: {fault}"
