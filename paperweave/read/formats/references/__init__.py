"""Lists of literature as papers end with them, in the styles of publishers."""
