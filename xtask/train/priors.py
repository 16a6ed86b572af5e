"""What is known of a term before any labelled text is counted.

Three sources: hand-made valences (VADER's lexicon and this project's own
files); their extension to all words by kernel ridge regression on embeddings;
and linear heads that are fitted to the labelled texts' embeddings and then
asked about single terms. The fit decides how far to trust each.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from encoder import Encoder
from features import NEGATED_SUBJECTIVITY, NEGATED_VALENCE, Key
from fit import logistic, polarity
from sklearn.kernel_ridge import KernelRidge
from texts import EMOTIONS, Targets

# Unit vectors have small entries; the heads' penalty assumes this scale.
SCALE = 5.0


def table(path: Path) -> dict[str, list[str]]:
    """The rows of a TSV by their first column."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(reader)
        return {row[0]: row[1:] for row in reader}


@dataclass
class Heads:
    """Linear functions of an embedding."""

    valence: np.ndarray
    subjectivity: np.ndarray
    emotions: np.ndarray  # 8 x 384

    def of(self, vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Valence, subjectivity and emotions, each with mean 0."""
        x = vectors * SCALE
        v, u, e = x @ self.valence, x @ self.subjectivity, x @ self.emotions.T
        return v - v.mean(0), u - u.mean(0), e - e.mean(0)


def heads(
    vectors: np.ndarray, targets: Targets, three: np.ndarray, weight: np.ndarray, sets: np.ndarray
) -> Heads:
    """Fit them. `sets` is n x number of sets, one-hot."""
    # In double precision from the start: mixing would convert at every step.
    x = vectors.astype(np.float64) * SCALE
    here = targets.has_polarity
    none = np.zeros((here.sum(), 0))
    ridge = np.ones(x.shape[1])
    found = polarity(
        x[here], x[here], none, none, targets.polarity[here], three[here], weight[here], ridge, 80
    )
    here = targets.has_emotions
    rows = [
        logistic(x[here], sets[here], targets.emotions[here, e], np.ones(here.sum()), ridge, 80)[0]
        for e in range(len(EMOTIONS))
    ]
    return Heads(found.valence, found.subjectivity, np.array(rows))


@dataclass
class Priors:
    """A row per column of the features, a column per prior."""

    valence: np.ndarray
    subjectivity: np.ndarray
    emotions: list[np.ndarray]  # one table for each emotion


def make(
    columns: dict[Key, int],
    vader: dict[str, float],
    hand: dict[str, list[str]],
    found: Heads,
    encoder: Encoder,
) -> Priors:
    keys = list(columns)
    n = len(keys)
    words = sorted({k[1] for k in keys if k[0] == "w" and k[1].isascii() and " " not in k[1]})
    index = {word: i for i, word in enumerate(words)}
    plain = encoder.encode(words)
    hv, hu, he = found.of(plain)
    sv, su, se = found.of(encoder.encode([f"it is {word}." for word in words]))
    nv, nu, _ = found.of(encoder.encode([f"not {word}" for word in words]))

    known = [w for w in words if w in vader]
    ridge = KernelRidge(kernel="rbf", gamma=1.0, alpha=0.5)
    ridge.fit(plain[[index[w] for w in known]], [vader[w] for w in known])
    parts = np.array_split(np.arange(len(words)), max(1, len(words) // 4000))
    induced = np.concatenate([ridge.predict(plain[part]) for part in parts])

    several = sorted({k[1] for k in keys if k[0] == "p" or " " in k[1]})
    order = {term: i for i, term in enumerate(several)}
    pv, pu, pe = found.of(encoder.encode(several))

    v = np.zeros((n, 9))
    u = np.zeros((n, 9))
    e = [np.zeros((n, 5)) for _ in EMOTIONS]
    for j, (kind, term) in enumerate(keys):
        i = index.get(term)
        if kind == "n":
            if i is not None:
                v[j, 7:9] = nv[i], -NEGATED_VALENCE * hv[i]
                u[j, 7:9] = nu[i], -NEGATED_SUBJECTIVITY * hu[i]
            continue
        if kind == "w":
            own = hand.get(term)
            v[j, 0] = vader.get(term, 0.0) if own is None else 0.0
            if own is not None:
                v[j, 1] = float(own[0])
                for x in range(len(EMOTIONS)):
                    e[x][j, 4] = float(own[1 + x])
            u[j, 0:2] = abs(v[j, 0:2])
            for table_ in e:
                table_[j, 2:4] = max(v[j, 0:2].sum(), 0), max(-v[j, 0:2].sum(), 0)
            if i is not None:
                v[j, 2:5] = hv[i], sv[i], induced[i]
                u[j, 2:5] = hu[i], su[i], abs(induced[i])
                for x, table_ in enumerate(e):
                    table_[j, 0:2] = he[i, x], se[i, x]
                continue
        if term in order:
            # What the head says of the whole, and what of its words.
            k = order[term]
            parts_of = [index[w] for w in term.split(" ") if w in index]
            v[j, 5:7] = pv[k], hv[parts_of].sum()
            u[j, 5:7] = pu[k], hu[parts_of].sum()
            for x, table_ in enumerate(e):
                table_[j, 0:2] = pe[k, x], he[parts_of, x].sum()
    return Priors(v, u, e)
