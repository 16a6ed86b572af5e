"""Fast, explainable sentiment analysis: valence and eight emotions.

>>> import sentiment
>>> sentiment.score("I love it").label
'positive'

`score`, `score_batch`, `score_sentences` and `explain` use the default English model, which an
`Analyzer` holds too. `Vader` answers as vaderSentiment 3.3.2 does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sentiment._sentiment import (
    EMOTIONS,
    LABELS,
    Analyzer,
    Contribution,
    Emotions,
    Explanation,
    Score,
    SentenceScore,
    Shifter,
    Sums,
    Vader,
    __version__,
)
from sentiment._types import (
    Emotion,
    Label,
    ShifterKind,
    VaderContribution,
    VaderExplanation,
    VaderScore,
)

__all__ = [
    "EMOTIONS",
    "LABELS",
    "Analyzer",
    "Contribution",
    "Emotion",
    "Emotions",
    "Explanation",
    "Label",
    "Score",
    "SentenceScore",
    "SentimentIntensityAnalyzer",
    "Shifter",
    "ShifterKind",
    "Sums",
    "Vader",
    "VaderContribution",
    "VaderExplanation",
    "VaderScore",
    "__version__",
    "explain",
    "score",
    "score_batch",
    "score_sentences",
]

Mapping.register(Emotions)

_default = Analyzer()


def score(text: str) -> Score:
    """Score one text."""
    return _default.score(text)


def score_batch(texts: Iterable[str], threads: int | None = None) -> list[Score]:
    """Score many texts, in order.

    `threads` says how many to use, None for one per core. Other Python threads run meanwhile, and
    the scores are the same for any number.
    """
    return _default.score_batch(texts, threads)


def score_sentences(text: str) -> list[SentenceScore]:
    """Score each sentence of a text."""
    return _default.score_sentences(text)


def explain(text: str) -> Explanation:
    """Say why a text scores what it does."""
    return _default.explain(text)


class SentimentIntensityAnalyzer:
    """vaderSentiment's class, for code that is written for it.

    Replace `from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer` by
    `from sentiment import SentimentIntensityAnalyzer`; the numbers are the same.
    """

    def __init__(self) -> None:
        """Make one; unlike the original, this reads no file."""
        self._vader = Vader()

    def polarity_scores(self, text: str) -> VaderScore:
        """Score one text: a dict with neg, neu, pos and compound."""
        return self._vader.score(text)
