"""A program to be killed: commits edits to the stand-in register, and then says the number of each.

`python edits.py REGISTER HOW`, where HOW is "honest", "lost" (never commits), "mute" or "dies".
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.store import stand_in


def main(register: str, how: str) -> int:
    connection = stand_in.connect(Path(register))
    if how == "mute":
        return 0
    for _edit in range(150):
        connection.execute("BEGIN IMMEDIATE")
        number = connection.execute("INSERT INTO participant(name) VALUES ('Ny')").lastrowid
        connection.execute(
            "INSERT INTO contact(value, participant) VALUES ('ny@kommun.example', ?)", (number,)
        )
        if how == "honest":
            connection.execute("COMMIT")
        print(number, flush=True)
        if how == "lost":
            connection.execute("ROLLBACK")
        if how == "dies":
            raise RuntimeError("the program's last words")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
