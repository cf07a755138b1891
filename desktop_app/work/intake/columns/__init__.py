"""Which field each column of a list holds."""
