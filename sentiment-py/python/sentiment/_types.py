"""Types of plain data that the compiled module gives and takes."""

from __future__ import annotations

import sys
from array import array
from typing import TYPE_CHECKING, Annotated, Any, Literal, Optional, Protocol, Union

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    try:
        # Before Python 3.12, pydantic and FastAPI take no other.
        from typing_extensions import TypedDict
    except ImportError:
        from typing import TypedDict

# typing.get_type_hints, and libraries that check data by it, evaluate these annotations: all must
# be of what the oldest Python has.


class OfFloats:
    """What pydantic, which knows no `array`, finds beside it: a list of floats will do."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Give what it checks the column by."""
        return handler.generate_schema(list[float])


if TYPE_CHECKING or sys.version_info >= (3, 12):
    Floats = Annotated[array[float], OfFloats]
else:
    Floats = Annotated[array, OfFloats]

Label = Literal["negative", "neutral", "positive", "mixed"]
"""The decision about a text."""

Taxonomy = Literal["plutchik", "feedback"]
"""The name of a choice of emotions; `TAXONOMIES` lists them."""

PlutchikEmotion = Literal[
    "anger", "anticipation", "disgust", "fear", "joy", "sadness", "surprise", "trust"
]
"""One of Plutchik's eight emotions."""

Emotion = Literal[
    PlutchikEmotion,
    "frustration",
    "disappointment",
    "confusion",
    "worry",
    "delight",
    "gratitude",
    "admiration",
    "desire",
]
"""An emotion of any taxonomy."""

ScoreField = Literal[
    "valence",
    "negative",
    "neutral",
    "positive",
    "label",
    "confidence",
    "coverage",
    "emotions",
    "dominant_emotion",
    Emotion,
]
"""The name of a column that `fields` may have: "emotions" stands for those of all emotions."""

VaderField = Literal["neg", "neu", "pos", "compound"]
"""The same of VADER's columns."""

ShifterKind = Literal[
    "negation",
    "amplifier",
    "downtoner",
    "contrast",
    "irrealis",
    "capitals",
    "elongation",
    "emphasis",
]
"""What changes the weight of a term."""


UrgentKind = Literal[
    "self-harm",
    "safety",
    "harassment",
    "law",
    "security",
    "vulnerable",
    "repeated",
    "leaving",
]
"""What a text that somebody should read first is about, the most urgent first."""

LexiconFormat = Literal["tsv", "afinn", "vader", "nrc", "liwc", "quanteda"]
"""The form of a lexicon's text; "vader" and "afinn" are also scales of ratings."""

OnDuplicate = Literal["merge", "replace", "keep", "fail"]
"""What happens where an own lexicon has a term that the model has."""

ContributionKind = Literal["term", "context"]
"""What contributes: a term of the text, or the question that it answers."""


class VaderScore(TypedDict):
    """What VADER answers."""

    neg: float
    neu: float
    pos: float
    compound: float


class VaderSentenceScore(TypedDict):
    """A sentence of a text with what VADER answers to it."""

    span: tuple[int, int]
    score: VaderScore


class MentionDict(TypedDict):
    """`Mention.as_dict()`."""

    kind: UrgentKind
    span: tuple[int, int]
    words: str


class UrgentColumns(TypedDict):
    """What somebody should read first of many texts: a value per text in each column, in order."""

    urgent: list[Optional[UrgentKind]]  # noqa: UP045
    urgent_words: list[Optional[str]]  # noqa: UP045


class VaderColumns(TypedDict):
    """What VADER answers to many texts: a value per text in each column, in order."""

    neg: Floats
    neu: Floats
    pos: Floats
    compound: Floats


class SomeVaderColumns(VaderColumns):
    """Those that `fields` names: which are there, who calls knows."""


class VaderContribution(TypedDict):
    """One word's part in VADER's sum."""

    span: tuple[int, int]
    term: str
    base: float
    value: float


class VaderExplanation(TypedDict):
    """Why VADER scores a text as it does."""

    contributions: list[VaderContribution]
    emphasis: float
    sum: float
    score: VaderScore


class PlutchikDict(TypedDict):
    """Plutchik's eight emotions."""

    anger: float
    anticipation: float
    disgust: float
    fear: float
    joy: float
    sadness: float
    surprise: float
    trust: float


class FeedbackDict(TypedDict):
    """The emotions of the taxonomy `feedback`."""

    frustration: float
    disappointment: float
    confusion: float
    worry: float
    sadness: float
    delight: float
    gratitude: float
    admiration: float
    trust: float
    surprise: float
    desire: float


if TYPE_CHECKING:

    class EmotionsDict(PlutchikDict, total=False):
        """`Emotions.as_dict()`: to type checkers Plutchik's eight, which are the default."""

        frustration: float
        disappointment: float
        confusion: float
        worry: float
        delight: float
        gratitude: float
        admiration: float
        desire: float
else:
    # Those of one taxonomy: which, whoever checks the data sees.
    EmotionsDict = Union[PlutchikDict, FeedbackDict]


class ScoreDict(TypedDict):
    """`Score.as_dict()`."""

    valence: float
    negative: float
    neutral: float
    positive: float
    label: Label
    confidence: float
    coverage: float
    emotions: EmotionsDict
    dominant_emotion: Optional[Emotion]  # noqa: UP045


class SentenceScoreDict(TypedDict):
    """`SentenceScore.as_dict()`."""

    span: tuple[int, int]
    score: ScoreDict


class SharedColumns(TypedDict):
    """The columns of all taxonomies."""

    valence: Floats
    negative: Floats
    neutral: Floats
    positive: Floats
    confidence: Floats
    coverage: Floats
    sadness: Floats
    surprise: Floats
    trust: Floats
    dominant_emotion: list[Optional[Emotion]]  # noqa: UP045


class PlutchikColumns(TypedDict):
    """The columns of the emotions that Plutchik's eight alone have."""

    anger: Floats
    anticipation: Floats
    disgust: Floats
    fear: Floats
    joy: Floats


class FeedbackColumns(TypedDict):
    """The columns of the emotions that the taxonomy `feedback` alone has."""

    frustration: Floats
    disappointment: Floats
    confusion: Floats
    worry: Floats
    delight: Floats
    gratitude: Floats
    admiration: Floats
    desire: Floats


class DefaultColumns(SharedColumns, PlutchikColumns, total=False):
    """To type checkers Plutchik's eight emotions, which are the default, as in `EmotionsDict`."""

    frustration: Floats
    disappointment: Floats
    confusion: Floats
    worry: Floats
    delight: Floats
    gratitude: Floats
    admiration: Floats
    desire: Floats


class AllColumns(SharedColumns, PlutchikColumns, FeedbackColumns):
    """The emotions of both taxonomies."""


class ScoreColumns(DefaultColumns):
    """What many texts score: a value per text in each column, in order."""

    label: list[Label]


class NullableScoreColumns(DefaultColumns):
    """`ScoreColumns` in which texts may be missing: there, numbers are NaN."""

    label: list[Optional[Label]]  # noqa: UP045


class FeedbackScoreColumns(SharedColumns, FeedbackColumns):
    """`ScoreColumns` of the taxonomy `feedback`."""

    label: list[Label]


class NullableFeedbackScoreColumns(SharedColumns, FeedbackColumns):
    """`NullableScoreColumns` of the taxonomy `feedback`."""

    label: list[Optional[Label]]  # noqa: UP045


class SomeScoreColumns(AllColumns):
    """Columns that `fields` names: which are there, who calls knows."""

    label: list[Label]


class SomeNullableScoreColumns(AllColumns):
    """`SomeScoreColumns` in which texts may be missing."""

    label: list[Optional[Label]]  # noqa: UP045


class ArrowStream(Protocol):
    """What offers a column by Arrow's PyCapsule interface: of Polars, pyarrow, pandas, DuckDB."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the column, chunk by chunk."""


class ArrowArray(Protocol):
    """The same in one piece."""

    def __arrow_c_array__(self, requested_schema: object = None) -> object:
        """Give the type and the column."""


ArrowColumn = Union[ArrowStream, ArrowArray]
"""A column of texts in Arrow's memory, which is read in place."""


class SumsDict(TypedDict):
    """`Sums.as_dict()`."""

    valence: float
    subjectivity: float
    emotions: EmotionsDict


class ShifterDict(TypedDict):
    """`Shifter.as_dict()`."""

    span: tuple[int, int]
    kind: ShifterKind
    factor: float


class ContributionDict(TypedDict):
    """`Contribution.as_dict()`."""

    kind: ContributionKind
    span: tuple[int, int]
    term: str
    base: float
    weight: float
    shifters: list[ShifterDict]
    sums: SumsDict


class ExplanationDict(TypedDict):
    """`Explanation.as_dict()`."""

    text: str
    score: ScoreDict
    intercept: SumsDict
    contributions: list[ContributionDict]
    sums: SumsDict
    scale: float
    subjectivity_scale: float
    emotion_scale: float
    irony: list[tuple[int, int]]
