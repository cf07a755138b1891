"""What the entries of a list say: people, organisations, attendance, and whose list it is."""
