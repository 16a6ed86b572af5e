"""A teacher: multilingual-e5-small, fine-tuned on the labelled texts, asked about terms.

    teacher.py DATA WORK LEXICONS

Writes LEXICONS/en/teacher.tsv, a row for every term that `train.py` learns: valence,
subjectivity and emotions as the additive model learns them from spans that the teacher
labels (WORK/spans, by `spans.py`), and what the teacher says of a word's emotions when
asked about it alone, in standard deviations from the mean word. Training reads that file
and needs neither the teacher nor what it needs (`teacher-requirements.txt`).

The upper half of the encoder is trained for one pass over a part of the texts and of
the hand-made entries, which are short texts to it; its heads have the form of the
additive model. Two cores with bfloat16 take three quarters of an hour.
"""

from __future__ import annotations

import gzip
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import priors
import texts
import torch
from encoder import Encoder, by_length
from features import matrices, read
from fit import logistic, polarity, probabilities
from texts import EMOTIONS, PLUTCHIK, Targets
from torch import Tensor, nn
from torch.nn import functional
from train import EMOTION_PENALTY, PENALTY, Task, prepare, say

# Shares of the sets: large ones, and those of long texts, are cut. VADER's tweets stay
# out, so that agreement with their ratings can be measured.
SHARES = {
    "goemotions": 0.4,
    "mams_aspects": 0.6,
    "newsmtsc": 0.6,
    "vader_amazon": 0.8,
    "vader_movie": 0.6,
    "vader_nyt": 0.6,
    "vader_tweets": 0.0,
    "womens_clothing": 0.1,
    "xed": 0.4,
}
# The same of each hand-made source, and how much its labels weigh beside those of texts.
SOURCES = ("own", "general", "second")
SHARE_HAND = 0.3
HAND_POLARITY, HAND_EMOTIONS = 0.7, 0.5

LONGEST = 48
LONGEST_SPAN = 40
# Spans are labelled by so many processes.
PARTS = 2
BATCH = 64
# Batches are cut from so many texts at a time, sorted by length.
POOL = 60 * BATCH
RATE, RATE_HEADS, WARM_UP, DECAY = 1e-4, 2e-3, 0.06, 0.01
DROPOUT = 0.1
# Layers from below that stay as they are.
FROZEN = 6
EMOTION_LOSS = 2.0
CATEGORIES = sorted(texts.CATEGORIES)
# The teacher's labels of spans are less noisy than people's of texts: by so much is
# the penalty of training smaller.
TIMID = 0.1


@dataclass
class Lesson:
    """Texts with what they are labelled, a row each; NaN where nobody looked."""

    text: np.ndarray
    polarity: np.ndarray
    polarity_weight: np.ndarray
    three: np.ndarray
    emotions: np.ndarray
    emotion_weight: np.ndarray
    categories: np.ndarray
    origin: np.ndarray


def part(lesson: Lesson, rows: np.ndarray) -> Lesson:
    return Lesson(*(getattr(lesson, f.name)[rows] for f in fields(Lesson)))


def lesson(
    words: list[str], targets: Targets, origin: int, share: float, emotion_weight: float = 1.0
) -> Lesson:
    """Each class of a set weighs 1/sqrt(n) per text, however many are taken."""
    n = len(words)
    weight = np.zeros(n)
    classes = targets.polarity.argmax(1)
    for c in range(3):
        here = (classes == c) & targets.has_polarity
        if here.any():
            weight[here] = 1 / np.sqrt(here.sum()) / share
    return Lesson(
        np.array(words, dtype=object),
        targets.polarity,
        weight,
        np.full(n, targets.has_neutral),
        targets.emotions,
        np.full(n, emotion_weight),
        np.full((n, len(CATEGORIES)), np.nan),
        np.full(n, origin),
    )


def lessons(data: Path, work: Path, rng: np.random.Generator) -> Lesson:
    def some(whole: Lesson, share: float) -> Lesson:
        return part(whole, rng.permutation(len(whole.text))[: int(share * len(whole.text))])

    parts = []
    names = texts.names(data, "train")
    for origin, name in enumerate(names):
        share = SHARES.get(name, 1.0)
        if not share:
            continue
        rows = texts.rows(data, "train", name)
        whole = lesson([row["text"] for row in rows], texts.targets(rows), origin, share)
        if texts.of_goemotions(rows):
            whole.categories = np.array([[float(c in row["emotions"]) for c in CATEGORIES] for row in rows])
        parts.append(some(whole, share))
    hand_made = priors.hand(work / "hand.tsv")
    for origin, source in enumerate(SOURCES, len(names)):
        entries = [entry for entry in hand_made if entry.source == source]
        polarity = np.array([texts.polarity({"valence": entry.valence}) for entry in entries])
        emotions = np.array([np.minimum(entry.emotions, 1) for entry in entries])
        # Of a glance, what is not marked says little.
        emotions[:, 0 if source == "general" else len(PLUTCHIK) :] = np.nan
        targets = Targets(polarity, np.full(len(entries), True), True, emotions)
        whole = lesson([entry.key[1] for entry in entries], targets, origin, SHARE_HAND, HAND_EMOTIONS)
        whole.polarity_weight *= HAND_POLARITY
        parts.append(some(whole, SHARE_HAND))
    joined = (np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(Lesson))
    return Lesson(*joined)


class Layer(nn.Module):  # type: ignore[misc]
    """One of the encoder (post-norm, as BERT has it)."""

    def __init__(self, encoder: Encoder, at: int) -> None:
        super().__init__()
        self.heads = encoder.heads
        width, inner = encoder.width, encoder.w[f"l{at}.fi.b"].size
        self.qkv = nn.Linear(width, 3 * width)
        self.out, self.norm_out = nn.Linear(width, width), nn.LayerNorm(width, eps=1e-12)
        self.rise, self.fall = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        modules = {"ao": self.out, "aln": self.norm_out, "fi": self.rise, "fo": self.fall, "oln": self.norm}
        for end, value in (("w", "weight"), ("b", "bias")):
            three = np.concatenate([encoder.w[f"l{at}.{name}.{end}"] for name in "qkv"])
            getattr(self.qkv, value).data = torch.tensor(three)
            for name, module in modules.items():
                getattr(module, value).data = torch.tensor(encoder.w[f"l{at}.{name}.{end}"])

    def forward(self, x: Tensor, mask: Tensor | None, dropout: float) -> Tensor:
        count, length, width = x.shape
        split = (count, length, 3, self.heads, width // self.heads)
        q, k, v = self.qkv(x).view(split).permute(2, 0, 3, 1, 4)
        # Plain products: on processors the fused kernel takes five times as long.
        a = torch.matmul(q * split[-1] ** -0.5, k.transpose(-1, -2))
        if mask is not None:
            a = a.masked_fill(~mask, -1e4)
        c = torch.matmul(a.softmax(-1).to(v.dtype), v).transpose(1, 2).reshape(x.shape)
        x = self.norm_out(x + functional.dropout(self.out(c), dropout, self.training))
        h = self.fall(functional.gelu(self.rise(x), approximate="tanh"))
        normed: Tensor = self.norm(x + functional.dropout(h, dropout, self.training))
        return normed


class Teacher(nn.Module):  # type: ignore[misc]
    """Valence, subjectivity and emotions of a text, in log-odds."""

    def __init__(self, encoder: Encoder, origins: int) -> None:
        super().__init__()
        self.encoder = encoder
        w = {name: torch.tensor(encoder.w[f"emb.{name}"]) for name in ("word", "pos", "type", "ln.w", "ln.b")}
        self.words = w["word"]
        self.places = w["pos"] + w["type"].reshape(-1)[: encoder.width]
        self.norm = (w["ln.w"], w["ln.b"])
        self.layers = nn.ModuleList(Layer(encoder, i) for i in range(encoder.layers))
        self.head = nn.Linear(encoder.width, 2 + len(EMOTIONS))
        self.categories = nn.Linear(encoder.width, len(CATEGORIES))
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.normal_(self.categories.weight, std=0.02)
        # What the labels of an origin lean to.
        self.subjectivity = nn.Parameter(torch.zeros(origins))
        self.emotions = nn.Parameter(torch.full((origins, len(EMOTIONS)), -2.0))
        for layer in self.layers[:FROZEN]:
            layer.requires_grad_(False)

    def tokens(self, words: list[str], longest: int) -> list[list[int]]:
        return [self.encoder._tokens(text, longest) for text in words]

    def forward(self, batch: list[list[int]]) -> Tensor:
        ids = torch.zeros(len(batch), max(map(len, batch)), dtype=torch.long)
        there = torch.zeros(ids.shape)
        for row, tokens in enumerate(batch):
            ids[row, : len(tokens)] = torch.tensor(tokens)
            there[row, : len(tokens)] = 1
        mask = None if there.all() else there[:, None, None, :].bool()
        with torch.autocast("cpu", torch.bfloat16):
            with torch.no_grad():
                x = self.words[ids] + self.places[: ids.shape[1]]
                x = functional.layer_norm(x, x.shape[2:], *self.norm, eps=1e-12)
                for layer in self.layers[:FROZEN]:
                    x = layer(x, mask, 0.0)
            for layer in self.layers[FROZEN:]:
                x = layer(x, mask, DROPOUT)
        x = x.float()
        if mask is None:
            return x.mean(1)
        return (x * there[..., None]).sum(1) / there.sum(1, keepdim=True)

    def say(self, words: list[str]) -> np.ndarray:
        """A row of heads per text, without leanings."""
        self.eval()
        tokens = self.tokens(words, LONGEST_SPAN)
        said = np.zeros((len(tokens), self.head.out_features), np.float32)
        for batch in by_length(tokens, 8192):
            with torch.no_grad():
                said[batch] = self.head(self([tokens[i] for i in batch])).numpy()
        return said


def in_parts(teacher: Teacher, words: list[str]) -> np.ndarray:
    """What it says, a process for each part: the parts, not the processors, decide the bits."""
    parts = [words[at::PARTS] for at in range(PARTS)]
    said = np.zeros((len(words), teacher.head.out_features), np.float32)
    with ProcessPoolExecutor(PARTS, mp_context=get_context("fork")) as processes:
        for at, answer in enumerate(processes.map(teacher.say, parts)):
            said[at::PARTS] = answer
    return said


def batches(lengths: np.ndarray, rng: np.random.Generator) -> list[np.ndarray]:
    """Every text once, beside others of its length, in random order."""
    order = rng.permutation(len(lengths))
    found = []
    for start in range(0, len(order), POOL):
        pool = order[start : start + POOL]
        pool = pool[np.argsort(lengths[pool], kind="stable")]
        cut = [pool[i : i + BATCH] for i in range(0, len(pool), BATCH)]
        rng.shuffle(cut)
        found += cut
    return found


def known(logits: Tensor, targets: np.ndarray, weight: Tensor) -> Tensor:
    """Cross-entropy of labels of yes and no, per text; what nobody looked at is nothing."""
    target = torch.tensor(np.nan_to_num(targets), dtype=torch.float32)
    loss = functional.binary_cross_entropy_with_logits(logits, target, reduction="none")
    return (loss * torch.tensor(~np.isnan(targets)) * weight[:, None]).sum(1)


def loss(teacher: Teacher, taught: Lesson, tokens: list[list[int]]) -> Tensor:
    vectors = functional.dropout(teacher(tokens), DROPOUT)
    heads, origin = teacher.head(vectors), torch.tensor(taught.origin)
    v, u = heads[:, 0], heads[:, 1] + teacher.subjectivity[origin]
    p = torch.tensor(taught.polarity, dtype=torch.float32)
    of_three = -(p * torch.stack([u - v, torch.zeros_like(u), u + v], 1).log_softmax(1)).sum(1)
    of_two = -(p[:, 2] * functional.logsigmoid(2 * v) + p[:, 0] * functional.logsigmoid(-2 * v))
    weight = torch.tensor(taught.polarity_weight, dtype=torch.float32)
    polarity = weight * torch.where(torch.tensor(taught.three), of_three, of_two)
    emotions = heads[:, 2:] + teacher.emotions[origin]
    of_emotions = known(emotions, taught.emotions, torch.tensor(taught.emotion_weight, dtype=torch.float32))
    # Most categories are rare.
    categories = teacher.categories(vectors) - 3
    of_categories = known(categories, taught.categories, torch.ones(len(tokens)))
    of_all = polarity + (EMOTION_LOSS * of_emotions + of_categories) / len(PLUTCHIK)
    return of_all.mean()


def teach(teacher: Teacher, taught: Lesson, rng: np.random.Generator) -> None:
    taught.polarity_weight /= taught.polarity_weight[taught.polarity_weight > 0].mean()
    tokens = teacher.tokens(list(taught.text), LONGEST)
    steps = batches(np.array([len(t) for t in tokens]), rng)
    body = [p for p in teacher.layers.parameters() if p.requires_grad]
    inner = {id(p) for p in teacher.layers.parameters()}
    heads = [p for p in teacher.parameters() if id(p) not in inner]
    groups = [
        {"params": body, "lr": RATE, "weight_decay": DECAY},
        {"params": heads, "lr": RATE_HEADS, "weight_decay": 0},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    warm = max(1, int(WARM_UP * len(steps)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, (len(steps) - s) / (len(steps) - warm))
    )
    say(f"{len(tokens)} texts, {len(steps)} steps")
    teacher.train()
    total = 0.0
    for step, rows in enumerate(steps, 1):
        missed = loss(teacher, part(taught, rows), [tokens[i] for i in rows])
        optimizer.zero_grad()
        missed.backward()
        nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        total += missed.item()
        if step % 50 == 0:
            say(f"step {step}: {total / 50:.4f}")
            total = 0.0


def of_spans(task: Task, features: Path, said: np.ndarray, leaning: np.ndarray) -> np.ndarray:
    """Valence, subjectivity and emotions of each column, learned from what the teacher said."""
    x = matrices(read(features), task.columns, task.fixed)
    here = np.diff(x.valence.indptr) > 0
    xv, xu, xe, prior = x.valence[here], x.subjectivity[here], x.emotion[here], task.prior
    said = said[here] + leaning
    target = probabilities(said[:, 0], said[:, 1])
    penalty = TIMID * np.array([PENALTY[kind] for kind, _ in task.columns])
    n = len(target)
    dense_v, dense_u = xv @ prior.valence, xu @ prior.subjectivity
    found = polarity(xv, xu, dense_v, dense_u, target, np.full(n, True), np.ones(n), penalty)
    learned = np.zeros((len(task.columns), 2 + len(EMOTIONS)))
    learned[:, 0] = found.valence + prior.valence @ found.valence_priors
    learned[:, 1] = found.subjectivity + prior.subjectivity @ found.subjectivity_priors
    penalty = TIMID * np.array([EMOTION_PENALTY[kind] for kind, _ in task.columns])
    for e in range(len(EMOTIONS)):
        dense = np.hstack([xe @ prior.emotions[e], np.ones((n, 1))])
        target = 1 / (1 + np.exp(-said[:, 2 + e]))
        own, shared = logistic(xe, dense, target, np.ones(n), penalty)
        learned[:, 2 + e] = own + prior.emotions[e] @ shared[:-1]
    return learned


def write(path: Path, task: Task, learned: np.ndarray, alone: np.ndarray) -> None:
    """`alone` has a row for each word and phrase, in the order of the columns."""
    said = iter((alone - alone.mean(0)) / alone.std(0))
    lines = [
        "\t".join(["term", "kind", "valence", "subjectivity", *EMOTIONS, *(f"{e}_alone" for e in EMOTIONS)])
    ]
    for (kind, term), row in zip(task.columns, learned, strict=True):
        values = [*row, *next(said)] if kind == "w" else row[:2]
        lines.append("\t".join([term, priors.KINDS[kind], *(f"{round(x, 2) + 0.0:g}" for x in values)]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main(data: Path, work: Path, lexicons: Path) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    sets = len(texts.names(data, "train"))
    taught = lessons(data, work, rng)
    teacher = Teacher(Encoder(work / "vectors"), sets + len(SOURCES))
    teach(teacher, taught, rng)
    torch.save(teacher.state_dict(), work / "teacher.pt")

    task = prepare(data, work, lexicons, taught=False)
    alone = teacher.say([term for kind, term in task.columns if kind == "w"])[:, 2:]
    say("terms labelled")
    with gzip.open(work / "spans/train/spans.jsonl.gz", "rt", encoding="utf-8") as file:
        spans = [json.loads(line)["text"] for line in file]
    said = in_parts(teacher, spans)
    say("spans labelled")
    # Of emotions none: they would be rare.
    leaning = np.zeros(said.shape[1], np.float32)
    with torch.no_grad():
        leaning[1] = teacher.subjectivity[:sets].mean()
    learned = of_spans(task, work / "spans/train_spans.features", said, leaning)
    say("spans learned")
    write(lexicons / "en/teacher.tsv", task, learned, alone)
    say("written")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
