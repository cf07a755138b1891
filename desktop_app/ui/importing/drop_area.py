"""The field that says where to drop files, with the buttons that choose and paste them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.colours import MUTED, colour
from desktop_app.ui.icons import Picture, icon
from desktop_app.ui.style import GAP, WIDE, muted


class DropArea(QFrame):
    """A dashed field that says where to drop; the whole assistant takes what is dropped."""

    def __init__(
        self, opened: Callable[[], None], folder: Callable[[], None], pasted: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setObjectName("importDrop")
        self.over = False
        sentence = QLabel(_("Drop files here, or choose them."))
        sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        kinds = muted(_("Excel, CSV, text, or a web page that you copy and paste"))
        kinds.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        kinds.setWordWrap(True)
        self.choose_files = _button("chooseFiles", _("Choose &files…"), "folder-open", opened)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.choose_files)
        buttons.addWidget(_button("chooseFolder", _("Choose a f&older…"), "folder-open", folder))
        buttons.addWidget(_button("pasteText", _("&Paste"), "clipboard-paste", pasted))
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(Picture("download", 32, MUTED), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(sentence)
        column.addWidget(kinds)
        column.addSpacing(GAP)
        column.addLayout(buttons)

    def show_over(self, *, over: bool) -> None:
        self.over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self.palette()
        line = shown.accent().color() if self.over else colour(shown, "field_line")
        painter.setPen(QPen(line, 2 if self.over else 1, Qt.PenStyle.DashLine))
        painter.setBrush(colour(shown, "info_back") if self.over else shown.base())
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 6, 6)
        painter.end()


def _button(name: str, text: str, picture: str, pressed: Callable[[], None]) -> QPushButton:
    button = QPushButton(icon(picture), text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _on=False: pressed())
    return button


class Drops(QObject):
    """What is dropped anywhere on a window goes to `take`; the field shows that it may be let go."""

    def __init__(
        self,
        window: QWidget,
        area: DropArea,
        possible: Callable[[], bool],
        take: Callable[[QMimeData], None],
    ) -> None:
        super().__init__(window)
        self._area = area
        self._possible = possible
        self._take = take
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            data = event.mimeData()
            if self._possible() and (data.hasUrls() or data.hasText()):
                event.acceptProposedAction()
                self._area.show_over(over=True)
                return True
        elif isinstance(event, QDropEvent):
            self._area.show_over(over=False)
            self._take(event.mimeData())
            event.acceptProposedAction()
            return True
        elif event.type() == QEvent.Type.DragLeave:
            self._area.show_over(over=False)
        return super().eventFilter(watched, event)
