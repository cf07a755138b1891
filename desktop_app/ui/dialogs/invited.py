"""Forms about one line of a meeting's list: a guest, a category or a press contact is put there; what stands
there, what somebody answered, and how they took part is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import MeetingId, ParticipantId
from desktop_app.records.meetings.meetings import ANSWER_FIELDS, DUTIES, PRESENCES, Attendance
from desktop_app.records.meetings.roll_call import WAYS
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.participant import plain_values
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.editors import Choice, Editor
from desktop_app.ui.form.form import Failed, Form, Saved, Values
from desktop_app.ui.form.people import PersonEditor
from desktop_app.work.meetings import attending, invitations, replies

_NAME = Field("name", N_("Name"), required=True, hint=N_("in the register, or anybody"))
_OFFICE = (
    Field("title", N_("Title or office")),
    Field("organisation", N_("Organisation"), "organisation"),
    Field("phone", N_("Telephone"), "phone"),
)
_WINDOW = (
    Field("reachable_from", N_("Can be reached from"), "time"),
    Field("reachable_to", N_("Can be reached until"), "time"),
)
_HEADS = Field("heads", N_("How many are expected"), "number")
_CATEGORY = (
    Field("name", N_("Whom"), required=True, hint=N_("for example all coordinators")),
    _HEADS,
)
_DUTY = "duty."
"""Before a duty's key in the name of its tick."""
COMMENT = Field("comment", N_("Comment"), sensitive=True)


def invite_guest(desk: Desk, meeting: MeetingId) -> None:
    fields = (_NAME, *_OFFICE)
    form = _person_form(desk, "guest", fields, partial(invitations.invite_guest, meeting=meeting))
    FormDialog(_("Invite a guest"), form, desk.window).open()


def add_press_contact(desk: Desk, meeting: MeetingId) -> None:
    fields = (_NAME, *_OFFICE, *_WINDOW)
    form = _person_form(desk, "press", fields, partial(invitations.add_press_contact, meeting=meeting))
    FormDialog(_("Whom the press may call"), form, desk.window).open()


def _person_form(desk: Desk, name: str, fields: Sequence[Field], verb: Callable[..., object]) -> Form:
    """Somebody of the register, or by name alone."""

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        who = values.pop("name")
        given = plain_values(values)
        given |= {"participant": ParticipantId(who.id)} if isinstance(who, Choice) else {"name": str(who)}
        desk.do(lambda store: verb(store, **given), saved, failed)

    def person(field: Field) -> Editor:
        return PersonEditor(field, desk.find_people)

    return Form(
        fields,
        save,
        name=name,
        find_organisations=desk.find_organisations,
        ask=desk.ask,
        editors={"name": person},
    )


def invite_category(desk: Desk, meeting: MeetingId) -> None:
    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given: dict[str, Any] = dict(values)
        desk.do(lambda store: invitations.invite_category(store, meeting=meeting, **given), saved, failed)

    form = Form(_CATEGORY, save, name="category", ask=desk.ask)
    FormDialog(_("Invite a category"), form, desk.window).open()


def change_line(desk: Desk, meeting: MeetingId, line: int) -> None:
    _with_line(desk, meeting, line, lambda row, _held: _open_line(desk, meeting, row))


def answer(desk: Desk, meeting: MeetingId, line: int) -> None:
    """Reply, presence and diet of one person."""
    _with_line(desk, meeting, line, lambda row, _held: _open_answer(desk, meeting, row))


def note(desk: Desk, meeting: MeetingId, line: int) -> None:
    """Whether, how and for which parts somebody was there, for whom, and what they did."""
    _with_line(desk, meeting, line, lambda row, held: _open_note(desk, meeting, row, held))


def _with_line(
    desk: Desk, meeting: MeetingId, line: int, opened: Callable[[Attendance, Sequence[Attendance]], None]
) -> None:
    def show(rows: Sequence[Attendance]) -> None:
        for row in rows:
            if row.id == line:
                opened(row, rows)

    desk.read(lambda store: meetings.attendance(store, meeting), show)


def _open_line(desk: Desk, meeting: MeetingId, row: Attendance) -> None:
    fields = [Field("name", N_("Name"), required=True)]
    if row.capacity == "category":
        fields.append(_HEADS)
    else:
        fields += [Field("title", N_("Title or office")), Field("organisation_text", N_("Organisation"))]
        fields += [Field("phone", N_("Telephone"))] if row.capacity in ("guest", "press") else []
        fields += _WINDOW if row.capacity == "press" else []

    def write(store: Store, given: dict[str, Any]) -> None:
        invitations.change_line(store, meeting=meeting, attendance=row.id, version=row.version, **given)

    form = _own_form(desk, "line", fields, row, write)
    FormDialog(_("{name} on the meeting's list").format(name=row.name), form, desk.window).open()


def _open_answer(desk: Desk, meeting: MeetingId, row: Attendance) -> None:
    def write(store: Store, given: dict[str, Any]) -> None:
        replies.answer(store, meeting=meeting, attendance=row.id, **given)

    form = _own_form(desk, "answer", (*ANSWER_FIELDS, COMMENT), row, write)
    FormDialog(_("The answer of {name}").format(name=row.name), form, desk.window).open()


def _own_form(
    desk: Desk,
    name: str,
    fields: Sequence[Field],
    row: Attendance,
    write: Callable[[Store, dict[str, Any]], None],
) -> Form:
    """Of what stands in a line; only what differs is written."""
    shown: Values = {field.name: getattr(row, field.name) for field in fields}

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        differing: dict[str, Any] = {
            field: value for field, value in values.items() if (value or None) != (shown[field] or None)
        }
        if differing:
            desk.do(lambda store: write(store, differing), saved, failed)
        else:
            saved()

    form = Form(fields, save, name=name, ask=desk.ask)
    form.set_values(shown)
    return form


def _open_note(desk: Desk, meeting: MeetingId, row: Attendance, rows: Sequence[Attendance]) -> None:
    others = tuple(
        (str(each.participant), each.name)
        for each in rows
        if each.participant not in (None, row.participant) and each.capacity == "member"
    )
    fields = [
        Field("presence", N_("Presence"), "choice", choices=PRESENCES[1:]),
        Field("via", N_("How"), "choice", choices=tuple(WAYS.items())[1:]),
        Field("parts", N_("For which parts"), hint=N_("empty: all of it; or until item 2, § 3–7")),
        Field("deputises_for", N_("Serving deputy for"), "choice", choices=others),
        Field("serving", N_("Serves, for whichever seat is empty"), "flag"),
        *(Field(f"{_DUTY}{key}", label, "flag") for key, label in DUTIES),
    ]
    shown: Values = {
        **{name: getattr(row, name) for name in ("presence", "via", "parts", "serving")},
        "deputises_for": str(row.deputises_for or ""),
        **{f"{_DUTY}{key}": key in row.duties for key, _label in DUTIES},
    }

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given: dict[str, Any] = {name: value for name, value in values.items() if value != shown[name]}
        ticks = {name: given.pop(name) for name in tuple(given) if name.startswith(_DUTY)}
        if ticks:
            given["duties"] = [key for key, _label in DUTIES if values[f"{_DUTY}{key}"]]
        if "deputises_for" in given:
            chosen = given["deputises_for"]
            given["deputises_for"] = ParticipantId(int(chosen)) if chosen else None
        if given:
            desk.do(
                lambda store: attending.note(store, meeting=meeting, attendance=row.id, **given),
                saved,
                failed,
            )
        else:
            saved()

    form = Form(fields, save, name="presence", ask=desk.ask)
    form.set_values(shown)
    FormDialog(_("How {name} took part").format(name=row.name), form, desk.window).open()
