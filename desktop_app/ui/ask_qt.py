"""Questions as Qt's dialogs, the only file with QMessageBox and QFileDialog.

Remembers the folder used last.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMessageBox, QWidget

from desktop_app.i18n import _
from desktop_app.ui.ask import Kinds


class QtAsk:
    """`native` False shows Qt's own file dialogs, which a test can see."""

    def __init__(self, parent: QWidget, *, native: bool = True, folder: Path | None = None) -> None:
        self._parent = parent
        self._native = native
        self._folder = folder or Path.home()

    def confirm(
        self,
        question: str,
        *,
        yes: str,
        then: Callable[[], None],
        otherwise: Callable[[], None] | None = None,
        detail: str = "",
        no: str = "",
    ) -> None:
        self._question(
            question, [("yes", yes)], lambda _value: then(), otherwise, detail=detail, no=no or _("Cancel")
        )

    def choose(
        self,
        question: str,
        options: Sequence[tuple[str, str]],
        then: Callable[[str], None],
        *,
        detail: str = "",
        otherwise: Callable[[], None] | None = None,
    ) -> None:
        self._question(question, options, then, otherwise, detail=detail, no=_("Cancel"))

    def _question(
        self,
        question: str,
        options: Sequence[tuple[str, str]],
        then: Callable[[str], None],
        otherwise: Callable[[], None] | None,
        *,
        detail: str,
        no: str,
    ) -> None:
        box = QMessageBox(self._parent)
        box.setObjectName("question")
        box.setWindowTitle(QApplication.applicationDisplayName() or question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(question)
        box.setInformativeText(detail)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        values: dict[QAbstractButton, str] = {}
        for value, label in options:
            values[box.addButton(label, QMessageBox.ButtonRole.AcceptRole)] = value
        refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(refuse)
        box.setEscapeButton(refuse)

        def answer() -> None:
            value = values.get(box.clickedButton())
            if value is not None:
                then(value)
            elif otherwise is not None:
                otherwise()

        box.finished.connect(answer)
        box.open()

    def open_files(self, title: str, kinds: Kinds, then: Callable[[list[Path]], None]) -> None:
        dialog = self._dialog(title, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._open(dialog, then)

    def save_file(self, title: str, name: str, kinds: Kinds, then: Callable[[Path], None]) -> None:
        dialog = self._dialog(title, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        endings = dict(zip(dialog.nameFilters(), (endings[0] for _name, endings in kinds), strict=False))
        dialog.setDefaultSuffix(next(iter(endings.values()), ""))
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(endings.get(chosen, "")))
        self._open(dialog, lambda paths: then(paths[0]))

    def folder(self, title: str, then: Callable[[Path], None]) -> None:
        dialog = self._dialog(title, ())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open(dialog, lambda paths: then(paths[0]))

    def _dialog(self, title: str, kinds: Kinds) -> QFileDialog:
        dialog = QFileDialog(self._parent, title, str(self._folder))
        dialog.setObjectName("fileDialog")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, not self._native)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if kinds:
            dialog.setNameFilters(
                [f"{name} ({' '.join(f'*.{e}' for e in endings)})" for name, endings in kinds]
            )
        return dialog

    def _open(self, dialog: QFileDialog, then: Callable[[list[Path]], None]) -> None:
        def accepted() -> None:
            paths = [Path(name) for name in dialog.selectedFiles()]
            if paths:
                self._folder = paths[0] if paths[0].is_dir() else paths[0].parent
                then(paths)

        dialog.accepted.connect(accepted)
        dialog.open()
