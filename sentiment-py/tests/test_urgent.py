"""What somebody should read first."""

from __future__ import annotations

import copy
import html
import pickle
from typing import get_args

import pandas
import polars
import pyarrow
import pytest

import sentiment
from cases import vectors

TEXTS = [
    "Lovely shop, thank you!",
    "Café ☕: please cancel my subscription, the charger caught fire.",
    "I asked three times and nobody answers",
]


def test_the_most_urgent_comes_first() -> None:
    mentions = sentiment.urgent(TEXTS[1])
    assert [mention.kind for mention in mentions] == ["safety", "leaving"]
    start, end = mentions[0].span
    assert TEXTS[1][start:end] == mentions[0].words == "caught fire"
    assert sentiment.urgent(TEXTS[0]) == sentiment.urgent("") == []
    assert sentiment.urgent("It caught&nbsp;fire")[0].words == "caught fire"


def test_kinds_are_those_of_the_types() -> None:
    assert get_args(sentiment.UrgentKind) == sentiment.URGENT_KINDS


def test_a_mention_is_a_value() -> None:
    mention = sentiment.urgent(TEXTS[1])[0]
    assert mention.as_dict() == {"kind": "safety", "span": mention.span, "words": "caught fire"}
    assert repr(mention) == f"Mention(kind='safety', span={mention.span}, words='caught fire')"
    for same in [
        pickle.loads(pickle.dumps(mention)),
        copy.deepcopy(mention),
        sentiment.Mention(**mention.as_dict()),
    ]:
        assert same == mention
        assert hash(same) == hash(mention)
    assert mention != sentiment.Mention("law", mention.span, mention.words)
    with pytest.raises(ValueError, match='unknown kind "fire": expected one of self-harm, safety'):
        sentiment.Mention("fire", (0, 1), "")  # type: ignore[arg-type]


def test_columns_are_those_of_the_command() -> None:
    columns = sentiment.urgent_columns(TEXTS)
    assert columns["urgent"] == [None, "safety", "repeated"]
    assert columns["urgent_words"][1] == "caught fire"
    missing = sentiment.urgent_columns([*TEXTS, None], missing="null")
    assert missing["urgent"] == [*columns["urgent"], None]
    for texts in [iter(TEXTS), pandas.Series(TEXTS), polars.Series(TEXTS), pyarrow.array(TEXTS)]:
        assert sentiment.urgent_columns(texts, threads=1) == columns
    many = sentiment.urgent_columns(TEXTS * 10_000)
    assert many["urgent"] == columns["urgent"] * 10_000
    assert polars.DataFrame(columns).columns == list(pandas.DataFrame(columns)) == list(columns)


def test_tables_have_types_whatever_is_found() -> None:
    texts = [case["text"] for case in vectors("urgent.jsonl")]
    table = sentiment.urgent_table(texts)
    columns = sentiment.urgent_columns(texts)
    assert table.to_dict() == columns
    assert set(sentiment.URGENT_KINDS) == set(filter(None, columns["urgent"]))
    assert table.column_names == list(columns)
    some: list[list[str | None]] = [texts, [TEXTS[0]], [None], []]
    tables = [pyarrow.table(sentiment.urgent_table(part, missing="null")) for part in some]
    whole = pyarrow.concat_tables(tables)
    assert [str(kind) for kind in whole.schema.types] == ["string", "string"]
    assert whole["urgent"].to_pylist() == [*columns["urgent"], None, None]
    assert [tuple(row.values()) for row in table] == list(zip(*columns.values()))
    for part in some:
        table = sentiment.urgent_table(part, threads=1, missing="null")
        again = pickle.loads(pickle.dumps(table))
        assert pyarrow.table(again).equals(pyarrow.table(table))
        assert polars.DataFrame(table).equals(polars.DataFrame(again))
    with pytest.raises(TypeError, match=r"not one str; for one text there is urgent\(\)"):
        sentiment.urgent_table("a")


def test_notebooks_show_words_as_they_are() -> None:
    table = sentiment.urgent_table(["It caught <b>fire</b> & smoke", "It caught fire &amp; smoke"])
    shown = table._repr_html_()
    assert "<b>" not in shown
    for words in filter(None, table["urgent_words"]):
        assert f"<td><bdi>{html.escape(words)}</bdi></td>" in shown


def test_errors_say_what_would_be_right() -> None:
    with pytest.raises(TypeError, match="text must be str, not float"):
        sentiment.urgent(float("nan"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"texts\[1\] must be str, not None; drop missing values"):
        sentiment.urgent_columns(["a", None])  # type: ignore[list-item]
    with pytest.raises(TypeError, match=r"not one str; for one text there is urgent\(\)"):
        sentiment.urgent_columns("a")
