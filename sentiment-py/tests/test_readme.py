"""The examples of the READMEs run."""

from __future__ import annotations

import doctest
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
            source = "\n" * line + example[1]
            exec(compile(source, str(path), "exec"), {"__name__": "readme"})


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
    (source,) = (found[1] for found in EXAMPLE.finditer(text) if "from_arrow" in found[1])
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
