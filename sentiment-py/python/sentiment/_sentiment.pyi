# Types of the compiled module; `cargo xtask test python` compares them with it (stubtest).

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, ClassVar, Literal, TypeVar, final, overload

from sentiment._types import (
    ArrowColumn,
    ContributionDict,
    ContributionKind,
    Emotion,
    EmotionsDict,
    ExplanationDict,
    Floats,
    Label,
    LexiconFormat,
    MentionDict,
    NullableScoreColumns,
    OnDuplicate,
    PlutchikEmotion,
    ScoreColumns,
    ScoreDict,
    ScoreField,
    SentenceScoreDict,
    ShifterDict,
    ShifterKind,
    SomeNullableScoreColumns,
    SomeScoreColumns,
    SomeVaderColumns,
    SumsDict,
    Taxonomy,
    UrgentColumns,
    UrgentKind,
    VaderColumns,
    VaderExplanation,
    VaderField,
    VaderScore,
    VaderSentenceScore,
)

_T = TypeVar("_T")

__version__: str
EMOTIONS: tuple[PlutchikEmotion, ...]
TAXONOMIES: MappingProxyType[Taxonomy, tuple[Emotion, ...]]
LABELS: tuple[Label, ...]
URGENT_KINDS: tuple[UrgentKind, ...]
_SHIFTER_KINDS: tuple[ShifterKind, ...]
_LEXICON_FORMATS: tuple[LexiconFormat, ...]
_ON_DUPLICATE: tuple[OnDuplicate, ...]
_CONTRIBUTION_KINDS: tuple[ContributionKind, ...]

def _words(text: str) -> list[tuple[int, int]]: ...
def _parts(text: str) -> list[tuple[int, int]]: ...
def _sentences(text: str) -> list[tuple[int, int]]: ...
def _shifters() -> dict[str, tuple[str, str]]: ...
def _terms(terms: list[str]) -> list[str]: ...
def _score(state: bytes) -> Score: ...
def _explanation(state: bytes) -> Explanation: ...
def _vader_words(lexicon: str | None = None) -> dict[str, float]: ...
def _vader_emoji() -> dict[str, str]: ...
def _vader_valence(word: str, valence: float) -> float: ...
def _affects(
    analyzer: Analyzer, text: str, emotion: float, polarity: float
) -> list[tuple[tuple[int, int], list[str]]]: ...
def _score_table(
    present: bytes, columns: list[tuple[str, bytes | list[str | None]]]
) -> ScoreTable: ...

@final
class Analyzer:
    # A mapping of terms to valences from -4 to 4, or the text of a lexicon file: a header that
    # names the columns (term, valence, an emotion's name, ...), then a term per line, fields
    # separated by tabs; or a list of such. A space makes a term a phrase, a `*` at its end stands
    # for any ending. help(Analyzer) lists all columns. lexicon_format says that it is a word list
    # of another form, without_english that its terms alone count, on_duplicate what happens to
    # those that the model has. mixed=False labels every text negative, neutral or positive.
    def __new__(
        cls,
        lexicon: Mapping[str, float] | str | Sequence[Mapping[str, float] | str] | None = None,
        taxonomy: Taxonomy | None = None,
        lexicon_format: LexiconFormat | None = None,
        *,
        without_english: bool = False,
        on_duplicate: OnDuplicate | None = None,
        mixed: bool = True,
    ) -> Analyzer: ...
    @property
    def taxonomy(self) -> Taxonomy: ...
    def score(self, text: str, *, context: str | None = None) -> Score: ...
    @overload
    def score_batch(
        self,
        texts: Iterable[str] | ArrowColumn,
        threads: int | None = None,
        *,
        context: str | Iterable[str | float | None] | ArrowColumn | None = None,
        missing: Literal["error"] | None = "error",
    ) -> list[Score]: ...
    @overload
    def score_batch(
        self,
        texts: Iterable[str | float | None] | ArrowColumn,
        threads: int | None = None,
        *,
        context: str | Iterable[str | float | None] | ArrowColumn | None = None,
        missing: Literal["null"],
    ) -> list[Score | None]: ...
    @overload
    def score_iter(
        self,
        texts: Iterable[str] | ArrowColumn,
        batch_size: int = 8192,
        *,
        threads: int | None = None,
        context: str | Iterable[str | float | None] | ArrowColumn | None = None,
        missing: Literal["error"] | None = "error",
    ) -> Iterator[Score]: ...
    @overload
    def score_iter(
        self,
        texts: Iterable[str | float | None] | ArrowColumn,
        batch_size: int = 8192,
        *,
        threads: int | None = None,
        context: str | Iterable[str | float | None] | ArrowColumn | None = None,
        missing: Literal["null"],
    ) -> Iterator[Score | None]: ...
    @overload
    def score_columns(
        self,
        texts: Iterable[str] | ArrowColumn,
        threads: int | None = None,
        *,
        context: str | Iterable[str | float | None] | ArrowColumn | None = None,
        missing: Literal["error"] | None = "error",
        fields: None = None,
    ) -> ScoreColumns: ...
    @overload
    def score_columns(
        self,
        texts: Iterable[str | float | None] | ArrowColumn,
        threads: int | None = None,
        *,
        context: str | Iterable[str | float | None] | ArrowColumn | None = None,
        missing: Literal["null"],
        fields: None = None,
    ) -> NullableScoreColumns: ...
    @overload
    def score_columns(
        self,
        texts: Iterable[str] | ArrowColumn,
        threads: int | None = None,
        *,
        context: str | Iterable[str | float | None] | ArrowColumn | None = None,
        missing: Literal["error"] | None = "error",
        fields: Iterable[ScoreField],
    ) -> SomeScoreColumns: ...
    @overload
    def score_columns(
        self,
        texts: Iterable[str | float | None] | ArrowColumn,
        threads: int | None = None,
        *,
        context: str | Iterable[str | float | None] | ArrowColumn | None = None,
        missing: Literal["null"],
        fields: Iterable[ScoreField],
    ) -> SomeNullableScoreColumns: ...
    @overload
    def score_table(
        self,
        texts: Iterable[str] | ArrowColumn,
        threads: int | None = None,
        *,
        context: str | Iterable[str | float | None] | ArrowColumn | None = None,
        missing: Literal["error"] | None = "error",
        fields: Iterable[ScoreField] | None = None,
    ) -> ScoreTable: ...
    @overload
    def score_table(
        self,
        texts: Iterable[str | float | None] | ArrowColumn,
        threads: int | None = None,
        *,
        context: str | Iterable[str | float | None] | ArrowColumn | None = None,
        missing: Literal["null"],
        fields: Iterable[ScoreField] | None = None,
    ) -> ScoreTable: ...
    def score_sentences(self, text: str, *, context: str | None = None) -> list[SentenceScore]: ...
    def explain(self, text: str, *, context: str | None = None) -> Explanation: ...

@final
class Score:
    FIELDS: ClassVar[tuple[str, ...]]
    def __new__(
        cls,
        valence: float,
        negative: float,
        neutral: float,
        positive: float,
        label: Label,
        confidence: float,
        coverage: float,
        emotions: Emotions | EmotionsDict | Mapping[str, float],
        dominant_emotion: Emotion | None = None,
    ) -> Score: ...
    @property
    def valence(self) -> float: ...
    @property
    def negative(self) -> float: ...
    @property
    def neutral(self) -> float: ...
    @property
    def positive(self) -> float: ...
    @property
    def label(self) -> Label: ...
    @property
    def confidence(self) -> float: ...
    @property
    def coverage(self) -> float: ...
    @property
    def emotions(self) -> Emotions: ...
    @property
    def dominant_emotion(self) -> Emotion | None: ...
    def as_dict(self) -> ScoreDict: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ScoreTable:
    @property
    def column_names(self) -> list[str]: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...
    @overload
    def __getitem__(
        self, name: Literal["label", "dominant_emotion", "urgent", "urgent_words"], /
    ) -> list[str | None]: ...
    @overload
    def __getitem__(
        self,
        name: Literal[
            "valence", "negative", "neutral", "positive", "confidence", "coverage", Emotion
        ]
        | VaderField,
        /,
    ) -> Floats: ...
    @overload
    def __getitem__(self, name: str, /) -> Any: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_pandas(self, index: Any = None) -> Any: ...
    def to_polars(self) -> Any: ...
    def to_arrow(self) -> Any: ...
    def _repr_html_(self) -> str: ...
    def __iter__(self) -> Iterator[dict[str, Any]]: ...
    def __len__(self) -> int: ...

@final
class Emotions(Mapping[str, float]):
    def __new__(
        cls,
        values: EmotionsDict
        | Mapping[PlutchikEmotion, float]
        | Mapping[Emotion, float]
        | Mapping[str, float]
        | None = None,
        /,
        **named: float,
    ) -> Emotions: ...
    @property
    def anger(self) -> float: ...
    @property
    def anticipation(self) -> float: ...
    @property
    def disgust(self) -> float: ...
    @property
    def fear(self) -> float: ...
    @property
    def joy(self) -> float: ...
    @property
    def sadness(self) -> float: ...
    @property
    def surprise(self) -> float: ...
    @property
    def trust(self) -> float: ...
    @property
    def frustration(self) -> float: ...
    @property
    def disappointment(self) -> float: ...
    @property
    def confusion(self) -> float: ...
    @property
    def worry(self) -> float: ...
    @property
    def delight(self) -> float: ...
    @property
    def gratitude(self) -> float: ...
    @property
    def admiration(self) -> float: ...
    @property
    def desire(self) -> float: ...
    def as_dict(self) -> EmotionsDict: ...
    @overload
    def get(self, key: str, default: None = None, /) -> float | None: ...
    @overload
    def get(self, key: str, default: float, /) -> float: ...
    @overload
    def get(self, key: str, default: _T, /) -> float | _T: ...
    def __getitem__(self, key: str, /) -> float: ...
    def __iter__(self) -> Iterator[Emotion]: ...
    def __dir__(self) -> list[str]: ...
    def __len__(self) -> int: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class SentenceScore:
    def __new__(cls, span: tuple[int, int], score: Score) -> SentenceScore: ...
    @property
    def span(self) -> tuple[int, int]: ...
    @property
    def score(self) -> Score: ...
    def as_dict(self) -> SentenceScoreDict: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Explanation:
    def __new__(
        cls,
        text: str,
        score: Score,
        intercept: Sums,
        contributions: Sequence[Contribution],
        sums: Sums,
        scale: float,
        subjectivity_scale: float,
        emotion_scale: float,
        irony: Sequence[tuple[int, int]],
    ) -> Explanation: ...
    @property
    def text(self) -> str: ...
    @property
    def score(self) -> Score: ...
    @property
    def intercept(self) -> Sums: ...
    @property
    def contributions(self) -> tuple[Contribution, ...]: ...
    @property
    def sums(self) -> Sums: ...
    @property
    def scale(self) -> float: ...
    @property
    def subjectivity_scale(self) -> float: ...
    @property
    def emotion_scale(self) -> float: ...
    @property
    def irony(self) -> tuple[tuple[int, int], ...]: ...
    def to_terminal(self, color: bool = True) -> str: ...
    def to_html(self) -> str: ...
    def _repr_html_(self) -> str: ...
    def as_dict(self) -> ExplanationDict: ...
    def __eq__(self, value: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Contribution:
    def __new__(
        cls,
        kind: ContributionKind,
        span: tuple[int, int],
        term: str,
        base: float,
        weight: float,
        shifters: Sequence[Shifter],
        sums: Sums,
    ) -> Contribution: ...
    @property
    def kind(self) -> ContributionKind: ...
    @property
    def span(self) -> tuple[int, int]: ...
    @property
    def term(self) -> str: ...
    @property
    def base(self) -> float: ...
    @property
    def weight(self) -> float: ...
    @property
    def shifters(self) -> tuple[Shifter, ...]: ...
    @property
    def sums(self) -> Sums: ...
    def as_dict(self) -> ContributionDict: ...
    def __eq__(self, value: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Shifter:
    def __new__(cls, span: tuple[int, int], kind: ShifterKind, factor: float) -> Shifter: ...
    @property
    def span(self) -> tuple[int, int]: ...
    @property
    def kind(self) -> ShifterKind: ...
    @property
    def factor(self) -> float: ...
    def as_dict(self) -> ShifterDict: ...
    def __eq__(self, value: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Sums:
    def __new__(cls, valence: float, subjectivity: float, emotions: Emotions) -> Sums: ...
    @property
    def valence(self) -> float: ...
    @property
    def subjectivity(self) -> float: ...
    @property
    def emotions(self) -> Emotions: ...
    def as_dict(self) -> SumsDict: ...
    def __eq__(self, value: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Mention:
    def __new__(cls, kind: UrgentKind, span: tuple[int, int], words: str) -> Mention: ...
    @property
    def kind(self) -> UrgentKind: ...
    @property
    def span(self) -> tuple[int, int]: ...
    @property
    def words(self) -> str: ...
    def as_dict(self) -> MentionDict: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self) -> int: ...

def urgent(text: str) -> list[Mention]: ...
@overload
def urgent_columns(
    texts: Iterable[str] | ArrowColumn,
    threads: int | None = None,
    *,
    missing: Literal["error"] | None = "error",
) -> UrgentColumns: ...
@overload
def urgent_columns(
    texts: Iterable[str | float | None] | ArrowColumn,
    threads: int | None = None,
    *,
    missing: Literal["null"],
) -> UrgentColumns: ...
@overload
def urgent_table(
    texts: Iterable[str] | ArrowColumn,
    threads: int | None = None,
    *,
    missing: Literal["error"] | None = "error",
) -> ScoreTable: ...
@overload
def urgent_table(
    texts: Iterable[str | float | None] | ArrowColumn,
    threads: int | None = None,
    *,
    missing: Literal["null"],
) -> ScoreTable: ...

@final
class Vader:
    def __new__(cls, lexicon: Mapping[str, float | None] | str | None = None) -> Vader: ...
    def score(self, text: str) -> VaderScore: ...
    @overload
    def score_batch(
        self,
        texts: Iterable[str] | ArrowColumn,
        threads: int | None = None,
        *,
        missing: Literal["error"] | None = "error",
    ) -> list[VaderScore]: ...
    @overload
    def score_batch(
        self,
        texts: Iterable[str | float | None] | ArrowColumn,
        threads: int | None = None,
        *,
        missing: Literal["null"],
    ) -> list[VaderScore | None]: ...
    @overload
    def score_columns(
        self,
        texts: Iterable[str] | ArrowColumn,
        threads: int | None = None,
        *,
        missing: Literal["error"] | None = "error",
        fields: None = None,
    ) -> VaderColumns: ...
    @overload
    def score_columns(
        self,
        texts: Iterable[str | float | None] | ArrowColumn,
        threads: int | None = None,
        *,
        missing: Literal["null"],
        fields: None = None,
    ) -> VaderColumns: ...
    @overload
    def score_columns(
        self,
        texts: Iterable[str] | ArrowColumn,
        threads: int | None = None,
        *,
        missing: Literal["error"] | None = "error",
        fields: Iterable[VaderField],
    ) -> SomeVaderColumns: ...
    @overload
    def score_columns(
        self,
        texts: Iterable[str | float | None] | ArrowColumn,
        threads: int | None = None,
        *,
        missing: Literal["null"],
        fields: Iterable[VaderField],
    ) -> SomeVaderColumns: ...
    @overload
    def score_table(
        self,
        texts: Iterable[str] | ArrowColumn,
        threads: int | None = None,
        *,
        missing: Literal["error"] | None = "error",
        fields: Iterable[VaderField] | None = None,
    ) -> ScoreTable: ...
    @overload
    def score_table(
        self,
        texts: Iterable[str | float | None] | ArrowColumn,
        threads: int | None = None,
        *,
        missing: Literal["null"],
        fields: Iterable[VaderField] | None = None,
    ) -> ScoreTable: ...
    def score_sentences(self, text: str) -> list[VaderSentenceScore]: ...
    def explain(self, text: str) -> VaderExplanation: ...
    def explain_terminal(self, text: str, color: bool = True) -> str: ...
    def explain_html(self, text: str) -> str: ...
