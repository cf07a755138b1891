"""A form made from a list of fields."""
