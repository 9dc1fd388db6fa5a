"""Keep the Vietnamese catalogue complete; needs no gettext binaries."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.catalog.extraction import extract_messages
from core.catalog.files import catalog_fill, catalog_locked, catalog_update, untranslated

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


class Command(BaseCommand):
    """`catalog update | fill FILE.json | missing | check | compile`."""

    help = "Update, fill, check or compile the Vietnamese message catalogue."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the sub-command and its file."""
        parser.add_argument("action", choices=["update", "fill", "missing", "check", "compile"])
        parser.add_argument("file", nargs="?", help="JSON with translations, for fill")

    def handle(self, *args: Any, action: str, file: str | None, **options: Any) -> None:
        """Run one sub-command."""
        self.path = Path(settings.LOCALE_PATHS[0]) / "vi" / "LC_MESSAGES" / "django.po"
        if action == "fill":
            if not file:
                raise CommandError("Name the JSON file with the translations.")
            self.fill(Path(file))
        else:
            getattr(self, {"check": "verify"}.get(action, action))()

    def update(self) -> None:
        """Extract our strings into the catalogue."""
        messages = extract_messages(Path(settings.BASE_DIR))
        with catalog_locked(self.path) as catalog:
            new, gone = catalog_update(catalog, messages)
        self.stdout.write(f"{len(messages)} messages, {new} new, {gone} dropped")

    def fill(self, file: Path) -> None:
        """Extract, then enter translations from a JSON file."""
        translations = json.loads(file.read_text(encoding="utf-8"))
        messages = extract_messages(Path(settings.BASE_DIR))
        with catalog_locked(self.path) as catalog:
            catalog_update(catalog, messages)
            unknown = catalog_fill(catalog, translations)
            left = len(untranslated(catalog))
        for key in unknown:
            self.stderr.write(f"not in the code: {key!r}")
        self.stdout.write(f"{len(translations) - len(unknown)} entered, {left} without translation")

    def missing(self) -> None:
        """Print the messages without translation as JSON."""
        catalog = polib.pofile(str(self.path))
        self.stdout.write(
            json.dumps(dict.fromkeys(untranslated(catalog), ""), ensure_ascii=False, indent=1)
        )

    def verify(self) -> None:
        """Fail when a string is missing, stale, untranslated or has other placeholders."""
        catalog = polib.pofile(str(self.path))
        problems = [f"not translated: {key!r}" for key in untranslated(catalog)]
        wanted = {(m.msgid, m.context) for m in extract_messages(Path(settings.BASE_DIR)) if m.msgid}
        have = {(entry.msgid, entry.msgctxt or "") for entry in catalog}
        problems += [f"not in the catalogue: {msgid!r}" for msgid, _ in sorted(wanted - have)]
        problems += [f"no longer in the code: {msgid!r}" for msgid, _ in sorted(have - wanted)]
        for entry in catalog:
            text = entry.msgstr or entry.msgstr_plural.get(0, "")
            asked = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
            if text and not set(PLACEHOLDER.findall(text)) <= asked | set(
                PLACEHOLDER.findall(entry.msgid)
            ):
                problems.append(f"other placeholders: {entry.msgid!r}")
        if problems:
            raise CommandError("\n".join([*problems, f"{len(problems)} problems: catalog update"]))
        self.stdout.write(f"{len(catalog)} messages, all translated")

    def compile(self) -> None:
        """Write the .mo file that Django reads; quick when nothing has changed."""
        target = self.path.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= self.path.stat().st_mtime:
            return
        polib.pofile(str(self.path)).save_as_mofile(str(target))
        self.stdout.write(f"compiled {target.name}")
