"""What ``mkdocs serve`` does between builds: it shows a saved paper at once, and a failed build."""
