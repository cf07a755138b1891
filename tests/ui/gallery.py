"""Every component of the window with fictional data, to be looked at: `python tests/ui/gallery.py`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QMainWindow,
    QSplitter,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from desktop_app import i18n
from desktop_app.errors import Invalid, UserError
from desktop_app.records.fields import Field
from desktop_app.records.progress import Progress, Work
from desktop_app.ui.ask_qt import QtAsk
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.commands import COMMANDS, Commands
from desktop_app.ui.crash import CrashNet
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.editors import Choice
from desktop_app.ui.form.form import Form, Values
from desktop_app.ui.keyboard import KeyboardHelp
from desktop_app.ui.menus import context_menu, fill_menu_bar, fill_tool_bar
from desktop_app.ui.palette import CommandPalette, Hit
from desktop_app.ui.progress import ProgressBar
from desktop_app.ui.style import GAP, MARGIN, WIDE, Appearance, muted, page_title
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.pane import TablePane
from desktop_app.ui.threads import ThreadJobs
from tests.ui.fictional import PLACES, People

FIELDS = (
    Field("given", "Förnamn", required=True),
    Field("family", "Efternamn", required=True),
    Field("organisation", "Organisation", "organisation", required=True),
    Field(
        "role",
        "Roll",
        "choice",
        choices=(("member", "Ledamot"), ("deputy", "Ersättare"), ("chair", "Ordförande")),
    ),
    Field("email", "E-post", "email"),
    Field("phone", "Telefon", "phone", hint="070-174 06 05"),
    Field("first", "Från och med", "date"),
    Field("acting", "Tillförordnad", "flag"),
    Field("note", "Anteckning", "long"),
)


class Gallery(QMainWindow):
    def __init__(self, appearance: Appearance, people: People) -> None:
        super().__init__()
        self.setObjectName("gallery")
        self.setWindowTitle("Samverka – komponenter")
        self.net = CrashNet(Path.home() / ".cache" / "samverka-gallery.log", program="Samverka gallery")
        self.net.show_over(self)
        self.ask = QtAsk(self)
        self.bar = MessageBar()
        self.jobs = ThreadJobs(told=self.bar.trouble, crashed=self.net.caught, parent=self)
        self.progress = ProgressBar(self.jobs)
        self.commands = Commands(self, COMMANDS, told=self.bar.trouble, crashed=self.net.caught)
        self.commands.performed.connect(lambda _id: self.bar.clear())
        self.people = people
        self.pane = TablePane(
            people,
            self.jobs,
            name="participants",
            title="Deltagare",
            empty=Empty("users", "Här finns inga deltagare ännu.", "&Importera en lista…", self.import_list),
            search_hint="Sök namn, kommun eller e-post",
            counted=lambda number: f"{number} deltagare",
        )
        roles = QComboBox()
        roles.setObjectName("role")
        roles.setAccessibleName("Roll")
        roles.addItems(["Alla roller", "Ledamot", "Ersättare"])
        self.pane.add_tool(roles)
        self.form = Form(FIELDS, self.save, name="participant", find_organisations=find_places)
        self.palette_dialog = CommandPalette(self.commands, self, find_people(people))
        self._lay_out()
        self._bind(appearance)
        self.pane.row_chosen.connect(self.show_person)
        self.pane.menu_wanted.connect(
            lambda where: context_menu(self, self.commands, ("record.edit", "record.end", "", "copy")).popup(
                where
            )
        )
        self.pane.load()

    def _lay_out(self) -> None:
        fill_menu_bar(self.menuBar(), self.commands)
        tools = QToolBar("Verktyg", self)
        tools.setObjectName("tools")
        fill_tool_bar(tools, self.commands, ("record.new", "", "import", "export", "print", "", "undo"))
        self.addToolBar(tools)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(WIDE, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addWidget(page_title("Deltagare"))
        column.addWidget(self.pane, 1)
        detail = QWidget()
        lines = QVBoxLayout(detail)
        lines.setContentsMargins(MARGIN, MARGIN, WIDE, MARGIN)
        lines.setSpacing(GAP)
        self.name = page_title("Uppgifter")
        lines.addWidget(self.name)
        lines.addWidget(muted("Senast ändrad 2026-03-07"))
        lines.addSpacing(GAP)
        lines.addWidget(self.form, 1)
        split = QSplitter()
        split.addWidget(page)
        split.addWidget(detail)
        split.setStretchFactor(0, 1)
        split.setSizes([940, 400])
        split.setChildrenCollapsible(False)
        body = QWidget()
        whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(split, 1)
        whole.addWidget(self.progress)
        whole.addWidget(self.bar)
        self.setCentralWidget(body)

    def _bind(self, appearance: Appearance) -> None:
        bound: dict[str, Callable[[], None]] = {
            "quit": self.leave,
            "find": self.pane.focus_search,
            "copy": self.pane.copy,
            "select_all": self.pane.select_all,
            "palette": self.palette_dialog.show_for,
            "keyboard": lambda: KeyboardHelp(self.commands, self).open(),
            "record.new": self.new_person,
            "record.edit": self.form.focus_first,
            "record.remove": lambda: self.bar.tell(
                "Lena Rönnberg togs bort.", action="&Ångra", pressed=self.pane.refresh
            ),
            "import": self.import_list,
            "refresh": self.pane.refresh,
            "undo": lambda: self.bar.tell("Flytten av 12 deltagare är ångrad."),
            "print": self.fail,
            "export": self.refuse,
            "scheme.light": lambda: appearance.set_scheme("light"),
            "scheme.dark": lambda: appearance.set_scheme("dark"),
        }
        for command, handler in bound.items():
            self.commands.bind(command, handler)
        self.commands.rename("undo", "&Ångra: flytta 12 deltagare")
        self.commands.hold("open", "list", "one", "selected", "undo", "printable")

    def show_person(self, person: object) -> None:
        cells = self.pane.model.text(int(str(person))) if person is not None else None
        if cells:
            given, family = cells[0].split(" ", 1)
            self.name.setText(cells[0])
            place = Choice(1, cells[1])
            self.form.set_values(
                {"given": given, "family": family, "organisation": place, "email": cells[3], "role": "member"}
            )

    def save(self, values: Values, saved: Callable[[], None], failed: Callable[[UserError], None]) -> None:
        def work() -> None:
            if not str(values["email"]).endswith(".example"):
                raise Invalid("Adressen ska sluta på .example.", field="email")

        self.jobs.write(work, lambda _result: saved(), failed)

    def new_person(self) -> None:
        form = Form(FIELDS, self.save, name="newParticipant", find_organisations=find_places, ask=self.ask)
        FormDialog("Ny deltagare", form, self).open()

    def import_list(self) -> None:
        def work() -> Work[int]:
            for row in range(300):
                yield Progress(row, 300, f"Rad {row} av 300")
                time.sleep(0.02)
            return 300

        self.jobs.run(work(), self.imported, title="Läser Kontaktlista.xlsx", thread="read")

    def imported(self, number: int) -> None:
        self.bar.tell(
            f"{number} deltagare importerades från Kontaktlista.xlsx.",
            action="&Ångra",
            pressed=self.pane.refresh,
        )

    def refuse(self) -> None:
        raise UserError("Filen Deltagare.xlsx är öppen i Excel.", advice="Stäng den och försök igen.")

    def fail(self) -> None:
        raise ZeroDivisionError("Åsa Åkesson")

    def leave(self) -> None:
        self.close()

    def closeEvent(self, event: object) -> None:
        del event
        self.jobs.close()


def find_places(text: str, found: Callable[[Sequence[Choice]], None]) -> None:
    found(
        [Choice(n, f"{p} kommun") for n, p in enumerate(PLACES) if p.casefold().startswith(text.casefold())]
    )


def find_people(people: People) -> Callable[[str, Callable[[Sequence[Hit]], None]], None]:
    def find(text: str, found: Callable[[Sequence[Hit]], None]) -> None:
        rows = people.rows(people.ids(text, "name", descending=False, limit=12))
        found([Hit(cells[0], f"{cells[2]}, {cells[1]}", "user-round", lambda: None) for cells in rows])

    return find


def main() -> int:
    wanted = argparse.ArgumentParser()
    wanted.add_argument("--dark", action="store_true")
    wanted.add_argument("--people", type=int, default=1204)
    wanted.add_argument(
        "--show", default="", help="commands or 'state:NAME' to show at once, comma-separated"
    )
    given = wanted.parse_args()
    app = QApplication(sys.argv[:1])
    app.setApplicationDisplayName("Samverka")
    i18n.use("sv")
    QLocale.setDefault(QLocale("sv_SE"))
    words = QTranslator(app)
    words.load(QLocale("sv_SE"), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    app.installTranslator(words)
    window = Gallery(Appearance(app, "dark" if given.dark else "light"), People(given.people))
    window.resize(1366, 768)
    window.show()
    for command in filter(None, given.show.split(",")):
        QTimer.singleShot(400, lambda command=command: window.commands.run(command))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
