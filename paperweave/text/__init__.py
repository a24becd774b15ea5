"""Text on its own: normal forms, words, dates, names, identifiers, mathematics, and how they are shown."""
