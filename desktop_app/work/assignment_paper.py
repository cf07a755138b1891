"""One assignment on paper: who asked whom for what, by when, and how it goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_app.i18n import _, language
from desktop_app.records.assignments import STATUSES, Assignment, Performer
from desktop_app.records.documents import Document, Section
from desktop_app.records.ids import AssignmentId
from desktop_app.records.spans import Span
from desktop_app.store import assignments
from desktop_app.store.performers import protected
from desktop_app.store.source import Source
from desktop_app.work.printed import day, left_out


def assignment(source: Source, number: AssignmentId) -> Document:
    """What is known of an assignment, without the office's own note. Who has a protected identity is left
    out."""
    held = assignments.get(source, number)
    hidden = protected(source, number)
    shown = [each for each in held.people if each.participant not in hidden]
    made = (
        Section("", tuple(filter(None, [held.about]))),
        Section(_("Facts"), tuple(_facts(held)), points=True),
        Section(_("Carried out by"), tuple(_people(shown, "performer")), points=True),
        Section(_("Contact person"), tuple(_people(shown, "contact")), points=True),
        *(Section(each.heading, each.lines, points=True) for each in held.lists),
        Section(
            _("Follow-up"), tuple(f"{day(each.day)}: {each.text}" for each in held.follow_ups), points=True
        ),
    )
    return Document(
        title=held.title,
        columns=(),
        groups=(),
        sections=tuple(section for section in made if section.paragraphs),
        notes=left_out(len(hidden)),
        footer=held.title,
        language=language(),
    )


def _facts(held: Assignment) -> Iterator[str]:
    told = (
        (_("Commissioned by"), held.commissioned_by),
        (_("Meeting"), held.meeting_name),
        (_("Decided on"), day(held.decided_on) if held.decided_on else ""),
        (_("Status"), _(dict(STATUSES)[held.status])),
        (_("Per cent"), str(held.scope or "")),
        (_("Period"), _when(held.span)),
        (_("Ready by"), _when(held.deadline)),
    )
    return (f"{label}: {text}" for label, text in told if text)


def _people(people: Iterable[Performer], capacity: str) -> Iterator[str]:
    for each in people:
        if each.capacity == capacity:
            share = _("{share} per cent").format(share=each.scope) if each.scope else ""
            yield ", ".join(filter(None, (each.name, each.organisation_name, share, _when(each.span))))


def _when(span: Span) -> str:
    """As it was written, or else its days."""
    days = (day(each) for each in dict.fromkeys((span.first, span.last)) if each)
    return span.text or "–".join(days)
