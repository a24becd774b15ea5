"""Lists, tables and pages in Markdown."""
