"""Words of other languages than English: of grammar, of every science, and verbs."""
