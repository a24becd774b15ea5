"""Tables with a header: CSV, TSV, and what their exporters do with them."""
