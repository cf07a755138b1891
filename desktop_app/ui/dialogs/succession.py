"""One takes over from another from a day on, in one network or in all; what will happen is told before.

Holds who leaves, with their seats, and what was foreseen last.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop_app.errors import Invalid, UserError
from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import MembershipId, ParticipantId
from desktop_app.records.participants import FIELDS
from desktop_app.ui.colours import PROBLEM
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.leaving import Leaving, Place, leaving
from desktop_app.ui.dialogs.saving import SavingDialog
from desktop_app.ui.dialogs.succession_wanted import Wanted
from desktop_app.ui.dialogs.succession_words import sentences
from desktop_app.ui.form.days import DateEditor, next_month
from desktop_app.ui.form.editors import Choice, Editor
from desktop_app.ui.form.kinds import editor_for
from desktop_app.ui.form.parts import labelled
from desktop_app.ui.form.people import PersonEditor
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import GAP, GRID, muted, section_title
from desktop_app.work.foreseen import Foreseen

LEAVES = Field("leaving", N_("Who leaves"), hint=N_("Start writing the name"))
FOLLOWS = Field("successor", N_("Who takes over"), hint=N_("Start writing the name, or write a new one"))
FIRST_DAY = Field("first_day", N_("From"), "date", required=True)
OF_THE_NEW = tuple(field for field in FIELDS if field.name in ("title", "email", "mobile"))


def open_succession(
    desk: Desk, who: ParticipantId | None = None, membership: MembershipId | None = None
) -> None:
    """Of a seat, of somebody, or with nobody chosen yet."""
    if who is None:
        SuccessionDialog(desk).open()
    else:
        desk.read(
            lambda store: leaving(store, who), lambda found: SuccessionDialog(desk, found, membership).open()
        )


class SuccessionDialog(SavingDialog):
    def __init__(
        self, desk: Desk, found: Leaving | None = None, membership: MembershipId | None = None
    ) -> None:
        super().__init__(desk, "succession", _("Change representative"))
        self._places: Sequence[Place] = ()
        self._leaves = PersonEditor(LEAVES, desk.find_people)
        self._follows = PersonEditor(FOLLOWS, desk.find_people)
        self._seat = QComboBox()
        self._seat.setObjectName("successionSeat")
        self._seat.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._seat.setMinimumContentsLength(12)
        self._first_day = DateEditor(FIRST_DAY)
        self._first_day.line.setObjectName("successionDay")
        self._first_day.line.setMaximumWidth(160)
        self._first_day.show_value(next_month(date.today()))
        self._as_elected = QCheckBox()
        self._as_elected.setObjectName("successionElected")
        self._as_elected.hide()
        self._new: dict[str, Editor] = {field.name: editor_for(field, None) for field in OF_THE_NEW}
        self._newcomer = QWidget()
        self._ahead = QLabel()
        self._ahead.setObjectName("successionAhead")
        self._ahead.setTextFormat(Qt.TextFormat.PlainText)
        self._ahead.setWordWrap(True)
        self._lay_out()
        self._connect()
        take_room(self, 640, 600)
        if found is not None:
            self._show_leaving(found, membership)
        (self._leaves if found is None else self._follows).line.setFocus()
        self.settle()
        self._foresee()

    def _lay_out(self) -> None:
        page = QWidget()
        fields = QVBoxLayout(page)
        fields.setContentsMargins(0, 0, GAP, 0)
        fields.setSpacing(GAP + GRID)
        fields.addLayout(labelled(_("Who &leaves"), self._leaves.line))
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addLayout(labelled(_("&Seat"), self._seat), 1)
        line.addLayout(labelled(_("&From"), self._first_day.line))
        fields.addLayout(line)
        fields.addLayout(labelled(_("Who takes o&ver"), self._follows.line))
        line = QHBoxLayout(self._newcomer)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        for editor in self._new.values():
            editor.widget.setObjectName(f"succession.{editor.field.name}")
            line.addLayout(labelled(_(editor.field.label), editor.widget), 1)
        fields.addWidget(self._newcomer)
        fields.addWidget(self._as_elected)
        fields.addWidget(section_title(_("What will happen")))
        fields.addWidget(self._ahead)
        fields.addStretch()
        told = muted(_("The old seat ends, the new one begins the day after, in one step."))
        told.setWordWrap(True)
        self.column.addWidget(told)
        self.column.addWidget(page, 1)
        self._save = self.end("successionSave", self._carry_out, _("&Hand over"))

    def written(self) -> object:
        return self._follows.raw(), [editor.raw() for editor in self._new.values()]

    def _connect(self) -> None:
        self._leaves.touched.connect(self._choose_leaving)
        self._leaves.line.editingFinished.connect(self._choose_leaving)
        self._seat.currentIndexChanged.connect(self._choose_place)
        for editor in (self._follows, self._first_day):
            editor.touched.connect(self._foresee)
        self._as_elected.toggled.connect(self._foresee)

    # who leaves what

    def _choose_leaving(self) -> None:
        chosen = self._leaves.value()
        if isinstance(chosen, Choice):
            number = ParticipantId(chosen.id)
            self.desk.read(lambda store: leaving(store, number), self._show_leaving, key="succession.leaving")
        else:
            self._show_places(())

    def _show_leaving(self, found: Leaving, membership: MembershipId | None = None) -> None:
        if self._leaves.value() != found.participant and not isinstance(self._leaves.value(), Choice):
            self._leaves.show_value(found.participant)
        self._show_places(found.places, membership)

    def _show_places(self, places: Sequence[Place], membership: MembershipId | None = None) -> None:
        self._places = places
        with QSignalBlocker(self._seat):
            self._seat.clear()
            for place in places:
                self._seat.addItem(place.label)
            mine = [row for row, place in enumerate(places) if place.memberships == [membership]]
            self._seat.setCurrentIndex(mine[0] if mine else 0 if places else -1)
        self._seat.setEnabled(bool(places))
        self._choose_place()

    def _place(self) -> Place | None:
        row = self._seat.currentIndex()
        return self._places[row] if 0 <= row < len(self._places) else None

    def _choose_place(self) -> None:
        place = self._place()
        elected = place.elected if place else None
        self._as_elected.setVisible(elected is not None)
        if place is not None and elected is not None:
            said = _("Also as {role}, not only as an ordinary member")
            self._as_elected.setText(said.format(role=place.seats[0].role_name))
        self._foresee()

    # what would be done

    def _wanted(self) -> Wanted | None:
        """None while something is missing; raises `Invalid` for what cannot be read."""
        place, who = self._place(), self._follows.value()
        first_day = self._first_day.value()
        if place is None or not who or not isinstance(first_day, date):
            return None
        elected = place.elected.key if place.elected and self._as_elected.isChecked() else ""
        if isinstance(who, Choice):
            return Wanted(place, first_day, ParticipantId(who.id), who.label, elected)
        return Wanted(place, first_day, None, str(who), elected)

    def _foresee(self) -> None:
        self.trouble.clear()
        self._newcomer.setVisible(isinstance(self._follows.value(), str))
        try:
            wanted = self._wanted()
        except Invalid as error:
            self._say_trouble(error)
            return
        self._save.setEnabled(wanted is not None)
        if wanted is None:
            chosen = isinstance(self._leaves.value(), Choice)
            self._say(
                _("Choose who takes over.")
                if self._places
                else _("There is no seat that can be taken over.")
                if chosen
                else _("Choose who leaves, and who takes over.")
            )
            return

        def show(found: tuple[Foreseen, str, int]) -> None:
            ahead, name, namesakes = found
            new = wanted.successor is None
            told = sentences(ahead, name, wanted.first_day, new=new, namesakes=namesakes)
            self._say("\n".join(told))

        self.desk.read(wanted.foreseen, show, key="succession.foreseen", failed=self._say_trouble)

    def _say(self, text: str) -> None:
        self._ahead.setText(text)
        self._ahead.setForegroundRole(self.foregroundRole())

    def _say_trouble(self, error: UserError) -> None:
        self._ahead.setText(str(error))
        self._ahead.setForegroundRole(PROBLEM)
        self._save.setEnabled(False)

    def _carry_out(self) -> None:
        try:
            wanted = self._wanted()
            new = {name: editor.value() for name, editor in self._new.items()}
        except Invalid as error:
            self.trouble.trouble(error)
            return
        if wanted is not None:
            self.desk.do(lambda store: wanted.carry_out(store, new), self.accept, self.trouble.trouble)
