"""How it looks: the window and its parts. QtWidgets live here alone."""
