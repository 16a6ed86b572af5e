"""Fast, explainable sentiment analysis: valence and emotions.

>>> import sentiment
>>> sentiment.score("I love it").label
'positive'

`score`, `score_batch`, `score_iter`, `score_columns`, `score_table`, `score_sentences` and
`explain` use the default English model, which an `Analyzer` holds too. `urgent`, `urgent_columns`
and `urgent_table` find what somebody should read first. `Vader` answers as vaderSentiment 3.3.2
does.
"""

from collections.abc import Mapping as _Mapping

from sentiment._sentiment import (
    EMOTIONS,
    LABELS,
    TAXONOMIES,
    URGENT_KINDS,
    Analyzer,
    Contribution,
    Emotions,
    Explanation,
    Mention,
    Score,
    ScoreTable,
    SentenceScore,
    Shifter,
    Sums,
    Vader,
    __version__,
    urgent,
    urgent_columns,
    urgent_table,
)
from sentiment._types import (
    ArrowColumn as ArrowColumn,
    ContributionDict as ContributionDict,
    ContributionKind as ContributionKind,
    Emotion as Emotion,
    EmotionsDict as EmotionsDict,
    ExplanationDict as ExplanationDict,
    FeedbackDict as FeedbackDict,
    FeedbackScoreColumns as FeedbackScoreColumns,
    Label as Label,
    LexiconFormat as LexiconFormat,
    MentionDict as MentionDict,
    NullableFeedbackScoreColumns as NullableFeedbackScoreColumns,
    NullableScoreColumns as NullableScoreColumns,
    OnDuplicate as OnDuplicate,
    PlutchikDict as PlutchikDict,
    PlutchikEmotion as PlutchikEmotion,
    ScoreColumns as ScoreColumns,
    ScoreDict as ScoreDict,
    ScoreField as ScoreField,
    SentenceScoreDict as SentenceScoreDict,
    ShifterDict as ShifterDict,
    ShifterKind as ShifterKind,
    SomeNullableScoreColumns as SomeNullableScoreColumns,
    SomeScoreColumns as SomeScoreColumns,
    SomeVaderColumns as SomeVaderColumns,
    SumsDict as SumsDict,
    Taxonomy as Taxonomy,
    UrgentColumns as UrgentColumns,
    UrgentKind as UrgentKind,
    VaderColumns as VaderColumns,
    VaderContribution as VaderContribution,
    VaderExplanation as VaderExplanation,
    VaderField as VaderField,
    VaderScore as VaderScore,
    VaderSentenceScore as VaderSentenceScore,
)
from sentiment._vader import SentimentIntensityAnalyzer

__all__ = [
    "EMOTIONS",
    "LABELS",
    "TAXONOMIES",
    "URGENT_KINDS",
    "Analyzer",
    "Contribution",
    "Emotions",
    "Explanation",
    "Mention",
    "Score",
    "ScoreTable",
    "SentenceScore",
    "SentimentIntensityAnalyzer",
    "Shifter",
    "Sums",
    "Vader",
    "__version__",
    "explain",
    "score",
    "score_batch",
    "score_columns",
    "score_iter",
    "score_sentences",
    "score_table",
    "urgent",
    "urgent_columns",
    "urgent_table",
]

_Mapping.register(Emotions)

_default = Analyzer()


# As they are: nothing is between, and their types are said once.
score = _default.score
score_batch = _default.score_batch
score_iter = _default.score_iter
score_columns = _default.score_columns
score_table = _default.score_table
score_sentences = _default.score_sentences
explain = _default.explain
