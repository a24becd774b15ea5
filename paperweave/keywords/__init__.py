"""Keywords: the ranked phrases of a text, and the vocabulary that the papers of a corpus share."""

from __future__ import annotations

from paperweave.keywords.one_text.phrases import (
    Phrases,
    phrases_of,
    phrases_of_each,
)
from paperweave.keywords.proposals import likely_same_keywords
from paperweave.keywords.ranking import ranked_phrases
from paperweave.keywords.vocabulary import shared_keywords
from paperweave.model.keyword import Keyword, Vocabulary

__all__ = [
    "Keyword",
    "Phrases",
    "Vocabulary",
    "likely_same_keywords",
    "phrases_of",
    "phrases_of_each",
    "ranked_phrases",
    "shared_keywords",
]
