"""The views of the window, in the order in which they stand at its left edge."""

from __future__ import annotations

from desktop_app.ui.desk import Desk
from desktop_app.ui.pages.assignments import AssignmentsPage
from desktop_app.ui.pages.calendar import CalendarPage
from desktop_app.ui.pages.coverage import CoveragePage
from desktop_app.ui.pages.meetings import MeetingsPage
from desktop_app.ui.pages.networks import NetworksPage
from desktop_app.ui.pages.organisations import OrganisationsPage
from desktop_app.ui.pages.participants import ParticipantsPage
from desktop_app.ui.pages.statistics import StatisticsPage
from desktop_app.ui.pages.today import TodayPage
from desktop_app.ui.view import View

_VIEWS = (
    TodayPage,
    NetworksPage,
    ParticipantsPage,
    MeetingsPage,
    OrganisationsPage,
    CoveragePage,
    CalendarPage,
    AssignmentsPage,
    StatisticsPage,
)


def views(desk: Desk) -> list[View]:
    return [make(desk) for make in _VIEWS]
