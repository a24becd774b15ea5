"""Records in XML: feeds, the ACL Anthology, PubMed, DBLP, EndNote, OAI-PMH, MODS, Zotero RDF."""
