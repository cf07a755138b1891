"""Participants who may be one person, side by side."""
