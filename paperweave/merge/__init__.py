"""Which entries speak of one paper, and what they say together."""
