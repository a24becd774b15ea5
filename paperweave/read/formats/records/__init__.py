"""Records with named fields: XML, JSON, tables, RIS and its kin."""
