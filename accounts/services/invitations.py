"""Invite people: an account without a password and a letter with a link to choose one."""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from accounts.roles import Role
from accounts.selectors import person_with_address

LETTER_LANGUAGE = "vi"


class AddressTakenError(ValidationError):
    """The address was free when we looked, and is somebody's now."""


@transaction.atomic
def person_invite(*, email: str, group: Group, place: str, name: str = "") -> tuple[User, bool]:
    """Put the person with an e-mail address into a group; return the person and "is new".

    A person who is not known yet gets an account and, after the commit, a letter in Vietnamese with
    a link for choosing a password. `place` is what the letter calls the place of work. Raises
    `ValidationError` for the address of a person who was deactivated, and `AddressTakenError` where
    somebody else gave the same address an account at the same moment.
    """
    person = person_with_address(email)
    if person is not None and not person.is_active:
        raise ValidationError(_("The account of %(email)s is deactivated.") % {"email": email})
    is_new = person is None
    if person is None:
        last_name, first_name = full_name_split(name)
        person = User(
            username=_free_username(email),
            email=email.lower(),
            last_name=last_name,
            first_name=first_name,
        )
        person.set_unusable_password()
        address_save(person)
        transaction.on_commit(partial(invitation_send, person, place), robust=True)
    person.groups.add(group)
    return person, is_new


def address_save(person: User) -> None:
    """Save an account with a new address. Raises `AddressTakenError`."""
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        raise AddressTakenError(
            {"email": _("A colleague has just used this address. Please send the form once more.")}
        ) from error


def invitation_send(person: User, place: str) -> None:
    """Send the letter with the link; the link holds for `PASSWORD_RESET_TIMEOUT` seconds."""
    path = reverse(
        "wagtailadmin_password_reset_confirm",
        kwargs={
            "uidb64": urlsafe_base64_encode(force_bytes(person.pk)),
            "token": default_token_generator.make_token(person),
        },
        urlconf=settings.ROOT_URLCONF,
    )
    context = {
        "person": person,
        "place": place,
        "link": settings.WAGTAILADMIN_BASE_URL + path,
        "days": settings.PASSWORD_RESET_TIMEOUT // 86400,
    }
    with override(LETTER_LANGUAGE):
        send_mail(
            subject=_("Your account for %(place)s") % {"place": place},
            message=render_to_string("accounts/mail/invitation.txt", context),
            from_email=None,
            recipient_list=[person.email],
        )


def asked_letter_send(person: User, place: str, role: Role, invitation_id: int) -> None:
    """Ask somebody who has an account whether they want to work at one more place."""
    path = reverse("people:accept", args=[invitation_id], urlconf=settings.ROOT_URLCONF)
    link = settings.WAGTAILADMIN_BASE_URL + path
    with override(LETTER_LANGUAGE):
        context = {"person": person, "place": place, "link": link, "role": str(role.label)}
        send_mail(
            subject=_("%(place)s invites you") % {"place": place},
            message=render_to_string("accounts/mail/asked.txt", context),
            from_email=None,
            recipient_list=[person.email],
        )


def joined_letter_send(person: User, place: str, role: Role) -> None:
    """Tell somebody who has an account that they work at one more place now."""
    context = {
        "person": person,
        "place": place,
        "link": settings.WAGTAILADMIN_BASE_URL
        + reverse("wagtailadmin_home", urlconf=settings.ROOT_URLCONF),
    }
    with override(LETTER_LANGUAGE):
        context["role"] = str(role.label)
        send_mail(
            subject=_("You now work for %(place)s") % {"place": place},
            message=render_to_string("accounts/mail/joined.txt", context),
            from_email=None,
            recipient_list=[person.email],
        )


def full_name_split(name: str) -> tuple[str, str]:
    """Return family and middle names, and the given name, which comes last in Vietnamese."""
    *before, last = name.split() or [""]
    return (" ".join(before), last) if before else (last, "")


def _free_username(email: str) -> str:
    """Return a user name after the part of the address before the ``@``."""
    stem = (
        "".join(
            letter
            for letter in email.partition("@")[0].lower()
            if letter.isalnum() or letter in "._-"
        )[:140]
        or "person"
    )
    taken = set(User.objects.filter(username__startswith=stem).values_list("username", flat=True))
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"
