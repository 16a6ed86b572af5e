"""Penalized likelihood for the model's two links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize


@dataclass
class Polarity:
    """Weights of the softmax of (u - v, 0, u + v)."""

    valence: np.ndarray
    subjectivity: np.ndarray
    # Factors of the priors' columns.
    valence_priors: np.ndarray
    subjectivity_priors: np.ndarray
    intercept_valence: float
    intercept_subjectivity: float


def probabilities(v: np.ndarray, u: np.ndarray) -> np.ndarray:
    z = np.stack([u - v, np.zeros_like(u), u + v], 1)
    z -= z.max(1, keepdims=True)
    e = np.exp(z)
    table: np.ndarray = e / e.sum(1, keepdims=True)
    return table


Matrix = Any  # sp.csr_matrix, or np.ndarray for embeddings


def _squares(x: Matrix, weight: np.ndarray) -> np.ndarray:
    squared = x.multiply(x).tocsr() if sp.issparse(x) else x * x
    return np.asarray(squared.T @ weight).ravel()


def _transposed(x: Matrix) -> Matrix:
    return x.T.tocsr() if sp.issparse(x) else x.T


def with_copies(
    xs: list[Matrix], sets: np.ndarray, penalty: np.ndarray, ratio: float, least: int
) -> tuple[list[Matrix], np.ndarray]:
    """Matrices of one pattern with a copy of their columns for each set, and the penalties.

    What a term means in one set alone goes to the copies, so that the weights of
    the columns themselves are what all sets share: Daumé (2007), *Frustratingly
    easy domain adaptation*. A copy is of columns that `least` texts of the set
    have, and is penalized `ratio` times as much.
    """
    parts, penalties = [[x] for x in xs], [penalty]
    names = np.unique(sets)
    for name in names if len(names) > 1 else ():
        here = sets == name
        texts = np.bincount(xs[0][here].indices, minlength=len(penalty))
        columns = np.flatnonzero(texts >= least)
        of_set = sp.diags(here.astype(float))
        for part, x in zip(parts, xs, strict=True):
            part.append((of_set @ x[:, columns]).tocsr())
        penalties.append(penalty[columns] * ratio)
    return [sp.hstack(part).tocsr() for part in parts], np.concatenate(penalties)


def polarity(
    xv: Matrix,
    xu: Matrix,
    dense_v: np.ndarray,
    dense_u: np.ndarray,
    target: np.ndarray,
    three: np.ndarray,
    weight: np.ndarray,
    penalty: np.ndarray,
    iterations: int = 120,
) -> Polarity:
    """Minimize cross-entropy + sum(penalty * w^2) / 2 by L-BFGS.

    Where `three` is false the set has no neutral class: then only positive
    against negative is fitted. The columns of `dense_*` are the priors' sums,
    hardly penalized. Variables are scaled by their curvature.
    """
    n, d = xv.shape
    kv, ku = dense_v.shape[1], dense_u.shape[1]
    weight = weight / weight.sum() * n
    negative, positive = target[:, 0], target[:, 2]
    cuts = np.cumsum([d, d, kv, ku])
    lam = np.concatenate([penalty, penalty, np.full(kv + ku, 1e-3), [0, 0]])
    curvature = np.concatenate(
        [_squares(x, weight) for x in (xv, xu, dense_v, dense_u)] + [np.full(2, weight.sum())]
    )
    step = 1 / np.sqrt(lam + 0.2 * curvature + 1e-9)
    xvt, xut = _transposed(xv), _transposed(xu)

    def loss(y: np.ndarray) -> tuple[float, np.ndarray]:
        x = y * step
        a, b, ca, cb, b0 = np.split(x, cuts)
        v = xv @ a + dense_v @ ca + b0[0]
        u = xu @ b + dense_u @ cb + b0[1]
        p = probabilities(v, u)
        q = 1 / (1 + np.exp(-2 * v))
        loss3 = -(target * np.log(p + 1e-12)).sum(1)
        loss2 = -(positive * np.log(q + 1e-12) + negative * np.log(1 - q + 1e-12))
        gv3 = (p[:, 2] - p[:, 0]) - (positive - negative)
        gv2 = 2 * (q * (positive + negative) - positive)
        gu3 = (p[:, 2] + p[:, 0]) - (positive + negative)
        gv = weight * np.where(three, gv3, gv2)
        gu = weight * np.where(three, gu3, 0)
        total = (weight * np.where(three, loss3, loss2)).sum() + 0.5 * (lam * x * x).sum()
        gradient = [xvt @ gv, xut @ gu, dense_v.T @ gv, dense_u.T @ gu, [gv.sum(), gu.sum()]]
        return total, (np.concatenate(gradient) + lam * x) * step

    start = np.zeros(len(step))
    options = {"maxiter": iterations, "maxcor": 12}
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options=options)
    a, b, ca, cb, b0 = np.split(found.x * step, cuts)
    return Polarity(a, b, ca, cb, float(b0[0]), float(b0[1]))


def logistic(
    x: Matrix,
    dense: np.ndarray,
    target: np.ndarray,
    weight: np.ndarray,
    penalty: np.ndarray,
    iterations: int = 100,
) -> tuple[np.ndarray, np.ndarray]:
    """Weights of x, and of the dense columns, for a target in [0, 1]."""
    n, d = x.shape
    weight = weight / weight.sum() * n
    lam = np.concatenate([penalty, np.full(dense.shape[1], 1e-3)])
    step = 1 / np.sqrt(lam + 0.1 * np.concatenate([_squares(x, weight), _squares(dense, weight)]) + 1e-9)
    xt = _transposed(x)

    def loss(y: np.ndarray) -> tuple[float, np.ndarray]:
        w = y * step
        z = x @ w[:d] + dense @ w[d:]
        p = 1 / (1 + np.exp(-z))
        total = (weight * (np.logaddexp(0, z) - target * z)).sum() + 0.5 * (lam * w * w).sum()
        g = weight * (p - target)
        return total, (np.concatenate([xt @ g, dense.T @ g]) + lam * w) * step

    options = {"maxiter": iterations, "maxcor": 12}
    found = minimize(loss, np.zeros(len(step)), jac=True, method="L-BFGS-B", options=options)
    w = found.x * step
    return w[:d], w[d:]
