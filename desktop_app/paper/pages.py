"""A Document on paper: set once on pages of a given size, then painted on a PDF, a printer or a picture."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QMarginsF, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from desktop_app.errors import UserError
from desktop_app.files import put
from desktop_app.i18n import _
from desktop_app.paper import cards, look, sweden_map, wrapping
from desktop_app.paper.cards import CardPages
from desktop_app.paper.columns import Slot
from desktop_app.paper.device import application
from desktop_app.paper.picturing import on_picture
from desktop_app.paper.setting import Placed, pages
from desktop_app.paper.strips import Strip
from desktop_app.records.documents import Document

MARGINS = QMarginsF(18, 17, 18, 12)  # millimetres
_CREATOR = "Samverka"
_UNICODE_TABLE = re.compile(rb"\[<[0-9A-F]{4}>[0-9A-F<> ]*\]\nendbfrange")
# In the document's language, which need not be that of the person who prints it.
_PAGE_OF = {"sv": "Sida {page} av {pages}", "en": "Page {page} of {pages}"}
_CONTINUED = {"sv": "{heading} (forts.)", "en": "{heading} (cont.)"}


def page_layout(document: Document) -> QPageLayout:
    """A4, upright or across as the document wishes, with the program's margins; cards have none."""
    if document.cards is not None:
        return cards.page_layout(document.cards)
    across = QPageLayout.Orientation.Landscape if document.landscape else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), across, MARGINS, QPageLayout.Unit.Millimeter)


class Pages:
    """A document set on the paper of a device (or a page layout), within its margins."""

    def __init__(self, document: Document, paper: QPagedPaintDevice | QPageLayout) -> None:
        application()
        layout = paper if isinstance(paper, QPageLayout) else paper.pageLayout()
        sheet, margins = layout.fullRect(QPageLayout.Unit.Point), layout.margins(QPageLayout.Unit.Point)
        inside = sheet.marginsRemoved(margins)
        self._sheet = sheet.size() * look.POINT
        self._corner = inside.topLeft() * look.POINT
        self._width = inside.width() * look.POINT
        self._height = inside.height() * look.POINT
        language = document.language if document.language in _PAGE_OF else "en"
        self._page_of = _PAGE_OF[language]
        self._foot = self._footer(document)
        room = self._height - self._foot.height - look.FOOT_GAP
        self._pages = pages(document, self._width, room, _CONTINUED[language])
        self._map = document.map
        self._room = room

    @property
    def count(self) -> int:
        return len(self._pages)

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint one page (the first is 0) from the painter's origin, the corner within the margins."""
        painter.save()
        device = painter.device()
        painter.scale(device.logicalDpiX() / look.DOTS_PER_INCH, device.logicalDpiY() / look.DOTS_PER_INCH)
        for placed in self._pages[page]:
            _paint(painter, placed)
        if page == 0 and self._map is not None:
            sweden_map.paint_on_paper(painter, self._room_under_title(), self._map)
        number = self._page_of.format(page=page + 1, pages=self.count)
        foot = replace(self._foot, cells=(self._foot.cells[0], (number,)))
        _paint(painter, Placed(self._height - foot.height, foot))
        painter.restore()

    def _room_under_title(self) -> QRectF:
        top = max((placed.y + placed.strip.height for placed in self._pages[0]), default=0.0) + look.TABLE_GAP
        return QRectF(0, top, self._width, self._room - top)

    def picture(self, page: int, width: int) -> QImage:
        """One page (the first is 0) with its margins as a picture of this width in pixels."""
        return on_picture(self._sheet, self._corner, width, lambda painter: self.paint(painter, page))

    def _footer(self, document: Document) -> Strip:
        number = wrapping.width(self._page_of.format(page=9999, pages=9999), look.FOOT)
        text = Slot(0, self._width - number - look.COLUMN_GAP)
        slots = (text, Slot(self._width - number, number, right=True))
        return Strip(look.FOOT, slots, (wrapping.lines(document.footer, text.width, look.FOOT), ()))


@lru_cache(maxsize=2)
def picture(document: Document, page: int, width_px: int) -> QImage:
    """A page (the first is 0) of the document on A4; turning the pages does not set it again."""
    return _on_a4(document).picture(page, width_px)


def count(document: Document) -> int:
    """How many pages it fills on A4."""
    return _on_a4(document).count


@lru_cache(maxsize=1)
def _on_a4(document: Document) -> Pages | CardPages:
    return _set(document, page_layout(document))


def _set(document: Document, paper: QPagedPaintDevice | QPageLayout) -> Pages | CardPages:
    return Pages(document, paper) if document.cards is None else CardPages(document.cards, paper)


def to_printer(document: Document, printer: QPagedPaintDevice) -> None:
    """Print on the printer's own paper and within its margins, only the pages that were asked for. Cards lie
    where they lie on A4, whatever the margins.

    The direction of the paper is the printer's too: give it `page_layout(document)` before its dialog.
    """
    made = _set(document, printer)
    asked = printer.pageRanges()
    chosen = [page for page in range(made.count) if asked.isEmpty() or asked.contains(page + 1)]
    painter = QPainter()
    if not painter.begin(printer):
        sentence = _("The printer does not take the pages.")
        raise UserError(sentence, advice=_("Check the printer and try again."))
    for page in chosen:
        if page != chosen[0]:
            printer.newPage()
        made.paint(painter, page)
    painter.end()


def to_pdf(document: Document, path: Path) -> None:
    """Write the document as a PDF; what stood at the path is replaced only by a whole file.

    Raises FileProblem when the place cannot be written to.
    """
    application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(look.DOTS_PER_INCH)
    writer.setTitle(document.title)
    writer.setCreator(_CREATOR)
    writer.setPageLayout(page_layout(document))
    to_printer(document, writer)
    put(path, _UNICODE_TABLE.sub(_with_spaces, bytes(buffer.data().data())))


def _with_spaces(table: re.Match[bytes]) -> bytes:
    """Inter has one glyph for tab and space, and Qt tells readers that it is a tab."""
    return table[0].replace(b"<0009>", b"<0020>")


def _paint(painter: QPainter, placed: Placed) -> None:
    strip, y = placed.strip, placed.y
    for bar in strip.bars:
        high = strip.leading + 2 * (strip.padding - look.BAR_MARGIN)
        painter.fillRect(QRectF(bar.x, y + look.BAR_MARGIN, bar.width, high), QColor(look.BAR))
    painter.setFont(look.font(strip.style))
    painter.setPen(QColor(strip.style.ink))
    leading = strip.leading
    first = y + strip.padding + wrapping.baseline(strip.style, leading)
    for slot, cell in zip(strip.slots, strip.cells, strict=True):
        for number, line in enumerate(cell):
            if line:
                x = slot.x + slot.width - wrapping.width(line, strip.style) if slot.right else slot.x
                painter.drawText(QPointF(x, first + number * leading), line)
    foot = y + strip.height
    for under in strip.rules:
        painter.setPen(look.pen(under.rule))
        painter.drawLine(QLineF(under.x, foot, under.x + under.width, foot))
