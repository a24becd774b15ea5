"""Large sites: MkDocs renders one page of each kind, and every other page of that kind is stamped into its shell."""
