"""Ask somebody who works elsewhere; they answer themselves, and are told about to nobody."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from accounts.services import asked_letter_send, invitation_send
from sites.models import Invitation, School
from sites.people import PersonState, place_name, state_of


@transaction.atomic
def person_ask(
    *, person: User, email: str, name: str, school: School, role: Role, by: User
) -> Invitation:
    """Write to somebody that a school wants them; `email` and `name` are what the school typed.

    Who has not chosen a password yet gets the link for it as well.
    """
    typed = {"email": email.lower(), "name": name, "role": role.value, "invited_by": by}
    invitation, _new = Invitation.objects.update_or_create(
        person=person, school=school, defaults={**typed, "created_at": timezone.now()}
    )
    place = place_name(school)
    if state_of(person) is PersonState.INVITED:
        transaction.on_commit(partial(invitation_send, person, place), robust=True)
    letter = partial(asked_letter_send, person, place, role, invitation.pk)
    transaction.on_commit(letter, robust=True)
    return invitation


def invitation_close(*, invitation: Invitation) -> None:
    """Take an invitation back, or decline it."""
    invitation.delete()
