"""The examples of the READMEs run."""

from __future__ import annotations

import ast
import doctest
import math
import re
from pathlib import Path
from typing import Any

import pandas
import pyarrow
import pytest

import sentiment
from cases import ROOT

READMES = [ROOT / "README.md", ROOT / "sentiment-py" / "README.md"]
EXAMPLE = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("path", READMES, ids=lambda path: str(path.relative_to(ROOT)))
def test_examples(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not path.is_file():
        pytest.fail(f"{path} is missing: write it, with a Python example")
    text = path.read_text(encoding="utf-8")
    examples = list(EXAMPLE.finditer(text))
    assert examples, f"{path} has no ```python example"
    monkeypatch.chdir(ROOT)
    for example in examples:
        line = text.count("\n", 0, example.start()) + 1
        if ">>>" in example[1]:
            parsed = doctest.DocTestParser().get_doctest(example[1], {}, path.name, str(path), line)
            result = doctest.DocTestRunner().run(parsed)
            assert result.failed == 0, f"the example at {path}:{line} fails; see above"
        else:
            # Blank lines put errors at the README's own line numbers.
            run("\n" * line + example[1], str(path))


def run(source: str, path: str) -> int:
    """Run an example, and compare what its comments say behind expressions: of how many."""
    names: dict[str, Any] = {"__name__": "readme"}
    lines = source.splitlines()
    compared = 0
    for statement in ast.parse(source, path).body:
        if not isinstance(statement, ast.Expr) or statement.end_lineno is None:
            exec(compile(ast.Module([statement], []), path, "exec"), names)
            continue
        value = eval(compile(ast.Expression(statement.value), path, "eval"), names)
        # Columns are in bytes.
        behind = lines[statement.end_lineno - 1].encode()[statement.end_col_offset :].decode()
        said = value_of(behind.partition("# ")[2])
        if said is not None:
            place = f"{path}:{statement.end_lineno} says {said}, and it is {value!r}"
            assert is_said(value, said), place
            compared += 1
    return compared


def value_of(comment: str) -> str | None:
    """The value that a comment is, or begins with: the rest is behind a sign."""
    ends = [len(comment), *(found.start() for found in re.finditer("[;:] ", comment))]
    return next(filter(is_value, (comment[:end].strip() for end in ends)), None)


def is_value(said: str) -> bool:
    try:
        ast.literal_eval(said)
    except (SyntaxError, ValueError):
        return said == "nan"
    return True


def is_said(value: object, said: str) -> bool:
    """Whether it is that value, a number as it is rounded there."""
    if said == "nan":
        return isinstance(value, float) and math.isnan(value)
    expected = ast.literal_eval(said)
    if isinstance(value, float) and isinstance(expected, float):
        return round(value, len(said.partition(".")[2])) == expected
    return type(value) is type(expected) and bool(value == expected)


def test_what_comments_say_is_compared() -> None:
    assert run("2 / 3  # 0.67", "") == 1
    assert run("{'é': 1}  # {'é': 1}: of one", "") == 1
    assert run("float('nan')  # nan; as it is", "") == 1
    assert run("a = 1  # 2\na  # a number\n1  # not 2", "") == 0
    for wrong in ("2 / 3  # 0.66", "'a'  # None", "None  # nan", "1  # 1.0", "1  # 2: two"):
        with pytest.raises(AssertionError, match=":1 says "):
            run(wrong, "")
    text = (ROOT / "sentiment-py" / "README.md").read_text(encoding="utf-8")
    assert sum(" # " in example[1] for example in EXAMPLE.finditer(text)) > 5


def test_the_function_for_spark() -> None:
    text = (ROOT / "sentiment-py" / "README.md").read_text(encoding="utf-8")
    (source,) = (found[1] for found in EXAMPLE.finditer(text) if "mapInArrow" in found[1])
    names: dict[str, Any] = {}
    exec(source, names)
    texts = ["I love it", None, "It broke"]
    batches = [pyarrow.record_batch({"review": pyarrow.array(some)}) for some in (texts, ["good"])]
    batches.append(batches[0][:0])
    made = pyarrow.Table.from_batches(names["scored"](iter(batches)))
    scores = sentiment.score_batch([*texts, "good"], missing="null")
    assert made["review"].to_pylist() == [*texts, "good"]
    assert made["label"].to_pylist() == [score and score.label for score in scores]
    assert made["valence"].to_pylist() == [score and score.valence for score in scores]
    assert [str(kind) for kind in made.schema.types] == ["string", "string", "double"]


@pytest.mark.parametrize(
    "index",
    [
        pandas.Index([0, 1, 0, 1]),
        pandas.Index(["b", None, "b", "a"], name="review"),
        pandas.Index([float("nan")] * 4),
        pandas.MultiIndex.from_tuples([("a", 1), ("a", 1), ("b", 2), ("a", 1)]),
        pandas.RangeIndex(4, 0, -1),
    ],
    ids=["repeated", "missing", "nan", "levels", "backwards"],
)
def test_the_frame_of_pandas(index: Any) -> None:
    text = (ROOT / "sentiment-py" / "README.md").read_text(encoding="utf-8")
    (source,) = (found[1] for found in EXAMPLE.finditer(text) if "index=" in found[1])
    start = "reviews = pandas.DataFrame("
    lines = [line for line in source.splitlines() if not line.startswith(start)]
    assert len(lines) == len(source.splitlines()) - 1
    texts = ["I love it", None, "It broke", "good"]
    own = {"review": texts, "label": ["a", "b", "c", "d"]}
    names: dict[str, Any] = {"reviews": pandas.DataFrame(own, index=index)}
    scores = sentiment.score_batch(texts, missing="null")
    for _ in range(2):
        exec("\n".join(lines), names)
        made = names["reviews"]
        assert made.index.equals(index)
        assert list(made["label"]) == own["label"]
        missing = made["sentiment_valence"].isna()
        assert list(missing) == [text is None for text in texts]
        rows = made[["sentiment_label", "sentiment_valence"]].to_numpy().tolist()
        for score, row in zip(scores, rows):
            assert score is None or row == [score.label, score.valence]
        assert len(made.columns) == 2 + len(sentiment.score_table([]).column_names)


@pytest.mark.parametrize("library", ["polars", "pyarrow"])
def test_tables_can_be_scored_twice(library: str) -> None:
    text = (ROOT / "sentiment-py" / "README.md").read_text(encoding="utf-8")
    start = f"reviews = {library}."
    sources = [found[1] for found in EXAMPLE.finditer(text) if f"\n{start}" in found[1]]
    (source,) = (source for source in sources if "\nscored = " in source)
    names: dict[str, Any] = {}
    exec(source, names)
    first = names["scored"]
    exec("\n".join(line for line in source.splitlines() if not line.startswith(start)), names)
    assert names["scored"].equals(first)


def test_docstring() -> None:
    result = doctest.testmod(sentiment)
    assert result.attempted > 0
    assert result.failed == 0
