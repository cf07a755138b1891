"""python -m tests.work.intake.generator SEED FOLDER: the list of a seed as a file, its truth, and what the
intake makes of it."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.work.intake.generator.judging import judge
from tests.work.intake.generator.making import make
from tests.work.intake.generator.tallies import told


def main(seed: str, folder: str) -> None:
    Path(folder).mkdir(parents=True, exist_ok=True)
    made = make(int(seed), Path(folder))
    print(f"{made.path}: {made.label}")
    print(f"columns: {sorted(made.truth.columns or ())}")
    for person in made.truth.people:
        print(f"  {sorted(person.rows)} {'left out ' * person.left_out}{person.values}")
    for vacancy in made.truth.vacancies:
        print(f"  vacant: row {vacancy[0]}, {vacancy[1]}")
    print("\n".join(told(judge(made.path, made.truth))))


if __name__ == "__main__":
    main(*sys.argv[1:])
