"""Small words of the board and the desk."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format

from moderation.selectors.board import states_in_words
from moderation.waiting import spoken, tone

register = template.Library()


@register.inclusion_tag("moderation/includes/state.html")
def state_badge(state: str) -> dict[str, Any]:
    """Show a state as a badge: colour and words, never colour alone."""
    return {"state": state, "words": states_in_words().get(state, state)}


@register.inclusion_tag("moderation/includes/waiting.html")
def waiting_for(since: datetime | None) -> dict[str, Any]:
    """Show how long something has been waiting, coloured by working days."""
    if since is None:
        return {"since": None}
    return {"since": since, "words": spoken(since), "tone": tone(since)}


@register.filter
def moment(value: datetime | None) -> str:
    """Return a moment as ``14:05 22/11/2026`` in local time."""
    return date_format(timezone.localtime(value), "H:i d/m/Y") if value else ""


@register.filter
def person(user: Any) -> str:
    """Return how a person is called; empty for nobody."""
    return (user.get_full_name() or user.get_username()) if user else ""
