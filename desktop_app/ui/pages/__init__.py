"""The window's three views, each a list beside the record chosen in it."""
