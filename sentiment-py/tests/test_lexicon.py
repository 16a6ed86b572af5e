"""Own terms of an analyzer, as a mapping and as the text of a file."""

from __future__ import annotations

import math
import pickle
import re
from collections import UserDict
from pathlib import Path
from typing import Any, get_args

import numpy
import pytest

import sentiment
from cases import ROOT


def test_an_own_lexicon() -> None:
    assert sentiment.score("zorbly").label == "neutral"
    analyzer = sentiment.Analyzer(lexicon="term\tvalence\nzorbly\t3\n")
    assert analyzer.score("zorbly").label == "positive"
    assert analyzer.score("I love it") == sentiment.score("I love it")
    again = pickle.loads(pickle.dumps(analyzer))
    assert again.score("zorbly") == analyzer.score("zorbly")
    assert analyzer.score("zorbly", context="What should we improve?").label == "positive"
    with pytest.raises(ValueError, match=r'lexicon: line 2, column 6: "bad" is not a number'):
        sentiment.Analyzer("term\tvalence\nzorb\tbad\n")
    with pytest.raises(
        TypeError, match=r"lexicon must be str, a mapping .* or a list of these, not int"
    ):
        sentiment.Analyzer(5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"lexicon must be str, .*, not .*Path; give what is in"):
        sentiment.Analyzer(Path("own.tsv"))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="looks like a file's name: give the text that is in it"):
        sentiment.Analyzer("own.tsv")


def test_own_terms_as_a_mapping() -> None:
    terms = {"Zorbly": 3, "not  my cup": -2.5, "snafu*": numpy.float32(-2), "good": 0}
    analyzer = sentiment.Analyzer(terms)
    text = "term\tvalence\nzorbly\t3\nnot my cup\t-2.5\nsnafu*\t-2\ngood\t0\n"
    same = sentiment.Analyzer(text)
    for said in ("it is zorbly", "this is not my cup", "snafucated", "good", "I love it"):
        assert analyzer.score(said) == same.score(said)
    assert analyzer.score("zorbly").label == "positive"
    assert analyzer.score("this is not my cup").label == "negative"
    assert analyzer.score("snafucated").label == "negative"
    assert analyzer.score("good").valence < sentiment.score("good").valence
    assert sentiment.Analyzer(UserDict(terms)).score("zorbly") == analyzer.score("zorbly")
    assert sentiment.Analyzer({}).score("good") == sentiment.score("good")
    again = pickle.loads(pickle.dumps(sentiment.Analyzer(terms, "feedback")))
    assert again.score("zorbly").valence == analyzer.score("zorbly").valence
    assert again.taxonomy == "feedback"
    assert repr(analyzer) == "<Analyzer with a lexicon of 4 terms, taxonomy 'plutchik'>"


@pytest.mark.parametrize(
    ("lexicon", "error", "message"),
    [
        ({"laggy": "-1"}, TypeError, "the valence of 'laggy' must be a number, not str"),
        ({"laggy": None}, TypeError, "the valence of 'laggy' must be a number, not NoneType"),
        ({"laggy": True}, TypeError, "the valence of 'laggy' must be a number, not bool"),
        ({"a": 1, "laggy": math.nan}, ValueError, "the valence of 'laggy' must be finite, not NaN"),
        ({"laggy": -4.5}, ValueError, "the valence of 'laggy' must be from -4 to 4, not -4.5"),
        ({"laggy": 1e300}, ValueError, "the valence of 'laggy' must be from -4 to 4, not 1e\\+300"),
        ({5: 1}, TypeError, "a term of the lexicon must be str, not int"),
        ({" ": 1}, ValueError, "lexicon: a term is empty"),
        ({"xy" * 33: 1}, ValueError, 'lexicon: the word "(xy)+" is longer than 64 bytes'),
        ({"a b c d e f g h i": 1}, ValueError, 'lexicon: the term "a b .*" has 9 words: a phrase'),
        (
            {"Good": 1, "bad": 2, "good": 2},
            ValueError,
            'lexicon: "Good" and "good" are one term, with two valences, 1 and 2: remove one',
        ),
        ({"soooo": -1, "sooooo": -2}, ValueError, 'lexicon: "soooo" and "sooooo" are one term'),
        ({"wi-fi": 1, "wi fi": 0}, ValueError, 'lexicon: "wi-fi" and "wi fi" are one term'),
        ([("good", 1)], TypeError, r"lexicon\[0\] must be str or a mapping of .*, not tuple"),
        (
            {"v2.0": 1, "@Home": 1, "Wow! So": -1, "my_var": 1},
            ValueError,
            'lexicon: the term "@Home" .*; the term "Wow! So" .*; the term "my_var" matches',
        ),
    ],
)
def test_what_is_no_term_or_valence(lexicon: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        sentiment.Analyzer(lexicon)


def test_several_lexicons() -> None:
    text = "term\tvalence\tanger\nlaggy\t-1.5\t2\nzorbly\t-2\t\n"
    both: list[Any] = [text, {"zorbly": 3, "goat": 2}]
    analyzer = sentiment.Analyzer(both)
    assert [analyzer.score(word).label for word in ("laggy", "zorbly", "goat")] == [
        "negative",
        "positive",
        "positive",
    ]
    assert analyzer.score("laggy") == sentiment.Analyzer(text).score("laggy")
    # The later one counts.
    assert sentiment.Analyzer(both[::-1]).score("zorbly").label == "negative"
    assert sentiment.Analyzer(tuple(both)).score("zorbly") == analyzer.score("zorbly")
    again = pickle.loads(pickle.dumps(analyzer))
    assert again.score_batch(["laggy", "zorbly"]) == analyzer.score_batch(["laggy", "zorbly"])
    size = "a lexicon of 3 lines and 2 terms"
    assert repr(again) == repr(analyzer) == f"<Analyzer with {size}, taxonomy 'plutchik'>"
    rated = sentiment.Analyzer([{"laggy": -3}, "goat\t4\n"], lexicon_format="afinn")
    assert [rated.score(word).label for word in ("laggy", "goat")] == ["negative", "positive"]
    assert sentiment.Analyzer([]).score("good") == sentiment.score("good")
    alone = sentiment.Analyzer(both, without_english=True)
    assert alone.score("terrible goat").label == "positive"


@pytest.mark.parametrize(
    ("lexicons", "error", "message"),
    [
        (["term\n", 5], TypeError, r"lexicon\[1\] must be str or a mapping of .*, not int"),
        ([[{"good": 1}]], TypeError, r"lexicon\[0\] must be str or a mapping of .*, not list"),
        (({"good": 1}, None), TypeError, r"lexicon\[1\] must be str or a mapping of .*, not None"),
        (["term\n", "term\tvalence\nzorb\tbad\n"], ValueError, r"lexicon\[1\]: line 2, column 6"),
        ([{}, {"Wi fi": 1, "wi-fi": 2}], ValueError, r'lexicon\[1\]: "Wi fi" and "wi-fi" are one'),
        ({"good"}, TypeError, "lexicon must be str, a mapping .*, or a list of these, not set"),
    ],
)
def test_which_of_several_lexicons_is_wrong(
    lexicons: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        sentiment.Analyzer(lexicons)
    with pytest.raises(ValueError, match='"zorbly"'):
        sentiment.Analyzer([{"zorbly": 1}, {"zorbly": 2}], on_duplicate="fail")


def test_the_form_of_lexicons_is_documented() -> None:
    readme = (ROOT / "sentiment-py" / "README.md").read_text(encoding="utf-8")
    table = readme.partition("## Lexicon files")[2]
    help_text = sentiment.Analyzer.__doc__ or ""
    # What the engine says that it knows.
    with pytest.raises(ValueError, match="unknown column") as raised:
        sentiment.Analyzer("word\tvalence\n")
    (known,) = re.findall("expected some of (.*) and the emotions", str(raised.value))
    for column in known.split(", "):
        assert f"`{column}`" in table
        assert re.search(rf"[ -]{column}[,:]", help_text), column
    with pytest.raises(ValueError, match="outside -8 to 8"):
        sentiment.Analyzer("term\tjoy\nzork\t9\n")
    with pytest.raises(ValueError, match="outside -4 to 4"):
        sentiment.Analyzer("term\tvalence\nzork\t5\n")


def test_a_lexicon_may_serve_both_taxonomies() -> None:
    lexicon = "term\tvalence\tjoy\tdelight\nzork\t0\t6\t6\n"
    only_joy = "term\tvalence\tjoy\nzork\t0\t6\n"
    assert sentiment.Analyzer(lexicon).score("zork").dominant_emotion == "joy"
    feedback = sentiment.Analyzer(lexicon, taxonomy="feedback").score("zork")
    assert feedback.dominant_emotion == "delight"
    # No error, as it may be meant for the other.
    other = sentiment.Analyzer(only_joy, taxonomy="feedback").score("zork").emotions
    plain = sentiment.Analyzer("term\tvalence\nzork\t0\n", taxonomy="feedback").score("zork")
    assert other == plain.emotions


def test_terms_that_are_read_alike_may_say_the_same() -> None:
    terms = {"Zorbly": 3, "zorbly": 3, "wi-fi": -1, "wi fi": -1, "zorrrrb": 2, "ZORRRRRB": 2}
    analyzer = sentiment.Analyzer(terms)
    assert analyzer.score("zorbly").label == "positive"
    assert analyzer.explain("wi-fi").contributions[0].base == -1


# A text of each form, and which weight it gives to "laggy".
FORMATS = {
    "tsv": ("term\tvalence\nlaggy\t-2\n", -2),
    "afinn": ("laggy\t-2\n", -0.96),
    "vader": ("laggy\t-2\t0.5\t[-2, -3]\n", -1.2),
    "nrc": ("laggy\tnegative\t1\nlaggy\tanger\t1\n", -1.25),
    "liwc": ("%\n1\tnegemo\n%\nlagg*\t1\n", -1.25),
    "quanteda": ("negative:\n  - laggy\n", -1.25),
}


def base(analyzer: sentiment.Analyzer) -> float:
    (contribution,) = analyzer.explain("laggy").contributions
    return contribution.base


@pytest.mark.parametrize("name", get_args(sentiment.LexiconFormat))
def test_word_lists_of_others(name: sentiment.LexiconFormat) -> None:
    text, weight = FORMATS[name]
    analyzer = sentiment.Analyzer(text, lexicon_format=name)
    # Weights are kept in steps of 1/32.
    assert abs(base(analyzer) - weight) <= 1 / 64
    assert pickle.loads(pickle.dumps(analyzer)).score("laggy") == analyzer.score("laggy")
    readme = (ROOT / "sentiment-py" / "README.md").read_text(encoding="utf-8")
    assert f'| `"{name}"' in readme.partition("## Word lists of others")[2]
    assert f'"{name}"' in (sentiment.Analyzer.__doc__ or "")


def test_words_with_ratings_of_others() -> None:
    words = {"laggy": -2, "(?:": 1}
    names: list[sentiment.LexiconFormat] = ["afinn", "vader"]
    for name in names:
        analyzer = sentiment.Analyzer(words, lexicon_format=name)
        assert abs(base(analyzer) - FORMATS[name][1]) <= 1 / 64
        assert base(pickle.loads(pickle.dumps(analyzer))) == base(analyzer)
    assert sentiment.Analyzer({"laggy": 5}, lexicon_format="afinn").score("laggy").valence > 0
    vader = sentiment.SentimentIntensityAnalyzer().lexicon
    assert sentiment.Analyzer(vader, lexicon_format="vader").score("awesome").label == "positive"
    with pytest.raises(ValueError, match='lexicon: of "laggy", 5 is outside -4 to 4'):
        sentiment.Analyzer({"laggy": 5}, lexicon_format="vader")
    with pytest.raises(ValueError, match="lexicon: the format nrc does not rate words by a number"):
        sentiment.Analyzer({"laggy": 5}, lexicon_format="nrc")


def test_what_is_no_word_list() -> None:
    with pytest.raises(ValueError, match="lexicon: line 2, column 7: 7 is outside -5 to 5"):
        sentiment.Analyzer("good\t3\nlaggy\t7\n", lexicon_format="afinn")
    wrong: Any = "xml"
    with pytest.raises(ValueError, match='unknown lexicon format "xml": expected one of tsv, afi'):
        sentiment.Analyzer("good\t3\n", lexicon_format=wrong)
    wrong = 5
    with pytest.raises(TypeError, match="lexicon_format must be str, not int"):
        sentiment.Analyzer("good\t3\n", lexicon_format=wrong)
    with pytest.raises(TypeError, match="lexicon_format without a lexicon: give"):
        sentiment.Analyzer(lexicon_format="afinn")
    with pytest.raises(ValueError, match="none of the categories mood is called positive"):
        sentiment.Analyzer("mood:\n- glad\n", lexicon_format="quanteda")


def test_own_terms_alone() -> None:
    analyzer = sentiment.Analyzer({"zorbly": 3}, without_english=True)
    assert analyzer.score("zorbly").label == "positive"
    assert analyzer.score("terrible") == analyzer.score("")
    assert analyzer.score("not zorbly") == analyzer.score("so zorbly")
    assert repr(analyzer) == "<Analyzer with a lexicon of 1 term alone, taxonomy 'plutchik'>"
    again = pickle.loads(pickle.dumps(analyzer))
    assert again.score("zorbly, terrible") == analyzer.score("zorbly, terrible")
    nothing = sentiment.Analyzer({}, without_english=True)
    assert nothing.score("good").coverage == 0
    with pytest.raises(TypeError, match="without_english=True without a lexicon: give the terms"):
        sentiment.Analyzer(without_english=True)
    assert sentiment.Analyzer(without_english=False).score("good") == sentiment.score("good")
    wrong: Any = 1
    with pytest.raises(TypeError, match="without_english must be bool, not int"):
        sentiment.Analyzer({}, without_english=wrong)


def test_terms_that_the_model_has() -> None:
    text = "term\tvalence\tjoy\nnot\t-1\t\ngood\t-2\t\n"
    policies: dict[sentiment.OnDuplicate, sentiment.Analyzer] = {
        policy: sentiment.Analyzer(text, on_duplicate=policy)
        for policy in get_args(sentiment.OnDuplicate)
        if policy != "fail"
    }
    said = "not a great idea"
    label = {policy: analyzer.score(said).label for policy, analyzer in policies.items()}
    # It negates still, but where its entry is replaced.
    assert label == {"merge": "negative", "replace": "positive", "keep": "negative"}
    good = {policy: analyzer.score("good").label for policy, analyzer in policies.items()}
    assert good == {"merge": "negative", "replace": "negative", "keep": "positive"}
    assert sentiment.Analyzer(text).score(said) == policies["merge"].score(said)
    assert policies["keep"].score(said) == sentiment.score(said)
    for analyzer in policies.values():
        assert pickle.loads(pickle.dumps(analyzer)).score(said) == analyzer.score(said)
    with pytest.raises(ValueError, match='lexicon: the term "good" is there already'):
        sentiment.Analyzer(text, on_duplicate="fail")
    new = sentiment.Analyzer({"zorbly": 3}, on_duplicate="fail")
    assert new.score("zorbly").label == "positive"


def test_what_is_no_policy() -> None:
    wrong: Any = "add"
    message = 'unknown policy for duplicates "add": expected one of merge, replace, keep, fail'
    with pytest.raises(ValueError, match=message):
        sentiment.Analyzer({"zorbly": 3}, on_duplicate=wrong)
    wrong = 5
    with pytest.raises(TypeError, match="on_duplicate must be str, not int"):
        sentiment.Analyzer({"zorbly": 3}, on_duplicate=wrong)
    with pytest.raises(TypeError, match="on_duplicate without a lexicon: give the terms"):
        sentiment.Analyzer(on_duplicate="keep")
    assert sentiment.Analyzer({"good": 3}, on_duplicate=None).score("good").label == "positive"


def test_a_quoted_term_is_read() -> None:
    analyzer = sentiment.Analyzer('term\tvalence\n"well, zorg"\t-3\n')
    assert analyzer.score("Well, zorg").label == "negative"
