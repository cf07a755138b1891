"""The import assistant's parts: what is read, what it is taken for, and what is chosen."""
