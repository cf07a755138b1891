"""A person's extract: what it holds, how it is told, and the page that it is printed on."""
