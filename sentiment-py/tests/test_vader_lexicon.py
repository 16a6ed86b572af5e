"""VADER with own words, as vaderSentiment has them."""

from __future__ import annotations

import copy
import doctest
import importlib
import importlib.util
import json
import pickle
import threading
from collections.abc import MutableMapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy
import pyarrow
import pytest

import sentiment._vader
from cases import ROOT
from sentiment import SentimentIntensityAnalyzer, Vader


def oracle() -> Any:
    path = ROOT / "tests" / "oracle" / "vader_conformance.py"
    spec = importlib.util.spec_from_file_location("vader_conformance", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_changes_are_those_of_the_original() -> None:
    conformance = oracle()
    generator = conformance.Generator(5)
    ours, theirs = SentimentIntensityAnalyzer(), conformance.changed({})
    for _ in range(40):
        # One after the other, so that changed words are changed again.
        for word, valence in generator.changes().items():
            for lexicon in (ours.lexicon, theirs.lexicon):
                if valence is None:
                    lexicon.pop(word, None)
                else:
                    lexicon[word] = valence
        assert ours.lexicon == theirs.lexicon
        for text in conformance.texts(100, generator):
            assert ours.polarity_scores(text) == theirs.polarity_scores(text), text


def test_the_lexicon_is_that_of_the_original() -> None:
    theirs = oracle().changed({}).lexicon
    lexicon = SentimentIntensityAnalyzer().lexicon
    assert isinstance(lexicon, MutableMapping)
    assert lexicon == theirs
    assert len(lexicon) == len(theirs) == 7506
    assert sorted(lexicon) == sorted(theirs)
    assert "good" in lexicon
    assert "zorbly" not in lexicon
    assert lexicon["good"] == 1.9
    assert lexicon.get("zorbly") is None
    with pytest.raises(KeyError, match="zorbly"):
        lexicon["zorbly"]
    with pytest.raises(KeyError, match="zorbly"):
        del lexicon["zorbly"]


def test_the_lexicon_is_a_dict() -> None:
    sia = SentimentIntensityAnalyzer()
    lexicon = sia.lexicon
    assert isinstance(lexicon, dict)
    assert json.loads(json.dumps(lexicon)) == lexicon
    assert type(lexicon.copy()) is dict
    merged = {"a": 1.0, "good": 0.0} | lexicon
    assert type(merged) is dict
    assert list(merged)[:2] == ["a", "good"]
    assert merged["good"] == 1.9
    assert type(lexicon | {"good": 0.0}) is dict
    lexicon["last"] = 1.0
    assert next(reversed(lexicon)) == "last"
    assert lexicon.popitem() == ("last", 1.0)
    assert sia.polarity_scores("last")["compound"] == 0
    assert lexicon == SentimentIntensityAnalyzer().lexicon
    few = lexicon.fromkeys(["goat"], 3.0)
    assert few == {"goat": 3.0}
    sia.lexicon = few
    assert sia.polarity_scores("goat")["compound"] == 0.6124
    shallow = copy.copy(lexicon)
    assert shallow == lexicon
    assert type(shallow) is type(lexicon)
    shallow["goat"] = 2.0
    assert "goat" not in lexicon
    few.clear()
    with pytest.raises(KeyError, match="empty"):
        few.popitem()


def test_the_emoji_are_those_of_the_original(tmp_path: Path) -> None:
    theirs = oracle().changed({})
    sia = SentimentIntensityAnalyzer()
    ones = {emoji: words for emoji, words in theirs.emojis.items() if len(emoji) == 1}
    assert sia.emojis == ones == sia.make_emoji_dict()
    assert sia.emojis["😡"] == "pouting face"
    with pytest.raises(TypeError, match="does not support item assignment"):
        sia.emojis["😡"] = "sad"  # type: ignore[index]
    sia.make_emoji_dict().clear()
    assert len(sia.emojis) == len(ones)

    default = SentimentIntensityAnalyzer("vader_lexicon.txt", "emoji_utf8_lexicon.txt")
    assert default.polarity_scores("😡") == theirs.polarity_scores("😡")
    message = "emoji_lexicon must be 'emoji_utf8_lexicon.txt', which is built in, not 'own.txt'"
    with pytest.raises(ValueError, match=message):
        SentimentIntensityAnalyzer(emoji_lexicon="own.txt")


def test_the_words_as_they_were_read(tmp_path: Path) -> None:
    sia = SentimentIntensityAnalyzer()
    sia.lexicon["good"] = -1
    sia.make_lex_dict().clear()
    assert sia.make_lex_dict() == oracle().changed({}).make_lex_dict()
    own = tmp_path / "own.txt"
    own.write_text("goat\t3\n", encoding="utf-8")
    read = SentimentIntensityAnalyzer(own)
    read.lexicon["goat"] = 1
    assert read.make_lex_dict() == {"goat": 3.0}


def test_every_change_counts_at_the_next_text() -> None:
    sia = SentimentIntensityAnalyzer()

    def compound(text: str) -> float:
        return sia.polarity_scores(text)["compound"]

    assert compound("goat") == 0
    sia.lexicon["goat"] = 3
    assert compound("goat") == 0.6124
    sia.lexicon.update({"goat": -3}, laggy=-1.5)
    assert compound("goat") == -0.6124
    assert compound("laggy") == -0.3612
    assert sia.lexicon.pop("laggy") == -1.5
    assert compound("laggy") == 0
    assert sia.lexicon.setdefault("laggy", 1.5) == 1.5
    assert compound("laggy") == 0.3612
    sia.lexicon |= {"laggy": -1.5}
    assert compound("laggy") == -0.3612
    del sia.lexicon["good"]
    assert compound("good") == 0
    sia.lexicon = {**sia.lexicon, "good": 1}
    assert compound("good goat") == -0.4588
    sia.lexicon = sia.lexicon.copy() | {"goat": 1}
    assert compound("good goat") == 0.4588
    sia.lexicon.clear()
    assert compound("good") == 0
    assert len(sia.lexicon) == 0
    assert SentimentIntensityAnalyzer().polarity_scores("good")["compound"] == 0.4404


def test_batches_tables_and_explanations_have_own_words() -> None:
    texts = ["so laggy", "the goat", "sick", "good 🐐"]
    vader = Vader({"laggy": -1.5, "goat": 3, "sick": None})
    scores = [vader.score(text) for text in texts]
    assert [score["compound"] for score in scores] == [-0.4201, 0.6124, 0.0, 0.7845]
    assert vader.score_batch(texts, threads=2) == scores
    assert vader.score_batch(pyarrow.array(texts)) == scores
    assert pyarrow.table(vader.score_table(pyarrow.array(texts))).to_pylist() == scores
    assert vader.explain("the goat")["contributions"][0]["base"] == 3.0


def test_batches_have_the_words_of_now() -> None:
    sia = SentimentIntensityAnalyzer()
    texts: list[Any] = ["so laggy", "good", "", "a sick goat", None]

    def agree() -> None:
        expected = [None if text is None else sia.polarity_scores(text) for text in texts]
        assert sia.score_batch(texts, missing="null") == expected
        assert sia.score_batch(iter(texts[:4]), 1) == expected[:4]
        columns = sia.score_columns(texts, missing="null")
        table = sia.score_table(texts, missing="null")
        for name in ("neg", "neu", "pos", "compound"):
            values = [score and score[name] for score in expected[:4]]
            assert list(columns[name])[:4] == list(table[name])[:4] == values

    agree()
    del sia.lexicon["good"]
    agree()
    assert sia.score_batch(["good"])[0]["compound"] == 0
    sia.lexicon.update({"laggy": -1.5, "goat": 3})
    agree()
    sia.lexicon = {"sick": 2}
    agree()
    assert list(sia.score_columns(["sick"], fields=["compound"])) == ["compound"]
    assert sia.score_table(["sick"], fields=["pos", "neg"]).column_names == ["pos", "neg"]
    with pytest.raises(TypeError, match=r"texts\[4\] must be str, not None; drop missing"):
        sia.score_batch(texts)


def test_batches_refuse_what_they_would_not_call() -> None:
    class Rounded(SentimentIntensityAnalyzer):
        def polarity_scores(self, text: str) -> dict[str, float]:
            return {name: round(value) for name, value in super().polarity_scores(text).items()}

    for method in ("score_batch", "score_columns", "score_table"):
        message = f"Rounded has a polarity_scores of its own, which {method} would not call"
        with pytest.raises(TypeError, match=message):
            getattr(Rounded(), method)(["good"])


def test_words_as_text_or_mapping() -> None:
    text = "laggy\t-1.5\t0.5\t[-1, -2]\ngoat\t3\n"
    score = Vader(text).score("laggy goat")
    assert score == Vader({"laggy": -1.5, "goat": 3}).score("laggy goat")
    assert score == Vader(numpy_like()).score("laggy goat")
    assert Vader({}).score("good") == Vader(None).score("good") == Vader().score("good")
    assert Vader({"x\ud800": 1}).score("x\ud800")["compound"] > 0


def numpy_like() -> Any:
    return {"laggy": numpy.float64(-1.5), "goat": Decimal(3)}


def test_a_file_takes_the_place_of_the_lexicon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.txt"
    own.write_bytes("goat\t1\t0.5\t[1]\r\ngoat\t3.0\r\nпривет\t1.5\r\n".encode())
    for sia in (SentimentIntensityAnalyzer(own), SentimentIntensityAnalyzer(str(own))):
        assert sia.lexicon == {"goat": 3.0, "привет": 1.5}
        assert sia.polarity_scores("goat")["compound"] == 0.6124
        assert sia.polarity_scores("Привет!")["pos"] == 1.0
        assert sia.polarity_scores("good")["compound"] == 0
    monkeypatch.chdir(tmp_path)
    named = SentimentIntensityAnalyzer(lexicon_file="own.txt")
    assert named.lexicon == {"goat": 3.0, "привет": 1.5}
    assert len(SentimentIntensityAnalyzer("vader_lexicon.txt").lexicon) == 7506

    with pytest.raises(FileNotFoundError, match=r"none\.txt"):
        SentimentIntensityAnalyzer("none.txt")
    own.write_text("good\t1.9\nbad\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"own\.txt: lexicon: line 2: expected a word, a tab"):
        SentimentIntensityAnalyzer("own.txt")


@pytest.mark.parametrize(
    ("word", "valence", "error", "reason"),
    [
        ("goat", "3", TypeError, "the valence of 'goat' must be a number, not str"),
        ("goat", True, TypeError, "the valence of 'goat' must be a number, not bool"),
        ("goat", [3], TypeError, "the valence of 'goat' must be a number, not list"),
        ("goat", float("nan"), ValueError, "the valence of 'goat' must be finite, not NaN"),
        ("goat", float("inf"), ValueError, "the valence of 'goat' must be finite, not inf"),
        ("goat", 10**400, OverflowError, "too large"),
        (3, 3, TypeError, "a word of the lexicon must be str, not int"),
    ],
)
def test_what_is_no_word_or_number(
    word: Any, valence: Any, error: type[Exception], reason: str
) -> None:
    sia = SentimentIntensityAnalyzer()
    with pytest.raises(error, match=reason):
        sia.lexicon[word] = valence
    with pytest.raises(error, match=reason):
        sia.lexicon.update({word: valence})
    with pytest.raises(error, match=reason):
        sia.lexicon = {word: valence}
    with pytest.raises(error, match=reason):
        Vader({word: valence})
    assert len(sia.lexicon) == 7506


def test_what_is_no_lexicon() -> None:
    for lexicon in (3, ["good"], b"good\t1"):
        with pytest.raises(
            TypeError, match="lexicon must be a mapping of words to numbers, or str"
        ):
            Vader(lexicon)  # type: ignore[arg-type]
    sia = SentimentIntensityAnalyzer()
    wrong: list[Any] = [3, [("good", 1)], "good\t1", None]
    for words in wrong:
        with pytest.raises(
            TypeError, match=r"lexicon must be a mapping .* \{\"laggy\": -1.5\}, not "
        ):
            sia.lexicon = words
    assert len(sia.lexicon) == 7506
    with pytest.raises(ValueError, match="looks like a file's name"):
        Vader("own.txt")
    with pytest.raises(TypeError, match="the valence of 'x' must be a number, not NoneType"):
        SentimentIntensityAnalyzer().lexicon["x"] = None  # type: ignore[assignment]


def test_pickles_and_copies_keep_own_words() -> None:
    sia = SentimentIntensityAnalyzer()
    sia.lexicon.update({"goat": 3})
    del sia.lexicon["good"]
    for text in ("before it is compiled", "after it is"):
        for again in (pickle.loads(pickle.dumps(sia)), copy.deepcopy(sia)):
            assert again.lexicon == sia.lexicon
            assert again.polarity_scores("goat good") == sia.polarity_scores("goat good"), text
            again.lexicon["goat"] = -3
            assert sia.polarity_scores("goat")["compound"] == 0.6124
    shared = copy.copy(sia)
    shared.lexicon["goat"] = -3
    assert sia.polarity_scores("goat")["compound"] == -0.6124
    vader = Vader({"goat": 3, "good": None})
    for same in (pickle.loads(pickle.dumps(vader)), copy.copy(vader), copy.deepcopy(vader)):
        assert same.score("goat good") == vader.score("goat good") != Vader().score("goat good")
    assert repr(vader) == "<Vader with 2 words changed>"
    assert json.loads(json.dumps(dict(sia.lexicon))) == sia.lexicon


class Shouting(SentimentIntensityAnalyzer):
    """What users make of the original's class."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def polarity_scores(self, text: str) -> dict[str, float]:
        return super().polarity_scores(text.upper() + "!" * self.times)


def test_subclasses() -> None:
    shouting = Shouting(2)
    scores = SentimentIntensityAnalyzer().polarity_scores("IT IS GOOD!!")
    assert list(scores) == ["neg", "neu", "pos", "compound"]
    assert shouting.polarity_scores("it is good") == scores
    shouting.lexicon["laggy"] = -1.5
    for again in (pickle.loads(pickle.dumps(shouting)), copy.deepcopy(shouting)):
        assert again.times == 2
        assert again.polarity_scores("laggy") == shouting.polarity_scores("laggy")
        assert again.polarity_scores("laggy")["neg"] == 1


class Laggy(SentimentIntensityAnalyzer):
    """What gives other words."""

    def make_lex_dict(self) -> dict[str, float]:
        return {**super().make_lex_dict(), "laggy": -1.5}

    def make_emoji_dict(self) -> dict[str, str]:
        return super().make_emoji_dict()


def test_what_makes_the_words_can_be_overridden(tmp_path: Path) -> None:
    laggy = Laggy()
    assert laggy.polarity_scores("so laggy")["compound"] == -0.4201
    assert laggy.polarity_scores("good") == SentimentIntensityAnalyzer().polarity_scores("good")
    del laggy.lexicon["good"]
    assert laggy.polarity_scores("good")["compound"] == 0
    for again in (pickle.loads(pickle.dumps(laggy)), copy.deepcopy(laggy)):
        assert again.lexicon == laggy.lexicon
    path = tmp_path / "own.txt"
    path.write_text("goat\t3\n", encoding="utf-8")
    assert Laggy(path).lexicon == {"goat": 3, "laggy": -1.5}

    class Emoji(SentimentIntensityAnalyzer):
        def make_emoji_dict(self) -> dict[str, str]:
            return {**super().make_emoji_dict(), "🦄": "awesome"}

    with pytest.raises(ValueError, match="make_emoji_dict must give the emoji that are built in"):
        Emoji()

    class Wrong(SentimentIntensityAnalyzer):
        def make_lex_dict(self) -> Any:
            return None

    with pytest.raises(TypeError, match="lexicon must be a mapping of words to numbers"):
        Wrong()


@pytest.mark.parametrize("step", sentiment._vader.STEPS)
def test_a_step_cannot_be_overridden(step: str) -> None:
    message = rf"Own has {step}: steps of the original's polarity_scores, .* override polarity_sco"
    own = {step: lambda *_: 0}
    with pytest.raises(TypeError, match=message):
        type("Own", (SentimentIntensityAnalyzer,), own)
    mixin = type("Mixin", (), own)
    with pytest.raises(TypeError, match=message):
        type("Own", (mixin, SentimentIntensityAnalyzer), {})


def test_the_steps_are_those_of_the_original() -> None:
    module = importlib.import_module("vaderSentiment.vaderSentiment")
    original = set(vars(module.SentimentIntensityAnalyzer))
    own = {name for name in original if name not in vars(SentimentIntensityAnalyzer)}
    assert own - set(vars(object)) == set(sentiment._vader.STEPS)


def test_the_scores_are_a_dict_for_type_checkers() -> None:
    scores: dict[str, float] = SentimentIntensityAnalyzer().polarity_scores("good")
    assert [scores[name] for name in sorted(scores)] == [0.4404, 0.0, 0.0, 1.0]


def test_threads_see_the_last_change() -> None:
    sia = SentimentIntensityAnalyzer()
    sia.lexicon.clear()

    def change(name: str) -> None:
        for i in range(200):
            sia.lexicon[f"{name}{i}"] = 1.0
            sia.polarity_scores("good")

    threads = [threading.Thread(target=change, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sia.lexicon) == 600
    assert sia.polarity_scores("a199 b199 c199 c0")["pos"] == 1.0


def test_own_words_are_documented() -> None:
    result = doctest.testmod(sentiment._vader)
    assert result.attempted == 3
    assert result.failed == 0
