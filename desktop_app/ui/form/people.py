"""An editor for a participant: chosen among those in the register, or somebody new by name."""

from __future__ import annotations

from desktop_app.i18n import _
from desktop_app.records.fields import Field
from desktop_app.records.keys import normal
from desktop_app.ui.form.editors import FindChoices, OrganisationEditor, required


class PersonEditor(OrganisationEditor):
    """The value is a `Choice`, the name of somebody who was not chosen in the list, or None."""

    def __init__(self, field: Field, find: FindChoices) -> None:
        super().__init__(field, find)
        self.line.setObjectName(field.name)
        self.line.setAccessibleName(_(field.label))

    def value(self) -> object:
        text = normal(self.line.text())
        if not text and self.field.required:
            raise required(self.field)
        return self.known(text) or text or None
