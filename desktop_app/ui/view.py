"""A view of the window: what every one has, a list with a card as well as a page of another kind.

Holds whether what it shows is stale: something changed while another view was in sight; then it reads again
when it is entered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.records.ids import MembershipId, NetworkId, ParticipantId
from desktop_app.ui.desk import Desk

if TYPE_CHECKING:
    from desktop_app.ui.changes import Changed


class View(QWidget):
    """A view fills in `read_again`, `handlers` and `focus_list`."""

    conditions_changed = Signal()
    filled = Signal()
    """What the view shows stands there."""
    kind = ""
    watched: Sequence[str] = ()
    """The tables whose changes may show in this view."""
    of_another_day = ""
    """What is not as on another day that is looked at; told beside it."""
    forms: Sequence[str] = ()
    """In which it shows the same: a table, a map, a month; a command of the view's own leads to each."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName(f"{self.kind}Page")
        self.desk = desk
        self._stale = True
        self._entered = False
        desk.changes.watch(self.watched, self._changed)
        desk.looked_at.changed.connect(self._look_again)

    # what a view fills in

    def read_again(self) -> None:
        raise NotImplementedError

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What the view does for which command."""
        raise NotImplementedError

    def focus_list(self) -> None:
        raise NotImplementedError

    def conditions(self) -> set[str]:
        """Which conditions of commands hold here now."""
        return set()

    def leaving(self) -> tuple[ParticipantId, MembershipId | None] | None:
        """Whom a succession would begin with: the one who is chosen here, perhaps in one seat."""
        return None

    def network(self) -> NetworkId | None:
        """The network that is being looked at, which what is begun here is for."""
        return None

    def show_record(self, record: int) -> None:
        """Go to a record; a view without records has none to go to."""

    def show_found(self, text: str) -> None:
        """Show what a search finds here."""

    def show_form(self, form: str) -> None:
        """Show the same in another of its forms."""

    def mark_form(self, form: str) -> None:
        """The menu ticks the one that is shown."""
        for each in self.forms:
            self.desk.commands.check(f"{self.kind}.{each}", on=each == form)

    def go_to_form(self, form: str) -> None:
        self.show_form(form)
        self.focus_list()

    # what the window calls

    def enter(self) -> None:
        self._entered = True
        for command, handler in self._bound().items():
            self.desk.commands.bind(command, handler)
        if self._stale:
            self.read_again()

    def leave(self) -> None:
        self._entered = False
        for command in self._bound():
            self.desk.commands.unbind(command)

    def panes(self) -> list[Callable[[], None]]:
        """What F6 goes through, in order."""
        return [self.focus_list]

    def pane_with_focus(self) -> int:
        """-1 where the focus is elsewhere."""
        inside = QApplication.focusWidget()
        return 0 if inside is not None and self.isAncestorOf(inside) else -1

    def _bound(self) -> dict[str, Callable[[], None]]:
        forms = {f"{self.kind}.{form}": partial(self.go_to_form, form) for form in self.forms}
        return {**forms, **self.handlers()}

    def _changed(self, _changed: Changed) -> None:
        self._look_again()

    def _look_again(self) -> None:
        if self._entered:
            self.read_again()
        else:
            self._stale = True
