"""What MkDocs calls: pages rendered into shells, the site put in its place."""
