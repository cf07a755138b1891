"""The organisations that belong to an association, as they are from a day on."""

from __future__ import annotations

from functools import partial

from desktop_app.errors import Invalid
from desktop_app.i18n import _, ngettext
from desktop_app.records.ids import OrganisationId
from desktop_app.records.organisations import Organisation
from desktop_app.store import organisations as stored
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.member_bodies import MemberBodies
from desktop_app.ui.screen import take_room
from desktop_app.work import organisations as verbs


def open_members(desk: Desk, number: OrganisationId) -> None:
    desk.read(lambda store: stored.get(store, number), partial(_open, desk))


def _open(desk: Desk, held: Organisation) -> None:
    AssociationDialog(desk, held).open()


class AssociationDialog(MemberBodies):
    def __init__(self, desk: Desk, held: Organisation) -> None:
        title = _("Members of {name}").format(name=held.name())
        super().__init__(desk, "association", title, (_("Organisation"),))
        self._number = held.id
        for member in held.members:
            self.append(int(member.organisation), member.name)
        take_room(self, 560, 560)
        self.begin()

    def sum(self) -> str:
        count = self.table.rowCount()
        return ngettext("{count} member", "{count} members", count).format(count=count)

    def save(self) -> None:
        members = [OrganisationId(number) for number in self.bodies()]
        try:
            first_day = self.first_day()
        except Invalid as error:
            self.trouble.trouble(error)
            return
        self.desk.do(
            lambda store: verbs.set_members(
                store, organisation=self._number, members=members, first_day=first_day
            ),
            self.accept,
            self.trouble.trouble,
        )
