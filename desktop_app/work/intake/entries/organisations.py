"""The organisations of a list that speaks of no person: every entry made into one line."""

from __future__ import annotations

from desktop_app.i18n import _
from desktop_app.work.intake.entries import facts, telephones
from desktop_app.work.intake.entries.facts import Frame, Row
from desktop_app.work.intake.organisation_cell import named
from desktop_app.work.intake.shapes.shape import Listing
from desktop_app.work.intake.understood import OrganisationLine


def read(listing: Listing, frame: Frame) -> list[OrganisationLine]:
    return [_line(Row(listing, entry, frame)) for entry in listing.entries]


def _line(row: Row) -> OrganisationLine:
    entry, gazetteer = row.entry, row.frame.gazetteer
    name = row.text("organisation")
    form = named(gazetteer, name) or gazetteer.by_code(row.text("organisation_code"))
    code = facts.code_of(form) if form else row.text("organisation_code")
    hidden = entry.row in row.listing.sheet.hidden_rows
    town = " ".join(filter(None, (row.text("postcode"), row.text("town"))))
    return OrganisationLine(
        row.listing.sheet.name,
        entry.row,
        name,
        form.organisation if form else None,
        code,
        facts.addresses(row),
        telephones.read(row),
        row.text("web"),
        ", ".join(filter(None, (row.text("address"), town))),
        row.text("visiting_address"),
        "\n".join(cell.text for cell in row.cells("notes")),
        tuple(row.problems),
        _("the row is hidden") if hidden else "",
    )
