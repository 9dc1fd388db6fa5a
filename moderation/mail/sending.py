"""Hand a letter to the mail server."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.signing import BadSignature, Signer
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import User
from moderation.mail.letters import Letter

logger = logging.getLogger(__name__)

STOP = Signer(salt="moderation.letters.stop")
"""Signs the address that stops letters: whoever has the letter may stop it, without logging in."""


def stop_url(person: User) -> str:
    """Return the absolute address that stops somebody's letters."""
    path = reverse(
        "moderation_letters_stop", args=[STOP.sign(str(person.pk))], urlconf=settings.ROOT_URLCONF
    )
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"


def stop_reader(token: str) -> User | None:
    """Return whose letters a token stops; None for a forged one."""
    try:
        return User.objects.filter(pk=int(STOP.unsign(token))).first()
    except (BadSignature, ValueError):
        return None


def letter_send(person: User, letter: Letter) -> int:
    """Send one letter to one person; return 1, or 0 when the mail server refused it."""
    return mail_send(person, letter.subject, "moderation/mail/letter", {"letter": letter})


def mail_send(person: User, subject: str, template: str, context: dict[str, Any]) -> int:
    """Send ``<template>.txt`` and ``.html``; return 1, or 0 when the mail server refused it."""
    stop = stop_url(person)
    context = {
        "person": person,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "base_url": settings.WAGTAILADMIN_BASE_URL,
        "stop_url": stop,
        **context,
    }
    mail = EmailMultiAlternatives(
        subject,
        render_to_string(f"{template}.txt", context),
        to=[person.email],
        headers={
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
    mail.attach_alternative(render_to_string(f"{template}.html", context), "text/html")
    try:
        return mail.send()
    except (SMTPException, OSError):
        logger.exception("A letter could not be sent: %s", subject)
        return 0
