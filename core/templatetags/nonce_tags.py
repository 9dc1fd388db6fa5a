"""``{% nonce %}`` for scripts inside admin pages."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from core.nonce import nonce_attribute

register = template.Library()


@register.simple_tag
def nonce() -> SafeString:
    """Write the attribute that lets a script stand inside the page: ``<script{% nonce %}>``."""
    return nonce_attribute()
