"""The same text, the same bits as in Rust and JavaScript."""

from __future__ import annotations

import sentiment
from cases import vectors

MEND = "if the engine was changed on purpose, regenerate the vectors; otherwise the binding differs"


def test_english() -> None:
    for case in vectors("english.jsonl"):
        text = case.pop("text")
        assert sentiment.score(text).as_dict() == case, (text, MEND)


def test_emotions_of_feedback() -> None:
    analyzer = sentiment.Analyzer(taxonomy="feedback")
    for case in vectors("feedback.jsonl"):
        text = case.pop("text")
        assert analyzer.score(text).as_dict() == case, (text, MEND)


def test_english_in_a_batch() -> None:
    cases = vectors("english.jsonl")
    for threads in (None, 1, 2, 3):
        scores = sentiment.score_batch((case["text"] for case in cases), threads)
        assert [score.as_dict() for score in scores] == [
            {field: case[field] for field in case if field != "text"} for case in cases
        ], MEND


def test_context() -> None:
    cases = vectors("context.jsonl")
    batch = sentiment.score_batch(
        (case["text"] for case in cases), context=(case["question"] for case in cases)
    )
    for case, score in zip(cases, batch):
        text, question = case["text"], case["question"]
        assert score.label == case["expected"], (question, text)
        by_hand = {"question", "text", "expected"}
        expected = {field: case[field] for field in case if field not in by_hand}
        assert score.as_dict() == expected, (question, text, MEND)
        assert sentiment.score(text, context=question) == score
        assert sentiment.explain(text, context=question).score == score
        (same,) = sentiment.score_batch([text], context=question)
        assert same == score


def test_urgent() -> None:
    for case in vectors("urgent.jsonl"):
        text, expected = case["text"], case["mentions"]
        mentions = sentiment.urgent(text)
        found = [{"kind": mention.kind, "words": mention.words} for mention in mentions]
        assert found == expected, (text, MEND)


def test_vader_with_own_words() -> None:
    for case in vectors("vader_lexicon.jsonl"):
        text, lexicon = case.pop("text"), case.pop("lexicon")
        assert sentiment.Vader(lexicon).score(text) == case, (text, lexicon, MEND)


def test_vader() -> None:
    vader = sentiment.Vader()
    for case in vectors("vader.jsonl"):
        text = case.pop("text")
        assert vader.score(text) == case, (text, MEND)
