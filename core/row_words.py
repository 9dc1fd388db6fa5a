"""Which words of a translated page's rows nobody has translated."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from wagtail_localize.models import StringSegment, StringTranslation
from wagtail_localize.strings import StringValue

from core.rows import TranslatedRow, in_rows, row_relations

Path = tuple[str, str]
"""Translation key of a row and name of its field."""

_BOOKKEEPING = (
    "id",
    "page",
    "home",
    "locale",
    "translation_key",
    "left_in_vietnamese",
    "sort_order",
)


def rows_mark(page: Any) -> None:
    """Write into the rows that are saved with a page which words are still Vietnamese.

    Words are Vietnamese if they are those of the Vietnamese page, or of the version of it that was
    translated, and nobody said that the English is the same. Two queries for each kind of rows, and
    none on Vietnamese pages.
    """
    if page.locale_id is None or page.locale.language_code == settings.LANGUAGE_CODE:
        return
    for name, model in row_relations(type(page)):
        rows = getattr(page, name).all()
        # A queryset means that nobody has touched these rows: they are not saved with the page.
        if not isinstance(rows, QuerySet):
            _mark(page, name, model, list(rows))


def _mark(page: Any, relation: str, model: type[TranslatedRow], rows: list[TranslatedRow]) -> None:
    vietnamese, english = _strings(page, relation)
    sisters = model._default_manager.filter(
        translation_key__in=[row.translation_key for row in rows],
        locale__language_code=settings.LANGUAGE_CODE,
    )
    for key, *texts in sisters.values_list("translation_key", *model.word_names()):
        for name, text in zip(model.word_names(), texts, strict=True):
            vietnamese[str(key), name].add(text)
    for row in rows:
        left = {}
        for name in model.word_names():
            text = getattr(row, name)
            path = (str(row.translation_key), name)
            known = text in vietnamese[path] or row.left_in_vietnamese.get(name) == text
            if text and known and english.get(path) != text:
                left[name] = text
        row.left_in_vietnamese = left


def _strings(page: Any, relation: str) -> tuple[dict[Path, set[str]], dict[Path, str]]:
    """Return what was sent to be translated of a page's rows, and what came back."""
    sent: dict[Path, set[str]] = defaultdict(set)
    back: dict[Path, str] = {}
    segments = StringSegment.objects.filter(
        source__object_id=page.translation_key,
        source__locale__language_code=settings.LANGUAGE_CODE,
        context__path__startswith=f"{relation}.",
    ).annotate_translation(page.locale)
    for path, text, translation in segments.values_list(
        "context__path", "string__data", "translation"
    ):
        _relation, key, name = path.split(".", 2)
        sent[key, name].add(StringValue(text).render_text())
        if translation:
            back[key, name] = StringValue(translation).render_text()
    return sent, back


def strings_wanted(source: Any, locale: Any) -> QuerySet[StringSegment]:
    """Return the strings that lack a translation and must have one before readers see it.

    Words of rows may go out in Vietnamese; all others would mix languages unmarked.
    """
    done = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=locale,
        has_error=False,
    )
    strings = StringSegment.objects.filter(source=source).exclude(in_rows())
    return strings.filter(~Exists(done))


def row_facts(page: Any) -> set[tuple[Any, ...]]:
    """Return what the rows of a page hold beside words, to tell whether any came or changed."""
    facts = set()
    for relation, model in row_relations(type(page)):
        apart = {*_BOOKKEEPING, *model.word_names()}
        names = [field.attname for field in model._meta.concrete_fields if field.name not in apart]
        for row in getattr(page, relation).all():
            values = [repr(getattr(row, name)) for name in names]
            facts.add((relation, str(row.translation_key), *values))
    return facts
