"""Labelled texts, and what each label says about valence and emotions."""

from __future__ import annotations

import csv
import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np


def _categories() -> tuple[tuple[str, ...], dict[str, dict[str, float]]]:
    """Our emotions, and GoEmotions' 27 categories (Demszky et al. 2020) as these."""
    path = Path(__file__).parents[2] / "lexicons/en/emotions.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        emotions = tuple(rows.fieldnames or ())[1:]
        return emotions, {row["label"]: {e: float(row[e]) for e in emotions} for row in rows}


# Plutchik's eight come first, then what the feedback taxonomy has besides.
EMOTIONS, CATEGORIES = _categories()
PLUTCHIK = EMOTIONS[:8]

# Sentences labelled for this project: sets of `train` that are not in its folder. The second
# ones have the emotions of the feedback taxonomy, and no polarity.
OWN = ("sentences", "feelings")

Row = dict[str, Any]


@dataclass
class Targets:
    """What the rows of a set say."""

    polarity: np.ndarray  # n x 3: negative, neutral, positive; sums to 1
    has_polarity: np.ndarray  # n, bool
    has_neutral: bool  # whether neutral is a class of this set
    emotions: np.ndarray  # n x emotions, in [0, 1]; NaN where nobody looked

    def at(self, rows: np.ndarray) -> Targets:
        """Those of some rows."""
        polarity, known = self.polarity[rows], self.has_polarity[rows]
        return Targets(polarity, known, self.has_neutral, self.emotions[rows])


def names(folder: Path, split: str) -> list[str]:
    """The sets of a split, sorted."""
    found = [p.name.removesuffix(".jsonl.gz") for p in (folder / split).glob("*.jsonl.gz")]
    return sorted([*found, *OWN] if split == "train" else found)


def rows(folder: Path, split: str, name: str) -> list[Row]:
    if split == "train" and name in OWN:
        with Path(__file__).with_name(f"{name}.jsonl").open(encoding="utf-8") as own:
            return [json.loads(line) for line in own]
    with gzip.open(folder / split / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def polarity(row: Row) -> tuple[float, float, float] | None:
    """Negative, neutral, positive: a distribution, or None without a label."""
    if row.get("emotions") == ["amusement"]:
        # What amuses need not be good: "worst game ever lol".
        return None
    if "polarity" in row:
        label = row["polarity"]
        if label == "mixed":
            return (0.5, 0.0, 0.5)
        return (float(label == "neg"), float(label == "neu"), float(label == "pos"))
    if "valence" in row:
        # Means of human ratings from -4 to 4: near 0 they are neutral, and a
        # point of the scale is about two of log-odds.
        value = row["valence"]
        neutral = 0.8 * np.exp(-((value / 0.45) ** 2))
        positive = 1 / (1 + np.exp(-2.2 * value))
        return ((1 - positive) * (1 - neutral), neutral, positive * (1 - neutral))
    if "aspects" in row:
        labels = [aspect[1] for aspect in row["aspects"]]
        share = {label: labels.count(label) / len(labels) for label in ("neg", "neu", "pos")}
        return (share["neg"], share["neu"], share["pos"])
    return None


def of_goemotions(data: list[Row]) -> bool:
    """Whether a set has GoEmotions' categories, or the feedback taxonomy's, so that each emotion is known."""
    return any("disappointment" in row.get("emotions", ()) for row in data)


def emotions(row: Row, every: bool) -> np.ndarray | None:
    """A value for each emotion, or None where nobody looked for any. Unless the
    set knows `every` emotion, those beside Plutchik's are NaN."""
    if "emotions" not in row:
        return None
    found = np.zeros(len(EMOTIONS))
    for label in row["emotions"]:
        for emotion, value in CATEGORIES.get(label, {label: 1.0}).items():
            if emotion in EMOTIONS:
                index = EMOTIONS.index(emotion)
                found[index] = max(found[index], value)
    if not every:
        found[len(PLUTCHIK) :] = np.nan
    return found


def targets(data: list[Row]) -> Targets:
    """What the rows of one set say."""
    every = of_goemotions(data)
    polarities = [polarity(row) for row in data]
    found = [emotions(row, every) for row in data]
    none = (0.0, 0.0, 0.0)
    table = np.array([p or none for p in polarities])
    nothing = np.full(len(EMOTIONS), np.nan)
    return Targets(
        polarity=table,
        has_polarity=np.array([p is not None for p in polarities]),
        has_neutral=bool((table[:, 1] > 0).any()),
        emotions=np.array([nothing if e is None else e for e in found]),
    )


def together(sets: list[Targets]) -> Targets:
    """The rows of several sets, one after the other."""
    return Targets(
        polarity=np.concatenate([s.polarity for s in sets]),
        has_polarity=np.concatenate([s.has_polarity for s in sets]),
        has_neutral=any(s.has_neutral for s in sets),
        emotions=np.concatenate([s.emotions for s in sets]),
    )
