"""What the installed packages say to people, and where their own Vietnamese is missing.

Wagtail and its extensions bring translations made by volunteers; the Vietnamese one covers a fifth
of the admin. Our second catalogue (`locale/wagtail`) says the rest, in the words of
`docs/reference/glossary.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import django
import polib
from django.apps import apps
from django.conf import settings

from core.catalog.extraction import PACKAGES, Message, messages_of_file
from core.catalog.files import translation_of

LANGUAGE = "vi"
DOMAINS = ("django", "djangojs")
UNSHOWN = {"tests", "test", "migrations", "management", "rest_framework"}
"""Folders of a package whose strings never reach a page of ours."""

SILENT = {"django_otp"}
"""Packages whose own forms we never show."""


@dataclass(frozen=True, slots=True)
class PackageMessage:
    """A string of a package; `own` is the package's own Vietnamese, empty when it has none."""

    message: Message
    package: str
    own: str = ""


def package_messages(domain: str) -> dict[Message, PackageMessage]:
    """Return what all installed packages say in a gettext domain.

    The key leaves the plural out, as gettext does. The source is the package's English catalogue
    or, where it ships none, its code and templates.
    """
    found: dict[Message, PackageMessage] = {}
    for name, folder in _folders():
        own = _own_translations(folder, domain)
        for message in _messages(folder, domain):
            key = Message(message.msgid, message.context)
            if key not in found or not found[key].own:
                found[key] = PackageMessage(message, name, own.get(key, ""))
    return found


def _folders() -> Iterator[tuple[str, Path]]:
    """Yield packages in the order in which their translations win: Django's own comes last."""
    for config in apps.get_app_configs():
        path = Path(config.path)
        ours = path.is_relative_to(settings.BASE_DIR) and config.name.split(".")[0] in PACKAGES
        if not ours and config.name.split(".")[0] not in SILENT:
            yield config.name, path
    yield "django", Path(django.__path__[0]) / "conf"


def _messages(folder: Path, domain: str) -> Iterator[Message]:
    english = _catalog(folder, "en", domain)
    if english.exists():
        for entry in polib.pofile(str(english)):
            if entry.msgid and not entry.obsolete:
                yield Message(entry.msgid, entry.msgctxt or "", entry.msgid_plural)
    elif domain == "django" and not _catalog(folder, "en", "djangojs").exists():
        yield from _messages_of_code(folder)


def _messages_of_code(folder: Path) -> Iterator[Message]:
    for path in sorted(folder.rglob("*")):
        shown = not UNSHOWN.intersection(path.relative_to(folder).parts)
        if shown and path.suffix in {".py", ".html", ".txt"}:
            yield from (message for message in messages_of_file(path) if message.msgid)


def _own_translations(folder: Path, domain: str) -> dict[Message, str]:
    path = _catalog(folder, LANGUAGE, domain)
    if not path.exists():
        return {}
    return {
        Message(entry.msgid, entry.msgctxt or ""): translation_of(entry)
        for entry in polib.pofile(str(path))
        if not entry.obsolete and not entry.fuzzy
    }


def _catalog(folder: Path, language: str, domain: str) -> Path:
    return folder / "locale" / language / "LC_MESSAGES" / f"{domain}.po"
