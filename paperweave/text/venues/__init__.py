"""Where works appear: the series of a conference or journal, and its short name."""
