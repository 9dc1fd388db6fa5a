"""What may change what search shows. Each handler only writes a note (`search.changes`)."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from modelsearch.index import class_is_indexed
from wagtail.documents import get_document_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    ReferenceIndex,
)
from wagtail.signals import page_published, page_unpublished, post_page_move

from library.signals import document_text_changed
from search import changes
from search.keys import PAGE_LABEL
from sites.models import OfficeContact, School, Ward


def saved_or_deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """Note any indexed thing: pages, pictures, documents and whatever else declares fields."""
    if kwargs.get("raw"):
        return
    changes.note(instance)
    if isinstance(instance, get_document_model()):
        changes.note_ids(PAGE_LABEL, pages_with(instance))


@receiver(document_text_changed)
def document_read(sender: Any, instance: Model, **kwargs: Any) -> None:
    """Note the pages that attach a document whose text is known now, or no longer holds."""
    changes.note_ids(PAGE_LABEL, pages_with(instance))


@receiver([post_save, post_delete], sender=CollectionViewRestriction)
def collection_restricted(sender: Any, instance: CollectionViewRestriction, **kwargs: Any) -> None:
    """Note the pages with documents that a collection's restriction hides or opens."""
    path = Collection.objects.filter(pk=instance.collection_id).values_list("path", flat=True)
    for document in get_document_model().objects.filter(collection__path__startswith=path[0]):
        changes.note_ids(PAGE_LABEL, pages_with(document))


def tags_changed(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Note a thing whose tags changed after it was saved."""
    if isinstance(instance, Model) and class_is_indexed(type(instance)):
        changes.note(instance)


def pages_with(document: Model) -> list[int]:
    """Return the ids of the pages that refer to a document: its text is found with theirs."""
    references = ReferenceIndex.get_references_to(document)
    ids = references.filter(base_content_type=ContentType.objects.get_for_model(Page)).values_list(
        "object_id", flat=True
    )
    return [int(pk) for pk in ids.distinct()]


@receiver([page_published, page_unpublished])
def page_went_live_or_off(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Note a publication; `page.save()` was before it, tags and children come with it.

    A page in another language may show facts that this one keeps, such as a school's people.
    """
    versions = Page.objects.filter(translation_key=instance.translation_key)
    changes.note_ids(PAGE_LABEL, versions.values_list("pk", flat=True))


@receiver(post_page_move)
def page_moved(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Note a moved page with all below it: its school and its restrictions may be others now."""
    changes.note_pages_below(instance.path)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def restriction_changed(sender: Any, instance: PageViewRestriction, **kwargs: Any) -> None:
    """Note all pages that a view restriction covers."""
    path = Page.objects.filter(pk=instance.page_id).values_list("path", flat=True).first()
    if path is not None:
        changes.note_pages_below(path)


@receiver(post_save, sender=School)
def school_changed(sender: Any, instance: School, **kwargs: Any) -> None:
    """Note all pages of a school: its name, level, ward or status may have changed."""
    _note_roots([instance.root_key])


@receiver([post_save, post_delete], sender=OfficeContact)
def office_changed(sender: Any, instance: OfficeContact, **kwargs: Any) -> None:
    """Note the portal's pages: its contact page tells how to reach the office."""
    _note_roots([instance.site.root_page.translation_key])


@receiver(post_save, sender=Ward)
def ward_changed(sender: Any, instance: Ward, **kwargs: Any) -> None:
    """Note all pages of a ward's schools."""
    _note_roots(list(instance.schools.values_list("root_key", flat=True)))


def _note_roots(keys: list[Any]) -> None:
    roots = Page.objects.filter(depth=2, translation_key__in=keys).values_list("path", flat=True)
    for path in roots:
        changes.note_pages_below(path)


def connect() -> None:
    """Follow every indexed model ourselves, instead of modelsearch's own handlers.

    Those fetch and index the thing at once, inside the editor's request and transaction.
    """
    from modelsearch.index import get_indexed_models
    from modelsearch.signal_handlers import post_delete_signal_handler, post_save_signal_handler

    for model in get_indexed_models():
        model.search_auto_update = False
        post_save.disconnect(post_save_signal_handler, sender=model)
        post_delete.disconnect(post_delete_signal_handler, sender=model)
        post_save.connect(saved_or_deleted, sender=model)
        post_delete.connect(saved_or_deleted, sender=model)
    m2m_changed.connect(tags_changed)
