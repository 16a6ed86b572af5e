"""Measure the models and their peers on labelled texts.

    evaluate.py DATA WORK

DATA/dev holds labelled texts, WORK/NAME.tsv what the English and the VADER model
say of them, WORK/lite/NAME.tsv what the lite one does.
Prints a table in Markdown, with 95 % bootstrap intervals of the means over the
sets, and how many sentences come out right of DATA/../cases.jsonl and of feedback.jsonl, everyday.jsonl,
implied.jsonl, trends.jsonl and felt.jsonl, which were written for this and which no weight was made by.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import texts
from sklearn.metrics import f1_score, roc_auc_score
from texts import EMOTIONS, PLUTCHIK

# Peers take milliseconds per text.
MOST = 1000
RESAMPLES = 200
# Labels with fewer texts say too little to rank by.
FEWEST = 15
SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)

# Columns of what a model says by the feedback taxonomy.
FEEDBACK = "feedback:"

# Our models, and the folders under WORK of what they say.
OURS = {"sentiment": ".", "lite": "lite"}

Scorer = Callable[[str], float]


class Answers(NamedTuple):
    """What a model says of texts: valence, and a class of three for each."""

    valence: np.ndarray
    label: np.ndarray  # 0 negative, 1 neutral, 2 positive


def peers() -> dict[str, tuple[Scorer, float]]:
    """Valence by the peers, with the threshold from which it is not neutral."""
    from afinn import Afinn
    from textblob import TextBlob
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    vader = SentimentIntensityAnalyzer()
    afinn = Afinn()
    return {
        "VADER": (lambda t: float(vader.polarity_scores(t)["compound"]), 0.05),
        "TextBlob": (lambda t: float(TextBlob(t).sentiment.polarity), 0.0),
        "AFINN": (lambda t: float(afinn.score(t)), 0.0),
    }


def nrc() -> Callable[[str], np.ndarray]:
    """Shares of the words that NRCLex gives each emotion."""
    import nrclex

    folder = Path(nrclex.__file__).parent
    found = next(p for p in sorted(folder.rglob("*.json")) if "lexicon" in p.name or "nrc" in p.name)
    lexicon = json.loads(found.read_text(encoding="utf-8"))

    def score(text: str) -> np.ndarray:
        words = re.findall(r"[a-z']+", text.lower())
        counts = np.array([sum(e in lexicon.get(w, ()) for w in words) for e in PLUTCHIK])
        return counts / max(1, len(words))

    return score


def by_threshold(valence: np.ndarray, threshold: float) -> Answers:
    label = np.where(valence > threshold, 2, np.where(valence < -threshold, 0, 1))
    return Answers(valence, label)


def table(path: Path) -> dict[str, list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {name: [row[name] for row in rows] for name in rows[0]}


def ours(columns: dict[str, list[str]], rows: np.ndarray) -> tuple[Answers, np.ndarray, np.ndarray]:
    """Answers, probabilities and confidence of one of our models."""
    names = ("negative", "neutral", "positive")
    p = np.array([[float(x) for x in columns[n]] for n in names]).T[rows]
    valence = np.array([float(columns["valence"][i]) for i in rows])
    # A mixed text counts as what it would be if it were not.
    named = {"negative": 0, "neutral": 1, "positive": 2}
    label = [
        named.get(columns["label"][i], likeliest) for i, likeliest in zip(rows, p.argmax(1), strict=True)
    ]
    confidence = np.array([float(columns["confidence"][i]) for i in rows])
    return Answers(valence, np.array(label)), p, confidence


def measure(truth: np.ndarray, said: Answers) -> np.ndarray:
    """AUC and macro-F1 of positive against negative; macro-F1 of three classes."""
    polar = truth != 1
    up = truth[polar] == 2
    auc = roc_auc_score(up, said.valence[polar])
    two = f1_score(up, said.valence[polar] > 0, average="macro")
    three = np.nan
    if (~polar).any():
        three = f1_score(truth, said.label, labels=[0, 1, 2], average="macro", zero_division=0)
    return np.array([auc, two, three])


def among_classes(p: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Probabilities given the classes of the set: of some, none is neutral."""
    if (truth == 1).any():
        return p
    polar = p * [1, 0, 1]
    given: np.ndarray = polar / polar.sum(1, keepdims=True)
    return given


def likeliest(p: np.ndarray, truth: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Probability of the likeliest class, whether it is right, and its bin of ten."""
    sure = p.max(1)
    return sure, p.argmax(1) == truth, np.minimum((sure * 10).astype(int), 9)


def calibration_error(p: np.ndarray, truth: np.ndarray) -> float:
    """Expected calibration error of the likeliest class, in ten bins."""
    sure, right, bins = likeliest(p, truth)
    return float(
        sum(abs(right[bins == b].mean() - sure[bins == b].mean()) * (bins == b).mean() for b in set(bins))
    )


def reliabilities(p: np.ndarray, truth: np.ndarray) -> list[float]:
    """Share of right answers by probability of the likeliest class, from 0.4."""
    _, right, bins = likeliest(p, truth)
    return [float(right[bins == b].mean()) if (bins == b).sum() >= 10 else np.nan for b in range(4, 10)]


def interval(samples: np.ndarray) -> str:
    low, high = np.percentile(samples, [2.5, 97.5])
    return f"{low:.3f}–{high:.3f}"


def sample(rows: np.ndarray, seed: int) -> np.ndarray:
    if len(rows) <= MOST:
        return rows
    return np.sort(np.random.default_rng(seed).choice(rows, MOST, replace=False))


def valences(data: Path, work: Path) -> None:
    others = peers()
    models = [*OURS, *others]
    print("\n## Valence: AUC / two-class macro-F1 / three-class macro-F1\n")
    print("| set | texts |", " | ".join(models), "|")
    print("|---|---|" + "---|" * len(models))
    results: list[np.ndarray] = []
    resampled: list[np.ndarray] = []
    errors: dict[str, list[float]] = {model: [] for model in OURS}
    kept: dict[str, list[list[float]]] = {model: [] for model in OURS}
    reliability: dict[str, list[list[float]]] = {model: [] for model in OURS}
    for name in texts.names(data, "dev"):
        data_rows = texts.rows(data, "dev", name)
        labelled = np.array([i for i, r in enumerate(data_rows) if r.get("polarity")], dtype=int)
        if not len(labelled):
            continue
        rows = sample(labelled, 0)
        truth = np.array([["neg", "neu", "pos"].index(data_rows[i]["polarity"]) for i in rows])
        said = {}
        for model, folder in OURS.items():
            said[model], p, confidence = ours(table(work / folder / f"{name}.tsv"), rows)
            p = among_classes(p, truth)
            errors[model].append(calibration_error(p, truth))
            reliability[model].append(reliabilities(p, truth))
            right = said[model].label == truth
            surest = np.argsort(-confidence, kind="stable")
            kept[model].append([right[surest[: int(share * len(truth))]].mean() for share in SHARES])
        for peer, (score, threshold) in others.items():
            values = np.array([score(data_rows[i]["text"]) for i in rows])
            said[peer] = by_threshold(values, threshold)
        results.append(np.array([measure(truth, said[m]) for m in models]))
        rng = np.random.default_rng(1)
        draws = [rng.integers(0, len(truth), len(truth)) for _ in range(RESAMPLES)]
        resampled.append(
            np.array(
                [
                    [measure(truth[d], Answers(said[m].valence[d], said[m].label[d])) for m in models]
                    for d in draws
                ]
            )
        )
        cells = (" / ".join(dash(x) for x in row) for row in results[-1])
        print(f"| {name} | {len(rows)} |", " | ".join(cells), "|", flush=True)
    means = np.nanmean(np.array(results), axis=0)
    cells = (" / ".join(dash(x) for x in row) for row in means)
    print("| **mean** | |", " | ".join(cells), "|")
    spread = np.nanmean(np.array(resampled), axis=0)
    cells = (" / ".join(interval(spread[:, m, k]) for k in range(3)) for m in range(len(models)))
    print("| 95 % | |", " | ".join(cells), "|")
    print("\nExpected calibration error, mean over the sets:\n")
    for model, of_sets in errors.items():
        print(f"- {model}: {np.mean(of_sets):.3f}")
    print("\nAccuracy of three classes where the least confident are left out, mean over the sets:\n")
    print("| texts kept |", " | ".join(f"{share:.0%}" for share in SHARES), "|")
    print("|---|" + "---|" * len(SHARES))
    for model, shares in kept.items():
        print(f"| {model} |", " | ".join(dash(x) for x in np.mean(shares, axis=0)), "|")
    print("\nHow often the likeliest class is right, by its probability:\n")
    print("| probability |", " | ".join(f"{low / 10:.1f}–{low / 10 + 0.1:.1f}" for low in range(4, 10)), "|")
    print("|---|" + "---|" * 6)
    for model, bins in reliability.items():
        print(f"| {model} |", " | ".join(dash(x) for x in np.nanmean(bins, axis=0)), "|")


def dash(value: float) -> str:
    return "–" if np.isnan(value) else f"{value:.3f}".lstrip("0")


def emotions(data: Path, work: Path) -> None:
    lexicon = nrc()
    print("\n## Emotions: AUC, one against the rest, mean over the emotions of a set\n")
    print("| set | texts | emotions | sentiment | lite | NRCLex |\n|---|---|---|---|---|---|")
    results = []
    for name in texts.names(data, "dev"):
        data_rows = texts.rows(data, "dev", name)
        if not any("emotions" in row for row in data_rows):
            continue
        rows = sample(np.arange(len(data_rows)), 0)
        rows = np.arange(len(data_rows)) if len(data_rows) < MOST else rows
        said = []
        for folder in OURS.values():
            columns = table(work / folder / f"{name}.tsv")
            said.append(np.array([[float(columns[e][i]) for e in PLUTCHIK] for i in rows]))
        theirs = np.array([lexicon(data_rows[i]["text"]) for i in rows])
        said.append(theirs)
        truth = [texts.emotions(data_rows[i], False) for i in rows]
        labels = np.array([np.zeros(len(EMOTIONS)) if t is None else t for t in truth])
        pairs, used = [], []
        for e, emotion in enumerate(PLUTCHIK):
            yes = labels[:, e] == 1
            sure = yes | (labels[:, e] == 0)
            if min(yes.sum(), (sure & ~yes).sum()) < FEWEST:
                continue
            used.append(emotion)
            pairs.append([roc_auc_score(yes[sure], m[sure, e]) for m in said])
        results.append(np.mean(pairs, axis=0))
        print(f"| {name} | {len(rows)} | {len(used)} |", " | ".join(map(dash, results[-1])), "|")
    print("| **mean** | | |", " | ".join(map(dash, np.mean(results, axis=0))), "|")


def feedback(data: Path, work: Path) -> None:
    """The emotions of the feedback taxonomy, on the sets whose labels know them."""
    for name in texts.names(data, "dev"):
        rows = texts.rows(data, "dev", name)
        if not texts.of_goemotions(rows):
            continue
        labels = np.array([texts.emotions(row, True) for row in rows])
        print(f"\n## Emotions of the feedback taxonomy: AUC on {name}, {len(rows)} texts\n")
        print("| emotion | texts |", " | ".join(OURS), "|\n|---|---|" + "---|" * len(OURS))
        results = []
        columns = [table(work / folder / f"{name}.tsv") for folder in OURS.values()]
        for column in (c for c in columns[0] if c.startswith(FEEDBACK)):
            emotion = column.removeprefix(FEEDBACK)
            truth = labels[:, EMOTIONS.index(emotion)]
            yes, sure = truth == 1, (truth == 1) | (truth == 0)
            if yes.sum() < FEWEST:
                continue
            said = [np.array([float(v) for v in c[column]]) for c in columns]
            results.append([roc_auc_score(yes[sure], s[sure]) for s in said])
            print(f"| {emotion} | {yes.sum()} |", " | ".join(map(dash, results[-1])), "|")
        print("| **mean** | |", " | ".join(map(dash, np.mean(results, axis=0))), "|")


def sentences(path: Path, title: str, work: Path, show: bool) -> None:
    """How many get a label that is expected, and `show` those that do not; where emotions are
    given, how valence ranks and whether the likeliest emotion is one of them."""
    scores = f"{path.stem}.tsv"
    if not (path.exists() and (work / scores).exists()):
        return
    expected = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    sign = {"negative": "-", "neutral": "0", "positive": "+", "mixed": "m"}
    columns = {model: table(work / folder / scores) for model, folder in OURS.items()}
    valence = {model: np.array(columns[model]["valence"], float) for model in OURS}
    valence["VADER"] = np.array(columns["sentiment"]["vader"], float)
    said = {model: [sign[label] for label in columns[model]["label"]] for model in OURS}
    said["VADER"] = ["+" if v >= 0.05 else "-" if v <= -0.05 else "0" for v in valence["VADER"]]
    print(f"\n## {title}, of {len(expected)}\n")
    for model, labels in said.items():
        wrong = [(c, s) for c, s in zip(expected, labels, strict=True) if s not in c["expect"]]
        print(f"- {model}: {len(expected) - len(wrong)} right")
        for case, label in wrong if show and model in OURS else ():
            print(f"  - {case['text']!r}: {label}, expected one of {case['expect']!r}")
    felt = [i for i, case in enumerate(expected) if "emotions" in case]
    if not felt:
        return
    truth = np.array([case["expect"] for case in expected])
    polar = np.isin(truth, ["+", "-"])
    print(f"\nAUC of {polar.sum()} that are positive or negative:\n")
    for model, values in valence.items():
        print(f"- {model}: {dash(roc_auc_score(truth[polar] == '+', values[polar]))}")
    print(f"\nThe likeliest of Plutchik's emotions is one that a reader sees, of {len(felt)}:\n")
    for model in OURS:
        top = np.array([columns[model][e] for e in PLUTCHIK], float).argmax(0)
        right = sum(PLUTCHIK[top[i]] in expected[i]["emotions"] for i in felt)
        print(f"- {model}: {right} right")


def felt(path: Path, work: Path) -> None:
    """How the feedback taxonomy's emotions rank sentences whose emotions are listed, the strongest
    first, and whether the dominant one is listed."""
    listed = [json.loads(line)["feedback"] for line in path.read_text(encoding="utf-8").splitlines()]
    some = np.array([bool(emotions) for emotions in listed])
    print(f"\n## Emotions of {len(listed)} sentences of feedback, of which {some.sum()} have any\n")
    print("| model | AUC | likeliest is listed | dominant | of those listed | none, where none is |")
    print("|---|---|---|---|---|---|")
    for model, folder in OURS.items():
        columns = table(work / folder / f"{path.stem}.tsv")
        names = [c.removeprefix(FEEDBACK) for c in columns if c.startswith(FEEDBACK)]
        said = np.array([columns[FEEDBACK + name] for name in names], float)
        truth = np.array([[name in emotions for emotions in listed] for name in names])
        auc = np.mean([roc_auc_score(t, s) for t, s in zip(truth, said, strict=True)])
        right = truth[said.argmax(0), np.arange(len(listed))]
        dominant = columns["dominant"]
        called = np.array([bool(name) for name in dominant])
        is_listed = np.array([name in emotions for name, emotions in zip(dominant, listed, strict=True)])
        cells = (right[some].sum(), (called & some).sum(), is_listed.sum(), (~called & ~some).sum())
        print(f"| {model} | {dash(float(auc))} |", " | ".join(map(str, cells)), f"of {(~some).sum()} |")


if __name__ == "__main__":
    folder, scores = (Path(argument) for argument in sys.argv[1:])
    valences(folder, scores)
    emotions(folder, scores)
    feedback(folder, scores)
    sentences(folder.parent / "cases.jsonl", "Reported sentences", scores, show=True)
    # Whoever reads what comes out wrong makes it right, and then it measures nothing.
    own = Path(__file__).parent
    sentences(own / "feedback.jsonl", "Sentences of feedback", scores, show=False)
    sentences(own / "everyday.jsonl", "Everyday feedback", scores, show=False)
    sentences(own / "implied.jsonl", "Feedback that says what happened", scores, show=False)
    sentences(own / "trends.jsonl", "Rises and falls", scores, show=False)
    felt(own / "felt.jsonl", scores)
