"""Samverka: networks, participants and meetings of inter-municipal bodies."""

__version__ = "0.1.0"
