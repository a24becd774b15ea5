"""What a person sets.

The settings, the selection, the curation file, and the files that hold them.
"""
