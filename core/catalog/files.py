"""The catalogue file: one writer at a time, stable order, no line numbers."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import polib

from core.catalog.extraction import Message

METADATA = {
    "Project-Id-Version": "school gate",
    "Language": "vi",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}
CONTEXT_SEPARATOR = "\u0004"

Translation = str | list[str]


@contextmanager
def catalog_locked(path: Path) -> Iterator[polib.POFile]:
    """Open the catalogue for changing; it is saved when the block ends without an error."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        catalog = polib.pofile(str(path), wrapwidth=100) if path.exists() else polib.POFile()
        catalog.wrapwidth = 100
        yield catalog
        catalog.metadata = dict(METADATA)
        catalog.sort(key=lambda entry: (entry.msgid, entry.msgctxt or ""))
        catalog.save(str(path))


def catalog_update(catalog: polib.POFile, messages: set[Message]) -> tuple[int, int]:
    """Add what is new and drop what is gone; return how many of each."""
    wanted = {(m.msgid, m.context): m for m in messages if m.msgid}
    have = {(entry.msgid, entry.msgctxt or ""): entry for entry in catalog}
    gone = [entry for key, entry in have.items() if key not in wanted or entry.obsolete]
    for entry in gone:
        catalog.remove(entry)
    new = [message for key, message in wanted.items() if key not in have]
    for message in new:
        catalog.append(_entry(message))
    for key, entry in have.items():
        if key in wanted and entry not in gone:
            _align_plural(entry, wanted[key])
    return len(new), len(gone)


def _entry(message: Message) -> polib.POEntry:
    entry = polib.POEntry(msgid=message.msgid, msgctxt=message.context or None)
    _align_plural(entry, message)
    return entry


def _align_plural(entry: polib.POEntry, message: Message) -> None:
    entry.msgid_plural = message.plural
    if message.plural and not entry.msgstr_plural:
        entry.msgstr_plural = {0: entry.msgstr}
        entry.msgstr = ""
    if "%(" in message.msgid and "python-format" not in entry.flags:
        entry.flags.append("python-format")


def catalog_fill(catalog: polib.POFile, translations: Mapping[str, Translation]) -> list[str]:
    """Enter translations; return the keys that are not in the catalogue.

    A key is the msgid, or context and msgid joined by U+0004.
    """
    entries = {message_key(entry): entry for entry in catalog}
    unknown = []
    for key, text in translations.items():
        entry = entries.get(key)
        if entry is None:
            unknown.append(key)
        elif entry.msgid_plural:
            entry.msgstr_plural = {0: text if isinstance(text, str) else text[0]}
        else:
            entry.msgstr = text if isinstance(text, str) else text[0]
    return unknown


def message_key(entry: polib.POEntry) -> str:
    """Return the name of an entry in our JSON files."""
    return f"{entry.msgctxt}{CONTEXT_SEPARATOR}{entry.msgid}" if entry.msgctxt else entry.msgid


def untranslated(catalog: polib.POFile) -> list[str]:
    """Return the keys without a translation, or marked fuzzy."""
    return [message_key(entry) for entry in catalog if entry.fuzzy or not translation_of(entry)]


def translation_of(entry: polib.POEntry) -> str:
    """Return the Vietnamese of an entry; the language has one plural form."""
    return entry.msgstr or entry.msgstr_plural.get(0, "")


def catalog_compile(path: Path) -> bool:
    """Write the .mo file that Django reads beside a .po; return False when nothing has changed.

    It appears in one step: a process that reads it meanwhile sees the old one or the new one.
    """
    target = path.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
        return False
    unfinished = target.with_suffix(f".{os.getpid()}.tmp")
    polib.pofile(str(path)).save_as_mofile(str(unfinished))
    unfinished.replace(target)
    return True
