"""Compare this project's VADER model with PyPI's vaderSentiment 3.3.2.

Generates texts from lexicon words, boosters, negators, idioms, punctuation,
capitals, emoji, odd white space and plain words, scores them with both, and
compares neg, neu, pos and compound. Exits 1 at the first differences.

    python tests/oracle/vader_conformance.py --n 20000 [--seed S] --command target/release/sentiment
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from vaderSentiment import vaderSentiment as vader

FIELDS = ("neg", "neu", "pos", "compound")
PLAIN = (
    "the a is it was in on with app service food staff they he said today very much "
    "some someone so-so kindness hello world x ok no. I i'm I'M don't DON'T can't Won't n't"
).split()
GLUE = ["!", "?", "??", "...", ",", ".", ":", ";", "'", '"', "(", ")", "-", "*", "!!!!", "?!?!"]
SPACES = [" ", "  ", "\t", "\n", "\r\n", "\x0b", "\x1c", "\x1f", "\x85", "\xa0", "\u2003", "\u3000"]
ODD = [
    "ß",
    "É",
    "ǅ",
    "K",
    "İ",
    "ª",
    "Ⓐ",
    "Σ",
    "é!",
    "ﬁ",
    "’",
    "don’t",
    "\u200d",
    "\ufe0f",
    "日本",
    "ʕ",
    "\U0001d400",
]


class Generator:
    """Makes texts; the same seed makes the same texts."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        analyzer = vader.SentimentIntensityAnalyzer()
        self.lexicon = sorted(analyzer.lexicon)
        self.emoji = sorted(analyzer.emojis)
        self.boosters = sorted(vader.BOOSTER_DICT)
        self.negators = sorted(vader.NEGATE)
        self.idioms = sorted(vader.SPECIAL_CASES) + sorted(vader.SENTIMENT_LADEN_IDIOMS)
        self.links = (
            "but But BUT at least very least least no nor or never so this without doubt "
            "kind of sort of just enough without a doubt never so never this the shit bomb bad ass "
            "bus stop yeah right kiss of death to die for beating heart"
        ).split()

    def word(self) -> str:
        pick = self.random.random()
        for limit, words in (
            (0.30, self.lexicon),
            (0.42, self.boosters),
            (0.54, self.negators),
            (0.64, self.links),
            (0.70, self.idioms),
            (0.74, self.emoji),
            (0.76, ODD),
        ):
            if pick < limit:
                return self.random.choice(words)
        return self.random.choice(PLAIN)

    def shape(self, word: str) -> str:
        pick = self.random.random()
        if pick < 0.08:
            return word.upper()
        if pick < 0.14:
            return word.capitalize()
        return word

    def text(self) -> str:
        choose = self.random.choice
        parts = []
        for _ in range(self.random.randint(0, 14)):
            word = self.shape(self.word())
            if self.random.random() < 0.1:
                word = choose(GLUE) + word
            if self.random.random() < 0.2:
                word += choose(GLUE)
            parts.append(word)
            pick = self.random.random()
            parts.append(" " if pick < 0.9 else choose(SPACES) if pick < 0.97 else "")
        if self.random.random() < 0.1:
            parts.append(choose(GLUE) * self.random.randint(1, 5))
        return "".join(parts)


def texts(count: int, seed: int) -> list[str]:
    """`count` distinct texts."""
    generator = Generator(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        found[generator.text()] = None
    return list(found)


def ours(command: str, batch: list[str]) -> list[dict[str, float]]:
    """Score with the `sentiment` command."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "texts.jsonl")
        lines = (json.dumps({"text": text}) + "\n" for text in batch)
        source.write_text("".join(lines), encoding="utf-8")
        arguments = [command, "score", "--model", "vader", "--text", "text"]
        arguments += ["--output-format", "jsonl", str(source)]
        done = subprocess.run(arguments, check=True, capture_output=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=20_000, help="how many texts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--command", required=True, help="the `sentiment` binary")
    parser.add_argument("--vectors", type=Path, help="write the texts and expected figures here instead")
    options = parser.parse_args()

    analyzer = vader.SentimentIntensityAnalyzer()
    batch = texts(options.n, options.seed)
    print(f"{len(batch)} texts from seed {options.seed}")
    if options.vectors:
        with options.vectors.open("w", encoding="utf-8") as out:
            for text in batch:
                expected = {f: abs(v) if v == 0 else v for f, v in analyzer.polarity_scores(text).items()}
                out.write(json.dumps({"text": text, **expected}) + "\n")
        return 0
    differing = 0
    for text, scored in zip(batch, ours(options.command, batch), strict=True):
        expected = analyzer.polarity_scores(text)
        got = {field: scored[field] for field in FIELDS}
        if got != expected:
            differing += 1
            if differing <= 10:
                print(f"differs: {text!r}\n  expected {expected}\n  got      {got}")
    print(f"{differing} differences")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
