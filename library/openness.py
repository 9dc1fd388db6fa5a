"""Who may read a document: the one rule.

A document has no life of its own; it is as public as the pages that show it. So it is

* **open** when a page that the public may see refers to it (`core.visibility`: live, not expired,
  not restricted, of an open school);
* **personal** when only restricted pages show it and this reader has passed their restriction, when
  the collection is restricted and the reader has passed that, or when the reader may work with the
  document in the admin;
* **hidden** for everybody else: files of drafts, of unpublished and expired pages, and files that
  nothing shows any more.

What refers to what is asked of Wagtail's reference index, which covers chosen documents, blocks,
links in text and inline rows alike. A restriction of the document's collection and the gate of a
closed school stand before this rule (hooks ``before_serve_document``).
"""

from __future__ import annotations

from enum import Enum

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from core.visibility import visible, visible_q
from library.models import CustomDocument

WORKING = ("add", "change", "choose")
"""Rights on the document's collection of which one lets a person read its files at any time."""


class Openness(Enum):
    """How a document may be handed to one reader."""

    OPEN = "open"
    PERSONAL = "personal"
    HIDDEN = "hidden"


def document_openness(document: CustomDocument, request: HttpRequest) -> Openness:
    """Judge by the clock of now; two queries for a document that is open."""
    pages = _pages_showing(document)
    if visible(pages).exists():
        restricted = document.collection.get_view_restrictions()
        return Openness.PERSONAL if restricted else Openness.OPEN
    if _may_work_with(document, request) or _passed_restriction(pages, request):
        return Openness.PERSONAL
    return Openness.HIDDEN


def _pages_showing(document: CustomDocument) -> QuerySet[Page]:
    page_type = ContentType.objects.get_for_model(Page)
    rows = ReferenceIndex.get_references_to(document).filter(base_content_type=page_type)
    ids = [int(pk) for pk in rows.values_list("object_id", flat=True).distinct()]
    return Page.objects.filter(pk__in=ids)


def _may_work_with(document: CustomDocument, request: HttpRequest) -> bool:
    if not request.user.is_authenticated or not request.user.has_perm("wagtailadmin.access_admin"):
        return False
    policy = policy_registry.get_by_type(CustomDocument)
    return bool(
        policy.user_has_any_permission_for_instance(request.user, WORKING, instance=document)
    )


def _passed_restriction(pages: QuerySet[Page], request: HttpRequest) -> bool:
    """Whether the reader may open a page that is out for some readers only and shows it."""
    return any(
        all(rule.accept_request(request) for rule in page.get_view_restrictions())
        for page in pages.filter(visible_q())
    )
