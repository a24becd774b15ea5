"""Records in YAML: lists of publications, CITATION.cff."""
