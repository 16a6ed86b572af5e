"""Cut spans out of the labelled texts: clauses, windows of two to eight words, and texts.

    spans.py DATA WORK

Writes WORK/spans/train/spans.jsonl.gz, for the teacher to label. Between single words
and whole texts, spans show what each word adds.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from pathlib import Path

import numpy as np
import texts

# How many of a set. VADER's tweets stay out: see teacher.py.
COUNTS = {
    "goemotions": 72000,
    "xed": 33600,
    "womens_clothing": 38400,
    "mams_aspects": 14400,
    "newsmtsc": 19200,
    "sentences": 72000,
    "uci_sentences": 12000,
    "vader_amazon": 16800,
    "vader_movie": 28800,
    "vader_nyt": 16800,
}
# Shares: of all, whole texts of at most so many words; of the rest, clauses.
WHOLE, LONGEST_WHOLE = 0.3, 40
CLAUSES = 0.35
CUT = re.compile(r"(?<=[.!?;:,])\s+|\s+(?=but |and |because |although |so )")


def span(text: str, rng: np.random.Generator) -> str:
    """One of the text, or nothing if it is too short."""
    words = text.split()
    if rng.random() < WHOLE:
        return text if len(words) <= LONGEST_WHOLE else ""
    if rng.random() < CLAUSES:
        clauses = [clause for clause in CUT.split(text) if 2 <= len(clause.split()) <= 14]
        return clauses[rng.integers(len(clauses))] if clauses else ""
    if len(words) < 3:
        return ""
    length = int(rng.integers(2, 9))
    start = int(rng.integers(0, max(1, len(words) - length + 1)))
    return " ".join(words[start : start + length])


def main(data: Path, work: Path) -> None:
    rng = np.random.default_rng(1)
    found: dict[str, None] = {}
    for name, count in COUNTS.items():
        rows = texts.rows(data, "train", name)
        enough = len(found) + count
        while len(found) < enough:
            one = span(rows[rng.integers(len(rows))]["text"], rng).strip()
            if len(one.split()) >= 2:
                found.setdefault(one)
    folder = work / "spans/train"
    folder.mkdir(parents=True, exist_ok=True)
    with gzip.open(folder / "spans.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": one}) + "\n" for one in found)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
