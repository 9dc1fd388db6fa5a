"""Demo content never meets a real install."""

from __future__ import annotations

from django.conf import settings

DEMO_MAIL_DOMAIN = "demo.invalid"
"""Reserved: no mail can ever reach it. Whoever has such an address is a demo person."""


class NotADemoError(Exception):
    """Demo content was asked for where it must not be; the text says how to allow it."""


def demo_only() -> None:
    """Raise `NotADemoError` unless this install is a demo and does not run production settings."""
    module = str(getattr(settings, "SETTINGS_MODULE", ""))
    if module.rpartition(".")[2] == "production":
        message = (
            "This install runs production settings (DJANGO_SETTINGS_MODULE="
            f"{module}). Demo content has no place in it; nothing was changed."
        )
        raise NotADemoError(message)
    if not getattr(settings, "DEMO", False):
        message = (
            "Demo content is switched off here. Set DEMO=yes for an install that holds nothing "
            "real; nothing was changed."
        )
        raise NotADemoError(message)
