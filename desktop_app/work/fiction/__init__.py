"""The fictional people, networks and meetings of a demo register."""
