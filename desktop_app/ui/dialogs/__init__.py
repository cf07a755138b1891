"""Forms and questions that open over the window; every one is opened by a function or class of its file."""
