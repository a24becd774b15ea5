"""Facts that arXiv and Crossref have and the listings lack."""
