"""What a `ScoreTable` gives without, and by, other libraries."""

from __future__ import annotations

import builtins
import math
from collections.abc import Callable
from typing import Any

import pandas
import polars
import pyarrow
import pytest

import sentiment

TEXTS: list[Any] = ["I am so glad", None, "it crashes every day", "it has four wheels"]


def tables() -> list[Any]:
    feedback = sentiment.Analyzer(taxonomy="feedback")
    return [
        sentiment.score_table(TEXTS, missing="null"),
        sentiment.score_table([]),
        sentiment.score_table(TEXTS[2:]),
        sentiment.score_table(TEXTS, missing="null", fields=["label", "joy"]),
        feedback.score_table(TEXTS, missing="null"),
        sentiment.Vader().score_table(TEXTS, missing="null"),
    ]


def same(one: Any, other: Any) -> bool:
    return bool(one == other) or (isinstance(one, float) and math.isnan(one) and math.isnan(other))


def test_columns_are_those_of_score_columns() -> None:
    table = sentiment.score_table(TEXTS, missing="null")
    columns: dict[str, Any] = dict(sentiment.score_columns(TEXTS, missing="null"))
    assert list(table.to_dict()) == table.column_names == list(columns)
    for name, column in columns.items():
        for made in (table[name], table.to_dict()[name]):
            assert type(made) is type(column)
            assert len(made) == len(TEXTS)
            assert all(map(same, made, column)), name
    assert table["label"] == ["positive", None, "negative", "neutral"]
    assert math.isnan(table["valence"][1])
    assert sentiment.Vader().score_table(["good"])["compound"][0] > 0


def test_rows_are_dicts() -> None:
    for table in tables():
        rows = list(table)
        assert len(rows) == len(table)
        assert rows == pyarrow.table(table).to_pylist()
        again = iter(table)
        assert iter(again) is again
        assert list(again) == rows
        assert list(again) == []
    rows = list(sentiment.score_table(TEXTS, missing="null"))
    assert set(rows[1].values()) == {None}
    assert rows[0]["label"] == "positive"


def test_rows_of_several_batches() -> None:
    texts = ["good", "bad", "it came"] * 360_000
    table = sentiment.score_table(texts, fields=["label"])
    assert pyarrow.table(table)["label"].num_chunks == 2
    assert [row["label"] for row in table] == table["label"] == pyarrow.table(table)[0].to_pylist()
    valence = sentiment.score_table(texts, fields=["valence"])["valence"]
    assert valence == sentiment.score_columns(texts, fields=["valence"])["valence"]


def test_what_is_no_column() -> None:
    table: Any = sentiment.score_table(["good"])
    with pytest.raises(KeyError, match=r'unknown column "joyy": expected one of valence, .*trust'):
        table["joyy"]
    with pytest.raises(TypeError, match=r"has a name, which is str, not int; for rows, iterate"):
        table[0]


def test_tables_of_other_libraries() -> None:
    for table in tables():
        frame = table.to_pandas()
        assert isinstance(frame, pandas.DataFrame)
        assert frame.equals(pandas.DataFrame(table.to_dict()))
        made = table.to_polars()
        assert isinstance(made, polars.DataFrame)
        assert made.equals(polars.DataFrame(table))
        arrow = table.to_arrow()
        assert isinstance(arrow, pyarrow.Table)
        assert arrow.equals(pyarrow.table(table))
        assert list(frame.columns) == made.columns == arrow.column_names == table.column_names
        assert len(frame) == len(made) == len(arrow) == len(table)
    frame = sentiment.score_table(TEXTS, missing="null").to_pandas()
    assert list(frame["valence"].isna()) == [False, True, False, False]
    assert list(frame["label"].isna()) == [False, True, False, False]
    assert str(frame["valence"].dtype) == "float64"


def test_pandas_takes_a_table_as_it_is() -> None:
    table: Any = sentiment.score_table(TEXTS, missing="null")
    frame = pandas.DataFrame(table)
    assert list(frame.columns) == table.column_names
    assert frame["valence"].equals(table.to_pandas()["valence"])
    assert list(frame["label"].isna()) == [False, True, False, False]


@pytest.mark.parametrize(
    ("library", "method"),
    [
        ("pandas", sentiment.ScoreTable.to_pandas),
        ("polars", sentiment.ScoreTable.to_polars),
        ("pyarrow", sentiment.ScoreTable.to_arrow),
    ],
)
def test_a_library_that_is_missing(
    library: str, method: Callable[[sentiment.ScoreTable], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    there = builtins.__import__

    def missing(name: str, *rest: Any, **more: Any) -> Any:
        if name == library:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return there(name, *rest, **more)

    table = sentiment.score_table(["good"])
    monkeypatch.setattr(builtins, "__import__", missing)
    message = rf"\w+\(\) needs {library}, which cannot be imported \(.*\); to_dict\(\) needs no"
    with pytest.raises(ModuleNotFoundError, match=message) as raised:
        method(table)
    assert isinstance(raised.value.__cause__, ModuleNotFoundError)


def test_help_says_what_to_do_with_a_table() -> None:
    for text in (sentiment.ScoreTable.__doc__, sentiment.score_table.__doc__):
        for name in ('table["valence"]', "to_dict()", "to_pandas()", "to_polars()", "to_arrow()"):
            assert name in (text or "")


def test_all_emotions_are_a_field() -> None:
    for taxonomy, emotions in sentiment.TAXONOMIES.items():
        analyzer = sentiment.Analyzer(taxonomy=taxonomy)
        assert list(analyzer.score_columns(["good"], fields=["emotions"])) == list(emotions)
        names = analyzer.score_table(["good"], fields=["label", "emotions", "valence"]).column_names
        assert names == ["label", *emotions, "valence"]
        # One of them may be named, too.
        some = analyzer.score_columns(["good"], fields=["trust", "emotions"])
        assert list(some) == ["trust", *(name for name in emotions if name != "trust")]
        some = analyzer.score_columns(["good"], fields=["emotions", "trust", "label"])
        assert list(some) == [*emotions, "label"]
    with pytest.raises(ValueError, match='fields has "emotions" twice'):
        sentiment.score_columns(["good"], fields=["emotions", "emotions"])
    with pytest.raises(ValueError, match='unknown field "emotions": expected one of neg, '):
        sentiment.Vader().score_table(["good"], fields=["emotions"])  # type: ignore[list-item]
