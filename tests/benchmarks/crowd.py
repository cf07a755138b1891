"""A register of many fictional people, made once, and lists that speak of some of them."""

from __future__ import annotations

import random
from pathlib import Path

import sqlalchemy as sa

from desktop_app.records.progress import drain
from desktop_app.sheets.writing import write_table
from desktop_app.store import tables as t
from desktop_app.store.source import Source
from desktop_app.work.demo import demo

PEOPLE = 100_000
ROWS = 10_000
HEADINGS = ("Förnamn", "Efternamn", "Kommun", "Titel", "E-post", "Mobil")


def register(folder: Path, people: int = PEOPLE) -> Path:
    """A register of `people` people; the caller copies it before changing it."""
    path = folder / f"{people}.samverka"
    if not path.exists():
        drain(demo(str(path), participants=people)).close()
    return path


def municipal_list(source: Source, path: Path, *, rows: int = ROWS, seed: int = 7) -> None:
    """A spreadsheet of which three in five rows are in the register, a tenth of those with a new title."""
    chance = random.Random(seed)
    p, a, c, o = t.participant, t.affiliation, t.contact, t.organisation
    known = source.fetch(
        sa.select(p.c.given, p.c.family, o.c.name, a.c.title, c.c.value)
        .join(a, a.c.participant == p.c.id)
        .join(o, o.c.id == a.c.organisation)
        .join(c, sa.and_(c.c.participant == p.c.id, c.c.kind == "email"))
        .where(o.c.kind == "municipality", p.c.protected == 0)
        .order_by(p.c.id)
        .limit(rows * 8)
    )
    old = chance.sample(known, rows * 3 // 5)
    lines = [
        (g, f, org, "Utvecklingsledare" if chance.random() < 0.1 else title, mail, "070-174 06 05")
        for g, f, org, title, mail in old
    ]
    for number in range(rows - len(lines)):
        g, f, org, title, _mail = chance.choice(known)
        name = f"{f}-Nyling{number:05d}"
        lines.append((g, name, org, title, f"{number}.ny@{org.split()[0].lower()}.example", "070-174 06 06"))
    chance.shuffle(lines)
    write_table(HEADINGS, lines, path)
