"""What the bindings convert."""

from __future__ import annotations

import contextlib
import copy
import hashlib
import html
import inspect
import itertools
import json
import math
import multiprocessing
import os
import pickle
import pickletools
import re
import signal
import subprocess
import sys
import threading
import time
from array import array
from collections import OrderedDict, UserDict
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from importlib import metadata
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any, Literal, cast, get_args, get_type_hints

import numpy
import pandas
import pytest

import sentiment
from cases import vectors
from sentiment import _sentiment, _types
from sentiment.nrclex import NRCLex

TEXTS = [
    "a good app",
    "",
    "😀 not good",
    "naïve ★ GOOD",
    "🏳️‍🌈 so so good!!",
    "plain words",
    "x" * 500,
]


def explained() -> list[Any]:
    """An explanation with everything in it, and its parts."""
    analyzer = sentiment.Analyzer("term\tvalence\nzorbly\t3\n", "feedback")
    text = "🙃 \ud800 “so” 😀 it is VERY zorbly /s"
    explanation = analyzer.explain(text)
    part = next(part for part in explanation.contributions if part.term == "zorbly")
    asked = analyzer.explain("😀 the parking", context="What should we improve?")
    return [explanation, asked, asked.contributions[-1], part, part.shifters[0], part.sums]


def test_fields() -> None:
    score = sentiment.score("The app is good, the support is not.")
    assert list(score.as_dict()) == [*sentiment.Score.FIELDS, "dominant_emotion"]
    assert score.as_dict()["dominant_emotion"] == score.dominant_emotion
    for field in sentiment.Score.FIELDS:
        if field != "emotions":
            assert score.as_dict()[field] == getattr(score, field)  # type: ignore[literal-required]
    assert score.as_dict()["emotions"] == score.emotions.as_dict()
    assert -1 <= score.valence <= 1
    assert score.negative + score.neutral + score.positive == pytest.approx(1)
    assert score.valence == pytest.approx(score.positive**0.5 - score.negative**0.5)
    assert score.label in sentiment.LABELS
    assert 0 <= score.confidence <= 1
    assert 0 <= score.coverage <= 1


def test_json() -> None:
    score = sentiment.score("good")
    assert json.loads(json.dumps(score.as_dict())) == score.as_dict()
    explanation = sentiment.explain("a good app").as_dict()
    assert json.loads(json.dumps(explanation))["text"] == "a good app"


def test_literals_list_what_the_engine_has() -> None:
    assert get_args(sentiment.Label) == sentiment.LABELS
    assert get_args(sentiment.Taxonomy) == tuple(sentiment.TAXONOMIES)
    emotions = dict.fromkeys(itertools.chain.from_iterable(sentiment.TAXONOMIES.values()))
    assert sorted(get_args(sentiment.Emotion)) == sorted(emotions)
    assert get_args(sentiment.ShifterKind) == _sentiment._SHIFTER_KINDS
    assert get_args(sentiment.ContributionKind) == _sentiment._CONTRIBUTION_KINDS
    assert get_args(sentiment.LexiconFormat) == _sentiment._LEXICON_FORMATS
    assert get_args(sentiment.OnDuplicate) == _sentiment._ON_DUPLICATE
    assert get_args(sentiment.PlutchikEmotion) == sentiment.EMOTIONS


def test_emotions_can_be_keys() -> None:
    columns = sentiment.score_columns(["good"])
    score = sentiment.score("good").as_dict()
    for emotion in sentiment.EMOTIONS:
        assert columns[emotion][0] == score["emotions"][emotion]


def test_what_is_completed_is_there() -> None:
    for taxonomy, emotions in sentiment.TAXONOMIES.items():
        values = sentiment.Analyzer(taxonomy=taxonomy).score("good").emotions
        names = dir(values)
        assert {"as_dict", "__len__", *emotions} <= set(names)
        assert all(hasattr(values, name) for name in names)


def test_public_names() -> None:
    assert not {"Mapping", "annotations"} & set(dir(sentiment))
    # Types of plain data are there, but not where help() shows what one calls.
    types = {name for name, value in vars(_types).items() if hasattr(value, "__total__")}
    assert types & set(dir(sentiment))
    assert not types & set(sentiment.__all__)


def test_types_can_be_evaluated() -> None:
    columns = set(get_type_hints(sentiment.ScoreColumns))
    assert columns == set(get_type_hints(sentiment.SomeScoreColumns))
    vader = get_type_hints(sentiment.VaderColumns)
    assert vader == get_type_hints(sentiment.SomeVaderColumns)
    assert columns >= set(sentiment.score_columns([]))
    assert columns == set(get_type_hints(sentiment.NullableScoreColumns))
    assert columns == set(get_type_hints(sentiment.SomeNullableScoreColumns))
    feedback = sentiment.Analyzer(taxonomy="feedback").score_columns([])
    assert set(feedback) == set(get_type_hints(sentiment.FeedbackScoreColumns))
    assert set(feedback) == set(get_type_hints(sentiment.NullableFeedbackScoreColumns))
    for one in (sentiment.ScoreColumns, sentiment.NullableScoreColumns):
        assert one.__required_keys__ == set(sentiment.score_columns([]))
    types = [value for value in vars(_types).values() if hasattr(value, "__total__")]
    assert sentiment.VaderScore in types
    for one in types:
        get_type_hints(one)
        # What Python 3.9 cannot evaluate.
        assert "|" not in str(one.__annotations__), one


def test_types_that_libraries_check_data_by() -> None:
    # What pydantic looks at; and without the package that it needs, all is there, too.
    program = """if True:
        import sys, typing
        import sentiment

        own = sys.version_info >= (3, 12)
        assert (type(sentiment.ScoreDict) is type(typing.TypedDict("D", {}))) is own
    """
    subprocess.run([sys.executable, "-c", program], check=True)
    without = "import sys; sys.modules['typing_extensions'] = None; import sentiment"
    subprocess.run([sys.executable, "-c", without], check=True)
    # It knows no array.
    hint: Any = get_type_hints(sentiment.ScoreColumns, include_extras=True)["valence"]
    (beside,) = hint.__metadata__
    handler = SimpleNamespace(generate_schema=lambda kind: kind)
    assert beside.__get_pydantic_core_schema__(hint, handler) == list[float]


def test_types_of_plain_data() -> None:
    """What mypy says of these is the test."""
    joy: float = sentiment.score("good").as_dict()["emotions"]["joy"]
    assert joy == sentiment.score_columns(["good"])["joy"][0]
    explanation: sentiment.ExplanationDict = sentiment.explain("good").as_dict()
    part: sentiment.ContributionDict = explanation["contributions"][0]
    shifters: list[sentiment.ShifterDict] = part["shifters"]
    sums: sentiment.SumsDict = part["sums"]
    assert shifters == []
    assert sums == explanation["sums"]
    first: sentiment.SentenceScoreDict = sentiment.score_sentences("good")[0].as_dict()
    score: sentiment.ScoreDict = first["score"]
    emotions: sentiment.EmotionsDict = score["emotions"]
    assert emotions["joy"] == joy
    named = sentiment.score_columns(["good"], fields=["label", "valence"])
    labels: list[sentiment.Label] = named["label"]
    nullable = sentiment.score_columns([None], missing="null", fields=["label"])
    missing: list[sentiment.Label | None] = nullable["label"]
    assert (labels, missing) == (["positive"], [None])
    analyzer = sentiment.Analyzer(taxonomy="feedback")
    feedback = cast(sentiment.FeedbackScoreColumns, analyzer.score_columns(["Thank you!"]))
    gratitude: float = feedback["gratitude"][0]
    assert gratitude == analyzer.score("Thank you!").emotions.gratitude
    # Who checks data sees which taxonomy it is.
    hint: Any = get_type_hints(sentiment.ScoreDict)["emotions"]
    found = {frozenset(one.__required_keys__) for one in get_args(hint)}
    assert found == set(map(frozenset, sentiment.TAXONOMIES.values()))


def test_taxonomies_cannot_be_changed() -> None:
    assert type(sentiment.TAXONOMIES) is MappingProxyType
    taxonomies: Any = sentiment.TAXONOMIES
    with pytest.raises(TypeError, match="does not support item assignment"):
        taxonomies["own"] = ("joy",)
    with pytest.raises(TypeError, match="does not support item deletion"):
        del taxonomies["feedback"]
    assert not hasattr(taxonomies, "pop")
    assert dict(taxonomies) == {name: taxonomies[name] for name in ("plutchik", "feedback")}


@pytest.mark.parametrize("taxonomy", sentiment.TAXONOMIES)
def test_emotions_are_a_mapping(taxonomy: sentiment.Taxonomy) -> None:
    names = sentiment.TAXONOMIES[taxonomy]
    analyzer = sentiment.Analyzer(taxonomy=taxonomy)
    assert analyzer.taxonomy == taxonomy
    emotions = analyzer.score("a good app").emotions
    assert isinstance(emotions, Mapping)
    assert tuple(emotions) == names
    assert len(emotions) == len(names)
    assert dict(emotions) == emotions.as_dict() == dict(emotions.items())
    assert list(emotions.values()) == [emotions[name] for name in emotions.keys()]  # noqa: SIM118
    assert emotions["trust"] == emotions.trust == emotions.get("trust")
    assert emotions.get("hunger") is None
    assert emotions.get("hunger", 0.5) == 0.5
    assert "trust" in emotions
    assert "hunger" not in emotions
    with pytest.raises(KeyError, match="hunger"):
        emotions["hunger"]
    for name in get_args(sentiment.Emotion):
        if name in names:
            assert getattr(emotions, name) == emotions[name]
        else:
            assert name not in emotions
            message = f"the taxonomy '{taxonomy}' has no emotion '{name}'"
            with pytest.raises(AttributeError, match=message):
                getattr(emotions, name)


def test_taxonomies() -> None:
    assert sentiment.TAXONOMIES["plutchik"] == sentiment.EMOTIONS
    text = "Thanks, but I am worried about 😀"
    feedback = sentiment.Analyzer(taxonomy="feedback")
    scores = [
        feedback.score(text),
        *feedback.score_batch([text]),
        *feedback.score_batch([text], context=[""]),
        feedback.explain(text).score,
    ]
    assert len(set(scores)) == 1
    assert "gratitude" in scores[0].as_dict()["emotions"]
    assert scores[0].valence == sentiment.score(text).valence
    explanation = feedback.explain(text)
    for name in sentiment.TAXONOMIES["feedback"]:
        parts = [term.sums.emotions[name] for term in explanation.contributions]
        assert sum(parts) == explanation.sums.emotions[name]
    assert sentiment.Analyzer(taxonomy=None).taxonomy == "plutchik"
    lexicon = "term\tconfusion\nzorbled\t3.5\n"
    own = sentiment.Analyzer(lexicon, "feedback").score("zorbled")
    assert own.dominant_emotion == "confusion"
    message = 'unknown taxonomy "ekman": expected one of plutchik, feedback'
    with pytest.raises(ValueError, match=message):
        sentiment.Analyzer(taxonomy="ekman")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="taxonomy must be str, not int"):
        sentiment.Analyzer(taxonomy=5)  # type: ignore[arg-type]


def test_emotions_equal_mappings_with_the_same_items() -> None:
    emotions = sentiment.score("a good app").emotions
    items = emotions.as_dict()
    others: list[Any] = [
        dict(emotions),
        OrderedDict(reversed(items.items())),
        UserDict(items),
        MappingProxyType(items),
        sentiment.Emotions(items),
    ]
    for other in others:
        assert emotions == other
        assert other == emotions
        assert not emotions != other  # noqa: SIM202
    unequal: list[Any] = [{**items, "joy": 2.0}, {"joy": emotions.joy}, {}, list(items), None, 1]
    for other in unequal:
        assert emotions != other
        assert other != emotions
    feedback = sentiment.Analyzer(taxonomy="feedback").score("a good app").emotions
    assert feedback != emotions
    assert hash(emotions) == hash(sentiment.Emotions(items))
    assert len({emotions, sentiment.Emotions(items), feedback}) == 2


class Frozen(UserDict[str, float]):
    """A mapping with a hash."""

    def __hash__(self) -> int:
        return 1

    __eq__ = object.__eq__


def test_what_is_equal_has_the_same_hash() -> None:
    emotions = sentiment.score("a good app").emotions
    frozen = Frozen(emotions)
    assert emotions != frozen
    assert len({emotions, frozen}) == 2


def test_emotions_are_made_of_one_taxonomy() -> None:
    for names in sentiment.TAXONOMIES.values():
        values: dict[str, float] = {name: i / 16 for i, name in enumerate(names)}
        assert sentiment.Emotions(**values) == sentiment.Emotions(values)
        assert sentiment.Emotions(values).as_dict() == values
    message = "emotions must be those of one taxonomy: anger, .*; or frustration, "
    with pytest.raises(ValueError, match=message):
        sentiment.Emotions(joy=0.5)
    with pytest.raises(ValueError, match=message):
        sentiment.Emotions(dict.fromkeys((*sentiment.EMOTIONS, "desire"), 0.5))
    with pytest.raises(TypeError):
        sentiment.Emotions(**dict.fromkeys(sentiment.EMOTIONS, "much"))  # type: ignore[arg-type]


def test_dominant_emotion() -> None:
    def dominant(label: Literal["negative", "mixed"], **values: float) -> str | None:
        emotions: dict[str, float] = {name: values.get(name, 0.0) for name in sentiment.EMOTIONS}
        return sentiment.Score(0.1, 0.3, 0.3, 0.4, label, 0.4, 1.0, emotions).dominant_emotion

    assert dominant("negative") is None
    assert dominant("negative", fear=0.9) == "fear"
    assert dominant("negative", trust=0.9, anger=0.3) == "anger"
    assert dominant("mixed", trust=0.9, anger=0.3) == "trust"


def test_values_cannot_be_changed() -> None:
    score = sentiment.score("good")
    with pytest.raises(AttributeError):
        score.valence = 1.0  # type: ignore[misc]


@pytest.mark.parametrize(
    "make",
    [
        lambda: sentiment.Analyzer(),
        lambda: sentiment.Analyzer("term\tvalence\nzorbly\t3\n"),
        lambda: sentiment.Analyzer(taxonomy="feedback"),
        lambda: sentiment.Analyzer("term\tvalence\nzorbly\t3\n", "feedback"),
        lambda: sentiment.Analyzer({"zorbly": 3}),
        lambda: sentiment.Analyzer({"zorbly": 3}, without_english=True, on_duplicate="keep"),
        lambda: sentiment.score_table(["good", None], missing="null"),
        lambda: sentiment.Vader(),
        lambda: sentiment.Vader({"laggy": -1.5, "sick": None}),
        lambda: sentiment.score("good"),
        lambda: sentiment.score("good").emotions,
        lambda: sentiment.Analyzer(taxonomy="feedback").score("good"),
        lambda: sentiment.score_sentences("good")[0],
        lambda: sentiment.explain(""),
        *(lambda value=value: value for value in explained()),
    ],
)
def test_pickle_and_copy(make: Any) -> None:
    value = make()
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(value, protocol))
        assert type(again) is type(value)
        assert repr(again) == repr(value)
        if "__eq__" in vars(type(value)):
            assert again == value
    for again in (copy.copy(value), copy.deepcopy(value)):
        assert repr(again) == repr(value)


def test_an_explanation_that_was_sent_shows_the_same() -> None:
    explanation = explained()[0]
    again = pickle.loads(pickle.dumps(explanation))
    assert again.as_dict() == explanation.as_dict()
    assert again.to_html() == explanation.to_html()
    assert again.to_terminal() == explanation.to_terminal()
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        sent = pool.map_async(sentiment.explain, TEXTS).get(timeout=60)
    assert sent == [sentiment.explain(text) for text in TEXTS]


def odd_explanation() -> sentiment.Explanation:
    """One with numbers and taxonomies that no text gives."""
    plutchik = sentiment.Emotions(dict.fromkeys(sentiment.EMOTIONS, -0.0))
    values = dict.fromkeys(sentiment.TAXONOMIES["feedback"], 0.0)
    feedback = sentiment.Emotions({**values, "frustration": math.inf, "desire": 5e-324})
    score = sentiment.Score(-0.0, math.nan, -math.inf, 1e300, "mixed", 0.1, 0, plutchik)
    sums = [sentiment.Sums(-0.0, math.nan, plutchik), sentiment.Sums(0.1, 0, feedback)]
    shifters = [
        sentiment.Shifter((0, 1), "irrealis", -0.0),
        sentiment.Shifter((2, 2), "negation", 1),
    ]
    parts = [
        sentiment.Contribution("term", (0, 2), "", math.nan, -0.0, shifters, sums[1]),
        sentiment.Contribution("context", (0, 3), "é" * 300, 0, 1, [], sums[0]),
    ]
    return sentiment.Explanation("é😀\0", score, sums[0], parts, sums[1], -0.0, 0.1, 1, [(1, 2)])


def reduced(value: Any) -> Any:
    """What pickles hold of it."""
    return value.__reduce__()


def test_a_pickle_keeps_every_bit() -> None:
    analyzer = sentiment.Analyzer(taxonomy="feedback")
    texts = [*TEXTS, "it is NOT sooo good, but… 😀 /s", "bad " * 200]
    explanations = [
        explain(text) for text in texts for explain in (sentiment.explain, analyzer.explain)
    ]
    for explanation in (*explanations, odd_explanation()):
        again = pickle.loads(pickle.dumps(explanation))
        # -0.0 is equal to 0.0, and NaN to nothing: not so what is written of them.
        assert repr(again.as_dict()) == repr(explanation.as_dict())
        assert repr(pickle.loads(pickle.dumps(again.score))) == repr(explanation.score)


@pytest.mark.parametrize("text", ['"', "good ", "not 😀 "])
def test_pickling_an_explanation_makes_no_object_for_each_term(text: str) -> None:
    def steps(times: int) -> list[str]:
        pickled = pickle.dumps(sentiment.explain(text * times), protocol=2)
        return [opcode.name for opcode, *_ in pickletools.genops(pickled)]

    assert len(steps(2000)) == len(steps(2)) < 20, "a part of it is pickled by itself"


def test_a_pickle_that_is_cut_or_wrong_is_an_error() -> None:
    function, (state,) = reduced(odd_explanation())
    assert isinstance(state, bytes)
    message = "the pickled Explanation is (cut|damaged, or of another version of sentiment)"
    wrong = [state[:length] for length in range(len(state))]
    wrong += [
        b"\0" + state[1:],
        state + b"\0",
        state[:1] + b"\xff" * 11,
        b"\1" + b"\xff" * 9 + b"\1",
    ]
    for part in wrong:
        with pytest.raises(ValueError, match=message):
            function(part)
    # Of some errors nobody can know; but none does harm.
    for at in range(len(state)):
        for byte in (0, 1, 0x7F, 0x80, 0xFF):
            try:
                made = function(state[:at] + bytes([byte]) + state[at + 1 :])
            except ValueError as error:
                if not re.search(message, str(error)):
                    raise
            else:
                assert made.to_html() + made.to_terminal() + repr(made.as_dict())
    function, (state,) = reduced(sentiment.score("good"))
    for part in (b"", state[:-1], state + b"\0", b"\0" + state[1:], state[:1] + b"\4" + state[2:]):
        with pytest.raises(ValueError, match=r"the pickled Score is (cut|damaged)"):
            function(part)


def test_a_pickle_is_of_the_form_that_was_written_before() -> None:
    _, (state,) = reduced(odd_explanation())
    digest = hashlib.sha256(state).hexdigest()
    assert digest.startswith("1cd4cccdab64e3e5"), (
        "pickles have another form, so that those which were stored are read wrongly: "
        "raise FORM in src/state.rs, and write what this digest has become here"
    )


def test_explanations_cannot_be_made_of_nonsense() -> None:
    whole = sentiment.explain("😀 good")

    def made(*contributions: sentiment.Contribution, irony: Any = ()) -> sentiment.Explanation:
        scales = (whole.scale, whole.subjectivity_scale, whole.emotion_scale)
        start = (whole.text, whole.score, whole.intercept)
        return sentiment.Explanation(*start, contributions, whole.sums, *scales, irony)

    def part(span: Any, *shifters: sentiment.Shifter, kind: Any = "term") -> sentiment.Contribution:
        return sentiment.Contribution(kind, span, "good", 1, 1, shifters, whole.sums)

    assert made(*whole.contributions) == whole
    assert "good" in made(part((5, 6)), part((2, 6)), part((3, 3))).to_html()
    for span in [(0, 7), (7, 7), (4, 3)]:
        shifter = sentiment.Shifter(span, "negation", -1)
        message = re.escape(f"the span {span} is not in the text, which has 6 characters")
        for wrong in ({"irony": [span]}, part(span), part((2, 6), shifter)):
            with pytest.raises(ValueError, match=message):
                made(**wrong) if isinstance(wrong, dict) else made(wrong)
    with pytest.raises(
        ValueError, match='unknown contribution kind "word": expected one of term, context'
    ):
        part((2, 6), kind="word")
    with pytest.raises(ValueError, match='unknown shifter kind "nil": expected one of negation, '):
        sentiment.Shifter((0, 1), "nil", 1)  # type: ignore[arg-type]


def test_equality_and_hash() -> None:
    first, second, other = (sentiment.score(text) for text in ("good", "good", "plain"))
    assert first == second
    assert hash(first) == hash(second)
    assert first != other
    assert first != "good"
    assert first.emotions == second.emotions
    assert len({first, second, other}) == 2
    assert sentiment.explain("good") == sentiment.explain("good")


def test_parts_of_explanations_have_no_hash() -> None:
    for part in explained():
        # Type checkers know it by this.
        assert type(part).__hash__ is None
        with pytest.raises(TypeError, match="unhashable"):
            hash(part)


def test_what_is_no_number_is_written_as_python_does() -> None:
    emotions = sentiment.Emotions(dict.fromkeys(sentiment.EMOTIONS, math.nan))
    score = sentiment.Score(math.nan, -math.inf, 0, 1e300, "neutral", -math.nan, 0, emotions)
    start = "Score(label='neutral', valence=nan, negative=-inf, neutral=0.0, positive=1e300, "
    end = "confidence=nan, coverage=0.0, dominant_emotion=None, emotions=...)"
    assert repr(score) == start + end
    assert repr(emotions).startswith("Emotions(anger=nan, ")
    sums = sentiment.Sums(math.nan, 0, emotions)
    assert repr(sums).startswith("Sums(valence=nan, subjectivity=0.0, ")
    shifter = sentiment.Shifter((0, 1), "negation", math.nan)
    assert repr(shifter) == "Shifter(span=(0, 1), kind='negation', factor=nan)"
    part = sentiment.Contribution("term", (0, 1), "a", math.nan, math.nan, [], sums)
    assert "base=nan, weight=nan" in repr(part)


def test_all_that_is_public_is_documented() -> None:
    public = [value for name, value in vars(sentiment).items() if name in sentiment.__all__]
    for value in public:
        if isinstance(value, type):
            for name, member in vars(value).items():
                assert name.startswith("_") or name == "FIELDS" or member.__doc__, f"{value}.{name}"


def test_the_repr_of_a_score_is_for_people() -> None:
    emotions = sentiment.Emotions(dict.fromkeys(sentiment.EMOTIONS, 0.0), joy=0.61234567)
    score = sentiment.Score(0.81249, 2 / 3, -1e-9, 0.9996, "mixed", 0.5, 1, emotions)
    assert repr(score) == (
        "Score(label='mixed', valence=0.812, negative=0.667, neutral=0.0, positive=1.0, "
        "confidence=0.5, coverage=1.0, dominant_emotion='joy', emotions=...)"
    )
    assert repr(emotions) == (
        "Emotions(anger=0.0, anticipation=0.0, disgust=0.0, fear=0.0, joy=0.612, sadness=0.0, "
        "surprise=0.0, trust=0.0)"
    )
    assert (score.valence, score.emotions.joy) == (0.81249, 0.61234567)
    for text in ("I love it, but it crashes 😡", "", "thank you"):
        for analyzer in (sentiment.Analyzer(), sentiment.Analyzer(taxonomy="feedback")):
            assert len(repr(analyzer.score(text))) < 200
            whole = analyzer.score_sentences("A good app. It crashes.")[1]
            assert repr(whole) == f"SentenceScore(span=(12, 23), score={whole.score!r})"


def test_labels_may_be_three() -> None:
    text = "The staff was friendly, but the room was dirty."
    usual, three = sentiment.Analyzer(), sentiment.Analyzer(mixed=False)
    assert usual.score(text).label == "mixed"
    assert three.score(text).label == "negative"
    assert three.score(text).valence == usual.score(text).valence
    assert three.score_columns([text])["label"] == ["negative"]
    assert three.explain(text).score.label == "negative"
    again = pickle.loads(pickle.dumps(three))
    assert repr(again) == repr(three) == "Analyzer(mixed=False)"
    assert again.score(text).label == "negative"
    own = sentiment.Analyzer({"zorb": 1}, mixed=False)
    assert repr(own) == "<Analyzer with a lexicon of 1 term, taxonomy 'plutchik', mixed=False>"
    with pytest.raises(TypeError, match="mixed must be"):
        sentiment.Analyzer(mixed="no")  # type: ignore[arg-type]


def test_repr_can_be_evaluated() -> None:
    emotions = sentiment.score("good").emotions
    rounded = {name: round(value, 3) for name, value in emotions.items()}
    assert eval(repr(emotions), vars(sentiment)) == rounded
    assert repr(sentiment.Analyzer()) == "Analyzer()"
    feedback = sentiment.Analyzer(taxonomy="feedback")
    assert eval(repr(feedback), vars(sentiment)).taxonomy == "feedback"


@pytest.mark.parametrize("taxonomy", list(sentiment.TAXONOMIES))
def test_a_score_has_its_dominant_emotion_and_is_made_of_its_dict(
    taxonomy: sentiment.Taxonomy,
) -> None:
    analyzer = sentiment.Analyzer(taxonomy=taxonomy)
    texts = ["I am so afraid", "thank you so much!", "It has four wheels."]
    for score in analyzer.score_batch(texts):
        whole = score.as_dict()
        assert score.dominant_emotion == whole["dominant_emotion"]
        assert sentiment.Score(**whole) == score
        assert sentiment.Score(**json.loads(json.dumps(whole))) == score
    assert analyzer.score(texts[2]).dominant_emotion is None
    assert analyzer.score(texts[0]).dominant_emotion is not None


def test_what_a_score_cannot_be_made_of() -> None:
    whole: dict[str, Any] = dict(sentiment.score("I am so afraid").as_dict())
    without = {name: value for name, value in whole.items() if name != "dominant_emotion"}
    assert sentiment.Score(**without).dominant_emotion == "fear"
    message = 'dominant_emotion "joy" is not that of the label and the emotions, which is "fear"'
    with pytest.raises(ValueError, match=message):
        sentiment.Score(**{**whole, "dominant_emotion": "joy"})
    with pytest.raises(TypeError, match="dominant_emotion must be str, not int"):
        sentiment.Score(**{**whole, "dominant_emotion": 5})
    with pytest.raises(TypeError, match=r"emotions must be Emotions or a mapping of their .*int"):
        sentiment.Score(**{**whole, "emotions": 5})
    with pytest.raises(ValueError, match="emotions must be those of one taxonomy: anger, "):
        sentiment.Score(**{**whole, "emotions": {"joy": 1.0}})
    with pytest.raises(AttributeError):
        sentiment.score("good").dominant_emotion = "joy"  # type: ignore[misc]


def test_parts_of_explanations_have_a_repr_of_python() -> None:
    names = vars(sentiment)
    for part in explained():
        if not isinstance(part, sentiment.Explanation):
            assert eval(repr(part), names) == part
    explanation = sentiment.Analyzer({"🏳\u200d🌈": 2}).explain('🏳️\u200d🌈 it\'s \x07 "so" \\')
    start = repr(explanation.text)
    assert repr(explanation).startswith(f"<Explanation of {start}: ")
    (part,) = (part for part in explanation.contributions if "🌈" in part.term)
    assert eval(repr(part), names) == part
    assert f"term={part.term!r}" in repr(part)


def test_all_parts_are_plain_data_for_json() -> None:
    whole, *_, part, shifter, sums = explained()
    assert part.as_dict() in whole.as_dict()["contributions"]
    assert shifter.as_dict() in part.as_dict()["shifters"]
    assert sums.as_dict() == part.as_dict()["sums"]
    assert list(shifter.as_dict()) == ["span", "kind", "factor"]
    assert sums.as_dict()["emotions"] == sums.emotions.as_dict()
    text = "Good app. Bad support."
    sentences = [sentence.as_dict() for sentence in sentiment.score_sentences(text)]
    assert [text[slice(*sentence["span"])] for sentence in sentences] == [
        "Good app.",
        "Bad support.",
    ]
    assert sentences[1]["score"] == sentiment.score("Bad support.").as_dict()
    for plain in (part.as_dict(), shifter.as_dict(), sums.as_dict(), *sentences):
        assert json.loads(json.dumps(plain)).keys() == plain.keys()


def test_a_score_can_be_made() -> None:
    emotions = sentiment.score("good").emotions
    score = sentiment.Score(0.5, 0.1, 0.3, 0.6, "mixed", 0.9, 1.0, emotions)
    assert score.label == "mixed"
    with pytest.raises(ValueError, match='unknown label "great": expected one of negative, '):
        sentiment.Score(0.5, 0.1, 0.3, 0.6, "great", 0.9, 1.0, emotions)  # type: ignore[arg-type]


def test_batch_is_the_same_as_one_by_one() -> None:
    analyzer = sentiment.Analyzer()
    texts = TEXTS * 3000
    expected = [analyzer.score(text) for text in TEXTS] * 3000
    for threads in (None, 1, 2, 5):
        assert analyzer.score_batch(texts, threads=threads) == expected
    vader = sentiment.Vader()
    assert vader.score_batch(TEXTS, threads=2) == [vader.score(text) for text in TEXTS]


def test_batch_takes_any_iterable() -> None:
    expected = [sentiment.score(text) for text in TEXTS]
    assert sentiment.score_batch(tuple(TEXTS)) == expected
    assert sentiment.score_batch(text for text in TEXTS) == expected
    assert sentiment.score_batch(dict.fromkeys(TEXTS).keys()) == expected
    assert sentiment.score_batch([]) == []


def test_batch_takes_numpy() -> None:
    numpy = pytest.importorskip("numpy")
    assert sentiment.score_batch(numpy.array(TEXTS)) == sentiment.score_batch(TEXTS)
    assert sentiment.score_batch(numpy.array(TEXTS, dtype=object)) == sentiment.score_batch(TEXTS)


def test_batch_takes_what_pandas_makes_of_a_column_for_numpy() -> None:
    texts: list[Any] = [*TEXTS, None]
    for column in (pandas.DataFrame({"a": texts}).to_numpy(), numpy.array([TEXTS]).T):
        expected = sentiment.score_batch(list(column[:, 0]), missing="null")
        assert sentiment.score_batch(column, missing="null") == expected
    for wrong in (numpy.array([TEXTS]), numpy.array([TEXTS, TEXTS]).T):
        with pytest.raises(TypeError, match="not ndarray; give a column of it"):
            sentiment.score_batch(wrong)


def test_batch_passes_on_what_the_iterable_raises() -> None:
    def texts() -> Iterator[str]:
        yield "good"
        raise OSError("disk gone")

    with pytest.raises(OSError, match="disk gone"):
        sentiment.score_batch(texts())


def flat(score: sentiment.Score) -> dict[str, Any]:
    row: dict[str, Any] = dict(score.as_dict())
    emotions, dominant = row.pop("emotions"), row.pop("dominant_emotion")
    return {**row, **emotions, "dominant_emotion": dominant}


def test_columns_hold_what_a_batch_does() -> None:
    texts = TEXTS * 2000
    context = ["What should we improve?", *itertools.repeat("", len(texts) - 1)]
    for analyzer in (sentiment.Analyzer(), sentiment.Analyzer(taxonomy="feedback")):
        columns: Mapping[str, Any] = analyzer.score_columns(iter(texts), context=context)
        rows = [dict(zip(columns, row)) for row in zip(*columns.values())]
        expected = [flat(score) for score in analyzer.score_batch(texts, context=context)]
        assert rows == expected
        assert list(rows[0]) == list(expected[0])


@pytest.mark.parametrize("threads", [None, 1, 3])
def test_columns_of_vader(threads: int | None) -> None:
    vader = sentiment.Vader({"laggy": -1.5})
    texts = [*TEXTS, "so laggy"] * 5000
    columns: Mapping[str, Any] = vader.score_columns(iter(texts), threads)
    assert list(columns) == ["neg", "neu", "pos", "compound"]
    scores: list[Any] = vader.score_batch(texts)
    for name, column in columns.items():
        assert column == array("d", [score[name] for score in scores])
    gaps = vader.score_columns(["so laggy", None], missing="null")
    assert gaps["compound"][0] == -0.4201
    assert math.isnan(gaps["compound"][1])
    with pytest.raises(TypeError, match=r"texts\[0\] must be str, not None"):
        vader.score_columns([None])  # type: ignore[list-item]
    none: sentiment.VaderColumns = vader.score_columns([])
    assert none["neg"] == array("d")


def test_columns_are_arrays() -> None:
    columns = sentiment.score_columns(["good"], 2)
    assert memoryview(columns["valence"]).format == "d"
    assert columns["label"] == ["positive"]
    none = sentiment.score_columns([])
    assert none["joy"] == array("d")
    assert none["label"] == []
    assert memoryview(sentiment.score_columns(["good"], 2)["valence"]).format == "d"
    with pytest.raises(ValueError, match="context has more items than texts"):
        sentiment.score_columns(["good"], context=["", ""])


def test_functions_of_the_default_model() -> None:
    for function in (sentiment.score, sentiment.score_sentences, sentiment.explain):
        assert list(inspect.signature(function).parameters) == ["text", "context"]
        assert function.__doc__
        # As processes of a pool get it.
        again = pickle.loads(pickle.dumps(function))
        assert again("not good", context="How was it?") == function(
            "not good", context="How was it?"
        )


@pytest.mark.parametrize("value", [None, 5, b"good", 1.5, ["good"], object()])
def test_not_a_text(value: Any) -> None:
    kind = "None" if value is None else type(value).__name__
    for function in (
        sentiment.score,
        sentiment.explain,
        sentiment.score_sentences,
        sentiment.Vader().score,
        sentiment.Vader().score_sentences,
        sentiment.SentimentIntensityAnalyzer().polarity_scores,
    ):
        with pytest.raises(TypeError, match=f"text must be str, not {kind}"):
            function(value)
    for batch in (
        sentiment.score_batch,
        sentiment.score_columns,
        sentiment.Vader().score_batch,
    ):
        with pytest.raises(TypeError, match=rf"texts\[2\] must be str, not {kind}"):
            batch(["good", "bad", value])


@pytest.mark.parametrize("many", [{"review": ["good"]}, {"id": "good"}, {}, UserDict(id="good")])
def test_the_keys_of_a_mapping_are_not_scored(many: Any) -> None:
    message = "texts must be an iterable of str, not (User)?[dD]ict; give its values"
    for batch in (
        sentiment.score_batch,
        sentiment.score_columns,
        sentiment.score_table,
        sentiment.Vader().score_batch,
    ):
        with pytest.raises(TypeError, match=message):
            batch(many)
        with pytest.raises(TypeError, match=message):
            batch(many, missing="null")
    with pytest.raises(TypeError, match=r"context must be str or .*ict; give its values"):
        sentiment.score_batch(["good"], context=many)


class NAType:
    """Like NA of pandas, which cannot be compared."""

    def __bool__(self) -> bool:
        raise TypeError("boolean value of NA is ambiguous")

    def __eq__(self, _: object) -> Any:
        return self

    __ne__ = __eq__
    __hash__ = object.__hash__


MISSING: list[Any] = [
    None,
    math.nan,
    NAType(),
    numpy.float64("nan"),
    numpy.float32("nan"),
    numpy.float16("nan"),
    numpy.datetime64("NaT"),
    numpy.timedelta64("NaT"),
    numpy.ma.masked,
    Decimal("NaN"),
    pandas.NA,
    pandas.NaT,
]


@pytest.mark.parametrize("threads", [None, 1, 3])
def test_missing_texts_keep_their_places(threads: int | None) -> None:
    texts = [*MISSING, "good", *MISSING, "", "bad"] * 2000
    places = [i for i, text in enumerate(texts) if isinstance(text, str)]
    there = [texts[i] for i in places]
    scores = sentiment.score_batch(texts, threads, missing="null")
    assert [i for i, score in enumerate(scores) if score] == places
    assert [score for score in scores if score] == sentiment.score_batch(there)
    vader = sentiment.Vader().score_batch(iter(texts), threads, missing="null")
    assert [i for i, dict in enumerate(vader) if dict] == places
    assert [dict for dict in vader if dict] == sentiment.Vader().score_batch(there)

    columns: Mapping[str, Any] = sentiment.score_columns(texts, threads, missing="null")
    expected: Mapping[str, Any] = sentiment.score_columns(there)
    for name, column in columns.items():
        assert len(column) == len(texts)
        if name == "dominant_emotion":
            continue
        there_now = [i for i, value in enumerate(column) if value is not None and value == value]
        assert there_now == places
        assert [column[i] for i in places] == list(expected[name])
    assert {type(label) for label in columns["label"]} == {str, type(None)}


def test_nothing_but_missing_texts() -> None:
    assert sentiment.score_batch([None] * 9000, missing="null") == [None] * 9000
    assert math.isnan(sentiment.score_columns(MISSING, missing="null")["joy"][2])
    assert sentiment.score_batch(Arrow("good", None), missing="null")[1] is None


def test_missing_questions() -> None:
    question = "What should we improve?"
    texts = ["parking", None, "parking", None]
    scores = sentiment.score_batch(texts, context=[question, question, None, None], missing="null")
    expected = [sentiment.score("parking", context=question), sentiment.score("parking")]
    assert scores == [expected[0], None, expected[1], None]
    # Whether texts may be missing is another question.
    there = [question, None, math.nan, pandas.NA, ""]
    plain = [expected[0], *[expected[1]] * 4]
    for context in (there, iter(there), pandas.Series(there, dtype=object)):
        assert sentiment.score_batch(["parking"] * 5, context=context) == plain
    columns = sentiment.score_columns(["parking"] * 5, context=there)
    assert columns["label"] == [score.label for score in plain]
    with pytest.raises(TypeError, match=r"texts\[1\] must be str, not None; drop missing values"):
        sentiment.score_batch(texts, context=[question] * 4)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="context has 3 items, fewer than texts"):
        sentiment.score_batch(texts, context=[question, None, None], missing="null")


class Odd:
    """What cannot be compared, even with itself."""

    def __ne__(self, _: object) -> bool:
        raise ZeroDivisionError


def test_missing_is_not_anything() -> None:
    values: list[Any] = [1.5, 5, b"good", ["good"], numpy.float32(1.5), numpy.datetime64(1, "D")]
    for value in values:
        texts: list[Any] = ["good", value]
        missing: Any
        for missing in ("null", "error"):
            with pytest.raises(TypeError, match=r"texts\[1\] must be str, not (?!.*missing)"):
                sentiment.score_batch(texts, missing=missing)
    arrays: list[Any] = [numpy.array([math.nan]), [math.nan], Odd()]
    for value in arrays:
        with pytest.raises(TypeError, match=r"texts\[0\] must be str, not"):
            sentiment.score_batch([value], missing="null")
    hint = r"drop missing values, replace them by \"\", or say missing=\"null\""
    for value in MISSING:
        with pytest.raises(TypeError, match=rf"texts\[1\] must be str, not \w+; {hint}"):
            sentiment.score_columns(["good", value])
        with pytest.raises(TypeError, match=r'text must be str, not \w+; replace .* by ""$'):
            sentiment.score(value)
    with pytest.raises(ValueError, match='unknown missing "drop": expected one of error, null'):
        sentiment.score_batch([], missing="drop")  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="missing must be str, not int"):
        sentiment.score_batch([], missing=5)  # type: ignore[call-overload]
    # Nothing is said.
    assert sentiment.score_batch(["good"], missing=None) == [sentiment.score("good")]
    with pytest.raises(TypeError, match=r"texts\[1\] must be str, not None; drop missing values"):
        sentiment.score_columns(["good", None], missing=None)  # type: ignore[list-item]


def test_the_package_holds_the_licences() -> None:
    files = metadata.files("sentiment-py") or []
    names = {file.name for file in files}
    assert {"LICENSE-MIT", "LICENSE-APACHE", "LICENSE-VADER", "NOTICE"} <= names


def test_batch_of_what_is_no_batch() -> None:
    with pytest.raises(TypeError, match=r"not one str; for one text there is score\(\)"):
        sentiment.score_batch("good")
    with pytest.raises(TypeError, match="texts must be an iterable of str, not int"):
        sentiment.score_batch(5)  # type: ignore[call-overload]
    for function in (sentiment.score_batch, sentiment.Vader().score_batch):
        with pytest.raises(TypeError, match="not Frame; give a column of it"):
            function(Frame())


class Frame:
    """Like that of pandas, which iterates over the names of its columns."""

    ndim = 2

    def __iter__(self) -> Iterator[str]:
        return iter(["review", "stars"])


class Arrow:
    """Like an array of pyarrow, which iterates over scalars of its own."""

    def __init__(self, *texts: Any) -> None:
        self.texts = texts

    def __iter__(self) -> Iterator[Any]:
        return iter([object() for _ in self.texts])

    def to_pylist(self) -> list[Any]:
        return list(self.texts)


def test_columns_of_arrow() -> None:
    texts = Arrow("parking", "good")
    context = Arrow("What should we improve?", "")
    expected = sentiment.score_batch(list(texts.texts), context=list(context.texts))
    assert sentiment.score_batch(texts, context=context) == expected
    with pytest.raises(TypeError, match=r"texts\[1\] must be str, not None; drop missing values"):
        sentiment.score_batch(Arrow("good", None))


@pytest.mark.parametrize("threads", [0, -1, 1025, 2**70, -(2**70)])
def test_threads_out_of_range(threads: int) -> None:
    with pytest.raises(ValueError, match=f"threads must be from 1 to 1024.*not {threads}"):
        sentiment.score_batch(["good"], threads)


def test_threads_that_are_no_number() -> None:
    batches: list[Any] = [sentiment.score_batch, sentiment.score_columns, sentiment.score_table]
    for batch in batches:
        message = r"threads must be an int or None \(a question is given as context=...\), not str"
        with pytest.raises(TypeError, match=message):
            batch(["a"], "What should we improve?")
    with pytest.raises(TypeError, match="threads must be an int or None, not float"):
        sentiment.Vader().score_batch(["a"], 1.5)  # type: ignore[call-overload]


def test_subclasses_of_str() -> None:
    class Text(str):
        __slots__ = ()

    assert sentiment.score(Text("good")) == sentiment.score("good")


@pytest.mark.parametrize("text", ["\ud800", "a good \udfff app", "\ud83d\ude00 good", "\udcff" * 9])
def test_lone_surrogates(text: str) -> None:
    replaced = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    assert sentiment.score(text) == sentiment.score(replaced)
    assert sentiment.score_batch([text]) == [sentiment.score(replaced)]
    assert sentiment.explain(text).text == replaced
    assert sentiment.Vader().score(text) == sentiment.Vader().score(replaced)
    for sentence in sentiment.score_sentences(text):
        assert sentence.span[1] <= len(text)


def test_nul_and_long_texts() -> None:
    for text in ("\0", "good\0good", "good " * 200_000, "😀" * 200_000):
        sentiment.score(text)


def test_spans_of_what_a_program_wrote() -> None:
    text = "😀 I do n't like it &lt;3"
    found = {term.term: text[slice(*term.span)] for term in sentiment.explain(text).contributions}
    assert found["<3"] == "&lt;3"
    assert sentiment.score(text) == sentiment.score("😀 I don't like it <3")


@pytest.mark.parametrize(
    "before",
    [
        "",
        "a ",
        "é ",
        "😀 ",
        "👩‍👩‍👧‍👦 ",
        "🏳️‍🌈 ",
        "日本語。",
        "\ud800 ",
        "\ud83d\ude00 ",
        "🙂 " * 100,
    ],
)
def test_spans_are_code_points(before: str) -> None:
    text = f"{before}good 😀 x good"
    explanation = sentiment.explain(text)
    found = [text[slice(*term.span)] for term in explanation.contributions]
    assert [word for word in found if word == "good"] == ["good", "good"], found
    for term in explanation.contributions:
        start, end = term.span
        assert 0 <= start < end <= len(text)
        for shifter in term.shifters:
            assert 0 <= shifter.span[0] < shifter.span[1] <= len(text)
    for sentence in sentiment.score_sentences(text):
        start, end = sentence.span
        assert text[start:end] == text[start:end].strip()
        assert sentence.score == sentiment.score(text[start:end])
    assert sentiment.score_sentences(text)[-1].span[1] == len(text)


def test_explanation_adds_up() -> None:
    explanation = sentiment.explain("A good app, but really not good support 😡")
    assert explanation.contributions
    valence = subjectivity = 0.0
    emotions = dict.fromkeys(sentiment.EMOTIONS, 0.0)
    for term in explanation.contributions:
        valence += term.sums.valence
        subjectivity += term.sums.subjectivity
        for name in sentiment.EMOTIONS:
            emotions[name] += term.sums.emotions[name]
    assert valence == explanation.sums.valence
    assert subjectivity == explanation.sums.subjectivity
    assert emotions == explanation.sums.emotions.as_dict()
    assert explanation.score == sentiment.score(explanation.text)
    joy = explanation.intercept.emotions.joy + explanation.emotion_scale * emotions["joy"]
    assert explanation.score.emotions.joy == pytest.approx(1 / (1 + math.exp(-joy)))


def test_help_says_how_an_explanation_becomes_a_score() -> None:
    text = sentiment.Explanation.__doc__ or ""
    steps = [line.strip() for line in text.splitlines() if line.startswith("    ")]
    both = 0
    cases = [(case["text"], None) for case in vectors("feedback.jsonl")]
    cases += [(case["text"], case["question"]) for case in vectors("context.jsonl")]
    for text, question in cases:
        explanation = sentiment.explain(text, context=question)
        fields = explanation.as_dict()
        names: dict[str, Any] = {name: getattr(explanation, name) for name in fields}
        names["exp"] = math.exp
        exec("\n".join(steps), names)
        score = explanation.score
        for name in ("negative", "neutral", "positive"):
            assert names[name] == pytest.approx(getattr(score, name), rel=1e-9)
        assert names["joy"] == pytest.approx(score.emotions.joy, rel=1e-9)
        both += names["m"] > 0
    assert both > 20
    assert "help(Explanation)" in (sentiment.explain.__doc__ or "")


def test_an_explanation_says_what_marks_sarcasm() -> None:
    explanation = sentiment.explain("😀 Just great /s")
    assert [explanation.text[start:end] for start, end in explanation.irony] == ["/s"]
    assert explanation.as_dict()["irony"] == [(13, 15)]
    assert "“/s” marks sarcasm" in explanation.to_terminal(color=False)
    assert sentiment.explain("Just great").irony == ()


def test_the_question_is_the_last_contribution() -> None:
    explanation = sentiment.explain("😀 the pricing", context="What should we improve?")
    *terms, question = explanation.contributions
    assert {term.kind for term in terms} == {"term"}
    assert (question.kind, question.term, question.shifters) == ("context", "faults", ())
    assert question.span == (0, len(explanation.text))
    assert sum(c.sums.valence for c in (*terms, question)) == explanation.sums.valence
    assert sum(c.sums.subjectivity for c in (*terms, question)) == explanation.sums.subjectivity
    plain = sentiment.explain(explanation.text)
    assert explanation.contributions[:-1] == plain.contributions
    assert explanation.as_dict()["contributions"][-1]["kind"] == "context"
    assert "asks for faults" in str(explanation)
    assert "kind='context'" in repr(question)


@pytest.mark.parametrize("question", [None, "", "How was your stay?", "Any comments?"])
def test_a_question_that_asks_for_neither_changes_nothing(question: str | None) -> None:
    for text in TEXTS:
        assert sentiment.score(text, context=question) == sentiment.score(text)
        assert sentiment.explain(text, context=question) == sentiment.explain(text)
    assert sentiment.score_batch(TEXTS, context=question) == sentiment.score_batch(TEXTS)


def test_each_text_may_answer_its_own_question() -> None:
    questions = ["What should we improve?", "What did you like most?", "Any comments?"] * 4000
    texts = ["parking"] * len(questions)
    expected = [sentiment.score("parking", context=question) for question in questions[:3]] * 4000
    for threads in (None, 1, 3):
        assert sentiment.score_batch(texts, threads, context=iter(questions)) == expected
    assert expected[0].label == "negative"
    assert expected[1].label == "positive"


def test_sentences_may_answer_a_question() -> None:
    question = "What should we improve?"
    text = "The parking. Nothing else!"
    scores = sentiment.score_sentences(text, context=question)
    assert [s.score.label for s in scores] == ["negative", "positive"]


def test_wrong_contexts() -> None:
    with pytest.raises(TypeError, match="context must be str, not int"):
        sentiment.score("good", context=5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="context must be str or an iterable of str, not int"):
        sentiment.score_batch(["good"], context=5)  # type: ignore[call-overload]
    with pytest.raises(TypeError, match=r"context\[1\] must be str, not bytes; decode it first"):
        sentiment.score_batch(["a", "b"], context=["What?", b"Why?"])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="context has 1 items, fewer than texts"):
        sentiment.score_batch(["a", "b"], context=["What?"])
    with pytest.raises(ValueError, match="context has more items than texts, which has 1"):
        sentiment.score_batch(["a"], context=["What?", "Why?"])


@pytest.mark.parametrize(
    "nothing", [None, float("nan"), pandas.NA, pandas.NaT, numpy.float32("nan"), numpy.ma.masked]
)
def test_a_missing_context_is_none(nothing: Any) -> None:
    for function in (sentiment.score, sentiment.score_sentences, sentiment.explain):
        assert function("parking", context=nothing) == function("parking")
    for context in (nothing, [nothing]):
        batch = sentiment.score_batch(["parking"], context=context)
        assert batch == [sentiment.score("parking")]


def test_a_question_is_given_by_its_name() -> None:
    question: Any = "What should we improve?"
    message = r"\(\) takes 1 positional argument but 2 were given; a question is .* context=\.\.\."
    functions: list[Any] = [sentiment.score, sentiment.score_sentences, sentiment.explain]
    for function in functions:
        with pytest.raises(TypeError, match=function.__name__ + message):
            function("pricing", question)
        with pytest.raises(TypeError, match="takes 1 positional argument but 3 were given"):
            function("pricing", None, question)
        with pytest.raises(TypeError, match="text"):
            function(context=question)


def test_explanation_is_shown() -> None:
    explanation = sentiment.explain("a good <b>app</b>")
    assert explanation._repr_html_() == explanation.to_html()
    assert "<b>" not in explanation.to_html()
    assert str(explanation) == explanation.to_terminal(color=False)
    assert "\x1b[" not in str(explanation)
    assert "good" in explanation.to_terminal()
    no: Any = numpy.bool_(False)
    assert explanation.to_terminal(no) == str(explanation)
    with pytest.raises(TypeError, match="color must be bool, not str"):
        explanation.to_terminal("no")  # type: ignore[arg-type]
    assert "a good <b>app</b>" in repr(explanation)


@pytest.mark.parametrize("words", ["good ", "😀", "a good, but <b>BAD</b> day. ", "x", "xyz "])
def test_a_notebook_shows_the_beginning_of_a_long_text(words: str) -> None:
    question = "What should we improve?"
    explanation = sentiment.explain(words * 30_000 + "good /s", context=question)
    whole, shown = explanation.to_html(), explanation._repr_html_()
    assert len(shown) < 250_000
    assert shown.count("<mark") <= 1_000
    assert shown.count("<div") == shown.count("</div>") == 1
    # The score is that of the whole text.
    assert re.findall("<strong>.*?confidence [0-9.]+", whole) == re.findall(
        "<strong>.*?confidence [0-9.]+", shown
    )
    (left_out,) = re.findall(r"Left out here: (\d+) characters", shown)
    assert 20_000 <= int(left_out) < len(explanation.text)
    text, _, _ = shown.partition("…</bdi></p>")
    text = html.unescape(re.sub("<.*?>", "", text))
    assert explanation.text.startswith(text)
    assert len(text) + int(left_out) == len(explanation.text)
    assert "; to_html() gives all." in shown
    assert "1 mark of sarcasm" in shown


def test_a_notebook_says_how_many_contributions_it_left_out() -> None:
    analyzer = sentiment.Analyzer({"zorbly": 3})
    explanation = analyzer.explain("zorbly " * 1_001)
    assert len(explanation.contributions) == 1_001
    shown = explanation._repr_html_()
    assert "Left out here: 8 characters, 1 contribution; to_html() gives all." in shown
    assert shown.count("<mark") == 1_000
    for text in ("zorbly " * 1_000, "x" * 10_000):
        explanation = analyzer.explain(text)
        assert explanation._repr_html_() == explanation.to_html()


def test_vader_is_a_drop_in() -> None:
    scores = sentiment.SentimentIntensityAnalyzer().polarity_scores("a good app")
    assert type(scores) is dict
    assert list(scores) == ["neg", "neu", "pos", "compound"]
    assert scores == sentiment.Vader().score("a good app")


def test_vader_shows_why() -> None:
    vader = sentiment.Vader({"laggy": -1.5})
    page = vader.explain_terminal("so laggy <b>", color=False)
    assert page.startswith("so laggy <b>\n\ncompound -0.4201: neg ")
    assert "laggy  (alone -1.50)" in page
    assert "\x1b[" in vader.explain_terminal("so laggy")
    html = vader.explain_html("so laggy <b>")
    assert html.startswith('<div class="sentiment"')
    assert 'so <mark class="negative" title="laggy -1.79"' in html
    assert vader.explain_html(LONG).count("<mark") >= LONG.count("good")
    wrong: Any = "no"
    with pytest.raises(TypeError, match="color must be bool, not str"):
        vader.explain_terminal("good", wrong)
    wrong = 5
    with pytest.raises(TypeError, match="text must be str, not int"):
        vader.explain_html(wrong)


def test_vader_explains() -> None:
    text = "😀 a really good app, but SLOW!!"
    explanation = sentiment.Vader().explain(text)
    assert list(explanation) == ["contributions", "emphasis", "sum", "score"]
    total = 0.0
    for term in explanation["contributions"]:
        assert list(term) == ["span", "term", "base", "value"]
        start, end = term["span"]
        assert 0 <= start < end <= len(text)
        total += term["value"]
    assert total + explanation["emphasis"] == pytest.approx(explanation["sum"])
    assert "good" in [text[slice(*term["span"])] for term in explanation["contributions"]]
    assert explanation["score"] == sentiment.Vader().score(text)


def test_vader_scores_sentences() -> None:
    text = "😀 Good app! Bad support."
    sentences = sentiment.Vader({"support": -1}).score_sentences(text)
    assert [list(sentence) for sentence in sentences] == [["span", "score"]] * 2
    spans = [sentence.span for sentence in sentiment.score_sentences(text)]
    assert [sentence["span"] for sentence in sentences] == spans
    for sentence in sentences:
        alone = text[slice(*sentence["span"])]
        assert sentence["score"] == sentiment.Vader({"support": -1}).score(alone)
    assert sentiment.Vader().score_sentences("") == []


LONG = "This is a good, long and plain text about an app. " * 20_000
MANY = [LONG[:1000]] * 1000


@pytest.mark.parametrize(
    "call",
    [
        lambda: sentiment.score_batch(MANY),
        lambda: sentiment.score(LONG),
        lambda: sentiment.score_sentences(LONG),
        lambda: sentiment.explain(LONG),
        lambda: sentiment.Vader().score(LONG),
        lambda: sentiment.Vader().score_sentences(LONG),
        lambda: sentiment.Vader().explain(LONG),
        lambda: NRCLex(LONG),
    ],
)
def test_other_threads_run_meanwhile(call: Callable[[], object]) -> None:
    turns = 0
    done = threading.Event()

    def count() -> None:
        nonlocal turns
        while not done.wait(0.0001):
            turns += 1

    counter = threading.Thread(target=count)
    interval = sys.getswitchinterval()
    # None has a turn but where another lets go.
    sys.setswitchinterval(3600)
    try:
        counter.start()
        before = turns
        # On a machine that is busy, it may miss some.
        for _ in range(20):
            call()
            if turns > before:
                break
        else:
            pytest.fail("no other thread ran")
    finally:
        sys.setswitchinterval(interval)
        done.set()
        counter.join()


def test_one_analyzer_in_many_threads() -> None:
    analyzer = sentiment.Analyzer()
    expected = analyzer.score_batch(TEXTS)
    results: list[list[sentiment.Score]] = []

    def work() -> None:
        for _ in range(20):
            results.append(analyzer.score_batch(TEXTS))

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(results) == 160
    assert all(result == expected for result in results)


def _child(texts: list[str]) -> list[sentiment.Score]:
    return sentiment.score_batch(texts)


TASKS = Path("/proc/self/task")


def tasks_of_pools() -> set[str]:
    tasks = set()
    for task in TASKS.iterdir():
        # It may end meanwhile.
        with contextlib.suppress(OSError):
            if (task / "comm").read_text().startswith("sentiment-"):
                tasks.add(task.name)
    return tasks


@pytest.mark.skipif(not TASKS.is_dir(), reason="threads are counted on Linux")
def test_threads_are_started_once_for_each_number() -> None:
    for threads in range(2, 10):
        sentiment.score_batch(TEXTS, threads)
    # Those of numbers that come no more end.
    end = time.monotonic() + 10
    while len(tasks_of_pools()) != 7 + 8 + 9 and time.monotonic() < end:
        time.sleep(0.01)
    before = tasks_of_pools()
    assert len(before) == 7 + 8 + 9
    for threads in (7, 8, 9) * 3:
        sentiment.score_batch(TEXTS, threads)
    assert tasks_of_pools() == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_batches_work_after_a_fork() -> None:
    expected = sentiment.score_batch(TEXTS)
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map_async(_child, [TEXTS] * 4).get(timeout=60) == [expected] * 4


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers on this system")
def test_a_batch_can_be_interrupted() -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        with pytest.raises(KeyboardInterrupt):
            sentiment.score_batch(itertools.repeat("a good app"))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_version() -> None:
    from importlib.metadata import version

    assert sentiment.__version__ == version("sentiment-py")
