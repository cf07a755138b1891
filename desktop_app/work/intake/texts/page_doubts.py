"""What is doubtful of a person whom a line names: the organisation, the address, the name that may lack."""

from __future__ import annotations

from desktop_app.i18n import _
from desktop_app.records import emails
from desktop_app.records.gazetteer import Form, Gazetteer
from desktop_app.work.intake import content
from desktop_app.work.intake.texts.text_said import Said
from desktop_app.work.intake.understood import Person, Problem


def of(said: Said, form: Form | None, text: str, row: int, gazetteer: Gazetteer) -> tuple[Problem, ...]:
    """What should be told of somebody; `form` and `text` are the organisation, known and as written."""
    found = []
    if not form and text:
        proposals = ", ".join(one.name for one in gazetteer.suggest(text))
        message = _("The organisation “{text}” is not known.").format(text=text)
        if proposals:
            message += " " + _("Perhaps {names}?").format(names=proposals)
        found.append(message)
    if form:
        elsewhere = next(filter(None, map(gazetteer.by_email, said.emails)), None)
        if elsewhere and elsewhere.organisation != form.organisation:
            found.append(_("The e-mail address points to {name}.").format(name=elsewhere.name))
    found += (
        _("{address} is an office's address.").format(address=address)
        for address in said.emails
        if emails.is_function(address)
    )
    if content.lacks_letter(said.name.written):
        message = _("A letter of “{name}” has been lost; put it right afterwards.")
        found.append(message.format(name=said.name.written))
    if not said.name.given:
        found.append(_("“{text}” is only one name.").format(text=said.name.written))
    return tuple(Problem(message, row=row) for message in found)


def nameless(said: Said, row: int) -> Person:
    """Whoever stands behind an address without a name: refused alone, for a name is never made from one."""
    addresses = tuple(dict.fromkeys(said.emails))
    reason = _("{address} stands without a name.").format(address=", ".join(addresses))
    return Person("", row, "", emails=addresses, refused=reason, problems=(Problem(reason, row=row),))
