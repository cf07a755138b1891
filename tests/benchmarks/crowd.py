"""A register of many fictional people, made once, and lists that speak of some of them."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import sqlalchemy as sa

from desktop_app.records.keys import fold
from desktop_app.sheets.writing import write_table
from desktop_app.store import tables as t
from desktop_app.store.source import Source

PEOPLE = 100_000
ROWS = 10_000
_SYLLABLES = (
    "bor",
    "dal",
    "ek",
    "fag",
    "gran",
    "hult",
    "kvar",
    "lund",
    "mör",
    "näs",
    "rös",
    "stig",
    "tall",
    "vik",
)
HEADINGS = ("Förnamn", "Efternamn", "Kommun", "Titel", "E-post", "Mobil")


def register(folder: Path, people: int = PEOPLE) -> Path:
    """A register of `people` people; the caller copies it before changing it."""
    path = folder / f"{people}.samverka"
    if not path.exists():  # in a process of its own, so that its memory is not counted
        home = ["--home", str(folder), "--register", str(path)]
        made = [sys.executable, "-m", "desktop_app", *home, "demo", "--participants", str(people)]
        subprocess.run(made, check=True, cwd=Path(__file__).parents[2], stdout=subprocess.DEVNULL)
    return path


def municipal_list(source: Source, path: Path, *, rows: int = ROWS, seed: int = 7) -> None:
    """A spreadsheet of which three in five rows are in the register, a tenth with a new title; of the
    others one in ten is spelt much like somebody there."""
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
        (g, f, org, "Utvecklingsledare" if chance.random() < 0.1 else title, mail, _mobile(chance))
        for g, f, org, title, mail in old
    ]
    for number in range(rows - len(lines)):
        g, f, org, title, _mail = chance.choice(known)
        name = _name(chance) if number % 10 else f"{f}-{_name(chance)}"
        lines.append(
            (g, name, org, title, f"{fold(name)}.{number}@{fold(org.split()[0])}.example", _mobile(chance))
        )
    chance.shuffle(lines)
    write_table(HEADINGS, lines, path)


def _name(chance: random.Random) -> str:
    """A family name that nobody has."""
    return "".join(chance.choice(_SYLLABLES) for _part in range(4)).capitalize()


def _mobile(chance: random.Random) -> str:
    return f"070-174 06 {chance.randint(5, 99):02}"
