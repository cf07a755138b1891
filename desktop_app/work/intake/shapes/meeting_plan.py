"""Is a sheet a plan of meetings: "Datum | Tid | Plats | Värdkommun | Innehåll", a meeting a row?

Told by its headings alone: a column of days beside one of times, places or hosts, and none of people or
of a person each.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from desktop_app.sheets.book import Sheet
from desktop_app.work.intake import content
from desktop_app.work.intake.columns import headings
from desktop_app.work.intake.shapes import people_across

FIELDS = ("day", "time", "place", "host", "title")
_DAY = "datum|dag|mötesdatum|mötesdag|mötesdatum dag|när|dato|date|möte datum|datum och dag|mødedato|møtedato"
_TIME = (
    "tid|klockslag|kl|klockan|mötestid|tider|time|tidpunkt|starttid|sluttid|start|slut|börjar|slutar|"
    "från kl|till kl|start time|end time|klokkeslett|tidspunkt"
)
_WORDS = (
    _DAY,
    _TIME,
    "plats|lokal|var|mötesplats|place|venue|location|sted|mötesform|form|adress",
    "värd|värdkommun|värdskap|värd kommun|host|arrangör|vert|vært|vertskap|värdorganisation",
    "innehåll|tema|ämne|rubrik|möte|typ|mötestyp|program|agenda|title|theme|subject|vad|aktivitet|fokus",
)
_FIELD_OF = {word: field for field, words in zip(FIELDS, _WORDS, strict=True) for word in words.split("|")}
_PEOPLE = frozenset({"name", "given", "family", "email", "phone", "mobile"})
_WITHIN = 30
"""Rows in which the headings are looked for."""


class MeetingPlan(Struct, frozen=True):
    """`fields` holds what each column says, "" for a column of something else."""

    header_row: int
    fields: Mapping[int, str]


def find(sheet: Sheet) -> MeetingPlan | None:
    for row, values in enumerate(sheet.rows[:_WITHIN], start=1):
        texts = {
            column: content.cell_text(value)
            for column, value in enumerate(values, start=1)
            if isinstance(value, str)
        }
        fields = {column: _FIELD_OF.get(headings.key(text), "") for column, text in texts.items() if text}
        said = list(fields.values())
        if said.count("day") != 1 or not {"time", "place", "host"} & set(said):
            continue
        others = {headings.read(texts[column]).field for column, field in fields.items() if not field}
        of_people = others & _PEOPLE or people_across.names_people(list(texts.values()))
        return None if of_people else MeetingPlan(row, fields)
    return None
