"""Keep the Vietnamese catalogues complete; needs no gettext binaries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.catalog.checking import catalog_problems
from core.catalog.extraction import extract_messages
from core.catalog.files import (
    catalog_compile,
    catalog_fill,
    catalog_locked,
    catalog_update,
    untranslated,
)
from core.catalog.packages import DOMAINS, LANGUAGE
from core.catalog.wagtail import wagtail_fill, wagtail_missing, wagtail_problems

ACTIONS = ["update", "fill", "missing", "wagtail", "check", "compile"]


class Command(BaseCommand):
    """`catalog update | fill FILE.json | missing | wagtail [FILE.json] | check | compile`.

    `wagtail` prints what the installed packages say and nobody translates, by gettext domain, such
    as after an upgrade; with a file of that shape it enters the translations.
    """

    help = "Update, fill, check or compile the Vietnamese message catalogues."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the sub-command and its file."""
        parser.add_argument("action", choices=ACTIONS)
        parser.add_argument("file", nargs="?", help="JSON with translations, for fill and wagtail")

    def handle(self, *args: Any, action: str, file: str | None, **options: Any) -> None:
        """Run one sub-command."""
        self.path = _catalog_path(0, "django")
        if action == "fill" and not file:
            raise CommandError("Name the JSON file with the translations.")
        if action in {"fill", "wagtail"}:
            getattr(self, action)(json.loads(Path(file).read_text("utf-8")) if file else {})
        else:
            getattr(self, {"check": "verify"}.get(action, action))()

    def update(self) -> None:
        """Extract our strings into the catalogue."""
        messages = extract_messages(Path(settings.BASE_DIR))
        with catalog_locked(self.path) as catalog:
            new, gone = catalog_update(catalog, messages)
        self.stdout.write(f"{len(messages)} messages, {new} new, {gone} dropped")

    def fill(self, translations: dict[str, Any]) -> None:
        """Extract, then enter translations."""
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
        self.print_json(dict.fromkeys(untranslated(catalog), ""))

    def wagtail(self, translations: dict[str, Any]) -> None:
        """Print what the packages say without translation, or enter translations of it."""
        if not translations:
            self.print_json(
                {
                    domain: dict.fromkeys(wagtail_missing(_catalog_path(1, domain), domain), "")
                    for domain in DOMAINS
                }
            )
        for domain, texts in translations.items():
            unknown = wagtail_fill(_catalog_path(1, domain), domain, texts)
            for key in unknown:
                self.stderr.write(f"no package says: {key!r}")
            self.stdout.write(f"{domain}: {len(texts) - len(unknown)} entered")

    def verify(self) -> None:
        """Fail when a string is missing, stale, untranslated or has other placeholders."""
        catalog = polib.pofile(str(self.path))
        problems = catalog_problems(catalog, extract_messages(Path(settings.BASE_DIR)))
        if problems:
            problems.append("catalog update adds and drops, catalog fill translates")
        for domain in DOMAINS:
            found = wagtail_problems(_catalog_path(1, domain), domain)
            problems += [f"packages ({domain}): {problem}" for problem in found]
        if problems:
            raise CommandError("\n".join([*problems, f"{len(problems)} problems"]))
        self.stdout.write(f"{len(catalog)} messages of ours and all of the packages translated")

    def compile(self) -> None:
        """Write the .mo files that Django reads; quick when nothing has changed."""
        for folder in settings.LOCALE_PATHS:
            for path in sorted((Path(folder) / LANGUAGE / "LC_MESSAGES").glob("*.po")):
                if catalog_compile(path):
                    self.stdout.write(f"compiled {path.with_suffix('.mo').name}")

    def print_json(self, content: dict[str, Any]) -> None:
        """Print JSON that a person can fill in and hand back."""
        self.stdout.write(json.dumps(content, ensure_ascii=False, indent=1))


def _catalog_path(place: int, domain: str) -> Path:
    """Return a catalogue: of our own strings (place 0) or of the packages' (place 1)."""
    return Path(settings.LOCALE_PATHS[place]) / LANGUAGE / "LC_MESSAGES" / f"{domain}.po"
