"""What a person sets: the settings, the selection, the curation file, and the files that hold them."""
