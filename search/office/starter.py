"""The words of the school world that every install begins with.

A migration loads them, so once: what the office changes or deletes later stays as it is. More
words in a later version come with a migration of their own that names only the new ones.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from search.office.words import key_of_words

STARTER_FILE = Path(__file__).resolve().parent.parent / "data" / "synonyms.json"


def starter_rows(path: Path = STARTER_FILE) -> list[dict[str, Any]]:
    """Return the entries as fields of `Synonym`."""
    return [
        {
            "words": entry["words"],
            "meanings": "\n".join(entry["meanings"]),
            "both_ways": entry["both_ways"],
            "key": key_of_words(entry["words"]),
        }
        for entry in json.loads(path.read_text(encoding="utf-8"))
    ]


def starter_load(model: Any) -> int:
    """Add entries whose words no entry has; return how many. Takes a migration's model, too."""
    present = set(model.objects.values_list("key", flat=True))
    fresh = [model(**row) for row in starter_rows() if row["key"] not in present]
    model.objects.bulk_create(fresh)
    return len(fresh)
