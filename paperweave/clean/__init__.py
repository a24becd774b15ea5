"""From a record to an entry with cleaned text and checked identifiers."""
