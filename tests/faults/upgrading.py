"""A program to be killed: opens a register of an older version, and says when it is upgraded.

`python upgrading.py REGISTER`. It says that it begins, and "upgraded" once that is committed.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from desktop_app.records.progress import drain
from desktop_app.store.register import opening_register


def main(register: str) -> int:
    work = opening_register(register)
    next(work)
    print("begun", flush=True)
    store = drain(work)
    print("upgraded", flush=True)
    store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
