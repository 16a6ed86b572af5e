"""Learn the default model's weights.

    train.py DATA WORK LEXICONS

DATA/train holds labelled texts, WORK/train_*.features what the engine makes of
them. Writes LEXICONS/en/{words,pairs,model}.tsv. The same input gives the same
files.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import numpy as np
import priors
import texts
from encoder import Encoder
from features import NEGATED_SUBJECTIVITY, NEGATED_VALENCE, Key, count, matrices, read
from fit import logistic, polarity
from texts import EMOTIONS

# A column is learned where at least so many texts have it.
LEAST = {"w": 2, "n": 5, "p": 8}
# Penalties: priors pull rare words; pairs and negations must earn their place.
PENALTY = {"w": 16.0, "n": 60.0, "p": 60.0}
EMOTION_PENALTY = {"w": 4.0, "n": 1e9, "p": 20.0}
# A term is kept if its strongest weight times log2(2 + its texts) reaches this:
# small weights of common words add up.
WORTH = 0.36
# Emotion weights below this round to nothing worth its bytes.
SMALLEST_EMOTION = 0.3
# Each set draws the line around neutral elsewhere. Training gives each its own
# intercept, and takes their mean; this much log-odds more for neutral is best on
# the mean of the dev sets.
NEUTRAL = 0.7
STEP = 1 / 32
LIMIT = 127 / 32

WORD = re.compile(r"[a-z][a-z']+")
START = time.time()


def say(*what: object) -> None:
    print(f"[{time.time() - START:6.0f} s]", *what, flush=True)


def balanced(sets: np.ndarray, polarities: np.ndarray, labelled: np.ndarray) -> np.ndarray:
    """1 / sqrt(n) for each of the n texts of a class of a set: large sets and
    classes count more, but not in proportion."""
    weight = np.zeros(len(sets))
    classes = polarities.argmax(1)
    for name in np.unique(sets):
        for c in range(3):
            here = (sets == name) & (classes == c) & labelled
            if here.any():
                weight[here] = 1 / np.sqrt(here.sum())
    return weight


def constants(path: Path) -> dict[str, float]:
    return {name: float(row[0]) for name, row in priors.table(path).items()}


def main(data: Path, work: Path, lexicons: Path) -> None:
    fixed = constants(Path(__file__).parent / "constants.tsv")
    neutral = set(priors.table(lexicons / "en/neutral.tsv"))
    vader_rows = priors.table(lexicons / "vader/lexicon.tsv").items()
    # Its emoticons are not tokens here.
    vader = {t: float(r[0]) for t, r in vader_rows if t[0].isascii() and t[0].isalpha()}
    hand = priors.table(work / "hand.tsv")

    names = texts.names(data, "train")
    rows = {name: texts.rows(data, "train", name) for name in names}
    every = [row for name in names for row in rows[name]]
    targets = texts.targets(every)
    sets = np.concatenate([np.full(len(rows[name]), i) for i, name in enumerate(names)])
    one_hot = np.eye(len(names))[sets]
    has_neutral = [texts.targets(rows[name]).has_neutral for name in names]
    three = np.array(has_neutral)[sets]
    found = [text for name in names for text in read(work / f"train_{name}.features")]
    assert len(found) == len(every), "features and texts are not of the same data"
    say(f"{len(found)} texts of {len(names)} sets")

    encoder = Encoder(work / "vectors")
    counts = count(found)
    fair = {k for k in counts if not neutral.intersection(k[1].split(" "))}
    candidates = {k for k in fair if counts[k] >= LEAST[k[0]]}
    listed = {w for w in encoder.words() if len(w) > 1} | set(vader) | set(hand)
    candidates |= {("w", w) for w in listed if w not in neutral}
    columns: dict[Key, int] = {k: i for i, k in enumerate(sorted(candidates))}
    kinds = np.array([k[0] for k in columns])
    seen = np.array([counts[k] for k in columns])
    say(f"{len(columns)} columns, {(seen > 0).sum()} of them in the texts")

    weight = balanced(sets, targets.polarity, targets.has_polarity)
    vectors = np.concatenate([encoder.encode([r["text"] for r in rows[n]], 48) for n in names])
    say("texts encoded")
    heads = priors.heads(vectors, targets, three, weight, one_hot)
    say("heads fitted")
    prior = priors.make(columns, vader, hand, heads, encoder)
    say("priors made")

    x = matrices(found, columns, fixed)
    here = targets.has_polarity
    penalty = np.array([PENALTY[k] for k in kinds])
    priors_u = x.subjectivity[here] @ prior.subjectivity
    fitted = polarity(
        x.valence[here],
        x.subjectivity[here],
        x.valence[here] @ prior.valence,
        np.hstack([priors_u, one_hot[here]]),
        targets.polarity[here],
        three[here],
        weight[here],
        penalty,
    )
    v = fitted.valence + prior.valence @ fitted.valence_priors
    of_priors, of_sets = np.split(fitted.subjectivity_priors, [priors_u.shape[1]])
    u = fitted.subjectivity + prior.subjectivity @ of_priors
    intercept_u = fitted.intercept_subjectivity + of_sets[has_neutral].mean() - NEUTRAL
    say("valence priors", fitted.valence_priors.round(3))
    say("subjectivity priors", of_priors.round(3))

    here = targets.has_emotions
    penalty = np.array([EMOTION_PENALTY[k] for k in kinds])
    with_emotions = one_hot[here][:, one_hot[here].any(0)]
    of_emotions = np.zeros((len(columns), len(EMOTIONS)))
    intercepts = []
    for e, emotion in enumerate(EMOTIONS):
        xe = x.emotion[here]
        dense = np.hstack([xe @ prior.emotions[e], with_emotions])
        own, shared = logistic(xe, dense, targets.emotions[here, e], np.ones(here.sum()), penalty)
        k = prior.emotions[e].shape[1]
        of_emotions[:, e] = own + prior.emotions[e] @ shared[:k]
        intercepts.append(float(shared[k:].mean()))
        say(emotion, shared.round(3))

    model = {
        "intercept_valence": fitted.intercept_valence,
        "intercept_subjectivity": intercept_u,
        **dict(zip(EMOTIONS, intercepts, strict=True)),
        **fixed,
    }
    write(lexicons / "en", columns, v, u, of_emotions, seen, set(hand) | set(vader), model)
    say("written")


def rounded(value: float) -> float:
    return float(np.clip(np.round(value / STEP) * STEP, -LIMIT, LIMIT))


def write(
    folder: Path,
    columns: dict[Key, int],
    v: np.ndarray,
    u: np.ndarray,
    emotions: np.ndarray,
    seen: np.ndarray,
    listed: set[str],
    model: dict[str, float],
) -> None:
    emotions = np.where(np.abs(emotions) < SMALLEST_EMOTION, 0, emotions)
    names = ["valence", "subjectivity", "negated_valence", "negated_subjectivity", *EMOTIONS]
    words = ["\t".join(["term", *names])]
    pairs = ["\t".join(["term", "kind", *names])]
    for (kind, term), j in columns.items():
        if kind == "n":
            continue
        nv, nu = NEGATED_VALENCE * v[j], NEGATED_SUBJECTIVITY * u[j]
        at = columns.get(("n", term)) if kind == "w" else None
        if at is not None:
            nv, nu = nv + v[at], nu + u[at]
        strongest = max(abs(v[j]), abs(u[j]), abs(nv), abs(emotions[j]).max() / 4)
        worth = strongest * np.log2(2 + seen[j])
        if worth < WORTH and not (kind == "w" and term in listed):
            continue
        fields = [f"{rounded(x):g}" for x in (v[j], u[j], nv, nu, *emotions[j])]
        if kind == "p":
            pairs.append("\t".join([term, "pair", *fields]))
        else:
            words.append("\t".join([term, *fields]))
    constants = ["name\tvalue", *(f"{name}\t{value:.6g}" for name, value in model.items())]
    for name, lines in (("words", words), ("pairs", pairs), ("model", constants)):
        text = "\n".join(lines) + "\n"
        (folder / f"{name}.tsv").write_text(text, encoding="utf-8", newline="\n")
        say(f"{name}.tsv: {len(lines) - 1} rows")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
