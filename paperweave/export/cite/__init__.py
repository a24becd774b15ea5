"""A paper as a citation: its key, its entry's type, and its forms for reference managers."""
