"""Letters of readers, sent and answered by the services behind the form and the inbox."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Site

from accounts.models import User
from demo.guard import DEMO_MAIL_DOMAIN
from demo.texts.calendar import LetterDraft
from home.models import Enquiry
from home.services.enquiries import enquiry_answer, enquiry_send


def letter_make(draft: LetterDraft, *, site: Site, user: User) -> Enquiry:
    """Send a letter some hours ago and, if the draft has an answer, answer it."""
    number = draft.name.rpartition(" ")[2]
    enquiry = enquiry_send(
        site=site,
        topic=draft.topic,
        name=draft.name,
        email=f"phuhuynh{number}@{DEMO_MAIL_DOMAIN}",
        text=draft.text,
    )
    if draft.answer:
        enquiry = enquiry_answer(enquiry=enquiry, answer=draft.answer, user=user)
    sent_at = timezone.now() - timedelta(hours=draft.hours_ago)
    Enquiry.objects.filter(pk=enquiry.pk).update(sent_at=sent_at)
    return enquiry
