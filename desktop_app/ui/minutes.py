"""What goes from a meeting into its minutes, by the clipboard: as plain text, and as text with headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId
from desktop_app.records.meetings.meetings import Meeting
from desktop_app.records.meetings.present import Block
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.work.meetings import minutes
from desktop_app.work.printed import left_out

_FEW = 5


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading of some level: 1 the meeting, 2 a part, 3 a group in it."""

    level: int
    heading: str
    lines: tuple[str, ...] = ()


def copy_block(desk: Desk, meeting: MeetingId) -> None:
    """Närvarande, Anmält förhinder, Övriga."""

    def show(block: Block) -> None:
        _copy(of_block(block))
        desk.bar.tell(" ".join([_("Copied the block for the minutes."), *_not_noted(block)]))

    desk.read(lambda store: minutes.block(store, meeting), show)


def copy_minutes(desk: Desk, meeting: MeetingId) -> None:
    """The whole: the meeting, who was there, and item by item what was said and decided."""

    def work(store: Store) -> tuple[Meeting, Block]:
        return meetings.get(store, meeting), minutes.block(store, meeting)

    def show(found: tuple[Meeting, Block]) -> None:
        held, block = found
        _copy([*_head(held), *of_block(block), *_items(held)])
        desk.bar.tell(" ".join([_("Copied the minutes."), *_not_noted(block)]))

    desk.read(work, show)


def _not_noted(block: Block) -> list[str]:
    if not block.not_noted:
        return []
    names = ", ".join(block.not_noted[:_FEW]) + ("…" if len(block.not_noted) > _FEW else "")
    return [_("Nothing is noted of {names}.").format(names=names)]


def of_block(block: Block) -> list[Part]:
    found = []
    for section in block.sections:
        found.append(Part(2, section.heading))
        found += [Part(3, group.heading, tuple(map(str, group.lines))) for group in section.groups]
    return [*found, *(Part(2, note) for note in left_out(block.hidden))]


def _head(held: Meeting) -> list[Part]:
    lines = (words.when(held), ", ".join(filter(None, (held.place, held.room))))
    return [Part(1, held.called, tuple(filter(None, lines)))]


def _items(held: Meeting) -> list[Part]:
    found = []
    for item in held.agenda:
        number = f"{item.number}. " if item.number is not None else ""
        paragraph = f"§ {item.decision_no}" if item.decision_no else ""
        decision = (
            _("Decision {number}: {text}").format(number=paragraph, text=item.decision).replace("  ", " ")
            if item.decision
            else ""
        )
        postponed = _("The item is postponed.") if item.status == "postponed" else ""
        lines = (*item.text.splitlines(), *decision.splitlines(), postponed)
        if item.number is not None or any(lines):
            found.append(Part(2, f"{number}{item.title}", tuple(filter(None, lines))))
    return found


def as_text(parts: Sequence[Part]) -> str:
    """A blank line before each heading, as the block has it."""
    paragraphs: list[list[str]] = []
    for part in parts:
        if part.heading or not paragraphs:
            paragraphs.append([part.heading] if part.heading else [])
        paragraphs[-1] += part.lines
    return "\n\n".join(map("\n".join, paragraphs))


def as_html(parts: Sequence[Part]) -> str:
    told = []
    for part in parts:
        if part.heading:
            told.append(f"<h{part.level}>{escape(part.heading)}</h{part.level}>")
        if part.lines:
            told.append(f"<p>{'<br>'.join(map(escape, part.lines))}</p>")
    return "".join(told)


def _copy(parts: Sequence[Part]) -> None:
    data = QMimeData()
    data.setText(as_text(parts))
    data.setHtml(as_html(parts))
    QGuiApplication.clipboard().setMimeData(data)
