"""What several tests use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
VECTORS = ROOT / "tests" / "vectors"


def vectors(name: str) -> list[dict[str, Any]]:
    """Cases that Rust, Python and JavaScript share."""
    path = VECTORS / name
    if not path.is_file():
        pytest.fail(f"{path} is missing: restore it from git, or write it as CONTRIBUTING.md says")
    lines = path.read_text(encoding="utf-8").split("\n")
    cases = [json.loads(line) for line in lines if line.strip()]
    if not cases:
        pytest.fail(f"{path} has no case")
    return cases
