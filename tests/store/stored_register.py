"""Makes the stored register of the present schema: `python -m tests.store.stored_register`.

Once for every schema, by the program that has it, and never again: tests open what was really written.
"""

from __future__ import annotations

import os
import platform
import sys
from contextlib import closing
from pathlib import Path

from desktop_app import i18n
from desktop_app.store import tables
from desktop_app.store.register import new_register
from tests.people import small

FOLDER = Path(__file__).parents[1] / "data" / "registers"


def main() -> int:
    place = FOLDER / f"schema-{tables.SCHEMA}.samverka"
    i18n.use("sv")
    os.environ["LOGNAME"] = "anna"  # the history holds nobody who is
    platform.node = lambda: "PC-ANNA"
    with closing(new_register(str(place), body="Exempelregionen")) as store:
        small(store)
    for left in FOLDER.glob(f"{place.name}*"):
        if left != place:
            left.unlink()
    print(place)
    return 0


if __name__ == "__main__":
    sys.exit(main())
