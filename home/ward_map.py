"""A schematic map of the wards with their numbers of schools; asks no outside service."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sites.selectors import SchoolCard
from sites.ward_places import ward_places


@dataclass(frozen=True, slots=True)
class WardTile:
    """One ward; `row` and `column` are 0 where the map does not know it."""

    ward_id: int
    name: str
    count: int
    row: int
    column: int
    is_chosen: bool


def ward_tiles(
    schools: Iterable[SchoolCard], counted: Iterable[SchoolCard], chosen: str
) -> list[WardTile]:
    """Return the wards that have schools, from north-west to south-east, unknown ones last.

    `counted` are the schools that the other filters leave; a ward without any stays on the map.
    """
    numbers = Counter(card.ward_id for card in counted)
    places = ward_places()
    tiles = [
        WardTile(
            card.ward_id,
            card.display_ward,
            numbers[card.ward_id],
            *places.get(card.ward, (0, 0)),
            is_chosen=str(card.ward_id) == chosen,
        )
        for card in {card.ward_id: card for card in schools}.values()
    ]
    return sorted(tiles, key=lambda tile: (not tile.row, tile.row, tile.column, tile.name))
