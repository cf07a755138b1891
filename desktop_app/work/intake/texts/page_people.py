"""The people of a page or list: participants, the presidium and contact persons, whichever way their lines
are written: one a line, in several lines each, or below a line with their municipality.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.i18n import _
from desktop_app.records import dates
from desktop_app.records.gazetteer import Form
from desktop_app.records.spans import ALWAYS, Span
from desktop_app.work.intake.entries.facts import code_of
from desktop_app.work.intake.texts import (
    page_card,
    page_doubts,
    page_lines,
    page_prose,
    text_changes,
    text_labels,
    text_line,
    text_words,
)
from desktop_app.work.intake.texts.blocks import Block, Line
from desktop_app.work.intake.texts.page import Page
from desktop_app.work.intake.texts.text_said import Found, Said
from desktop_app.work.intake.understood import AttendanceLine, Person, Problem, Vacancy

_ROLES = {"members": "member", "deputies": "deputy", "contacts": "contact"}
_VOTERS = 200
"""Lines that say how the lines of a block are written."""
_PRESENCE = {"present": "present", "absent": "absent"}


def read(page: Page, block: Block, *, headed: bool = True) -> None:
    """Everybody in a block. Without a heading a bare name is nobody."""
    form = page.gazetteer.find(block.place)
    if block.kind == "contacts":
        page.set_owner(form, block.place)
        block = replace(block, lines=page_card.take(page, block.lines))
    _Reader(page, block, form, headed=headed).read()


class _Section(Struct):
    """What a line said for the lines below it."""

    form: Form | None = None
    text: str = ""
    role: str = ""
    role_text: str = ""
    title: str = ""
    leaves: bool | None = None
    """True below "Utgår:", False below "Tillkommer:"."""


class _Reader:
    def __init__(self, page: Page, block: Block, form: Form | None, *, headed: bool) -> None:
        self._page = page
        if page_lines.cell_by_cell(block, page.gazetteer):
            block = replace(block, lines=tuple(replace(line, gap=False) for line in block.lines))
        self._block = block
        self._headed = headed
        self._section = _Section(form, block.place if form else "")
        self._section.leaves = text_changes.heading(block.heading.text) if block.heading else None
        self._under: Line | None = None
        """The line of the section's organisation, if a line of the block gave it."""
        self._first = len(page.people)
        parts = [part for line in block.lines[:_VOTERS] for part in page_lines.entries(line.text)]
        lines = [text_line.read(part, page.gazetteer) for part in parts]
        self._family_first = sum(found.family_first for found in lines) * 2 > len(lines)
        placed = sum(len(found.people) == 1 and found.people[0].place is not None for found in lines)
        self._roles_head = any(one.loose.role and not (one.people or one.loose.place) for one in lines[:1])
        """True where a role stands over its people: "Sammankallande" on the first line."""
        self._single = placed * 2 > len(lines)
        """True where most lines name one person with an organisation."""

    def read(self) -> None:
        for at, line in enumerate(self._block.lines):
            following = self._block.lines[at + 1] if at + 1 < len(self._block.lines) else None
            label = "," in line.text and text_labels.is_label(line.text)
            if label or page_card.is_address(line.text):
                self._page.skip(line, _("a heading") if label else _("a postal address"))
                continue
            parts = page_lines.entries(line.text)
            turned = self._family_first
            for part in parts:
                found = text_line.read(part, self._page.gazetteer, single=self._headed, family_first=turned)
                self._take(
                    line,
                    following,
                    page_lines.one_each(found) if self._single else found,
                    alone=len(parts) == 1,
                )

    def _take(self, line: Line, following: Line | None, found: Found, *, alone: bool) -> None:
        if alone and self._change(line):
            return
        sent = page_prose.participants(line.text, self._page.gazetteer) if alone else []
        if sent:
            for said in sent:
                self._vacancy(line, said) if said.vacant else self._person(line, said)
        elif line.prose and not found.strong and not line.bullet:
            self._page.tell(line)
        elif found.people and (
            found.strong or (self._headed and all(one.name.given or one.vacant for one in found.people))
        ):
            self._listed(line, found)
        elif not alone and found.loose.emails:
            self._nameless(line, found.loose)
        elif not self._attached(line, following, found.loose):
            self._unread(line, found.loose)

    def _listed(self, line: Line, found: Found) -> None:
        """The people of a line, and what it says that is not understood."""
        labels = [text for text in found.loose.notes if line.text.startswith(f"{text}:")]
        for said in found.people:
            if said.vacant:
                self._vacancy(line, said)
            elif not (labels and self._stands_above(line, said)):
                self._person(line, said, is_listed=not labels or self._block.kind != "absent")
        for text in filter(None, (found.loose.unsure, *found.loose.notes)):
            message = _("“{text}” is not understood and is left out.").format(text=text)
            self._page.problems.append(Problem(message, row=line.row))

    def _change(self, line: Line) -> bool:
        """Take in a line that tells of a change, or that heads those who leave or come."""
        leaves = text_changes.heading(line.text)
        if leaves is not None:
            self._section.leaves = leaves
            return True
        changes = text_changes.read(line.text, self._page.gazetteer)
        for change in changes:
            self._person(line, change.said)
            self._propose(gone=change.gone, span=change.span)
        for name in text_changes.unread(line.text, changes, self._page.gazetteer):
            message = _("“{text}” is not understood and is left out.").format(text=name)
            self._page.problems.append(Problem(message, row=line.row))
        if changes and text_changes.leaves_unnamed(line.text, changes):
            message = _("Somebody seems to leave, but the line does not say who: “{text}”.")
            self._page.problems.append(Problem(message.format(text=line.text), row=line.row))
        return bool(changes)

    def _propose(self, *, gone: bool, span: Span = ALWAYS) -> None:
        """The person just read is one who leaves or comes instead of somebody."""
        out = text_changes.reason(gone=gone)
        people = self._page.people
        people[-1] = replace(people[-1], gone=gone, proposed=True, left_out=out, span=span)

    def _unread(self, line: Line, one: Said) -> None:
        """A line of nobody: an address alone, an organisation that is not known, or anything else, which
        may have headed the people below it, so that they no longer belong to the organisation above."""
        if one.emails and len(self._page.people) == self._first:
            self._nameless(line, one)
        elif text_labels.is_label(line.text):
            self._page.skip(line, _("a heading"))
        elif page_lines.is_body(line.text) and not one.place:
            self._section = replace(self._section, form=None, text=line.text, title="")
        elif page_lines.is_introduction(line.text):
            self._introduced(line)
        else:
            self._page.tell(line)
            self._section.form, self._section.text = None, ""

    def _introduced(self, line: Line) -> None:
        """ "Vi anmäler följande från Ale kommun:" names the organisation of those below, and of the text."""
        self._page.skip(line, _("an introduction to the list"))
        _head, form, written = text_words.tail(line.text.rstrip(" :"), self._page.gazetteer)
        if not form:
            form, written, _rest = text_words.head(line.text, self._page.gazetteer)
        if form:
            self._section = replace(self._section, form=form, text=written, title="")
            self._page.introduced.append(form)

    # lines that name somebody

    def _stands_above(self, line: Line, said: Said) -> bool:
        """ "Justerare: Eva Ek", who is the one of that name among those present, of whom no more is said."""
        same = [one for one in self._page.people if one.written == said.name.written]
        if not same or said.place or said.emails or said.phones or said.title:
            return False
        self._page.skip(line, _("somebody named above")) if len(same) == 1 else self._page.tell(line)
        return True

    def _person(self, line: Line, said: Said, *, is_listed: bool = True) -> None:
        """`is_listed` is False for who has a label of their own in the list: "Vid protokollet: Bo Ek"."""
        section = self._section
        form, text = (said.place, said.place_text) if said.place else (section.form, section.text)
        if said.unsure and (not form or (not said.place and page_lines.is_body(said.unsure))):
            form, text = None, said.unsure
        role = said.role or section.role or _ROLES.get(self._block.kind, "")
        title = said.title or section.title
        if self._block.kind == "contacts" and said.role not in ("", "contact", "member", "deputy"):
            role, title = "contact", title or said.role_text
        span, notes = text_words.days_among(said.notes)
        person = replace(
            page_prose.person(said, line.row),
            organisation=form.organisation if form else None,
            organisation_code=code_of(form),
            organisation_text=text,
            title=title,
            role=role,
            role_text=said.role_text or section.role_text,
            leave_until=dates.day_after(said.leave, self._page.day) if said.leave else None,
            span=span,
            notes="; ".join((*notes, *([said.unsure] if form and said.unsure else []))),
            problems=page_doubts.of(said, form, text, line.row, self._page.gazetteer),
        )
        self._page.people.append(person)
        if section.leaves is not None:
            self._propose(gone=section.leaves)
        if is_listed and (presence := _PRESENCE.get(self._block.kind)):
            place = len(self._page.people) - 1
            remote = any(map(text_labels.is_remote, said.notes))
            self._page.attendance.append(
                AttendanceLine(place, -1, "", line.row, presence=presence, remote=remote)
            )
        section.title = ""
        if section.role not in {"", "member", "deputy", "co_opted"}:
            section.role = section.role_text = ""

    def _vacancy(self, line: Line, said: Said) -> None:
        form, text = (said.place, said.place_text) if said.place else (self._section.form, self._section.text)
        role = said.role or self._section.role or _ROLES.get(self._block.kind, "")
        self._page.vacancies.append(Vacancy("", line.row, form.organisation if form else None, text, role))

    def _nameless(self, line: Line, said: Said) -> None:
        """An address without a name: refused alone, for a name is never made from an address."""
        self._page.people.append(page_doubts.nameless(said, line.row))

    # lines that say something of the people above or below them

    def _attached(self, line: Line, following: Line | None, one: Said) -> bool:
        last = self._page.people[-1] if len(self._page.people) > self._first else None
        last = last if last and last.written else None
        if one.unsure or (one.notes and not one.phones):
            return bool(last and not line.gap and self._noted(last, line, one))
        over = line.gap or not last or line.text.endswith(":") or self._section.role or self._roles_head
        if one.role and over and not (one.place or one.emails or one.phones):
            self._section.role, self._section.role_text = one.role, one.role_text
            return True
        if one.place and not (one.role or one.title or one.emails or one.phones):
            return self._place(line, last, one)
        heads = line.gap and following is not None and (last is None or not following.gap)
        named = following and text_line.read(following.text, self._page.gazetteer).people
        if one.title and heads and not (one.emails or one.phones) and named:
            self._section.title = one.title
            return True
        fills = self._block.kind == "contacts" and one.title and last and not last.title
        if last and (not line.gap or one.emails or one.phones or fills):
            return self._added(last, one)
        return False

    def _place(self, line: Line, last: Person | None, one: Said) -> bool:
        """An organisation on a line of its own: the person's above, or the heading of those below."""
        placed = last and (last.organisation or last.organisation_text)
        if last and not placed and not line.gap and not self._under:
            return self._added(last, one)
        self._section = replace(self._section, form=one.place, text=one.place_text, title="")
        self._under = line
        return True

    def _noted(self, last: Person, line: Line, one: Said) -> bool:
        """A line right below a contact person that is nothing known: the title, if there is none."""
        if self._block.kind != "contacts" or last.title or last.phones or last.emails or line.prose:
            return False
        if line.text[-1:] in ".!?:" or not line.text[0].isupper():
            return False
        self._page.people[-1] = replace(last, title=line.text)
        return bool(one)

    def _added(self, last: Person, one: Said) -> bool:
        if (one.title and last.title) or (one.place and last.organisation and (one.title or one.emails)):
            return False  # it speaks of somebody else, whose name was not read
        title, role, role_text = last.title or one.title, last.role, last.role_text
        if one.role and self._block.kind == "contacts" and one.role != "contact":
            title = title or one.role_text
        elif one.role:
            role, role_text = one.role, one.role_text
        changed = replace(
            last,
            title=title,
            role=role,
            role_text=role_text,
            acting=last.acting or one.name.acting,
            department=last.department or one.department,
            party=last.party or one.name.party,
            emails=tuple(dict.fromkeys((*last.emails, *one.emails))),
            phones=(*last.phones, *(phone for phone in one.phones if phone not in last.phones)),
            notes="; ".join(filter(None, (last.notes, *one.notes))),
        )
        if one.place and last.organisation is None:
            changed = replace(
                changed,
                organisation=one.place.organisation,
                organisation_code=code_of(one.place),
                organisation_text=one.place_text,
            )
        self._page.people[-1] = changed
        return changed != last
