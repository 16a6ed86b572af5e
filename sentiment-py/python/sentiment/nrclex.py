"""NRCLex's class, for code that is written for it.

>>> from sentiment.nrclex import NRCLex
>>> text = NRCLex()
>>> text.load_raw_text("I am happy, not angry.")
>>> text.affect_dict
{'happy': ['joy', 'positive']}
>>> text.affect_frequencies["joy"], text.affect_frequencies["anger"]
(0.5, 0.0)

The words and their affects are those of the default English model, so that they may be used
commercially, and nothing is downloaded. Different on purpose: negated words do not count; emoji,
words with capitals, and phrases ("fed up", "not happy") do. `words` are not lemmatized, and
`sentences` are `str`. With an own lexicon, what "not", "never" and the like deny does not count,
but what "quit" or "soothed" do away with does; its phrases count, the longest of those that begin
with a word.
"""

from __future__ import annotations

import functools
import json
import os
import re
from bisect import bisect_left
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from sentiment._sentiment import (
    Analyzer,
    _affects,
    _parts,
    _sentences,
    _shifters,
    _terms,
    _words,
)

__all__ = ["NRCLex"]

# What affects there are, in the order of the original.
ZEROS = dict.fromkeys(
    (
        "fear",
        "anger",
        "anticipation",
        "trust",
        "surprise",
        "positive",
        "negative",
        "sadness",
        "disgust",
        "joy",
    ),
    0.0,
)

# Least weights of a term, in log-odds. With these a text has about as many affects as by NRC's
# lexicon, and few function words have any.
EMOTION = 1.0
POLARITY = 0.5

# What a lexicon file takes as it is: a quote or a "#" in front and a "*" mean something there.
PLAIN = re.compile(r'\w[^"*]*')

Span = tuple[int, int]
Words = dict[str, list[str]]
Found = list[tuple[Span, list[str]]]


class Own(NamedTuple):
    """An own lexicon."""

    # With one space between the words of a phrase.
    words: Words
    # Where terms begin that are not one word of a text, such as "fed up" and "C++": by what
    # `_parts` makes of their beginning, in lower case.
    phrases: dict[str, list[re.Pattern[str]]]
    # It knows the words, so as to see negation.
    analyzer: Analyzer

    def affects_of(self, term: str) -> list[str] | None:
        """What it says of a word or phrase, or of a hashtag of it."""
        term = " ".join(term.split())
        for name in (term, term.lstrip("#")):
            affects = self.words.get(name, self.words.get(name.lower()))
            if affects is not None:
                return affects
        return None


class NRCLex:
    """A text, and the affects of its words.

    Affects are `fear`, `anger`, `anticipation`, `trust`, `surprise`, `positive`, `negative`,
    `sadness`, `disgust` and `joy`. A text without any has zeros.

    Attributes:
        text: what was loaded; empty for a list of tokens.
        words: its words, emoji, numbers and so on, without punctuation; "wi-fi" is one.
        sentences: its sentences; none for a list of tokens.
        affect_list: the affects of all words, in the order of the text.
        affect_dict: the affects of each word or phrase that has any.
        raw_emotion_scores: how often each affect occurs.
        affect_frequencies: shares of the affects in all that occur: 0, or all add up to 1.
        top_emotions: the affects with the greatest share, and that share.
    """

    text: str
    affect_list: list[str]
    affect_dict: dict[str, list[str]]
    raw_emotion_scores: dict[str, int]
    affect_frequencies: dict[str, float]
    _tokens: list[str] | None

    def __init__(self, lexicon_file: str | os.PathLike[str] | None = None) -> None:
        """Make one, with a text or without.

        `lexicon_file` is a path, or a name that ends in ".json", of an own lexicon: a JSON object
        with a list of affects for each word or phrase. None and "nrc_en.json", if there is no such
        file, are the default model. Any other `str` is a text to load, as it was for NRCLex before
        4.0; so is one that ends in ".json", but has white space and names no file.

        Raises OSError if the file cannot be read, ValueError if it is no such lexicon.
        """
        self._own: Own | None = None
        text = ""
        if isinstance(lexicon_file, str) and not _names_lexicon(lexicon_file):
            text = lexicon_file
        elif lexicon_file is not None:
            if not isinstance(lexicon_file, (str, os.PathLike)):
                given = type(lexicon_file).__name__
                raise TypeError(f"lexicon_file must be str or a path, not {given}")
            path = Path(lexicon_file)
            if str(path) != "nrc_en.json" or path.exists():
                path = path.resolve()
                is_now = path.stat()
                self._own = _lexicon(path, is_now.st_mtime_ns, is_now.st_size)
        self.load_raw_text(text)

    @property
    def words(self) -> list[str]:
        """The words of the text, found when they are asked for."""
        if self._tokens is None:
            self._tokens = [self.text[start:end] for start, end in _words(self.text)]
        return self._tokens

    @words.setter
    def words(self, words: list[str]) -> None:
        self._tokens = words

    @functools.cached_property
    def sentences(self) -> list[str]:
        """The sentences of `text`, cut when they are asked for."""
        return [self.text[slice(*span)] for span in _sentences(self.text)]

    @functools.cached_property
    def top_emotions(self) -> list[tuple[str, float]]:
        """The affects with the greatest share, and that share."""
        most = max(self.affect_frequencies.values())
        return [item for item in self.affect_frequencies.items() if item[1] == most]

    def load_raw_text(self, text: str) -> None:
        """Find the affects of a text."""
        self._count(text, None)
        self.text = text
        self._tokens = None

    def append_text(self, text_add: str) -> None:
        """Find the affects of the text with another behind it, as NRCLex 3 does."""
        self.load_raw_text(self.text + " " + text_add)

    def load_token_list(self, token_list: Iterable[str]) -> None:
        """Find the affects of a text that is cut into words already."""
        if isinstance(token_list, str):
            raise TypeError("token_list must be a list of words, not one str; see load_raw_text()")
        words = list(token_list)
        for at, word in enumerate(words):
            if not isinstance(word, str):
                raise TypeError(f"token_list[{at}] must be str, not {type(word).__name__}")
        self._count(*_joined(words))
        self.text = ""
        self._tokens = words

    def _count(self, text: str, spans: list[Span] | None) -> None:
        if self._own is None:
            found = _affects(_default, text, EMOTION, POLARITY)
        else:
            found = _own_affects(self._own, text, spans or _own_words(self._own, text))
        listed: list[str] = []
        by_term: dict[str, list[str]] = {}
        for (start, end), affects in found:
            by_term[text[start:end]] = affects
            listed += affects
        # Each step in its plainest form: a Counter alone would take a quarter of the whole.
        counts: dict[str, int] = {}
        for affect in listed:
            counts[affect] = counts.get(affect, 0) + 1
        total = len(listed)
        shares = ZEROS.copy()
        for affect, count in counts.items():
            shares[affect] = count / total
        # Those that are found when they are asked for, or were set.
        for name in ("sentences", "top_emotions"):
            self.__dict__.pop(name, None)
        self.affect_list = listed
        self.affect_dict = by_term
        self.raw_emotion_scores = counts
        self.affect_frequencies = shares


_default = Analyzer()


def _names_lexicon(given: str) -> bool:
    """Whether it is the name of a file, be it that there is none, and no text."""
    if not given.endswith(".json"):
        return False
    # Which is false of what no file can be called.
    return os.path.isfile(given) or not re.search(r"[\s\0]", given)


def _own_affects(own: Own, text: str, spans: list[Span]) -> Found:
    """The words of an own lexicon that are not negated."""
    starts = [start for start, _ in spans]
    negated: set[int] = set()
    for term in own.analyzer.explain(text).contributions:
        words = term.term.split()
        places = range(*(bisect_left(starts, at) for at in term.span))
        negations = (shifter.span for shifter in term.shifters if shifter.kind == "negation")
        if not all(_only_turns(text[start:end]) for start, end in negations):
            negated.update(places)
        elif len(words) > 1 and any(map(_denies, words)):
            # A phrase of the default model, such as "don't trust", hides its words; what denies
            # is not denied.
            negated.update(
                at for at in places if not any(map(_denies, text[slice(*spans[at])].split()))
            )
    found: Found = []
    for at, (start, end) in enumerate(spans):
        affects = own.affects_of(text[start:end])
        if affects is not None and at not in negated:
            found.append(((start, end), list(affects)))
    return found


@functools.cache
def _terms_of(kind: str) -> frozenset[str]:
    """The terms of the default model that shift others in a way."""
    return frozenset(term for term, (own, _) in _shifters().items() if own == kind)


def _denies(word: str) -> bool:
    word = word.lower().replace("\u2019", "'")
    return word in _terms_of("negator") or word.endswith("n't")


@functools.lru_cache(maxsize=1024)
def _only_turns(words: str) -> bool:
    """Whether they do away with something, as "quit" and "soothed" do, and do not deny it.

    What is feared and soothed is feared still, as far as affects are counted.
    """
    return not _terms_of("reverser").isdisjoint(_terms([words]))


def _own_words(own: Own, text: str) -> list[Span]:
    """Where words stand; what the own lexicon has as one, such as "wi-fi" or "fed up", is one.

    Of several that begin with a word it is the longest.
    """
    parts = _parts(text)
    joined = dict(set(_words(text)).difference(parts))
    if not joined and not own.phrases:
        return parts
    starts = [start for start, _ in parts]
    spans: list[Span] = []
    at = 0
    while at < len(parts):
        start, longest = parts[at]
        ends = [
            phrase.end()
            for pattern in own.phrases.get(text[start:longest].lower(), ())
            if (phrase := pattern.match(text, start))
        ]
        if start in joined:
            ends.append(joined[start])
        at += 1
        for end in sorted(ends, reverse=True):
            after = bisect_left(starts, end)
            if parts[after - 1][1] <= end and own.affects_of(text[start:end]) is not None:
                longest, at = end, after
                break
        spans.append((start, longest))
    return spans


def _joined(words: list[str]) -> tuple[str, list[Span]]:
    """The text that tokens were cut from, about, and where they stand in it."""
    pieces: list[str] = []
    spans: list[Span] = []
    length = 0
    for word in words:
        # NLTK cuts "don't" into "do" and "n't".
        if pieces and not word.lower().startswith(("n't", "n\u2019t", "'", "\u2019")):
            pieces.append(" ")
            length += 1
        pieces.append(word)
        spans.append((length, length + len(word)))
        length += len(word)
    return "".join(pieces), spans


@functools.lru_cache(maxsize=8)
def _lexicon(path: Path, modified: int, size: int) -> Own:
    """An own lexicon.

    `modified` and `size` only tell a file that was changed from what it was.
    """
    try:
        words = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None
    if not isinstance(words, dict) or not all(map(_is_affects, words.values())):
        raise ValueError(f"{path}: not a JSON object with a list of affects for each word")
    words = {" ".join(word.split()): affects for word, affects in words.items()}
    # NRC's own file has "lack" and "scarcely", which must go on denying what follows.
    shifters = _shifters()
    rows = (
        "\t".join((term, "1", *shifters.get(term, ("", ""))))
        for term in _terms(list(words))
        if PLAIN.fullmatch(term)
    )
    analyzer = Analyzer("\n".join(("term\tvalence\tshifter\tfactor", *rows)))
    return Own(words, _phrases(words), analyzer)


def _phrases(words: Words) -> dict[str, list[re.Pattern[str]]]:
    """How to find the terms that no token of a text is; see `Own`."""
    phrases: dict[str, list[re.Pattern[str]]] = {}
    for word in words:
        parts = _parts(word)
        whole = (0, len(word))
        if not parts or parts[0][0] != 0 or parts == [whole] or _words(word) == [whole]:
            continue
        term = r"\s+".join(map(re.escape, word.split(" ")))
        pattern = re.compile(rf"{term}(?!\w)", re.IGNORECASE)
        phrases.setdefault(word[: parts[0][1]].lower(), []).append(pattern)
    return phrases


def _is_affects(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(affect, str) for affect in value)
