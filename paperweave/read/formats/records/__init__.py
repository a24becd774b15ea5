"""Values under the usual names of a paper's fields become a record, whatever file they stand in."""
