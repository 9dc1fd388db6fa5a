"""Lists of own pictures and documents."""

from __future__ import annotations

from wagtail.documents.views.documents import DocumentsFilterSet
from wagtail.documents.views.documents import IndexView as DocumentsView
from wagtail.images.views.images import ImagesFilterSet
from wagtail.images.views.images import IndexView as ImagesView

from sites.tenancy.filters import narrowed


class OwnImagesView(ImagesView):
    """Pictures; rows are limited by the collection's rights, the tags of the filter here."""

    filterset_class = narrowed(ImagesFilterSet)


class OwnDocumentsView(DocumentsView):
    """Documents; likewise."""

    filterset_class = narrowed(DocumentsFilterSet)
