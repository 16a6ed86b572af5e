"""The engine's features as sparse matrices.

Columns are words and phrases ("w"), what negation adds to them ("n"), and
pairs of neighbours ("p"). A negated word acts through its own column with a
fixed factor, so that rare negations work, and through its "n" column, so that
common ones are learned.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import scipy.sparse as sp

# What a negated weight is before the negation of that term is learned.
NEGATED_VALENCE = -0.6
NEGATED_SUBJECTIVITY = 0.8

Key = tuple[str, str]


@dataclass
class Text:
    words: int
    # kind, negated, factor, term
    terms: list[tuple[str, bool, float, str]]


def read(path: Path) -> list[Text]:
    texts = []
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            words, *fields = line.rstrip("\n").split("\t")
            terms = []
            for item in fields:
                factor, term = item[2:].split("|", 1)
                terms.append((item[0], item[1] == "~", float(factor), term))
            texts.append(Text(int(words), terms))
    return texts


def count(texts: list[Text]) -> Counter[Key]:
    """In how many texts each column appears."""
    counts: Counter[Key] = Counter()
    for text in texts:
        keys = set()
        for kind, negated, _, term in text.terms:
            keys.add((kind, term))
            if kind == "w" and negated:
                keys.add(("n", term))
        counts.update(keys)
    return counts


@dataclass
class Matrices:
    """Valence, subjectivity and emotion features; rows are texts."""

    valence: sp.csr_matrix
    subjectivity: sp.csr_matrix
    emotion: sp.csr_matrix


@dataclass
class _Triples:
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    values: list[tuple[float, float, float]] = field(default_factory=list)

    def add(self, row: int, column: int | None, *values: float) -> None:
        if column is not None:
            self.rows.append(row)
            self.columns.append(column)
            self.values.append((values[0], values[1], values[2]))


def matrices(texts: list[Text], columns: dict[Key, int], constants: dict[str, float]) -> Matrices:
    """Scaled by the text's length, as the engine does it."""
    out = _Triples()
    for row, text in enumerate(texts):
        documents = (text.words / constants["document"]) ** 2
        scale = 1 / np.sqrt(1 + text.words / constants["length"] + documents)
        subjective = scale / (1 + (text.words / constants["subjective_document"]) ** 4)
        emotional = 1 / np.sqrt(1 + text.words / constants["emotion_length"] + documents)
        for kind, negated, factor, term in text.terms:
            v, u, e = factor * scale, abs(factor) * subjective, abs(factor) * emotional
            at = columns.get((kind, term))
            if not negated:
                out.add(row, at, v, u, e)
                continue
            e *= constants["negated_emotions"]
            out.add(row, at, NEGATED_VALENCE * v, NEGATED_SUBJECTIVITY * u, e)
            if kind == "w":
                out.add(row, columns.get(("n", term)), v, u, 0.0)
    shape = (len(texts), len(columns))
    values = np.array(out.values)
    made = [sp.csr_matrix((values[:, i], (out.rows, out.columns)), shape) for i in range(3)]
    return Matrices(*made)
