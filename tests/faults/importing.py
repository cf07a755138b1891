"""A program to be killed: imports and edits a register, and says what is committed, a line a change.

`python importing.py REGISTER`. Each line is the change's number, what it was, and for an edit the
participant's number, for an import how many participants it brought.
"""

from __future__ import annotations

import hashlib
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.progress import drain
from desktop_app.sheets.book import Book, Sheet
from desktop_app.store import journal, organisations, participants
from desktop_app.store.database import Store
from desktop_app.store.register import open_register
from desktop_app.work import participants as at_participants
from desktop_app.work.intake.planning.accepted import Accepted
from desktop_app.work.intake.planning.decide import decide
from desktop_app.work.intake.planning.known import planned
from desktop_app.work.intake.understand import understand
from desktop_app.work.intake.writing.apply import apply

ROWS = 150


def _name(*parts: object) -> str:
    """A word of letters that is like no other, so that nobody may be taken for somebody else."""
    digits = hashlib.sha256(repr(parts).encode()).hexdigest()[:10]
    return "".join(chr(ord("a") + int(digit, 16)) for digit in digits).capitalize()


def import_list(store: Store, round_: int) -> None:
    """A list of new people, read in this process: the child that reads is not what is tried here."""
    heading = ("Förnamn", "Efternamn", "Kommun", "Titel", "E-post")
    people = [
        (_name("given", n), _name("family", n, round_), "Partille", "Chef", f"a{n}.{round_}@partille.example")
        for n in range(ROWS)
    ]
    book = Book(f"lista {round_}.xlsx", "xlsx", (Sheet("Blad1", "visible", (heading, *people)),))
    understood = understand(book, Gazetteer(*organisations.forms(store)), year=date.today().year)
    made = planned(store, understood).file
    moved = journal.last_change(store)
    decisions = decide(made, on_perhaps="new", on_conflict="keep", include_left_out=False, choices=None)
    change = drain(apply(store, [Accepted(made, decisions)], moved=moved))
    print(change, "import", made.count("new"), flush=True)


def main(register: str) -> int:
    with closing(open_register(register)) as store:
        first = journal.last_change(store)
        for round_ in range(first, first + 99):  # more than it lives for
            import_list(store, round_)
            for edit in range(8):
                number = at_participants.add(
                    store, given="Ny", family=f"{round_} {edit}", mobile="070-174 06 05"
                )
                print(journal.last_change(store), "added", number, flush=True)
                at_participants.change(store, participant=number, note=f"ändrad {edit}")
                print(journal.last_change(store), "changed", number, flush=True)
            journal.undo(store)
            print(journal.last_change(store), "undone", flush=True)
            at_participants.remove(store, participants=participants.ids(store, limit=5))
            print(journal.last_change(store), "removed", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
