"""What do those who are invited answer, in a calendar's reply (.ics) or the mail that carries it (.eml)?

A mail without a calendar is read by its subject. Nothing in the file is executed, fetched or followed.
"""

from __future__ import annotations

import re
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import Header, decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path

from desktop_app.errors import FileProblem
from desktop_app.i18n import _
from desktop_app.records.keys import normal
from desktop_app.records.meetings.replies import Reply, of_subject
from desktop_app.sheets.calendar_replies import Sender, is_calendar, no_reply, read_calendar, swedish_clock
from desktop_app.sheets.encodings import decode, encoding_of, known

_LONGEST = 20 << 20
"""Bytes of a mail, with what is attached to it."""
_OLE = b"\xd0\xcf\x11\xe0"
_QUOTED = re.compile(
    r"^\s*(?:>|-{3,}|_{5,}|\*?(?:från|from):|(?:den|on)\b.*\b(?:skrev|wrote)\b)", re.IGNORECASE | re.MULTILINE
)
"""Where the mail that is answered begins."""


def read_file(path: Path) -> list[Reply]:
    """The replies of a file; for a child process, where a stranger's file can do no harm."""
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST + 1)
    except OSError as error:
        raise FileProblem(_("{file} could not be read.").format(file=path.name)) from error
    return read_replies(data)


def read_replies(data: bytes) -> list[Reply]:
    """The replies of a file, one for each person and meeting; raises `FileProblem` where there is none."""
    if data.startswith(_OLE):
        raise FileProblem(
            _("This mail is in Outlook's own form (.msg)."),
            advice=_("Save it as .eml, or save the calendar that is attached to it."),
        )
    if len(data) > _LONGEST:
        raise no_reply(_("The file is far larger than a reply."))
    if is_calendar(data):
        return read_calendar(decode(data)[0])
    try:
        mail = message_from_bytes(data, policy=policy.compat32)
        parts = [part for part in mail.walk() if not part.is_multipart()]
    except RecursionError as error:
        raise no_reply(_("The mail is damaged.")) from error
    sender = _sender(mail, parts)
    if not sender.email:
        raise no_reply(_("The file is neither a calendar nor a mail."))
    for part in parts:
        body = _body(part)
        if part.get_content_type() in ("text/calendar", "application/ics") or is_calendar(body):
            return read_calendar(_letters(part, body), sender, method=str(part.get_param("method") or ""))
    return [_by_subject(_decoded(mail.get("subject", "")), sender)]


def _by_subject(subject: str, sender: Sender) -> Reply:
    found = of_subject(subject)
    if not found:
        sentence = _("The mail “{subject}” does not say whether somebody comes.")
        raise no_reply(sentence.format(subject=subject))
    answer, meeting = found
    return Reply(
        answer, sender.name, sender.email, meeting=meeting, comment=sender.words, answered_at=sender.sent
    )


def _sender(mail: Message, parts: list[Message]) -> Sender:
    name, address = parseaddr(str(mail.get("from", "")))  # before a comma is decoded
    plain = next((part for part in parts if part.get_content_type() == "text/plain"), None)
    words = _letters(plain, _body(plain)) if plain else ""
    quoted = _QUOTED.search(words)
    words = words[: quoted.start()] if quoted else words
    return Sender(
        _decoded(name).strip("\"'"),
        normal(address) if "@" in address else "",
        _sent(mail),
        "\n".join(filter(None, map(normal, words.splitlines()))),
    )


def _sent(mail: Message) -> datetime | None:
    try:
        return swedish_clock(parsedate_to_datetime(str(mail.get("date", ""))))
    except ValueError:
        return None


def _decoded(header: str | Header) -> str:
    """A header in its letters; as it stands where they are not known."""
    try:
        return normal(str(make_header(decode_header(header))))
    except (LookupError, ValueError, HeaderParseError):
        return normal(str(header))


def _body(part: Message) -> bytes:
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else b""


def _letters(part: Message, body: bytes) -> str:
    """A part as text: a good many say us-ascii and write UTF-8."""
    found = encoding_of(body)
    said = known(str(part.get_content_charset() or ""))
    return decode(body, found if found.startswith("utf") or not said else said)[0]
