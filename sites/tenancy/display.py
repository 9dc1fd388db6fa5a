"""What forms show of things that are chosen already: own ones, and public pages of others.

A form that is shown again repeats what was posted: Wagtail's choosers look the posted id up,
whoever asks, and print title, thumbnail and address. The same happens to a page of another school
that was public when it was linked to and is not any more. Widgets and rich text know no request, so
the scope of whoever asks is kept beside them while an admin view runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Model
from wagtail.admin.rich_text.converters.html_to_contentstate import PageLinkElementHandler
from wagtail.admin.widgets import BaseChooser
from wagtail.documents import get_document_model
from wagtail.documents.rich_text.contentstate import DocumentLinkElementHandler
from wagtail.images import get_image_model
from wagtail.images.rich_text.contentstate import ImageElementHandler
from wagtail.models import Page

from core.visibility import visible
from sites.tenancy.ownership import is_owned, owns_object
from sites.tenancy.scope import TenantScope

_reader: ContextVar[TenantScope | None] = ContextVar("tenancy_reader", default=None)


@contextmanager
def shown_to(scope: TenantScope) -> Iterator[None]:
    """Limit what forms show, inside the block, to what this person may see."""
    token = _reader.set(scope)
    try:
        yield
    finally:
        _reader.reset(token)


def may_show(instance: Model) -> bool:
    """Whether the person who looks may read the name of a chosen thing; outside requests: yes.

    Free for own pages, pictures and documents; one query for pages of others.
    """
    scope = _reader.get()
    if scope is None or scope.is_everything or not is_owned(type(instance)):
        return True
    if owns_object(instance, scope):
        return True
    return isinstance(instance, Page) and visible(Page.objects.filter(pk=instance.pk)).exists()


def own_value_data(chooser: BaseChooser, value: Any) -> Any:
    """Return what a chooser shows of its value; stands in place of `BaseChooser.get_value_data`.

    A page of another school goes by the title that its readers see, not by that of its draft.
    """
    instance = chooser.get_instance(value)
    if instance is None or not may_show(instance):
        return None
    scope = _reader.get()
    if isinstance(instance, Page) and scope is not None and not scope.owns_path(instance.path):
        instance.draft_title = instance.title
    return chooser.get_value_data_from_instance(instance)


class OwnPageLinkHandler(PageLinkElementHandler):
    """A link to a page, as the editor gets it."""

    def get_attribute_data(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Leave the address out where the page may not be seen: the link stays, broken."""
        page = Page.objects.filter(pk=_number(attrs)).first()
        if page is not None and not may_show(page):
            return {"id": page.pk, "url": None, "parentId": None}
        data: dict[str, Any] = super().get_attribute_data(attrs)
        return data


class OwnDocumentLinkHandler(DocumentLinkElementHandler):
    """A link to a document, as the editor gets it."""

    def get_attribute_data(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Leave address and file name out where the document may not be seen."""
        document = get_document_model()._default_manager.filter(pk=_number(attrs)).first()
        if document is not None and not may_show(document):
            return {"id": document.pk}
        data: dict[str, Any] = super().get_attribute_data(attrs)
        return data


class OwnImageHandler(ImageElementHandler):
    """A picture inside text, as the editor gets it."""

    def create_entity(self, name: str, attrs: dict[str, Any], state: Any, contentstate: Any) -> Any:
        """Make no rendition of a picture that may not be seen."""
        image = get_image_model()._default_manager.filter(pk=_number(attrs)).first()
        if image is not None and not may_show(image):
            attrs = {**attrs, "id": "0"}
        return super().create_entity(name, attrs, state, contentstate)


def _number(attrs: dict[str, Any]) -> int:
    text = str(attrs.get("id", ""))
    return int(text) if text.isdecimal() and len(text) < 19 else 0


OWN_HANDLERS = {
    "link": {'a[linktype="page"]': OwnPageLinkHandler("LINK")},
    "document-link": {'a[linktype="document"]': OwnDocumentLinkHandler("DOCUMENT")},
    "image": {'embed[embedtype="image"]': OwnImageHandler()},
}
"""Rich text feature -> how the editor gets it from the database."""


def handlers_replace(features: Any) -> None:
    """Put own handlers into the rules of the rich text editor, beside Wagtail's others."""
    rules = features.converter_rules_by_converter["contentstate"]
    for feature, handlers in OWN_HANDLERS.items():
        rule = rules[feature]
        features.register_converter_rule(
            "contentstate",
            feature,
            rule | {"from_database_format": rule["from_database_format"] | handlers},
        )


def choosers_replace() -> None:
    """Make every chooser ask; no hook reaches form fields, blocks and panels alike."""
    BaseChooser.get_value_data = own_value_data
