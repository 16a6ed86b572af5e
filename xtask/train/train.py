"""Learn the default model's weights.

    train.py DATA WORK LEXICONS [SET]

DATA/train holds labelled texts, WORK/train_*.features what the engine makes of
them. Writes LEXICONS/en/{words,pairs,model,texts}.tsv; the last says in how many
texts each term is. The same input gives the same files.

With SET, learns from all other sets, and prints what that makes of it instead.
"""

from __future__ import annotations

import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import priors
import scipy.sparse as sp
import texts
from encoder import Encoder
from features import NEGATED_SUBJECTIVITY, NEGATED_VALENCE, Key, Text, count, matrices, read
from fit import logistic, polarity, probabilities, with_copies
from sklearn.cluster import KMeans
from sklearn.metrics import roc_auc_score
from texts import EMOTIONS
from threadpoolctl import threadpool_limits

# A column is learned where at least so many texts have it.
LEAST = {"w": 2, "n": 5, "p": 6}
# Penalties: priors pull rare words; pairs and negations must earn their place.
PENALTY = {"w": 16.0, "n": 60.0, "p": 25.0}
# A pair corrects what its words feel, not which emotion it is.
EMOTION_PENALTY = {"w": 3.6, "n": 1e9, "p": 1e9}
# What a term says in one set alone is kept apart: columns that so many texts of the set
# have get a copy, with so many times their penalty.
COPY_LEAST = 2
COPY_RATIO = 1.0
# A column is kept if its strongest weight times log2(2 + its texts) reaches this:
# small weights of common words add up.
WORTH = {"w": 1.25, "p": 1.8}
# The same of words that a file lists, whatever their texts.
WORTH_LISTED = 0.35
# Emotion weights below this round to nothing worth its bytes; and all of a term whose
# strongest, times log2(2 + its texts), does not reach this.
SMALLEST_EMOTION = 0.05
WORTH_EMOTIONS = 1.5
# Each set draws the line around neutral elsewhere. Training gives each its own
# intercepts, and takes their mean; this much log-odds more for neutral is best on
# the mean of the dev sets.
NEUTRAL = 1.03
# The penalties make the fit timid: by so much it is too unsure of valence and of
# subjectivity, on the same mean.
SHARPER_V = 1.23
SHARPER_U = 1.28
# How far valence and subjectivity are the teacher's, who learned them from spans; and
# emotions.
TEACHER = 0.45
TEACHER_EMOTIONS = 0.35
# What a text of this project's own sets weighs of emotions. The first ones seldom name any: a sum of
# words forgets some of the rest if they weigh as much.
OWN_EMOTIONS = (0.15, 1.0)
# Emotions of a term are one of so many rows, so that many terms share one.
EMOTION_ROWS = 7500
# Texts of a set that are embedded, where it has emotions and where it has none.
ENCODED_EMOTIONS = 9000
ENCODED = 2500
# What weights are multiples of, and the largest.
STEP, LIMIT = 1 / 32, 127 / 32
EMOTION_STEP, EMOTION_LIMIT = 1 / 16, 127 / 16

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


def encoded(rows: list[texts.Row]) -> np.ndarray:
    """Which texts of a set are embedded: enough to fit the heads."""
    most = ENCODED_EMOTIONS if any("emotions" in row for row in rows) else ENCODED
    if len(rows) <= most:
        return np.arange(len(rows))
    return np.sort(np.random.default_rng(0).choice(len(rows), most, replace=False))


@dataclass
class Task:
    """What there is to learn, and from what."""

    fixed: dict[str, float]
    own: list[int]  # the sets of this project's sentences
    has_neutral: np.ndarray  # of each set
    found: list[Text]
    targets: texts.Targets
    origin: np.ndarray  # the set of each text
    columns: dict[Key, int]
    seen: np.ndarray  # in how many texts each column is
    listed: set[Key]
    prior: priors.Priors
    teacher: priors.Opinions


def prepare(data: Path, work: Path, lexicons: Path, taught: bool = True, held: str = "") -> Task:
    """Read all but the set that is held back; without the teacher's opinions if it is not
    `taught` yet."""
    fixed = constants(Path(__file__).parent / "constants.tsv")
    weightless = [priors.table(lexicons / f"en/{name}.tsv") for name in ("neutral", "courtesies")]
    neutral = set().union(*weightless)
    vader_rows = priors.table(lexicons / "vader/lexicon.tsv").items()
    # Its emoticons are not tokens here; hyphens are.
    is_word = re.compile(r"(?![0-9'])(a|[A-Za-z0-9']{2,})([ -](a|[A-Za-z0-9']{2,}))*").fullmatch
    vader = {t.replace("-", " - "): float(r[0]) for t, r in vader_rows if is_word(t)}
    hand_made = priors.hand(work / "hand.tsv")

    names = [name for name in texts.names(data, "train") if name != held]
    rows = {name: texts.rows(data, "train", name) for name in names}
    per_set = [texts.targets(rows[name]) for name in names]
    targets = texts.together(per_set)
    has_neutral = np.array([t.has_neutral for t in per_set])
    sets = np.concatenate([np.full(len(rows[name]), i) for i, name in enumerate(names)])
    found = [text for name in names for text in read(work / f"train_{name}.features")]
    assert len(found) == len(sets), "features and texts are not of the same data"
    say(f"{len(found)} texts of {len(names)} sets")

    counts = count(found)
    fair = {k for k in counts if not neutral.intersection(parts(k[1]))}
    candidates = {k for k in fair if counts[k] >= LEAST[k[0]]}
    # Numbers are seen where they are written like words alone: "#2".
    candidates -= {k for k in candidates if k[1].isdecimal()}
    # A comma in the scope of "not" is no other comma.
    candidates -= {k for k in candidates if k[0] == "n" and not any(c.isalnum() for c in k[1])}
    listed = {("w", w) for w in vader} | {h.key for h in hand_made if h.key[0] == "w"}
    candidates |= {k for k in listed if k[1] not in neutral}
    columns: dict[Key, int] = {k: i for i, k in enumerate(sorted(candidates))}
    seen = np.array([counts[k] for k in columns])
    say(f"{len(columns)} columns, {(seen > 0).sum()} of them in the texts")

    encoder = Encoder(work / "vectors")
    chosen = [encoded(rows[name]) for name in names]
    vectors = [encoder.encode([rows[n][i]["text"] for i in at]) for n, at in zip(names, chosen, strict=True)]
    starts = np.cumsum([0] + [len(rows[name]) for name in names[:-1]])
    at = np.concatenate([c + start for c, start in zip(chosen, starts, strict=True)])
    say(f"{len(at)} texts encoded")
    part = targets.at(at)
    weight = balanced(sets[at], part.polarity, part.has_polarity)
    one_hot = np.eye(len(names))[sets[at]]
    heads = priors.heads(np.vstack(vectors), part, has_neutral[sets[at]], weight, one_hot)
    say("heads fitted")
    teacher = priors.opinions(lexicons / "en/teacher.tsv" if taught else None, columns)
    prior = priors.make(columns, vader, hand_made, heads, encoder, teacher)
    say("priors made")

    own = [names.index(name) for name in texts.OWN]
    return Task(fixed, own, has_neutral, found, targets, sets, columns, seen, listed, prior, teacher)


Weights = tuple[float, float, float, float]
Kept = dict[Key, tuple[int, Weights]]


def parts(term: str) -> list[str]:
    """The term itself, and its words without a possessive ending."""
    return [term, *(word.removesuffix("'s") for word in term.split(" "))]


@dataclass
class Learned:
    """The model, rounded and without what is not worth its bytes."""

    kept: Kept
    nothing: list[str]
    valence: np.ndarray  # of each column, as are the others
    subjectivity: np.ndarray
    emotions: np.ndarray
    model: dict[str, float]


def learn(task: Task) -> Learned:
    fixed, targets, columns, prior = task.fixed, task.targets, task.columns, task.prior
    kinds = np.array([k[0] for k in columns])
    one_hot = np.eye(len(task.has_neutral))[task.origin]
    three = task.has_neutral[task.origin]

    x = matrices(task.found, columns, fixed)
    here = targets.has_polarity
    weight = balanced(task.origin, targets.polarity, here)
    penalty = np.array([PENALTY[k] for k in kinds])
    priors_v, priors_u = x.valence[here] @ prior.valence, x.subjectivity[here] @ prior.subjectivity
    both = [x.valence[here], x.subjectivity[here]]
    (xv, xu), penalty = with_copies(both, task.origin[here], penalty, COPY_RATIO, COPY_LEAST)
    fitted = polarity(
        xv,
        xu,
        np.hstack([priors_v, one_hot[here]]),
        np.hstack([priors_u, one_hot[here]]),
        targets.polarity[here],
        three[here],
        weight[here],
        penalty,
    )
    n = len(columns)
    of_priors_v, of_sets_v = np.split(fitted.valence_priors, [priors_v.shape[1]])
    of_priors_u, of_sets_u = np.split(fitted.subjectivity_priors, [priors_u.shape[1]])
    v = fitted.valence[:n] + prior.valence @ of_priors_v
    u = fitted.subjectivity[:n] + prior.subjectivity @ of_priors_u
    # Some sets have emotions alone.
    intercept_v = fitted.intercept_valence + of_sets_v[one_hot[here].any(0)].mean()
    intercept_u = fitted.intercept_subjectivity + of_sets_u[task.has_neutral].mean() - NEUTRAL
    say("valence priors", of_priors_v.round(3))
    say("subjectivity priors", of_priors_u.round(3))

    emotion_penalty = np.array([EMOTION_PENALTY[k] for k in kinds])
    of_set = np.ones(len(task.has_neutral))
    of_set[task.own] = OWN_EMOTIONS
    of_emotions = np.zeros((len(columns), len(EMOTIONS)))
    intercepts = []
    for e, emotion in enumerate(EMOTIONS):
        here = ~np.isnan(targets.emotions[:, e])
        with_emotion = np.flatnonzero(one_hot[here].any(0))
        xe = x.emotion[here]
        dense = np.hstack([xe @ prior.emotions[e], one_hot[here][:, with_emotion]])
        (xe,), penalty = with_copies([xe], task.origin[here], emotion_penalty, COPY_RATIO, COPY_LEAST)
        each = of_set[task.origin[here]]
        own_w, shared = logistic(xe, dense, targets.emotions[here, e], each, penalty)
        k = prior.emotions[e].shape[1]
        own_w = own_w[:n] + prior.emotions[e] @ shared[:k]
        of_emotions[:, e] = blended(own_w, task.teacher.emotions[:, e], TEACHER_EMOTIONS)
        # How often this project's sentences name it says nothing of other texts.
        intercepts.append(float(shared[k:][~np.isin(with_emotion, task.own)].mean()))
        say(emotion, shared.round(3))

    v = SHARPER_V * blended(v, task.teacher.valence, TEACHER)
    u = SHARPER_U * blended(u, task.teacher.subjectivity, TEACHER)
    kept, nothing = select(columns, v, u, of_emotions, task.seen, {k[1] for k in task.listed})
    # What is left out is not nothing on the whole: the intercepts say it.
    here = targets.has_polarity
    scored_v, scored_u = as_scored(columns, kept, v, u)
    lost_v = np.average(x.valence[here] @ (v - scored_v), weights=weight[here])
    lost_u = np.average(x.subjectivity[here] @ (u - scored_u), weights=weight[here])
    say("left out", lost_v.round(3), lost_u.round(3))
    intercept_v, intercept_u = SHARPER_V * intercept_v + lost_v, SHARPER_U * intercept_u + lost_u
    scored_emotions = np.zeros_like(of_emotions)
    of_words = [j for (kind, _), (j, _) in kept.items() if kind == "w"]
    scored_emotions[of_words] = shared_rows(of_emotions[of_words], task.seen[of_words])
    felt = ~np.isnan(targets.emotions).any(1) & ~np.isin(task.origin, task.own)
    lost_emotions = (x.emotion[felt] @ (of_emotions - scored_emotions)).mean(0)
    say("and of emotions", lost_emotions.round(3))
    # What the link takes off and adds on the average is given back.
    intercept_v += fixed["negativity"] * np.average(sides(x.valence[here], scored_v)[1], weights=weight[here])
    polar = np.average(abs(linked(x.valence[here], scored_v, intercept_v, fixed)), weights=weight[here])
    intercept_u -= fixed["polar"] * polar
    model = {
        "intercept_valence": intercept_v,
        "intercept_subjectivity": intercept_u,
        **dict(zip(EMOTIONS, np.array(intercepts) + lost_emotions, strict=True)),
        **fixed,
    }
    return Learned(kept, nothing, scored_v, scored_u, scored_emotions, model)


def main(data: Path, work: Path, lexicons: Path, held: str = "") -> None:
    task = prepare(data, work, lexicons, held=held)
    learned = learn(task)
    if held:
        judge(learned, task, texts.rows(data, "train", held), read(work / f"train_{held}.features"))
        return
    write(lexicons / "en", learned, task.seen)
    say("written")


def judge(learned: Learned, task: Task, rows: list[texts.Row], found: list[Text]) -> None:
    """How near valence is to the labels of texts that were not learned from."""
    model = learned.model
    x = matrices(found, task.columns, task.fixed)
    v = linked(x.valence, learned.valence, model["intercept_valence"], model)
    u = model["intercept_subjectivity"] + x.subjectivity @ learned.subjectivity + model["polar"] * abs(v)
    p = probabilities(v, u)
    valence = np.sqrt(p[:, 2]) - np.sqrt(p[:, 0])
    rated = np.array([float(row.get("valence", np.nan)) for row in rows])
    if not np.isnan(rated).any():
        say(f"r = {np.corrcoef(valence, rated)[0, 1]:.4f} with the ratings of {len(rows)} texts")
    target = texts.targets(rows).polarity
    polar = target[:, 0] + target[:, 2] > 0.5
    auc = roc_auc_score(target[polar, 2] > target[polar, 0], valence[polar])
    say(f"AUC = {auc:.4f} of {polar.sum()} texts that are positive or negative")


def sides(x: sp.csr_matrix, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All evidence of each text, for and against, and the lesser of the two."""
    contributions = x.multiply(weights).tocsr()
    positive = np.asarray(contributions.maximum(0).sum(1)).ravel()
    negative = positive - x @ weights
    return positive + negative, np.minimum(positive, negative)


def linked(x: sp.csr_matrix, weights: np.ndarray, intercept: float, fixed: dict[str, float]) -> np.ndarray:
    """Valence in log-odds, as the core's link has it."""
    every, least = sides(x, weights)
    v = intercept + x @ weights - fixed["negativity"] * least
    shrunk: np.ndarray = v * (1 - fixed["conflict"] * 2 * least / (every + 0.1))
    return shrunk


def blended(own: np.ndarray, teacher: np.ndarray, share: float) -> np.ndarray:
    """The mean of two additive models is one."""
    both: np.ndarray = np.where(np.isnan(teacher), own, (1 - share) * own + share * teacher)
    return both


def rounded(value: float, step: float = STEP, limit: float = LIMIT) -> float:
    return float(np.clip(np.round(value / step) * step, -limit, limit))


def shared_rows(emotions: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """Emotion rows replaced by the nearest of few; those of common terms count more."""
    strongest = np.abs(emotions).max(1, keepdims=True)
    worth = strongest * np.log2(2 + seen)[:, None] >= WORTH_EMOTIONS
    rows = np.where(worth & (np.abs(emotions) >= SMALLEST_EMOTION), emotions, 0)
    some = np.flatnonzero(rows.any(1))
    means = KMeans(EMOTION_ROWS - 1, n_init=1, max_iter=15, random_state=0)
    # On one thread: the order of sums must not change a weight.
    with threadpool_limits(1):
        label = means.fit_predict(rows[some], sample_weight=np.sqrt(2 + seen[some]))
    rows[some] = means.cluster_centers_[label]
    shared: np.ndarray = np.where(np.abs(rows) < SMALLEST_EMOTION, 0, rows)
    return shared


def select(
    columns: dict[Key, int],
    v: np.ndarray,
    u: np.ndarray,
    emotions: np.ndarray,
    seen: np.ndarray,
    listed: set[str],
) -> tuple[Kept, list[str]]:
    """Terms that are worth their bytes: columns and weights, those under negation last; and
    listed ones that are not, which are written without weight."""
    kept: Kept = {}
    nothing = []
    for (kind, term), j in columns.items():
        if kind == "n":
            continue
        # Of rounded ones, as a packed lexicon expects it.
        nv, nu = NEGATED_VALENCE * rounded(v[j]), NEGATED_SUBJECTIVITY * rounded(u[j])
        at = columns.get(("n", term)) if kind == "w" else None
        if at is not None:
            nv, nu = nv + v[at], nu + u[at]
        of_emotions = 0.0 if kind == "p" else abs(emotions[j]).max() / 4
        strongest = max(abs(v[j]), abs(u[j]), abs(nv), of_emotions)
        is_listed = kind == "w" and term in listed
        worth = is_listed and strongest >= WORTH_LISTED
        if worth or strongest * np.log2(2 + seen[j]) >= WORTH[kind]:
            kept[kind, term] = j, (rounded(v[j]), rounded(u[j]), rounded(nv), rounded(nu))
        elif is_listed:
            nothing.append(term)
    return kept, nothing


def as_scored(
    columns: dict[Key, int], kept: Kept, v: np.ndarray, u: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Weights of the columns as they are after rounding and leaving out."""
    scored_v, scored_u = np.zeros_like(v), np.zeros_like(u)
    for (kind, term), (j, (wv, wu, nv, nu)) in kept.items():
        scored_v[j], scored_u[j] = wv, wu
        at = columns.get(("n", term)) if kind == "w" else None
        if at is not None:
            scored_v[at], scored_u[at] = nv - NEGATED_VALENCE * wv, nu - NEGATED_SUBJECTIVITY * wu
    return scored_v, scored_u


def write(folder: Path, learned: Learned, seen: np.ndarray) -> None:
    kept, emotions = learned.kept, learned.emotions
    names = ["valence", "subjectivity", "negated_valence", "negated_subjectivity"]
    words = ["\t".join(["term", *names, *EMOTIONS])]
    pairs = ["\t".join(["term", "kind", *names])]
    counts = []
    for (kind, term), (j, weights) in kept.items():
        fields = [f"{x:g}" for x in weights]
        if kind == "p":
            pairs.append("\t".join([term, "pair", *fields]))
        else:
            felt = [f"{rounded(x, EMOTION_STEP, EMOTION_LIMIT):g}" for x in emotions[j]]
            words.append("\t".join([term, *fields, *felt]))
        if seen[j]:
            what = "pair" if kind == "p" else "phrase" if " " in term else "word"
            counts.append(f"{term}\t{what}\t{seen[j]}")
    zeros = "\t0" * (len(names) + len(EMOTIONS))
    words[1:] = sorted([*words[1:], *(term + zeros for term in learned.nothing)])
    constants = ["name\tvalue", *(f"{name}\t{value:.6g}" for name, value in learned.model.items())]
    texts_of = ["term\tkind\ttexts", *sorted(counts)]
    for name, lines in (("words", words), ("pairs", pairs), ("model", constants), ("texts", texts_of)):
        text = "\n".join(lines) + "\n"
        (folder / f"{name}.tsv").write_text(text, encoding="utf-8", newline="\n")
        say(f"{name}.tsv: {len(lines) - 1} rows")


if __name__ == "__main__":
    data, work, lexicons, *held = sys.argv[1:]
    main(Path(data), Path(work), Path(lexicons), *held)
