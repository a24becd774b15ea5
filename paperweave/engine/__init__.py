"""What any builder of files needs and that knows nothing of papers: cache, fingerprints, processes, lock, writing."""
