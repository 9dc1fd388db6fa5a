"""Records of pages and other things: the one place where models are turned into findable text.

`search` knows no content app. What a page says of itself comes from `BasePage.search_parts()`; its
school comes from its place in the tree; a document's text from the library, which reads files in
the background.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Model, prefetch_related_objects
from django.utils import timezone
from wagtail.models import Locale, Page

from core.pages import BasePage
from core.searchable import SearchParts
from core.visibility import visible
from library.reading.selectors import open_documents, texts_of
from search.analysis import MOST_ATTACHED_CHARACTERS
from search.engines.base import FOREVER, Attachment, Record
from search.keys import PAGE_LABEL, key_of, root_label
from sites.selectors import school_of_path

CHUNK = 200
"""Things read and written at a time; keeps memory flat."""


def searchable_page_models() -> list[type[BasePage]]:
    """Return the page classes that the public may find: those with a non-empty `search_kind`."""
    return [
        model for model in apps.get_models() if issubclass(model, BasePage) and model.search_kind
    ]


def visible_pages(keys: Iterable[int] | None = None) -> Any:
    """Return the pages that the public may find, optionally of given ids, as plain `Page` rows."""
    pages = visible(Page.objects.type(*searchable_page_models()))
    return pages if keys is None else pages.filter(pk__in=list(keys))


def public_records(page_ids: Iterable[int]) -> Iterator[Record]:
    """Yield records of those of the given pages that the public may find."""
    for page in with_parts(visible_pages(page_ids).specific()):
        yield page_record(page)


def with_parts(pages: Iterable[BasePage]) -> list[BasePage]:
    """Return specific pages with their languages and what `search_parts` reads, class by class."""
    listed = list(pages)
    if not listed:
        return listed
    locales = {locale.pk: locale for locale in Locale.objects.all()}
    by_class: dict[type[BasePage], list[BasePage]] = {}
    for page in listed:
        page.locale = locales[page.locale_id]
        by_class.setdefault(type(page), []).append(page)
    for model, members in by_class.items():
        prefetch_related_objects(members, *model.search_relations)
    return listed


def page_record(page: BasePage) -> Record:
    """Return the record of one specific page."""
    parts = page.search_parts()
    record = _record_of_parts(key_of(PAGE_LABEL, page.pk), parts)
    record.kind = page.search_kind or ""
    record.locale = _language_of(page)
    record.date = parts.date or _day(page.first_published_at)
    record.expires = int(page.expire_at.timestamp()) if page.expire_at else FOREVER
    school = school_of_path(page.path)
    if school is not None:
        record.school = school.id
        record.school_name = f"{school.name} {school.name_en}".strip()
        record.level = school.level
        record.ward = school.ward_id
    return record


def _record_of_parts(key: int, parts: SearchParts) -> Record:
    return Record(
        key=key,
        title=parts.title,
        summary=parts.summary,
        headings=parts.headings,
        body=parts.body,
        tags=parts.tags,
        topics=parts.topic_ids,
        numbers=parts.numbers,
        names=parts.names,
        date=parts.date,
        attachments=attachments(parts.document_ids),
    )


def attachments(document_ids: Iterable[int]) -> list[Attachment]:
    """Return the attached documents with their text, page by page, in the order of the ids."""
    wanted = list(dict.fromkeys(document_ids))
    if not wanted:
        return []
    titles = dict(open_documents(wanted).values_list("pk", "title"))
    texts = texts_of(wanted, MOST_ATTACHED_CHARACTERS)
    return [Attachment(pk, titles[pk], texts.get(pk, [])) for pk in wanted if pk in titles]


def _day(moment: Any) -> date | None:
    return timezone.localdate(moment) if moment else None


def _language_of(page: Page) -> str:
    """Return a page's language code; Wagtail keeps locales in memory for us."""
    return str(page.locale.language_code)


def admin_record(instance: Model) -> Record:
    """Return the record of any indexed thing for the admin's own search, drafts included."""
    key = key_of(root_label(type(instance)), instance.pk)
    if isinstance(instance, BasePage):
        record = _record_of_parts(key, instance.search_parts())
        if instance.draft_title and instance.draft_title != instance.title:
            record.headings = [instance.draft_title, *record.headings]
    else:
        record = _record_of_fields(key, instance)
    record.kind = root_label(type(instance))
    return record


def _record_of_fields(key: int, instance: Any) -> Record:
    """Make a record of what a model's own `search_fields` name: title first, the rest as body."""
    texts: dict[str, str] = {}
    for field in (
        *instance.get_searchable_search_fields(),
        *instance.get_autocomplete_search_fields(),
    ):
        value = _text_of(field.get_value(instance))
        if value:
            texts.setdefault(field.field_name, value)
    for field in instance.get_search_fields():
        if hasattr(field, "fields") and field.field_name == "tags":
            texts["tags"] = " ".join(tag.name for tag in instance.tags.all())
    title = texts.pop("title", "") or texts.pop("name", "") or str(instance)
    return Record(key=key, title=title, body=list(texts.values()))


def _text_of(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple, set)):
        return " ".join(_text_of(item) for item in value)
    if isinstance(value, dict):
        return " ".join(_text_of(item) for item in value.values())
    return str(value)
