"""What valence shifters do to labelled texts.

    shifters.py DATA WORK SHIFTERS

WORK/SET.tsv says for each text of a set what each shifter made of its terms, SHIFTERS
is the file that lists them. Prints a table in Markdown: how many positive or negative
texts a shifter changes, how many of them towards their label, and what it gains, in nats
of cross-entropy over all of them; and the factor that a logistic regression would give it.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import priors
import scipy.sparse as sp
import texts
from fit import logistic
from sklearn.metrics import roc_auc_score
from train import balanced

# Changes of log-odds that count.
LEAST = 0.02
# Shifters of fewer texts are not printed.
FEWEST = 20
# Pulls factors towards what they are, of a text's weight.
RIDGE = 5.0

# The kind, the words, and whether the side of a contrast that counts less or more is meant.
Key = tuple[str, str, str]


@dataclass
class Effects:
    """What shifters do to texts that are positive or negative."""

    sums: list[float] = field(default_factory=list)  # scaled, in log-odds
    labels: list[int] = field(default_factory=list)  # 1 positive, -1 negative
    sets: list[int] = field(default_factory=list)
    factors: dict[Key, float] = field(default_factory=dict)  # as last seen
    # By shifter and text: what it added, and what a factor of one more would add.
    added: dict[Key, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    slopes: dict[Key, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, line: str, label: int, of_set: int) -> None:
        """Add a text."""
        row = len(self.sums)
        total, scale, *shifts = line.split("\t")
        self.sums.append(float(total) * float(scale))
        self.labels.append(label)
        self.sets.append(of_set)
        for shift in shifts:
            # Marks may be part of the words.
            kind, rest = shift.split("|", 1)
            words, factor, with_it, without = rest.rsplit("|", 3)
            side = (", less" if float(factor) < 1 else ", more") if kind == "contrast" else ""
            key = kind, words, side
            added = (float(with_it) - float(without)) * float(scale)
            # Of a negation, what its strength is multiplied by.
            slope = float(with_it if kind == "negation" else without) * float(scale)
            self.factors[key] = 1.0 if kind == "negation" else float(factor)
            for sums, value in ((self.added[key], added), (self.slopes[key], slope)):
                sums[row] = sums.get(row, 0.0) + value


def read(data: Path, work: Path) -> Effects:
    """Effects on the texts of all sets that are trained on."""
    effects = Effects()
    for number, name in enumerate(texts.names(data, "train")):
        polarity = texts.targets(texts.rows(data, "train", name)).polarity
        lines = (work / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
        for (negative, _, positive), line in zip(polarity, lines[: len(polarity)], strict=True):
            if max(negative, positive) > 0.5:
                effects.add(line, 1 if positive > negative else -1, number)
    return effects


@dataclass
class Fit:
    """A logistic regression with the sums as offset."""

    factors: np.ndarray  # of each shifter
    slope: float
    intercept: float

    def loss(self, sums: np.ndarray, label: np.ndarray) -> np.ndarray:
        """Cross-entropy, in nats."""
        nats: np.ndarray = np.logaddexp(0, -label * (self.slope * sums + self.intercept))
        return nats


def fit(effects: Effects, keys: list[Key]) -> Fit:
    """Which factors would suit the texts."""
    rows, columns, values = [], [], []
    for column, key in enumerate(keys):
        for row, value in effects.slopes[key].items():
            rows.append(row)
            columns.append(column)
            values.append(value)
    n = len(effects.sums)
    x = sp.csr_matrix((values, (rows, columns)), (n, len(keys)))
    label, offset, sets = (np.array(a) for a in (effects.labels, effects.sums, effects.sets))
    polarity = np.stack([label < 0, np.zeros(n), label > 0], 1)
    weight = balanced(sets, polarity, np.ones(n, bool))
    dense = np.stack([offset, np.ones(n)], 1)
    own, (slope, intercept) = logistic(x, dense, label > 0, weight, np.full(len(keys), RIDGE))
    change = own / slope
    for name, sums in (("as it is", offset), ("with all fitted factors", offset + x @ change)):
        print(f"AUC of {n} texts, {name}: {roc_auc_score(label > 0, sums):.4f}")
    return Fit(change + [effects.factors[key] for key in keys], slope, intercept)


def touched(effects: Effects, key: Key) -> tuple[np.ndarray, np.ndarray]:
    """The texts that a shifter changes, and by how much."""
    at = np.array(list(effects.added[key]))
    added = np.array(list(effects.added[key].values()))
    some = abs(added) >= LEAST
    return at[some], added[some]


def main(data: Path, work: Path, path: Path) -> None:
    effects = read(data, work)
    listed = priors.table(path)
    label, sums = np.array(effects.labels), np.array(effects.sums)
    keys = [key for key in effects.added if len(touched(effects, key)[0]) >= FEWEST]
    found = fit(effects, keys)
    lines = []
    for key, factor in zip(keys, found.factors, strict=True):
        kind, words, side = key
        at, added = touched(effects, key)
        before, y = sums[at] - added, label[at]
        gain = (found.loss(before, y) - found.loss(sums[at], y)).sum()
        turned = (sums[at] < 0) != (before < 0)
        towards = added * y > 0
        what = listed.get(words, [kind])[0] + side
        counts = [
            len(at),
            towards.sum(),
            (~towards).sum(),
            (turned & towards).sum(),
            (turned & ~towards).sum(),
        ]
        factors = f"{effects.factors[key]:.2f} | {factor:.2f}"
        lines.append(
            (gain, f"| {words} | {what} | {' | '.join(map(str, counts))} | {gain:.1f} | {factors} |")
        )
    print("\n| shifter | class | texts | towards | away | signs mended | spoilt | gain | factor | fitted |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for _, line in sorted(lines):
        print(line)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
