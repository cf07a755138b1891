"""The card of an organisation: how to reach it, who sits for it where, its people, its names over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop_app.i18n import _, ngettext
from desktop_app.records.history import HistoryLine
from desktop_app.records.ids import OrganisationId
from desktop_app.records.organisations import KINDS, NAME_KINDS, Association, Organisation, OrganisationName
from desktop_app.records.participants import CONTACT_KINDS, Contact
from desktop_app.store import journal, organisation_people, organisations, own_lists, represented
from desktop_app.store.database import Store
from desktop_app.store.organisation_people import Held
from desktop_app.store.own_lists import OwnListRow
from desktop_app.store.represented import Represented
from desktop_app.ui.desk import Desk
from desktop_app.ui.lines import Line, Lines
from desktop_app.ui.pages.card_parts import dated, say_history
from desktop_app.ui.sheet import Link, Sheet, address, beside, copier, plain
from desktop_app.ui.table.pane import spaced

NAMES, REPRESENTED, MEMBERS = "organisationNames", "organisationSeats", "organisationMembers"
SHORT = 12
"""A table of seats no longer than this leaves the rest of the card in sight."""
FEW = 40
"""So many people, and so many former seats, are shown on a card; the list of participants shows them all."""


@dataclass(frozen=True, slots=True)
class Gathered:
    organisation: Organisation
    day: date
    seats: Sequence[Represented]
    other_seats: Sequence[Held]
    other_seats_in_all: int
    people: Sequence[Held]
    people_in_all: int
    lists: Sequence[OwnListRow]
    history: Sequence[HistoryLine]


def gather(store: Store, number: OrganisationId, day: date) -> Gathered:
    others, others_in_all = organisation_people.seats_of_other_days(store, number, as_of=day, limit=FEW)
    people, people_in_all = organisation_people.employed(store, number, as_of=day, limit=FEW)
    return Gathered(
        organisation=organisations.get(store, number),
        day=day,
        seats=represented.represented(store, number, as_of=day),
        other_seats=others,
        other_seats_in_all=others_in_all,
        people=people,
        people_in_all=people_in_all,
        lists=own_lists.of(store, "organisation", number),
        history=journal.record_history(store, "organisation", number, owner="organisation"),
    )


def kind_name(kind: str) -> str:
    """An office's own kind is called as it is written."""
    known = dict(KINDS)
    return _(known[kind]) if kind in known else kind


def sheet(desk: Desk, gathered: Gathered) -> Sheet:
    held, day = gathered.organisation, gathered.day
    made = Sheet("organisationSheet")
    name = held.name(on=day)
    made.title(name)
    made.quiet(", ".join(part for part in (kind_name(held.kind), held.county) if part))
    now = held.name(on=date.today())
    if now != name:
        made.quiet(_("Today it is called {name}.").format(name=now))
    if len(gathered.seats) > SHORT:  # how to reach it would stand far below
        _say_facts(made, desk, held, day)
        _say_seats(made, desk, gathered.seats)
    else:
        _say_seats(made, desk, gathered.seats)
        _say_facts(made, desk, held, day)
    if held.about:
        made.section(_("About"))
        made.say(held.about)
    _say_members(made, desk, held)
    _say_people(made, desk, gathered)
    _say_other_seats(made, desk, gathered)
    _say_names(made, held)
    if gathered.lists:
        made.section(_("Own lists"))
        made.say(", ".join(each.name for each in gathered.lists))
    if held.note:
        made.section(_("Note"))
        made.say(held.note)
    say_history(made, desk, gathered.history)
    return made.close_up()


def summary(seats: Sequence[Represented]) -> str:
    """3 deltagare i 2 nätverk, 1 vakant plats"""
    if not seats:
        return _("In no network.")
    people = {seat.participant for seat in seats if seat.participant is not None}
    networks = {seat.network for seat in seats if seat.participant is not None}
    vacant = sum(1 for seat in seats if seat.participant is None)
    told = []
    if people:
        counted = ngettext("{count} participant", "{count} participants", len(people))
        among = ngettext("in {count} network", "in {count} networks", len(networks))
        told.append(f"{counted.format(count=len(people))} {among.format(count=len(networks))}")
    if vacant:
        told.append(ngettext("{count} vacant seat", "{count} vacant seats", vacant).format(count=vacant))
    return ", ".join(told)


def _say_seats(made: Sheet, desk: Desk, seats: Sequence[Represented]) -> None:
    made.section(_("Represented by"))
    made.quiet(summary(seats))
    if not seats:
        return
    lines = [
        Line(number, (_holder(seat), seat.network_name, seat.role), seat.participant is None)
        for number, seat in enumerate(seats, 1)
    ]
    headings = (_("Name"), _("Network"), _("Role"))

    def show(number: int) -> None:
        seat = seats[number - 1]
        if seat.participant is None:
            desk.go("networks", int(seat.network))
        else:
            desk.go("participants", int(seat.participant))

    made.space()
    made.add(Lines(REPRESENTED, _("Who sits for the organisation"), headings, lines).on_open(show))


def _holder(seat: Represented) -> str:
    if seat.participant is None:
        return _("Vacant")
    return f"{seat.name} {_('acting')}" if seat.acting else seat.name


def _say_facts(made: Sheet, desk: Desk, held: Organisation, day: date) -> None:
    kinds = dict(CONTACT_KINDS)
    short = held.named("short", day)
    facts: list[tuple[str, QWidget | str]] = [(_("Short name"), short.text)] if short else []
    facts += [(_(kinds[each.kind]), _contact(desk, each)) for each in held.contacts]
    if held.web:
        facts.append((_("Web"), _web(held.web)))
    facts += [
        (label, text)
        for label, text in (
            (_("E-mail domains"), ", ".join(held.domains)),
            (_("Visiting address"), held.visiting_address),
            (_("Postal address"), held.postal_address),
            (_("Code"), held.code if held.code.isdecimal() else ""),
        )
        if text
    ]
    if facts:
        made.section(_("Contact"))
        made.facts(facts)


def _contact(desk: Desk, each: Contact) -> QWidget:
    if each.kind == "email":
        return address(each.as_written, desk.bar.tell)
    return beside(plain(each.as_written, wrap=False), copier(each.as_written, desk.bar.tell))


def _web(text: str) -> QWidget:
    target = text if "://" in text else f"https://{text}"
    return Link(text, lambda: QDesktopServices.openUrl(QUrl(target)))


def _say_members(made: Sheet, desk: Desk, held: Organisation) -> None:
    for title, name, ties in (
        (_("Members"), MEMBERS, held.members),
        (_("Member of"), f"{MEMBERS}Of", held.member_of),
    ):
        if ties:
            made.section(title if len(ties) < 2 else f"{title} ({len(ties)})")
            made.add(_ties(desk, title, name, ties))


def _ties(desk: Desk, title: str, name: str, ties: Sequence[Association]) -> Lines:
    rows = [(int(tie.organisation), (tie.name,), tie.span, False) for tie in ties]
    return dated(name, title, (_("Organisation"),), rows).on_open(partial(desk.go, "organisations"))


def _say_people(made: Sheet, desk: Desk, gathered: Gathered) -> None:
    if not gathered.people:
        return
    made.section(_("People"))
    rows = [
        (place, (each.name, each.what), each.span, not each.span.contains(gathered.day))
        for place, each in enumerate(gathered.people, 1)
    ]
    table = dated("organisationPeople", _("People of the organisation"), (_("Name"), _("Title")), rows)
    made.add(_to_people(table, desk, gathered.people))
    if gathered.people_in_all > len(gathered.people):
        said = _("{shown} of {total} are shown here.")
        made.quiet(said.format(shown=len(gathered.people), total=spaced(gathered.people_in_all)))
    made.button(
        _("Sho&w in the list of participants"),
        "organisationAllPeople",
        partial(desk.commands.run, "organisation.people"),
    )


def _say_other_seats(made: Sheet, desk: Desk, gathered: Gathered) -> None:
    if not gathered.other_seats:
        return
    made.section(_("Former and coming seats"))
    rows = [
        (place, (each.name, f"{each.network_name}, {each.what}"), each.span, False)
        for place, each in enumerate(gathered.other_seats, 1)
    ]
    table = dated("organisationOtherSeats", _("Former and coming seats"), (_("Name"), _("Seat")), rows)
    made.add(_to_people(table, desk, gathered.other_seats))
    more = gathered.other_seats_in_all - len(gathered.other_seats)
    if more:
        made.quiet(ngettext("and {count} more", "and {count} more", more).format(count=spaced(more)))


def _to_people(table: Lines, desk: Desk, people: Sequence[Held]) -> Lines:
    return table.on_open(lambda place: desk.go("participants", int(people[place - 1].participant)))


def _say_names(made: Sheet, held: Organisation) -> None:
    """One name without days needs no table."""
    if len(held.names) < 2:
        return
    made.section(_("Names"))
    made.add(names_table(held.names))


def names_table(names: Sequence[OrganisationName]) -> Lines:
    kinds = dict(NAME_KINDS)
    places = {kind: place for place, (kind, _label) in enumerate(NAME_KINDS)}
    rows = [
        (name.id, (name.text, _(kinds.get(name.kind, name.kind))), name.span, False)
        for name in sorted(names, key=lambda name: (places.get(name.kind, len(places)), name.text))
    ]
    return dated(NAMES, _("Names"), (_("Name"), _("Kind")), rows)
