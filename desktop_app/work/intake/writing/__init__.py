"""What was accepted, written to the register."""
