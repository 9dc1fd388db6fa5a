"""How somebody wants to hear of things."""

from __future__ import annotations

from accounts.models import User
from moderation.models import LetterChoice, LetterMode, QueuedLetter


def letters_choose(*, person: User, mode: str) -> LetterChoice:
    """Write the choice; who wants no letters loses those that wait for the day's end."""
    choice, _made = LetterChoice.objects.update_or_create(
        person=person, defaults={"mode": LetterMode(mode)}
    )
    if mode == LetterMode.NONE:
        QueuedLetter.objects.filter(person=person).delete()
    return choice
