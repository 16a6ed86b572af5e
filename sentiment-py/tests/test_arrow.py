"""Columns of Polars, pandas, pyarrow and DuckDB, read and made without copies."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
import signal
import threading
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import compute

import sentiment

TEXTS = [
    "a good app",
    "",
    None,
    "😀 not good",
    "naïve ★ GOOD",
    "good",  # shorter than twelve bytes: within the view itself
    None,
    "It broke after a day, and nobody answers.",
]
QUESTION = "What should we improve?"
QUESTIONS = [QUESTION, None, "", "What did you like most?", QUESTION, None, QUESTION, QUESTION]

MAKERS: dict[str, Callable[[list[Any]], Any]] = {
    "pyarrow string": lambda texts: pa.array(texts, pa.string()),
    "pyarrow large_string": lambda texts: pa.array(texts, pa.large_string()),
    "pyarrow string_view": lambda texts: pa.array(texts, pa.string_view()),
    "pyarrow dictionary": lambda texts: pa.array(texts, pa.string()).dictionary_encode(),
    "pyarrow dictionary of large": lambda texts: pa.array(
        texts, pa.dictionary(pa.int8(), pa.large_string())
    ),
    "pyarrow runs": lambda texts: compute.run_end_encode(pa.array(texts, pa.string())),
    "pyarrow slice of runs": lambda texts: compute.run_end_encode(
        pa.array(["bad", "bad", None, *texts, "bad"], pa.large_string()), run_end_type=pa.int16()
    )[3:-1],
    "pyarrow chunks": lambda texts: pa.chunked_array(
        [texts[:1], [], texts[1:4], texts[4:]], pa.string()
    ),
    "pyarrow table": lambda texts: pa.table({"text": pa.array(texts, pa.string())}),
    "pyarrow batch": lambda texts: pa.record_batch({"text": pa.array(texts, pa.string())}),
    "pyarrow reader": lambda texts: pa.table(
        {"text": pa.chunked_array([texts[:3], texts[3:]], pa.string())}
    ).to_reader(),
    "pyarrow slice": lambda texts: pa.array(["bad", None, *texts, "bad"], pa.string())[2:-1],
    "pyarrow slice of views": lambda texts: pa.array(["bad", *texts, "bad"], pa.string_view())[
        1:-1
    ],
    "pyarrow slice of a dictionary": lambda texts: pa.array(
        ["bad", None, *texts, "bad"]
    ).dictionary_encode()[2:-1],
    "pyarrow slice of a batch": lambda texts: pa.record_batch(
        {"text": pa.array(["bad", None, *texts, "bad"], pa.string())}
    )[2:-1],
    "polars Series": lambda texts: pl.Series("text", texts, pl.String),
    "polars slice": lambda texts: pl.Series(["bad", *texts, None], dtype=pl.String)[1:-1],
    "polars chunks": lambda texts: pl.concat(
        [pl.Series(texts[:2], dtype=pl.String), pl.Series(texts[2:], dtype=pl.String)],
        rechunk=False,
    ),
    "polars Categorical": lambda texts: pl.Series(texts, dtype=pl.Categorical),
    "polars Enum": lambda texts: pl.Series(
        texts, dtype=pl.Enum(list(dict.fromkeys(text for text in texts if text is not None)))
    ),
    "polars table": lambda texts: pl.DataFrame({"text": pl.Series(texts, dtype=pl.String)}),
    "pandas str": lambda texts: pd.Series(texts, dtype="str"),
    "pandas string[python]": lambda texts: pd.Series(texts, dtype="string[python]"),
    "pandas Arrow": lambda texts: pd.Series(texts, dtype=pd.ArrowDtype(pa.string())),
    "pandas object": lambda texts: pd.Series(texts, dtype=object),
    "pandas category": lambda texts: pd.Series(texts, dtype="category"),
    "pandas table": lambda texts: pd.DataFrame({"text": pd.Series(texts, dtype="str")}),
    "pandas table of objects": lambda texts: pd.DataFrame({0: pd.Series(texts, dtype=object)}),
    "pandas table of Arrow": lambda texts: pd.DataFrame(
        {"dtype": pd.Series(texts, dtype=pd.ArrowDtype(pa.string()))}
    ),
    "duckdb": lambda texts: duckdb.connect().from_arrow(
        pa.table({"text": pa.array(texts, pa.string())})
    ),
}
columns = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


def rows(scores: list[Any]) -> list[dict[str, Any]]:
    """What a table of these scores holds."""
    names = sentiment.score_table([]).column_names
    none = dict.fromkeys(names)
    flat = [s and {**s.as_dict(), **s.emotions} for s in scores]
    return [none if row is None else {name: row[name] for name in names} for row in flat]


@columns
def test_columns_score_as_lists(make: Callable[[list[Any]], Any]) -> None:
    expected = sentiment.score_batch(TEXTS, missing="null")
    assert sentiment.score_batch(make(TEXTS), missing="null") == expected
    table = sentiment.score_table(make(TEXTS), missing="null")
    assert len(table) == len(TEXTS)
    assert pa.table(table).to_pylist() == rows(expected)
    labels = [score and score.label for score in expected]
    assert sentiment.score_columns(make(TEXTS), missing="null")["label"] == labels
    vader = sentiment.Vader()
    expected_of_vader = vader.score_batch(TEXTS, missing="null")
    assert vader.score_batch(make(TEXTS), missing="null") == expected_of_vader
    none = {"neg": None, "neu": None, "pos": None, "compound": None}
    of_vader = pa.table(vader.score_table(make(TEXTS), missing="null")).to_pylist()
    assert of_vader == [score or none for score in expected_of_vader]


@columns
def test_columns_of_questions(make: Callable[[list[Any]], Any]) -> None:
    texts = ["pricing"] * len(QUESTIONS)
    expected = sentiment.score_batch(texts, context=QUESTIONS, missing="null")
    assert expected[0] != expected[1]
    assert expected[0] != expected[3]
    questions = make(QUESTIONS)
    assert sentiment.score_batch(texts, context=questions, missing="null") == expected
    table = sentiment.score_table(make(texts), context=make(QUESTIONS), missing="null")
    assert pa.table(table).to_pylist() == rows(list(expected))


@columns
def test_missing_texts_are_errors_that_say_where(make: Callable[[list[Any]], Any]) -> None:
    with pytest.raises(TypeError, match=r"texts\[2\] must be str, not .*missing=\"null\""):
        sentiment.score_table(make(TEXTS))
    # A question that is missing is none.
    texts = ["parking"] * len(QUESTIONS)
    expected = [sentiment.score("parking", context=question) for question in QUESTIONS]
    assert sentiment.score_batch(texts, context=make(QUESTIONS)) == expected


@columns
def test_no_texts(make: Callable[[list[Any]], Any]) -> None:
    table = sentiment.score_table(make([]))
    assert len(table) == 0
    assert pl.DataFrame(table).shape == (0, len(table.column_names))
    assert sentiment.score_batch(make([]), context=make([])) == []


@pytest.mark.parametrize("threads", [1, 3])
def test_many_texts_in_uneven_chunks(threads: int) -> None:
    texts = [f"good {i}" if i % 7 else None for i in range(30_000)]
    chunks = [texts[:5], texts[5:9_000], texts[9_000:9_001], texts[9_001:]]
    column = pa.chunked_array(chunks, pa.string_view())
    questions = pl.Series([QUESTION if i % 3 else "" for i in range(30_000)])
    expected = sentiment.score_batch(texts, context=list(questions), missing="null")
    table = sentiment.score_table(column, threads, context=questions, missing="null")
    assert pa.table(table).to_pylist() == rows(list(expected))
    for wrong, message in [(30_001, "more items than texts"), (29_999, "fewer than texts")]:
        context = pa.array([""] * wrong)
        with pytest.raises(ValueError, match=f"context has .*{message}"):
            sentiment.score_batch(column, threads, context=context, missing="null")


def test_nothing_but_missing_texts() -> None:
    for column in (
        pa.nulls(9_000),
        pa.nulls(9_000, pa.string()),
        pa.table({"text": pa.nulls(9_000)}),
        pa.nulls(9_000, pa.dictionary(pa.int8(), pa.string())),
        pl.Series([None] * 9_000),
        pl.DataFrame({"text": [None] * 9_000}),
        pd.DataFrame({"text": [None] * 9_000}),
    ):
        with pytest.raises(TypeError, match=r"texts\[0\] must be str, not .*missing=\"null\""):
            sentiment.score_table(column)
        table = pl.DataFrame(sentiment.score_table(column, missing="null"))
        assert table.null_count().row(0) == (9_000,) * table.width
        assert sentiment.score_batch(column, missing="null") == [None] * 9_000


def test_a_record_that_is_missing_has_no_text() -> None:
    column = pa.StructArray.from_arrays(
        [pa.array(["good", "good", None])], ["text"], mask=pa.array([False, True, False])
    )
    scores = sentiment.score_batch(column, missing="null")
    assert [score is None for score in scores] == [False, True, True]


def test_what_is_no_utf8_becomes_replacement_characters() -> None:
    text = b"good \xff day"
    buffers = [None, pa.array([0, len(text)], pa.int32()).buffers()[1], pa.py_buffer(text)]
    column = pa.StringArray.from_buffers(1, buffers[1], buffers[2])
    assert sentiment.score_batch(column) == sentiment.score_batch(["good \ufffd day"])


@pytest.mark.parametrize(
    ("column", "message"),
    [
        (pl.Series([1, 2]), "column of str, not of Int64; give a column of texts"),
        (pl.Series([["a"]]), r"column of str, not of LargeList\("),
        (pa.array([1.5]), "column of str, not of Float64"),
        (pa.array([b"good"]), "column of str, not of Binary; cast it to string first"),
        (pa.array([1, 1]).dictionary_encode(), r"column of str, not of Dictionary\("),
        (pd.Series([1], dtype="int64[pyarrow]"), "column of str, not of Int64"),
        (pa.table({"stars": [5]}), "column of str, not of Int64"),
        (
            pl.DataFrame({"id": [1], "review": ["good"]}),
            'one column, not a table of 2: "id", "review"; give one of them',
        ),
        (duckdb.sql("select 1 as a, 'b' as b"), 'not a table of 2: "a", "b"'),
        (pa.table({}), "not a table of 0"),
        (pa.table({}), "not a table of 0 columns; give a column of texts"),
        (
            pd.DataFrame({"id": [1], "review": ["good"]}),
            'one column, not a table of 2: "id", "review"; give one of them',
        ),
        (pd.DataFrame(), "not a table of 0"),
        (pl.DataFrame(), "not a table of 0"),
        (pl.DataFrame({"stars": [5]}), "column of str, not of Int64"),
        (pl.LazyFrame({"review": ["good"]}), r"not LazyFrame; collect it first.*map_batches\("),
        (pl.col("review"), r"not Expr; score where it is computed: column.map_batches\("),
        (
            pl.Series(["good"], dtype=pl.Object),
            r"not of Object, which Polars cannot cast; give its to_list\(\)",
        ),
        (pl.DataFrame({"review": pl.Series(["good"], dtype=pl.Object)}), "not of Object"),
        (b"good", "not bytes; decode it first"),
        (
            duckdb.connect().execute("select 'good' as review"),
            r"not DuckDBPyConnection; give what sql\(\) gives in place of execute\(\), or its ",
        ),
    ],
)
def test_what_is_no_column_of_texts(column: Any, message: str) -> None:
    for score in (sentiment.score_batch, sentiment.score_table, sentiment.Vader().score_table):
        with pytest.raises(TypeError, match=f"texts must be .*{message}"):
            score(column)
    with pytest.raises(TypeError, match=f"context must be .*{message}"):
        sentiment.score_table(["good"], context=column)


def test_what_the_hint_for_duckdb_says() -> None:
    connection: Any = duckdb.connect()
    query = "select unnest(['good', 'bad']) as review"
    expected = sentiment.score_batch(["good", "bad"])
    assert sentiment.score_batch(connection.sql(query)) == expected
    result = connection.execute(query)
    with pytest.raises(TypeError, match=r", or its \w+\(\)$") as error:
        sentiment.score_batch(result)
    with warnings.catch_warnings():
        # It tells of a copy.
        warnings.simplefilter("ignore")
        table = getattr(result, str(error.value).split()[-1][:-2])()
    assert sentiment.score_batch(table) == expected


def test_a_column_of_objects_of_polars_can_be_made_one_of_texts() -> None:
    column = pl.Series(TEXTS, dtype=pl.Object)
    expected = sentiment.score_batch(TEXTS, missing="null")
    for again in (column.to_list(), pl.Series(column.to_list(), dtype=pl.String)):
        assert sentiment.score_batch(again, missing="null") == expected


def test_columns_of_pandas_that_are_no_texts_are_read_item_by_item() -> None:
    with pytest.raises(TypeError, match=r"texts\[1\] must be str, not float"):
        sentiment.score_table(pd.Series(["good", 1.5], dtype=object))
    with pytest.raises(TypeError, match=r"texts\[0\] must be str, not int"):
        sentiment.score_table(pd.Series([5]))


def test_errors_of_who_makes_the_column_come_through() -> None:
    def broken() -> Iterator[Any]:
        yield pa.record_batch({"text": ["good"]})
        raise ZeroDivisionError("no more")

    reader = pa.RecordBatchReader.from_batches(pa.schema({"text": pa.string()}), broken())
    with pytest.raises(ValueError, match="no more"):
        sentiment.score_table(reader)

    class Column:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            raise ZeroDivisionError("not at all")

    with pytest.raises(ZeroDivisionError, match="not at all"):
        sentiment.score_table(Column())


def test_a_table_is_taken_by_all() -> None:
    scores = sentiment.score_table(TEXTS, missing="null")
    expected = rows(list(sentiment.score_batch(TEXTS, missing="null")))
    for _ in range(2):
        assert pl.DataFrame(scores).rows(named=True) == expected
        assert pa.table(scores).to_pylist() == expected
        assert pa.RecordBatchReader.from_stream(scores).read_all().to_pylist() == expected
        frame = pd.DataFrame.from_arrow(scores)
        assert list(frame["label"].dropna()) == [row["label"] for row in expected if row["label"]]
        assert frame["valence"].isna().tolist() == [text is None for text in TEXTS]
        query = duckdb.execute("select label, valence from scores")
        assert query.fetchall() == [(row["label"], row["valence"]) for row in expected]
    assert pa.schema(scores) == pa.table(scores).schema
    assert str(pa.schema(scores).field("label").type) == "string"
    assert {str(pa.schema(scores).field(name).type) for name in scores.column_names} == {
        "double",
        "string",
    }


@pytest.mark.parametrize("missing", ["error", "null"])
def test_some_fields(missing: Any) -> None:
    texts = [text for text in TEXTS if text is not None or missing == "null"]
    fields: list[sentiment.ScoreField] = ["joy", "label", "valence"]
    whole = sentiment.score_columns(texts, missing=missing)
    some = sentiment.score_columns(texts, missing=missing, fields=iter(fields))
    assert list(some) == fields
    assert some["label"] == whole["label"]
    assert some["joy"].tobytes() == whole["joy"].tobytes()
    assert some["valence"].tobytes() == whole["valence"].tobytes()
    table = sentiment.score_table(texts, missing=missing, fields=fields)
    assert pa.table(table) == pa.table(sentiment.score_table(texts, missing=missing)).select(fields)
    labels = sentiment.score_table(texts, missing=missing, fields=["label"])
    assert pa.table(pickle.loads(pickle.dumps(labels))) == pa.table(table).select(["label"])
    feedback = sentiment.Analyzer(taxonomy="feedback")
    assert list(feedback.score_columns(texts, missing=missing, fields=["desire"])) == ["desire"]
    vader = sentiment.Vader()
    compound = vader.score_columns(texts, missing=missing, fields=["compound"])
    assert list(compound) == ["compound"]
    table = vader.score_table(texts, missing=missing, fields=["pos", "neg"])
    assert pa.table(table) == pa.table(vader.score_table(texts, missing=missing)).select([2, 0])


def test_dominant_emotions() -> None:
    texts = ["I am so afraid of this", "It has four wheels.", None]
    table = sentiment.score_table(texts, missing="null")
    for made in (table, pickle.loads(pickle.dumps(table))):
        assert pl.DataFrame(made)["dominant_emotion"].to_list() == ["fear", None, None]
    columns = sentiment.score_columns(texts, missing="null", fields=["dominant_emotion"])
    assert columns["dominant_emotion"] == ["fear", None, None]
    feedback = sentiment.Analyzer(taxonomy="feedback").score_columns(["Thank you so much!"])
    assert feedback["dominant_emotion"] == ["gratitude"]


@pytest.mark.parametrize(
    ("fields", "error", "message"),
    [
        ("label", TypeError, "fields must be an iterable of names, not str"),
        (5, TypeError, "fields must be an iterable of names, not int"),
        (["label", 5], TypeError, r"fields\[1\] must be str, not int"),
        (["desire"], ValueError, 'unknown field "desire": expected one of valence, .*, trust'),
        (["label", "label"], ValueError, 'fields has "label" twice'),
        ([], ValueError, "fields is empty: give some of valence, "),
    ],
)
def test_what_is_no_field(fields: Any, error: type[Exception], message: str) -> None:
    for score in (sentiment.score_columns, sentiment.score_table):
        with pytest.raises(error, match=message):
            score(["good"], fields=fields)


def test_scalars_of_pyarrow_are_no_texts() -> None:
    texts: Any = list(pa.array(["good"]))
    with pytest.raises(
        TypeError, match=r"texts\[0\] must be str, not StringScalar; give .*list\(\)"
    ):
        sentiment.score_batch(texts)


def test_a_table_describes_itself() -> None:
    analyzer = sentiment.Analyzer(taxonomy="feedback")
    table = analyzer.score_table(["thank you", "it crashes"])
    expected = [name for name in sentiment.Score.FIELDS if name != "emotions"]
    emotions = sentiment.TAXONOMIES["feedback"]
    assert table.column_names == [*expected, *emotions, "dominant_emotion"]
    assert table.column_names == list(analyzer.score_columns([]))
    assert len(table) == 2
    assert repr(table).startswith("<ScoreTable of 2 rows: valence, negative, neutral, positive, ")
    assert sentiment.Vader().score_table([]).column_names == ["neg", "neu", "pos", "compound"]


def test_a_table_can_be_copied_and_sent() -> None:
    texts: list[Any] = ["good", None, "it crashes", "it came on Monday", "good, but it crashes"]
    for table in (
        sentiment.score_table(texts, missing="null"),
        sentiment.score_table(texts[2:]),
        sentiment.Analyzer(taxonomy="feedback").score_table(texts, missing="null"),
        sentiment.Vader().score_table(texts, missing="null"),
        sentiment.score_table([]),
        # A text without an emotion is none that is missing.
        sentiment.score_table(texts, missing="null", fields=["dominant_emotion", "valence"]),
    ):
        copies = [pickle.loads(pickle.dumps(table, protocol)) for protocol in range(6)]
        for again in (*copies, copy.copy(table), copy.deepcopy(table)):
            assert type(again) is sentiment.ScoreTable
            assert pa.table(again).equals(pa.table(table))
            assert pa.schema(again) == pa.schema(table)
            assert len(again) == len(table)


def test_a_table_of_several_batches_can_be_sent() -> None:
    texts = pl.Series(["good", None]).sample(1_100_000, with_replacement=True, seed=1)
    table = sentiment.Vader().score_table(texts, missing="null")
    again = pickle.loads(pickle.dumps(table))
    assert pl.DataFrame(again).equals(pl.DataFrame(table))


def test_tables_come_from_other_processes() -> None:
    chunks = [["good", "bad"], ["it crashes"], []]
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        tables = pool.map_async(sentiment.score_table, chunks).get(timeout=60)
    for chunk, table in zip(chunks, tables):
        assert pa.table(table).equals(pa.table(sentiment.score_table(chunk)))


def test_a_table_that_was_cut_is_refused() -> None:
    table: Any = sentiment.score_table(["good", "bad"])
    function, (present, columns) = table.__reduce__()
    assert len(function(present, columns)) == 2
    for wrong in ([("valence", bytes(15))], [("label", b"\0")], [("label", b"\0\4")]):
        with pytest.raises(ValueError, match=f"the column {wrong[0][0]} is cut"):
            function(present, wrong)


def test_a_table_outlives_what_it_was_made_of() -> None:
    frame = pl.DataFrame(sentiment.score_table(pl.Series(["good"] * 1000)))
    assert frame["valence"].n_unique() == 1
    assert frame["valence"][999] == sentiment.score("good").valence


def test_tables_of_more_than_a_batch() -> None:
    texts = pl.Series(["good", None]).sample(1_100_000, with_replacement=True, seed=1)
    table = pl.DataFrame(sentiment.score_table(texts, missing="null"))
    assert len(table) == 1_100_000
    assert (table["label"].is_null() == texts.is_null()).all()
    assert table["valence"].drop_nulls().unique().to_list() == [sentiment.score("good").valence]
    assert table["label"].drop_nulls().unique().to_list() == ["positive"]


def test_other_threads_run_meanwhile() -> None:
    column = pa.array(["a good app, but it crashes every single day"] * 200_000)
    ran = 0
    done = threading.Event()

    def count() -> None:
        nonlocal ran
        while not done.wait(0.001):
            ran += 1

    thread = threading.Thread(target=count)
    thread.start()
    sentiment.score_table(column, 1)
    done.set()
    thread.join()
    assert ran > 0


@pytest.mark.parametrize(
    "stop",
    [KeyboardInterrupt(), KeyboardInterrupt("now"), SystemExit(), SystemExit(3), SystemExit("bye")],
    ids=repr,
)
def test_who_makes_the_column_can_stop(stop: BaseException) -> None:
    """As Ctrl-C does that comes while a generator reads a file."""
    batch = pa.record_batch({"text": ["a good app"]})

    def stopped(*_: object) -> Iterator[Any]:
        yield batch
        raise stop

    def reader() -> Any:
        return pa.RecordBatchReader.from_batches(batch.schema, stopped())

    for call in (
        lambda: sentiment.score_batch(reader()),
        lambda: sentiment.score_batch(["a", "b"], context=reader()),
        lambda: sentiment.Vader().score_table(reader()),
    ):
        with pytest.raises(type(stop)) as raised:
            call()
        assert getattr(raised.value, "code", None) == getattr(stop, "code", None)


def test_what_a_column_raises_is_said() -> None:
    batch = pa.record_batch({"text": ["a good app"]})

    def broken() -> Iterator[Any]:
        yield batch
        raise OSError("no KeyboardInterrupt, but the disk is gone")

    reader = pa.RecordBatchReader.from_batches(batch.schema, broken())
    with pytest.raises(ValueError, match="the disk is gone"):
        sentiment.score_batch(reader)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers on this system")
def test_a_column_can_be_interrupted() -> None:
    batch = pa.record_batch({"text": ["a good app"] * 10_000})

    def endless() -> Iterator[Any]:
        while True:
            yield batch

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    reader = pa.RecordBatchReader.from_batches(batch.schema, endless())
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        with pytest.raises(KeyboardInterrupt):
            sentiment.score_batch(reader)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
