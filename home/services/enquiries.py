"""Receive, answer, close and forget letters from readers."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from home.models.enquiry import Enquiry, EnquiryState

if TYPE_CHECKING:
    from wagtail.models import Site

    from accounts.models import User

REFERENCE_LETTERS = "ABCDEFGHKMNPQRTUVWXY346789"
"""Without letters and digits that are mistaken for each other on the telephone."""


def enquiry_send(
    *,
    site: Site,
    topic: str,
    name: str,
    email: str,
    text: str,
    phone: str = "",
    language: str = "vi",
    sent_key: str | None = None,
) -> Enquiry:
    """Keep a letter, tell those who answer for the site, and mail its number to the sender.

    A letter with the `sent_key` of another one is that one: somebody pressed twice. Raises
    `ValidationError`.
    """
    enquiry = Enquiry(
        site=site,
        reference=reference_new(),
        topic=topic,
        name=name,
        email=email,
        phone=phone,
        text=text,
        language=language,
        sent_key=sent_key,
    )
    enquiry.full_clean(validate_unique=False)
    try:
        with transaction.atomic():
            enquiry.save()
            _tell_after_commit(enquiry, "received")
            _tell_after_commit(enquiry, "receipt")
    except IntegrityError:
        twin = Enquiry.objects.filter(sent_key=sent_key).first() if sent_key else None
        if twin is None:
            raise
        return twin
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
    """Close a letter that needs no answer. Raises `ValidationError`."""
    current = _waiting(enquiry)
    _finish(current, EnquiryState.CLOSED, user)
    return current


@transaction.atomic
def enquiry_mark_spam(*, enquiry: Enquiry, user: User) -> Enquiry:
    """Mark a letter as advertising or abuse: it goes sooner. Raises `ValidationError`."""
    current = _waiting(enquiry)
    _finish(current, EnquiryState.SPAM, user)
    return current


@transaction.atomic
def enquiry_reopen(*, enquiry: Enquiry, user: User) -> Enquiry:
    """Put a letter back that was closed or marked by mistake. Raises `ValidationError`."""
    current = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    if current.state not in (EnquiryState.CLOSED, EnquiryState.SPAM):
        raise ValidationError(_("Only a letter that was closed without an answer can be reopened."))
    current.state, current.finished_by, current.finished_at = EnquiryState.NEW, None, None
    current.save()
    log(instance=current, action="wagtail.edit", user=user)
    return current


@transaction.atomic
def enquiry_delete(*, enquiry: Enquiry, user: User) -> None:
    """Delete a letter with its answer: a sender may ask for that at any time.

    The history keeps the reference number and who deleted it, nothing of the letter.
    """
    log(instance=enquiry, action="wagtail.delete", user=user, title=enquiry.reference)
    Enquiry.objects.filter(pk=enquiry.pk).delete()


def answer_send_again(*, enquiry: Enquiry) -> bool:
    """Try once more to send an answer that the mail server did not take; True if it left."""
    from home.tasks import answer_deliver

    return answer_deliver(enquiry.pk)


def answers_send_again() -> tuple[int, int]:
    """Try all answers that have not left; return how many did and how many still wait."""
    waiting = list(Enquiry.objects.all().unsent_answers())
    sent = sum(answer_send_again(enquiry=enquiry) for enquiry in waiting)
    return sent, len(waiting) - sent


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
