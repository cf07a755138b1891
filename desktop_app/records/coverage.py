"""Coverage: how far the networks' seats are held, by network and organisation, on a day."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.records.ids import NetworkId, OrganisationId


@dataclass(frozen=True, slots=True)
class Cell:
    """One organisation in one network. `seats` is what it has been given, `held` how many sit for it in a
    role that fills a seat (there may be more than it was given), `deputies` how many deputies it has;
    `vacant` counts its unfilled seats and deputy seats together, as every list does."""

    network: NetworkId
    organisation: OrganisationId
    seats: int
    held: int
    vacant: int
    deputies: int


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality of the map: how many networks somebody sits in for it, how many it should sit in or
    does, and its vacant seats."""

    code: str
    organisation: OrganisationId
    name: str
    represented: int
    networks: int
    vacant: int
