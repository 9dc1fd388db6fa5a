"""Small words of the board and the desk."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from moderation.selectors.board import states_in_words
from moderation.waiting import spoken, tone

register = template.Library()


@register.simple_tag
def state_badge(state: str) -> SafeString:
    """Show a state as a badge: colour and words, never colour alone."""
    words = states_in_words().get(state, state)
    return format_html('<span class="m-state m-state--{}">{}</span>', state, words)


@register.simple_tag
def waiting_for(since: datetime | None) -> SafeString:
    """Show how long something has been waiting, coloured by working days.

    Formatted here and not in a template: the desk shows it once a row.
    """
    if since is None:
        return SafeString("")
    return format_html(
        '<span class="m-waiting m-waiting--{}" title="{}">{}</span>',
        tone(since),
        _("since %(when)s") % {"when": moment(since)},
        _("waiting %(words)s") % {"words": spoken(since)},
    )


@register.filter
def moment(value: datetime | None) -> str:
    """Return a moment as ``14:05 22/11/2026`` in local time."""
    return date_format(timezone.localtime(value), "H:i d/m/Y") if value else ""


@register.filter
def person(user: Any) -> str:
    """Return how a person is called; empty for nobody."""
    return (user.get_full_name() or user.get_username()) if user else ""
