"""The part of a meeting's card that tells who is on its list: members, deputies in call order, guests,
categories, and whom the press may call; what they answered, and whether they came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from desktop_app.i18n import _, ngettext
from desktop_app.records.ids import ParticipantId
from desktop_app.records.meetings.meetings import (
    COMING,
    PEOPLE,
    REPLIES,
    THERE,
    Attendance,
    Meeting,
    diets,
)
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.lines import Line, Lines
from desktop_app.ui.presence_words import Names, presence
from desktop_app.ui.sheet import Sheet

ATTENDANCE = "attendance"


def letters() -> str:
    """The keys for accepted, declined, remotely, perhaps, and for the next deputy; in this order."""
    return _("YNRPD")


def counts(rows: Sequence[Attendance]) -> str:
    """30 inbjudna, 12 anmälda, 3 förhinder, 15 har inte svarat; after the meeting who was there."""
    people = [row for row in rows if row.capacity in PEOPLE]
    told = [ngettext("{count} invited", "{count} invited", len(people)).format(count=len(people))]
    replies = Counter(row.reply for row in people)
    presences = Counter(row.presence for row in people)
    heads = sum(row.heads or 0 for row in rows)
    for count, said in (
        (sum(replies[each] for each in COMING), _("{count} accepted")),
        (replies["perhaps"], _("{count} perhaps")),
        (replies["declined"], _("{count} declined")),
        (sum(presences[each] for each in THERE), _("{count} present")),
        (presences["remote"], _("of whom {count} remotely")),
        (presences["absent"], _("{count} absent")),
        (0 if any(presences[each] for each in THERE) else heads, _("{count} more expected")),
    ):
        if count:
            told.append(said.format(count=count))
    return ", ".join(told)


def diet_counts(rows: Sequence[Attendance]) -> str:
    """For whoever orders the food: "3 vegetariskt, 1 glutenfritt"."""
    return ", ".join(f"{count} {diet}" for diet, count in diets(rows)) or "–"


def grouped(
    rows: Sequence[Attendance], call_order: Mapping[ParticipantId, int]
) -> list[tuple[str, list[Attendance]]]:
    """The lines of each capacity under its heading; deputies in the order in which they are called."""
    headings = {
        "member": _("Members"),
        "deputy": _("Deputies"),
        "guest": _("Guests"),
        "category": _("Categories"),
        "press": _("For the press"),
    }
    found = []
    for capacity, heading in headings.items():
        mine = [row for row in rows if row.capacity == capacity]
        if capacity == "deputy":
            last = len(mine) + max(call_order.values(), default=0)
            mine.sort(key=lambda row: call_order.get(row.participant or ParticipantId(0), last))
        if mine:
            found.append((heading, mine))
    return found


def part(desk: Desk, held: Meeting, call_order: Mapping[ParticipantId, int], missing: int) -> Sheet:
    """`missing` are those who sit in the meeting's networks on its day and are not on the list."""
    made = Sheet("meetingPeople")
    inviting = partial(desk.commands.run, "meeting.invite")
    if not held.attendance:
        made.quiet(_("Nobody is invited yet."))
        if held.networks and held.status != "cancelled":
            made.button(_("&Invite the network's participants"), "inviteFirst", inviting)
        return made
    made.say(counts(held.attendance))
    if missing and held.status != "cancelled":
        said = ngettext(
            "{count} who sits in the network is not on the list.",
            "{count} who sit in the network are not on the list.",
            missing,
        )
        made.quiet(said.format(count=missing))
        made.button(_("&Invite them too"), "inviteMissing", inviting)
    accepted, declined, remote, perhaps, deputy = tuple(letters())
    made.quiet(
        _(
            "With the row chosen: {accepted} accepted, {declined} declined, {remote} remotely, "
            "{perhaps} perhaps, {deputy} calls in the deputy."
        ).format(accepted=accepted, declined=declined, remote=remote, perhaps=perhaps, deputy=deputy)
    )
    made.space()
    made.add(_table(desk, held, call_order))
    if any(row.diet for row in held.attendance):
        made.section(_("Diet"))
        made.say(diet_counts(held.attendance))
    return made


def _table(desk: Desk, held: Meeting, call_order: Mapping[ParticipantId, int]) -> Lines:
    rows = held.attendance
    noted = any(row.presence for row in rows)
    eating = not noted and any(row.diet for row in rows)  # the food has been ordered
    numbered = any(row.sheet_row for row in rows)
    names: Names = {row.participant: row.name for row in rows if row.participant}
    columns: list[tuple[str, Callable[[Attendance], str]]] = [(_("Name"), _named)]
    if numbered:
        columns.insert(0, (_("Number"), lambda row: str(row.sheet_row or "")))
    columns += [(_("Organisation"), lambda row: row.organisation_text)]
    columns += [(_("Reply"), partial(_reply, names=names))]
    columns += [(_("Presence"), presence)] * noted
    columns += [(_("Diet"), lambda row: row.diet)] * eating
    groups = grouped(rows, call_order)
    lines: list[Line] = []
    for heading, mine in groups:
        if len(groups) > 1:
            lines.append(Line(0, (heading, *[""] * (len(columns) - 1)), strong=True))
        lines += [
            Line(
                row.id,
                tuple(cell(row) for _heading, cell in columns),
                row.reply == "declined" or row.presence == "absent",
            )
            for row in mine
        ]
    table = Lines(ATTENDANCE, _("Attendance"), [heading for heading, _cell in columns], lines)
    return table.on_open(lambda _line: desk.commands.run("attendance.edit"))


def _named(row: Attendance) -> str:
    """A guest with title, a category with how many it sends."""
    heads = (
        ngettext("{count} person", "{count} people", row.heads).format(count=row.heads) if row.heads else ""
    )
    title = row.title if row.capacity in ("guest", "press") else ""
    return ", ".join(filter(None, (row.name, title, heads)))


def _reply(row: Attendance, names: Names) -> str:
    if row.capacity == "press":
        return ", ".join(filter(None, (row.phone, words.times(row.reachable_from, row.reachable_to))))
    if row.deputises_for in names:
        return _("Serves for {name}").format(name=names[row.deputises_for])
    return _(dict(REPLIES)[row.reply]) if row.reply else "–"
