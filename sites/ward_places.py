"""Where wards lie towards each other: rows from north to south, columns from west to east.

A schematic map, because neither the roster nor the law gives coordinates of schools. Wards that are
merged or renamed have no place here until somebody adds them; they then stand below the map.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

PLACES = Path(__file__).parent / "data" / "ward_places.json"


@cache
def ward_places() -> dict[str, tuple[int, int]]:
    """Return {Vietnamese name of the ward: (row, column)}, both from one."""
    places = json.loads(PLACES.read_text(encoding="utf-8"))
    return {name: (row, column) for name, (row, column) in places.items()}
