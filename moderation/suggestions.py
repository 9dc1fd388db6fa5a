"""Edits that the office suggests: "instead of this, write that"; one click takes them over.

A suggestion is ``{"place", "before", "after"}``; places are the title, the summary, and a phrase of
the text. They live on the offer, not in the story: only the school writes in the school's pages.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from news.models import StoryPage

TITLE, SUMMARY, TEXT = "title", "summary", "text"
TAG = re.compile(r"(<[^>]*>)")
ADDRESS = re.compile(r"^(https?:|mailto:|/)\S*$")

Suggestion = dict[str, str]


def phrase_count(story: StoryPage, phrase: str) -> int:
    """Return how often a phrase stands in the text of a story, as its readers see it."""
    found = 0

    def count(text: str) -> str:
        nonlocal found
        found += text.count(phrase)
        return text

    _texts_changed(story.body.raw_data, count)
    return found


def suggestions_apply_to(story: StoryPage, suggestions: list[Suggestion]) -> list[Suggestion]:
    """Change an unsaved story as suggested; return the suggestions that no longer fit it."""
    left = []
    for suggestion in suggestions:
        place, before, after = suggestion["place"], suggestion["before"], suggestion["after"]
        if place in (TITLE, SUMMARY):
            if getattr(story, place) != before:
                left.append(suggestion)
                continue
            setattr(story, place, after)
        elif phrase_count(story, before) != 1:
            left.append(suggestion)
        else:
            raw = _texts_changed(
                story.body.raw_data, partial(_replaced, before=before, after=after)
            )
            block = story.body.stream_block
            story.body = block.to_python(raw)
    return left


def _replaced(text: str, *, before: str, after: str) -> str:
    return text.replace(before, after)


def _texts_changed(raw: Any, change: Callable[[str], str]) -> Any:
    """Return a StreamField's raw data with every readable text passed through `change`."""
    return [{**child, "value": _value_changed(child["value"], change)} for child in raw]


def _value_changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return value if ADDRESS.match(value) else _text_changed(value, change)
    if isinstance(value, list):
        return [_value_changed(item, change) for item in value]
    if isinstance(value, dict):
        if {"type", "value"} <= value.keys():
            return {**value, "value": _value_changed(value["value"], change)}
        return {name: _value_changed(item, change) for name, item in value.items()}
    return value


def _text_changed(text: str, change: Callable[[str], str]) -> str:
    """Change plain text, or what stands between the tags of rich text."""
    if not TAG.search(text):
        return change(text)
    parts = TAG.split(text)
    for place in range(0, len(parts), 2):
        before = html.unescape(parts[place])
        after = change(before)
        if after != before:
            parts[place] = html.escape(after, quote=False)
    return "".join(parts)
