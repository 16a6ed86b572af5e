"""Fast, explainable sentiment analysis: valence and emotions.

>>> import sentiment
>>> sentiment.score("I love it").label
'positive'

`score`, `score_batch`, `score_columns`, `score_table`, `score_sentences` and `explain` use the
default English model, which an `Analyzer` holds too. `Vader` answers as vaderSentiment 3.3.2 does.
"""

from __future__ import annotations

from collections.abc import Mapping

from sentiment._sentiment import (
    EMOTIONS,
    LABELS,
    TAXONOMIES,
    Analyzer,
    Contribution,
    Emotions,
    Explanation,
    Score,
    ScoreTable,
    SentenceScore,
    Shifter,
    Sums,
    Vader,
    __version__,
)
from sentiment._types import (
    ArrowColumn,
    ContributionKind,
    Emotion,
    Label,
    NullableScoreColumns,
    ScoreColumns,
    ShifterKind,
    Taxonomy,
    VaderContribution,
    VaderExplanation,
    VaderScore,
)
from sentiment._vader import SentimentIntensityAnalyzer

__all__ = [
    "EMOTIONS",
    "LABELS",
    "TAXONOMIES",
    "Analyzer",
    "ArrowColumn",
    "Contribution",
    "ContributionKind",
    "Emotion",
    "Emotions",
    "Explanation",
    "Label",
    "NullableScoreColumns",
    "Score",
    "ScoreColumns",
    "ScoreTable",
    "SentenceScore",
    "SentimentIntensityAnalyzer",
    "Shifter",
    "ShifterKind",
    "Sums",
    "Taxonomy",
    "Vader",
    "VaderContribution",
    "VaderExplanation",
    "VaderScore",
    "__version__",
    "explain",
    "score",
    "score_batch",
    "score_columns",
    "score_sentences",
    "score_table",
]

Mapping.register(Emotions)

_default = Analyzer()


def score(text: str, *, context: str | None = None) -> Score:
    """Score one text.

    `context` is the question that it answers, if any: "pricing" to "What should we improve?" is a
    complaint.
    """
    return _default.score(text, context=context)


# As they are, so that the types by `missing` are said once.
score_batch = _default.score_batch
score_columns = _default.score_columns
score_table = _default.score_table


def score_sentences(text: str, *, context: str | None = None) -> list[SentenceScore]:
    """Score each sentence of a text, which may answer the question `context`."""
    return _default.score_sentences(text, context=context)


def explain(text: str, *, context: str | None = None) -> Explanation:
    """Say why a text scores what it does; `context` is the question that it answers, if any."""
    return _default.explain(text, context=context)
