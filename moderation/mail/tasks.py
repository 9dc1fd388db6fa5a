"""The task that writes and sends letters."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override
from django_tasks import task
from wagtail.admin.mail import send_mail
from wagtail.users.models import UserProfile

from accounts.models import User
from moderation.mail.letters import EVENTS, Letter

logger = logging.getLogger(__name__)


@task()
def letters_send(event_name: str, object_id: int, actor_id: int | None) -> int:
    """Send the letters of one event, plain and HTML, each in its reader's language.

    Returns how many went out. The person who did the thing gets none, nor does anybody who has left,
    has no address, or has switched this kind off. One bad address does not stop the others.
    """
    event = EVENTS[event_name]
    obj = event.model._default_manager.filter(pk=object_id).first()
    if obj is None or not event.still_true(obj):
        return 0
    actor = User.objects.filter(pk=actor_id).first()
    sent = 0
    for person in event.recipients(obj):
        if person.pk == actor_id or not person.email:
            continue
        profile = UserProfile.get_for_user(person)
        if not getattr(profile, event.preference):
            continue
        with override(profile.get_preferred_language()):
            sent += letter_send(person, event.letter(obj, actor))
    return sent


def letter_send(person: User, letter: Letter) -> int:
    """Send one letter to one person; return 1, or 0 when the mail server refused it."""
    context = {
        "letter": letter,
        "person": person,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "base_url": settings.WAGTAILADMIN_BASE_URL,
    }
    try:
        return send_mail(
            letter.subject,
            render_to_string("moderation/mail/letter.txt", context),
            [person.email],
            html_message=render_to_string("moderation/mail/letter.html", context),
        )
    except (SMTPException, OSError):
        logger.exception("A letter could not be sent: %s", letter.subject)
        return 0
