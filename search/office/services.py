"""Changes that the office makes to search."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from search.office.models import (
    PromotedPage,
    Promotion,
    QuestionCount,
    QuestionDone,
    Synonym,
)
from search.office.privacy import may_be_kept
from search.office.selectors import past_keeping
from search.office.words import key_of_words


@transaction.atomic
def synonym_save(*, synonym: Synonym, user: Any) -> Synonym:
    """Add or change an entry; search knows it with the next question."""
    action = "wagtail.create" if synonym.pk is None else "wagtail.edit"
    synonym.key = key_of_words(synonym.words)
    synonym.meanings = "\n".join(synonym.meaning_lines)
    synonym.save()
    log(instance=synonym, action=action, user=user, content_changed=True)
    return synonym


@transaction.atomic
def promotion_save(*, promotion: Promotion, pages: Sequence[Page], user: Any) -> Promotion:
    """Add or change a recommendation with its pages in order."""
    action = "wagtail.create" if promotion.pk is None else "wagtail.edit"
    promotion.phrases = "\n".join(promotion.phrase_lines)
    promotion.save()
    promotion.promoted.all().delete()
    PromotedPage.objects.bulk_create(
        PromotedPage(promotion=promotion, page=page, position=position)
        for position, page in enumerate(pages)
    )
    log(instance=promotion, action=action, user=user, content_changed=True)
    return promotion


@transaction.atomic
def question_done(*, key: str, today: date | None = None) -> None:
    """Take a question off the list of those to deal with, until it is asked in vain again.

    Does nothing for what nobody has asked.
    """
    if not QuestionCount.objects.filter(key=key).exists():
        return
    day = today or timezone.localdate()
    QuestionDone.objects.update_or_create(key=key, defaults={"done_on": day})


@transaction.atomic
def question_drop(*, key: str) -> int:
    """Delete every count of a question, say because it names a person; return how many rows."""
    QuestionDone.objects.filter(key=key).delete()
    return QuestionCount.objects.filter(key=key).delete()[0]


def questions_forget(*, today: date | None = None) -> int:
    """Delete counts that are older than they may be kept; return how many rows.

    With them what today's rules keep no more: numbers that older versions wrote down.
    """
    numbers = QuestionCount.objects.filter(key__regex=r"[0-9]{6}").values_list("key", "text")
    keys = {key for key, text in numbers.distinct() if not may_be_kept(text, key.split())}
    QuestionDone.objects.filter(key__in=keys).delete()
    return QuestionCount.objects.filter(key__in=keys).delete()[0] + past_keeping(today).delete()[0]
