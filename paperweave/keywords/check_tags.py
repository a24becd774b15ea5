"""What indexers must tick for every article, whatever it is about: no subjects of a collection."""

from __future__ import annotations

# MEDLINE's check tags (NLM, "Indexing manual", chapter 18) and the ages among them. In half of a
# medical library's papers "Adult" would stand first among the keywords.
_OF_MEDLINE = frozenset({
    "humans", "human", "animals", "male", "female", "infant, newborn", "infant", "child, preschool",
    "child", "adolescent", "young adult", "adult", "middle aged", "aged", "aged, 80 and over",
    "comparative study", "english abstract", "journal article", "case reports",
    "research support, non-u.s. gov't", "research support, u.s. gov't, p.h.s.",
    "research support, u.s. gov't, non-p.h.s.", "research support, n.i.h., extramural",
})  # fmt: skip
# Emtree's, which Embase and Scopus have among their index keywords.
_OF_EMBASE = frozenset({
    "article", "review", "letter", "note", "editorial", "short survey", "erratum",
    "conference paper", "conference abstract", "priority journal", "major clinical study",
    "clinical article", "controlled study", "case report", "nonhuman", "animal",
    "animal experiment", "animal model", "animal tissue", "animal cell", "human cell",
    "human tissue", "human experiment", "normal human", "newborn", "preschool child",
    "school child", "very elderly",
})  # fmt: skip


def is_check_tag(name: str) -> bool:
    """Tell a tag of MEDLINE or Embase that says who was studied, or what kind of text it is."""
    plain = name.strip(" *").casefold()
    return plain in _OF_MEDLINE or plain in _OF_EMBASE
