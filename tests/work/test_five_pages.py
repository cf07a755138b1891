"""The five pages as acceptance: every fact about networks, organisations, people, meetings and assignments
that stands on one is entered, found again and printed in the page's own form. They stand one by one in
data/pages/facts.toml.

The two pages with lists are pasted, and the articles too, with all that is only proposed; what a paste does
not give is entered by the verbs of the command line. test_public_page.py has page → register → page.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from desktop_app import i18n
from desktop_app.cli import files, parser, reading
from desktop_app.cli.plain import plain
from desktop_app.records.progress import drain
from desktop_app.sheets.reading import read
from desktop_app.store.database import Store
from desktop_app.store.register import new_register
from desktop_app.work import imports, verbs
from tests.work.intake import sources

SAID = tomllib.loads((sources.DATA / "pages" / "facts.toml").read_text(encoding="utf-8"))
LISTED = [fact for page in SAID["page"].values() for fact in page["fact"]]
_FORMS = dict.fromkeys(("phone", "fax"), r"\d[\d –-]+\d")
_DASH = re.compile(" ?[–-] ?")
"""Between the parts of a telephone number the program writes one sign."""
Words = dict[str, Any]
"""What was read from a page and what the register answered, by the names that the facts give it."""


def _key(name: str, number: int, source: Path) -> str:
    line = SAID["page"][name]["fact"][number]["line"]
    at = "-".join(map(str, {line[0]: 0, line[-1]: 0})) if isinstance(line, list) else line
    return f"{source.stem}:{at}#{number}"


FACTS = [
    pytest.param(name, source, number, id=_key(name, number, source))
    for name, page in SAID["page"].items()
    for source in sources.pages(page["twin"], page["seed"])
    for number in range(len(page["fact"]))
]


@dataclass(frozen=True, slots=True)
class Entered:
    """A page in a register, with the words known at each of its facts."""

    store: Store
    facts: Sequence[Mapping[str, Any]]
    words: Sequence[Words]
    folder: Path


@pytest.fixture(scope="module")
def entered(tmp_path_factory: pytest.TempPathFactory) -> Iterable[Any]:
    """Pages by name and source, each entered once into an empty register of its own."""
    with ExitStack() as open_:

        @cache
        def enter(name: str, source: Path) -> Entered:
            folder = tmp_path_factory.mktemp(name)
            store = new_register(str(folder / "page.samverka"))
            open_.callback(store.close)
            return _entered(store, folder, SAID["page"][name], source)

        yield enter


def _entered(store: Store, folder: Path, page: Mapping[str, Any], source: Path) -> Entered:
    drain(imports.carry_out(store, drain(imports.prepare(store, [source])), include_left_out=True))
    lines = [str(row[0] or "") for row in read(source).sheets[0].rows]
    facts = [{**SAID["form"].get(fact.get("as"), {}), **fact} for fact in page["fact"]]
    known: Words = {}
    after: list[Words] = []
    for fact in facts:
        known |= fact.get("given", {})
        known |= read_from(lines, fact, known)
        for step in fact.get("enter", ()):
            if step[0] == "let":
                known[step[1]] = _within(answer(store, filled(step[2], known)), filled(step[3], known))
            else:
                result = plain(verbs.call(store, step[0], filled(step[1], known)))
                known |= {step[2]: result} if len(step) > 2 else {}
        after.append(dict(known))
    return Entered(
        store, [{**fact, "as_of": fact.get("as_of", page.get("as_of"))} for fact in facts], after, folder
    )


def read_from(lines: Sequence[str], fact: Mapping[str, Any], known: Words) -> Words:
    """The words that a fact names on its lines."""
    rows = fact["line"] if isinstance(fact["line"], list) else [fact["line"]]
    line = " ".join(" ".join(lines[row - 1].split()) for row in rows)
    form = re.escape(fact["says"]).replace(r"\ ", " ").replace("…", ".*?")
    form = re.sub(r"\\\{=(\w+)\\\}", lambda word: re.escape(str(known[word[1]])), form)
    form = re.sub(r"\\\{(\w+)\\\}", lambda word: f"(?P<{word[1]}>{_FORMS.get(word[1], '.+?')})", form)
    found = re.fullmatch(form, line)
    assert found, (fact["says"], line)
    return {
        name: _DASH.sub("-", text) if name in _FORMS else text for name, text in found.groupdict().items()
    }


def filled(value: Any, words: Words) -> Any:
    """A value of the data file with the words in their places; a word that stands alone keeps its type."""
    if isinstance(value, str):
        alone = re.fullmatch(r"\{(\w+)\}", value)
        return words[alone[1]] if alone else re.sub(r"\{(\w+)\}", lambda word: str(words[word[1]]), value)
    if isinstance(value, dict):
        return {name: filled(each, words) for name, each in value.items()}
    return [filled(each, words) for each in value] if isinstance(value, list) else value


def answer(store: Store, asked: Sequence[object]) -> Any:
    """What the command line answers."""
    said = parser.arguments([str(word) for word in asked])
    return plain(reading.rows(store, said) if said.command == "list" else reading.record(store, said))


def _within(value: Any, path: Iterable[Any]) -> Any:
    for step in path:
        value = next(each for each in value if holds(each, step)) if isinstance(step, dict) else value[step]
    return value


def holds(value: Any, wanted: Any) -> bool:
    """Whether an answer holds what is wanted: of a record these values, of a list each of these somewhere, or
    so many; of a text all of it, or what stands between two …"""
    if isinstance(wanted, dict):
        return isinstance(value, dict) and all(holds(value.get(name), each) for name, each in wanted.items())
    if isinstance(wanted, list):
        return isinstance(value, list) and all(any(holds(each, one) for each in value) for one in wanted)
    if isinstance(value, list):
        return len(value) == int(wanted)
    if isinstance(wanted, str) and "…" in wanted:
        return re.fullmatch(re.escape(wanted).replace("…", ".*"), value or "", re.DOTALL) is not None
    return bool(value == wanted) or str(value) == wanted


def _printed(page: Entered, asked: Sequence[object], ending: str) -> str:
    """The words of a document, read back from the file, without the signs before its points."""
    words = [str(word) for word in asked]
    made = page.folder / f"{' '.join(words)}.{ending}"
    if not made.exists():
        files.print_(page.store, parser.arguments(["print", words[0], str(made), *words[1:]]))
    if ending == "txt":
        return " ".join(made.read_text(encoding="utf-8-sig").replace("•", "").split())
    rows = (row[0] for row in read(made).sheets[0].rows)
    return " ".join(" ".join(str(text or "") for text in rows).split())


@pytest.mark.parametrize(("name", "source", "number"), FACTS)
def test_a_fact_is_entered_found_and_printed(entered: Any, name: str, source: Path, number: int) -> None:
    i18n.use("sv")
    page: Entered = entered(name, source)
    fact, words = page.facts[number], page.words[number]
    for asked, wanted in fact.get("found", ()):
        told = answer(page.store, filled(asked, words))
        assert holds(told, filled(wanted, words)), (filled(asked, words), filled(wanted, words), told)
    for asked, unwanted in fact.get("lacks", ()):
        assert not holds(answer(page.store, filled(asked, words)), filled(unwanted, words))
    for asked, text in _papers(fact, words, page.words[-1]):
        for ending in ("txt", "html"):
            printed = _printed(page, asked, ending)
            assert text in printed, (ending, text, printed)


def _papers(fact: Mapping[str, Any], words: Words, at_last: Words) -> Iterable[tuple[Sequence[object], str]]:
    """The documents that tell a fact, by the words that print them, and what stands there."""
    prints = fact.get("prints", [])
    day = ["--as-of", filled(fact["as_of"], at_last)] if fact["as_of"] else []
    page = ["public-page", "--network", filled(fact.get("on", "{network}"), words), *day]
    for text in [prints] if isinstance(prints, str) else prints:
        yield page, filled(text, words)
    for asked, text in fact.get("papers", ()):
        yield filled(asked, words), filled(text, words)


def test_the_list_of_facts_shows_the_twins_words() -> None:
    """A reader of the list sees what stands on the page, and it is what stands there."""
    for page in SAID["page"].values():
        lines = (sources.DATA / "pages" / page["twin"]).read_text(encoding="utf-8").split("\n")
        for fact in page["fact"]:
            rows = fact["line"] if isinstance(fact["line"], list) else [fact["line"]]
            line = " ".join(" ".join(lines[row - 1].split()) for row in rows)
            for part in fact.get("twin", "").split("…"):
                assert part.strip() in line, fact
    assert len(LISTED) > 100
    assert all(fact.get("says") or fact.get("as") for fact in LISTED)
    forms = [{**SAID["form"].get(fact.get("as"), {}), **fact} for fact in LISTED]
    assert [fact for fact in forms if bool({"prints", "papers"} & set(fact)) == ("unprinted" in fact)] == []
