"""A program to be killed: changes a register and keeps a backup of it, over and over.

`python keeping.py REGISTER BACKUPS`. It says "begun", and the name of each backup once that is made.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from desktop_app.records.progress import drain
from desktop_app.store.register import open_register
from desktop_app.work import networks


def main(register: str, backups: str) -> int:
    store = open_register(register, backups=Path(backups))
    print("begun", flush=True)
    for number in count():
        networks.add(store, name=f"Nätverk {number}")
        made = drain(store.backing_up_changes("closing"))
        print(made and made.name, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
