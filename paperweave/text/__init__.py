"""What is known of text on its own.

Normal forms, words, dates, names, identifiers, mathematics, and how they are shown, are here.
"""
