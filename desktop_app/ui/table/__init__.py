"""A table over ids: rows are fetched when they are painted."""
