"""The letter to the sender, to be changed, copied, or opened in the program for e-mail."""

from __future__ import annotations

from urllib.parse import quote

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import GAP, WIDE

_LONGEST = 1800
"""Characters of a mailto address that Windows passes on whole; a longer letter is pasted."""


class LetterView(QDialog):
    """Open with `open()`."""

    def __init__(self, subject: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("importLetter")
        self.setWindowTitle(_("Letter to the sender"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._subject = subject
        self._text = QPlainTextEdit(text)
        self._text.setObjectName("letterText")
        self._text.setTabChangesFocus(True)
        label = QLabel(_("&Letter"))
        label.setBuddy(self._text)
        self._bar = MessageBar()
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        close = _button("letterClose", _("Clo&se"))
        close.clicked.connect(self.close)
        self._copy = _button("letterCopy", _("&Copy"))
        self._copy.clicked.connect(self._copy_all)
        write = _button("letterMail", _("Open in the &e-mail program"))
        write.clicked.connect(self._open_mail)
        buttons.addWidget(close)
        buttons.addStretch()
        buttons.addWidget(write)
        buttons.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(label)
        column.addWidget(self._text, 1)
        column.addWidget(self._bar)
        column.addLayout(buttons)
        self._copy.setDefault(True)
        take_room(self, 720, 520)

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._bar.tell(_("The letter is copied."))

    def _open_mail(self) -> None:
        """Nothing is sent: the program for e-mail shows the letter, or its subject where it is too long."""
        text = self._text.toPlainText()
        address = (
            f"mailto:?subject={quote(self._subject)}&body={quote(text.replace(chr(10), chr(13) + chr(10)))}"
        )
        if len(address) > _LONGEST:
            QGuiApplication.clipboard().setText(text)
            self._bar.tell(_("The letter is long: it is copied, paste it into the e-mail."))
            address = f"mailto:?subject={quote(self._subject)}"
        QDesktopServices.openUrl(QUrl(address))


def _button(name: str, text: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button
