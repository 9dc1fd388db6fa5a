"""Ties the office's part to search: synonyms are asked for, changes are known at once."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save

from search.office.models import PromotedPage, Promotion, Synonym
from search.office.promoting import PROMOTIONS
from search.office.words import SYNONYMS, office_meanings
from search.synonyms import register_synonyms

_FACTS: dict[Any, Any] = {Synonym: SYNONYMS, Promotion: PROMOTIONS, PromotedPage: PROMOTIONS}


def changed(sender: Any, **kwargs: Any) -> None:
    """Let everybody read again."""
    _FACTS[sender].forget_with_commit()


def connect() -> None:
    """Do it; called in `ready()`."""
    register_synonyms("office", office_meanings)
    for model in _FACTS:
        post_save.connect(changed, sender=model)
        post_delete.connect(changed, sender=model)
