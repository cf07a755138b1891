"""What the program says: every string is translated, and the compiled catalogues are those of the code."""

from __future__ import annotations

import ast
import gettext
import re
import runpy
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from desktop_app.records import assignments, networks, organisations, participants
from desktop_app.records.history import TITLES
from desktop_app.records.meetings import agenda, meetings
from desktop_app.ui.commands import COMMANDS, MENUS

Trees = dict[Path, ast.Module]
ROOT = Path(__file__).resolve().parents[2]
MESSAGES = runpy.run_path(str(ROOT / "packaging" / "messages.py"))
CATALOGUES: list[Path] = MESSAGES["catalogues"]()
RUN = "run: python3 dev.py messages"
NAMED = re.compile(r"\{[^{}]*\}")
OTHERWISE = {"&File"}
"""Means something else than the same word elsewhere: every Swedish program calls this menu Arkiv."""

CHOICES = (
    participants.CAPACITIES,
    participants.CONTACT_KINDS,
    networks.KINDS,
    networks.MEMBER_CAPACITIES,
    networks.LIST_KINDS,
    organisations.KINDS,
    meetings.STATUSES,
    meetings.REPLIES,
    meetings.PRESENCES,
    meetings.CAPACITIES,
    meetings.KINDS,
    meetings.DUTIES,
    networks.DEPUTY_RULES,
    agenda.KINDS,
    agenda.STATUSES,
    assignments.STATUSES,
    assignments.CAPACITIES,
    assignments.LIST_KINDS,
)


@pytest.fixture(scope="module", params=CATALOGUES, ids=lambda file: file.parents[1].name)
def file(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture(scope="module")
def catalogue(file: Path) -> Catalog:
    read: Catalog = MESSAGES["read"](file)
    return read


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """One and many, or the one form that a message has."""
    return (text or "",) if isinstance(text, (str, type(None))) else tuple(text)


def messages(catalogue: Catalog) -> Iterator[Message]:
    """Those that are translated; a test of its own tells which are not."""
    return (message for message in catalogue if message.id and all(forms(message.string)))


def test_swedish_is_spoken() -> None:
    assert [file.parents[1].name for file in CATALOGUES] == ["sv"]


def test_the_catalogue_holds_the_strings_of_the_code(file: Path, catalogue: Catalog) -> None:
    """Also in form: whoever runs the command on unchanged code changes no file."""
    assert MESSAGES["as_text"](MESSAGES["updated"](catalogue)) == file.read_bytes(), RUN


def test_the_compiled_catalogue_is_not_stale(file: Path, catalogue: Catalog) -> None:
    made = MESSAGES["compiled"](MESSAGES["updated"](catalogue))
    assert made == file.with_suffix(".mo").read_bytes(), RUN


def test_every_string_is_translated(catalogue: Catalog) -> None:
    assert [message.id for message in MESSAGES["lacking"](catalogue)] == []
    assert [message.id for message in messages(catalogue) if message.fuzzy] == []


def test_both_sides_name_the_same_values(catalogue: Catalog) -> None:
    """Only the form for one may do without the number."""
    for message in messages(catalogue):
        *singular, many = (set(NAMED.findall(form)) for form in forms(message.id))
        *translated, last = (set(NAMED.findall(form)) for form in forms(message.string))
        assert last == many, message.id
        for here, there in zip(translated, singular, strict=True):
            assert there - {"{count}"} <= here <= there | many, message.id


def test_both_sides_begin_and_end_alike(catalogue: Catalog) -> None:
    """Blanks, "…", question mark and colon, a mnemonic; a sentence stays a sentence."""
    for message in messages(catalogue):
        for ours, theirs in zip(forms(message.id), forms(message.string), strict=True):
            for mark in (r"^\s*", r"\s*$", r"[…?:]?$"):
                assert re.findall(mark, ours)[0] == re.findall(mark, theirs)[0], ours
            assert theirs.endswith(".") or not ours.endswith("."), ours
            assert ours.replace("&&", "").count("&") == theirs.replace("&&", "").count("&"), ours


def test_one_word_has_one_translation(catalogue: Catalog) -> None:
    """Whether it begins with a capital, or has a mnemonic, or "…" after it."""
    meant: dict[str, set[str]] = defaultdict(set)
    for message in messages(catalogue):
        if message.id not in OTHERWISE and isinstance(message.id, str):
            meant[_bare(message.id)].add(_bare(str(message.string)))
    assert {word: said for word, said in meant.items() if len(said) > 1} == {}


def _bare(text: str) -> str:
    return text.replace("&", "").removesuffix("…").casefold()


def test_swedish_is_set_in_swedish() -> None:
    """Its quotation marks, no straight ones, no three dots."""
    read = MESSAGES["read"](next(file for file in CATALOGUES if file.parents[1].name == "sv"))
    said = [form for message in messages(read) for form in forms(message.string)]
    assert [form for form in said if re.search("[“„\"'«»]|\\.\\.\\.", form)] == []


def test_no_letter_stands_twice_in_a_menu(catalogue: Catalog) -> None:
    letters: dict[str, list[str]] = defaultdict(list)
    for menu, text in [("", title) for _id, title in MENUS] + [(each.menu, each.text) for each in COMMANDS]:
        known = catalogue.get(text)
        said = str(known.string) if known else text
        letters[menu].append(said[said.index("&") + 1].casefold())
    assert {menu: found for menu, found in letters.items() if len(set(found)) < len(found)} == {}


def told_later() -> Iterator[str]:
    """What no call of `_` names, because it stands in a table and is translated where it is shown."""
    for record in (participants, networks, organisations, meetings, agenda, assignments):
        for field in record.FIELDS:
            yield from (field.label, field.hint, *(label for _value, label in field.choices))
    for choices in CHOICES:
        yield from (label for _value, label in choices)
    for title in TITLES.values():
        yield from forms(title)


def test_what_stands_in_tables_is_translated_too(catalogue: Catalog) -> None:
    known = {form for message in messages(catalogue) for form in forms(message.id)}
    assert [text for text in told_later() if text and text not in known] == []


def test_titles_with_two_forms_are_spoken_in_both(file: Path) -> None:
    """`ngettext` finds them only where the catalogue holds them as one message."""
    with file.with_suffix(".mo").open("rb") as stream:
        spoken = gettext.GNUTranslations(stream)
    pairs = [title for title in TITLES.values() if isinstance(title, tuple)]
    assert pairs
    assert [pair for pair in pairs for count in (1, 2) if spoken.ngettext(*pair, count) in pair] == []


def test_marks_hold_plain_texts_and_ngettext_two_forms(package: Trees) -> None:
    """What is no literal, or filled in too early, is found by no extraction and in no catalogue."""
    wrong = [
        f"{path}:{call.lineno}"
        for path, tree in package.items()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        if not _is_sound(call.func.id, call)
    ]
    assert wrong == []


def _is_sound(name: str, call: ast.Call) -> bool:
    literal = [isinstance(each, ast.Constant) and isinstance(each.value, str) for each in call.args]
    match name, call.args:
        case "N_", _args:
            return literal == [True]
        case "ngettext", [ast.Starred(), _count]:
            return True
        case "ngettext", _args:
            return literal == [True, True, False]
        case "_", [ast.JoinedStr() | ast.BinOp() | ast.Call(func=ast.Attribute(attr="format"))]:
            return False
    return True
