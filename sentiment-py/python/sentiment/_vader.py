"""vaderSentiment's class, for code that is written for it."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, overload

from sentiment._sentiment import (
    ScoreTable,
    Vader,
    _vader_emoji,
    _vader_valence,
    _vader_words,
)

if TYPE_CHECKING:
    from typing_extensions import Self

    from sentiment._types import ArrowColumn, VaderColumns, VaderField

# What the original calls its own, which are built in here.
OWN_FILE = "vader_lexicon.txt"
OWN_EMOJI = "emoji_utf8_lexicon.txt"
# Its methods that `polarity_scores` calls.
STEPS = (
    "sentiment_valence",
    "_least_check",
    "_but_check",
    "_special_idioms_check",
    "_sentiment_laden_idioms_check",
    "_negation_check",
    "_punctuation_emphasis",
    "_amplify_ep",
    "_amplify_qm",
    "_sift_sentiment_scores",
    "score_valence",
)


class SentimentIntensityAnalyzer:
    """vaderSentiment's class, for code that is written for it.

    Replace `from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer` by
    `from sentiment import SentimentIntensityAnalyzer`; the numbers are the same, also with own
    words.

    >>> sia = SentimentIntensityAnalyzer()
    >>> sia.lexicon.update({"laggy": -1.5, "goat": 3})
    >>> sia.polarity_scores("so laggy")["compound"]
    -0.4201

    `score_batch`, `score_columns` and `score_table` score many texts on all cores.

    Different on purpose: a valence that is not a finite number is an error at once; `lexicon` is a
    dict of a class of its own, whose words are in alphabetical order rather than the file's, and if
    it is set, it is to a copy; `emojis` has the emoji of one
    character, as no other ever matches, and cannot be changed; the steps of `polarity_scores`
    (`score_valence`, `sentiment_valence` and so on) are no methods, and a class that has one is a
    TypeError; what they read (`NEGATE`, `BOOSTER_DICT` and so on) is built in.
    """

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Refuse classes that have steps of the original's `polarity_scores`."""
        super().__init_subclass__(**kwargs)
        steps = [name for name in STEPS if hasattr(cls, name)]
        if steps:
            raise TypeError(
                f"{cls.__name__} has {', '.join(steps)}: steps of the original's polarity_scores, "
                "which are built in here and would not be called; change words in `lexicon`, "
                "override polarity_scores, or keep vaderSentiment's own class"
            )

    def __init__(
        self,
        lexicon_file: str | os.PathLike[str] = OWN_FILE,
        emoji_lexicon: str | os.PathLike[str] = OWN_EMOJI,
    ) -> None:
        """Make one.

        `lexicon_file` names a file in the form of the original's, whose words take the place of
        VADER's. By default nothing is read.

        `emoji_lexicon` can only be "emoji_utf8_lexicon.txt", which is built in: another is a
        ValueError.
        """
        if os.fspath(emoji_lexicon) != OWN_EMOJI:
            raise ValueError(
                f"emoji_lexicon must be {OWN_EMOJI!r}, which is built in, not "
                f"{os.fspath(emoji_lexicon)!r}: give emoji a valence in `lexicon`, or replace them "
                "in the text"
            )
        # The words of a file; None for VADER's.
        self._read: dict[str, float] | None = None
        if os.fspath(lexicon_file) != OWN_FILE:
            text = Path(lexicon_file).read_text(encoding="utf-8")
            try:
                self._read = _vader_words(text)
            except ValueError as error:
                raise ValueError(f"{os.fspath(lexicon_file)}: {error}") from None
        self._lexicon = _unchanged() if self._read is None else Lexicon(self._read)
        if type(self).make_lex_dict is not SentimentIntensityAnalyzer.make_lex_dict:
            self.lexicon = self.make_lex_dict()
        if type(self).make_emoji_dict is not SentimentIntensityAnalyzer.make_emoji_dict:
            _check_emoji(self.make_emoji_dict())

    def polarity_scores(self, text: str) -> dict[str, float]:
        """Score one text: a dict with neg, neu, pos and compound."""
        # One more call here, such as cast(), would cost a tenth of the whole.
        lexicon = self._lexicon
        return (lexicon.state.vader or lexicon.compile()).score(text)  # type: ignore[return-value]

    @overload
    def score_batch(
        self,
        texts: Iterable[str] | ArrowColumn,
        threads: int | None = None,
        *,
        missing: Literal["error"] | None = "error",
    ) -> list[dict[str, float]]: ...
    @overload
    def score_batch(
        self,
        texts: Iterable[str | float | None] | ArrowColumn,
        threads: int | None = None,
        *,
        missing: Literal["null"],
    ) -> list[dict[str, float] | None]: ...
    def score_batch(self, texts: Any, threads: int | None = None, *, missing: Any = "error") -> Any:
        """Score many texts, on all cores: a list of what `polarity_scores` gives, in order.

        The original has none. All has the lexicon of now. `texts`, `threads` and `missing` are
        those of `Vader.score_batch`.
        """
        return self._batches("score_batch").score_batch(texts, threads, missing=missing)

    def score_columns(
        self,
        texts: Iterable[str | float | None] | ArrowColumn,
        threads: int | None = None,
        *,
        missing: Literal["error", "null"] | None = "error",
        fields: Iterable[VaderField] | None = None,
    ) -> VaderColumns:
        """Score many texts into columns, see `Vader.score_columns`: a dict of arrays of floats."""
        scores: Any = self._batches("score_columns")
        columns: VaderColumns = scores.score_columns(texts, threads, missing=missing, fields=fields)
        return columns

    def score_table(
        self,
        texts: Iterable[str | float | None] | ArrowColumn,
        threads: int | None = None,
        *,
        missing: Literal["error", "null"] | None = "error",
        fields: Iterable[VaderField] | None = None,
    ) -> ScoreTable:
        """Score many texts into a table of Arrow, see `Vader.score_table`."""
        scores: Any = self._batches("score_table")
        table: ScoreTable = scores.score_table(texts, threads, missing=missing, fields=fields)
        return table

    def _batches(self, method: str) -> Vader:
        if type(self).polarity_scores is not SentimentIntensityAnalyzer.polarity_scores:
            raise TypeError(
                f"{type(self).__name__} has a polarity_scores of its own, which {method} would not "
                "call: call it for each text"
            )
        lexicon = self._lexicon
        return lexicon.state.vader or lexicon.compile()

    @property
    def lexicon(self) -> Lexicon:
        """The words with their valences; changes count at the next text.

        If it is set, it is to a copy.
        """
        return self._lexicon

    @lexicon.setter
    def lexicon(self, words: Mapping[str, float]) -> None:
        if not isinstance(words, Mapping):
            given = type(words).__name__
            hint = 'such as {"laggy": -1.5}'
            raise TypeError(f"lexicon must be a mapping of words to numbers, {hint}, not {given}")
        if words is not self._lexicon:
            self._lexicon = Lexicon({word: _vader_valence(word, words[word]) for word in words})

    @property
    def emojis(self) -> Mapping[str, str]:
        """The emoji with the words that are scored in their place; it cannot be changed."""
        return MappingProxyType(_emoji())

    def make_lex_dict(self) -> dict[str, float]:
        """The words as they were read, before any change: a new dict.

        What a class of one's own has in its place gives the words to begin with.
        """
        return (_embedded() if self._read is None else self._read).copy()

    def make_emoji_dict(self) -> dict[str, str]:
        """The emoji with the words that are scored in their place: a new dict.

        What a class of one's own has in its place can only give the same: else it is a ValueError.
        """
        return _emoji().copy()


def _check_emoji(emoji: Mapping[str, str]) -> None:
    if emoji != _emoji():
        raise ValueError(
            "make_emoji_dict must give the emoji that are built in: give others a valence in "
            "`lexicon`, or replace them in the text"
        )


@functools.cache
def _embedded() -> dict[str, float]:
    return _vader_words()


@functools.cache
def _emoji() -> dict[str, str]:
    return _vader_emoji()


class State:
    """Words between two changes.

    There is a new one at each, so that none is missed whichever thread makes it.
    """

    def __init__(self) -> None:
        # The model with these words, once it is compiled.
        self.vader: Vader | None = None


class Lexicon(dict[str, float]):
    """Words that are compiled when a text is scored after they have changed.

    A dict, so that `json` and all else that wants one takes it.
    """

    def __init__(self, words: Mapping[str, float] | Iterable[tuple[str, float]] = ()) -> None:
        super().__init__(words)
        self.state = State()

    def compile(self) -> Vader:
        """Make the model with the words of now."""
        state = self.state
        own, theirs = self.copy(), _embedded()
        changes: dict[str, float | None] = {
            word: valence for word, valence in own.items() if theirs.get(word) != valence
        }
        changes.update((word, None) for word in theirs if word not in own)
        state.vader = vader = Vader(changes)
        return vader

    def __setitem__(self, word: str, valence: float) -> None:
        super().__setitem__(word, _vader_valence(word, valence))
        self.state = State()

    def __delitem__(self, word: str) -> None:
        super().__delitem__(word)
        self.state = State()

    def __ior__(self, other: Any) -> Self:  # type: ignore[override, misc]
        self.update(other)
        return self

    def popitem(self) -> tuple[str, float]:
        """Take out the word that was added last."""
        item = super().popitem()
        self.state = State()
        return item

    def clear(self) -> None:
        """Take out all words."""
        super().clear()
        self.state = State()

    def pop(self, word: str, /, *default: Any) -> Any:
        """Take out a word: its valence, or the default if it is not there."""
        valence = super().pop(word, *default)
        self.state = State()
        return valence

    # Those of dict would pass by the methods above.
    update = MutableMapping.update
    setdefault = MutableMapping.setdefault

    def __reduce__(self) -> tuple[Callable[..., Lexicon], tuple[Any, ...]]:
        """Copies and pickles are made of the words."""
        return (_unchanged, ()) if self == _embedded() else (Lexicon, (self.copy(),))


def _unchanged() -> Lexicon:
    lexicon = Lexicon(_embedded())
    lexicon.state.vader = Vader()
    return lexicon
