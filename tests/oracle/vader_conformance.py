"""Compare this project's VADER model with PyPI's vaderSentiment 3.3.2.

Generates texts from lexicon words, boosters, negators, idioms, punctuation,
capitals, emoji, odd white space and plain words, scores them with both, and
compares neg, neu, pos and compound. Then the same with own words, added and changed at
random. Exits 1 at the first differences.

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

# Words with their valences; those without are taken out.
Changes = dict[str, "float | None"]

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
        self.descriptions = sorted({word for text in analyzer.emojis.values() for word in text.split()})
        self.boosters = sorted(vader.BOOSTER_DICT)
        self.negators = sorted(vader.NEGATE)
        self.idioms = sorted(vader.SPECIAL_CASES) + sorted(vader.SENTIMENT_LADEN_IDIOMS)
        self.links = (
            "but But BUT at least very least least no nor or never so this without doubt "
            "kind of sort of just enough without a doubt never so never this the shit bomb bad ass "
            "bus stop yeah right kiss of death to die for beating heart"
        ).split()
        # Words that a text is likely to have.
        self.own: list[str] = []

    def changes(self) -> Changes:
        """Changes of a lexicon, whose words the next texts are likely to have."""
        choose = self.random.choice
        kinds = [self.lexicon, self.links, self.boosters, self.negators, self.descriptions, ODD, PLAIN]
        kinds += [self.idioms, self.emoji, ["counterrevolutionaries", "не", ":3", "a-ok", "x" * 70]]
        found: Changes = {}
        for _ in range(self.random.randint(1, 40)):
            word = choose(choose(kinds))
            word = word if self.random.random() < 0.1 else word.lower()
            found[word] = None if self.random.random() < 0.2 else self.valence()
        self.own = sorted(found)
        return found

    def valence(self) -> float:
        pick = self.random.random()
        if pick < 0.4:
            return self.random.randint(-40, 40) / 10
        if pick < 0.8:
            return self.random.uniform(-5, 5)
        if pick < 0.9:
            return self.random.randint(-4, 4)
        return self.random.choice([0, -0.0, 0.293, -0.733, 0.733, 1e-9, 5e-324, 1e3, -1e9, 1e200])

    def word(self) -> str:
        if self.own and self.random.random() < 0.3:
            return self.random.choice(self.own)
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


def texts(count: int, generator: Generator) -> list[str]:
    """`count` distinct texts."""
    found: dict[str, None] = {}
    while len(found) < count:
        found[generator.text()] = None
    return list(found)


def changed(changes: Changes) -> vader.SentimentIntensityAnalyzer:
    """The original with changed words."""
    analyzer = vader.SentimentIntensityAnalyzer()
    for word, valence in changes.items():
        if valence is None:
            analyzer.lexicon.pop(word, None)
        else:
            analyzer.lexicon[word] = valence
    return analyzer


def ours(command: str, batch: list[str], changes: Changes) -> list[dict[str, float]]:
    """Score with the `sentiment` command, which takes no word out."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "texts.jsonl")
        lines = (json.dumps({"text": text}) + "\n" for text in batch)
        source.write_text("".join(lines), encoding="utf-8")
        arguments = [command, "score", "--model", "vader", "--text", "text"]
        arguments += ["--output-format", "jsonl", str(source)]
        if changes:
            own = Path(folder, "own.txt")
            own.write_text("".join(f"{w}\t{v}\n" for w, v in changes.items()), encoding="utf-8")
            arguments += ["--lexicon", str(own)]
        done = subprocess.run(arguments, check=True, capture_output=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def figures(analyzer: vader.SentimentIntensityAnalyzer, text: str) -> dict[str, float]:
    """What vectors say of a text: without the sign of 0, which JSON may lose."""
    return {f: abs(v) if v == 0 else v for f, v in analyzer.polarity_scores(text).items()}


def differences(command: str, batch: list[str], changes: Changes) -> int:
    """How many texts are scored otherwise than by the original; the first ones are printed."""
    analyzer = changed(changes)
    differing = 0
    for text, scored in zip(batch, ours(command, batch, changes), strict=True):
        expected = analyzer.polarity_scores(text)
        got = {field: scored[field] for field in FIELDS}
        if got != expected:
            differing += 1
            if differing <= 10:
                print(f"differs: {text!r} with {changes}\n  expected {expected}\n  got      {got}")
    return differing


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=20_000, help="how many texts")
    parser.add_argument("--lexicons", type=int, default=50, help="how many times own words, 200 texts each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--command", required=True, help="the `sentiment` binary")
    parser.add_argument("--vectors", type=Path, help="write the texts and expected figures here instead")
    parser.add_argument("--own-vectors", type=Path, help="the same with changed words, 5 texts each")
    options = parser.parse_args()

    generator = Generator(options.seed)
    if options.vectors:
        analyzer = changed({})
        with options.vectors.open("w", encoding="utf-8") as out:
            for text in texts(options.n, generator):
                out.write(json.dumps({"text": text, **figures(analyzer, text)}) + "\n")
        return 0
    if options.own_vectors:
        with options.own_vectors.open("w", encoding="utf-8") as out:
            for _ in range(options.lexicons):
                changes = generator.changes()
                analyzer = changed(changes)
                for text in texts(5, generator):
                    case = {"lexicon": changes, "text": text, **figures(analyzer, text)}
                    out.write(json.dumps(case) + "\n")
        return 0

    batch = texts(options.n, generator)
    print(f"{len(batch)} texts from seed {options.seed}")
    differing = differences(options.command, batch, {})
    for _ in range(options.lexicons):
        changes = {word: valence for word, valence in generator.changes().items() if valence is not None}
        differing += differences(options.command, texts(200, generator), changes)
    print(f"{differing} differences, {options.lexicons} times with own words")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
