"""The last page: what was done, and the rows that were left, as a spreadsheet to send back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.i18n import _, ngettext
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.desk import Desk
from desktop_app.ui.icons import Picture
from desktop_app.ui.importing.draft import Draft, Outcome
from desktop_app.ui.importing.left import left
from desktop_app.ui.importing.letter import letter, subject
from desktop_app.ui.importing.letter_view import LetterView
from desktop_app.ui.importing.problem_rows import write_left
from desktop_app.ui.importing.rows import Sort, counted
from desktop_app.ui.saving import SPREADSHEETS, file_name
from desktop_app.ui.style import MARGIN, WIDE, muted, page_title
from desktop_app.ui.table.pane import spaced


class DonePage(QWidget):
    def __init__(self, desk: Desk, bar: MessageBar, again: Callable[[], None]) -> None:
        """What was saved is told in `bar`; `again` begins another import."""
        super().__init__()
        self._desk = desk
        self._bar = bar
        self._draft = Draft()
        self._text = ""
        self.setObjectName("importDone")
        self._title = page_title()
        self._title.setObjectName("importDoneSentence")
        self._title.setWordWrap(True)
        self._detail = QLabel()
        self._detail.setWordWrap(True)
        self._undo = muted(_("All of it can be undone at once with Undo in the main window, also later."))
        self._undo.setWordWrap(True)
        self._save = QPushButton(_("&Save the rows that were left…"))
        self._save.setObjectName("saveLeft")
        self._letter = QPushButton(_("&Letter to the sender…"))
        self._letter.setObjectName("letterToSender")
        self._again = QPushButton(_("Import &more…"))
        self._again.setObjectName("importMore")
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * WIDE, WIDE, 2 * WIDE, WIDE)
        column.setSpacing(MARGIN)
        column.addStretch(2)
        column.addWidget(Picture("circle-check", 40, self.palette().ColorRole.Accent), 0, centre)
        for label in (self._title, self._detail, self._undo):
            label.setAlignment(centre)
            column.addWidget(label)
        for button, pressed in (
            (self._save, self._save_left),
            (self._letter, self._open_letter),
            (self._again, again),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, pressed=pressed: pressed())
            column.addWidget(button, 0, centre)
        column.addStretch(3)

    def show_outcome(self, draft: Draft, done: Outcome, *, changed: bool) -> None:
        """`changed` is False where the register already said it all."""
        self._draft = draft
        lines = left(draft)
        self._title.setText(done_sentence(done) if changed else _("The register already says all this."))
        of_rows = ngettext(
            "{count} row was left. Save it with its reason, to put it right and import it again.",
            "{count} rows were left. Save them with their reasons, to put them right and import them again.",
            len(lines),
        )
        refused = ngettext("{count} file was refused.", "{count} files were refused.", done.refused)
        told = ((len(lines), of_rows), (done.refused, refused))
        self._detail.setText("\n".join(words.format(count=spaced(count)) for count, words in told if count))
        self._detail.setVisible(bool(lines or done.refused))
        self._save.setVisible(bool(lines))
        self._undo.setVisible(changed)
        self._text = letter(draft, lines)
        self._letter.setVisible(bool(self._text))

    def _open_letter(self) -> None:
        LetterView(subject(self._draft), self._text, self).open()

    def _save_left(self) -> None:
        draft = self._draft

        def write(path: Path) -> None:
            self._desk.jobs.read(lambda: write_left(draft, path), self._say_saved, failed=self._bar.trouble)

        name = file_name(_("Rows left of {file}").format(file=Path(draft.sources[0].name).stem))
        title = _("Save the rows that were left")
        self._desk.ask.save_file(title, f"{name}.xlsx", SPREADSHEETS, write)

    def _say_saved(self, path: Path) -> None:
        self._bar.tell(_("Saved {file}.").format(file=path.name))


def done_sentence(done: Outcome) -> str:
    told = (
        (
            done.added,
            ngettext("{count} participant was added", "{count} participants were added", done.added),
        ),
        (done.changed, ngettext("{count} was changed", "{count} were changed", done.changed)),
        (done.ended, ngettext("{count} seat was ended", "{count} seats were ended", done.ended)),
        (
            done.organisations,
            ngettext(
                "{count} organisation was entered or changed",
                "{count} organisations were entered or changed",
                done.organisations,
            ),
        ),
        (done.facts, _("{facts} were entered or changed").format(facts=facts_text(done))),
    )
    return ", ".join(words.format(count=spaced(count)) for count, words in told if count) + "."


def facts_text(done: Outcome) -> str:
    """What a page brings besides people: "1 network, 3 lists of lines, 6 meetings"."""
    counts: tuple[tuple[Sort, int], ...] = (
        ("network", done.networks),
        ("list", done.lists),
        ("meeting", done.meetings),
    )
    return ", ".join(counted(sort, count) for sort, count in counts if count)


def button_text(will: Outcome) -> str:
    """What the button will do, in so many words."""
    parts = [_taken_in(will)] if will.taken or will.organisations or will.facts else []
    if will.ended:
        parts.append(
            ngettext("end {count} seat", "end {count} seats", will.ended).format(count=spaced(will.ended))
        )
    if will.left:
        parts.append(ngettext("leave {count}", "leave {count}", will.left).format(count=spaced(will.left)))
    if not will.does_something:
        return _("Nothing to &import")
    text = ", ".join(parts)
    return text if "&" in text else f"&{text[:1].upper()}{text[1:]}"


def _taken_in(will: Outcome) -> str:
    if will.taken and (will.facts or will.organisations):
        besides = facts_text(will) or counted("organisation", will.organisations)
        people = ngettext("{count} participant", "{count} participants", will.taken)
        what = f"{people.format(count=spaced(will.taken))}, {besides}"
    elif will.taken:
        what = spaced(will.taken)
    elif will.organisations:
        what = counted("organisation", will.organisations)
    else:
        what = facts_text(will)
    return _("&Import {what}").format(what=what)
