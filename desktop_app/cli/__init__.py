"""The command line: the same verbs as the window, for scripts and IT departments."""
