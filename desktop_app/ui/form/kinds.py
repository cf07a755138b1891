"""Which editor a kind of field gets, and how wide it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop_app.i18n import _
from desktop_app.records.fields import Field
from desktop_app.ui.form.days import DateEditor, TimeEditor
from desktop_app.ui.form.editors import (
    Choice,
    ChoiceEditor,
    Editor,
    FindChoices,
    FlagEditor,
    LineEditor,
    LongEditor,
    NumberEditor,
    OrganisationEditor,
    ParticipantEditor,
)

_SIMPLE: dict[str, Callable[[Field], Editor]] = {
    "text": LineEditor,
    "email": LineEditor,
    "phone": LineEditor,
    "long": LongEditor,
    "date": DateEditor,
    "time": TimeEditor,
    "number": NumberEditor,
    "flag": FlagEditor,
    "choice": ChoiceEditor,
}
_NARROW = {"date": 160, "time": 104, "number": 104}
_AROUND = 56
"""Pixels beside a hint: the field's padding, and the picture of a calendar."""


def editor_for(field: Field, find: FindChoices | None, find_people: FindChoices | None = None) -> Editor:
    """`find` and `find_people` give organisation and participant fields their choices; without them there
    are none."""
    if field.kind == "organisation":
        return OrganisationEditor(field, find or _none)
    if field.kind == "participant":
        return ParticipantEditor(field, find_people or _none)
    editor = _SIMPLE[field.kind](field)
    if field.kind in _NARROW:
        hint = editor.widget.fontMetrics().horizontalAdvance(_(field.hint)) if field.hint else 0
        editor.widget.setMaximumWidth(max(_NARROW[field.kind], hint + _AROUND))
    return editor


def _none(_text: str, found: Callable[[Sequence[Choice]], None]) -> None:
    found(())
