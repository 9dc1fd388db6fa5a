"""Words with the language they are in, so that a screen reader says them right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Said:
    """A text, and its language where that is not the page's own."""

    text: str
    language: str = ""

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def said_in_vietnamese(text: Any) -> Said:
    """Return words that the library keeps in Vietnamese only, marked on pages in English."""
    home = settings.LANGUAGE_CODE
    return Said(str(text or ""), "" if get_language() == home else home)
