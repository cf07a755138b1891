"""No real person of the pages and lists that the program was tried on stands in the tree.

real_names.txt holds salted hashes (half of SHA-256) of their names in every rotation of the words, given name
first or last. What is compared is every run of two to four words that starts and ends with a capital.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

WORD = re.compile(r"[^\W\d_][\w’'-]*")
BINARY = {".png", ".ico", ".ttf", ".otf", ".pdf", ".mo", ".samverka"}
ZIPPED = {".xlsx", ".xlsm", ".ods"}
HASHES = frozenset(Path(__file__).with_name("real_names.txt").read_text(encoding="utf-8").split())


def fingerprint(words: str) -> str:
    return hashlib.sha256(f"samverka/house/1{words.casefold()}".encode()).hexdigest()[:32]


def texts(file: Path) -> Iterator[str]:
    """A file's text in every reading that may be meant; an .xls has one or two bytes a letter."""
    if file.suffix in ZIPPED:
        with zipfile.ZipFile(file) as parts:
            inside = [parts.read(name) for name in parts.namelist() if name.endswith(".xml")]
    else:
        inside = [file.read_bytes()]
    for data in inside:
        try:
            yield data.decode("utf-8")
        except UnicodeDecodeError:
            yield data.decode("cp1252", errors="replace")
    if file.suffix == ".xls":
        yield from (inside[0][start:].decode("utf-16-le", errors="replace") for start in (0, 1))


def windows(text: str) -> Iterator[str]:
    words = WORD.findall(text)
    for start, first in enumerate(words):
        if first[0].isupper():
            for end in range(start + 2, min(start + 4, len(words)) + 1):
                if words[end - 1][0].isupper():
                    yield " ".join(words[start:end])


def test_no_real_person_is_named(root: Path, files: list[Path]) -> None:
    where: defaultdict[str, set[str]] = defaultdict(set)
    for file in files:
        if file.suffix not in BINARY and file.stat().st_size < 5_000_000:
            for text in texts(file):
                for window in windows(text):
                    where[window].add(str(file.relative_to(root)))
    named = {window: sorted(places) for window, places in where.items() if fingerprint(window) in HASHES}
    assert not named, named


def test_the_hashes_know_a_name_however_it_is_written() -> None:
    """Shown on an invented pair, so that the test names nobody."""
    known = {fingerprint("Ytterst Påhittad"), fingerprint("Påhittad Ytterst")}
    for text in (
        "ordf. Ytterst Påhittad (X)",
        "Påhittad;Ytterst;Kommun",
        "PÅHITTAD, YTTERST",
        "<t>Ytterst\u00a0Påhittad</t>",
    ):
        assert known & {fingerprint(window) for window in windows(text)}
    assert len(HASHES) > 1_000
