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
    ContributionDict,
    ContributionKind,
    Emotion,
    EmotionsDict,
    ExplanationDict,
    FeedbackDict,
    Label,
    NullableScoreColumns,
    PlutchikDict,
    ScoreColumns,
    ScoreDict,
    SentenceScoreDict,
    ShifterDict,
    ShifterKind,
    SumsDict,
    Taxonomy,
    VaderColumns,
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
    "ContributionDict",
    "ContributionKind",
    "Emotion",
    "Emotions",
    "EmotionsDict",
    "Explanation",
    "ExplanationDict",
    "FeedbackDict",
    "Label",
    "NullableScoreColumns",
    "PlutchikDict",
    "Score",
    "ScoreColumns",
    "ScoreDict",
    "ScoreTable",
    "SentenceScore",
    "SentenceScoreDict",
    "SentimentIntensityAnalyzer",
    "Shifter",
    "ShifterDict",
    "ShifterKind",
    "Sums",
    "SumsDict",
    "Taxonomy",
    "Vader",
    "VaderColumns",
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


# As they are: nothing is between, and their types are said once.
score = _default.score
score_batch = _default.score_batch
score_columns = _default.score_columns
score_table = _default.score_table
score_sentences = _default.score_sentences
explain = _default.explain
