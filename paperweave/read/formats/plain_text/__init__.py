"""Pages copied as plain text, told by the kinds of their lines."""
