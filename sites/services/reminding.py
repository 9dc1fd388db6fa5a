"""Send an invitation once more: a new link, and the old one leads nowhere."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from accounts.models import User
from accounts.roles import Role
from accounts.services import invitation_send
from sites.models import Invitation, School
from sites.people import PersonState, named, place_name, state_of
from sites.services.asking import address_refuse, person_ask
from sites.services.entries import REMINDED, entry_write

PAUSE = timedelta(minutes=10)
"""For so long nobody gets a second letter from one place by "Send again"."""


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
            % named(person)
        )
    _refuse_soon(locked, school, locked.email)
    locked.set_unusable_password()
    locked.save(update_fields=["password"])
    letter_again(locked, school)
    entry_write(locked, REMINDED, by, school)


@transaction.atomic
def invitation_renew(*, invitation: Invitation, by: User) -> Invitation:
    """Ask somebody of another place again, as before. Raises `ValidationError`.

    Whom nobody could invite today is not asked again either: much may have changed since.
    The letter's link names the invitation, so a new one takes its place. The account's own links
    are left alone: they are not this school's.
    """
    role, school = Role(invitation.role), invitation.school
    typed = {"email": invitation.email, "name": invitation.name}
    person = User.objects.select_for_update(no_key=True).get(pk=invitation.person_id)
    _refuse_soon(person, school, invitation.email)
    address_refuse(person, school, by, is_asked_again=True)
    invitation.delete()
    renewed = person_ask(person=person, school=school, role=role, by=by, **typed)
    entry_write(person, REMINDED, by, school)
    return renewed


def _refuse_soon(person: User, school: School | None, email: str) -> None:
    """Keep letters apart; with the person locked, of two clicks one comes second."""
    sent = ModelLogEntry.objects.for_instance(person).filter(
        action=REMINDED,
        data__school=school.pk if school else None,
        timestamp__gt=timezone.now() - PAUSE,
    )
    if sent.exists():
        raise ValidationError(
            _(
                "The invitation has just been sent again to %(email)s. Wait %(minutes)d minutes "
                "before you send it once more."
            )
            % {"email": email, "minutes": PAUSE.total_seconds() // 60}
        )


def letter_again(person: User, school: School | None) -> None:
    """Send the letter with a link for choosing a password, after the commit."""
    transaction.on_commit(partial(invitation_send, person, place_name(school)), robust=True)
