"""What things are: plain, frozen, without database and window."""
