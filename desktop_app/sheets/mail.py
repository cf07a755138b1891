"""What stands in a saved mail (.eml) or in a web page saved as one file (.mht)?"""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

from desktop_app.errors import FileProblem
from desktop_app.i18n import _
from desktop_app.sheets.document import Item
from desktop_app.sheets.encodings import decode, known
from desktop_app.sheets.guard import LIMITS, Limits
from desktop_app.sheets.web_pages import read_page


def read_mail(data: bytes, limits: Limits = LIMITS) -> list[Item]:
    """The lines and tables of its text; what is attached is not opened."""
    mail = message_from_bytes(data, policy=policy.default)
    parts = [part for part in mail.walk() if not part.is_multipart()]
    shown = [part for part in parts if part.get_content_disposition() != "attachment"]
    pages = [part for part in shown if part.get_content_type() == "text/html"]
    items: list[Item] = []
    for part in pages or [part for part in shown if part.get_content_type() == "text/plain"]:
        body = part.get_payload(decode=True)
        if not isinstance(body, bytes) or not body.strip():
            continue
        if pages:
            items += read_page(body, encoding=_encoding(part), limits=limits)[0]
        else:
            items += decode(body, _encoding(part))[0].splitlines()
    if not any(items):
        raise _nothing([name for part in parts if (name := part.get_filename())])
    return items


def _encoding(part: EmailMessage) -> str:
    return known(part.get_content_charset("") or "")


def _nothing(attached: list[str]) -> FileProblem:
    if attached:
        return FileProblem(
            _("The mail itself says nothing, but these are attached to it: {names}.").format(
                names=", ".join(attached)
            ),
            advice=_("Save what is attached and import that."),
        )
    return FileProblem(_("There is no text to read."), advice=_("Choose the file that holds the list."))
