"""The second factor: six digits from a telephone, and codes on paper for the day it is lost.

The devices are django-otp's. Wrong codes are counted by our own limits (`accounts.login.limits`),
so one rule and one message hold for both steps of coming in; django-otp's own brake is off.
"""

from __future__ import annotations

import secrets
from base64 import b32encode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.log_actions import log
from wagtail.users.models import UserProfile

from accounts.models import User
from accounts.roles import Role
from accounts.selectors import user_has_role, user_is_office

RECOVERY_CODES = 10
CODE_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without letters and digits that look alike on paper."""
CODE_LENGTH = 10

SET_UP = "accounts.second_factor_set_up"
NEW_CODES = "accounts.second_factor_new_codes"
TURNED_OFF = "accounts.second_factor_turned_off"
RESET = "accounts.second_factor_reset"


def has_second_factor(user: User) -> bool:
    """Whether somebody has set a second factor up."""
    return TOTPDevice.objects.filter(user_id=user.pk, confirmed=True).exists()


def second_factor_is_duty(user: User) -> bool:
    """Whether somebody may not do without: office people, where the installation says so."""
    return settings.SECOND_FACTOR == "required" and user_is_office(user)


def second_factor_is_due(user: User | AnonymousUser) -> bool:
    """Whether a person who has given the password only is still to be asked for more."""
    if not isinstance(user, User):
        return False
    return has_second_factor(user) or second_factor_is_duty(user)


def device_prepared(user: User) -> TOTPDevice:
    """Return the device that a person is about to set up; its secret stays until it is."""
    device: TOTPDevice = TOTPDevice.objects.get_or_create(
        user=user, confirmed=False, defaults={"name": "telephone"}
    )[0]
    return device


@transaction.atomic
def second_factor_set_up(*, user: User, code: str) -> list[str] | None:
    """Take the telephone into use if it shows the right code; return the recovery codes.

    None when the code is wrong, or when another telephone has been set up meanwhile.
    """
    device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
    if device is None or has_second_factor(user) or not device.verify_token(_digits(code)):
        return None
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    log(instance=user, action=SET_UP, user=user)
    return _codes_replace(user)


@transaction.atomic
def code_accept(*, user: User, code: str) -> bool:
    """Take a code of the telephone or of the paper; each is good once."""
    device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True).first()
    if device is None:
        return False
    if len(_digits(code)) == device.digits and device.verify_token(_digits(code)):
        return True
    taken, _by_model = StaticToken.objects.filter(
        device__user=user, token=_recovery_key(user, code)
    ).delete()
    return taken == 1


@transaction.atomic
def recovery_codes_replace(*, user: User) -> list[str]:
    """Return new recovery codes; the old ones are worthless from now on."""
    log(instance=user, action=NEW_CODES, user=user)
    return _codes_replace(user)


@transaction.atomic
def second_factor_turn_off(*, user: User) -> None:
    """Give the second factor up by one's own wish. Raises `ValueError` where it is a duty."""
    if second_factor_is_duty(user):
        raise ValueError("Office people keep their second factor.")
    _devices_delete(user)
    log(instance=user, action=TURNED_OFF, user=user)


@transaction.atomic
def second_factor_reset(*, person: User, by: User | None) -> None:
    """Take a lost second factor from a person, who is told by letter.

    Whoever is logged in with it has to come in anew. `by` is the administrator, None for the
    command line.
    """
    _devices_delete(person)
    log(instance=person, action=RESET, user=by)
    transaction.on_commit(lambda: _reset_letter_send(person), robust=True)


def may_reset(user: User | AnonymousUser, person: User) -> bool:
    """Whether somebody may take a person's second factor away: an office administrator.

    Nobody takes their own that way, and only superusers that of a superuser.
    """
    if not user_has_role(user, Role.OFFICE_ADMINISTRATOR) or user.pk == person.pk:
        return False
    return user.is_superuser or not person.is_superuser


def session_confirm(request: HttpRequest, user: User) -> None:
    """Note in the session that both factors were given; it gets a new key."""
    device = TOTPDevice.objects.get(user=user, confirmed=True)
    request.session.cycle_key()
    request.session[DEVICE_ID_SESSION_KEY] = device.persistent_id


def codes_left(user: User) -> int:
    """Return how many recovery codes somebody has left."""
    return StaticToken.objects.filter(device__user=user).count()


def _codes_replace(user: User) -> list[str]:
    device, _created = StaticDevice.objects.get_or_create(user=user, defaults={"name": "paper"})
    device.token_set.all().delete()
    codes = [
        "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        for _ in range(RECOVERY_CODES)
    ]
    StaticToken.objects.bulk_create(
        StaticToken(device=device, token=_recovery_key(user, code)) for code in codes
    )
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def _devices_delete(user: User) -> None:
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def _digits(code: str) -> str:
    return "".join(code.split())


def _recovery_key(user: User, code: str) -> str:
    """Return what is kept of a recovery code: 80 bits of a keyed hash, 16 characters."""
    plain = "".join(letter for letter in code.lower() if letter in CODE_LETTERS)
    digest = salted_hmac("accounts.recovery", f"{user.pk}:{plain}", algorithm="sha256").digest()
    return b32encode(digest[:10]).decode()


def _reset_letter_send(person: User) -> None:
    if not person.email:
        return
    with override(UserProfile.get_for_user(person).get_preferred_language()):
        send_mail(
            subject=_("Your second step at sign-in was removed"),
            message=render_to_string(
                "accounts/mail/second_factor_reset.txt",
                {"person": person, "link": f"{settings.WAGTAILADMIN_BASE_URL}/admin/"},
            ),
            from_email=None,
            recipient_list=[person.email],
        )
