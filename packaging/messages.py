"""What the program says, in every language it speaks: `dev.py messages`.

Takes the strings marked with _, ngettext and N_ out of desktop_app, brings each catalogue in resources/locale
up to date with them (samverka.po) and compiles it for the program (samverka.mo). A translation stays with its
English string and goes with it. The same strings give the same bytes: no dates, line numbers or versions.
"""

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


class Plain(Catalog):
    """A catalogue whose header says only what gettext needs."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def catalogues() -> list[Path]:
    return sorted(ROOT.glob("resources/locale/*/LC_MESSAGES/samverka.po"))


def extracted() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Each string of the code with the file it stands in, file by file and in alphabetical order."""
    for file in sorted(ROOT.glob("desktop_app/**/*.py")):
        name = file.relative_to(ROOT).as_posix()
        found = {found for _, found, _, _ in extract_from_file("python", file, keywords=KEYWORDS)}
        pairs = set(_pairs(file))
        found -= {form for pair in pairs for form in pair}
        yield from ((name, each) for each in sorted(found | pairs, key=str))


def _pairs(file: Path) -> Iterator[tuple[str, str]]:
    """One and many for an ngettext that comes later: (N_("Removed {name}"), N_("Removed {count} people"))."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Tuple):
            match node.elts:
                case [
                    ast.Call(func=ast.Name("N_"), args=[ast.Constant(str(one))]),
                    ast.Call(func=ast.Name("N_"), args=[ast.Constant(str(many))]),
                ] if "{count}" in many:
                    yield one, many


def read(file: Path) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream, locale=file.parents[1].name, abort_invalid=True)


def updated(old: Catalog) -> Plain:
    """The strings of the code with the translations that `old` has for them."""
    new = Plain(locale=old.locale, header_comment="", fuzzy=False)
    for name, found in extracted():
        known = old.get(found if isinstance(found, str) else found[0])
        new.add(found, known.string if known and known.id == found else None, locations=[(name, 0)])
    return new


def as_text(catalogue: Plain) -> bytes:
    stream = io.BytesIO()
    write_po(stream, catalogue, width=110, include_lineno=False)
    return stream.getvalue()


def compiled(catalogue: Plain) -> bytes:
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def lacking(catalogue: Catalog) -> list[Message]:
    """The messages without a translation, or with one of two plural forms."""
    return [each for each in catalogue if each.id and not (each.string and all(each.string))]


def main() -> int:
    missing = 0
    for file in catalogues():
        catalogue = updated(read(file))
        file.write_bytes(as_text(catalogue))
        file.with_suffix(".mo").write_bytes(compiled(catalogue))
        untranslated = lacking(catalogue)
        missing += len(untranslated)
        print(f"{file.relative_to(ROOT)}: {len(catalogue)} strings, {len(untranslated)} not translated")
        for message in untranslated:
            print(f"    {message.locations[0][0]}: {message.id}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
