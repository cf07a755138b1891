"""Can this encrypted workbook be opened without asking anybody?

Excel encrypts a workbook whose structure is protected with a password that every Excel knows and tries
unasked, so that its reader never meets a lock. Such a file is opened here as Excel opens it; one with a
password of somebody's own stays shut.
"""

from __future__ import annotations

import io

from desktop_app.errors import FileProblem
from desktop_app.sheets.guard import LIMITS, Limits, too_large
from desktop_app.sheets.kinds import Kind, refusal

_EXCELS_OWN = "VelvetSweatshop"


def opened(data: bytes, limits: Limits = LIMITS) -> bytes:
    """The file as it was before Excel locked it; `FileProblem` where the lock is somebody's own."""
    import msoffcrypto  # dear to load, and for few files

    if len(data) > limits.file:
        raise too_large(limits.file)
    bare = io.BytesIO()
    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(data))
        office.load_key(password=_EXCELS_OWN)
        office.decrypt(bare)
    except (FileProblem, MemoryError):
        raise
    except Exception as error:  # of many kinds: another password, another lock, a file cut short
        raise refusal(Kind.LOCKED) from error
    return bare.getvalue()
