"""Slow work of the public sites."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from home.enquiry_selectors import enquiry_place_name, enquiry_readers
from home.models.enquiry import ANSWER_DAYS, Enquiry

logger = logging.getLogger(__name__)


@task()
def enquiry_mail(enquiry_id: int, event: str) -> int:
    """Tell the people of the site about a letter, or its sender about receipt or answer.

    Returns how many mails went out. Their text says nothing that is not needed: a mail to the
    school holds no personal data, only where to read the letter; the receipt holds nothing that
    the sender wrote, so that nobody can send words to strangers through the form.
    """
    if event == "answered":
        return int(answer_deliver(enquiry_id))
    enquiry = Enquiry.objects.select_related("site").filter(pk=enquiry_id).first()
    if enquiry is None:
        return 0
    if event == "receipt":
        return _send(_receipt(enquiry))
    return sum(_send(_news(enquiry, address)) for address in enquiry_readers(enquiry))


def answer_deliver(enquiry_id: int) -> bool:
    """Send an answer that has not left yet, and note that it has; True if it did."""
    enquiry = Enquiry.objects.all().unsent_answers().filter(pk=enquiry_id).first()
    if enquiry is None or not _send(_answer(enquiry)):
        return False
    Enquiry.objects.filter(pk=enquiry_id).update(answer_sent_at=timezone.now())
    return True


def _receipt(enquiry: Enquiry) -> EmailMessage:
    with override(enquiry.language):
        return EmailMessage(
            _("Your letter %(reference)s has arrived") % {"reference": enquiry.reference},
            render_to_string(
                "home/mail/receipt.txt",
                {
                    "enquiry": enquiry,
                    "place": enquiry_place_name(enquiry),
                    "days": ANSWER_DAYS,
                },
            ),
            to=[enquiry.email],
            headers={"Auto-Submitted": "auto-replied"},
        )


def _answer(enquiry: Enquiry) -> EmailMessage:
    with override(enquiry.language):
        return EmailMessage(
            _("Answer to your letter %(reference)s") % {"reference": enquiry.reference},
            render_to_string(
                "home/mail/answer.txt",
                {"enquiry": enquiry, "place": enquiry_place_name(enquiry)},
            ),
            to=[enquiry.email],
        )


def _news(enquiry: Enquiry, address: str) -> EmailMessage:
    with override(settings.LANGUAGE_CODE):
        path = reverse(
            "enquiry", args=[enquiry.site_id, enquiry.reference], urlconf=settings.ROOT_URLCONF
        )
        return EmailMessage(
            _("A reader has written: %(topic)s") % {"topic": enquiry.get_topic_display()},
            render_to_string(
                "home/mail/received.txt",
                {"enquiry": enquiry, "address": f"{settings.WAGTAILADMIN_BASE_URL}{path}"},
            ),
            to=[address],
        )


def _send(message: EmailMessage) -> int:
    try:
        return message.send()
    except (SMTPException, OSError):
        logger.exception("A letter could not be sent: %s", message.subject)
        return 0
