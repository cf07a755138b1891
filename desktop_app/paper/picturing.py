"""A page as a picture: the same painter that paints on paper, on pixels."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from desktop_app.paper import look


def on_picture(sheet: QSizeF, origin: QPointF, width: int, paint: Callable[[QPainter], None]) -> QImage:
    """A white sheet of this width in pixels, on which `paint` paints from the origin; the sheet and the
    origin are in dots."""
    scale = width / sheet.width()
    image = QImage(width, round(sheet.height() * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.translate(origin * scale)
    resolution = scale * look.DOTS_PER_INCH
    painter.scale(resolution / image.logicalDpiX(), resolution / image.logicalDpiY())
    paint(painter)
    painter.end()
    return image
