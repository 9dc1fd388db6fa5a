"""Receive, answer, close and forget letters from readers."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from home.models.enquiry import Enquiry, EnquiryState

if TYPE_CHECKING:
    from wagtail.models import Site

    from accounts.models import User

REFERENCE_LETTERS = "ABCDEFGHKMNPQRTUVWXY346789"
"""Without letters and digits that are mistaken for each other on the telephone."""


@transaction.atomic
def enquiry_send(
    *,
    site: Site,
    topic: str,
    name: str,
    email: str,
    text: str,
    phone: str = "",
    language: str = "vi",
) -> Enquiry:
    """Keep a letter and tell those who answer for the site. Raises `ValidationError`."""
    enquiry = Enquiry(
        site=site,
        reference=reference_new(),
        topic=topic,
        name=name,
        email=email,
        phone=phone,
        text=text,
        language=language,
    )
    enquiry.full_clean()
    enquiry.save()
    _tell_after_commit(enquiry, "received")
    return enquiry


@transaction.atomic
def enquiry_answer(*, enquiry: Enquiry, answer: str, user: User) -> Enquiry:
    """Answer a letter by mail; once only. Raises `ValidationError`."""
    current = _waiting(enquiry)
    if not answer.strip():
        raise ValidationError({"answer": _("Write the answer first.")})
    current.answer = answer.strip()
    _finish(current, EnquiryState.ANSWERED, user)
    _tell_after_commit(current, "answered")
    return current


@transaction.atomic
def enquiry_close(*, enquiry: Enquiry, user: User) -> Enquiry:
    """Close a letter that needs no answer, such as advertising. Raises `ValidationError`."""
    current = _waiting(enquiry)
    _finish(current, EnquiryState.CLOSED, user)
    return current


def enquiries_forget(*, moment: datetime | None = None) -> int:
    """Delete finished letters that are older than they may be kept; return how many."""
    return Enquiry.objects.past_keeping(moment).delete()[0]


def reference_new() -> str:
    """Return a number that a person can read out: eight characters in two groups."""
    letters = "".join(secrets.choice(REFERENCE_LETTERS) for _place in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def _waiting(enquiry: Enquiry) -> Enquiry:
    current = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    if current.state != EnquiryState.NEW:
        raise ValidationError(_("Somebody has finished this letter already."))
    return current


def _finish(enquiry: Enquiry, state: EnquiryState, user: User) -> None:
    enquiry.state = state
    enquiry.finished_by = user
    enquiry.finished_at = timezone.now()
    enquiry.full_clean()
    enquiry.save()
    log(instance=enquiry, action="wagtail.edit", user=user)


def _tell_after_commit(enquiry: Enquiry, event: str) -> None:
    from home.tasks import enquiry_mail

    transaction.on_commit(lambda: enquiry_mail.enqueue(enquiry.pk, event))
