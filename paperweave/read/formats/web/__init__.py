"""Saved web pages: of single papers, and with lists or tables of papers."""
