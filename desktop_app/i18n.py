"""The person's language, without Qt.

Source strings are English; `resources/locale/<language>/LC_MESSAGES/samverka.mo` holds the others.
`_` is looked up at each call, so the language can be changed while the program runs.
"""

from __future__ import annotations

import gettext
import locale
import os

from desktop_app.resources import RESOURCES

LANGUAGES = ("sv", "en")

_current: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use(language: str) -> None:
    """Speak `language` ("sv" or "en") from now on."""
    global _current, _language
    _language = language if language in LANGUAGES else "en"
    _current = gettext.translation("samverka", RESOURCES / "locale", [_language], fallback=True)


def language() -> str:
    return _language


def locale_name() -> str:
    """What Babel calls it: days and numbers are written as in Sweden, or as in Britain."""
    return "sv" if _language == "sv" else "en_GB"


def system_language() -> str:
    """ "sv" on a Swedish system, otherwise "en"."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    spoken = next((name for name in names if name), locale.getlocale()[0] or "")
    return "sv" if spoken.lower().startswith(("sv", "swedish")) else "en"


def _(message: str) -> str:
    return _current.gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    return _current.ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Mark a string for translation; whoever shows it calls `_`."""
    return message
