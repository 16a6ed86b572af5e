"""Labelled texts, and what each label says about valence and emotions."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

EMOTIONS = (
    "anger",
    "anticipation",
    "disgust",
    "fear",
    "joy",
    "sadness",
    "surprise",
    "trust",
)

# GoEmotions' 27 categories (Demszky et al. 2020) as Plutchik's eight: its own
# grouping after Ekman, refined where Plutchik has more.
PLUTCHIK: dict[str, dict[str, float]] = {
    "admiration": {"trust": 1.0, "joy": 0.5},
    "amusement": {"joy": 1.0},
    "anger": {"anger": 1.0},
    "annoyance": {"anger": 1.0},
    "approval": {"trust": 1.0},
    "caring": {"trust": 1.0},
    "confusion": {"surprise": 0.5},
    "curiosity": {"anticipation": 0.5, "surprise": 0.5},
    "desire": {"anticipation": 1.0},
    "disappointment": {"sadness": 1.0},
    "disapproval": {"anger": 0.5, "disgust": 0.5},
    "disgust": {"disgust": 1.0},
    "embarrassment": {"sadness": 0.5, "disgust": 0.5},
    "excitement": {"joy": 1.0, "anticipation": 1.0},
    "fear": {"fear": 1.0},
    "gratitude": {"joy": 0.5, "trust": 1.0},
    "grief": {"sadness": 1.0},
    "joy": {"joy": 1.0},
    "love": {"joy": 1.0, "trust": 0.5},
    "nervousness": {"fear": 1.0},
    "optimism": {"anticipation": 1.0, "joy": 0.5},
    "pride": {"joy": 1.0},
    "realization": {"surprise": 1.0},
    "relief": {"joy": 1.0},
    "remorse": {"sadness": 1.0},
    "sadness": {"sadness": 1.0},
    "surprise": {"surprise": 1.0},
}
for _name in EMOTIONS:
    PLUTCHIK.setdefault(_name, {_name: 1.0})

Row = dict[str, Any]


@dataclass
class Targets:
    """What the rows of a set say. Rows without a label have weight 0."""

    polarity: np.ndarray  # n x 3: negative, neutral, positive; sums to 1
    has_polarity: np.ndarray  # n, bool
    has_neutral: bool  # whether neutral is a class of this set
    emotions: np.ndarray  # n x 8, in [0, 1]
    has_emotions: np.ndarray  # n, bool


def names(folder: Path, split: str) -> list[str]:
    """The sets of a split, sorted."""
    return sorted(p.name.removesuffix(".jsonl.gz") for p in (folder / split).glob("*.jsonl.gz"))


def rows(folder: Path, split: str, name: str) -> list[Row]:
    with gzip.open(folder / split / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def polarity(row: Row) -> tuple[float, float, float] | None:
    """Negative, neutral, positive: a distribution, or None without a label."""
    if "polarity" in row:
        label = row["polarity"]
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


def emotions(row: Row) -> np.ndarray | None:
    """A value for each of the eight, or None where nobody looked for emotions."""
    if "emotions" not in row:
        return None
    found = np.zeros(len(EMOTIONS))
    for label in row["emotions"]:
        for emotion, value in PLUTCHIK.get(label, {}).items():
            index = EMOTIONS.index(emotion)
            found[index] = max(found[index], value)
    return found


def targets(data: list[Row]) -> Targets:
    polarities = [polarity(row) for row in data]
    found = [emotions(row) for row in data]
    none = (0.0, 0.0, 0.0)
    table = np.array([p or none for p in polarities])
    return Targets(
        polarity=table,
        has_polarity=np.array([p is not None for p in polarities]),
        has_neutral=bool((table[:, 1] > 0).any()),
        emotions=np.array([np.zeros(len(EMOTIONS)) if e is None else e for e in found]),
        has_emotions=np.array([e is not None for e in found]),
    )
