"""The task that writes and sends letters."""

from __future__ import annotations

from django.utils.translation import override
from django_tasks import task
from wagtail.users.models import UserProfile

from accounts.models import User
from moderation.mail.letters import EVENTS
from moderation.mail.sending import letter_send
from moderation.models import LetterChoice, LetterMode, QueuedLetter


@task()
def letters_send(event_name: str, object_id: int, actor_id: int | None) -> int:
    """Send the letters of one event, plain and HTML, each in its reader's language.

    Returns how many went out. Whoever did the thing gets none, nor does anybody who has left,
    has no address, or has switched this kind off; who wants one letter a day finds it there. One
    bad address does not stop the others.
    """
    event = EVENTS[event_name]
    obj = event.model._default_manager.filter(pk=object_id).first()
    if obj is None or not event.still_true(obj):
        return 0
    actor = User.objects.filter(pk=actor_id or 0).first()
    people = [person for person in event.recipients(obj) if person.pk != actor_id and person.email]
    modes = letter_modes(people)
    sent = 0
    for person in people:
        profile = UserProfile.get_for_user(person)
        mode = modes.get(person.pk, LetterMode.EACH)
        if mode == LetterMode.NONE or not getattr(profile, event.preference):
            continue
        if mode == LetterMode.DAILY:
            QueuedLetter.objects.create(
                person=person, actor=actor, event=event_name, object_id=object_id
            )
            continue
        with override(profile.get_preferred_language()):
            sent += letter_send(person, event.letter(obj, actor))
    return sent


def letter_modes(people: list[User]) -> dict[int, str]:
    """Return {person id: mode} of those who have chosen."""
    return dict(LetterChoice.objects.filter(person__in=people).values_list("person_id", "mode"))
