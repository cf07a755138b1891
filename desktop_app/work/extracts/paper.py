"""An extract as a page and as a file of records."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from desktop_app.files import put
from desktop_app.i18n import _, language, ngettext
from desktop_app.records.documents import Column, Document, Group, Row
from desktop_app.records.extracts import Entry, Extract, Part
from desktop_app.work.extracts.telling import moment

_SPAN = ("first_day", "last_day", "span_text")


def document(made: Extract) -> Document:
    """For the person who asked: in their language, one kind after another."""
    return Document(
        title=_("Extract of the register: {name}").format(name=made.name),
        columns=(
            Column("about", _("Concerning"), 26),
            Column("facts", _("What is held"), 52),
            Column("when", _("When"), 22),
        ),
        groups=tuple(
            Group(part.heading, tuple(_row(part, entry) for entry in part.entries)) for part in made.parts
        ),
        lines=tuple(_lines(made)),
        notes=(*_notes(made), said(made)),
        footer=_("Extract of the register: {name}").format(name=made.name),
        language=language(),
    )


def _lines(made: Extract) -> Iterator[str]:
    whose = _("From the register of {body}, {moment}") if made.body else _("From the register, {moment}")
    yield whose.format(body=made.body, moment=moment(made.made))
    number = _("Number in the register: {number}").format(number=made.participant)
    if made.former:
        earlier = ", ".join(map(str, made.former))
        number = _("{number}, merged with what earlier was {earlier}").format(number=number, earlier=earlier)
    yield number
    if made.protected:
        yield _("Protected identity: to be handed to the person alone.")


def _row(part: Part, entry: Entry) -> Row:
    """Days that stand in a column of their own, and what the row is about, are not said twice."""
    apart = _SPAN if entry.when and part.kind != "history" else ()
    told = (
        f"{fact.label}: {fact.text}" if fact.text else fact.label
        for fact in entry.facts
        if fact.name not in apart and not (fact.name == entry.subject and entry.about.endswith(fact.text))
    )
    return Row((entry.about, "\n".join(told), entry.when))


def _notes(made: Extract) -> Iterator[str]:
    yield _(
        "Running text (agendas, minutes, notes about meetings, networks and assignments) and attached files "
        "are not looked through for the name. Other people are left out."
    )
    yield _("Backups of the register hold what it held on their day.")
    answers = made.body or _("whoever answers for the register")
    yield _(
        "The register does not say for what purpose and how long the facts are kept: ask {answers}."
    ).format(answers=answers)


def said(made: Extract) -> str:
    """How much there is, in a sentence."""
    facts = ngettext("{count} fact", "{count} facts", made.facts).format(count=made.facts)
    kinds = ngettext("{count} kind", "{count} kinds", len(made.parts)).format(count=len(made.parts))
    return _("{facts} of {kinds}.").format(facts=facts, kinds=kinds)


def records(made: Extract) -> Mapping[str, Any]:
    """The same as plain records: names and values are the register's own."""
    return {
        "participant": made.participant,
        "former_numbers": list(made.former),
        "name": made.name,
        "protected": made.protected,
        "register_of": made.body,
        "made": made.made.isoformat(timespec="seconds"),
        "parts": [
            {
                "kind": part.kind,
                "heading": part.heading,
                "entries": [
                    {
                        "about": entry.about,
                        "when": entry.when,
                        "facts": {fact.name: fact.value for fact in entry.facts},
                    }
                    for entry in part.entries
                ],
            }
            for part in made.parts
        ],
        "facts": made.facts,
        "kinds": len(made.parts),
        "notes": list(_notes(made)),
    }


def save_records(made: Extract, path: Path) -> None:
    put(path, (json.dumps(records(made), ensure_ascii=False, indent=1) + "\n").encode())
