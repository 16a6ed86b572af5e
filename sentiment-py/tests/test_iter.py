"""Texts that are scored as they come."""

from __future__ import annotations

import gc
import itertools
import threading
import weakref
from collections.abc import Iterator
from typing import Any

import polars
import pyarrow
import pytest

import sentiment

TEXTS = ["I love it", "it crashes", "it has four wheels", "thank you", "not good at all"]
QUESTION = "What should we improve?"


@pytest.mark.parametrize("size", [1, 2, 5, 8192])
def test_the_scores_of_a_batch(size: int) -> None:
    assert list(sentiment.score_iter(TEXTS, size)) == sentiment.score_batch(TEXTS)
    gaps = [None, *TEXTS, float("nan")]
    expected = sentiment.score_batch(gaps, missing="null")
    assert list(sentiment.score_iter(iter(gaps), size, missing="null")) == expected
    for threads in (1, 2):
        assert list(sentiment.score_iter(gaps, size, threads=threads, missing="null")) == expected
    feedback = sentiment.Analyzer(taxonomy="feedback")
    assert list(feedback.score_iter(TEXTS, batch_size=size)) == feedback.score_batch(TEXTS)
    assert list(sentiment.score_iter([], size)) == []


@pytest.mark.parametrize("size", [1, 2, 8192])
def test_questions(size: int) -> None:
    one = sentiment.score_batch(TEXTS, context=QUESTION)
    assert list(sentiment.score_iter(TEXTS, size, context=QUESTION)) == one
    each = [QUESTION, None, "", QUESTION, None]
    expected = sentiment.score_batch(TEXTS, context=each)
    assert list(sentiment.score_iter(TEXTS, size, context=iter(each))) == expected
    assert list(sentiment.score_iter(TEXTS, size, context=polars.Series(each))) == expected
    with pytest.raises(ValueError, match="context has 3 items, fewer than texts"):
        list(sentiment.score_iter(TEXTS, size, context=each[:3]))
    with pytest.raises(ValueError, match="context has more items than texts, which has 5"):
        list(sentiment.score_iter(TEXTS, size, context=[*each, None]))


@pytest.mark.parametrize("size", [1, 2, 8192])
def test_columns(size: int) -> None:
    texts = [*TEXTS, None]
    expected = sentiment.score_batch(texts, missing="null")
    chunks = pyarrow.chunked_array([texts[:1], [], texts[1:]], pyarrow.string())
    reader = pyarrow.table({"text": chunks}).to_reader()
    for column in (polars.Series(texts), chunks, reader):
        assert list(sentiment.score_iter(column, size, missing="null")) == expected


def test_no_more_is_read_than_a_batch() -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        for text in itertools.cycle(TEXTS):
            read += 1
            yield text

    scores = sentiment.score_iter(endless(), batch_size=10)
    assert iter(scores) is scores
    assert read == 0
    for number in range(1, 36):
        assert next(scores) == sentiment.score(TEXTS[(number - 1) % 5])
        assert read == (number + 9) // 10 * 10
    text = "good " * 1_000_000
    read = 0

    def long() -> Iterator[str]:
        nonlocal read
        for _ in range(1000):
            read += 1
            yield text

    next(sentiment.score_iter(long()))
    assert read < 10


def test_scores_are_not_kept() -> None:
    class Text(str):
        pass

    last = Text("good")
    gone = weakref.ref(last)
    scores = sentiment.score_iter([last].__iter__(), batch_size=1)
    next(scores)
    del last
    assert next(scores, None) is None
    gc.collect()
    assert gone() is None


def test_which_text_is_wrong() -> None:
    texts: list[Any] = [*TEXTS, None]
    scores = sentiment.score_iter(texts, batch_size=2)
    for text in TEXTS[:4]:
        assert next(scores) == sentiment.score(text)
    with pytest.raises(TypeError, match=r"texts\[5\] must be str, not None; drop missing values"):
        next(scores)
    # As after an error of a generator.
    assert next(scores, None) is None

    def broken() -> Iterator[str]:
        yield "good"
        raise OSError("disk gone")

    with pytest.raises(OSError, match="disk gone"):
        list(sentiment.score_iter(broken()))


def test_what_is_wrong_is_said_at_once() -> None:
    score_iter: Any = sentiment.score_iter
    for size in (0, -1, 1 << 80):
        with pytest.raises(ValueError, match=rf"batch_size must be from 1 to \d+, not {size}"):
            score_iter(["good"], size)
    with pytest.raises(TypeError, match="batch_size must be an int, not str"):
        score_iter(["good"], "many")
    with pytest.raises(TypeError, match="texts must be an iterable of str, not one str"):
        score_iter("good")
    with pytest.raises(TypeError, match="texts must be an iterable of str, not int"):
        score_iter(5)
    with pytest.raises(ValueError, match="threads must be from 1 to 1024"):
        score_iter(["good"], threads=0)
    with pytest.raises(TypeError, match="context must be str or an iterable of str, not int"):
        score_iter(["good"], context=5)


def test_texts_may_ask_for_other_scores_but_not_for_their_own() -> None:
    said: list[str] = []

    def texts() -> Iterator[str]:
        yield "good"
        said.append(next(sentiment.score_iter(["bad"])).label)
        try:
            next(scores)
        except ValueError as error:
            said.append(str(error))
        yield "good"

    scores = sentiment.score_iter(texts())
    assert [score.label for score in scores] == ["positive", "positive"]
    assert said == ["negative", "score_iter is reading texts already"]


def test_threads_share_an_iterator() -> None:
    lock = threading.Lock()
    texts = (TEXTS[number % 5] for number in range(5000))
    scores = sentiment.score_iter(texts, batch_size=100)
    taken: list[sentiment.Score] = []

    def take() -> None:
        while True:
            with lock:
                score = next(scores, None)
            if score is None:
                return
            taken.append(score)

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 5000
