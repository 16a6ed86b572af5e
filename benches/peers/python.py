"""Time this project's Python package beside PyPI's vaderSentiment.

    cargo xtask test python && target/venv/bin/python benches/peers/python.py

Texts of examples/feedback.csv, in interleaved rounds; the medians per text.
"""

from __future__ import annotations

import csv
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import sentiment
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

ROUNDS = 7


def main() -> None:
    feedback = Path(__file__).parents[2] / "examples/feedback.csv"
    with feedback.open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)] * 10
    few = texts[: len(texts) // 5]
    theirs, drop_in = SentimentIntensityAnalyzer(), sentiment.SentimentIntensityAnalyzer()
    vader = sentiment.Vader()
    candidates: dict[str, tuple[Callable[[], object], int]] = {
        "vaderSentiment 3.3.2": (lambda: [theirs.polarity_scores(t) for t in few], len(few)),
        "SentimentIntensityAnalyzer": (lambda: [drop_in.polarity_scores(t) for t in texts], len(texts)),
        "Vader().score_batch, 1 thread": (lambda: vader.score_batch(texts, 1), len(texts)),
        "score_batch, 1 thread": (lambda: sentiment.score_batch(texts, 1), len(texts)),
        "score_batch, all cores": (lambda: sentiment.score_batch(texts), len(texts)),
    }
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(ROUNDS):
        for name, (run, count) in candidates.items():
            start = time.perf_counter()
            run()
            times[name].append((time.perf_counter() - start) / count)
    medians = {name: statistics.median(found) for name, found in times.items()}
    slowest = medians["vaderSentiment 3.3.2"]
    for name, median in medians.items():
        print(f"{name:30} {median * 1e6:7.2f} µs per text, {slowest / median:5.1f} x")


if __name__ == "__main__":
    main()
