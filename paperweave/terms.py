"""The terms of texts as sparse rows of weights: TF-IDF of single words and of pairs, tuned to find related papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from paperweave.keywords.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from scipy.sparse import csr_matrix

    from paperweave.keywords.words import Word

Text = tuple[str, str]

# nDCG@10 on CSFCube in brackets. Words are cut to their first seven letters, a stemming that needs no library
# (whole 52.3, cut 53.7, Porter's stems 53.8); the title counts twice; pairs weigh less than words (1: 53.0);
# the rarity is damped (not: 52.4); a word in more than half of the texts tells nothing.
_STEM = 7
_PAIR_WEIGHT = 0.6
_DAMPING = 0.7
_COMMON = 0.5
_FEW = 10  # texts; among so few nothing is common
_COLUMNS = 2**21


@dataclass(frozen=True, slots=True)
class Terms:
    """One row of length one for each text, and in how many texts each column's term stands.

    Terms are hashed into columns, single words before pairs: a vocabulary of 100,000 papers' pairs takes more memory
    than all else. Without hashing nDCG@10 on CSFCube was 53.7, with it 53.3.
    """

    rows: csr_matrix[Any]
    texts_with: np.ndarray[tuple[int], np.dtype[np.int64]]

    def rarity(self, words: Sequence[Word]) -> int:
        """Return how many texts have a term of one or two words; 0 is no term."""
        from sklearn.utils import murmurhash3_32

        column = abs(murmurhash3_32(term(words), 0)) % _COLUMNS
        return int(self.texts_with[column + _COLUMNS * (len(words) - 1)])


def terms_in(part: str) -> Iterator[tuple[Word, ...]]:
    """Yield the content words of a title or an abstract, and the pairs of them that stand together."""
    before = None
    for word in words_of(part):
        if word.content:
            yield (word,)
            if before is not None:
                yield (before, word)
        before = word if word.content else None


def term(words: Sequence[Word]) -> str:
    """Return what the spellings of a term have in common."""
    return " ".join([word.folded[:_STEM] for word in words])


def weighted_terms(texts: Sequence[Text]) -> Terms:
    """Weigh the terms of each (title, abstract)."""
    import numpy as np
    from scipy.sparse import hstack
    from sklearn.feature_extraction.text import HashingVectorizer
    from sklearn.preprocessing import normalize

    def counted(size: int) -> csr_matrix[Any]:
        def analyzer(text: Text) -> list[str]:
            title, abstract = ([term(words) for words in terms_in(part) if len(words) == size] for part in text)
            return title + title + abstract

        hashing = HashingVectorizer(
            analyzer=analyzer, n_features=_COLUMNS, norm=None, alternate_sign=False, dtype=np.float32
        )
        matrix: csr_matrix[Any] = hashing.transform(texts).tocsr()
        return matrix

    both, counts = [], []
    for size, weight in ((1, 1.0), (2, _PAIR_WEIGHT)):
        matrix = counted(size)
        counts.append(np.bincount(matrix.indices, minlength=_COLUMNS))
        _weigh(matrix, counts[-1], weight)
        both.append(matrix)
    return Terms(normalize(hstack(both).tocsr(), copy=False), np.concatenate(counts))


def _weigh(matrix: csr_matrix[Any], texts_with: np.ndarray[Any, Any], weight: float) -> None:
    """Turn counts into sublinear TF-IDF, in place."""
    import numpy as np

    n = matrix.shape[0]
    rarity = (np.log((n + 1) / (texts_with + 1.0)) + 1) ** _DAMPING * weight
    rarity[texts_with > max(_FEW, _COMMON * n)] = 0
    matrix.data = ((1 + np.log(matrix.data)) * rarity[matrix.indices]).astype(np.float32)
    matrix.eliminate_zeros()
