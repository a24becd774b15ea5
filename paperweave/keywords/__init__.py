"""Keywords: the ranked phrases of a text, and the vocabulary that the papers of a corpus share."""

from __future__ import annotations

from paperweave.keywords.all_texts.known import Known
from paperweave.keywords.all_texts.texts import Texts, WrittenOf
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
    "Known",
    "Phrases",
    "Texts",
    "Vocabulary",
    "WrittenOf",
    "likely_same_keywords",
    "phrases_of",
    "phrases_of_each",
    "ranked_phrases",
    "shared_keywords",
]
