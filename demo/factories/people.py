"""Plainly invented people."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from accounts.models import User
from demo.guard import DEMO_MAIL_DOMAIN

DEMO_PASSWORD = "hoa-phuong-2026"  # noqa: S105  # nosec B105  # see `demo.guard`
"""The one password of all demo people, documented in the README."""


@lru_cache(maxsize=2)
def _hash(hasher: str) -> str:
    """Hash once: two hundred rounds of a slow hash would be most of the seeding."""
    del hasher
    return make_password(DEMO_PASSWORD)


def person_make(
    username: str,
    *groups: Group,
    last_name: str = "Nguyễn",
    first_name: str = "Demo",
    post: str = "",
) -> User:
    """Return the demo person of that name in those groups, made if missing."""
    person, _made = User.objects.get_or_create(
        username=username,
        defaults={
            "email": f"{username}@{DEMO_MAIL_DOMAIN}",
            "last_name": last_name,
            "first_name": first_name,
            "job_title": post,
            "password": _hash(settings.PASSWORD_HASHERS[0]),
        },
    )
    person.groups.add(*groups)
    return person
