"""What other programs read: citations, feeds, the search index, data for scripts."""
