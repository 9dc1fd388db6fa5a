"""Evaluation sets on disk: ``docs.jsonl``, ``queries.jsonl``, ``qrels.jsonl``."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class SetError(Exception):
    """A set cannot be read; the message says which file and line."""


@dataclass(slots=True)
class EvaluationSet:
    """Questions with the documents that answer them. Documents are read while indexing."""

    name: str
    folder: Path
    queries: list[dict[str, Any]]
    relevant: dict[str, dict[str, int]]

    def documents(self) -> Iterator[dict[str, Any]]:
        """Yield documents with ``id``, ``title`` and ``body``."""
        yield from _lines(self.folder / "docs.jsonl")


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    yield json.loads(line)
                except ValueError as error:
                    raise SetError(f"{path}:{number}: {error}") from error
    except OSError as error:
        raise SetError(f"{path}: {error.strerror}") from error


def load_set(folder: Path, limit: int | None = None) -> EvaluationSet:
    """Read a set's questions (at most `limit` of them) and judgements."""
    relevant: dict[str, dict[str, int]] = defaultdict(dict)
    for row in _lines(folder / "qrels.jsonl"):
        relevant[str(row["qid"])][str(row["did"])] = int(row.get("rel", 1))
    queries = [row for row in _lines(folder / "queries.jsonl") if str(row["id"]) in relevant]
    return EvaluationSet(folder.resolve().name, folder, queries[:limit], dict(relevant))


def set_folders(folder: Path) -> list[Path]:
    """Return the sets of a folder: itself, or those in it."""
    if (folder / "queries.jsonl").exists():
        return [folder]
    return sorted(path.parent for path in folder.glob("*/queries.jsonl"))
