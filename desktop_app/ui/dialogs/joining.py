"""Participants are given seats in a network: chosen in a list, with a role and perhaps a first day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QComboBox, QHBoxLayout
from shiboken6 import isValid

from desktop_app.errors import Invalid
from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import NetworkId, ParticipantId
from desktop_app.store.database import Store
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import participant
from desktop_app.ui.dialogs.network import role_choices
from desktop_app.ui.dialogs.saving import LIST, SavingDialog
from desktop_app.ui.form.days import DateEditor
from desktop_app.ui.form.editors import SHORT
from desktop_app.ui.form.parts import label_of, push_button
from desktop_app.ui.participant_rows import Participants, counted
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import GAP, MARGIN
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.pane import TablePane
from desktop_app.work import networks as verbs


class JoinDialog(SavingDialog):
    """Opened with `open()`; several may be chosen, and one press of Undo takes all of them out again."""

    def __init__(self, desk: Desk, network: NetworkId, name: str) -> None:
        super().__init__(desk, "join", _("Add participants to {network}").format(network=name))
        self._network = network
        self._pane = TablePane(
            Participants(desk.store),
            desk.jobs,
            name="joining",
            title=_("Participants"),
            empty=Empty("users", _("There are no participants yet.")),
            counted=counted,
        )
        self._role = QComboBox()
        self._role.setObjectName("joiningRole")
        self._role.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._role.setMinimumContentsLength(SHORT)
        self._first_day = DateEditor(Field("first_day", N_("From"), "date", width=12))
        self._first_day.widget.setObjectName("joiningFirstDay")
        self._first_day.widget.setMaximumWidth(160)
        self._lay_out()
        self._connect()
        take_room(self, 760, 560)
        self._pane.load()
        desk.read(role_choices, self._fill_roles)
        self._pane.focus_search()

    def _lay_out(self) -> None:
        self._pane.setMinimumHeight(LIST)
        self.column.addWidget(self._pane, 1)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        for text, widget in ((_("&Role"), self._role), (_("&From"), self._first_day.widget)):
            line.addWidget(label_of(text, widget))
            line.addWidget(widget)
            line.addSpacing(MARGIN)
        line.addStretch()
        self.column.addLayout(line)
        new = push_button(
            _("&New participant…"), "joiningNew", lambda: participant.add(self.desk, self._choose_new)
        )
        self._add = self.end("joiningAdd", self._join, _("&Add"), new)

    def _connect(self) -> None:
        self._pane.row_opened.connect(lambda _record: self._join())
        self._pane.selection_changed.connect(self._refresh)
        self._pane.model.loaded.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self._add.setEnabled(bool(self._pane.selected()))

    def _fill_roles(self, choices: Sequence[tuple[str, str]]) -> None:
        for key, name in choices:
            self._role.addItem(name, key)
        self._role.setCurrentIndex(max(0, self._role.findData("member")))

    def _choose_new(self, number: ParticipantId) -> None:
        """Somebody who was not in the register is chosen as soon as written into it."""
        if not isValid(self):
            return
        self._pane.clear_search()
        self._pane.refresh()
        self._pane.select([number])

    def _join(self) -> None:
        chosen = [ParticipantId(number) for number in self._pane.selected()]
        if not chosen:
            return
        try:
            first = self._first_day.value()
        except Invalid as error:
            self.trouble.trouble(error)
            return
        seats = [
            partial(
                verbs.join,
                network=self._network,
                participant=number,
                role=str(self._role.currentData()),
                first_day=first if isinstance(first, date) else None,
            )
            for number in chosen
        ]

        def join_all(store: Store) -> None:
            for join in seats:
                join(store)

        self.desk.do(join_all, self.accept, self.trouble.trouble)
