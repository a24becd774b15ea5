"""Which keywords stand where, for the words of all texts at once."""
