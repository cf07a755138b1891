"""Contact cards (vCard 2.1, 3.0 and 4.0) as a sheet: a card a row, under the headings of a plain list.

Phones, Outlook and mail programs write them alike only in the main. What holds for all: lines folded by a
blank at the beginning of the next or, where quoted-printable, by "=" at the end; a name, parameters and a
value; many cards in one file. Pictures, sounds and keys are passed over unread.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from desktop_app.errors import FileProblem
from desktop_app.i18n import N_, _
from desktop_app.records import names
from desktop_app.records.keys import normal
from desktop_app.sheets.book import Sheet
from desktop_app.sheets.encodings import decode
from desktop_app.sheets.guard import LETTERS

_COLUMNS = (
    ("given", N_("Given name")),
    ("family", N_("Family name")),
    ("organisation", N_("Organisation")),
    ("department", N_("Department")),
    ("title", N_("Title")),
    ("email", N_("E-mail")),
    ("phone", N_("Telephone")),
    ("mobile", N_("Mobile")),
    ("note", N_("Note")),
)
_BETWEEN = "; "
_PARAMETERS = re.compile(r';\s*([^;:="]*)(?:=((?:"[^"]*"|[^;:"])*))?')
_NAME = re.compile(r"(?:[\w-]+\.)?([A-Za-z][\w-]*)")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PASSED_OVER = frozenset({"photo", "logo", "sound", "key"})
_OTHER_NUMBERS = frozenset({"fax", "pager", "modem", "bbs", "telex", "isdn"})
_LINES = 2_000_000
_LONGEST = 4 * LETTERS
"""Letters of an unfolded line, before its quoted-printable is read; what is beyond is cut."""


class _Line(Struct, frozen=True):
    """A property: its name in small letters, the types it is said to be of, and its value as text."""

    name: str
    types: frozenset[str]
    value: str


class _Card(Struct):
    values: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, column: str, text: str) -> None:
        text = normal(text)[:LETTERS]
        if text:
            self.values.setdefault(column, {})[text] = None

    def first(self, column: str) -> str:
        return next(iter(self.values.get(column, ())), "")


def sheet(text: str) -> Sheet:
    """The cards of a text; raises `FileProblem` where there is none with anything in it."""
    rows = [row for card in _cards(text) if any(row := _row(card))]
    if not rows:
        raise FileProblem(
            _("There is no contact card with a name in the file."),
            advice=_("Export the contacts again as vCard (.vcf)."),
        )
    headings = tuple(_(heading) for _name, heading in _COLUMNS)
    return Sheet("", "visible", (headings, *rows))


def _row(card: _Card) -> tuple[str | None, ...]:
    if not (card.first("given") or card.first("family")):
        read = names.read(card.first("formatted"))
        card.add("given", read.given)
        card.add("family", read.family or ("" if read.given else read.written))
    if not card.first("title"):
        card.add("title", card.first("profession"))
    return tuple(_BETWEEN.join(card.values.get(name, ())) or None for name, _heading in _COLUMNS)


def _cards(text: str) -> Iterator[_Card]:
    """Each card that has begun, also one that is not ended."""
    card: _Card | None = None
    for count, line in enumerate(_without_agents(_lines(text))):
        mark = _mark(line)
        if mark and card is not None:
            yield card
        if mark:
            card = _Card() if mark == "begin" else None
        elif card is not None:
            _take(card, line)
        if count > _LINES:
            raise FileProblem(
                _("The file holds more than {count} lines of cards.").format(count=_LINES),
                advice=_("Export fewer contacts at a time."),
            )
    if card is not None:
        yield card


def _mark(line: _Line) -> str:
    """Whether a card begins or ends here; "" for what stands in it."""
    return line.name if line.name in ("begin", "end") and line.value.strip().casefold() == "vcard" else ""


def _without_agents(lines: Iterable[_Line]) -> Iterator[_Line]:
    """The lines without the cards inside cards: a secretary's, for example, is not the person's."""
    inside = 0
    agent = False
    for line in lines:
        mark = _mark(line)
        if mark == "begin" and (agent or inside):
            inside, agent = inside + 1, False
        elif inside:
            inside -= mark == "end"
        else:
            agent = line.name == "agent" or (agent and not mark)
            yield line


def _take(card: _Card, line: _Line) -> None:
    value = line.value
    if line.name == "fn":
        card.add("formatted", _plain(value))
    elif line.name == "n":
        family, given, more, *_titles = (*_parts(value), "", "", "")
        card.add("given", f"{given} {more}")
        card.add("family", family)
    elif line.name == "org":
        company, *units = _parts(value) or [""]
        card.add("organisation", company)
        card.add("department", ", ".join(filter(None, units)))
    elif line.name in ("title", "note"):
        card.add(line.name, _plain(value))
    elif line.name == "role":
        card.add("profession", _plain(value))
    elif line.name == "email":
        card.add("email", _plain(value).removeprefix("mailto:"))
    elif line.name == "tel" and not line.types & _OTHER_NUMBERS:
        number = re.sub(r"(?i)\Atel:", "", _plain(value)).partition(";ext=")[0]
        card.add("mobile" if line.types & {"cell", "mobile", "iphone"} else "phone", number)


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()


def _parts(value: str) -> list[str]:
    """The parts of a value between semicolons that are not escaped."""
    parts = re.split(r"(?<!\\);", value[:LETTERS])
    return [_plain(part).replace("\n", " ") for part in parts]


# lines


def _lines(text: str) -> Iterator[_Line]:
    return (line for raw in _unfolded(text) if (line := _read(raw)))


def _read(raw: str) -> _Line | None:
    """One property; None for what is none, or is a picture."""
    head, value = _divided(raw)
    found = _NAME.match(head)
    if not found or found[1].lower() in _PASSED_OVER:
        return None
    parameters = [
        (key.strip().lower(), said.replace('"', "").strip().lower())
        for key, said in _PARAMETERS.findall(head[found.end() :])
    ]
    bare = {key for key, said in parameters if not said}  # 2.1 writes TEL;CELL;VOICE:
    types = {kind for key, said in parameters if key == "type" for kind in said.split(",")}
    if "quoted-printable" in bare or ("encoding", "quoted-printable") in parameters:
        value = _unquoted(value, dict(parameters).get("charset", ""))
    return _Line(found[1].lower(), frozenset(bare | types), value)


def _divided(line: str) -> tuple[str, str]:
    """Name with parameters, and value: at the first colon outside quotation marks."""
    quoted = False
    for place, letter in enumerate(line):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return line[:place], line[place + 1 :]
    return line, ""


def _unquoted(value: str, charset: str) -> str:
    data = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        return data.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decode(data)[0]


def _unfolded(text: str) -> Iterator[str]:
    """Whole lines. One that is longer than any cell is cut: it is a picture, or no card at all."""
    parts: list[str] = []
    length = 0
    soft = False
    for line in re.split(r"\r\n|\n|\r", text):
        folded = bool(parts) and line[:1] in (" ", "\t")
        if parts and not (folded or soft):
            yield "".join(parts)
            parts, length = [], 0
        piece = line[1:] if folded and not soft else line
        soft = piece.endswith("=") and "quoted-printable" in (parts or [piece])[0][:200].lower()
        piece = piece[: _LONGEST - length].removesuffix("=") if soft else piece[: _LONGEST - length]
        if piece:
            parts.append(piece)
            length += len(piece)
    if parts:
        yield "".join(parts)
