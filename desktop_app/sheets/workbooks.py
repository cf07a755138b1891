"""What stands in an Excel workbook (.xlsx, .xlsm)?

python-calamine reads the values, `scan` adds what it loses. Nothing is executed, no formula evaluated and no
link followed. To be called in a process apart: calamine can end the process that it runs in.
"""

from __future__ import annotations

import io
import zipfile

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from desktop_app.sheets import facts, guard
from desktop_app.sheets.book import Sheet, State
from desktop_app.sheets.facts import Facts
from desktop_app.sheets.guard import LIMITS, Limits
from desktop_app.sheets.kinds import Kind, refusal
from desktop_app.sheets.package import Styles, package, relations, styles
from desktop_app.sheets.scan import scan, scan_strings
from desktop_app.sheets.values import row_of


def read_workbook(data: bytes, limits: Limits = LIMITS) -> tuple[Sheet, ...]:
    with guard.open_archive(data, limits) as archive:
        over = _facts(archive, limits)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        found = [meta for meta in workbook.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
        if sorted(meta.name for meta in found) != sorted(over):
            raise refusal(Kind.DAMAGED)  # a sheet that calamine does not see would be left out in silence
        return facts.filled(
            _sheet(workbook, meta.name, _state(meta.visible), over[meta.name]) for meta in found
        )
    except PasswordError as error:
        raise refusal(Kind.LOCKED) from error
    except CalamineError as error:
        raise refusal(Kind.DAMAGED) from error


def _facts(archive: zipfile.ZipFile, limits: Limits) -> dict[str, Facts]:
    """What the XML says of each sheet, by the sheet's name."""
    parts = package(archive, limits)
    strings = scan_strings(guard.part(archive, parts.strings), limits) if parts.strings else frozenset[int]()
    look = styles(guard.part(archive, parts.styles), limits) if parts.styles else Styles()
    return {
        name: scan(
            guard.part(archive, part),
            look,
            relations(archive, part, limits),
            sheet=name,
            struck_texts=strings,
            stale=parts.stale,
            limits=limits,
        )
        for name, part in parts.sheets.items()
    }


def _sheet(workbook: CalamineWorkbook, name: str, state: State, over: Facts) -> Sheet:
    # skip_empty_area=False: otherwise blank rows above the list are dropped and every row number is wrong
    laid_out = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    rows = [row_of(cells, row, name) for row, cells in enumerate(laid_out, 1)]
    return facts.sheet(name, state, rows, over)


def _state(visible: SheetVisibleEnum) -> State:
    if visible == SheetVisibleEnum.Visible:
        return "visible"
    return "hidden" if visible == SheetVisibleEnum.Hidden else "very hidden"
