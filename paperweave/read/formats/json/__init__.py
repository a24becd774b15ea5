"""Records in JSON: CSL-JSON, and lists of papers under whatever usual names."""
