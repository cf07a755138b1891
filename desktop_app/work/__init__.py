"""What people do: verbs. No window, no SQL."""
