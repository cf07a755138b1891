"""Meetings and all that hangs on them, as the database keeps them."""
