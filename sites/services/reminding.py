"""Send an invitation once more: a new link, and the old one leads nowhere."""

from __future__ import annotations

from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from accounts.services import invitation_send
from sites.models import Invitation, School
from sites.people import PersonState, place_name, state_of
from sites.services.asking import person_ask
from sites.services.entries import REMINDED, entry_write


@transaction.atomic
def invitation_repeat(*, person: User, school: School | None, by: User) -> None:
    """Send a new link to who has not chosen a password yet. Raises `ValidationError`.

    Links hold as long as the password that they were made for: another unusable one ends them.
    """
    locked = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if state_of(locked) is not PersonState.INVITED:
        raise ValidationError(
            _(
                "%(person)s has signed in already. Who forgot the password asks for a new one on "
                "the sign-in page."
            )
            % {"person": person.get_full_name() or person.email}
        )
    locked.set_unusable_password()
    locked.save(update_fields=["password"])
    letter_again(locked, school)
    entry_write(locked, REMINDED, by, school)


@transaction.atomic
def invitation_renew(*, invitation: Invitation, by: User) -> Invitation:
    """Ask somebody of another place again, as before.

    The letter's link names the invitation, so a new one takes its place. The account's own links
    are left alone: they are not this school's.
    """
    role, school = Role(invitation.role), invitation.school
    typed = {"email": invitation.email, "name": invitation.name}
    person = invitation.person
    invitation.delete()
    renewed = person_ask(person=person, school=school, role=role, by=by, **typed)
    entry_write(person, REMINDED, by, school)
    return renewed


def letter_again(person: User, school: School | None) -> None:
    """Send the letter with a link for choosing a password, after the commit."""
    transaction.on_commit(partial(invitation_send, person, place_name(school)), robust=True)
