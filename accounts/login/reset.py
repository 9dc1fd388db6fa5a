"""A new password by mail."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.cache import cache
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task
from wagtail.admin.forms.auth import PasswordResetForm
from wagtail.users.models import UserProfile

from accounts.login.addresses import client_address
from accounts.models import User

LETTERS_AN_HOUR = 3
"""To one person, however often somebody asks."""

ASKED_AN_HOUR = 60
"""From one network address: a whole school may have one."""


class ResetForm(PasswordResetForm):
    """Sends the letter as a task, so that the answer takes as long for a strange address.

    Who was invited and has never chosen a password may ask, too: the invitation's link gets old.
    """

    def get_users(self, email: str) -> Iterable[User]:
        """Return the active people with an address."""
        return User.objects.filter(email__iexact=email, is_active=True)

    def save(self, *args: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
        """Send the letters, within the limits; nothing shows whether any went out."""
        address = (client_address(request) if request is not None else None) or "?"
        if _too_often(f"from {address}", ASKED_AN_HOUR):
            return
        for person in self.get_users(self.cleaned_data["email"]):
            if not _too_often(f"to {person.pk}", LETTERS_AN_HOUR):
                reset_letter_send.enqueue(person.pk)


@task()
def reset_letter_send(person_id: int) -> None:
    """Send the letter with the link, in the person's language; nothing to who has gone."""
    person = User.objects.filter(pk=person_id, is_active=True).first()
    if person is None:
        return
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
        "link": settings.WAGTAILADMIN_BASE_URL + path,
        "hours": settings.PASSWORD_RESET_TIMEOUT // 3600,
    }
    with override(UserProfile.get_for_user(person).get_preferred_language()):
        send_mail(
            subject=_("Choose a new password"),
            message=render_to_string("accounts/mail/password_reset.txt", context),
            from_email=None,
            recipient_list=[person.email],
        )


def _too_often(what: str, most: int) -> bool:
    """Count a request; True beyond the hourly number. What is counted is kept as a hash."""
    key = f"accounts.reset.{salted_hmac('accounts.reset', what).hexdigest()[:24]}"
    cache.add(key, 0, 3600)
    try:
        return cache.incr(key) > most
    except ValueError:
        return False
