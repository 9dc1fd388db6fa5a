"""Our Vietnamese for the installed packages: what it lacks, what it no longer needs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polib

from core.catalog.checking import placeholder_problems
from core.catalog.extraction import Message
from core.catalog.files import (
    CONTEXT_SEPARATOR,
    Translation,
    catalog_fill,
    catalog_locked,
    catalog_update,
    translation_of,
    untranslated,
)
from core.catalog.packages import PackageMessage, package_messages


def wagtail_missing(path: Path, domain: str) -> dict[str, str]:
    """Return what nobody has translated: key -> name of the package that says it."""
    translated = {
        Message(entry.msgid, entry.msgctxt or "")
        for entry in _open(path)
        if translation_of(entry) and not entry.fuzzy
    }
    return {
        _key(key): said.package
        for key, said in sorted(package_messages(domain).items())
        if not said.own and key not in translated
    }


def wagtail_problems(path: Path, domain: str) -> list[str]:
    """Say what keeps our catalogue of the packages from being complete."""
    said = package_messages(domain)
    catalog = _open(path)
    have = {Message(entry.msgid, entry.msgctxt or "") for entry in catalog}
    missing = wagtail_missing(path, domain)
    return [
        *(f"{package} says, and nobody translates: {key!r}" for key, package in missing.items()),
        *(f"no package says any more: {_key(key)!r}" for key in sorted(have - said.keys())),
        *(f"not translated: {key!r}" for key in untranslated(catalog)),
        *placeholder_problems(catalog),
    ]


def wagtail_fill(path: Path, domain: str, texts: Mapping[str, Translation]) -> list[str]:
    """Enter translations, drop what no package says any more; return the unknown keys.

    An entry is kept where the package has no Vietnamese of its own, or another one than ours.
    """
    said = package_messages(domain)
    with catalog_locked(path) as catalog:
        ours = {Message(entry.msgid, entry.msgctxt or "") for entry in catalog}
        entered = {key for key in said if _key(key) in texts}
        catalog_update(catalog, {said[key].message for key in said.keys() & (ours | entered)})
        unknown = catalog_fill(catalog, texts)
        for entry in [entry for entry in catalog if _superfluous(entry, said)]:
            catalog.remove(entry)
    return unknown


def _superfluous(entry: polib.POEntry, said: Mapping[Message, PackageMessage]) -> bool:
    own = said[Message(entry.msgid, entry.msgctxt or "")].own
    return translation_of(entry) in ("", own)


def _open(path: Path) -> polib.POFile:
    return polib.pofile(str(path)) if path.exists() else polib.POFile()


def _key(message: Message) -> str:
    if message.context:
        return f"{message.context}{CONTEXT_SEPARATOR}{message.msgid}"
    return message.msgid
