"""What can be wrong with a translation, told line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

import polib

from core.catalog.extraction import Message
from core.catalog.files import message_key, translation_of, untranslated

PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|%[sd](?!\w)|\{\w*\}")
TAG = re.compile(r"</?[a-z][^<>]*>")


def catalog_problems(catalog: polib.POFile, wanted: set[Message]) -> list[str]:
    """Say what keeps a catalogue from being complete; `wanted` is what the code says now."""
    asked = {(message.msgid, message.context) for message in wanted if message.msgid}
    have = {(entry.msgid, entry.msgctxt or "") for entry in catalog}
    return [
        *(f"not translated: {key!r}" for key in untranslated(catalog)),
        *(f"not in the catalogue: {msgid!r}" for msgid, _ in sorted(asked - have)),
        *(f"no longer in the code: {msgid!r}" for msgid, _ in sorted(have - asked)),
        *placeholder_problems(catalog),
    ]


def placeholder_problems(catalog: polib.POFile) -> Iterator[str]:
    """Say where a translation has invented or lost a placeholder or an HTML tag.

    A lost one is forgiven in a plural: English needs a number where Vietnamese may have none.
    """
    for entry in catalog:
        text = translation_of(entry)
        if not text:
            continue
        sources = [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]
        known = {found for source in sources for found in PLACEHOLDER.findall(source)}
        found = set(PLACEHOLDER.findall(text))
        if not found <= known or (found != known and not entry.msgid_plural):
            yield f"other placeholders: {message_key(entry)!r}"
        if sorted(TAG.findall(text)) not in [sorted(TAG.findall(source)) for source in sources]:
            yield f"other HTML tags: {message_key(entry)!r}"
