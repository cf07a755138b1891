"""Where a document that is shown goes, on paper or into a file: the buttons at a preview's foot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialogButtonBox, QPushButton
from shiboken6 import isValid

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.paper import pages
from desktop_app.records.documents import Document
from desktop_app.sheets import writing
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.desk import Desk
from desktop_app.ui.saving import file_name, say_saved

Go = Callable[[Document, str], None]
"""What becomes of a document that leaves the program, and what is told besides."""
Ready = Callable[[Document, Go], None]
"""What must be done before it leaves; then it is told to go."""


def _as_shown(document: Document, go: Go) -> None:
    go(document, "")


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of file that the document can be saved as."""

    ending: str
    text: str
    kind: str
    write: Callable[[Document, Path], object]


TARGETS = (
    Target("pdf", N_("Save as P&DF…"), "PDF", pages.to_pdf),
    Target("xlsx", N_("Save as &Excel…"), "Excel", writing.write),
    Target("html", N_("Save as &web page…"), "HTML", writing.write),
)


class PrintFoot(QDialogButtonBox):
    """`told` is the preview's own line of messages."""

    def __init__(self, desk: Desk, told: MessageBar, ready: Ready = _as_shown) -> None:
        super().__init__(QDialogButtonBox.StandardButton.Close)
        self._desk = desk
        self._told = told
        self._ready = ready
        self._document: Document | None = None
        self._pages = 0
        self._to_paper = QPushButton(_("&Print…"))
        self._to_paper.setObjectName("printNow")
        self._to_paper.clicked.connect(self._print)
        self.addButton(self._to_paper, QDialogButtonBox.ButtonRole.ActionRole)
        for target in TARGETS:
            button = QPushButton(_(target.text))
            button.setObjectName(f"printTo.{target.ending}")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, target=target: self._ask_where(target))
            self.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)

    def make_default(self) -> None:
        """A button is a dialog's default only once it stands in it."""
        self._to_paper.setDefault(True)

    def take(self, document: Document, pages: int) -> None:
        self._document, self._pages = document, pages

    def _ask_where(self, target: Target) -> None:
        document = self._document
        if document is None:
            return

        def save(path: Path) -> None:
            self._ready(document, lambda made, besides: write(made, path, besides))

        def write(made: Document, path: Path, besides: str) -> None:
            self._desk.jobs.write(
                lambda: target.write(made, path), lambda _made: saved(path, besides), self._told.trouble
            )

        def saved(path: Path, besides: str) -> None:
            say_saved(self._desk, path)
            if isValid(self):
                self._tell(_("Saved {file}.").format(file=path.name), besides)

        name = f"{file_name(document.title)}.{target.ending}"
        title = _(target.text).replace("&", "").rstrip("…")
        self._desk.ask.save_file(title, name, ((target.kind, (target.ending,)),), save)

    def _print(self) -> None:
        """The system's own dialog; the paper lies as the document wishes."""
        document = self._document
        if document is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(pages.page_layout(document))
        printer.setDocName(document.title)
        dialog = QPrintDialog(printer, self.window())
        dialog.setObjectName("systemPrintDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        dialog.setMinMax(1, self._pages)
        dialog.accepted.connect(
            lambda: self._ready(document, lambda made, told: self._to(printer, made, told))
        )
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _to(self, printer: QPrinter, document: Document, besides: str) -> None:
        """On the main thread: the system's printers are not to be used from another."""
        try:
            pages.to_printer(document, printer)
        except UserError as error:
            self._told.trouble(error)
        else:
            name = printer.printerName() or _("the printer")
            self._tell(_("Sent to {printer}.").format(printer=name), besides)

    def _tell(self, *sentences: str) -> None:
        self._told.tell(" ".join(filter(None, sentences)))
