"""Who carries out an assignment, alone or jointly, and who is its contact person."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.i18n import N_, _, ngettext
from desktop_app.records.assignments import CAPACITIES, Performer
from desktop_app.records.fields import Field
from desktop_app.records.ids import AssignmentId
from desktop_app.store import assignments
from desktop_app.store.database import Store
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.kept import KeptDialog
from desktop_app.ui.dialogs.participant import plain_values
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.editors import Choice
from desktop_app.ui.form.form import Failed, Form, Save, Saved, Values
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.model import Column
from desktop_app.work import performers as verbs

WHO = (
    Field("participant", N_("Participant"), "participant", required=True, hint=N_("Start writing the name")),
    Field("capacity", N_("As"), "choice", choices=CAPACITIES, required=True),
)
PART = (
    Field("organisation", N_("For the organisation"), "organisation"),
    Field("scope", N_("Per cent"), "number", width=6),
    Field("period", N_("Period"), hint=N_("for example autumn 2019, or 2019–2022")),
)


class _Performers:
    """The people of an assignment as the rows of a table."""

    def __init__(self, store: Store, assignment: AssignmentId) -> None:
        self._store = store
        self._assignment = assignment
        self.columns = (
            Column("name", _("Name"), 22, sortable=False),
            Column("capacity", _("As"), 12, sortable=False),
            Column("organisation", _("Organisation"), 18, sortable=False),
            Column("scope", _("Per cent"), 8, "right", sortable=False),
            Column("period", _("Period"), 14, sortable=False),
        )

    def held(self) -> dict[int, Performer]:
        return {each.id: each for each in assignments.get(self._store, self._assignment).people}

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        del order, descending
        found = self.held().values()
        return [each.id for each in found if search.casefold() in each.name.casefold()][:limit]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        known, held = dict(CAPACITIES), self.held()
        return [
            (
                each.name,
                _(known[each.capacity]),
                each.organisation_name,
                str(each.scope or ""),
                words.span(each.span),
            )
            if each
            else ()
            for each in map(held.get, ids)
        ]

    def count(self) -> int:
        return len(self.held())


def _counted(number: int) -> str:
    return ngettext("{count} person", "{count} people", number).format(count=number)


class PerformersDialog(KeptDialog):
    """Opened with `open()`; what is done here is done at once and can be undone."""

    def __init__(self, desk: Desk, assignment: AssignmentId, title: str) -> None:
        super().__init__(desk, "performers", _("Who carries out {assignment}").format(assignment=title))
        self._assignment = assignment
        self.add_button(_("&Add…"), "Add", self._add, needs_one=False)
        self.add_button(_("Chan&ge…"), "Change", self._change, needs_one=True)
        self.add_button(_("Re&move"), "Remove", self._remove, needs_one=True)
        self.show_list(
            _Performers(desk.store, assignment),
            empty=Empty("users", _("Nobody carries it out yet."), _("&Add…"), self._add),
            counted=_counted,
            opened=self._change,
        )

    def _add(self) -> None:
        def save(values: Values, saved: Saved, failed: Failed) -> None:
            given = plain_values(values)
            self.desk.do(lambda store: verbs.add(store, assignment=self._assignment, **given), saved, failed)

        form = self._form((*WHO, *PART), save)
        form.set_values({"capacity": "performer"})
        FormDialog(_("Person in the assignment"), form, self).open()

    def _change(self) -> None:
        number = self.current()

        def work(store: Store) -> Performer | None:
            people = assignments.get(store, self._assignment).people
            return next((each for each in people if each.id == number), None)

        self.desk.read(work, lambda part: self._open_change(part) if part else None)

    def _open_change(self, part: Performer) -> None:
        def save(values: Values, saved: Saved, failed: Failed) -> None:
            given = plain_values(values)
            if given["period"] == words.span(part.span):
                del given["period"]
            self.desk.do(
                lambda store: verbs.change(store, line=part.id, version=part.version, **given), saved, failed
            )

        form = self._form(PART, save)
        body = part.organisation
        form.set_values(
            {
                "organisation": None if body is None else Choice(int(body), part.organisation_name),
                "scope": part.scope,
                "period": words.span(part.span),
            }
        )
        FormDialog(_("The part of {name}").format(name=part.name), form, self).open()

    def _form(
        self,
        fields: Sequence[Field],
        save: Save,
    ) -> Form:
        return Form(
            fields,
            save,
            name="performer",
            find_organisations=self.desk.find_organisations,
            find_people=self.desk.find_people,
            ask=self.desk.ask,
        )

    def _remove(self) -> None:
        number = self.current()
        self.desk.do(lambda store: verbs.remove(store, line=number), failed=self.desk.bar.trouble)
