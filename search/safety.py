"""What must not be shown although the index still holds it.

The index follows the truth within a moment, but not in the same moment. So every question leaves
out, inside the engine - thus from hits, counts and facets alike - whatever has a change pending,
has expired by the clock, or belongs to a school that is closed now. And what is about to be shown
is looked up in the database once more.
"""

from __future__ import annotations

import time
from collections.abc import Iterable

from core.pages import BasePage
from search import changes
from search.engines.base import Plan
from search.following import wake_sometimes
from search.keys import PAGE_LABEL
from search.models import IndexChange
from search.records import visible_pages, with_parts
from sites.selectors import school_map

MOST_PENDING = 20_000
"""More pending changes than this, and the index is too far behind to be asked."""


class TooFarBehind(Exception):
    """So much has changed that the index says nothing reliable."""


def guard(plan: Plan) -> None:
    """Exclude from a plan what may not be found any more. Raises `TooFarBehind`."""
    pending = (
        IndexChange.objects.pending()
        .filter(model=PAGE_LABEL)
        .order_by()
        .values_list("object_id", flat=True)
        .distinct()[: MOST_PENDING + 1]
    )
    keys = list(pending)
    if len(keys) > MOST_PENDING:
        raise TooFarBehind
    if keys:
        wake_sometimes()
    plan.excluded_keys = keys
    plan.alive_at = int(time.time())
    closed = sorted({str(card.id) for card in school_map().values() if not card.is_open})
    plan.excluded = {"school": closed} if closed else {}


def confirmed_pages(keys: Iterable[int]) -> dict[int, BasePage]:
    """Return those of the pages that the public may see right now, with all that is shown of them.

    The others are noted.
    """
    asked = set(keys)
    pages = with_parts(visible_pages(asked).specific()) if asked else []
    stale = asked - {page.pk for page in pages}
    if stale:
        changes.note_ids(PAGE_LABEL, stale)
    return {page.pk: page for page in pages}
