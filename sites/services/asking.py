"""Ask somebody who works elsewhere; they answer themselves, and are told about to nobody."""

from __future__ import annotations

from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from accounts.services import asked_letter_send, invitation_send
from sites.models import Invitation, School
from sites.people import PersonState, named, place_name, posts_of, state_of
from sites.services.entries import keeps_all_accounts


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


def address_refuse(
    known: User, school: School | None, by: User, *, is_asked_again: bool = False
) -> None:
    """Say why an address cannot be used, and nothing about where else the person works.

    Raises `ValidationError` with ``email``. Who is asked again may have been asked before.
    """
    posts = posts_of(known)
    here = any(post.school == school for post in posts)
    asked = Invitation.objects.unanswered().filter(person=known, school=school).first()
    may_all = keeps_all_accounts(by)
    works_at_schools = bool(posts) and all(post.school is not None for post in posts)
    if not known.is_active and here:
        text = _(
            "The account of this address is deactivated. Look for it in the list under "
            "“Deactivated” and reactivate it there."
        )
    elif here and state_of(known) is PersonState.INVITED:
        text = _("%(person)s is invited already; the answer is not there yet.") % named(known)
    elif here:
        text = _("%(person)s works here already. Change the role in the list.") % named(known)
    elif asked is not None and not may_all and not is_asked_again:
        text = _("%(person)s is invited already; the answer is not there yet.") % {
            "person": asked.name
        }
    elif not known.is_active and may_all:
        text = _(
            "The account of this address is deactivated. Look for it in the list under "
            "“Deactivated” and reactivate it there."
        )
    elif not known.is_active or known.is_superuser or not (may_all or works_at_schools):
        text = _("This address cannot be added here. Please ask the education office.")
    else:
        return
    raise ValidationError({"email": text})
