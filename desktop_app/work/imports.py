"""Importing lists and pages: planned first, shown, then written in one change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.ids import ChangeId, MeetingId, NetworkId, OrganisationId
from desktop_app.records.keys import form_key
from desktop_app.records.progress import Progress, Work
from desktop_app.sheets.apart import apart
from desktop_app.store import forms, import_runs, journal, learnt, networks, organisations
from desktop_app.store.change import Change
from desktop_app.store.database import Store
from desktop_app.work.cycles import sought_later
from desktop_app.work.intake.from_file import Said, plan_path, plan_text
from desktop_app.work.intake.planning.accepted import Accepted, writes
from desktop_app.work.intake.planning.asking import Planned
from desktop_app.work.intake.planning.attendance import with_attendance, without_attendance
from desktop_app.work.intake.planning.decide import decide, decide_organisations, without_meetings
from desktop_app.work.intake.planning.earlier import Answer, Earlier, not_missing, settled
from desktop_app.work.intake.planning.facts import with_facts
from desktop_app.work.intake.planning.known import answer
from desktop_app.work.intake.planning.organisations import with_organisations
from desktop_app.work.intake.planning.planned import Choice, FactChoice, FactKey, RowChoice
from desktop_app.work.intake.shipping import Arrival
from desktop_app.work.intake.understood import Problem
from desktop_app.work.intake.writing import apply


class Pasted(Struct, frozen=True):
    """A text from the clipboard or from standard input; `name` is what it is called."""

    text: str
    name: str


class Prepared(Struct, frozen=True):
    """An import as it would be done. A file that cannot be read is refused alone."""

    files: tuple[Planned, ...]
    refused: tuple[UserError, ...]
    moved: int
    """The register's last change when the plan was made."""
    remembered: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    """The columns that somebody put right in an earlier list of the same shape, by place of the file."""


class Learnt(Struct, frozen=True):
    """What the person has put right, to be remembered with the import: `columns` by the shape of the list,
    the organisations that texts mean by the text."""

    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    spellings: Mapping[str, OrganisationId] = field(default_factory=dict)


def prepare(
    store: Store,
    sources: Sequence[Path | Pasted],
    *,
    network: NetworkId | None = None,
    organisation: OrganisationId | None = None,
    sheets: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    encoding: str = "",
    delimiter: str | None = None,
    meeting: MeetingId | None = None,
    spellings: Mapping[str, OrganisationId] | None = None,
    attendance: bool = True,
    earlier: Earlier | None = None,
) -> Work[Prepared]:
    """Read, understand and compare; writes nothing. `organisation` is the sender, `columns` the person's own
    mapping from a column's letter or heading to a field: None takes what was said of an earlier list of the
    same shape. `encoding` and `delimiter` are for text files; `spellings` says which organisations texts
    mean that the register does not know, `meeting` which one was answered to; without `attendance` the lists
    are taken as lists of people alone; `earlier` holds the files of the same import that were planned
    before."""
    said = Said(
        _gazetteer(store, spellings or {}),
        date.today().year,
        organisation,
        tuple(sheets),
        columns,
        forms.register_of(store),
        encoding,
        delimiter,
    )
    moved = journal.last_change(store)
    earlier = earlier or Earlier()
    files: list[Planned] = []
    refused: list[UserError] = []
    remembered: dict[int, Mapping[str, str]] = {}
    for place, source in enumerate(sources):
        yield Progress(place, len(sources), _("Reading {file}").format(file=source.name))
        replies = earlier.answering(partial(answer, store, network))
        try:
            planned = yield from _planned(source, said, replies)
        except UserError as error:
            refused.append(error)
            continue
        before = learnt.columns(store, planned.file.understood.shape) if columns is None else {}
        with suppress(UserError):  # what was put right then may not fit this list: it is planned as it is
            if before:
                planned = yield from _planned(source, replace(said, columns=before), replies)
                remembered[len(files)] = before
        earlier.add(planned)
        marked = planned.file if attendance else without_attendance(planned.file)
        marked = with_attendance(store, marked, planned.network, meeting)
        marked = with_organisations(store, with_facts(store, marked, planned.network))
        files.append(_with_history(store, replace(planned, file=marked), network))
    return Prepared(not_missing(files), tuple(refused), moved, remembered)


def _planned(source: Path | Pasted, said: Said, replies: Answer) -> Work[Planned]:
    arrival = Arrival()
    both = arrival.answering(replies)
    with sought_later():
        if isinstance(source, Pasted):
            last = yield from apart(plan_text, source.text, source.name, said, answer=both)
        else:
            last = yield from apart(plan_path, source, said, answer=both)
        return arrival.planned(last)


def _gazetteer(store: Store, spellings: Mapping[str, OrganisationId]) -> Gazetteer:
    """The register's, where a text that somebody has said the meaning of means nothing else."""
    found, domains = organisations.forms(store)
    if not spellings:
        return Gazetteer(found, domains)
    meant = {form_key(text): number for text, number in spellings.items()}
    of = {form.organisation: form for form in found}
    said = [replace(of[number], text=text) for text, number in spellings.items() if number in of]
    return Gazetteer([*(form for form in found if form_key(form.text) not in meant), *said], domains)


def forget_columns(store: Store, *, shape: str) -> None:
    """Lists of this shape are read as the program understands them again."""
    with store.change("imported", file="", count=0) as change:
        learnt.keep_columns(change, shape, {})


def _with_history(store: Store, planned: Planned, asked: NetworkId | None) -> Planned:
    """The plan, with a word where exactly this file has been taken in already, and where a form that was sent
    out is of another network than the one `asked` for."""
    told = []
    run = import_runs.latest_of(store, planned.file.understood.sha256)
    if run:
        day = run.at.astimezone().date().isoformat()
        told.append(_("This file was imported on {day} by {who}.").format(day=day, who=run.who))
    if asked is not None and planned.network not in (None, asked):
        name = networks.get(store, planned.network).name
        told.append(_("The form was sent out for {network} and is imported there.").format(network=name))
    problems = (*map(Problem, told), *planned.file.problems)
    return replace(planned, file=replace(planned.file, problems=problems)) if told else planned


def carry_out(
    store: Store,
    prepared: Prepared,
    *,
    on_perhaps: Literal["skip", "new", "same"] = "skip",
    on_conflict: Literal["keep", "file"] = "keep",
    include_left_out: bool = False,
    end_missing: date | None = None,
    choices: Mapping[int, Mapping[int, Choice | RowChoice]] | None = None,
    organisation_choices: Mapping[int, Mapping[int, bool | RowChoice]] | None = None,
    fact_choices: Mapping[int, Mapping[FactKey, FactChoice]] | None = None,
    to_learn: Learnt | None = None,
) -> Work[ChangeId | None]:
    """Write what was accepted; a backup is made first, and closing the generator takes everything back.

    `choices` answers single rows, by place of the file and of the person in its plan, `organisation_choices`
    lines of organisations, `fact_choices` what a page says of its network, lists and meetings;
    `end_missing` is the last day of those the file lacks. Gives the change, None
    where nothing changed; raises `Conflict` where the register has moved since the plan."""
    store.check_writable()
    if not prepared.files:
        return None
    facts = fact_choices or {}
    decisions = [
        without_meetings(
            each.file,
            decide(
                each.file,
                on_perhaps=on_perhaps,
                on_conflict=on_conflict,
                include_left_out=include_left_out,
                choices=(choices or {}).get(place),
            ),
            facts.get(place, {}),
        )
        for place, each in enumerate(prepared.files)
    ]
    accepted = [
        Accepted(
            each.file,
            decided,
            each.network,
            end_missing,
            proposals=include_left_out,
            organisations=decide_organisations(
                each.file,
                on_conflict=on_conflict,
                include_left_out=include_left_out,
                choices=(organisation_choices or {}).get(place),
            ),
            facts=facts.get(place, {}),
        )
        for place, (each, decided) in enumerate(
            zip(prepared.files, settled(decisions, prepared.files), strict=True)
        )
    ]
    if any(map(writes, accepted)):
        yield from store.backing_up("import")
    also = partial(_learn, to_learn or Learnt())
    with sought_later():
        return (yield from apply.apply(store, accepted, moved=prepared.moved, also=also))


def _learn(said: Learnt, change: Change) -> None:
    for shape, mapping in said.columns.items():
        learnt.keep_columns(change, shape, mapping)
    known = {form_key(each.text) for each in learnt.spellings(change)}
    for text, organisation in said.spellings.items():
        if form_key(text) not in known:
            learnt.keep_spelling(change, text, organisation)
