"""vaderSentiment's class, for code that is written for it."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING

from sentiment._sentiment import Vader, _vader_valence, _vader_words
from sentiment._types import VaderScore

if TYPE_CHECKING:
    from typing_extensions import Self

# What the original calls its own, which is built in here.
OWN_FILE = "vader_lexicon.txt"


class SentimentIntensityAnalyzer:
    """vaderSentiment's class, for code that is written for it.

    Replace `from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer` by
    `from sentiment import SentimentIntensityAnalyzer`; the numbers are the same, also with own
    words.

    >>> sia = SentimentIntensityAnalyzer()
    >>> sia.lexicon.update({"laggy": -1.5, "goat": 3})
    >>> sia.polarity_scores("so laggy")["compound"]
    -0.4201
    """

    def __init__(self, lexicon_file: str | os.PathLike[str] = OWN_FILE) -> None:
        """Make one.

        `lexicon_file` names a file in the form of the original's, whose words take the place of
        VADER's. By default nothing is read.
        """
        words = None
        if os.fspath(lexicon_file) != OWN_FILE:
            text = Path(lexicon_file).read_text(encoding="utf-8")
            try:
                words = _vader_words(text)
            except ValueError as error:
                raise ValueError(f"{os.fspath(lexicon_file)}: {error}") from None
        self._lexicon = Lexicon(words)

    def polarity_scores(self, text: str) -> VaderScore:
        """Score one text: a dict with neg, neu, pos and compound."""
        # One more call here would cost a tenth of the whole.
        lexicon = self._lexicon
        return (lexicon.state.vader or lexicon.compile()).score(text)

    @property
    def lexicon(self) -> Lexicon:
        """The words with their valences; changes count at the next text.

        If it is set, it is to a copy.
        """
        return self._lexicon

    @lexicon.setter
    def lexicon(self, words: Mapping[str, float]) -> None:
        if words is not self._lexicon:
            self._lexicon = Lexicon({word: _vader_valence(word, words[word]) for word in words})


@functools.cache
def _embedded() -> dict[str, float]:
    return _vader_words()


class State:
    """Words between two changes.

    There is a new one at each, so that none is missed whichever thread makes it.
    """

    def __init__(self, vader: Vader | None = None) -> None:
        # The model with these words, once it is compiled.
        self.vader = vader


class Lexicon(MutableMapping[str, float]):
    """Words that are compiled when a text is scored after they have changed."""

    def __init__(self, words: dict[str, float] | None) -> None:
        self._own = words
        self.state = State(Vader() if words is None else None)

    def compile(self) -> Vader:
        """Make the model with the words of now."""
        state = self.state
        own, theirs = self._words.copy(), _embedded()
        changes: dict[str, float | None] = {
            word: valence for word, valence in own.items() if theirs.get(word) != valence
        }
        changes.update((word, None) for word in theirs if word not in own)
        state.vader = vader = Vader(changes)
        return vader

    @property
    def _words(self) -> dict[str, float]:
        if self._own is None:
            self._own = _embedded().copy()
        return self._own

    def __getitem__(self, word: str) -> float:
        return self._words[word]

    def __setitem__(self, word: str, valence: float) -> None:
        self._words[word] = _vader_valence(word, valence)
        self.state = State()

    def __delitem__(self, word: str) -> None:
        del self._words[word]
        self.state = State()

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def __or__(self, other: Mapping[str, float]) -> dict[str, float]:
        return {**self._words, **other}

    def __ior__(self, other: Mapping[str, float]) -> Self:
        self.update(other)
        return self

    def copy(self) -> dict[str, float]:
        """The words with their valences, as a dict."""
        return self._words.copy()

    def __repr__(self) -> str:
        return repr(self._words)
