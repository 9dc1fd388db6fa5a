"""What posts at a school are called in English, so that nobody has to type it."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from django.utils.translation import get_language

from core.text import fold, lower

DATA = Path(__file__).parent / "data" / "posts.json"


@lru_cache(maxsize=1)
def _known() -> tuple[dict[str, str], dict[str, str], re.Pattern[str]]:
    """Return posts, beginnings of posts that go on with a class, and what joins two posts."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    posts = {folded_key(post): english for post, english in data["posts"].items()}
    of_class = {folded_key(start): english for start, english in data["of_class"].items()}
    joints = "|".join(map(re.escape, data["joints"]))
    return posts, of_class, re.compile(rf"\s*(?:[,;/+]|\s[-–]\s|\b(?:{joints})\b)\s*")


def post_in_english(post: str) -> str:
    """Return the English of a post; empty when a part of it is unknown.

    "Principal and party secretary" is two posts: both have to be known.
    """
    posts, _of_class, joint = _known()
    if folded_key(post) in posts:
        return posts[folded_key(post)]
    parts = [part for part in joint.split(folded_key(post)) if part]
    found = [_part_in_english(part) for part in parts]
    if not found or not all(found):
        return ""
    return ", ".join(found)


def post_shown(post: str, english: str) -> str:
    """Return a post for the active language: what somebody wrote wins over the common list."""
    return (english or post_in_english(post)) if is_english() else post


def duties_shown(duties: str, english: str) -> str:
    """Return duties for the active language; there is no list of them."""
    return english if is_english() else duties


def is_english() -> bool:
    """Whether the reader's language is English."""
    return (get_language() or "").startswith("en")


def _part_in_english(part: str) -> str:
    posts, of_class, _joint = _known()
    if part in posts:
        return posts[part]
    start, _space, name = part.rpartition(" ")
    return f"{of_class[start]} {name.upper()}" if start in of_class and name else ""


def folded_key(text: str) -> str:
    """Return a text as the lists know it: without capitals, marks and doubled spaces."""
    return " ".join(fold(lower(text)).split())
