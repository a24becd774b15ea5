"""What was read from each file."""
