"""What others send to the office: forms that municipalities have written in, a list of one's own making, and
an answer from Outlook."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl

from desktop_app.records.meetings.meetings import Meeting

OWN_LIST = """Ledamöter och ersättare i styrgruppen

Nr;Efternamn, förnamn;Befattning;Parti;E-post;Roll
1;von Stjerneholm, Gun-Britt;Kommunalråd;V;gun-britt.vonstjerneholm@goteborg.example;ledamot
2;Sundin, Hjalmar;Ledamot i kommunfullmäktige;M;hjalmar.sundin@goteborg.example;ledamot
3;Edström, Åke;Ledamot i kommunfullmäktige;D;ake.edstrom@goteborg.example;ersättare"""
YLVA = "ylva.norrstrom@lillaedet.example"
REPLY = """BEGIN:VCALENDAR
METHOD:REPLY
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
BEGIN:VEVENT
ATTENDEE;PARTSTAT=DECLINED;CN="{name}":mailto:{email}
COMMENT:Sitter i budgetnämnden
UID:{uid}
SEQUENCE:{sequence}
SUMMARY:Avböjt
DTSTAMP:{day:%Y%m%d}T080000Z
END:VEVENT
END:VCALENDAR
"""


def answers_of_municipalities(folder: Path) -> list[Path]:
    """Lilla Edet fills its vacant seat, Stenungsund changes its representative; Göteborg sends a list of its
    own, in which somebody is new, somebody has another title, and somebody is missing."""
    lilla_edet, stenungsund = (
        next(folder.glob(f"*{name} kommun.xlsx")) for name in ("Lilla Edets", "Stenungsunds")
    )
    _write(lilla_edet, "vacant", given="Ylva", family="Norrström", title="Kommunalråd", email=YLVA)
    _write(stenungsund, "Lundström", left="x")
    _write(stenungsund, "", given="Iris", family="Malmqvist", title="Kommunalråd", role="member")
    book = openpyxl.Workbook()
    for line in OWN_LIST.splitlines():
        book.worksheets[0].append(line.split(";"))
    book.save(folder / "Göteborgs ledamöter.xlsx")
    return [lilla_edet, stenungsund, folder / "Göteborgs ledamöter.xlsx"]


_HEADINGS = {
    "given": "Given name",
    "family": "Family name",
    "title": "Title",
    "email": "E-mail",
    "role": "Role",
    "left": "Has left",
}


def _write(form: Path, person: str, **values: str) -> None:
    """On the row where that word stands, or on the first empty one."""
    book = openpyxl.load_workbook(form)
    sheet = book.worksheets[0]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(place for place, line in enumerate(lines) if _HEADINGS["given"] in line)
    row = next(
        place
        for place, line in enumerate(lines)
        if place > head and (person in line if person else not any(line[1:]))
    )
    for name, text in values.items():
        sheet.cell(row + 1, lines[head].index(_HEADINGS[name]) + 1, text)
    book.save(form)


def reply_from_outlook(folder: Path, meeting: Meeting, name: str, email: str) -> Path:
    """Somebody declines the meeting."""
    file = folder / "svar.ics"
    said = {"name": name, "email": email, "uid": meeting.uid, "sequence": meeting.sequence}
    file.write_text(REPLY.format(day=date.today(), **said), encoding="utf-8")
    return file
