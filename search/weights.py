"""Every weight of ranking, in one place. `docs/reference/search.md` explains the table.

BM25 gives each matched token a score; these numbers say how much each place, form and
circumstance counts. They were chosen on two sets (a university's regulations, Vietnamese statutes)
from the middle of wide plateaus, never for single words. After changing `COPIES`: rebuild.
"""

from __future__ import annotations

COPIES: dict[str, int] = {
    "title": 2,
    "summary": 3,
    "headings": 2,
    "tags": 2,
    "body": 1,
    "school": 1,
}
"""How often a part is counted in the ``text`` fields (the "weighted term frequency" of BM25F)."""

FIELDS: dict[str, float] = {
    "text_x": 0.5,
    "text_f": 1.0,
    "text_p": 1.0,
    "title_x": 0.2,
    "title_f": 0.4,
    "title_p": 0.4,
}
"""Weight of each field: x = canonical syllables, f = folded syllables, p = folded pairs.

``text`` holds everything on the page, ``title`` the title once more.
"""

ATTACHED = 0.4
"""Weight of words in attached documents. They score by rarity alone, not by BM25: documents are
hundreds of times longer than pages and most pages have none, so their length says nothing.
"""

NUMBER = 60.0
"""Added for each part of a document number that the item itself bears, and for a question that is
exactly one of its names: who asks for one thing gets it first."""

CITED_NUMBER = 8.0
"""Added for each part of a document number that the item only cites."""

PREFIX = 0.6
"""Weight of words that merely begin like the unfinished last word (suggestions, admin search)."""

REPAIR = 0.8
"""Weight of the most probable reading of a syllable that looks like a slip."""

SYNONYM = 0.6
"""Weight of a synonym of what was typed."""

COMMON_SHARE = 0.1
"""A syllable that stands in more than this share of the items alone makes no match: some pair of
neighbours, or a rarer syllable, has to be there too. It still counts for the order."""

FEWEST_COMMON = 10
"""In a small index no syllable counts as common that stands in fewer items than this."""

MISREAD = 0.7
"""Weight of a form that a scan made of a word, in an attached document."""

WINDOW = 200
"""So many best answers of the engine are put into final order by freshness and own school."""

OWN_SCHOOL = 1.3
"""Factor for pages of the school on whose site the reader searches."""

FRESH = 0.25
"""Most that freshness adds: factor ``1 + FRESH`` today, half of it after `FRESH_HALF_LIFE_DAYS`."""

FRESH_HALF_LIFE_DAYS = 180.0

TIMELY_KINDS: frozenset[str] = frozenset(("story", "notice"))
"""Kinds that age; a school's contact page does not."""
