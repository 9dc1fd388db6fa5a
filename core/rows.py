"""Rows of a page whose words are translated with the page.

wagtail-localize copies such rows to the page's translation and offers their words to whoever
translates. They need not all be translated: an album of a hundred pictures may go out in English
with its title and summary alone. What nobody said in English then stands there in Vietnamese, and
the row remembers which words these are, so that the page can say so.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, ClassVar

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.models import Locale, Orderable, TranslatableMixin
from wagtail_localize.fields import TranslatableField

from core.said import Said


class TranslatedRow(TranslatableMixin, Orderable):
    """A row with words in `translatable_fields`; all else is the same in every language.

    Put `TranslatedRowsMixin` on the page that it belongs to.
    """

    translatable_fields: ClassVar[list[TranslatableField]] = []

    left_in_vietnamese = models.JSONField(default=dict, blank=True, editable=False)
    """{field: text} that was left as it is in Vietnamese when the row was last saved."""

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    @classmethod
    def word_names(cls) -> list[str]:
        """Return the names of the fields that are translated."""
        return [field.field_name for field in cls.translatable_fields]

    def said(self, name: str) -> Said:
        """Return a field's words with their language."""
        text = getattr(self, name)
        return Said(text, settings.LANGUAGE_CODE if self._is_left(name) else "")

    def own_words(self, name: str) -> str:
        """Return a field's words if they are in the page's own language; else nothing."""
        return "" if self._is_left(name) else getattr(self, name)

    def _is_left(self, name: str) -> bool:
        """Whether the words are Vietnamese on a page that is not; no query."""
        text = getattr(self, name)
        return bool(text) and self.left_in_vietnamese.get(name) == text


class TranslatedRowsMixin:
    """Mixin for pages with `TranslatedRow` rows; put it before `BasePage`."""

    locale: Locale

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Mark which words of the rows are still Vietnamese, as often as rows are written."""
        from core.row_words import rows_mark

        if kwargs.get("update_fields") is None:
            rows_mark(self)
        return super().save(*args, **kwargs)  # type: ignore[misc]

    def library_words(self, text: str) -> str:
        """Return words of a picture or document in the library if they are in this language."""
        return text if self.locale.language_code == settings.LANGUAGE_CODE else ""


def row_relations(page_model: type[models.Model]) -> list[tuple[str, type[TranslatedRow]]]:
    """Return (name, model) of the translated rows of a page model."""
    return [
        (relation.get_accessor_name(), relation.related_model)
        for relation in get_all_child_relations(page_model)
        if issubclass(relation.related_model, TranslatedRow)
    ]


@lru_cache(maxsize=1)
def _relation_names() -> frozenset[str]:
    keys = (
        field
        for model in apps.get_models()
        if issubclass(model, TranslatedRow)
        for field in model._meta.get_fields()
        if isinstance(field, ParentalKey)
    )
    return frozenset(key.remote_field.get_accessor_name() for key in keys)


def is_in_row(path: str) -> bool:
    """Whether a string of wagtail-localize is a word of a row, by its path."""
    relation, dot, _rest = path.partition(".")
    return bool(dot) and relation in _relation_names()


def in_rows() -> Q:
    """Return the condition for strings of wagtail-localize that are words of rows."""
    paths = Q()
    for name in sorted(_relation_names()):
        paths |= Q(context__path__startswith=f"{name}.")
    return paths
