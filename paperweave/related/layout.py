"""Where each paper stands on the map.

Near those that it resembles, by the words of its title and abstract.

The words become TF-IDF, that becomes 15 dimensions (latent semantic analysis; 30 and 60 keep less),
and these become two by metric multidimensional scaling (SMACOF). t-SNE keeps slightly more of the
neighbourhoods (trustworthiness of ten neighbours 0.76 to 0.79, here 0.73), but a difference of
1e-12, as between two machines, gives it another picture; here it moves no dot by more than 1e-9.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

from paperweave.related.sparse_rows import Rows
from paperweave.text.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from paperweave.model.paper import MergedPaper
    from paperweave.model.place import Place


_DIMENSIONS = 15
# A dot costs the page 90 to 100 bytes, compressed, and a page stays below 100 kB: a larger corpus
# shows its newest.
MOST_DOTS = 800
# of fewer, each page shows nearly all others anyway; and the libraries take a second to load
_FEWEST = 12
# The work of scaling grows with the square of their number: 230 take 0.3 s, 2,000 took a minute.
_LANDMARKS = 400
_STEPS = 300
_STILL = 1e-6  # of the stress, a step that gains less is the last
_TOUCHING = 1e-5  # the distance of dots that stand in one place
_WIDTH, _HEIGHT = 100.0, 70.0


def map_texts(papers: Iterable[MergedPaper]) -> list[str]:
    """What of each paper decides where it stands."""
    return [f"{p.title} {p.title} {p.abstract or ''}" for p in papers]


def positions(papers: Sequence[MergedPaper]) -> list[Place]:
    """A place for each paper, from (0, 0) to (100, 70).

    None for fewer than twelve, or for texts that do not differ.

    Of more than 400, that many are scaled, and each of the others is put amid those that it
    resembles most.
    """
    from threadpoolctl import threadpool_limits

    # These matrices are small: several threads wait for each other longer than they work (5.9 s,
    # one alone 1.7 s).
    with threadpool_limits(1):
        return _positions(map_texts(papers))


def _positions(texts: Sequence[str]) -> list[Place]:
    topics = _topics(texts) if len(texts) >= _FEWEST else None
    if topics is None:
        return []
    import numpy as np

    landmarks = np.unique(np.linspace(0, len(texts) - 1, min(len(texts), _LANDMARKS)).astype(int))
    distances = _distances(topics[landmarks], topics[landmarks])
    distances = (
        distances + distances.T
    ) / 2  # rounding tells near twins apart by 1e-8, each way by another figure
    np.fill_diagonal(distances, 0)
    if not distances.any():
        return []
    # The eigenvectors' own first plane is where the descent begins: nothing is left to chance, and
    # none is wasted.
    points = _scaled(distances, topics[landmarks, :2])
    return framed(
        points if len(landmarks) == len(texts) else _amid(topics, topics[landmarks], points)
    )


def _scaled(distances: NDArray[Any], start: NDArray[Any]) -> NDArray[Any]:
    """Points in a plane whose distances are as near to these as a descent from ``start`` comes.

    SMACOF: each step is the exact least of a parabola that lies above the stress (Guttman's
    transform), so that the stress never grows.
    """
    import numpy as np

    points, before = start, np.inf
    for _ in range(_STEPS):
        apart = np.sqrt(((points[:, None] - points[None, :]) ** 2).sum(axis=2))
        stress = ((apart - distances) ** 2).sum() / 2 / np.sqrt((points**2).sum(axis=1)).sum()
        if before - stress < _STILL:
            break
        before = stress
        pull = -distances / np.where(apart == 0, _TOUCHING, apart)
        pull[np.diag_indices(len(pull))] -= pull.sum(axis=1)
        points = pull @ points / len(pull)
    return points


def _amid(
    topics: NDArray[Any], landmarks: NDArray[Any], points: NDArray[Any], nearest: int = 4
) -> NDArray[Any]:
    """Each text at the mean of the points of its nearest landmarks, the nearer the weightier."""
    import numpy as np

    distances = _distances(topics, landmarks)
    order = np.argsort(distances, axis=1, kind="stable")[:, :nearest]
    weights = 1 / (np.take_along_axis(distances, order, axis=1) + 0.01)
    placed: NDArray[Any] = (points[order] * weights[..., None]).sum(axis=1) / weights.sum(
        axis=1, keepdims=True
    )
    return placed


def _topics(texts: Sequence[str]) -> NDArray[Any] | None:
    """Latent semantic analysis.

    The leading eigenvectors of the texts' likeness, scaled, the largest first.

    None where the texts have no words.
    """
    import numpy as np

    matrix = _term_weights(texts)
    if not len(matrix.data):
        return None
    few = min(_DIMENSIONS, len(texts))
    values, vectors = np.linalg.eigh(np.array(list(matrix.products(np.arange(len(texts))))))
    values, vectors = values[-few:], vectors[:, -few:]
    topics = vectors[:, ::-1] * np.sqrt(np.maximum(values[::-1], 0))
    # An eigenvector's sign is an accident of the machine; its largest entry is made positive.
    signs = np.sign(topics[np.abs(topics).argmax(axis=0), np.arange(topics.shape[1])])
    turned: NDArray[Any] = topics * np.where(signs == 0, 1, signs)
    return turned


def _term_weights(texts: Sequence[str]) -> Rows:
    """TF-IDF of words and of pairs that stand together, sublinear, rows of length one."""
    import numpy as np

    counted = [Counter(_terms(text)) for text in texts]
    columns = {term: i for i, term in enumerate(dict.fromkeys(chain.from_iterable(counted)))}
    rows = np.repeat(np.arange(len(texts)), [len(terms) for terms in counted])
    cells = np.array([columns[term] for terms in counted for term in terms], dtype=int)
    often = np.array([often for terms in counted for often in terms.values()], dtype=float)
    texts_with = np.bincount(cells, minlength=len(columns))
    weights = (1 + np.log(often)) * (np.log((1 + len(texts)) / (1 + texts_with[cells])) + 1)
    lengths = np.sqrt(np.bincount(rows, weights**2, len(texts)))
    starts = np.concatenate(([0], np.cumsum([len(terms) for terms in counted])))
    return Rows(weights / lengths[rows], cells, starts, (len(texts), len(columns)))


def _terms(text: str) -> list[str]:
    words = [word.folded for word in words_of(text) if word.content and len(word.folded) > 1]
    return [*words, *(f"{one} {next_one}" for one, next_one in pairwise(words))]


def _distances(some: NDArray[Any], others: NDArray[Any]) -> NDArray[Any]:
    """From 0 for texts of the same topics to 2 for those of opposite ones."""
    import numpy as np

    distances: NDArray[Any] = np.sqrt(
        np.maximum(2 - 2 * _directions(some) @ _directions(others).T, 0)
    )
    return distances


def _directions(topics: NDArray[Any]) -> NDArray[Any]:
    import numpy as np

    lengths = np.linalg.norm(topics, axis=1, keepdims=True)
    directions: NDArray[Any] = topics / np.where(lengths == 0, 1, lengths)
    return directions


def framed(points: NDArray[Any]) -> list[Place]:
    """The points moved and stretched into the frame, to one hundredth of a unit."""
    import numpy as np

    low, high = points.min(axis=0), points.max(axis=0)
    spread = np.where(high > low, high - low, 1)
    framed = (points - low) / spread * [_WIDTH, _HEIGHT]
    return [(round(float(x), 2), round(float(y), 2)) for x, y in framed]
