"""What any builder of files needs and that knows nothing of papers.

Cache, fingerprints, processes, lock, writing.
"""
