"""The register's answers to what a plan asks (asking.py)."""

from __future__ import annotations

import json

from desktop_app.records.ids import NetworkId
from desktop_app.records.keys import form_key
from desktop_app.records.progress import Work, drain
from desktop_app.store import imports, journal, networks, roles
from desktop_app.store.source import Source
from desktop_app.work.intake.planning.asking import Around, Keys, Planned, Wanted, Whole, planning
from desktop_app.work.intake.understood import Understood


def answer(source: Source, into: NetworkId | None, asked: Keys | Wanted) -> Work[Around | Whole]:
    """`into` is the network that the person names. Yields between short questions to the database."""
    if isinstance(asked, Wanted):
        return Whole(*(yield from imports.details(source, asked.ids)))
    return (yield from _around(source, into, asked))


def _around(source: Source, into: NetworkId | None, asked: Keys) -> Work[Around]:
    certain = into is None or asked.form_network is not None
    network = (_own_network(source, asked) if certain else None) or into
    named = {form_key(text): found for text in asked.networks if (found := _called(source, text))}
    source_id = imports.source_of(source, shape=asked.shape, network=network, organisation=asked.sender)
    last = imports.last_imported(source, source_id)
    near = yield from imports.near(
        source,
        names=asked.names,
        emails=asked.emails,
        mobiles=asked.mobiles,
        organisations=asked.organisations,
    )
    return Around(
        network,
        networks.get(source, network).name if network is not None else "",
        journal.last_change(source),
        [(number, json.dumps(fields)) for number, (_row, _version, fields) in last.items()],
        list(imports.not_same(source)),
        imports.seated(source, [*named.values(), *([] if network is None else [network])]),
        named,
        near.named,
        near.at,
        near.mobiles,
        near.mailed,
        {
            form_key(name): role.key
            for role in reversed(roles.all_roles(source))
            for name in (role.name_en, role.name_sv)
        },
    )


def _called(source: Source, text: str) -> NetworkId | None:
    """The one network of a name or short name; where several have it the first of that very name."""
    found = networks.called(source, text)
    return found[0] if len(found) == 1 else networks.with_name(source, text)


def _own_network(source: Source, asked: Keys) -> NetworkId | None:
    """The register's network that a form was sent out for, or that a page describes by its name; None for a
    list, and for a page of a new one."""
    if asked.form_network is not None:
        return asked.form_network if networks.exists(source, asked.form_network) else None
    return networks.with_name(source, asked.page) if asked.page else None


def planned(source: Source, understood: Understood, into: NetworkId | None = None) -> Planned:
    """The plan made in this process; for a register and a file that are known to be small."""
    work = planning(understood)
    asked = next(work)
    while True:
        try:
            asked = work.send(drain(answer(source, into, asked)))
        except StopIteration as end:
            done: Planned = end.value
            return done
