"""The pages of a site are stamped: each page's own parts are set into a shell."""
