"""Which organisation does a text mean? Asked where the register does not know it, and remembered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.fields import Field
from desktop_app.records.ids import OrganisationId
from desktop_app.ui.colours import PROBLEM
from desktop_app.ui.form.editors import Choice, FindChoices, OrganisationEditor
from desktop_app.ui.style import GAP, GRID, muted


class SpellingQuestion(QWidget):
    """`answered` gets the organisation that the text means."""

    def __init__(self, text: str, find: FindChoices, answered: Callable[[OrganisationId], None]) -> None:
        super().__init__()
        self._answered = answered
        self._editor = OrganisationEditor(Field("spelling", "", required=True), find)
        self._editor.line.setObjectName("importSpelling")
        label = QLabel(_("Which organisation is “{text}”?").format(text=text))
        label.setWordWrap(True)
        label.setBuddy(self._editor.line)
        use = QPushButton(_("&Use"))
        use.setObjectName("useSpelling")
        use.setAutoDefault(False)
        use.clicked.connect(self._answer)
        self._problem = QLabel()
        self._problem.setObjectName("spellingProblem")
        self._problem.setWordWrap(True)
        self._problem.setForegroundRole(PROBLEM)
        self._problem.hide()
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self._editor.line, 1)
        line.addWidget(use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label)
        column.addLayout(line)
        column.addWidget(self._problem)
        hint = muted(_("Remembered when you import, for all lists that write it so."))
        hint.setWordWrap(True)
        column.addWidget(hint)

    def _answer(self) -> None:
        try:
            chosen = self._editor.value()
        except Invalid as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        assert isinstance(chosen, Choice)
        self._answered(OrganisationId(chosen.id))


class SpellingKnown(QWidget):
    """What a text was said to mean, and a button that forgets it."""

    def __init__(self, said: str, forget: Callable[[], None]) -> None:
        super().__init__()
        label = QLabel(said)
        label.setObjectName("importSpelt")
        label.setWordWrap(True)
        button = QPushButton(_("&Forget"))
        button.setObjectName("forgetSpelling")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on=False: forget())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(label, 1)
        line.addWidget(button)
