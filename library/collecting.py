"""Putting many files into another collection at once."""

from __future__ import annotations

from typing import Any

from wagtail.documents.views.bulk_actions import (
    AddToCollectionBulkAction as DocumentsIntoCollection,
)
from wagtail.images.views.bulk_actions import AddToCollectionBulkAction as ImagesIntoCollection
from wagtail.models import Collection

from library.policies import may_take_away, place_of

LONGEST_ID = 18


class KeepsPlace:
    """Mixin for the bulk action: the same rule as in the form of one file (`library.forms`)."""

    request: Any

    def check_perm(self, item: Any) -> bool:
        """Ask for the right to change, and for more where the file would leave its place."""
        allowed: bool = super().check_perm(item)  # type: ignore[misc]
        chosen = self.request.POST.get("collection", "")
        if not allowed or not chosen.isdecimal() or len(chosen) > LONGEST_ID:
            return allowed
        target = Collection.objects.filter(pk=chosen).first()
        if target is None or place_of(target) == place_of(item.collection):
            return True
        return may_take_away(self.request.user, item)


class OwnImagesIntoCollection(KeepsPlace, ImagesIntoCollection):
    """Pictures."""


class OwnDocumentsIntoCollection(KeepsPlace, DocumentsIntoCollection):
    """Documents."""
