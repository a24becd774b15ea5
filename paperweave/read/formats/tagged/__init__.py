"""Records of tagged lines: RIS, MEDLINE, Web of Science, EndNote, RefWorks, Cochrane, Scopus."""
