"""Which pages in English no longer say what the Vietnamese ones say."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import (
    BooleanField,
    Count,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation, TranslationSource
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.row_words import row_facts, strings_wanted

if TYPE_CHECKING:
    from sites.tenancy.scope import TenantScope

ADDRESS = "slug"
"""Path of the segment that makes a page's address; it need not be translated."""


@dataclass(frozen=True, slots=True)
class Behind:
    """A public translation that lags behind its source."""

    page_id: int
    title: str
    original_id: int
    original_title: str
    changed_at: datetime
    source_id: int | None
    missing: int
    is_changed: bool


def missing_strings(translation: Translation) -> int:
    """Return how many texts of a translation must still be translated before it goes out.

    The address may stay, and so may the words of rows (`core.rows`).
    """
    return _untranslated(translation.source_id, translation.target_locale_id).count()


def translation_of_page(page: Page) -> Translation | None:
    """Return what keeps the strings of a translated page; None where there is no such thing."""
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    )
    return found.select_related("source").first()


def behind_of_page(page: Page) -> list[Behind]:
    """Return what lags behind of a page: its translations, or the page itself."""
    return behind(Page.objects.filter(translation_key=page.translation_key))


def behind_of_scope(scope: TenantScope) -> list[Behind]:
    """Return what lags behind of the pages that a person works on; oldest change first."""
    return behind(scope.pages())


def behind(pages: QuerySet[Page]) -> list[Behind]:
    """Return the public translations among pages that say less or other things than the source.

    Most are ruled out by one query; of those whose source was published since, the words and
    pictures are compared: a new telephone number on a page that shares its data changes nothing.
    """
    found = []
    for row in _candidates(pages):
        changed = row.original_published > row.as_of and _differs(row)
        if changed or row.missing or row.is_unpublished:
            found.append(_behind(row, is_changed=changed))
    return found


def _candidates(pages: QuerySet[Page]) -> Any:
    kept = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"),
        target_locale=OuterRef("locale"),
        enabled=True,
    )
    originals = Page.objects.filter(
        translation_key=OuterRef("translation_key"),
        locale__language_code=settings.LANGUAGE_CODE,
        live=True,
    )
    rows = pages.filter(live=True, alias_of__isnull=True, last_published_at__isnull=False)
    rows = rows.exclude(locale__language_code=settings.LANGUAGE_CODE).annotate(
        source_id=Subquery(kept.values("source_id")[:1]),
        synced_at=Subquery(kept.values("source__last_updated_at")[:1]),
        original_id=Subquery(originals.values("pk")[:1]),
        original_title=Subquery(originals.values("title")[:1]),
        original_published=Subquery(originals.values("last_published_at")[:1]),
        as_of=Coalesce("synced_at", "last_published_at"),
    )
    strings = _untranslated(OuterRef("source_id"), OuterRef(OuterRef("locale"))).order_by()
    counted = strings.values("source").annotate(number=Count("pk")).values("number")
    rows = rows.annotate(missing=Coalesce(Subquery(counted, output_field=IntegerField()), 0))
    rows = rows.annotate(
        is_unpublished=ExpressionWrapper(
            Q(synced_at__gt=F("last_published_at")), output_field=BooleanField()
        )
    )
    lagging = Q(original_published__gt=F("as_of")) | Q(missing__gt=0) | Q(is_unpublished=True)
    return rows.filter(lagging, original_published__isnull=False).order_by(
        "original_published", "pk"
    )


def _untranslated(source: Any, locale: Any) -> QuerySet[StringSegment]:
    return strings_wanted(source, locale).exclude(context__path=ADDRESS)


def _differs(row: Any) -> bool:
    """Whether the source now has other strings, pictures or rows than at the last update."""
    source = TranslationSource.objects.filter(pk=row.source_id).first()
    if source is None:
        return True
    page = source.get_source_instance()
    if row_facts(page) != row_facts(source.as_instance()):
        return True
    now = set()
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            now.add((segment.path, segment.string.data))
        elif isinstance(segment, OverridableSegmentValue):
            now.add((segment.path, json.dumps(segment.data, cls=DjangoJSONEncoder)))
    then = set(source.stringsegment_set.values_list("context__path", "string__data"))
    then |= set(source.overridablesegment_set.values_list("context__path", "data_json"))
    return now != then


def _behind(row: Any, *, is_changed: bool) -> Behind:
    return Behind(
        page_id=row.pk,
        title=row.title,
        original_id=row.original_id,
        original_title=row.original_title,
        changed_at=row.original_published,
        source_id=row.source_id,
        missing=row.missing,
        is_changed=is_changed,
    )
