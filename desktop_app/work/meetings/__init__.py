"""What is done with meetings, from the series of a year to the minutes."""
