"""Attendance and vacancies in figures and bars."""
