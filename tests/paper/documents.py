"""Documents to print in tests; the people are invented."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.records.documents import Column, Document, Group, Row

COLUMNS = (
    Column("name", "Namn", 24),
    Column("title", "Befattning", 24),
    Column("phone", "Telefon", 14),
    Column("email", "E-post", 28),
)
GIVEN = ("Åsa", "Örjan", "Märta", "Kjell", "Yvonne", "Göran")
FAMILY = ("Ek", "von Essen", "Håkansson", "Öhman", "Bergström", "Åkerlund", "Nordenskjöld")
TITLES = ("Rektor", "Förvaltningschef, arbetsmarknads- och vuxenutbildningsförvaltningen", "Ledamot (S)")


def person(number: int) -> Row:
    name = f"{GIVEN[number % 6]} {FAMILY[number % 7]} nr{number}"
    phone = f"070-174 06 {5 + number % 95:02d}"
    return Row((name, TITLES[number % 3], phone, f"deltagare-{number}@kommun.example"))


def people(count: int, first: int = 0) -> tuple[Row, ...]:
    return tuple(person(number) for number in range(first, first + count))


def roster(*groups: Group) -> Document:
    return Document(
        "Deltagarlista",
        COLUMNS,
        groups,
        lines=("Styrgruppen för arbetsmarknad",),
        notes=("Två deltagare är utelämnade.",),
        footer="Utskriven 2026-01-12",
    )


def plain(count: int) -> Document:
    return roster(Group("", people(count)))


def in_english(document: Document) -> Document:
    return replace(document, language="en")


def words(document: Document) -> str:
    """Everything the document says, without the spaces at which lines break."""
    said = [document.title, *document.lines, *document.notes, document.footer]
    said += [column.title for column in document.columns]
    for group in document.groups:
        said += [group.heading, *(cell for row in group.rows for cell in row.cells)]
    return "".join("".join(said).split())
