"""What is known of a term before any labelled text is counted.

Four sources: VADER's valences; this project's own files, written by people;
linear heads that are fitted to embeddings of labelled texts and then asked
about single terms; and a fine-tuned encoder, asked the same of emotions by
`teacher.py`. The fit decides how far to trust each.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from encoder import Encoder
from features import NEGATED_SUBJECTIVITY, NEGATED_VALENCE, Key
from fit import logistic, polarity
from texts import EMOTIONS, Targets

# Entries of a centred unit vector are small; the heads' penalty assumes this scale.
SCALE = 5.0


def table(path: Path) -> dict[str, list[str]]:
    """The rows of a TSV by their first column."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(reader)
        return {row[0]: row[1:] for row in reader}


@dataclass
class Hand:
    """What the hand-made files say of a term."""

    source: str  # "own", "general" or "second"
    key: Key
    valence: float
    emotions: np.ndarray


def hand(path: Path) -> list[Hand]:
    """Hand-made weights; "second" ones are of terms that others have too."""
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            marks = np.array([float(row[e]) for e in EMOTIONS])
            key = ("p" if row["kind"] == "pair" else "w", row["term"])
            found.append(Hand(row["source"], key, float(row["valence"]), marks))
    return found


@dataclass
class Opinions:
    """The teacher's, a row per column; NaN where it was not asked."""

    valence: np.ndarray
    subjectivity: np.ndarray
    emotions: np.ndarray  # columns x emotions
    # Of words alone, in standard deviations.
    emotions_alone: np.ndarray


# Kinds of columns as files name them.
KINDS = {"w": "word", "n": "negated", "p": "pair"}


def opinions(path: Path | None, columns: dict[Key, int]) -> Opinions:
    """Read them; none without a path."""
    kinds = {name: kind for kind, name in KINDS.items()}
    values = np.full((len(columns), 2 + 2 * len(EMOTIONS)), np.nan)
    if path:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            next(reader)
            for term, kind, *row in reader:
                at = columns.get((kinds[kind], term))
                if at is not None:
                    values[at, : len(row)] = [float(x) for x in row]
    emotions, alone = np.split(values[:, 2:], 2, axis=1)
    return Opinions(values[:, 0], values[:, 1], emotions, alone)


@dataclass
class Heads:
    """Linear functions of an embedding."""

    mean: np.ndarray
    valence: np.ndarray
    subjectivity: np.ndarray
    emotions: np.ndarray  # emotions x 384

    def of(self, vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Valence, subjectivity and emotions, each with mean 0."""
        x = centred(vectors, self.mean)
        v, u, e = x @ self.valence, x @ self.subjectivity, x @ self.emotions.T
        return v - v.mean(0), u - u.mean(0), e - e.mean(0)


def centred(vectors: np.ndarray, mean: np.ndarray) -> np.ndarray:
    # In double precision from the start: mixing would convert at every step.
    x = vectors.astype(np.float64) - mean
    scaled: np.ndarray = x / np.linalg.norm(x, axis=1, keepdims=True) * SCALE
    return scaled


def heads(
    vectors: np.ndarray, targets: Targets, three: np.ndarray, weight: np.ndarray, sets: np.ndarray
) -> Heads:
    """Fit them. `sets` is n x number of sets, one-hot."""
    mean = vectors.astype(np.float64).mean(0)
    x = centred(vectors, mean)
    here = targets.has_polarity
    none = np.zeros((here.sum(), 0))
    ridge = np.ones(x.shape[1])
    found = polarity(
        x[here], x[here], none, sets[here], targets.polarity[here], three[here], weight[here], ridge, 80
    )
    rows = []
    for target in targets.emotions.T:
        here = ~np.isnan(target)
        rows.append(logistic(x[here], sets[here], target[here], np.ones(here.sum()), ridge, 80)[0])
    return Heads(mean, found.valence, found.subjectivity, np.array(rows))


@dataclass
class Priors:
    """A row per column of the features, a column per prior."""

    valence: np.ndarray
    subjectivity: np.ndarray
    emotions: list[np.ndarray]  # one table for each emotion


# Columns of `Priors.valence` and `.subjectivity`.
VADER, OWN, GENERAL, HEAD, PAIR, PAIR_PARTS, PAIR_HEAD, PARTS_HEAD, NOT, NOT_PARTS = range(10)
# Columns of `Priors.emotions`.
HEADS, PARTS, GOOD, BAD, MARK, SECOND_GOOD, SECOND_BAD, SECOND_MARK = range(8)
TEACHER, TEACHER_SEVERAL, TEACHER_PARTS = range(8, 11)


def make(
    columns: dict[Key, int],
    vader: dict[str, float],
    hand_made: list[Hand],
    found: Heads,
    encoder: Encoder,
    teacher: Opinions,
) -> Priors:
    keys = list(columns)
    n = len(keys)
    v = np.zeros((n, 10))
    u = np.zeros((n, 10))
    e = np.zeros((len(EMOTIONS), n, 11))
    taught = np.nan_to_num(teacher.emotions_alone)

    for word, valence in vader.items():
        if ("w", word) in columns:
            v[columns["w", word], VADER] = valence
    judged_pairs = {}
    for entry in hand_made:
        if entry.key not in columns:
            continue
        j = columns[entry.key]
        if entry.key[0] == "p":
            judged_pairs[j] = entry
            continue
        if entry.source == "second":
            e[:, j, SECOND_GOOD] = max(entry.valence, 0)
            e[:, j, SECOND_BAD] = max(-entry.valence, 0)
            e[:, j, SECOND_MARK] = entry.emotions
        else:
            v[j, OWN if entry.source == "own" else GENERAL] = entry.valence
            v[j, VADER] = 0
            e[:, j, MARK] = entry.emotions
    first = v[:, VADER] + v[:, OWN] + v[:, GENERAL]
    e[:, :, GOOD], e[:, :, BAD] = np.maximum(first, 0), np.maximum(-first, 0)
    for j, entry in judged_pairs.items():
        parts = [columns["w", w] for w in entry.key[1].split(" ") if ("w", w) in columns]
        v[j, PAIR], v[j, PAIR_PARTS] = entry.valence, first[parts].sum()

    words = sorted({k[1] for k in keys if k[0] == "w" and " " not in k[1]})
    index = {word: i for i, word in enumerate(words)}
    hv, hu, he = found.of(encoder.encode(words))
    negated = sorted({k[1] for k in keys if k[0] == "n" and k[1] in index})
    negation = {word: i for i, word in enumerate(negated)}
    nv, nu, _ = found.of(encoder.encode([f"not {word}" for word in negated]))
    several = sorted({k[1] for k in keys if k[0] == "p" or " " in k[1]})
    order = {term: i for i, term in enumerate(several)}
    pv, pu, pe = found.of(encoder.encode(several))
    for j, (kind, term) in enumerate(keys):
        i = index.get(term)
        if kind == "n":
            if i is not None:
                k = negation[term]
                v[j, NOT], v[j, NOT_PARTS] = nv[k], -NEGATED_VALENCE * hv[i]
                u[j, NOT], u[j, NOT_PARTS] = nu[k], -NEGATED_SUBJECTIVITY * hu[i]
        elif i is not None:
            v[j, HEAD], u[j, HEAD] = hv[i], hu[i]
            e[:, j, HEADS] = he[i]
            e[:, j, TEACHER] = taught[j]
        else:
            # What the head says of the whole, and what of its words.
            k = order[term]
            parts = [index[w] for w in term.split(" ") if w in index]
            v[j, PAIR_HEAD], v[j, PARTS_HEAD] = pv[k], hv[parts].sum()
            u[j, PAIR_HEAD], u[j, PARTS_HEAD] = pu[k], hu[parts].sum()
            e[:, j, HEADS], e[:, j, PARTS] = pe[k], he[parts].sum(0)
            if kind == "w":
                wholes = [columns["w", w] for w in term.split(" ") if ("w", w) in columns]
                e[:, j, TEACHER_SEVERAL], e[:, j, TEACHER_PARTS] = taught[j], taught[wholes].sum(0)
    polar = [VADER, OWN, GENERAL, PAIR, PAIR_PARTS]
    u[:, polar] = np.abs(v[:, polar])
    return Priors(v, u, list(e))
