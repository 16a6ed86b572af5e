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
        sentiment.urgent_table(["The lamp caught fire", "good", None], missing="null"),
        sentiment.urgent_table(["good"]),
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
        # pandas takes what it knows nothing of for objects.
        kinds = {name: frame.dtypes[name] for name in table.column_names}
        assert frame.equals(pandas.DataFrame(table.to_dict()).astype(kinds))
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


def test_frames_have_the_same_types_whatever_is_in_them() -> None:
    whole = sentiment.score_table(["I am so glad", "bad"]).to_pandas()
    urgent = sentiment.urgent_table(["The lamp caught fire"]).to_pandas()
    # Those that pandas itself makes of such columns.
    assert whole.dtypes.equals(pandas.DataFrame(sentiment.score_columns(["so glad"])).dtypes)
    assert list(urgent.dtypes) == [pandas.Series(["text"]).dtype] * 2
    some: list[list[Any]] = [[], [None], [None, "it has four wheels"]]
    for texts in some:
        frame = sentiment.score_table(texts, missing="null").to_pandas()
        assert frame.dtypes.equals(whole.dtypes)
        assert len(frame) == len(texts)
        frame = sentiment.urgent_table(texts, missing="null").to_pandas()
        assert frame.dtypes.equals(urgent.dtypes)
        assert frame.isna().all(axis=None)


def test_frames_are_theirs_who_asked() -> None:
    table = sentiment.score_table(["I am so glad", "bad"])
    frame = table.to_pandas()
    frame.loc[0, "valence"] = 5.0
    frame["negative"] *= 2
    frame.loc[1, "label"] = "good"
    assert frame["valence"][0] == 5.0
    assert table["valence"] == sentiment.score_columns(["I am so glad", "bad"])["valence"]
    assert table["label"] == ["positive", "negative"]
    valence = table["valence"]
    frame = table.to_pandas()
    del table
    assert list(frame["valence"]) == list(valence)


def test_frames_of_several_batches() -> None:
    texts = ["good", "bad", "it came"] * 360_000
    table = sentiment.score_table(texts, fields=["label", "valence"])
    frame = table.to_pandas()
    assert frame["valence"].to_numpy().tobytes() == table["valence"].tobytes()
    assert frame["label"].tolist() == table["label"]


def test_frames_with_an_index() -> None:
    texts = pandas.Series(["good", None, "bad"], index=["c", "a", "b"])
    table = sentiment.score_table(texts, missing="null", fields=["label"])
    assert list(table.to_pandas().index) == [0, 1, 2]
    reviews = texts.to_frame("review")
    joined = reviews.join(table.to_pandas(index=reviews.index))
    assert joined["label"].dropna().to_dict() == {"c": "positive", "b": "negative"}
    levels = pandas.MultiIndex.from_tuples([("a", 1), ("a", 1), ("b", 2)], names=["x", "y"])
    indexes: list[Any] = [levels, ["x", "y", "x"], pandas.Series([3, 2, 1]), range(5, 8)]
    for index in indexes:
        frame = table.to_pandas(index)
        assert frame.index.equals(pandas.Index(index))
        assert frame["label"].tolist()[::2] == ["positive", "negative"]
    with pytest.raises(ValueError, match="index has 2 labels, and the table 3 rows: give the ind"):
        table.to_pandas(index=reviews.index[:2])
    with pytest.raises(TypeError, match="index must be an index, or a label for each row, not str"):
        table.to_pandas(index="review")


def test_notebooks_show_the_first_rows() -> None:
    table = sentiment.score_table(["I am so glad", None], missing="null")
    shown = table._repr_html_()
    assert shown.count("<tr>") == 3
    assert "<th>label</th>" in shown
    assert f"<td>{round(table['valence'][0], 3)}</td>" in shown
    assert "<td>positive</td>" in shown
    assert f"<tr><th>1</th>{'<td></td>' * len(table.column_names)}</tr>" in shown
    assert "<p>2 rows</p>" in shown
    shown = sentiment.score_table(["good"] * 12, fields=["label"])._repr_html_()
    assert shown.count("<tr>") == 11
    assert "<p>12 rows, 2 of them not shown</p>" in shown
    assert "<p>0 rows</p>" in sentiment.score_table([])._repr_html_()


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
