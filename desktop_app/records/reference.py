"""Which municipalities, regions, associations and agencies there are: the csv files of resources/reference.

The rows are given as they stand there, as plain data; the store's loader and the tests' gazetteer both read
them here.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_KINDS = {
    "kommunalförbund": "municipal association",
    "region": "region",
    "region (kommun med regionansvar)": "region",
    "länsstyrelse (statlig)": "county board",
    "statlig myndighet": "agency",
    "departement (Regeringskansliet)": "ministry",
}


@dataclass(frozen=True, slots=True)
class Municipality:
    """`own_form` is how the municipality writes itself: "Solna stad", "Salems kommun", "Region Gotland"."""

    code: str
    name: str
    official_name: str
    own_form: str
    county_code: str
    web_domain: str
    email_domain: str


@dataclass(frozen=True, slots=True)
class County:
    code: str
    name: str
    short_name: str
    letter: str
    region_name: str


@dataclass(frozen=True, slots=True)
class Alias:
    """Another way of writing a municipality; `kind` is the file's word: genitive, spacing, former code …"""

    code: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class ReferenceOrganisation:
    """`code` is the reference data's own word ("gr", "region-14"); `kind` is one of organisations.KINDS."""

    code: str
    name: str
    short_name: str
    aliases: tuple[str, ...]
    kind: str
    web_domain: str


@dataclass(frozen=True, slots=True)
class Member:
    """A municipality that belongs to an association."""

    association: str
    code: str


@dataclass(frozen=True, slots=True)
class Reference:
    municipalities: tuple[Municipality, ...]
    counties: tuple[County, ...]
    aliases: tuple[Alias, ...]
    organisations: tuple[ReferenceOrganisation, ...]
    members: tuple[Member, ...]


def _rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _organisation(row: dict[str, str]) -> ReferenceOrganisation:
    return ReferenceOrganisation(
        row["org_id"],
        row["name"],
        row["short_name"],
        tuple(alias.strip() for alias in row["aliases"].split(";") if alias.strip()),
        _KINDS.get(row["kind"], "association"),
        row["web_domain"],
    )


def read(folder: Path) -> Reference:
    """All of the reference data, in the order of the files."""
    return Reference(
        tuple(
            Municipality(
                row["code"],
                row["name"],
                row["official_name"],
                row["self_name"],
                row["county_code"],
                row["web_domain"],
                row["email_domain"],
            )
            for row in _rows(folder, "municipalities.csv")
        ),
        tuple(
            County(
                row["county_code"], row["county_name"], row["short_name"], row["letter"], row["region_name"]
            )
            for row in _rows(folder, "counties.csv")
        ),
        tuple(
            Alias(row["code"], row["alias"], row["kind"]) for row in _rows(folder, "municipality_aliases.csv")
        ),
        tuple(_organisation(row) for row in _rows(folder, "organisations.csv")),
        tuple(Member(row["org_id"], row["code"]) for row in _rows(folder, "organisation_members.csv")),
    )
