"""The worker for Python: benches/README.md says what a worker does.

Peers are imported when they are asked for, so that each can be timed alone.
"""

from __future__ import annotations

import importlib.metadata
import itertools
import re
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Score = Callable[[Any], Iterable[float]]


def each(score: Callable[[str], float]) -> Score:
    return lambda texts: [score(text) for text in texts]


def nothing() -> Score:
    return each(lambda text: 0.0)


def ours() -> Score:
    import sentiment

    return lambda texts: [score.valence for score in sentiment.score_batch(texts, 1)]


def our_table() -> Score:
    import polars
    import sentiment

    return lambda texts: polars.DataFrame(sentiment.score_table(texts, 1))["valence"]


def our_vader() -> Score:
    import sentiment

    vader = sentiment.Vader()
    return lambda texts: [score["compound"] for score in vader.score_batch(texts, 1)]


def our_drop_in() -> Score:
    from sentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    return each(lambda text: analyzer.polarity_scores(text)["compound"])


def our_nrclex() -> Score:
    from sentiment.nrclex import NRCLex

    lexicon = NRCLex()

    def score(text: str) -> float:
        lexicon.load_raw_text(text)
        found: dict[str, float] = lexicon.affect_frequencies
        return found["positive"] - found["negative"]

    return each(score)


def vader() -> Score:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    return each(lambda text: analyzer.polarity_scores(text)["compound"])


def textblob() -> Score:
    from textblob import TextBlob

    return each(lambda text: TextBlob(text).sentiment.polarity)


def nrclex() -> Score:
    from nrclex import NRCLex

    lexicon = NRCLex()

    # Its load_raw_text needs corpora from the network.
    def score(text: str) -> float:
        lexicon.load_token_list(re.findall(r"[a-z']+", text.lower()))
        found: dict[str, float] = lexicon.affect_frequencies
        return found["positive"] - found["negative"]

    return each(score)


def afinn() -> Score:
    from afinn import Afinn

    return each(Afinn().score)


PEERS = {
    "nothing": nothing,
    "sentiment": ours,
    "sentiment, Polars": our_table,
    "sentiment, VADER": our_vader,
    "sentiment, drop-in": our_drop_in,
    "sentiment, NRCLex": our_nrclex,
    "vaderSentiment": vader,
    "textblob": textblob,
    "NRCLex": nrclex,
    "afinn": afinn,
}


def given(name: str, texts: list[str]) -> Any:
    """The texts as a peer's user has them: in a list, or in a column."""
    if name != "sentiment, Polars":
        return texts
    import polars

    return polars.Series(texts)


def size(name: str, seen: set[str]) -> int:
    """Bytes of an installed package and all that it needs."""
    if name in seen:
        return 0
    seen.add(name)
    found = importlib.metadata.distribution(name)
    files = [Path(str(found.locate_file(file))) for file in found.files or []]
    total = sum(file.stat().st_size for file in files if file.suffix != ".pyc" and file.is_file())
    for needed in found.requires or []:
        if ";" not in needed:
            total += size(re.split(r"[ <>=!~\[(]", needed)[0], seen)
    return total


def seconds(score: Score, texts: Any) -> float:
    start = time.process_time()
    score(texts)
    return time.process_time() - start


def serve(path: Path) -> None:
    texts = path.read_text(encoding="utf-8").splitlines()
    words = " ".join(texts).split()
    scores: dict[str, Score] = {}
    for line in sys.stdin:
        what, name, count = line.rstrip("\n").split("\t")
        if what == "package":
            print(importlib.metadata.version(name), size(name, set()), flush=True)
            continue
        if name not in scores:
            scores[name] = PEERS[name]()
        score = scores[name]
        if what == "answers":
            print(*score(given(name, texts[: int(count)])), flush=True)
        elif what == "texts":
            some = list(itertools.islice(itertools.cycle(texts), int(count)))
            print(seconds(score, given(name, some)), flush=True)
        elif what == "document":
            document = " ".join(itertools.islice(itertools.cycle(words), int(count)))
            print(seconds(score, given(name, [document])), flush=True)
        else:
            raise ValueError(f"not a request: {line!r}")


if __name__ == "__main__":
    if sys.argv[1] == "start":
        PEERS[sys.argv[2]]()(["good"])
        print(time.process_time())
    else:
        serve(Path(sys.argv[1]))
